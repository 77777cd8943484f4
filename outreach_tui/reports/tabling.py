"""What the tables of a summary have in common: words in its language, columns, counts too small to show."""

from collections.abc import Iterable, Sequence

from outreach_tui.domain.figures import Figures
from outreach_tui.domain.summary import Facts
from outreach_tui.domain.vocabulary import Form
from outreach_tui.i18n import catalogue
from outreach_tui.i18n import mark as _
from outreach_tui.reports.hiding import hidden_places, is_small
from outreach_tui.reports.model import Cell, CellKind, Column, Hidden, Options
from outreach_tui.wording.labels import TERMS

WHOLE = _("Whole subdistrict")
TOTAL = _("Total")
#: Brackets where paper is narrow.
_NARROW = str.maketrans("（）", "()")


class Tabling:
    """Makes tables in the language of a document."""

    def __init__(self, options: Options, words: Iterable[str]) -> None:
        """Take the measure words of the copies that are told."""
        self._options = options
        self._say = catalogue(options.language).gettext
        self._words = tuple(words)

    def _label(self, kind: type, code: str) -> str:
        return self._say(TERMS[kind][code].label)

    def _count(self, key: str, heading: str, width: int = 3) -> Column:
        return Column(key, self._say(heading), CellKind.COUNT, width)

    def _text(self, key: str, heading: str, width: int = 6) -> Column:
        return Column(key, self._say(heading), CellKind.TEXT, width)

    def _copies(self) -> tuple[Column, ...]:
        headings = {word: self._say(_("Copies ({word})")).format(word=word) for word in self._words}
        return tuple(
            Column(f"copies_{word}", heading, CellKind.COUNT, 3, brief=heading.translate(_NARROW))
            for word, heading in headings.items()
        )

    def _people(self, count: int) -> Cell:
        below = self._options.hide_below
        return Hidden(below) if is_small(count, below) else count

    def _hidden(self, counts: Sequence[int]) -> list[Cell]:
        """Return counts of people whose total is shown, small ones hidden, and those they could be told from."""
        below = self._options.hide_below
        hidden = hidden_places(counts, below)
        return [
            Hidden(below, beside=not hidden[place]) if place in hidden else count for place, count in enumerate(counts)
        ]

    def _figure_columns(self) -> list[Column]:
        columns = [
            self._count(str(Form.LECTURE), _("Lectures")),
            self._count(str(Form.BOOTH), _("Booths")),
            self._count("other", _("Other events"), 4),
            self._count("events", _("Events"), 4),
            self._count("attendance", _("Attendance"), 4),
        ]
        if not self._options.hide_below:
            columns += [
                self._count("consultations_stations", _("At stations"), 4),
                self._count("consultations_events", _("At events"), 4),
            ]
        return [*columns, self._count("consultations", _("Consultations"), 4), *self._copies()]

    def _figure_rows(self, rows: Sequence[Figures]) -> list[list[Cell]]:
        attendance = self._hidden([row.attendance for row in rows])
        visits = self._hidden([row.consultations for row in rows])
        return [
            self._figure_cells(row, heads, asked) for row, heads, asked in zip(rows, attendance, visits, strict=True)
        ]

    def _figure_cells(self, row: Figures, attendance: Cell, visits: Cell) -> list[Cell]:
        lectures, booths = (row.events_by_form.get(form, 0) for form in (Form.LECTURE, Form.BOOTH))
        split = [] if self._options.hide_below else [row.consultations_at_stations, row.consultations_at_events]
        return [
            lectures, booths, row.events - lectures - booths, row.events, attendance, *split, visits,
            *(row.materials.get(word, 0) for word in self._words),
        ]  # fmt: skip


class FactTables(Tabling):
    """Makes tables of one summary."""

    def __init__(self, facts: Facts, options: Options) -> None:
        super().__init__(options, facts.total.materials)
        self._facts = facts
