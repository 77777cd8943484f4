"""What the tally screen asks, and the answer as a table whose figures know their records."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from outreach_tui.domain.figures import Basis, Dimension, Figures, Selection, Tally, TallyRow, Targets
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.rounding import percent
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.services.crosstab import CrossTable, Question, cross
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import CARRIED, Tallying
from outreach_tui.tui.widgets.figure_grid import FigureTable, GridCell, GridRow
from outreach_tui.wording.labels import label
from outreach_tui.wording.rows import dimension_name, row_name
from outreach_tui.wording.units import month_name

#: Dimensions in which one record stands in several rows.
REPEATING = frozenset({Dimension.COMMUNITY, Dimension.LAW, Dimension.AUDIENCE})
#: The kind of an opening that leads to a subdistrict instead of to records.
SUBDISTRICT = "subdistrict"


class Span(StrEnum):
    """How long the period is."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True)
class Counted:
    """What is counted: a measure, of copies those in one measure word."""

    measure: Measure
    word: str = ""

    @property
    def name(self) -> str:
        """How it is called in the language in use."""
        return self.word or label(self.measure)

    @property
    def kind(self) -> str:
        """Which list holds the records behind it."""
        kinds = {Measure.CONSULTATIONS: "consultations", Measure.COPIES: "distributions"}
        return kinds.get(self.measure, "events")

    def narrow(self, selection: Selection) -> Selection:
        """Return the selection of just the records that are counted."""
        return replace(selection, measure=self.word) if self.word else selection


@dataclass(frozen=True)
class View:
    """What the screen shows: a period counted by rows, or one measure by rows and columns (``across``).

    ``against_last_year`` adds how much each figure differs from the same period a year earlier;
    ``subdistricts`` has a row for each subdistrict of the database instead.
    """

    month: Month
    span: Span = Span.MONTH
    by: Dimension = Dimension.COMMUNITY
    across: Dimension | None = None
    counted: Counted = Counted(Measure.EVENTS)
    basis: Basis = Basis.PLAN
    against_last_year: bool = False
    subdistricts: bool = False

    @property
    def rows_name(self) -> str:
        """What the rows are, in the language in use."""
        return _("Subdistrict") if self.subdistricts else dimension_name(self.by)

    @property
    def period(self) -> Period:
        """The period that is counted."""
        if self.span is Span.YEAR:
            return Period.of_year(self.month.year)
        if self.span is Span.QUARTER:
            return Period.of_quarter(self.month.year, (self.month.number + 2) // 3)
        return Period.of_month(self.month)

    def step(self, periods: int) -> "View":
        """Return the same view so many periods later."""
        months = {Span.MONTH: 1, Span.QUARTER: 3, Span.YEAR: 12}[self.span]
        return replace(self, month=self.month.plus(periods * months))

    def columns_possible(self) -> list[Dimension]:
        """Return the dimensions that may stand across: carried by what is counted, and another than the rows."""
        if self.subdistricts:
            return []
        carried = CARRIED[self.counted.measure]
        return [one for one in Dimension if one in carried and one is not self.by] if self.by in carried else []


@dataclass(frozen=True)
class Opening:
    """The records behind a figure: their title, which they are, and in which list; or a subdistrict to go to."""

    title: str
    selection: Selection
    kind: str


@dataclass(frozen=True)
class Answer:
    """A view answered. ``opens`` says for row and column which records are behind the figure there."""

    view: View
    table: FigureTable
    opens: Callable[[int, int], Opening]
    note: str
    counted: tuple[Counted, ...]


def answer(office: Office, view: View) -> Answer:
    """Count what a view asks for."""
    if view.subdistricts:
        from outreach_tui.tui.district_answer import district_answer  # few have several

        return district_answer(office, view)
    if view.across is not None:
        asked = Question(view.period, view.by, view.across, view.counted.measure, view.counted.word, view.basis)
        return _crossed(view, cross(office, asked), _all_counted(office, view))
    tally = Tallying(office).tally(view.period, view.by, view.basis)
    before = None
    if view.against_last_year and view.by is not Dimension.PLAN:
        period = Period(view.period.first.plus(-12), view.period.last.plus(-12))
        before = Tallying(office).tally(period, view.by, view.basis)
    return _planned(view, tally) if view.by is Dimension.PLAN else _tallied(view, tally, before)


def _all_counted(office: Office, view: View) -> tuple[Counted, ...]:
    words = dict.fromkeys(material.measure for material in office.known().materials)
    return (*(Counted(measure) for measure in Measure if measure is not Measure.COPIES),
            *(Counted(Measure.COPIES, word) for word in words))  # fmt: skip


def _crossed(view: View, table: CrossTable, counted: tuple[Counted, ...]) -> Answer:
    names = [_heading(table, key) for key in table.column_keys]
    rows = [_numbers(row_name(table.rows, line.key), (*line.values, line.total)) for line in table.lines]
    total = _numbers(_("Total"), (*table.totals, table.total))

    def opens(row: int, column: int) -> Opening:
        line = row if row < len(table.lines) else None
        across = column if column < len(names) else None
        title = " · ".join([rows[line].name if line is not None else "", names[across] if across is not None else ""])
        selection = view.counted.narrow(table.selection_of(line, across))
        return Opening(title.strip(" ·") or _("Total"), selection, view.counted.kind)

    shown = FigureTable(dimension_name(table.rows), (*names, _("Total")), (*rows, total), total_columns=1)
    return Answer(view, shown, opens, _cross_note(table), counted)


def _heading(table: CrossTable, key: str) -> str:
    """Return the name of a column; months of one year go without it."""
    if table.columns is Dimension.MONTH and table.period.first.year == table.period.last.year:
        return month_name(int(key[-2:]))
    return row_name(table.columns, key)


def _numbers(name: str, values: Sequence[int]) -> GridRow:
    return GridRow(name, tuple(GridCell(str(value), value) for value in values))


def _cross_note(table: CrossTable) -> str:
    extra = sum(line.total for line in table.lines) - table.total
    if extra <= 0 or table.rows not in REPEATING:
        return ""
    text = _("The rows add up to {sum}, {extra} more than the total: joint events count in each row.")
    return text.format(sum=table.total + extra, extra=extra)


def _tallied(view: View, tally: Tally, before: Tally | None) -> Answer:
    words = tally.total.figures.materials
    counted = tuple(
        one
        for one in (
            *(Counted(measure) for measure in Measure if measure is not Measure.COPIES),
            *(Counted(Measure.COPIES, word) for word in sorted(words, key=lambda word: -words[word])),
        )
        if tally.by in CARRIED[one.measure]
    )
    earlier = _earlier(tally, before)
    everything = (*tally.rows, tally.total)
    rows = tuple(
        GridRow(_name(tally, row), tuple(figure_cell(one, row.figures, row.targets, earlier(row)) for one in counted))
        for row in everything
    )

    def opens(row: int, column: int) -> Opening:
        one = counted[column]
        return Opening(rows[row].name, one.narrow(everything[row].selection), one.kind)

    table = FigureTable(dimension_name(tally.by), tuple(one.name for one in counted), rows)
    return Answer(view, table, opens, _tally_note(tally), counted)


def _name(tally: Tally, row: TallyRow) -> str:
    return _("Total") if row is tally.total else row_name(tally.by, row.key)


def _earlier(tally: Tally, before: Tally | None) -> Callable[[TallyRow], Figures | None]:
    """Return how a row stood a year earlier; months are told apart by their place in the period."""
    if before is None:
        return lambda row: None
    if tally.by is Dimension.MONTH:
        figures = {now.key: then.figures for now, then in zip(tally.rows, before.rows, strict=True)}
    else:
        figures = {row.key: row.figures for row in before.rows}
    return lambda row: before.total.figures if row is tally.total else figures.get(row.key, Figures())


def figure_cell(counted: Counted, figures: Figures, targets: Targets, before: Figures | None) -> GridCell:
    """Return a figure with what the plan asks for, or with how much it differs from what was ``before``."""
    value = figures.of(counted.measure, counted.word)
    asked = targets.of(counted.measure, counted.word)
    estimated = counted.measure is Measure.ATTENDANCE and figures.attendance_estimated
    text = f"~{value}" if estimated else str(value)
    if before is not None:
        earlier = before.of(counted.measure, counted.word)
        return GridCell(f"{text} ({value - earlier:+d})", value, before=earlier)
    return GridCell(text if asked is None else f"{text}/{asked}", value, asked)


def _tally_note(tally: Tally) -> str:
    """Return what explains the figures: joint events that repeat, and head-counts nobody knows."""
    extra = tally.sum_of_rows.events - tally.total.figures.events
    parts = []
    if tally.by in REPEATING and extra > 0:
        text = _("The rows add up to {sum} events, {extra} more than the total: joint events count in each row.")
        parts.append(text.format(sum=tally.sum_of_rows.events, extra=extra))
    if unknown := tally.total.figures.events_attendance_unknown:
        told = ngettext("Head-count unknown at {count} event.", "Head-count unknown at {count} events.", unknown)
        parts.append(told.format(count=unknown))
    return " ".join(parts)


def _planned(view: View, tally: Tally) -> Answer:
    """Return each target of the plan with what was done of just that."""

    def row(one: TallyRow) -> GridRow:
        done, asked = one.done_and_asked
        share = percent(done, asked) if asked else ""
        cells = (GridCell(str(done), done, asked), GridCell(str(asked), asked), GridCell(share))
        return GridRow(row_name(Dimension.PLAN, one.key), cells)

    def opens(place: int, _column: int) -> Opening:
        one = tally.rows[place]
        measure = Measure(one.key.split("/")[1])
        return Opening(row_name(Dimension.PLAN, one.key), one.selection, Counted(measure).kind)

    rows = tuple(map(row, tally.rows))
    table = FigureTable(dimension_name(tally.by), (_("Done"), _("Planned"), _("Share")), rows, total_rows=0)
    return Answer(view, table, opens, "" if rows else _("The plan has no targets."), (Counted(Measure.EVENTS),))
