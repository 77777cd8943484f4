"""Every row of every table, out of a database and into one, in values that mean the same in both kinds.

Ids are 32 hexadecimal digits, days and moments in ISO form (moments in UTC), lists are lists, and the snapshots of
history are objects. Rows come in the order of their keys, so that the same content always looks the same.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Boolean, Column, Date, Integer, Table, insert
from sqlalchemy.exc import DBAPIError, IntegrityError

from outreach_tui.domain.problems import refuse
from outreach_tui.store.columns import Code, Identifier, TextList, UtcMoment
from outreach_tui.store.engine import make_engine
from outreach_tui.store.failures import problem_of
from outreach_tui.store.location import Location
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads.values import as_day, as_list, as_moment
from outreach_tui.store.tables import FileContent, Subdistrict
from outreach_tui.store.writes.attachments import keep_contents

Rows = Sequence[Mapping[str, Any]]

_CONTENT: Table = FileContent.__table__  # type: ignore[attr-defined]
_SNAPSHOTS = frozenset({"before", "after"})
_HEX = frozenset("0123456789abcdef")


def tables() -> list[Table]:
    """Return every table of records, those first that others refer to; contents of files are none."""
    return [table for table in Subdistrict.metadata.sorted_tables if table is not _CONTENT]


def read_table(reader: Reader, table: Table) -> Iterator[dict[str, Any]]:
    """Yield the rows of a table."""
    names = [column.name for column in table.columns]
    keys = ", ".join(column.name for column in table.primary_key.columns)
    listed = ", ".join(f'"{name}"' for name in names)
    for row in reader.rows(f"SELECT {listed} FROM {table.name} ORDER BY {keys}"):
        pairs = zip(table.columns, row, strict=True)
        yield {column.name: _outward(column, value) for column, value in pairs}


def _outward(column: Column[Any], value: Any) -> Any:
    """Return a value of either database as JSON carries it."""
    if value is None:
        return None
    if column.table.name == "history" and column.name in _SNAPSHOTS:
        # in the order of their names, whoever wrote them: the same content always looks the same
        return json.loads(value, object_pairs_hook=lambda pairs: dict(sorted(pairs)))
    match column.type:
        case UtcMoment():
            return as_moment(value).isoformat()
        case Date():
            return as_day(value).isoformat()
        case Boolean():
            return bool(value)
        case TextList():
            return list(as_list(value))
        case _:
            return value


def write_all(location: Location, content: Mapping[str, Rows], files: Mapping[str, bytes]) -> None:
    """Write the rows of every table in one transaction, and on a server the contents of files, by SHA-256.

    Raises a refusal naming table, row and column when a value cannot be what it should be.
    """
    rows = {table.name: [_inward(table, place, row) for place, row in _numbered(content, table)] for table in tables()}
    engine = make_engine(location)
    try:
        with engine.connect() as connection, connection.begin():
            for table in tables():
                if rows[table.name]:
                    connection.execute(insert(table), rows[table.name])
            if location.is_postgres:
                keep_contents(connection, files)
    except IntegrityError as error:
        raise refuse("dump_inconsistent", "dump", reason=str(error.orig).partition("\n")[0]) from error
    except DBAPIError as error:
        raise problem_of(error.orig or error, location.shown) from error
    finally:
        engine.dispose()


def _numbered(content: Mapping[str, Rows], table: Table) -> Iterator[tuple[int, Mapping[str, Any]]]:
    return enumerate(content.get(table.name, ()), 1)


def _inward(table: Table, place: int, row: Mapping[str, Any]) -> dict[str, Any]:
    """Return a row as the database takes it; columns that came later have what they are by default."""
    if unknown := row.keys() - {column.name for column in table.columns}:
        raise refuse("dump_unknown", "dump", sorted(unknown)[0], table=table.name)
    values: dict[str, Any] = {}
    for column in table.columns:
        value = row.get(column.name, _default(column))
        try:
            values[column.name] = None if value is None and column.nullable else _typed(column, value)
        except (TypeError, ValueError, AttributeError):
            raise refuse(
                "dump_value", "dump", str(value), table=table.name, row=str(place), column=column.name
            ) from None
    return values


def _default(column: Column[Any]) -> Any:
    if isinstance(column.type, TextList):
        return []
    return getattr(column.default, "arg", None) if column.default is not None and column.default.is_scalar else None


def _typed(column: Column[Any], value: Any) -> Any:
    """Return a value of JSON as a column takes it; raises ValueError, TypeError or AttributeError."""
    if column.table.name == "history" and column.name in _SNAPSHOTS:
        return json.dumps(_of(dict, value), ensure_ascii=False, sort_keys=True)
    take = next(take for kind, take in _TAKING.items() if isinstance(column.type, kind))
    return take(value)


def _of(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise TypeError
    return value


def _number(value: Any) -> Any:
    if isinstance(value, bool):
        raise TypeError
    return _of(int, value)


def _identifier(value: Any) -> Any:
    if len(_of(str, value)) != 32 or set(value) - _HEX:
        raise ValueError
    return value


def _code(value: Any) -> Any:
    if len(_of(str, value)) > 40:
        raise ValueError
    return value


#: What each kind of column takes from JSON; the last one takes what is none of the others.
_TAKING: Mapping[type, Callable[[Any], Any]] = {
    UtcMoment: lambda value: datetime.fromisoformat(_of(str, value)),
    Date: lambda value: date.fromisoformat(_of(str, value)),
    Boolean: lambda value: _of(bool, value),
    Integer: _number,
    TextList: lambda value: [_of(str, item) for item in _of(list, value)],
    Identifier: _identifier,
    Code: _code,
    object: lambda value: _of(str, value),
}
