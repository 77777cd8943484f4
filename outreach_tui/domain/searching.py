"""Looking for events: words that must all be found, and the order in which what was found is listed."""

from enum import StrEnum

from outreach_tui.domain.value import Value, dataclass


class EventOrder(StrEnum):
    """How events are listed; events that are alike follow the newest first."""

    NEWEST = "newest"
    OLDEST = "oldest"
    NUMBER = "number"
    TITLE = "title"
    ATTENDANCE = "attendance"


@dataclass(frozen=True, eq=False, repr=False)
class SearchWord(Value):
    """A word to find in an event, or any of the names it is short for.

    ``text`` is looked for in title, venue, note, organiser, communities, laws, speakers and materials;
    the names are those of communities and materials, and codes of forms, that the word may mean otherwise.
    """

    text: str
    communities: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False, repr=False)
class EventSearch(Value):
    """What to look for and how to list it; with no words, everything is found."""

    words: tuple[SearchWord, ...] = ()
    order: EventOrder = EventOrder.NEWEST


#: A search that finds every event, the newest first.
ALL_EVENTS = EventSearch()
