"""What the tables of a summary have in common: words in its language, columns, counts too small to show."""

from collections.abc import Sequence

from outreach_tui.domain.summary import Facts
from outreach_tui.i18n import catalogue
from outreach_tui.i18n import mark as _
from outreach_tui.reports.hiding import hidden_places, is_small
from outreach_tui.reports.model import Cell, CellKind, Column, Hidden, Options
from outreach_tui.wording.labels import TERMS

WHOLE = _("Whole subdistrict")
TOTAL = _("Total")


class Tabling:
    """Makes tables of one summary in its language."""

    def __init__(self, facts: Facts, options: Options) -> None:
        self._facts = facts
        self._options = options
        self._say = catalogue(options.language).gettext
        self._words = tuple(facts.total.materials)

    def _label(self, kind: type, code: str) -> str:
        return self._say(TERMS[kind][code].label)

    def _count(self, key: str, heading: str, width: int = 3) -> Column:
        return Column(key, self._say(heading), CellKind.COUNT, width)

    def _text(self, key: str, heading: str, width: int = 6) -> Column:
        return Column(key, self._say(heading), CellKind.TEXT, width)

    def _copies(self) -> tuple[Column, ...]:
        return tuple(
            Column(f"copies_{word}", self._say(_("Copies ({word})")).format(word=word), CellKind.COUNT, 3)
            for word in self._words
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
