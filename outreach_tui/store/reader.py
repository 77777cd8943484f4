"""Reading rows by plain SQL, over a connection that the one door opened; texts come out clean.

One SQL text serves both databases; parameters are written ``:name``.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any, TypeVar

from outreach_tui.domain.text import clean

T = TypeVar("T")
Row = tuple[Any, ...]
Parameters = Mapping[str, object]
#: Is told of so many more rows that were read; may raise, to end the reading.
Watch = Callable[[int], None]

_PARAMETER = re.compile(r"(?<!:):([a-z_]+)")


@cache
def _for_psycopg(sql: str) -> str:
    """Return a query as psycopg takes it; SQLite's LIKE does not tell capital letters of ASCII apart."""
    return _PARAMETER.sub(r"%(\1)s", sql.replace("%", "%%").replace(" LIKE ", " ILIKE "))


def clean_rows(rows: list[Row]) -> list[Row]:
    """Return rows whose texts hold nothing that a terminal obeys: those of other programs may."""
    if "".join([value for row in rows for value in row if value.__class__ is str]).isprintable():
        return rows
    return [tuple([clean(value) if value.__class__ is str else value for value in row]) for row in rows]


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
        """Return all rows of a query as tuples; ids are 32 hexadecimal digits from both databases.

        Texts are clean, whatever program wrote them.
        """
        return clean_rows(self.run(sql, parameters).fetchall())

    def stream(self, sql: str, parameters: Parameters | None = None) -> Iterator[Row]:
        """Yield the rows of a query a few at a time, their texts clean; SQLite never holds all of them."""
        for rows in self.batches(sql, parameters):
            yield from clean_rows(rows)

    def batches(self, sql: str, parameters: Parameters | None = None) -> Iterator[list[Row]]:
        """Yield the rows of a query some at a time, as they are; SQLite never holds all of them."""
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
