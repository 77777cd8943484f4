"""The summary of a district: its subdistricts side by side and in sum, as a document in any format.

Its figures are exact: what is put together for a district is checked against what each subdistrict sent.
"""

from collections.abc import Iterator

from outreach_tui.domain.district import DistrictFacts, SubdistrictRow, covered_by_month
from outreach_tui.domain.figures import Figures
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.i18n import mark as _
from outreach_tui.reports.model import Cell, Column, Options, Section, Sentence, Summary, Table, percent_text
from outreach_tui.reports.tabling import TOTAL, Tabling


def make_district_summary(facts: DistrictFacts, options: Options) -> Summary:
    """Write the summary of every subdistrict there is to see, in the language asked for."""
    teller = _Teller(facts, options)
    return Summary(
        title=teller.title,
        subdistrict=teller.everyone,
        period=facts.tally.period,
        community="",
        options=options,
        made_at=facts.made_at,
        history_mark="",
        sections=teller.sections(),
        tables=() if options.short else tuple(teller.tables()),
        ledger=dict,
        district=True,
    )


class _Teller(Tabling):
    """Tells the figures in sentences and tables."""

    def __init__(self, facts: DistrictFacts, options: Options) -> None:
        super().__init__(options, facts.tally.total.figures.materials)
        self._facts = facts
        self._rows = facts.tally.rows
        self._total = facts.tally.total.figures

    @property
    def everyone(self) -> str:
        """Whose summary it is."""
        return self._say(_("All subdistricts"))

    @property
    def title(self) -> str:
        """The title of the document."""
        period = self._facts.tally.period
        whole_year = len(period.months()) == 12 and period.first.number == 1
        said = _("Legal education in all subdistricts, {period}")
        return self._say(said).format(period=str(period.first.year) if whole_year else period.label)

    def sections(self) -> tuple[Section, ...]:
        """Return what there is to say: in all, and of each subdistrict."""
        covered = self._facts.coverage.total
        share = percent_text(covered.done / covered.due) if covered.due else "-"
        together = (
            Sentence((self._say(_("{count} subdistricts are counted here.")).format(count=len(self._rows)),)),
            Sentence((self._told(self._total),)),
            Sentence(
                (
                    self._say(_("{done} of {due} community-months due had something ({share}).")).format(
                        done=covered.done, due=covered.due, share=share
                    ),
                )
            ),
        )
        each = tuple(
            (Sentence((self._say(_("{subdistrict}: {figures}")).format(subdistrict=row.name, figures=figures),)),)
            for row in self._rows
            for figures in (self._told(row.figures),)
        )
        return (
            Section("together", self._say(_("In all")), (together,)),
            Section("subdistricts", self._say(_("By subdistrict")), each),
        )

    def _told(self, figures: Figures) -> str:
        copies = self._say(_(", ")).join(f"{count} {word}" for word, count in figures.materials.items() if count)
        return self._say(
            _("{events} events with {attendance} attending, {consultations} consultations, handed out: {copies}.")
        ).format(
            events=figures.events,
            attendance=self._people(figures.attendance),
            consultations=self._people(figures.consultations),
            copies=copies or 0,
        )

    def tables(self) -> Iterator[Table]:
        """Yield the annexes."""
        yield self._figures()
        yield self._targets()
        yield self._coverage()
        yield self._months()

    def _named(self, width: int = 6) -> Column:
        return self._text("subdistrict", _("Subdistrict"), width)

    def _last(self, figures: Figures) -> list[Cell]:
        people = self._people(figures.attendance), self._people(figures.consultations)
        return [self._say(TOTAL), *self._figure_cells(figures, *people)]

    def _figures(self) -> Table:
        cells = self._figure_rows([row.figures for row in self._rows])
        rows = [[row.name, *found] for row, found in zip(self._rows, cells, strict=True)]
        note = self._say(_("No record belongs to two subdistricts: they add up to the total."))
        return Table(
            "subdistricts", self._say(_("Figures by subdistrict")), (self._named(), *self._figure_columns()),
            lambda: rows, self._last(self._total), (note,), charted=("events", "consultations"),
        )  # fmt: skip

    def _targets(self) -> Table:
        headings = {
            Measure.EVENTS: (_("Events planned"), _("Events held")),
            Measure.ATTENDANCE: (_("Attendance planned"), _("Attendance reached")),
            Measure.CONSULTATIONS: (_("Consultations planned"), _("Consultations given")),
        }
        columns = [self._named()]
        for measure, (planned, done) in headings.items():
            columns += [self._count(f"{measure}_planned", planned, 4), self._count(f"{measure}_done", done, 4)]
        hidden = {
            measure: self._hidden([row.figures.of(measure) for row in self._rows])
            if measure is not Measure.EVENTS
            else [row.figures.events for row in self._rows]
            for measure in headings
        }

        def cells(name: str, row: SubdistrictRow, done: list[Cell]) -> list[Cell]:
            pairs = zip(headings, done, strict=True)
            return [name, *(cell for measure, count in pairs for cell in (row.targets.of(measure), count))]

        rows = [
            cells(row.name, row, [hidden[measure][place] for measure in headings])
            for place, row in enumerate(self._rows)
        ]
        last = [self._total.events, self._people(self._total.attendance), self._people(self._total.consultations)]
        return Table(
            "targets", self._say(_("Plan and results by subdistrict")), tuple(columns), lambda: rows,
            cells(self._say(TOTAL), self._facts.tally.total, last),
        )  # fmt: skip

    def _coverage(self) -> Table:
        months = self._facts.coverage.months
        columns = (
            self._named(),
            *(self._text(str(month), f"{month.number}", 3) for month in months),
            self._count("done", _("Done"), 4),
            self._count("due", _("Due"), 4),
            self._text("rate", _("Rate"), 4),
        )
        by_month = {name: covered_by_month(one) for name, one in self._facts.coverage.rows}

        def cells(name: str, done: int, due: int, each: list[tuple[int, int]]) -> list[Cell]:
            share = percent_text(done / due) if due else "-"
            return [name, *(f"{did}/{asked}" if asked else "" for did, asked in each), done, due, share]

        rows = [
            cells(name, one.done, one.due, [(month.done, month.due) for month in by_month[name]])
            for name, one in self._facts.coverage.rows
        ]
        together = [
            (sum(one[place].done for one in by_month.values()), sum(one[place].due for one in by_month.values()))
            for place in range(len(months))
        ]
        total = self._facts.coverage.total
        note = self._say(_("Communities with something in the month, of those that existed in it."))
        return Table(
            "coverage", self._say(_("Coverage by subdistrict and month")), columns, lambda: rows,
            cells(self._say(TOTAL), total.done, total.due, together), (note,),
        )  # fmt: skip

    def _months(self) -> Table:
        cells = self._figure_rows(self._facts.months)
        months = self._facts.coverage.months
        rows = [[str(month), *found] for month, found in zip(months, cells, strict=True)]
        return Table(
            "months", self._say(_("Figures by month")), (self._text("month", _("Month"), 4), *self._figure_columns()),
            lambda: rows, self._last(self._total), charted=("events", "consultations"),
        )  # fmt: skip
