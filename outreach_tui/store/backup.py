"""A whole SQLite database in one other file: copied while it is in use, whole or not at all.

Copying the file itself would not do: what was written last is in the write-ahead log beside it.
"""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path

from outreach_tui.domain.problems import DatabaseProblem, Problem
from outreach_tui.replacing import replacing, unwritable
from outreach_tui.store.connection import APPLICATION_ID, connect
from outreach_tui.store.failures import problem_of
from outreach_tui.store.location import Location

#: So many bytes of a SQLite file end with the number of the program it belongs to.
_HEADER = 72
#: A larger database, in bytes, is gone through when a check is asked for; at every start, and before the first saving
#: of a day, that would take too long.
LARGEST_LOOKED_OVER = 256 * 2**20
#: Is told how many pages are copied, and of how many; may raise, to end the copying.
Progress = Callable[[int, int], None]
#: So many pages are copied between two looks at whether to go on: 16 MB.
PAGES = 4_000


def copy_to_file(source: Path, target: Path, told: Progress | None = None) -> None:
    """Copy a database to a file that stands alone; an older file there is replaced once the new one is whole.

    Raises a refusal when the source cannot be read or the target cannot be written, and what ``told`` does.
    """
    try:
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(target) as part:
            _copy(Location(path=source), part, shown=str(target), told=told)
        _settle_names(target.parent)
    except OSError as error:
        raise unwritable(target, "backup", error) from error


def _copy(source: Location, target: Path, *, shown: str, told: Progress | None) -> None:
    def progress(_state: int, left: int, pages: int) -> None:
        if told is not None:
            told(pages - left, pages)

    with closing(connect(source, reading=True)) as original:
        try:
            with closing(sqlite3.connect(target)) as copy:
                original.execute("BEGIN")  # one state of it: what others write meanwhile would have it begin anew
                original.execute("SELECT 1 FROM sqlite_master").fetchone()
                original.backup(copy, pages=PAGES, progress=progress)
                copy.execute("PRAGMA journal_mode=DELETE")  # no second file is needed to open it
        except sqlite3.Error as error:
            raise problem_of(error, shown) from error


def put_in_place(copy: Path, target: Path) -> Path | None:
    """Make a database what a copy is, in one transaction: others at work see the one or the other.

    What cannot be opened as a database of ours is moved aside first, never deleted; return where it is then.
    """
    try:
        live = connect(Location(path=target), create=True)
    except DatabaseProblem as problem:
        if problem.problems[0].code not in {"database_damaged", "database_not_ours", "database_empty_file"}:
            raise
        aside = move_aside(target)
        copy_to_file(copy, target)
        return aside
    try:
        with closing(live), closing(connect(Location(path=copy), reading=True)) as source:
            source.backup(live)
    except sqlite3.Error as error:
        raise problem_of(error, str(target)) from error
    return None


def move_aside(path: Path) -> Path:
    """Give a file and its logs another name, so that nothing of them is lost; return the new one."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    for ending in ("-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            path.with_name(f"{path.name}{ending}").rename(aside.with_name(f"{aside.name}{ending}"))
    return aside


def is_ours(path: Path) -> bool:
    """Tell by its header whether a file, which nobody has open, is a database of this program; an empty one may be."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    number = int.from_bytes(header[_HEADER - 4 :], "big")
    return not header or (header.startswith(b"SQLite format 3\0") and number == APPLICATION_ID)


def integrity_of(path: Path) -> list[str]:
    """Return what SQLite finds wrong in the structure of a database, nothing when it is whole."""
    with closing(connect(Location(path=path), reading=True)) as connection:
        try:
            found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)")]
            orphans = connection.execute("PRAGMA foreign_key_check").fetchmany(20)
        except sqlite3.DatabaseError as error:
            return [str(error)]
    return [line for line in found if line != "ok"] + [
        f"{table} {row} -> {parent}" for table, row, parent, _ in orphans
    ]


def require_whole(path: Path) -> None:
    """Refuse a damaged database."""
    if faults := integrity_of(path):
        raise DatabaseProblem(Problem("database_damaged", "db", str(path), details={"reason": faults[0]}))


def _settle_names(folder: Path) -> None:
    """Wait until what a folder lists is on the disk: a copy that a power cut makes nameless would be none."""
    if os.name == "nt":
        return  # Windows writes folders through by itself and lets nobody open them
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
