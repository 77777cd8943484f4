"""Logging: events with their lines, and consultations."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from outreach_tui.domain.checks import check_consultation, check_event
from outreach_tui.domain.drafts import ConsultationDraft, EventDraft
from outreach_tui.domain.files import KeptFile
from outreach_tui.domain.findings import Known
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.new_materials import new_material
from outreach_tui.domain.problems import Problem, Severity, refuse
from outreach_tui.domain.records import Consultation, Event
from outreach_tui.services.office import Office, community_ids, material_ids
from outreach_tui.services.saved import Saved, shortages
from outreach_tui.store.reads import events as event_reads
from outreach_tui.store.reads import lines as line_reads
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.writer import Writer
from outreach_tui.store.writes import events as event_writes
from outreach_tui.store.writes import lines as line_writes
from outreach_tui.store.writes import office as office_writes
from outreach_tui.store.writes.attachments import add_attachment


class Logbook:
    """Writes what was done. Every method saves all of it or, refusing, nothing."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def add_event(self, draft: EventDraft, *, insist: bool = False, files: Sequence[KeptFile] = ()) -> Saved:
        """Log an event with its material and consultation lines; doubts are saved only with ``insist``.

        ``files`` are its evidence, whose contents are kept already.
        """
        known = self._office.known()
        checked = check_event(draft, known)
        event = checked.accepted(insist=insist)
        notes = (*checked.problems, *self._same_again(event))

        def work(writer: Writer) -> tuple[RecordId, str]:
            added = event_writes.add_event(writer, event, community_ids(known), self._catalogued(writer, event, known))
            for file in files:
                add_attachment(writer, added[0], file)
            return added

        event_id, number = self._office.write("event.add", work)
        of_files = (note for file in files for note in file.notes)
        return Saved(event_id, number, (*notes, *self._shortages(event, known), *of_files))

    def change_event(
        self, reference: str, draft: EventDraft, *, version: int | None = None, insist: bool = False
    ) -> Saved:
        """Change an event to what the draft says; refuse as ``stale`` when it is past ``version`` by now."""
        known = self._office.known()
        before = self._office.event(reference)
        checked = check_event(draft, known.changing(before))
        after = _with_lines_along(before, checked.accepted(insist=insist))
        self._office.write(
            "event.edit",
            lambda writer: event_writes.change_event(
                writer, before.id, after, community_ids(known), self._catalogued(writer, after, known), version
            ),
        )
        return Saved(before.id, before.number, (*checked.problems, *self._shortages(after, known)))

    def delete_event(self, reference: str, *, version: int | None = None) -> Saved:
        """Take an event out of all figures; it can be brought back."""
        event = self._office.event(reference)
        self._office.write("event.delete", lambda writer: event_writes.delete_event(writer, event.id, version))
        return Saved(event.id, event.number)

    def restore_event(self, reference: str) -> Saved:
        """Bring a deleted event back."""
        event = self._office.event(reference)
        if not event.deleted:
            raise refuse("not_deleted", "event", event.number)
        self._office.write("event.restore", lambda writer: event_writes.restore_event(writer, event.id))
        return Saved(event.id, event.number)

    def add_consultation(self, draft: ConsultationDraft, *, insist: bool = False) -> Saved:
        """Log a consultation at an event or at a service station."""
        known = self._office.known()
        checked = check_consultation(draft, known)
        event = self._office.event(draft.event) if draft.event else None
        accepted = checked.accepted(insist=insist)
        community = self._community_of(accepted, event)
        record_id = self._office.write(
            "consultation.add",
            lambda writer: line_writes.add_consultation(
                writer, accepted, community_ids(known).get(community), event.id if event else None
            ),
        )
        return Saved(record_id, record_id, checked.problems)

    def change_consultation(
        self,
        record_id: RecordId,
        draft: ConsultationDraft,
        *,
        version: int | None = None,
        insist: bool = False,
    ) -> Saved:
        """Change a consultation to what the draft says."""
        with self._office.database.reading() as reader:
            known = self._office.known(reader)
            before = line_reads.find_consultation(reader, record_id)
        checked = check_consultation(draft, known.changing(before))
        event = self._office.event(draft.event) if draft.event else None
        accepted = checked.accepted(insist=insist)
        self._office.write(
            "consultation.edit",
            lambda writer: line_writes.change_consultation(
                writer,
                record_id,
                accepted,
                community_ids(known).get(accepted.community),
                event.id if event else None,
                version,
            ),
        )
        return Saved(record_id, record_id, checked.problems)

    def mark_answered(self, record_id: RecordId, day: date | None, *, version: int | None = None) -> Saved:
        """Say on which day a promised answer was given; ``None`` says that it is still to come."""
        before = self.consultation(record_id)
        if before.follow_up_on is None:
            raise refuse("no_follow_up", "follow_up", record_id[-8:])
        draft = replace(ConsultationDraft.of(before), followed_up_on=day)
        return self.change_consultation(record_id, draft, version=version or before.version, insist=True)

    def delete_consultation(self, record_id: RecordId, *, version: int | None = None) -> None:
        """Take a consultation out of all figures."""
        self._office.write(
            "consultation.delete", lambda writer: line_writes.delete_consultation(writer, record_id, version)
        )

    def consultation(self, record_id: RecordId) -> Consultation:
        """Return one consultation; refuse when there is none."""
        with self._office.database.reading() as reader:
            found = line_reads.find_consultation(reader, record_id)
        if found is None:
            raise refuse("unknown_consultation", "consultation", record_id)
        return found

    def _community_of(self, draft: ConsultationDraft, event: Event | None) -> str:
        """Return the community named, else the event's only one."""
        if draft.community or event is None:
            return draft.community
        return event.communities[0] if len(event.communities) == 1 else ""

    def _catalogued(self, writer: Writer, event: EventDraft, known: Known) -> dict[str, RecordId]:
        """Return the id of every catalogue entry by name, those that the event brings added first."""
        ids = material_ids(known)
        for line in event.materials:
            entry = None if line.material in ids else new_material(line.material, line.measure)
            if entry is not None:
                ids[line.material] = office_writes.add_material(writer, entry)
        return ids

    def _shortages(self, draft: EventDraft, known: Known) -> tuple[Problem, ...]:
        """Return a note for each material of the event whose stock is below zero now, but for what is new anyway."""
        wanted = {line.material for line in draft.materials if known.material(line.material)}
        if not wanted:
            return ()
        with self._office.database.reading() as reader:
            return shortages(office_reads.stock(reader, of=wanted), wanted)

    def _same_again(self, draft: EventDraft) -> tuple[Problem, ...]:
        """Return a note when an event of the same day, form, title and communities is on record already."""
        with self._office.database.reading() as reader:
            lines = event_reads.events_called(reader, draft.day, draft.title)
        return tuple(
            Problem("same_event", "title", line.title, Severity.NOTE, details={"number": line.number})
            for line in lines
            if (line.form, set(line.communities)) == (draft.form, set(draft.communities))
        )


def _with_lines_along(before: Event, after: EventDraft) -> EventDraft:
    """Let the recorded lines of the event's only community go along when the event turns out to be another's."""
    if len(before.communities) != 1 or before.communities[0] in after.communities:
        return after
    theirs = {line.id for line in before.materials if line.community == before.communities[0]}
    theirs |= {line.id for line in before.consultations if line.community == before.communities[0]}
    return replace(
        after,
        materials=tuple(replace(line, community="") if line.id in theirs else line for line in after.materials),
        consultations=tuple(replace(line, community="") if line.id in theirs else line for line in after.consultations),
    )
