"""Asking a server on the other side of a slow link in few turns."""

from collections.abc import Callable, Iterator
from typing import TypeVar

from outreach_tui.store.reader import Parameters, Reader, Row, clean_rows

T = TypeVar("T")


class Rehearsal(Reader):
    """Answers with what is known already, and takes down what else it is asked."""

    def __init__(self, reader: Reader) -> None:
        super().__init__(reader._connection, postgres=True, office=reader.office, own=reader.own)
        self._reader = reader
        self._known: dict[tuple[object, ...], list[Row]] = {}
        self._asked: dict[tuple[object, ...], tuple[str, Parameters | None]] = {}

    def rows(self, sql: str, parameters: Parameters | None = None) -> list[Row]:
        """Return the rows of a query when they are known, else none."""
        key = (sql, *(parameters or {}).items())
        if key not in self._known:
            self._asked[key] = (sql, parameters)
        return self._known.get(key, [])

    def stream(self, sql: str, parameters: Parameters | None = None) -> Iterator[Row]:
        """Yield the rows of a query when they are known."""
        yield from self.rows(sql, parameters)

    def of(self, work: Callable[[Reader], T]) -> T:
        """Run work until it has asked for nothing new, and return what it returned then."""
        while True:
            try:
                result = work(self)
            except Exception:
                # With no rows in place of those that are not there yet, work may stumble in any way there is. Nothing
                # is swallowed by that: it is run again once they are there, and then whatever it raises is raised.
                if not self._asked:
                    raise
            else:
                if not self._asked:
                    return result
            self._learn()

    def _learn(self) -> None:
        with self._connection.pipeline():
            cursors = {key: self._reader.run(*query) for key, query in self._asked.items()}
        # all answers are here by now; to fetch inside would be another turn
        self._known |= {key: clean_rows(cursor.fetchall()) for key, cursor in cursors.items()}
        self._asked = {}
