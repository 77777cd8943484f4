"""A database as the services see it: moments to read, transactions to write, nothing that lasts."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from typing import TYPE_CHECKING, Any, TypeVar

from outreach_tui.domain.identifiers import RecordId, new_id
from outreach_tui.domain.problems import DatabaseProblem, Problem, refuse
from outreach_tui.store.connection import connect, is_writable
from outreach_tui.store.failures import lost_a_race, took_the_same
from outreach_tui.store.lending import FileWatch, Lending
from outreach_tui.store.location import Location
from outreach_tui.store.reader import Reader, Watch
from outreach_tui.store.reads.office import find_subdistrict
from outreach_tui.store.schema import needs_migration, revision_of
from outreach_tui.store.troubles import forbidden, is_damaged, problem_for

if TYPE_CHECKING:  # importing these costs 450 ms and only writing needs them
    from sqlalchemy import Engine

    from outreach_tui.domain.roles import Member
    from outreach_tui.store.writer import Action, Writer

T = TypeVar("T")

#: How often a transaction that lost a race is run again before the user hears of it.
ATTEMPTS = 12
#: The longest it waits before the first of these, in seconds; twice as long before each next one, up to the last.
FIRST_WAIT, LONGEST_WAIT = 0.005, 0.5
#: By how much the clocks of those who share a database may differ, in nanoseconds: a day.
_CLOCKS_DIFFER = 24 * 60 * 60 * 10**9


class Database:
    """One database, safe to use from several threads; connections are kept between uses, transactions never.

    ``office`` is the subdistrict whose records are read and written.
    """

    def __init__(self, location: Location, subdistrict: str | None = None) -> None:
        self.location = location
        #: Which one was named, where the database has several; without a name it is the first one there is to see.
        self.subdistrict = subdistrict
        self.office: RecordId = ""
        #: How many subdistricts there were when it was opened.
        self.known_subdistricts = 0
        #: Who is logged in where roles are kept; ``None`` for whoever may do anything.
        self.member: Member | None = None
        #: What long readings tell of the rows they read.
        self._reading_told: Watch | None = None
        self._since = new_id(time.time_ns() - _CLOCKS_DIFFER)
        self._lending = Lending(location)
        self._watch = FileWatch(location)
        self._engine: Engine | None = None
        self._engine_making = threading.Lock()
        #: Done before every transaction that writes.
        self.before_writing: Callable[[], object] | None = None
        #: What the user is still to hear, beside what was asked for; whoever tells it takes it out.
        self.untold: list[Problem] = []
        #: Done before the schema of a database with something in it is changed.
        self.before_migrating: Callable[[], object] | None = None

    def open(self, *, create: bool = False) -> None:
        """Connect for the first time, migrate when the schema is older, and find the subdistrict.

        Raises :class:`DatabaseProblem` when that cannot be done, and a refusal when there is none of the name.
        """
        with self._telling():
            self._bring_up_to_date(create=create)
        with self.reading() as reader:
            self.office = find_subdistrict(reader, self.subdistrict)
            self.known_subdistricts = reader.value("SELECT count(*) FROM subdistrict")

    def _bring_up_to_date(self, *, create: bool) -> None:
        if create and self.location.path is not None and not self.location.path.exists():
            outdated = True
        else:
            connection = connect(self.location, reading=True)
            try:
                revision = revision_of(connection, postgres=self.location.is_postgres)
                if self.location.is_postgres:
                    from outreach_tui.store.sharing.membership import member_of

                    self.member = member_of(connection)
            finally:
                connection.close()
            if revision is None and not create:
                raise DatabaseProblem(Problem("database_without_schema", "db", self.location.shown))
            outdated = needs_migration(revision, self.location)
            if outdated and self.member is not None:
                raise DatabaseProblem(Problem("database_older", "db", self.location.shown))
            if outdated and revision is not None and self.before_migrating is not None:
                self.before_migrating()
        if outdated:
            from outreach_tui.store.migrating import migrate

            migrate(self.location, create=create)

    @property
    def read_only(self) -> bool:
        """Whether nothing can be saved, as far as the file or the role tells."""
        if self.location.path is None:
            return self.member is not None and self.member.only_reads
        return not is_writable(self.location.path)

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Read, as of one moment."""
        while True:
            connection, used = self._connection()
            reader = self._reader(connection)
            try:
                with self._telling():
                    reader.begin()
            except DatabaseProblem:
                connection.close()
                if not used:
                    raise
            else:
                break  # to a connection used before that the server or network hung up, there was another
        with self._kept_after(connection):
            yield reader

    def read(self, work: Callable[[Reader], T]) -> T:
        """Return what ``work``, which does nothing but read, makes of it; on a server it may be run several times."""
        while True:
            connection, used = self._connection()
            try:
                with self._kept_after(connection):
                    return self._reader(connection).together(work)
            except DatabaseProblem as problem:
                if not used or problem.problems[0].code != "database_unreachable":
                    raise

    def _connection(self) -> tuple[Any, bool]:
        """Return a connection to read from, and whether it was used before."""
        self._require_file()
        return self._lending.take()

    def _reader(self, connection: Any) -> Reader:
        return Reader(
            connection,
            postgres=self.location.is_postgres,
            office=self.office,
            own=self._own_communities,
            watch=self._reading_told,
        )

    def watched(self, watch: Watch) -> Database:
        """Return this database for one long reading: ``watch`` is told of the rows, and ends it by what it raises."""
        other = copy(self)
        other._reading_told = watch
        return other

    @property
    def _own_communities(self) -> frozenset[RecordId] | None:
        return self.member.communities if self.member is not None and self.member.is_recorder else None

    @contextmanager
    def _kept_after(self, connection: Any) -> Iterator[None]:
        with self._telling(), self._lending.kept_after(connection):
            yield

    def _require_file(self) -> None:
        """Refuse when the file was deleted under us, and turn to the new one when it was replaced."""
        try:
            if self._watch.is_another():
                self.close()
        except DatabaseProblem:
            self.close()
            raise

    def change_mark(self) -> object:
        """Return a value that is another one after any change to the data, by whomever it was made."""
        with self.reading() as reader:
            if not reader.postgres:
                return reader.value("SELECT max(id) FROM history")
            # Clocks of several machines differ, so the newest id need not be the last one written. What was written
            # since this program began, and a day before, is counted by the key: ten years of history are not read.
            return reader.value("SELECT count(*) FROM history WHERE id > :since", {"since": self._since})

    def write(self, action: Action, work: Callable[[Writer], T]) -> T:
        """Run ``work`` in one transaction and return what it returns, once that is safely on disk.

        A transaction that lost a race against another writer is run again from its start; on a server behind those who
        write events too, when it was for a number. Raises what ``work`` refuses, or a :class:`DatabaseProblem`; in
        both cases nothing was saved.
        """
        from random import uniform

        from sqlalchemy.exc import DBAPIError
        from sqlalchemy.orm.exc import StaleDataError

        if self.before_writing is not None:
            self.before_writing()
        in_turn = False
        for attempt in range(ATTEMPTS):
            last = attempt == ATTEMPTS - 1
            try:
                return self._write_once(action, work, in_turn=in_turn)
            except StaleDataError as error:
                if self._own_communities is not None:  # it is shown, and belongs to other communities too
                    raise forbidden(self.location, self.member) from error
                if last:
                    raise refuse("stale") from error
            except DBAPIError as error:
                cause = error.orig or error
                if last or not lost_a_race(cause):
                    raise problem_for(cause, self.location, self.member) from error
                in_turn = took_the_same(cause)
            # at random, so that those who met do not meet again
            time.sleep(uniform(0, min(FIRST_WAIT * 2**attempt, LONGEST_WAIT)))  # noqa: S311
        raise AssertionError("unreachable")

    def _write_once(self, action: Action, work: Callable[[Writer], T], *, in_turn: bool) -> T:
        from sqlmodel import Session

        from outreach_tui.store.engine import make_engine
        from outreach_tui.store.writer import Writer

        self._require_file()
        with self._engine_making:
            if self._engine is None:
                self._engine = make_engine(self.location)
            engine = self._engine
        with Session(engine, expire_on_commit=False, autoflush=False) as session:
            if in_turn and self.location.is_postgres:
                # Thirty at once, each taking the next number of an event, would lose against each other for ever.
                # It has to come first: what a transaction sees is settled by the first thing it looks at.
                session.connection().exec_driver_sql("LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE")
            writer = Writer(session, action, self.office, self.member)
            result = work(writer)
            writer.finish()
            session.commit()
        if engine is not self._engine:  # closed meanwhile
            engine.dispose()
        self.office = writer.office
        return result

    def compact(self) -> bool:
        """Give the room of what was deleted back, so that it cannot be read any more; tell whether that was done."""
        from outreach_tui.store.compacting import compact

        with self._telling():
            return compact(self.location)

    def close(self) -> None:
        """Close every connection; a SQLite file is left without its write-ahead log where possible."""
        self._lending.close()
        if self._engine is not None:
            self._engine.dispose()
            self._engine = None
        self._watch.forget()

    @contextmanager
    def _telling(self) -> Iterator[None]:
        """Raise a driver error as a problem; anything else is a mistake of ours and stays what it is.

        Unless the file is to blame: a damaged one can hold values that nobody ever wrote. It takes any error to look,
        since one that came through SQLAlchemy is of another kind than the driver's own; none is swallowed.
        """
        try:
            yield
        except Exception as error:
            cause = getattr(error, "orig", None) or error
            if isinstance(cause, sqlite3.Error) or hasattr(cause, "sqlstate"):
                raise problem_for(cause, self.location, self.member) from error
            if isinstance(error, (ValueError, TypeError, OverflowError)) and is_damaged(self.location):
                raise DatabaseProblem(Problem("database_damaged", "db", self.location.shown)) from error
            raise
