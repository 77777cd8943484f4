"""A search for events in SQL: its conditions, its order, and where a page begins."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.records import EventLine
from outreach_tui.domain.searching import EventOrder, EventSearch, SearchWord
from outreach_tui.store.reader import Parameters
from outreach_tui.store.reads.values import letters, like

#: Where a word is looked for; ``{text}`` stands for the bound pattern.
_PLACES = (
    "e.title LIKE {text} ESCAPE '\\'",
    "e.venue LIKE {text} ESCAPE '\\'",
    "e.note LIKE {text} ESCAPE '\\'",
    "e.organiser LIKE {text} ESCAPE '\\'",
    "EXISTS (SELECT 1 FROM event_law l WHERE l.event_id = e.id AND l.law LIKE {text} ESCAPE '\\')",
    "EXISTS (SELECT 1 FROM event_speaker p WHERE p.event_id = e.id AND p.name LIKE {text} ESCAPE '\\')",
    "EXISTS (SELECT 1 FROM event_community s JOIN community n ON n.id = s.community_id"
    " WHERE s.event_id = e.id AND (n.name LIKE {text} ESCAPE '\\'{communities}))",
    "EXISTS (SELECT 1 FROM distribution d JOIN material m ON m.id = d.material_id"
    " WHERE d.event_id = e.id AND d.deleted_at IS NULL AND (m.name LIKE {text} ESCAPE '\\'{materials}))",
)


def word_condition(word: SearchWord, index: int) -> tuple[str, Parameters]:
    """Return the condition on ``event e`` that a word is found; ``index`` keeps the bound names of words apart."""
    prefix = f"word_{letters(index)}"
    bound: dict[str, object] = {prefix: like(word.text)}

    def one_of(column: str, kind: str, names: tuple[str, ...]) -> str:
        keys = [f"{prefix}_{kind}_{letters(place)}" for place in range(len(names))]
        bound.update(zip(keys, names, strict=True))
        return f" OR {column} IN ({', '.join(f':{key}' for key in keys)})" if keys else ""

    communities = one_of("n.name", "communities", word.communities)
    materials = one_of("m.name", "materials", word.materials)
    places = [place.format(text=f":{prefix}", communities=communities, materials=materials) for place in _PLACES]
    return f"({' OR '.join(places)}{one_of('e.form', 'forms', word.forms)})", bound


@dataclass(frozen=True)
class _Sorting:
    """What events are ordered by: an expression, which way, and its value for an event already read."""

    expression: str
    descending: bool
    value: Callable[[EventLine], object]


def _serial(event: EventLine) -> int:
    year, _, serial = event.number.partition("-")
    return int(year) * 1_000_000 + int(serial)


def _heads(event: EventLine) -> int:
    return -1 if event.attendance is None else event.attendance


_SORTINGS = {
    EventOrder.NEWEST: _Sorting("e.day", True, lambda event: event.day.isoformat()),
    EventOrder.OLDEST: _Sorting("e.day", False, lambda event: event.day.isoformat()),
    EventOrder.NUMBER: _Sorting("e.year * 1000000 + e.serial", True, _serial),
    EventOrder.TITLE: _Sorting("e.title", False, lambda event: event.title),
    EventOrder.ATTENDANCE: _Sorting("coalesce(e.attendance, -1)", True, _heads),
}


#: The head-count of the audience selected, where it was counted, else of all.
OF_AUDIENCE = (
    "coalesce((SELECT a.attendance FROM event_audience a WHERE a.event_id = e.id AND a.audience = :audience),"
    " e.attendance)"
)


def _sorting(search: EventSearch, selection: Selection) -> _Sorting:
    sorting = _SORTINGS[search.order]
    if selection.audience:
        return replace(sorting, expression=sorting.expression.replace("e.attendance", OF_AUDIENCE))
    return sorting


def order_by(search: EventSearch, selection: Selection) -> str:
    """Return what stands behind ORDER BY."""
    sorting = _sorting(search, selection)
    way = "DESC" if sorting.descending else "ASC"
    return f"{sorting.expression} {way}, e.id {way}"


def page_condition(search: EventSearch, selection: Selection, after: EventLine) -> tuple[str, Parameters]:
    """Return the condition that an event comes after the one given."""
    sorting = _sorting(search, selection)
    sign = "<" if sorting.descending else ">"
    condition = (
        f"({sorting.expression} {sign} :after_value OR ({sorting.expression} = :after_value AND e.id {sign} :after_id))"
    )
    return condition, {"after_value": sorting.value(after), "after_id": after.id}
