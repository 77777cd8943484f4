"""Connections to read from, lent out for a moment each; and the file they are to, which may be replaced under them."""

import queue
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from outreach_tui.domain.problems import DatabaseProblem, Problem, Refused
from outreach_tui.store.connection import connect
from outreach_tui.store.location import Location


class Lending:
    """Connections that only read, kept between uses; whoever borrows one has it alone."""

    def __init__(self, location: Location) -> None:
        self._location = location
        self._idle: queue.LifoQueue[Any] = queue.LifoQueue()
        #: How often everything was closed: a connection that was lent out at the time is closed when it comes back.
        self._closed = 0

    def take(self) -> tuple[Any, bool]:
        """Return a connection, and whether it was used before."""
        try:
            return self._idle.get_nowait(), True
        except queue.Empty:
            return connect(self._location, reading=True), False

    @contextmanager
    def kept_after(self, connection: Any) -> Iterator[None]:
        """End the transaction and keep a connection for the next time, unless something went wrong with it.

        A refusal is nothing wrong. Whatever else it is, an interruption too, a connection in doubt is closed.
        """
        closed = self._closed
        try:
            yield
            connection.rollback()
        except BaseException as error:
            if not isinstance(error, Refused) or isinstance(error, DatabaseProblem):
                connection.close()
                raise
            connection.rollback()
            self._give_back(connection, closed)
            raise
        else:
            self._give_back(connection, closed)

    def _give_back(self, connection: Any, closed: int) -> None:
        if closed == self._closed:
            self._idle.put(connection)
        else:
            connection.close()

    def close(self) -> None:
        """Close every connection; those that are lent out, when they come back."""
        self._closed += 1
        while True:
            try:
                self._idle.get_nowait().close()
            except queue.Empty:
                break


class FileWatch:
    """Notices that a file was deleted or replaced.

    SQLite would go on writing into a file that has no name any more, and every word would be lost.
    """

    def __init__(self, location: Location) -> None:
        self._location = location
        #: Device and number of the file that was seen last.
        self._file: tuple[int, int] | None = None

    def is_another(self) -> bool:
        """Look, and tell whether it is another file than the last time; raises a problem when there is none."""
        if self._location.path is None:
            return False
        try:
            found = self._location.path.stat()
        except FileNotFoundError:
            raise DatabaseProblem(Problem("database_missing", "db", self._location.shown)) from None
        except OSError:
            return False  # whoever connects next says what is the matter
        before, self._file = self._file, (found.st_dev, found.st_ino)
        return before not in (None, self._file)

    def forget(self) -> None:
        """Take whatever is there the next time."""
        self._file = None
