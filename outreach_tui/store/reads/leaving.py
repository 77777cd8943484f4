"""Records on their way out of the program: some rows at a time, column by column.

A year may hold some hundred thousand records. A frozen record of each would cost ten times what is written of it, and
what is done to a column of values at once costs a fraction of what it does value by value.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import repeat
from typing import Any

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month, Period
from outreach_tui.store.reader import Parameters, Reader
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads.selecting import consultation_conditions, distribution_conditions, event_conditions
from outreach_tui.store.reads.values import as_list, by_day, these

#: Some records: of each column its values, as the database has them.
Block = dict[str, Sequence[Any]]

_NONE: tuple[Any, ...] = ()

#: What hangs on an event and has an order: its table, and of its columns a text, a number and a code.
_PARTS = {
    "laws": ("event_law", "p.law, NULL, NULL"),
    "audiences": ("event_audience", "p.audience, p.attendance, NULL"),
    "speakers": ("event_speaker", "p.name, NULL, p.role"),
}

_EVENT = {
    name: f"e.{name}"
    for name in (
        "id", "year", "serial", "day", "day_end", "starts_at", "ends_at", "ym", "title", "form", "status", "scope",
        "venue", "organiser", "co_organisers", "attendance", "attendance_estimated", "opinions", "recorder", "note",
    )
}  # fmt: skip
_LINE = {
    "day": "{0}.day",
    "ym": "{0}.ym",
    "community": "coalesce(n.name, '')",
    "year": "e.year",
    "serial": "e.serial",
    "note": "{0}.note",
    "recorder": "{0}.recorder",
}
_CONSULTATION = {
    **{name: column.format("c") for name, column in _LINE.items()},
    **{
        name: f"c.{name}"
        for name in ("category", "outcome", "mode", "adviser", "count", "follow_up_on", "followed_up_on")
    },
}
_DISTRIBUTION = {
    **{name: column.format("d") for name, column in _LINE.items()},
    "material": "m.name",
    "kind": "m.kind",
    "measure": "m.measure",
    "quantity": "d.quantity",
    "taken_out": "d.taken_out",
    "brought_back": "d.brought_back",
}
#: Lines that still stand: neither taken out themselves nor with their event.
_STANDING = " AND (e.id IS NULL OR e.deleted_at IS NULL)"


def leaving_events(reader: Reader, month: Month) -> Iterator[Block]:
    """Yield the events of a plan month by day and number, whatever became of them, but those deleted.

    Beside the columns of the table there are ``communities`` (names in the coordinator's order), ``laws``,
    ``audiences`` (code, head-count) and ``speakers`` (name, code of the role): of each event a tuple, as
    ``co_organisers`` is one.
    """
    where, bound = event_conditions(_all_of(month))
    names = {community.id: community.name for community in office_reads.communities(reader)}
    for block in _blocks(reader, _EVENT, f"event e WHERE {where} ORDER BY {by_day('e')}, e.year, e.serial", bound):
        block["co_organisers"] = [*map(_kept_list, block["co_organisers"])]
        parts = {"communities": _communities(reader, block["id"], names), **_parts(reader, block["id"])}
        for name, found in parts.items():
            block[name] = [*map(found.get, block["id"], repeat(_NONE))]
        yield block


@lru_cache(4096)
def _kept_list(text: str) -> tuple[str, ...]:
    return as_list(text)


def leaving_consultations(reader: Reader, month: Month) -> Iterator[Block]:
    """Yield the consultations of a plan month; ``year`` and ``serial`` are those of the event, if there is one."""
    where, bound = consultation_conditions(_all_of(month))
    source = (
        "consultation c LEFT JOIN community n ON n.id = c.community_id LEFT JOIN event e ON e.id = c.event_id"
        f" WHERE {where}{_STANDING} ORDER BY {by_day('c')}, c.id"
    )
    return _blocks(reader, _CONSULTATION, source, bound)


def leaving_distributions(reader: Reader, month: Month) -> Iterator[Block]:
    """Yield the copies handed out of a plan month; ``year`` and ``serial`` are those of the event, if there is one."""
    where, bound = distribution_conditions(_all_of(month))
    source = (
        "distribution d JOIN material m ON m.id = d.material_id LEFT JOIN community n ON n.id = d.community_id"
        f" LEFT JOIN event e ON e.id = d.event_id WHERE {where}{_STANDING} ORDER BY {by_day('d')}, d.id"
    )
    return _blocks(reader, _DISTRIBUTION, source, bound)


def _all_of(month: Month) -> Selection:
    return Selection(Period.of_month(month), standing=None)


def _blocks(reader: Reader, columns: Mapping[str, str], source: str, bound: Parameters) -> Iterator[Block]:
    for rows in reader.batches(f"SELECT {', '.join(columns.values())} FROM {source}", bound):
        yield dict(zip(columns, zip(*rows, strict=True), strict=True))


def _communities(
    reader: Reader, ids: Sequence[RecordId], names: Mapping[RecordId, str]
) -> dict[RecordId, tuple[str, ...]]:
    """Return the communities that each of some events served, in the order of ``names``."""
    order = {name: place for place, name in enumerate(names.values())}
    alone = {key: (name,) for key, name in names.items()}
    served: dict[RecordId, tuple[str, ...]] = {}
    chosen, bound = these(reader, ids)
    for event_id, community_id in reader.rows(
        f"SELECT p.event_id, p.community_id FROM {chosen} CROSS JOIN event_community p WHERE p.event_id = chosen.id",
        bound,
    ):
        if event_id in served:
            several = (*served[event_id], names[community_id])
            served[event_id] = tuple(sorted(several, key=order.__getitem__))
        else:
            served[event_id] = alone[community_id]
    return served


def _parts(reader: Reader, ids: Sequence[RecordId]) -> dict[str, dict[RecordId, tuple[Any, ...]]]:
    """Return of each of some events that has any the parts in order: laws, or tuples of two."""
    chosen, bound = these(reader, ids)
    queries = [
        f"SELECT '{name}', p.event_id, p.position, {columns} FROM {chosen} CROSS JOIN {table} p"
        " WHERE p.event_id = chosen.id"
        for name, (table, columns) in _PARTS.items()
    ]
    parts: dict[str, dict[RecordId, tuple[Any, ...]]] = {name: {} for name in _PARTS}
    for name, event_id, _, text, number, code in reader.rows(f"{' UNION ALL '.join(queries)} ORDER BY 2, 3", bound):
        found = parts[name]
        part = text if name == "laws" else (text, number if name == "audiences" else code)
        found[event_id] = (*found.get(event_id, _NONE), part)
    return parts
