"""The folder of automatic backups: what lies there, what is added, what is worth keeping.

A backup is a database of its own with its attachments beside it, as the live one has them: it can be opened and
looked at like any other.
"""

import re
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.retention import DAYS, worth_keeping
from outreach_tui.paths import attachments_beside
from outreach_tui.services.contents import Contents
from outreach_tui.store.backup import LARGEST_LOOKED_OVER, Progress, copy_to_file, integrity_of
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location
from outreach_tui.store.reads.attachments import all_digests

_NAME = re.compile(r".+-(\d{8}-\d{6})-([a-z]+)\.db")
_MOMENT = "%Y%m%d-%H%M%S"


class Reason(StrEnum):
    """Why a backup was made."""

    DAILY = "daily"
    MIGRATION = "migration"
    RESTORE = "restore"
    IMPORT = "import"
    MANUAL = "manual"


@dataclass(frozen=True)
class Backup:
    """A backup on disk; ``lost`` are the SHA-256 of attachments that were missing or altered already.

    One that is not ``whole`` is of a database that was damaged by then.
    """

    path: Path
    at: datetime
    reason: Reason
    lost: tuple[str, ...] = ()
    whole: bool = True

    @property
    def attachments(self) -> Path:
        """The folder of its attachments."""
        return attachments_beside(self.path)

    def notes(self) -> tuple[Problem, ...]:
        """Return what is wrong with the database, and a note for each attachment that could not be copied."""
        lost = (Problem("attachment_lost", "attachment", digest, Severity.NOTE) for digest in self.lost)
        damaged = () if self.whole else (Problem("backup_of_damaged", "backup", str(self.path), Severity.DOUBT),)
        return (*damaged, *lost)


def folder_of(database: Path) -> Path:
    """Return the folder of automatic backups of a database: beside it."""
    return database.with_name(f"{database.stem}-backups")


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups in a folder, the newest first."""
    found = [
        Backup(path, datetime.strptime(match[1], _MOMENT).astimezone(), Reason(match[2]))
        for path in folder.glob("*.db")
        if (match := _NAME.fullmatch(path.name)) and match[2] in set(Reason)
    ]
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def write_backup(
    database: Path, attachments: Path, target: Path, at: datetime, reason: Reason, told: Progress | None = None
) -> Backup:
    """Copy a database and its attachments to a file and the folder beside it, and look the copy over."""
    copy_to_file(database, target, told)
    whole = target.stat().st_size > LARGEST_LOOKED_OVER or not integrity_of(target)
    earlier = [backup for backup in list_backups(target.parent) if backup.path != target]
    linked = Contents(earlier[0].attachments) if earlier else None
    lost = Contents(attachments_beside(target)).bring(digests_of(target), Contents(attachments), linked=linked)
    return Backup(target, at, reason, tuple(lost), whole)


def digests_of(database: Path) -> list[str]:
    """Return the SHA-256 of every attachment that a SQLite file has on record."""
    copy = Database(Location(path=database))
    try:
        with copy.reading() as reader:
            return all_digests(reader)
    finally:
        copy.close()


def keep_automatically(database: Path, attachments: Path, at: datetime, reason: Reason) -> Backup:
    """Make an automatic backup, then throw away those no longer worth keeping: none for the sake of a damaged one."""
    target = free_name(database, at, reason)
    backup = write_backup(database, attachments, target, at, reason)
    if backup.whole:
        _rotate(target.parent)
    return backup


def free_name(database: Path, at: datetime, reason: Reason) -> Path:
    """Return where a backup goes in the folder; none made in the same second is overwritten."""
    while True:
        target = folder_of(database) / f"{database.stem}-{at.strftime(_MOMENT)}-{reason}.db"
        if not target.exists():
            return target
        at += timedelta(seconds=1)


def keep_for_the_day(database: Path, attachments: Path, at: datetime) -> Backup | None:
    """Make the backup of the day, unless there is one."""
    today = [backup for backup in list_backups(folder_of(database)) if backup.at.date() == at.date()]
    if any(backup.reason is Reason.DAILY for backup in today):
        return None
    return keep_automatically(database, attachments, at, Reason.DAILY)


def _rotate(folder: Path) -> None:
    """Throw away automatic backups no longer worth keeping; those asked for by hand all stay.

    Each reason keeps its own days and months, and its newest ones even when they are all of one day: whoever restored
    the wrong backup twice still finds what was there at first.
    """
    backups = list_backups(folder)
    for reason in set(Reason) - {Reason.MANUAL}:
        of_reason = [backup for backup in backups if backup.reason is reason]
        kept = worth_keeping(backup.at for backup in of_reason)
        for backup in of_reason[DAYS:]:
            if backup.at not in kept:
                with suppress(OSError):  # in use, perhaps: it goes the next time
                    backup.path.unlink(missing_ok=True)
                    shutil.rmtree(backup.attachments, ignore_errors=True)
