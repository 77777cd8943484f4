"""The records behind a figure as rows, for documents in which a figure opens them."""

from collections.abc import Sequence

from outreach_tui.domain.records import Consultation, Distribution, EventLine
from outreach_tui.domain.rounding import Rule
from outreach_tui.domain.summary import RecordKind
from outreach_tui.domain.vocabulary import Category, Form, Outcome
from outreach_tui.i18n import catalogue
from outreach_tui.i18n import mark as _
from outreach_tui.reports.model import Cell, CellKind, Column, Figure, Summary
from outreach_tui.wording.labels import TERMS

#: Figures of more records than this lead to the list of all records instead.
MOST_SHOWN = 500

#: Which list of all records has those of a kind.
LISTS = {
    RecordKind.EVENTS: "events",
    RecordKind.CONSULTATIONS: "consultation_records",
    RecordKind.DISTRIBUTIONS: "distribution_records",
}


def evidence_columns(language: str) -> tuple[Column, ...]:
    """Return the columns of :func:`evidence_rows`."""
    say = catalogue(language).gettext
    return (
        Column("number", say(_("Event")), CellKind.TEXT, 6),
        Column("day", say(_("Date")), CellKind.DAY, 7),
        Column("community", say(_("Community")), CellKind.TEXT, 8),
        Column("what", say(_("What")), CellKind.TEXT, 18),
        Column("amount", say(_("Count")), CellKind.COUNT, 4),
        Column("unit", say(_("Measure word")), CellKind.TEXT, 3),
    )


def has_evidence(figure: Figure) -> bool:
    """Tell whether the records of a figure are few enough to be shown one by one, and may be."""
    if figure.query is None or figure.rule is Rule.HIDDEN or not figure.record_ids:
        return False
    return len(figure.record_ids) <= MOST_SHOWN


def evidence_rows(summary: Summary, figure: Figure) -> list[list[Cell]]:
    """Return the records of a figure, oldest first; empty when there are too many or they are hidden."""
    if not has_evidence(figure) or summary.records is None or figure.query is None or figure.record_ids is None:
        return []
    words = _Words(summary.options.language, people=not summary.options.hide_below)
    return [words.row(line) for line in summary.records.lines(figure.query.kind, figure.record_ids)]


class _Words:
    """Puts records into rows in one language."""

    def __init__(self, language: str, *, people: bool) -> None:
        self._say = catalogue(language).gettext
        self._shows_people = people
        self._people = "人次" if language == "zh" and people else ""

    def _label(self, kind: type, code: str) -> str:
        return self._say(TERMS[kind][code].label)

    def _community(self, names: Sequence[str]) -> str:
        return "、".join(name for name in names if name) or self._say(_("Whole subdistrict"))

    def row(self, line: EventLine | Consultation | Distribution) -> list[Cell]:
        if isinstance(line, EventLine):
            what = f"{self._label(Form, line.form)} · {line.title}"
            heads = line.attendance if self._shows_people else None
            return [line.number, line.day, self._community(line.communities), what, heads, self._people]
        if isinstance(line, Consultation):
            what = f"{self._label(Category, line.category)} · {self._label(Outcome, line.outcome)}"
            return [line.event_number, line.day, self._community([line.community]), what, line.count, self._people]
        community = self._community([line.community])
        return [line.event_number, line.day, community, line.material, line.quantity, line.measure]
