"""Taking back and doing again, one action at a time, and telling what was done.

An action is what one person did in one go, an import included. Undo takes back the newest action of whoever
asks, and never that of somebody else: in an office where several people write, what others did is theirs to
take back. It holds across restarts, and is refused when a record was changed by someone else since.
"""

from dataclasses import replace

from outreach_tui.domain.history import Step
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.services.office import Office
from outreach_tui.store.reads import events as event_reads
from outreach_tui.store.reads import history as history_reads


class Undoing:
    """Takes actions back and does them again; everything it does has a history of its own."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def undo(self) -> Step:
        """Take back one's own newest action; return the action that was taken back.

        Refuses with ``nothing_to_undo``; with ``undo_changed_since`` when one of its records is no longer what it
        made of it; with ``undo_blocked`` when others refer to what would go, or its name or number is taken.
        """
        from outreach_tui.store.writes.undo import undo_last

        self._office.subdistrict()
        return self._told(self._office.write("undo", undo_last))

    def redo(self) -> Step:
        """Do again what was taken back last, until something new is done; return that action."""
        from outreach_tui.store.writes.undo import redo_last

        self._office.subdistrict()
        return self._told(self._office.write("redo", redo_last))

    def _told(self, action_id: RecordId) -> Step:
        with self._office.database.reading() as reader:
            return replace(history_reads.step(reader, action_id), undone=True)

    def history(self, reference: str = "", *, limit: int = 100) -> list[Step]:
        """Return actions newest first; with a reference only what was done to one record.

        A reference is the number of an event, or an id or the end of one.
        """
        self._office.subdistrict()
        with self._office.database.reading() as reader:
            if not reference:
                return history_reads.steps(reader, limit=limit)
            record_id = event_reads.find_event_id(reader, reference)
            year, dash, serial = reference.partition("-")
            if record_id is None and dash and year.isdecimal() and serial.isdecimal():
                record_id = history_reads.find_removed_event(reader, int(year), int(serial))
        if record_id is None:
            record_id = self._office.id_ending("record", reference, history_reads.find_record_ids)
        return self.history_of(record_id, limit=limit)

    def history_of(self, record_id: RecordId, *, limit: int = 100) -> list[Step]:
        """Return what was done to a record, newest first; to an event with its lines and files."""
        with self._office.database.reading() as reader:
            shown_with = history_reads.records_shown_with(reader, record_id)
            return history_reads.steps(reader, shown_with, limit=limit)
