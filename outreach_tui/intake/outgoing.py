"""Records as columns of the program's own sheets, so written that reading them back gives the same records.

They come some hundred at a time, as the database has them, and are turned column by column: a year has many.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from functools import lru_cache
from typing import Any, NamedTuple

from outreach_tui.domain.months import Month
from outreach_tui.domain.records import AudienceCount, Speaker, event_number
from outreach_tui.domain.vocabulary import (
    Adviser,
    Audience,
    Category,
    Form,
    MaterialKind,
    Mode,
    Outcome,
    Scope,
    SpeakerRole,
    Status,
)
from outreach_tui.i18n import gettext, language
from outreach_tui.intake.cell_lists import join_list, write_audiences, write_speakers
from outreach_tui.intake.layout import WHOLE, Table, exported_fields
from outreach_tui.long_sheets import Cell, Columns
from outreach_tui.wording.labels import label

#: Some records as they leave the store: of each of its columns the values.
Block = Mapping[str, Sequence[Any]]


#: Fields whose values are days.
DAYS = frozenset({"date", "date_end", "follow_up", "followed_up"})


class Outgoing(NamedTuple):
    """A sheet of an export: its records, some at a time."""

    table: Table
    blocks: Iterable[Block]


def columns_of(table: Table, block: Block) -> Columns:
    """Return the columns that records have on the sheet of their kind."""
    match table:
        case Table.EVENTS:
            cells = _events(block)
        case Table.CONSULTATIONS:
            cells = _consultations(block)
        case Table.MATERIALS:
            cells = _distributions(block)
    return [cells[field.key] for field in exported_fields(table)]


def _events(block: Block) -> dict[str, Sequence[Cell]]:
    days = _days(block["day"])
    whole = gettext(WHOLE)
    return {
        "number": [*map(event_number, block["year"], block["serial"])],
        "date": days,
        "title": block["title"],
        "form": _labels(Form, block["form"]),
        "communities": [
            whole if scope == Scope.SUBDISTRICT.value else _listed(names)
            for scope, names in zip(block["scope"], block["communities"], strict=True)
        ],
        "venue": block["venue"],
        "attendance": _heads(block),
        "laws": [*map(_listed, block["laws"])],
        "audiences": [
            write_audiences(AudienceCount(Audience(code), count) for code, count in parts) if parts else ""
            for parts in block["audiences"]
        ],
        "speakers": [
            write_speakers(Speaker(name, SpeakerRole(role)) for name, role in parts) if parts else ""
            for parts in block["speakers"]
        ],
        "organiser": block["organiser"],
        "co_organisers": [*map(_listed, block["co_organisers"])],
        "opinions": block["opinions"],
        "status": _labels(Status, block["status"]),
        "date_end": _days(block["day_end"]),
        "from_time": block["starts_at"],
        "to_time": block["ends_at"],
        "plan_month": [*map(_month, block["ym"], days)],
        "note": block["note"],
        "recorder": block["recorder"],
    }


def _consultations(block: Block) -> dict[str, Sequence[Cell]]:
    return {
        **_lines(block),
        "category": _labels(Category, block["category"]),
        "count": block["count"],
        "outcome": _labels(Outcome, block["outcome"]),
        "mode": _labels(Mode, block["mode"]),
        "adviser": _labels(Adviser, block["adviser"]),
        "follow_up": _days(block["follow_up_on"]),
        "followed_up": _days(block["followed_up_on"]),
    }


def _distributions(block: Block) -> dict[str, Sequence[Cell]]:
    return {
        **_lines(block),
        "material": block["material"],
        "kind": _labels(MaterialKind, block["kind"]),
        "quantity": block["quantity"],
        "unit": block["measure"],
        "taken_out": block["taken_out"],
        "brought_back": block["brought_back"],
    }


def _lines(block: Block) -> dict[str, Sequence[Cell]]:
    """Return what both kinds of lines have; one of no community says so, for empty would mean that of its event."""
    days = _days(block["day"])
    whole = gettext(WHOLE)
    return {
        "event": event_numbers(block),
        "date": days,
        "community": [name or whole for name in block["community"]],
        "plan_month": [
            "" if year else _month(ym, day) for year, ym, day in zip(block["year"], block["ym"], days, strict=True)
        ],
        "note": block["note"],
        "recorder": block["recorder"],
    }


def event_numbers(block: Block) -> list[str]:
    """Return the numbers of the events that lines belong to, ``""`` for lines of none."""
    return [
        "" if year is None else event_number(year, serial)
        for year, serial in zip(block["year"], block["serial"], strict=True)
    ]


def _heads(block: Block) -> Sequence[Cell]:
    if not any(block["attendance_estimated"]):
        return block["attendance"]
    about = "{}余" if language() == "zh" else "{}+"
    return [
        about.format(count) if estimated and count is not None else count
        for count, estimated in zip(block["attendance"], block["attendance_estimated"], strict=True)
    ]


def _labels(kind: type[StrEnum], codes: Sequence[str]) -> list[str]:
    labels = {code: label(kind(code)) for code in set(codes)}
    return [labels[code] for code in codes]


def _days(values: Sequence[Any]) -> list[date | None]:
    return [*map(_day, values)]


@lru_cache(4096)
def _day(value: str | date | None) -> date | None:
    """Return a day: SQLite keeps text, PostgreSQL gives a date."""
    return date.fromisoformat(value) if isinstance(value, str) else value


@lru_cache(4096)
def _month(ym: int, day: date) -> str:
    month = Month.from_ym(ym)
    return "" if month == Month.of(day) else str(month)


@lru_cache(4096)
def _listed(items: tuple[str, ...]) -> str:
    return join_list(items)
