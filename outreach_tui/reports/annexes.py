"""The annexes of figures: their totals are those of the text, since both come from the same tallies."""

from collections.abc import Sequence

from outreach_tui.domain.figures import UNASSIGNED, Dimension, TallyRow
from outreach_tui.domain.months import Month
from outreach_tui.domain.rounding import share_of
from outreach_tui.domain.vocabulary import Category, CellState, MaterialKind, Measure, Outcome
from outreach_tui.i18n import mark as _
from outreach_tui.reports.model import Cell, CellKind, Column, Hidden, Named, State, Table, month_words
from outreach_tui.reports.tabling import TOTAL, WHOLE, FactTables


class Annexes(FactTables):
    """Makes the tables of figures."""

    def tables(self) -> tuple[Table, ...]:
        """Return the tables, in the order in which they are annexed."""
        communities = () if self._facts.community else (self._communities(),)
        return (
            self._months(),
            self._targets(),
            *communities,
            self._materials(),
            self._by_code(Dimension.CATEGORY),
            self._by_code(Dimension.OUTCOME),
            self._coverage(),
        )

    def _figure_table(
        self, table_id: str, title: str, first: Column, names: Sequence[Cell], rows: Sequence[TallyRow],
        notes: tuple[str, ...] = (),
    ) -> Table:  # fmt: skip
        total = self._facts.total
        cells = [
            [name, *found] for name, found in zip(names, self._figure_rows([row.figures for row in rows]), strict=True)
        ]
        last = self._figure_cells(total, self._people(total.attendance), self._people(total.consultations))
        return Table(
            table_id, title, (first, *self._figure_columns()), lambda: cells, (self._say(TOTAL), *last), notes,
            charted=("events", "consultations"),
        )  # fmt: skip

    def _months(self) -> Table:
        rows = self._facts.tallies[Dimension.MONTH].rows
        names = [self._month(month) for month in self._facts.period.months()]
        return self._figure_table(
            "months", self._say(_("Figures by month")), self._text("month", _("Month"), 4), names, rows,
            (self._units(),),
        )  # fmt: skip

    def _communities(self) -> Table:
        tally = self._facts.tallies[Dimension.COMMUNITY]
        names: list[Cell] = [row.key if row.key != UNASSIGNED else self._say(WHOLE) for row in tally.rows]
        return self._figure_table(
            "communities", self._say(_("Figures by community")), self._text("community", _("Community"), 6), names,
            tally.rows, (self._units(), *self._reconciliation()),
        )  # fmt: skip

    def _units(self) -> str:
        return self._say(
            _(
                "Each event counts once; attendance and consultations count visits, not persons; copies are counted in"
                " the measure word of the column."
            )
        )

    def _reconciliation(self) -> tuple[str, ...]:
        """Return the line that reconciles the communities' sum with the total, where joint events part them."""
        rows, total = self._facts.tallies[Dimension.COMMUNITY].sum_of_rows, self._facts.total
        if (rows.events, rows.attendance) == (total.events, total.attendance):
            return ()
        people, attendance = self._people(rows.attendance), self._people(total.attendance)
        line = self._say(
            _(
                "Joint events count once in each community they served, so that the communities add up to {rows}"
                " events and {people} attending; the total counts each event once: {events} events, {attendance}"
                " attending."
            )
        )
        return (line.format(rows=rows.events, people=people, events=total.events, attendance=attendance),)

    def _targets(self) -> Table:
        themes = {plan.month: plan.theme for plan in self._facts.plans}
        tally = self._facts.tallies[Dimension.MONTH]
        measures = (Measure.EVENTS, Measure.ATTENDANCE, Measure.CONSULTATIONS)
        columns = [self._text("month", _("Month"), 4), self._text("theme", _("Focus"), 12)]
        headings = {
            Measure.EVENTS: (_("Events planned"), _("Events held")),
            Measure.ATTENDANCE: (_("Attendance planned"), _("Attendance reached")),
            Measure.CONSULTATIONS: (_("Consultations planned"), _("Consultations given")),
        }
        for measure in measures:
            planned, done = headings[measure]
            columns += [self._count(f"{measure}_planned", planned, 4), self._count(f"{measure}_done", done, 4)]
        done_by_measure = {
            measure: self._hidden([getattr(row.figures, measure.value) for row in tally.rows])
            if measure is not Measure.EVENTS
            else [row.figures.events for row in tally.rows]
            for measure in measures
        }
        rows: list[list[Cell]] = []
        for place, (row, month) in enumerate(zip(tally.rows, self._facts.period.months(), strict=True)):
            cells: list[Cell] = [self._month(month), themes.get(month, "")]
            for measure in measures:
                cells += [row.targets.amounts.get(measure), done_by_measure[measure][place]]
            rows.append(cells)
        total = tally.total
        last: list[Cell] = [self._say(TOTAL), None]
        for measure in measures:
            count = getattr(total.figures, measure.value)
            shown = count if measure is Measure.EVENTS else self._people(count)
            last += [total.targets.amounts.get(measure), shown]
        return Table("targets", self._say(_("Plan and results by month")), tuple(columns), lambda: rows, last)

    def _materials(self) -> Table:
        handed = {row.key: row.figures.materials for row in self._facts.tallies[Dimension.MATERIAL].rows}
        columns = [
            self._text("material", _("Material"), 10),
            self._text("kind", _("Kind"), 6),
            self._text("measure", _("Measure word"), 3),
            self._count("handed_out", _("Handed out in the period"), 5),
        ]
        stocked = not self._facts.community
        if stocked:
            columns += [
                self._count("received", _("Received so far"), 5),
                self._count("handed_out_so_far", _("Handed out so far"), 5),
                self._count("adjusted", _("Adjusted"), 4),
                self._count("on_hand", _("On hand at the end"), 5),
            ]
        rows: list[list[Cell]] = []
        for stock in self._facts.stock:
            material = stock.material
            cells: list[Cell] = [
                material.name, self._label(MaterialKind, material.kind), material.measure,
                sum(handed.get(material.name, {}).values()),
            ]  # fmt: skip
            if stocked:
                cells += [stock.received, stock.handed_out, stock.adjusted, stock.on_hand]
            rows.append(cells)
        copies = [
            self._say(_("{count} {word}")).format(count=n, word=word) for word, n in self._facts.total.materials.items()
        ]
        totals = self._say(_("Handed out in all, by measure word: {totals}.")).format(
            totals=self._say(_(", ")).join(copies)
        )
        return Table(
            "materials", self._say(_("Materials handed out and stock")), tuple(columns), lambda: rows, None,
            (totals,) if self._words else (),
        )  # fmt: skip

    def _by_code(self, dimension: Dimension) -> Table:
        kind, table_id, title = {
            Dimension.CATEGORY: (Category, "categories", _("Consultations by category")),
            Dimension.OUTCOME: (Outcome, "outcomes", _("Consultations by outcome")),
        }[dimension]
        tally = self._facts.tallies[dimension]
        total = self._facts.total.consultations
        counts = [row.figures.consultations for row in tally.rows]
        cells: list[list[Cell]] = [
            [self._label(kind, row.key), shown, None if isinstance(shown, Hidden) else _share(count, total)]
            for row, count, shown in zip(tally.rows, counts, self._hidden(counts), strict=True)
        ]
        heading = _("Category") if dimension is Dimension.CATEGORY else _("Outcome")
        return Table(
            table_id,
            self._say(title),
            (
                self._text(str(dimension), heading, 10),
                self._count("consultations", _("Consultations"), 6),
                Column("share", self._say(_("Share")), CellKind.PERCENT, 5),
            ),
            lambda: cells,
            (self._say(TOTAL), self._people(total), _share(total, total)),
            charted=("consultations",),
        )

    def _coverage(self) -> Table:
        covered = self._facts.coverage
        months = [Column(str(month), str(self._month(month)), width=3, centred=True) for month in covered.months]
        columns = [
            self._text("community", _("Community"), 6),
            *months,
            self._count("done", _("Done")),
            self._count("due", _("Due")),
            Column("rate", self._say(_("Rate")), CellKind.PERCENT, 4),
        ]
        rows: list[list[Cell]] = [
            [
                row.community,
                *(self._state(cell, events) for cell, events in zip(row.cells, row.events, strict=True)),
                row.done, row.due, _share(row.done, row.due),
            ]
            for row in covered.rows
        ]  # fmt: skip
        by_month = [
            sum(row.cells[place] is CellState.DONE for row in covered.rows) for place in range(len(covered.months))
        ]
        last: list[Cell] = [self._say(_("Communities with events")), *by_month]
        last += [covered.done, covered.due, _share(covered.done, covered.due)]
        note = self._say(
            _("A number is the events of that month; {planned}, {zero} and {missing} are as recorded; - is before or"
              " after the community existed.")
        ).format(
            planned=self._label(CellState, CellState.PLANNED), zero=self._label(CellState, CellState.ZERO),
            missing=self._label(CellState, CellState.MISSING),
        )  # fmt: skip
        return Table(
            "coverage", self._say(_("Coverage by community and month")), tuple(columns), lambda: rows, last, (note,)
        )

    def _month(self, month: Month) -> Named:
        """Return a month as tables name it, with the year where there are several."""
        if self._facts.period.first.year != self._facts.period.last.year:
            return Named(str(month), month_words(month, self._options.language))
        if self._options.language == "zh":
            return Named(str(month), f"{month.number}月")
        return Named(
            str(month), self._say(_("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec")).split()[month.number - 1]
        )

    def _state(self, cell: CellState, events: int) -> State:
        shown = "-" if cell is CellState.ABSENT else self._label(CellState, cell)
        return State(cell.value, shown, events if cell is CellState.DONE else 0)


def _share(part: int, whole: int) -> float | None:
    return share_of(part, whole) if whole else None
