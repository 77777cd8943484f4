"""The lists of single records, gone through row by row: a year may have some hundred thousand of them."""

from collections.abc import Callable, Iterator
from datetime import date

from outreach_tui.domain.figures import Figures
from outreach_tui.domain.vocabulary import Adviser, Category, Form, Mode, Outcome
from outreach_tui.i18n import mark as _
from outreach_tui.reports.model import Cell, CellKind, Column, Row, Table
from outreach_tui.reports.tabling import TOTAL, WHOLE, FactTables

_NO_EVENT = _("Not at an event")


class RecordLists(FactTables):
    """Makes the list of events, which is an annex, and those of consultations and handouts, which are not."""

    def events(self) -> Table:
        """Return the list of activities."""
        columns = [
            Column("number", self._say(_("Number")), CellKind.TEXT, 7),
            Column("day", self._say(_("Date")), CellKind.DAY, 8),
            self._text("form", _("Form"), 5),
            self._text("title", _("Title"), 13),
            Column("communities", self._say(_("Communities")), width=8, brief=self._say(_("Served"))),
            self._text("venue", _("Venue"), 9),
        ]
        # the people at single events could be set against the sums by month and by community
        people = not self._options.hide_below
        if people:
            columns += [
                self._brief("attendance", _("Attendance"), _("Reached")),
                Column("estimated", self._say(_("Estimated")), width=3, brief=self._say(_("Est."))),
                self._brief("consultations", _("Consultations"), _("Consult.")),
            ]
        columns += self._copies()
        if self._options.notes:
            columns.append(self._text("note", _("Note"), 12))
        total = self._facts.total
        return Table(
            "events",
            self._say(_("List of activities")),
            tuple(columns),
            self._event_rows(people=people),
            self._event_total(total, len(columns), people=people),
            long=True,
            raw=True,
        )

    def _brief(self, key: str, heading: str, brief: str) -> Column:
        return Column(key, self._say(heading), CellKind.COUNT, 4, brief=self._say(brief))

    def _event_total(self, total: Figures, width: int, *, people: bool) -> Row:
        say = self._say(_("{count} events")).format(count=total.events)
        cells: list[Cell] = [self._say(TOTAL), None, None, say, None, None]
        cells += [total.attendance, None, total.consultations] if people else []
        cells += [total.materials[word] for word in self._words]
        return (*cells, *[None] * (width - len(cells)))

    def _event_rows(self, *, people: bool) -> Callable[[], Iterator[Row]]:
        labels = {form.value: self._label(Form, form) for form in Form}
        whole, yes, words = self._say(WHOLE), self._say(_("yes")), self._words
        total, notes = self._facts.total, self._options.notes

        def rows() -> Iterator[Row]:
            visits, left, none = total.consultations, dict(total.materials), [0] * len(words)
            for event in self._facts.records.event_rows():
                visits -= event.visits
                cells: list[Cell] = [
                    event.number, date.fromisoformat(event.day), labels[event.form], event.title,
                    event.communities or whole, event.venue,
                ]  # fmt: skip
                if people:
                    cells += (event.attendance, yes if event.estimated else None, event.visits)
                if event.copies:
                    counts = [event.copies.get(word, 0) for word in words]
                    for word, count in zip(words, counts, strict=True):
                        left[word] -= count
                    cells += counts
                else:
                    cells += none
                if notes:
                    cells.append(event.note)
                yield cells
            if any(left.values()) or (visits and people):
                rest: list[Cell] = [self._say(_NO_EVENT), *[None] * 5]
                rest += [None, None, visits] if people else []
                yield [*rest, *(left[word] for word in words), *([None] if notes else [])]

        return rows

    def consultations(self) -> Table:
        """Return every consultation that counts."""
        columns = [
            Column("day", self._say(_("Date")), CellKind.DAY, 8),
            self._text("community", _("Community")),
            self._text("category", _("Category"), 7),
            self._text("outcome", _("Outcome"), 8),
            self._text("mode", _("Mode"), 4),
            self._text("adviser", _("Adviser"), 5),
            self._count("consultations", _("Consultations"), 4),
            self._text("event", _("Event"), 5),
        ]
        notes = self._options.notes
        if notes:
            columns.append(self._text("note", _("Note"), 12))
        labels = {code.value: self._label(Category, code) for code in Category}
        modes = {code.value: self._label(Mode, code) for code in Mode}
        advisers = {code.value: self._label(Adviser, code) for code in Adviser}
        outcomes = {code.value: self._label(Outcome, code) for code in Outcome}
        whole = self._say(WHOLE)

        def rows() -> Iterator[Row]:
            for line in self._facts.records.consultation_rows():
                cells: list[Cell] = [
                    date.fromisoformat(line.day), line.community or whole, labels[line.category],
                    outcomes[line.outcome], modes[line.mode], advisers[line.adviser], line.visits, line.event_number,
                ]  # fmt: skip
                yield [*cells, line.note] if notes else cells

        total: list[Cell] = [self._say(TOTAL), *[None] * 5, self._facts.total.consultations, None]
        return Table(
            "consultation_records", self._say(_("Consultation records")), tuple(columns), rows,
            [*total, None] if notes else total, long=True, raw=True,
        )  # fmt: skip

    def distributions(self) -> Table:
        """Return all copies handed out that count."""
        columns = [
            Column("day", self._say(_("Date")), CellKind.DAY, 8),
            self._text("material", _("Material"), 10),
            self._count("quantity", _("Number of copies"), 4),
            self._text("measure", _("Measure word"), 3),
            self._text("community", _("Community")),
            self._text("event", _("Event"), 5),
        ]
        notes = self._options.notes
        if notes:
            columns.append(self._text("note", _("Note"), 12))
        whole = self._say(WHOLE)

        def rows() -> Iterator[Row]:
            for line in self._facts.records.distribution_rows():
                cells: list[Cell] = [
                    date.fromisoformat(line.day), line.material, line.quantity, line.measure, line.community or whole,
                    line.event_number,
                ]  # fmt: skip
                yield [*cells, line.note] if notes else cells

        return Table(
            "distribution_records", self._say(_("Handout records")), tuple(columns), rows, None, long=True, raw=True
        )
