"""The one door to the database: a driver connection with every setting made, once.

Writing goes through an engine whose connections are made here (:mod:`outreach_tui.store.engine`);
figures are read by plain SQL over the same kind of connection, without importing SQLAlchemy.
One SQL text serves both databases; parameters are written ``:name``.
"""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, Protocol, TypeVar

from outreach_tui.domain.problems import DatabaseProblem, Problem
from outreach_tui.store.database_file import check_file, is_writable, may_write
from outreach_tui.store.drives import is_remote
from outreach_tui.store.failures import problem_of, unconnected
from outreach_tui.store.location import Location

#: Marks a SQLite file as ours ("OUTR"), in its header.
APPLICATION_ID = 0x4F555452
#: How long a writer waits for another one, in seconds.
BUSY_SECONDS = 10

T = TypeVar("T")
Row = tuple[Any, ...]
Parameters = Mapping[str, object]
#: Is told of so many more rows that were read; may raise, to end the reading.
Watch = Callable[[int], None]


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
    fresh = check_file(path, create=create)
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
    if may_write(path.parent) or _beside(path, "-wal").exists():
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


_PARAMETER = re.compile(r"(?<!:):([a-z_]+)")


@cache
def _for_psycopg(sql: str) -> str:
    """Return a query as psycopg takes it; SQLite's LIKE does not tell capital letters of ASCII apart."""
    return _PARAMETER.sub(r"%(\1)s", sql.replace("%", "%%").replace(" LIKE ", " ILIKE "))


class Reader:
    """Reads rows in one read transaction of one subdistrict; ``:office`` is bound in every query.

    ``own`` are the communities of a recorder, whom the database shows the records of no others; ``None``: all.
    ``watch`` is told of the rows read, as they come; what it raises ends the reading.
    """

    def __init__(
        self,
        connection: Any,
        *,
        postgres: bool,
        office: str = "",
        own: frozenset[str] | None = None,
        watch: Watch | None = None,
    ) -> None:
        self._connection = connection
        self._watch = watch
        self._begun = False
        self.postgres = postgres
        self.office = office
        self.own = own

    def beside(self, office: str) -> "Reader":
        """Return one that reads another subdistrict, as of the same moment."""
        self.begin()
        other = Reader(self._connection, postgres=self.postgres, office=office, own=self.own, watch=self._watch)
        other._begun = True
        return other

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[Row]:
        """Return all rows of a query as tuples; ids are 32 hexadecimal digits from both databases."""
        rows: list[Row] = self.run(sql, parameters).fetchall()
        return rows

    def stream(self, sql: str, parameters: Parameters | None = None) -> Iterator[Row]:
        """Yield the rows of a query a few at a time; SQLite never holds all of them."""
        for rows in self.batches(sql, parameters):
            yield from rows

    def batches(self, sql: str, parameters: Parameters | None = None) -> Iterator[list[Row]]:
        """Yield the rows of a query some at a time; SQLite never holds all of them."""
        cursor = self.run(sql, parameters)
        while rows := cursor.fetchmany(400):
            if self._watch is not None:
                self._watch(len(rows))
            yield rows

    def run(self, sql: str, parameters: Parameters | None) -> Any:
        """Run a query and return its cursor."""
        self.begin()
        if self._watch is not None:
            self._watch(0)
        bound = {"office": self.office or None, **(parameters or {})}
        return self._connection.execute(_for_psycopg(sql) if self.postgres else sql, bound)

    def begin(self) -> None:
        """From the first query to the rollback, read everything as of one moment, and never write."""
        if not self._begun:
            self._begun = True
            begin = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY" if self.postgres else "BEGIN"
            self._connection.execute(begin)

    def together(self, work: "Callable[[Reader], T]") -> T:
        """Return what ``work`` makes of what it reads; a server is asked in as few turns as can be.

        ``work`` does nothing but read: on a server it is rehearsed, with nothing in place of the rows it asks for,
        until all it asks for is known. What it asks that depends on no answer goes there in one turn.
        """
        if not self.postgres:
            return work(self)
        from outreach_tui.store.rehearsal import Rehearsal

        return Rehearsal(self).of(work)

    def row(self, sql: str, parameters: Parameters | None = None) -> Row | None:
        """Return the first row of a query, or ``None``."""
        rows = self.rows(sql, parameters)
        return rows[0] if rows else None

    def value(self, sql: str, parameters: Parameters | None = None) -> Any:
        """Return the first column of the first row; ``None`` when there is none."""
        row = self.row(sql, parameters)
        return row[0] if row else None
