"""Removing personal data once its purpose is met: contacts, remarks, sign-in sheets, and every copy of them.

The counts stay: no figure changes by a purge. What was removed cannot be brought back; nor can anything that was
done before be taken back afterwards, for that would bring it back.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.services.backups import Backup, folder_of, list_backups
from outreach_tui.services.contents import Contents
from outreach_tui.services.office import Office
from outreach_tui.store.reads.attachments import all_digests
from outreach_tui.store.writer import Writer
from outreach_tui.store.writes import purge as purge_writes


@dataclass(frozen=True)
class Purged:
    """How much was removed: contacts, remarks, attachments, history (changes that held a copy), files, backups.

    ``backups_left`` still hold what was removed.
    """

    counts: Mapping[str, int]
    backups_left: tuple[Backup, ...]


def forms_left(drafts: Path) -> tuple[Problem, ...]:
    """Return a note of the forms that were never saved: what waits in them is no record, and is not purged."""
    count = len([*drafts.rglob("*.json")])  # each subdistrict has a folder of its own there
    details = {"count": str(count)}
    return (Problem("purge_left_typed", "file", str(drafts), Severity.NOTE, details=details),) if count else ()


class _Rehearsed(Exception):
    """Ends a transaction that was only to show what it would do."""

    def __init__(self, counts: dict[str, int]) -> None:
        super().__init__()
        self.counts = counts


class Purging:
    """Removes personal data."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def rehearse(self, before: date | None) -> Purged:
        """Return what a purge would remove, and remove nothing."""

        def work(writer: Writer) -> None:
            raise _Rehearsed(purge_writes.purge(writer, today=self._office.today, before=before))

        try:
            self._office.write("purge", work)
        except _Rehearsed as rehearsed:
            return Purged(rehearsed.counts, tuple(self._backups()))
        raise AssertionError("unreachable")

    def purge(self, before: date | None, *, with_backups: bool = False) -> Purged:
        """Remove overdue contacts; of records before a day also their contacts, remarks and sign-in sheets.

        ``with_backups`` also removes the backups beside the database, all of which were made before this.
        """
        known = set(self._digests())
        counts = self._office.write(
            "purge", lambda writer: purge_writes.purge(writer, today=self._office.today, before=before)
        )
        Contents(self._office.attachments).remove(known - set(self._digests()))
        if not self._office.database.compact():
            self._office.database.untold.append(self._not_compacted())
        backups = self._backups()
        if with_backups:
            for backup in backups:
                backup.path.unlink(missing_ok=True)
                shutil.rmtree(backup.attachments, ignore_errors=True)
        counts["backups"] = len(backups) if with_backups else 0
        return Purged(counts, () if with_backups else tuple(backups))

    def _not_compacted(self) -> Problem:
        where = self._office.database.location
        code = "purge_left_on_server" if where.is_postgres else "purge_left_in_file"
        return Problem(code, "db", where.shown, Severity.DOUBT)

    def _digests(self) -> list[str]:
        with self._office.database.reading() as reader:
            return all_digests(reader)

    def _backups(self) -> list[Backup]:
        path = self._office.database.location.path
        return [] if path is None else list_backups(folder_of(path))
