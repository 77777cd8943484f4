"""Which screen shows the records behind a figure."""

from outreach_tui.domain.figures import Selection
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.events import EventsScreen
from outreach_tui.tui.screens.records import RecordsScreen


def screen_behind(title: str, selection: Selection, kind: str) -> OutreachScreen[None]:
    """Return a screen that lists a selection of ``events``, ``consultations``, ``follow_ups`` or ``distributions``."""
    if kind == "events":
        return EventsScreen(selection.period.first, selection, title)
    return RecordsScreen(title, selection, kind)
