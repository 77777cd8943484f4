"""The one door to the terminal: data to stdout, talk to stderr, nothing a terminal would obey."""

import os
import sys
from collections.abc import Iterable
from typing import Any, NamedTuple, TextIO

from outreach_tui.cli import tables
from outreach_tui.domain.problems import Problem, refuse
from outreach_tui.domain.text import clean, one_line
from outreach_tui.i18n import gettext as _
from outreach_tui.reports.plain import markdown_table

FORMATS = ("table", "json", "csv", "md")

Cell = str | int | float | None


class Column(NamedTuple):
    """A column: the key it has in CSV, its heading for people, and whether it holds numbers."""

    key: str
    heading: str
    numeric: bool = False


class Sheet(NamedTuple):
    """What a command answers: ``data`` for JSON, rows under columns for everything else.

    ``before`` and ``after`` are lines that stand around the table; ``footer`` is its last row, set apart.
    """

    data: Any
    columns: list[Column]
    rows: list[list[Cell]]
    footer: list[Cell] | None = None
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()


def put(text: str) -> None:
    """Write data; where the stream's encoding has no sign for a letter, the user is told."""
    _write(sys.stdout, text)
    if not _fits(sys.stdout, text):
        encoding = sys.stdout.encoding
        say(
            _("Letters that {encoding} does not have are shown as ?; PYTHONUTF8=1 keeps them.").format(
                encoding=encoding
            )
        )


def say(text: str) -> None:
    """Talk to the user, beside the data."""
    _write(sys.stderr, text)


def tell(problems: Iterable[Problem]) -> None:
    """Tell the user what to know about something that was saved."""
    from outreach_tui.wording.problems import sentence  # 8 ms, which no answer has to wait for

    for problem in problems:
        say(sentence(problem))


def show(sheet: Sheet, form: str) -> None:
    """Write a sheet in one of :data:`FORMATS`."""
    match form:
        case "json":
            show_json(sheet.data)
        case "csv":
            put(_csv(sheet).rstrip("\n"))
        case "md":
            put(markdown_table([column.heading for column in sheet.columns], _texts(_all_rows(sheet))))
        case _:
            show_table(sheet)


def _csv(sheet: Sheet) -> str:
    """Return records as JSON has them, one a line; what is no list of records, as its table has it."""
    if isinstance(sheet.data, list) and sheet.data:
        return tables.csv_text([*sheet.data[0]], [[flat(value) for value in record.values()] for record in sheet.data])
    return tables.csv_text([column.key for column in sheet.columns], _all_rows(sheet))


def flat(value: Any) -> Cell:
    """Return a value in one cell: lists and counts by measure word as ``a; b`` and ``册=5; 份=20``."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "; ".join(f"{name}={part}" for name, part in value.items())
    if isinstance(value, list):
        return "; ".join(f"{flat(part)}" if not isinstance(part, dict) else f"({flat(part)})" for part in value)
    cell: Cell = value
    return cell


def show_json(data: Any) -> None:
    """Write one JSON document, with escapes where the stream's encoding has no sign for a letter."""
    import json

    text = json.dumps(data, ensure_ascii=False, indent=2)
    put(text if _fits(sys.stdout, text) else json.dumps(data, indent=2))


def show_table(sheet: Sheet) -> None:
    """Write a sheet for people."""
    parts = [*sheet.before]
    if sheet.rows or sheet.footer:
        parts.append(
            tables.aligned(
                [column.heading for column in sheet.columns],
                _texts(sheet.rows),
                numeric=[column.numeric for column in sheet.columns],
                footer=_texts([sheet.footer])[0] if sheet.footer else None,
            )
        )
    parts += sheet.after
    if parts:
        put("\n".join(parts))
    else:
        say(_("Nothing on record."))


def _all_rows(sheet: Sheet) -> list[list[Cell]]:
    return [*sheet.rows, sheet.footer] if sheet.footer else sheet.rows


def _texts(rows: Iterable[list[Cell]]) -> list[list[str]]:
    return [["" if cell is None else one_line(clean(str(cell))) for cell in row] for row in rows]


def _write(stream: TextIO, text: str) -> None:
    try:
        print(clean(text), file=stream, flush=True)
    except OSError as error:
        with open(os.devnull, "w") as nowhere:  # noqa: PTH123
            os.dup2(nowhere.fileno(), stream.fileno())  # or the rest would fail once more when the program ends
        # whoever read from a pipe has seen enough; what is being done goes on, and so does its exit code
        if stream is sys.stdout and not isinstance(error, BrokenPipeError):
            raise refuse("file_unwritable", "path", "stdout", reason=error.strerror or "") from error


def _fits(stream: TextIO, text: str) -> bool:
    """Tell whether a stream's encoding has a sign for every letter of a text."""
    try:
        text.encode(getattr(stream, "encoding", None) or "utf-8")
    except UnicodeEncodeError:
        return False
    return True
