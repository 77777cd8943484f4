"""Records as columns of the program's own sheets, so written that reading them back gives the same records.

They come some hundred at a time, as the database has them, and are turned column by column: a year has many.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum
from typing import Any, NamedTuple, TypeVar

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

T = TypeVar("T")
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


def told(tell: Callable[[Any], T], values: Sequence[Any]) -> list[T]:
    """Return what each value is told as; of many records few values are different, often none."""
    if values.count(values[0]) == len(values):
        return [tell(values[0])] * len(values)
    each = {value: tell(value) for value in set(values)}
    return [*map(each.__getitem__, values)]


def _events(block: Block) -> dict[str, Sequence[Cell]]:
    days = told(_day, block["day"])
    whole, subdistrict = gettext(WHOLE), Scope.SUBDISTRICT.value
    return {
        "number": [*map(event_number, block["year"], block["serial"])],
        "date": days,
        "title": block["title"],
        "form": _labels(Form, block["form"]),
        "communities": [
            whole if scope == subdistrict else names
            for scope, names in zip(block["scope"], told(join_list, block["communities"]), strict=True)
        ],
        "venue": block["venue"],
        "attendance": _heads(block),
        "laws": told(join_list, block["laws"]),
        "audiences": told(_audiences, block["audiences"]),
        "speakers": told(_speakers, block["speakers"]),
        "organiser": block["organiser"],
        "co_organisers": told(join_list, block["co_organisers"]),
        "opinions": block["opinions"],
        "status": _labels(Status, block["status"]),
        "date_end": told(_day, block["day_end"]),
        "from_time": block["starts_at"],
        "to_time": block["ends_at"],
        "plan_month": told(_month, [*zip(block["ym"], days, strict=True)]),
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
        "follow_up": told(_day, block["follow_up_on"]),
        "followed_up": told(_day, block["followed_up_on"]),
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
    days = told(_day, block["day"])
    whole = gettext(WHOLE)
    months = told(_month, [*zip(block["ym"], days, strict=True)])
    return {
        "event": event_numbers(block),
        "date": days,
        "community": [name or whole for name in block["community"]],
        "plan_month": ["" if year else month for year, month in zip(block["year"], months, strict=True)],
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
    return told(lambda code: label(kind(code)), codes)


def _day(value: str | date | None) -> date | None:
    """Return a day: SQLite keeps text, PostgreSQL gives a date."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def _month(of: tuple[int, date]) -> str:
    """Return a plan month where it is another one than that of the day."""
    ym, day = of
    month = Month.from_ym(ym)
    return "" if month == Month.of(day) else str(month)


def _audiences(parts: Sequence[tuple[str, int | None]]) -> str:
    return write_audiences(AudienceCount(Audience(code), count) for code, count in parts)


def _speakers(parts: Sequence[tuple[str, str]]) -> str:
    return write_speakers(Speaker(name, SpeakerRole(role)) for name, role in parts)
