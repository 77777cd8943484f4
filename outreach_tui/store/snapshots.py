"""A record as history keeps it: a row with the parts that belong to it, as fields and as one JSON text."""

import json
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Date, inspect
from sqlalchemy.orm import Mapper

from outreach_tui.domain.text import clean
from outreach_tui.store.columns import UtcMoment
from outreach_tui.store.rows import Root, Row

#: Column names to values as JSON carries them: days and moments in ISO form, parts as lists of fields.
Fields = dict[str, Any]

#: What every change changes, so that it says nothing about whether two contents are the same.
COUNTERS = frozenset({"version", "changed_at"})


def fields_of(row: Row) -> Fields:
    """Return the fields of a row; its parts in the order of their keys, whatever order they were read in."""
    mapper = inspect(row).mapper
    fields: Fields = {column.key: plain(getattr(row, column.key)) for column in mapper.column_attrs}
    for part in row.PARTS:
        keys = _keys(mapper.relationships[part].mapper)
        fields[part] = sorted(map(fields_of, getattr(row, part)), key=lambda item: [item[key] for key in keys])
    return fields


def snapshot(row: Row) -> str:
    """Return a row with its parts as JSON; of the same content it is the same text."""
    return json.dumps(fields_of(row), ensure_ascii=False, sort_keys=True)


def same_content(row: Row, kept: Fields) -> bool:
    """Tell whether a row says what a snapshot of it says; columns that came later are not compared."""
    now = fields_of(row)
    return all(now.get(name) == value for name, value in kept.items() if name not in COUNTERS)


def fill(row: Root, kept: Fields) -> None:
    """Make a row and its parts what a snapshot says they were; its version goes on counting."""
    _fill_columns(row, {name: value for name, value in kept.items() if name not in COUNTERS})
    for part in row.PARTS:
        mapper = inspect(row).mapper.relationships[part].mapper
        keys = _keys(mapper)
        there = {tuple(getattr(item, key) for key in keys): item for item in getattr(row, part)}
        wanted = []
        for fields in kept[part]:
            key = {name: fields[name] for name in keys}
            item = there.get(tuple(key.values())) or mapper.class_(**key)
            _fill_columns(item, fields)
            wanted.append(item)
        setattr(row, part, wanted)


def _keys(mapper: Mapper[Any]) -> list[str]:
    return [mapper.get_property_by_column(column).key for column in mapper.primary_key]


def _fill_columns(row: Row, fields: Fields) -> None:
    for column in inspect(row).mapper.column_attrs:
        if column.key in fields:
            setattr(row, column.key, _value(column.columns[0].type, fields[column.key]))


def plain(value: object) -> object:
    """Return a value as snapshots keep it; texts as the database keeps them, that is cleaned."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if value is None or isinstance(value, int):
        return value
    raise TypeError(f"history cannot keep a {type(value).__name__}")


def _value(kind: object, plain: Any) -> Any:
    """Return what a column takes for a value from JSON."""
    if plain is None:
        return None
    if isinstance(kind, UtcMoment):
        return datetime.fromisoformat(plain)
    if isinstance(kind, Date):
        return date.fromisoformat(plain)
    return plain
