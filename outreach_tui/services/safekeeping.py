"""Backing the office up, and putting a backup in its place."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from outreach_tui.domain.problems import Problem, Refused, Severity, refuse
from outreach_tui.paths import attachments_beside
from outreach_tui.services.backups import (
    Backup,
    Reason,
    digests_of,
    folder_of,
    free_name,
    keep_automatically,
    keep_for_the_day,
    list_backups,
    write_backup,
)
from outreach_tui.services.contents import Contents
from outreach_tui.services.dumping import Dumping
from outreach_tui.services.office import Office
from outreach_tui.store.backup import Progress, copy_to_file, is_ours, put_in_place, require_whole
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location
from outreach_tui.store.reads import history as history_reads
from outreach_tui.store.reads import office as office_reads


@dataclass(frozen=True)
class State:
    """What is in a database: records by kind, and when something was last done."""

    subdistrict: str
    records: Mapping[str, int]
    last_change: datetime | None


@dataclass(frozen=True)
class Preview:
    """What a restore would make of the office; ``now`` is ``None`` where nothing can be read."""

    path: Path
    now: State | None
    then: State


@dataclass(frozen=True)
class Restored:
    """What was put in place.

    ``before`` is the backup made of what was there, ``aside`` where what could not be opened was moved to.
    """

    preview: Preview
    before: Backup | None
    aside: Path | None


def keep_daily(office: Office) -> None:
    """Make the backup of the day. That it cannot be made keeps nobody from working, but is told."""
    path = office.database.location.path
    if path is not None and office.database.office:
        try:
            backup = keep_for_the_day(path, office.attachments, office.clock())
            office.database.untold += backup.notes() if backup is not None else ()
        except Refused:
            office.database.untold.append(Problem("backup_not_made", "backup", str(folder_of(path)), Severity.DOUBT))


def keep_before(office: Office, reason: Reason) -> Backup | None:
    """Make a backup before something large is done to a SQLite file; refuse when that fails."""
    path = office.database.location.path
    if path is None:
        return None  # a server is backed up where it stands
    return keep_automatically(path, office.attachments, office.clock(), reason)


class Safekeeping:
    """Backs up and restores."""

    def __init__(self, office: Office) -> None:
        self._office = office

    @property
    def _file(self) -> Path:
        path = self._office.database.location.path
        if path is None:
            raise refuse("backup_of_server", "db", self._office.database.location.shown)
        return path

    def back_up(self, target: Path | None = None, told: Progress | None = None) -> Backup:
        """Write a backup to a file, by default into the folder beside the database.

        ``told`` how far it is, it may raise to end it: then there is no backup.
        """
        at = self._office.clock()
        if target is None:
            target = free_name(self._file, at, Reason.MANUAL)
        elif target.exists() and target.samefile(self._file):
            raise refuse("backup_onto_itself", "backup", str(target))
        elif target.is_dir():
            raise refuse("file_is_folder", "backup", str(target))
        elif target.exists() and not is_ours(target):  # an older backup is replaced, and nothing else
            raise refuse("file_exists", "backup", str(target))
        return write_backup(self._file, self._office.attachments, target, at, Reason.MANUAL, told)

    def backups(self) -> list[Backup]:
        """Return the backups beside the database, the newest first; refuse for a server, which has its own."""
        return list_backups(folder_of(self._file))

    def preview(self, source: Path) -> Preview:
        """Return what a restore would change; refuse a file that is neither a whole database of ours nor a dump."""
        with self._readied(source) as (copy, _files):
            return self._preview(source, copy)

    def restore(self, source: Path) -> Restored:
        """Make the office what a backup is: back up first, then all of it in one step or none of it."""
        with self._readied(source) as (copy, files):
            preview = self._preview(source, copy)
            before = keep_before(self._office, Reason.RESTORE) if preview.now is not None else None
            Contents(self._office.attachments).bring(digests_of(copy), Contents(files))
            self._office.database.close()
            aside = put_in_place(copy, self._file)
        self._office.database.open()
        self._office.write("restore", lambda writer: writer.leave_mark())
        return Restored(preview, before, aside)

    @contextmanager
    def _readied(self, source: Path) -> Iterator[tuple[Path, Path]]:
        """Make a database of the newest schema out of a backup or a dump; yield it and the folder of its files."""
        if not source.exists():
            raise refuse("file_missing", "backup", str(source))
        if self._file.exists() and source.samefile(self._file):
            raise refuse("backup_onto_itself", "backup", str(source))
        is_dump = source.suffix.lower() == ".json"
        if not is_dump:
            require_whole(source)
        folder = folder_of(self._file)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".restoring-", dir=folder, ignore_cleanup_errors=True) as name:
            copy = Path(name) / "copy.db"
            if not is_dump:
                copy_to_file(source, copy)
            database = Database(Location(path=copy))
            try:
                database.open(create=is_dump)
                if is_dump:
                    Dumping(replace(self._office, database=database, attachments=attachments_beside(copy))).load(source)
            finally:
                database.close()
            yield copy, attachments_beside(copy if is_dump else source)

    def _preview(self, source: Path, copy: Path) -> Preview:
        then = _state(copy)
        if then is None:
            raise refuse("no_subdistrict", "backup", str(source))
        return Preview(source, _state(self._file), then)


def _state(path: Path) -> State | None:
    """Return what is in a database; ``None`` when it cannot be read or holds no office."""
    database = Database(Location(path=path))
    try:
        database.open()
        with database.reading() as reader:
            found = office_reads.subdistrict(reader)
            if found is None:
                return None
            newest = history_reads.steps(reader, limit=1)
            return State(found.name, office_reads.counts(reader), newest[0].at if newest else None)
    except Refused:
        return None
    finally:
        database.close()
