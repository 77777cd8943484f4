"""Which records are behind a figure of the summary."""

from dataclasses import replace

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.summary import Query, RecordKind
from outreach_tui.reports.model import Figure
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.behind import screen_behind


def screen_of_figure(figure: Figure) -> OutreachScreen[None] | None:
    """Return the screen of a figure's records; nothing for one of the plan, the communities or the stock."""
    return None if figure.query is None else screen_of_query(figure.shown, figure.query, figure.unit)


def screen_of_query(title: str, query: Query, unit: str) -> OutreachScreen[None]:
    """Return the screen of the records that a query finds; ``unit`` is the measure word of what it counts."""
    return screen_behind(title, _selection(query, unit), query.kind.value)


def _selection(query: Query, unit: str) -> Selection:
    """Return one selection that takes in all records of a query; of several materials, those of its measure word."""
    first, *others = query.selections
    if not others:
        return first
    if query.kind is RecordKind.DISTRIBUTIONS:
        words = {selection.measure for selection in query.selections}
        return replace(first, material=None, measure=None if unit == "件" or len(words) > 1 else unit)
    return replace(first, form=None)
