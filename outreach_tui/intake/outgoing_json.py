"""Records as JSON, some hundred at a time: keys and values are codes, as wherever the program writes JSON."""

from collections.abc import Iterable, Sequence
from json import dumps
from json.encoder import encode_basestring
from typing import IO, Any

from outreach_tui.domain.months import Month
from outreach_tui.domain.records import event_number
from outreach_tui.domain.text import clean
from outreach_tui.intake.layout import Table
from outreach_tui.intake.outgoing import Block, Outgoing, event_numbers, told

#: Of each kind of records the keys whose values are written as the database has them, and its columns for them.
_PLAIN: dict[Table, dict[str, str]] = {
    Table.EVENTS: {
        "title": "title", "form": "form", "status": "status", "scope": "scope", "communities": "communities",
        "venue": "venue", "attendance": "attendance", "from_time": "starts_at", "to_time": "ends_at",
        "organiser": "organiser", "co_organisers": "co_organisers", "laws": "laws", "opinions": "opinions",
        "note": "note", "recorder": "recorder",
    },
    Table.CONSULTATIONS: {
        "category": "category", "outcome": "outcome", "mode": "mode", "adviser": "adviser", "count": "count",
        "note": "note", "recorder": "recorder",
    },
    Table.MATERIALS: {
        "material": "material", "kind": "kind", "quantity": "quantity", "unit": "measure", "taken_out": "taken_out",
        "brought_back": "brought_back", "note": "note", "recorder": "recorder",
    },
}  # fmt: skip


def write_json(file: IO[str], sheets: Iterable[Outgoing]) -> None:
    """Write an export as one object: of each kind of records a list, one record a line."""
    for place, (table, blocks) in enumerate(sheets):
        file.write(f'{"," if place else "{"}"{table.value}":[')
        for number, block in enumerate(blocks):
            file.write(",\n" if number else "\n")
            file.write(_records(table, block))
        file.write("\n]")
    file.write("}\n")


def _records(table: Table, block: Block) -> str:
    """Return records as JSON, one a line; a template is filled in half the time that objects are encoded."""
    columns: dict[str, Sequence[str]] = {"date": _days(block["day"])}
    columns |= _of_events(block) if table is Table.EVENTS else _of_lines(block)
    columns |= {key: _encoded(block[name]) for key, name in _PLAIN[table].items()}
    columns["plan_month"] = told(lambda ym: dumps(str(Month.from_ym(ym))), block["ym"])
    if table is Table.CONSULTATIONS:
        columns |= {"follow_up": _days(block["follow_up_on"]), "followed_up": _days(block["followed_up_on"])}
    template = "{" + ",".join(f'"{key}":%s' for key in columns) + "}"
    return ",\n".join(map(template.__mod__, zip(*columns.values(), strict=True)))


def _of_events(block: Block) -> dict[str, Sequence[str]]:
    return {
        "number": _encoded([*map(event_number, block["year"], block["serial"])]),
        "date_end": _days(block["day_end"]),
        "attendance_estimated": told(lambda estimated: dumps(bool(estimated)), block["attendance_estimated"]),
        "audiences": told(_audiences, block["audiences"]),
        "speakers": told(_speakers, block["speakers"]),
    }


def _audiences(parts: Sequence[tuple[str, int | None]]) -> str:
    return dumps([{"audience": code, "attendance": count} for code, count in parts])


def _speakers(parts: Sequence[tuple[str, str]]) -> str:
    return dumps([{"name": clean(name), "role": role} for name, role in parts], ensure_ascii=False)


def _of_lines(block: Block) -> dict[str, Sequence[str]]:
    return {
        "event": _encoded([number or None for number in event_numbers(block)]),
        "community": _encoded([name or None for name in block["community"]]),
    }


def _days(days: Sequence[Any]) -> list[str]:
    return told(lambda day: dumps(None if day is None else str(day)), days)


def _encoded(values: Sequence[Any]) -> list[str]:
    """Return the values of a column as JSON, texts without what a terminal would obey."""
    try:
        texts = values if "".join(values).isprintable() else map(clean, values)
    except TypeError:  # numbers, lists, or nothing here and there: few are different
        return told(_as_json, values)
    return [*map(encode_basestring, texts)]


def _as_json(value: Any) -> str:
    if isinstance(value, tuple):
        value = [*map(clean, value)]
    return dumps(clean(value) if isinstance(value, str) else value, ensure_ascii=False)
