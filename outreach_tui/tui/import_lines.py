"""What the import screen says of one file, line by line; some lines can be answered."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from outreach_tui.i18n import gettext as _
from outreach_tui.intake.columns import SURE, Column
from outreach_tui.intake.layout import Table
from outreach_tui.intake.sheets import Place
from outreach_tui.services.import_results import Options, Outcome
from outreach_tui.services.import_words import alike_text, field_name, rows_left_out, table_name, where
from outreach_tui.wording.labels import label
from outreach_tui.wording.problems import sentence

#: Lines of one kind that are shown of a file; more would be read by nobody.
_MOST = 200


class Kind(StrEnum):
    """What a line is about, and so what Enter does on it."""

    COLUMN = "column"  #: choose another field for the column
    COMMUNITY = "community"  #: choose whose file it is
    ALIKE = "alike"  #: add the row all the same, or leave it out
    TOLD = "told"


@dataclass(frozen=True)
class Line:
    """One line: a sign for how much it weighs, what it says, and what it can be answered about."""

    sign: str
    text: str
    kind: Kind = Kind.TOLD
    table: Table | None = None
    column: Column | None = None
    place: Place | None = None


def lines_of(outcome: Outcome, options: Options) -> Iterator[Line]:
    """Yield what is to be said of a file, what stands against it first."""
    for problem in outcome.refused:
        yield Line("x", sentence(problem))
    if outcome.refused:
        return
    if not outcome.records and not outcome.rejected:
        yield Line("x", _("This file holds no records that could be imported."))
    for flaw in outcome.rejected[:_MOST]:
        yield Line("x", f"{where(flaw.place)}: {sentence(flaw.problem)}", Kind.TOLD)
    yield from _questions(outcome, options)
    yield from _columns(outcome)
    for draft in outcome.proposals:
        text = _("New in the catalogue: {name} ({kind}, {unit})")
        yield Line("+", text.format(name=draft.name, kind=label(draft.kind), unit=draft.measure))
    for flaw in outcome.notes[:_MOST]:
        yield Line("", f"{where(flaw.place)}: {sentence(flaw.problem)}")


def _questions(outcome: Outcome, options: Options) -> Iterator[Line]:
    for alike in outcome.doubtful[:_MOST]:
        added = alike.place in options.added
        answer = _("will be added") if added else _("will be left out")
        yield Line("+" if added else "?", f"{alike_text(alike)} - {answer}", Kind.ALIKE, place=alike.place)
    for flaw in outcome.doubts[:_MOST]:
        yield Line("?", f"{where(flaw.place)}: {sentence(flaw.problem)}")
    whose = options.community or _("as the file says")
    yield Line("", _("Community: {name}").format(name=whose), Kind.COMMUNITY)


def _columns(outcome: Outcome) -> Iterator[Line]:
    for sheet in outcome.sheets:
        if sheet.headings is None:
            yield Line("", _("{sheet}: no table of records").format(sheet=sheet.name))
            continue
        table = sheet.headings.table
        head = _("{sheet}: read as {table}, headings in row {row}")
        yield Line("", head.format(sheet=sheet.name, table=table_name(table), row=sheet.headings.last_row))
        for column in sheet.headings.columns:
            if column.heading:
                yield Line(_sign(column), f"  {column.heading} -> {_taken(table, column)}", Kind.COLUMN, table, column)
        for reason, rows in rows_left_out(sheet).items():
            yield Line("", "  " + _("Left out: rows {rows} ({reason})").format(rows=rows, reason=reason))


def _sign(column: Column) -> str:
    return "?" if column.field and column.confidence < SURE else ""


def _taken(table: Table, column: Column) -> str:
    if not column.field:
        return _("left out")
    name = f"{field_name(table, column.field)} {column.confidence}%"
    return f"{name} ({column.material})" if column.material else name
