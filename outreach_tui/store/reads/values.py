"""Turning column values of either database into the program's own."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.text import clean
from outreach_tui.store.reader import Reader

#: In characters: SQLite takes patterns of up to 50,000 bytes.
LONGEST_SEARCH = 5_000


def as_day(value: Any) -> date:
    """Return a day: SQLite keeps text, PostgreSQL gives a date."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def as_day_or_none(value: Any) -> date | None:
    """Return a day that may be missing."""
    return None if value is None else as_day(value)


def as_moment(value: Any) -> datetime:
    """Return a moment in UTC."""
    from datetime import UTC

    moment = datetime.fromisoformat(value) if isinstance(value, str) else value
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def by_day(alias: str) -> str:
    """Return the day to order by, such that no index on days is used: it would be read whole for every month."""
    return f"CAST({alias}.day AS text)"


def as_list(value: str | None) -> tuple[str, ...]:
    """Return a list kept as JSON."""
    if not value:
        return ()
    import json  # 2 ms that tallies need not wait for

    return tuple(json.loads(value))


def like(text: str) -> str:
    """Return a LIKE pattern (escape character ``\\``) that finds the text anywhere, taken literally.

    What nobody can have written is not looked for, nor more than a database compares at a time.
    """
    escaped = clean(text)[:LONGEST_SEARCH].replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return f"%{escaped}%"


def letters(index: int) -> str:
    """Return a name of letters only for a number: bound names have no digits."""
    return "".join(chr(ord("a") + int(digit)) for digit in str(index))


def named_ids(ids: Iterable[RecordId]) -> tuple[str, dict[str, object]]:
    """Return what stands inside ``IN (...)`` for some ids, and the values it binds; names are of letters only."""
    bound: dict[str, object] = {f"id_{letters(place)}": key for place, key in enumerate(ids)}
    return ", ".join(f":{name}" for name in bound) or "NULL", bound


def these(reader: Reader, ids: Sequence[RecordId]) -> tuple[str, dict[str, object]]:
    """Return a table ``chosen`` of some ids, in its column ``id``, and the value it binds: many are bound as one."""
    if reader.postgres:
        return "(SELECT unnest(CAST(:ids AS uuid[])) AS id) chosen", {"ids": [*ids]}
    from json import dumps  # 2 ms that tallies need not wait for

    return "(SELECT value AS id FROM json_each(:ids)) chosen", {"ids": dumps(ids)}
