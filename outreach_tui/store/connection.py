"""The one door to the database: a driver connection with every setting made, once.

Writing goes through an engine whose connections are made here (:mod:`outreach_tui.store.engine`);
figures are read by plain SQL over the same kind of connection, without importing SQLAlchemy.
"""

import errno
import os
import sqlite3
import stat
import time
from pathlib import Path
from typing import Any, Protocol

from outreach_tui.domain.problems import DatabaseProblem, Problem
from outreach_tui.store.drives import is_remote
from outreach_tui.store.failures import problem_of, unconnected
from outreach_tui.store.location import Location

#: Marks a SQLite file as ours ("OUTR"), in its header.
APPLICATION_ID = 0x4F555452
#: How long a writer waits for another one, in seconds.
BUSY_SECONDS = 10
#: How long a file may be empty while somebody makes a database of it, in seconds.
_BEGINNING_SECONDS = 0.5


class DriverConnection(Protocol):
    """What sqlite3 and psycopg connections have in common and we use."""

    def execute(self, query: Any, parameters: Any = ..., /) -> Any:
        """Run one statement and return its cursor."""

    def rollback(self) -> None:
        """End the transaction without keeping it."""

    def close(self) -> None:
        """Close the connection."""


def connect(location: Location, *, create: bool = False, reading: bool = False) -> Any:
    """Open a driver connection to a database of ours.

    ``create`` allows a SQLite file that does not exist yet; ``reading`` makes one that only reads.
    Raises :class:`DatabaseProblem` when the database is missing, not ours, damaged or out of reach.
    """
    if location.path is not None:
        return _connect_sqlite(location.path, create=create, reading=reading)
    return _connect_postgres(location, reading=reading)


def _connect_sqlite(path: Path, *, create: bool, reading: bool) -> sqlite3.Connection:
    fresh = _check_file(path, create=create)
    writable = fresh or is_writable(path)
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode={_mode(path, fresh=fresh, writable=writable)}",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,  # transactions are begun in words, by whoever knows their kind
            check_same_thread=False,  # the store hands a connection to one thread at a time
        )
        try:
            _claim(connection, path, fresh=fresh)
            for setting in (*_SETTINGS, *(_journal(path, reading=reading) if writable else ())):
                connection.execute(f"PRAGMA {setting}")
            if reading:
                connection.execute("PRAGMA query_only=ON")
        except BaseException:  # also an interruption: nothing may stay open, nor half made
            connection.close()
            if fresh:  # half a beginning would be in the way of the next one
                for part in (path, _beside(path, "-wal"), _beside(path, "-shm")):
                    part.unlink(missing_ok=True)
            raise
    except sqlite3.Error as error:
        raise problem_of(error, str(path), path) from error
    except UnicodeError as error:  # SQLite quotes what it chokes on, as it finds it
        raise DatabaseProblem(Problem("database_damaged", "db", str(path))) from error
    return connection


_SETTINGS = ("synchronous=FULL", "foreign_keys=ON", "secure_delete=ON", "trusted_schema=OFF", "cell_size_check=ON")


def _journal(path: Path, *, reading: bool) -> tuple[str, ...]:
    """Return how to journal: ahead of writing, unless the file lies on another machine, where that would lose data.

    Who only reads leaves it as it is, so that a backup stays one file; but on another machine it is never right.
    """
    if is_remote(path):
        return ("journal_mode=DELETE", "synchronous=EXTRA")
    return () if reading else ("journal_mode=WAL",)


def _mode(path: Path, *, fresh: bool, writable: bool) -> str:
    if fresh:
        return "rwc"
    if writable:
        return "rw"
    if _may_write(path.parent) or _beside(path, "-wal").exists():
        return "ro"
    # nothing can be laid beside it, as a write-ahead log needs even for reading; and there is no log to read
    return "ro&immutable=1"


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(f"{path.name}{ending}")


def _claim(connection: sqlite3.Connection, path: Path, *, fresh: bool) -> None:
    """Mark a new file as ours; refuse an old one that is not."""
    if fresh:
        connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    elif connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
        raise DatabaseProblem(Problem("database_not_ours", "db", str(path)))


def _check_file(path: Path, *, create: bool) -> bool:
    """Return whether the file is to be made; refuse what is no file, and an empty one.

    The file is not opened for this: closing it again would drop every lock this process holds on it, and another
    program, believing itself alone, would take the write-ahead log away from under us.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        if not create:
            raise DatabaseProblem(Problem("database_missing", "db", str(path))) from None
        if _made(path):
            return True
        return _check_file(path, create=False)  # somebody else was faster
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        raise _unopenable(path, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise _unopenable(path, OSError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if not found.st_size and not _is_being_made(path):
        raise DatabaseProblem(Problem("database_empty_file", "db", str(path)))
    return False


def _made(path: Path) -> bool:
    """Make an empty file of our own and tell so; of two programs that begin at once only one does."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    except OSError as error:
        raise _unopenable(path, error) from error
    return True


def _is_being_made(path: Path) -> bool:
    """Tell whether another program made an empty file a moment ago and now writes into it."""
    deadline = time.monotonic() + _BEGINNING_SECONDS
    while time.time() - path.stat().st_mtime < _BEGINNING_SECONDS:
        if path.stat().st_size:
            return True
        if time.monotonic() > deadline:
            break
        time.sleep(0.01)
    return False


def _unopenable(path: Path, error: Exception) -> DatabaseProblem:
    reason = getattr(error, "strerror", None) or str(error)
    return DatabaseProblem(Problem("database_unopenable", "db", str(path), details={"reason": reason}))


def is_writable(path: Path) -> bool:
    """Tell whether the file may be written; WAL needs its folder writable too."""
    return _may_write(path) and _may_write(path.parent)


def _may_write(path: Path) -> bool:
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)


def _connect_postgres(location: Location, *, reading: bool) -> Any:
    import logging  # as psycopg does

    try:
        import psycopg  # only here: 170 ms, and only the extra "postgres" installs it
        from psycopg.adapt import Buffer, Loader
    except ImportError as error:
        raise DatabaseProblem(Problem("database_driver", "db", location.shown)) from error

    class HexLoader(Loader):
        """Ids as 32 hexadecimal digits, as SQLite keeps them."""

        def load(self, data: Buffer) -> str:
            return bytes(data).decode().replace("-", "")

    logging.getLogger("psycopg").setLevel(logging.ERROR)  # what it warns of is raised too, and told in words
    try:
        connection = psycopg.connect(
            location.url,
            autocommit=reading,  # readers begin their own kind of transaction, in words
            connect_timeout=10,
            application_name="outreach",
            options="-c statement_timeout=60000 -c idle_in_transaction_session_timeout=60000",
        )
    except psycopg.Error as error:
        raise unconnected(error, location.shown) from error
    connection.adapters.register_loader("uuid", HexLoader)
    return connection
