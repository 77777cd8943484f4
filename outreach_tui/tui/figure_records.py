"""Which records are behind a figure of the summary."""

from dataclasses import replace

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.summary import Query, RecordKind
from outreach_tui.reports.model import Figure
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.behind import screen_behind


def screen_of_figure(figure: Figure) -> OutreachScreen[None] | None:
    """Return the screen of a figure's records; nothing for one of the plan, the communities or the stock."""
    if figure.query is None:
        return None
    return screen_behind(figure.shown, _selection(figure, figure.query), figure.query.kind.value)


def _selection(figure: Figure, query: Query) -> Selection:
    """Return one selection that takes in all records of a figure; of several materials, those of its measure word."""
    first, *others = query.selections
    if not others:
        return first
    if query.kind is RecordKind.DISTRIBUTIONS:
        words = {selection.measure for selection in query.selections}
        return replace(first, material=None, measure=None if figure.unit == "件" or len(words) > 1 else figure.unit)
    return replace(first, form=None)
