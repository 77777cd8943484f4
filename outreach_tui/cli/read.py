"""``outreach read``: what a bulletin says of its event. Nothing is saved."""

import sys
from pathlib import Path
from typing import Any

import click

from outreach_tui.cli.commands import command
from outreach_tui.cli.options import format_option
from outreach_tui.cli.output import Cell, Column, Sheet, say, show, tell
from outreach_tui.cli.running import DONE, NOT_DONE
from outreach_tui.domain.problems import Problem, Severity, refuse
from outreach_tui.domain.text import one_line
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import mark
from outreach_tui.intake.bulletin import BulletinReading, read_bulletin
from outreach_tui.intake.bulletin.reading import FIELDS, Number
from outreach_tui.intake.bulletin.vocabulary import FORM_LABELS
from outreach_tui.intake.communities_file import read_bytes
from outreach_tui.intake.decoding import decoded

#: What the fields are called in a table.
_LABELS = {
    "date": mark("Day"),
    "venue": mark("Venue"),
    "forms": mark("Form"),
    "attendance": mark("Heads"),
    "consultations": mark("Consultations"),
    "materials": mark("Materials"),
    "laws": mark("Laws"),
    "theme": mark("Event theme"),
}
#: The standard input, where a file is asked for.
_STANDARD_INPUT = "-"


@command(
    help=_(
        "Read a bulletin (a text file, or - for standard input) and show what it says of its event, with the words "
        "that say so. Nothing is saved. Where it tells of no event, the exit code is 1."
    )
)
@click.argument("file", metavar=_("FILE"))
@format_option
def read(file: str, output: str) -> int:
    """Read a bulletin; one that tells of no event is said to, and ends with the code of what was not done."""
    content = sys.stdin.buffer.read() if file == _STANDARD_INPUT else read_bytes(Path(file).expanduser(), "bulletin")
    text = decoded(content)
    if text is None:
        raise refuse("file_encoding", "bulletin", file)
    reading = read_bulletin(text)
    rows = [row for name in FIELDS for row in _rows(name, reading, text)]
    columns = [Column("field", _("Field")), Column("value", _("Value")), Column("words", _("Words"))]
    if output != "table" or reading.tells_of_an_event:
        show(Sheet(reading_shape(reading), columns, rows), output)
    for start, end in reading.other_events:
        tell([Problem("another_event", "event", text[start:end], Severity.DOUBT)])
    if reading.tells_of_an_event:
        return DONE
    name = _("standard input") if file == _STANDARD_INPUT else file
    say(_("No event is told of in {value}.").format(value=one_line(name)))
    return NOT_DONE


def reading_shape(reading: BulletinReading) -> dict[str, Any]:
    """Return a reading as JSON carries it; evidence is ``[start, end)`` in characters of the text."""
    return {
        "date": reading.date,
        "date_end": reading.date_end,
        "venue": reading.venue,
        "forms": [form.value for form in reading.forms],
        "attendance": _number_shape(reading.attendance),
        "consultations": _number_shape(reading.consultations),
        "materials": [
            {
                "name": line.name,
                "kind": line.kind.value,
                "quantity": line.quantity,
                "unit": line.unit,
                "estimated": line.estimated,
            }
            for line in reading.materials
        ],
        "laws": [*reading.laws],
        "theme": reading.theme,
        "evidence": {name: [[*span] for span in spans] for name, spans in reading.evidence.items()},
    }


def _number_shape(number: Number | None) -> dict[str, Any] | None:
    return {"value": number.value, "estimated": number.estimated} if number else None


def _rows(name: str, reading: BulletinReading, text: str) -> list[list[Cell]]:
    """Return the rows of a field: its values, and beside the first the words they come from."""
    words = " / ".join(one_line(text[start:end]) for start, end in reading.evidence.get(name, ()))
    values = _values(name, reading)
    return [
        [_(_LABELS[name]) if place == 0 else "", value, words if place == 0 else ""]
        for place, value in enumerate(values or [""])
    ]


def _values(name: str, reading: BulletinReading) -> list[str]:
    match name:
        case "date":
            return [" - ".join(filter(None, (reading.date, reading.date_end)))]
        case "attendance" | "consultations":
            number: Number | None = getattr(reading, name)
            return [] if number is None else [f"{'~' if number.estimated else ''}{number.value}"]
        case "materials":
            return [
                f"{line.name} {'~' if line.estimated else ''}{line.quantity} {line.unit}" for line in reading.materials
            ]
        case "forms":
            return ["、".join(_(FORM_LABELS[form]) for form in reading.forms)]
        case "laws":
            return ["、".join(reading.laws)]
        case _:
            return [getattr(reading, name) or ""]
