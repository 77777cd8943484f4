"""What the import screen says of one file, line by line; some lines can be answered."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from outreach_tui.i18n import gettext as _
from outreach_tui.intake.columns import Column
from outreach_tui.intake.heading_words import SURE
from outreach_tui.intake.layout import Table
from outreach_tui.intake.sheets import Place
from outreach_tui.intake.template import LISTS
from outreach_tui.services.import_results import Options, Outcome, SheetRead
from outreach_tui.services.import_words import alike_text, community_of, field_name, rows_left_out, table_name, where
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.record_list import Column as ListColumn
from outreach_tui.tui.widgets.record_list import Tone
from outreach_tui.wording.labels import label
from outreach_tui.wording.problems import sentence

#: Lines of one kind that are shown of a file; more would be read by nobody.
_MOST = 200
#: So many open lines are repeated before the last word.
_MOST_ASKED = 6
#: Problems that the year of the days would settle.
_OF_YEARS = frozenset({"year_missing", "year_assumed"})


class Kind(StrEnum):
    """What a line is about, and so what Enter does on it."""

    COLUMN = "column"  #: choose another field for the column
    COMMUNITY = "community"  #: choose whose file it is
    YEAR = "year"  #: choose the year of days that name none
    SHEET = "sheet"  #: read only this sheet, or all again
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
    sheet: str = ""

    @property
    def is_open(self) -> bool:
        """Whether it wants an answer or stands against the import."""
        return self.sign in {"x", "?"}

    @property
    def about(self) -> Hashable:
        """What it is about, whatever it says of that: a column, a sheet, a row, a question."""
        told = self.text if self.kind is Kind.TOLD else ""
        return self.kind, self.sheet, self.column and self.column.index, self.place, told

    @property
    def tone(self) -> Tone | None:
        """How it stands out."""
        return Tone.LATE if self.is_open else None


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
    more = sum(max(len(kept) - _MOST, 0) for kept in (outcome.doubtful, outcome.doubts))
    if more:
        yield Line("?", _("... and {count} more").format(count=more))
    whose = options.community or _("as the file says")
    yield Line("", _("Community: {name}").format(name=whose), Kind.COMMUNITY)
    if options.year or any(flaw.problem.code in _OF_YEARS for flaw in (*outcome.doubts, *outcome.rejected)):
        year = str(options.year or _("as the file says"))
        yield Line("", _("Year of days that name none: {year}").format(year=year), Kind.YEAR)


def _columns(outcome: Outcome) -> Iterator[Line]:
    for sheet in outcome.sheets:
        if sheet.headings is None:
            if sheet.name != LISTS:
                yield _passed_over(sheet)
            continue
        table = sheet.headings.table
        head = _("{sheet}: read as {table}, headings in row {row}")
        told = head.format(sheet=sheet.name, table=table_name(table), row=sheet.headings.last_row)
        yield Line("", told, Kind.SHEET, sheet=sheet.name)
        for column in sheet.headings.columns:
            if column.heading:
                text = f"  {column.heading} -> {_taken(table, column)}"
                yield Line(_sign(column), text, Kind.COLUMN, table, column, sheet=sheet.name)
        for reason, rows in rows_left_out(sheet).items():
            yield Line("", "  " + _("Left out: rows {rows} ({reason})").format(rows=rows, reason=reason))


def _passed_over(sheet: SheetRead) -> Line:
    told = {
        "hidden": _("{sheet}: hidden, left out; Enter reads only this sheet"),
        "plan": _("{sheet}: a plan of what is to be done, left out; Enter reads only this sheet, as what was"),
        "not_named": _("{sheet}: left out; Enter reads all sheets again"),
    }
    if sheet.passed_over in told:
        return Line("", told[sheet.passed_over].format(sheet=sheet.name), Kind.SHEET, sheet=sheet.name)
    return Line("", _("{sheet}: no table of records").format(sheet=sheet.name))


def _sign(column: Column) -> str:
    return "?" if column.field and column.confidence < SURE else ""


def _taken(table: Table, column: Column) -> str:
    if column.field == "person":
        return _("left out: personal data")
    if not column.field:
        return _("left out")
    name = f"{field_name(table, column.field)} {column.confidence}%"
    return f"{name} ({column.material})" if column.material else name


def last_word(asked: Sequence[Line], held_back: int) -> str:
    """Return the last word before an import: what is open, and how many files stay out."""
    told = [in_line(line.text).strip() for line in asked[:_MOST_ASKED]]
    if len(asked) > len(told):
        told.append(_("... and {count} more").format(count=len(asked) - len(told)))
    if held_back:
        told.append(_("Files that cannot be imported as they stand: {count}").format(count=held_back))
    return "\n".join([*told, "", _("Import with all of this as it is shown?")])


def file_columns() -> Sequence[ListColumn[Outcome]]:
    """Return the columns of the files: what each would bring."""
    return (
        ListColumn(_("File name"), 0, lambda outcome: outcome.name),
        ListColumn(_("Community"), 18, community_of),
        ListColumn(_("New"), 7, lambda outcome: str(sum(outcome.new.values())), right=True),
        ListColumn(_("Same"), 7, lambda outcome: str(sum(outcome.same.values())), right=True),
        ListColumn(_("Doubtful"), 8, lambda outcome: str(len(outcome.doubtful)), right=True),
        ListColumn(_("Rejected"), 8, lambda outcome: str(outcome.rejected_rows or len(outcome.refused)), right=True),
    )


def line_columns() -> Sequence[ListColumn[Line]]:
    """Return the columns of what is to be said of a file."""
    return (ListColumn("", 1, lambda line: line.sign), ListColumn(_("What was found"), 0, lambda line: line.text))
