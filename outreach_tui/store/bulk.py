"""Many new records at once: inserted by the thousand, each with the history that a single one would leave.

Objects of the ORM cost a hundred times what a row does, so rows go to the driver as they are. What keeps the
promise of :class:`~outreach_tui.store.writer.Writer` is that there is no other way to insert here than with history.
"""

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property, lru_cache
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, inspect
from sqlalchemy.types import TypeEngine

from outreach_tui.domain.identifiers import new_id
from outreach_tui.store.columns import CleanText, Code, Identifier
from outreach_tui.store.rows import Root, Row
from outreach_tui.store.tables import History
from outreach_tui.store.writer import Writer

#: Column names to values; parts of a record stand under their name as lists of the same.
Fields = dict[str, Any]


@dataclass
class _Target:
    """How rows of one table become parameters of the driver."""

    table: type[Row]
    connection: Connection

    @cached_property
    def columns(self) -> list[tuple[str, Callable[[Any], Any] | None]]:
        """Each column with what turns its value into the driver's."""
        return [(column.key, self._converter(column.columns[0].type)) for column in inspect(self.table).column_attrs]

    def _converter(self, kind: TypeEngine[Any]) -> Callable[[Any], Any] | None:
        if isinstance(kind, CleanText | Code | Identifier):
            return None  # checked drafts are clean, and what comes from codes and ids always is
        dialect = self.connection.dialect
        return kind.dialect_impl(dialect).bind_processor(dialect)

    @cached_property
    def _converted(self) -> list[tuple[int, Callable[[Any], Any], dict[Any, Any]]]:
        """The places of the columns whose values need turning, with what was turned before."""
        return [(place, convert, {}) for place, (_, convert) in enumerate(self.columns) if convert is not None]

    @cached_property
    def statement(self) -> str:
        """The INSERT in the driver's own style."""
        sign = "%s" if self.connection.dialect.paramstyle in {"pyformat", "format"} else "?"
        names = [f'"{name}"' for name, _ in self.columns]
        table = self.table.__tablename__
        return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join(sign for _ in names)})"

    def insert(self, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert rows that name every column."""
        pick = itemgetter(*(name for name, _ in self.columns))
        parameters = [self._turned(pick(row)) for row in rows]
        if parameters:
            self.connection.exec_driver_sql(self.statement, parameters)

    def _turned(self, picked: tuple[Any, ...]) -> Sequence[Any]:
        """Return the values of a row as the driver takes them; days and moments come again and again."""
        if not self._converted:
            return picked
        values = list(picked)
        for place, convert, turned in self._converted:
            value = values[place]
            if isinstance(value, list):
                key = tuple(value)
                if key not in turned:
                    turned[key] = convert(value)
                values[place] = turned[key]
            elif value is not None:
                if value not in turned:
                    turned[value] = convert(value)
                values[place] = turned[value]
        return tuple(values)


class Bulk:
    """Inserts new records of any table, in the transaction of a writer."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._connection = writer.session.connection()
        self._targets: dict[type[Row], _Target] = {}

    def add(self, table: type[Root], records: Sequence[Fields]) -> None:
        """Insert records of one table; each names every column but those that all records have, and its parts."""
        action = self._writer.action
        for record in records:
            record["version"], record["created_at"], record["changed_at"] = 1, action.at, action.at
        self._target(table).insert(records)
        for name in table.PARTS:
            part = inspect(table).relationships[name].mapper.class_
            self._target(part).insert(row for record in records for row in record[name])
        self._target(History).insert(self._entries(table, records))

    def _target(self, table: type[Row]) -> _Target:
        if table not in self._targets:
            self._targets[table] = _Target(table, self._connection)
        return self._targets[table]

    def _entries(self, table: type[Root], records: Sequence[Fields]) -> Iterable[Fields]:
        writer = self._writer
        encode = json.JSONEncoder(ensure_ascii=False, sort_keys=True, default=_plain).encode
        common = {
            "subdistrict_id": writer.office or None,
            "action_id": writer.action_id,
            "at": writer.action.at,
            "actor": writer.actor,
            "verb": writer.action.verb,
            "undoes": None,
            "record_table": str(table.__tablename__),
            "version": 1,
            "before": None,
        }
        for record in records:
            yield {**common, "id": new_id(), "record_id": record["id"], "after": encode(record)}


@lru_cache(maxsize=4096)  # the same few days and moments stand in every record
def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"history cannot keep a {type(value).__name__}")
