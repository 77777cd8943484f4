"""What the words typed above the list of events may mean."""

from outreach_tui.domain.findings import Known
from outreach_tui.domain.searching import EventOrder, EventSearch, SearchWord
from outreach_tui.domain.vocabulary import Form
from outreach_tui.intake.matching import candidates
from outreach_tui.tui.typed_names import offered_codes


def search_of(text: str, known: Known, order: EventOrder) -> EventSearch:
    """Return the search a typed text means: every word is to be found, as it is or as pinyin initials of a name."""
    communities = [community.name for community in known.communities]
    materials = [material.name for material in known.materials]
    words = (
        SearchWord(
            word,
            communities=tuple(candidates(word, communities)),
            materials=tuple(candidates(word, materials)),
            forms=tuple(code.value for code in offered_codes(Form, word)),
        )
        for word in text.split()
    )
    return EventSearch(tuple(words), order)
