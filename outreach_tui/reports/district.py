"""The summary of a district: its subdistricts side by side and in sum, as a document in any format.

Its figures are exact: what is put together for a district is checked against what each subdistrict sent.
"""

from collections.abc import Iterator, Sequence
from string import Formatter

from outreach_tui.domain.district import DistrictFacts, SubdistrictRow, covered_by_month
from outreach_tui.domain.figures import Figures
from outreach_tui.domain.rounding import Rule, share_of
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.i18n import mark as _
from outreach_tui.reports.chinese import ORDINALS
from outreach_tui.reports.model import (
    Cell,
    Column,
    Figure,
    Options,
    Part,
    Section,
    Sentence,
    Summary,
    Table,
    percent_text,
)
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
        ledger=teller.ledger,
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

    def ledger(self) -> dict[str, Figure]:
        """Return every figure that is told, by its id."""
        return {
            figure.id: figure
            for section in self.sections()
            for paragraph in section.paragraphs
            for sentence in paragraph
            for figure in sentence.figures
        }

    def sections(self) -> tuple[Section, ...]:
        """Return what there is to say: in all, and of each subdistrict."""
        covered = self._facts.coverage.total
        together = [
            self._sentence(_("{count} subdistricts are counted here."), count=self._exact("count", len(self._rows))),
            self._sentence(self._FIGURES, **self._told("total", self._total)),
        ]
        if covered.due:
            value = share_of(covered.done, covered.due)
            share = percent_text(value)
            together.append(
                self._sentence(
                    _("{done} of {due} community-months due had something ({share})."),
                    done=self._exact("coverage.done", covered.done),
                    due=self._exact("coverage.due", covered.due),
                    share=Figure("coverage.rate", value, share, share, Rule.PERCENT, "%"),
                )
            )
        each = tuple((self._of_one(row),) for row in self._rows)
        return (
            Section("together", self._heading(0, _("In all")), (tuple(together),)),
            Section("subdistricts", self._heading(1, _("By subdistrict")), each),
        )

    def _heading(self, place: int, heading: str) -> str:
        numbered = f"{ORDINALS[place]}、" if self._options.language == "zh" else ""
        return f"{numbered}{self._say(heading)}"

    _FIGURES = _("{events} events with {attendance} attending, {consultations} consultations, handed out: {copies}.")

    def _of_one(self, row: SubdistrictRow) -> Sentence:
        told = self._sentence(self._FIGURES, **self._told(row.name, row.figures))
        before, after = self._say(_("{subdistrict}: {figures}")).split("{figures}")
        return Sentence((before.format(subdistrict=row.name), *told.parts, after))

    def _told(self, whose: str, figures: Figures) -> dict[str, Part | Sequence[Part]]:
        copies: list[Part] = []
        for word, count in figures.materials.items():
            if count:
                copies += [self._say(_(", "))] if copies else []
                copies.append(self._exact(f"{whose}.copies.{word}", count, word))
        return {
            "events": self._exact(f"{whose}.events", figures.events),
            "attendance": self._of_people(f"{whose}.attendance", figures.attendance),
            "consultations": self._of_people(f"{whose}.consultations", figures.consultations),
            "copies": copies or ("0",),
        }

    def _exact(self, name: str, count: int, word: str = "") -> Figure:
        return Figure(name, count, str(count), f"{count} {word}".strip(), Rule.EXACT, word)

    def _of_people(self, name: str, count: int) -> Figure:
        shown = self._people(count)
        if shown == count:
            return self._exact(name, count)
        return Figure(name, None, str(shown), str(shown), Rule.HIDDEN, "")

    def _sentence(self, template: str, **told: Part | Sequence[Part]) -> Sentence:
        """Fill the places of a sentence, which every language has in an order of its own."""
        parts: list[Part] = []
        for text, name, _spec, _conversion in Formatter().parse(self._say(template)):
            parts.append(text)
            if name:
                value = told[name]
                parts += [value] if isinstance(value, (str, Figure)) else value
        return Sentence(tuple(part for part in parts if part))

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
            share = percent_text(share_of(done, due)) if due else "-"
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
