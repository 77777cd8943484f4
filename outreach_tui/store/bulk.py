"""Many new records at once: inserted by the thousand, each with the history that a single one would leave.

Objects of the ORM cost a hundred times what a row does, so rows go to the driver as they are. What keeps the
promise of :class:`~outreach_tui.store.writer.Writer` is that there is no other way to insert here than with history.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import itemgetter
from typing import Any

from pydantic_core import to_json
from sqlalchemy import Connection, Dialect, inspect
from sqlalchemy.types import TypeEngine

from outreach_tui.domain.identifiers import new_ids
from outreach_tui.store.columns import CleanText, Code, Identifier
from outreach_tui.store.rows import Root, Row
from outreach_tui.store.snapshots import plain
from outreach_tui.store.tables import History
from outreach_tui.store.writer import Writer

#: Column names to values that can be compared by hash; parts of a record stand under their name as lists of the same.
Fields = dict[str, Any]


class Bulk:
    """Inserts new records of any table, in the transaction of a writer."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._connection = writer.session.connection()
        self._targets: dict[tuple[type[Row], type[Row] | None], _Target] = {}
        self._ids = new_ids()
        self._stamps = {"version": 1, "created_at": writer.action.at, "changed_at": writer.action.at}
        self._stamps_of_snapshots = {name: plain(value) for name, value in self._stamps.items()}

    def add(self, table: type[Root], records: Sequence[Fields]) -> None:
        """Insert records of one table; each names every column but those that all new records share, and its parts."""
        self._target(table, None, self._stamps).insert(records)
        for name in table.PARTS:
            part = inspect(table).relationships[name].mapper.class_
            self._target(part, None, {}).insert(row for record in records for row in record[name])
        self._target(History, table, self._stamps_of_history(table)).insert(map(self._entry, records))

    def _target(self, table: type[Row], about: type[Row] | None, shared: Mapping[str, Any]) -> "_Target":
        """Return where rows of a table go; ``about`` tells what history is of."""
        if (table, about) not in self._targets:
            self._targets[table, about] = _Target(table, self._connection, shared)
        return self._targets[table, about]

    def _stamps_of_history(self, table: type[Root]) -> Fields:
        writer = self._writer
        return {
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

    def _entry(self, record: Fields) -> Fields:
        """Return what history keeps of one record alone; JSON made outside of Python, in a third of the time."""
        snapshot = to_json({**record, **self._stamps_of_snapshots}).decode()
        return {"id": next(self._ids), "record_id": record["id"], "after": snapshot}


class _Target:
    """Where rows of one table go: the driver's statement, and how values become its parameters.

    ``shared`` are the columns in which all rows have the same value.
    """

    def __init__(self, table: type[Row], connection: Connection, shared: Mapping[str, Any]) -> None:
        kinds = {column.key: column.columns[0].type for column in inspect(table).column_attrs}
        turning = {name: _converter(kind, connection.dialect) for name, kind in kinds.items()}
        own = [name for name in kinds if name not in shared]
        self._connection = connection
        self._pick = itemgetter(*own)
        self._turned = [(place, _Turned(turn)) for place, name in enumerate(own) if (turn := turning[name])]
        self._shared = tuple(turn(value) if (turn := turning[name]) else value for name, value in shared.items())
        sign = "%s" if connection.dialect.paramstyle in {"pyformat", "format"} else "?"
        names = ", ".join(f'"{name}"' for name in (*own, *shared))
        self._statement = f"INSERT INTO {table.__tablename__} ({names}) VALUES ({', '.join(sign for _ in kinds)})"

    def insert(self, rows: Iterable[Fields]) -> None:
        """Insert rows that name every column but the shared ones."""
        parameters = [self._parameters(row) for row in rows]
        if parameters:
            self._connection.exec_driver_sql(self._statement, parameters)

    def _parameters(self, row: Fields) -> tuple[Any, ...]:
        values: tuple[Any, ...] = self._pick(row)
        if self._turned:
            changed = list(values)
            for place, turned in self._turned:
                changed[place] = turned[values[place]]
            values = tuple(changed)
        return values + self._shared


class _Turned(dict[Any, Any]):
    """Values as the driver takes them; days and moments come again and again and are turned once."""

    def __init__(self, turn: Callable[[Any], Any]) -> None:
        super().__init__({None: None})
        self._turn = turn

    def __missing__(self, value: Any) -> Any:
        self[value] = turned = self._turn(value)
        return turned


def _converter(kind: TypeEngine[Any], dialect: Dialect) -> Callable[[Any], Any] | None:
    """Return what turns a value of a column into the driver's, ``None`` where it is that already."""
    if isinstance(kind, CleanText | Code | Identifier):
        return None  # checked drafts are clean, and what comes from codes and ids always is
    return kind.dialect_impl(dialect).bind_processor(dialect)
