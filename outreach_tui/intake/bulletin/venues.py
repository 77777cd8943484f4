"""Where the event was: the shortest words that name a place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from outreach_tui.intake.bulletin import venue_words as says
from outreach_tui.intake.bulletin.source import Source, Span

#: The rank of a place whose name has no usual ending.
_LAST = 9


class _Candidate(NamedTuple):
    """A place; the lower the rank, the surer that the event was there."""

    rank: int
    place: int
    span: Span


def read_venue(source: Source) -> Span | None:
    """Return where the words stand that name the place, ``None`` where none is named."""
    surest = min(_candidates(source), default=None)
    return surest.span if surest else None


def _candidates(source: Source) -> Iterator[_Candidate]:
    for pattern, rank in (
        (says.AT, 0),
        (says.TO, 2),
        (says.TO_FIRST, 3),
        (says.BEGINNING, 6),
        (says.HALL, 6),
        (says.AT_HOME, 6),
        (says.OF_WHOM, 7),
        (says.NAMED_PLACE, 12),
    ):
        place = 0
        while found := pattern.search(source.plain, place):
            place = max(found.start("place"), place + 1)
            span = Span(*found.span("place"))
            sentence = source.sentence_at(span.start)
            if source.is_quoted(span.start) or says.OTHER_TIME.search(source.plain, sentence.start, span.start):
                continue
            named = _named(source, span)
            if named is not None:
                text = source.plain[named.start : named.end]
                held = re.search(says.HELD, source.plain[span.end : found.end()])
                unsure = (0 if says.AT_A_PLACE.search(text) else 4) + (
                    6 if says.COMMON_PLACE.match(found["place"]) else 0
                )
                yield _Candidate(rank + unsure + (0 if held else 2), named.start, named)
            elif pattern is says.AT and _is_site(source, span, found.end()):
                yield _Candidate(_LAST, span.start, span)


def _named(source: Source, span: Span) -> Span | None:
    """Return the part of a stretch that names a place."""
    if source.plain[span.start] == "“" and source.plain[span.end - 1] == "”":
        span = Span(span.start + 1, span.end - 1)
    if honour := says.HONOUR.match(source.plain[span.start : span.end]):
        span = Span(span.start + honour.end(), span.end)
    text = source.plain[span.start : span.end]
    if (less := says.BUSY_PART.search(text) or says.AND_OTHERS.search(text)) and less.start() > 1:
        text = text[: less.start()]
    if not re.search("门前$|(?:街|坊|厂)里$", text) and not (text.endswith("里") and len(text) <= 4):
        text = says.ENDINGS.sub("", text)
    text = text if says.AT_A_PLACE.search(text) else _first_of_many(text)
    at_a_place = says.AT_A_PLACE.search(text)
    if says.NO_PLACE.search(text) or not (at_a_place or says.ADMINISTRATIVE.search(text)):
        return None
    if says.SELDOM_A_PLACE.search(text) and not at_a_place:
        return None
    start = _start_of_name(text)
    rest = re.sub(r"\([^()]*\)$", "", text[start:])
    if (
        len(rest) < 2
        or says.MANY_OR_ANY.search(rest)
        or any(says.ANY_PLACE.match(part) for part in re.split("[和、及与]", rest))
    ):
        return None
    return Span(span.start + start, span.start + start + len(_first_of_many(rest)))


def _first_of_many(text: str) -> str:
    """Return the first of several places that are listed, where it is one by itself."""
    first, comma, _ = text.partition("、")
    return first if comma and len(first) > 2 and says.AT_A_PLACE.search(first) else text


def _start_of_name(text: str) -> int:
    """Return where a place's own name begins: past whose it is and the units it lies in."""
    start = 0
    for pattern in (says.CROWDED, says.OURS):
        if found := pattern.match(text[start:]):
            start += found.end()
    if "的" in text[start:-2]:
        start = text.rindex("的", start, len(text) - 2) + 1
    if with_others := says.WITH_OTHERS.search(text, start + 1):
        start = with_others.end()
    for pattern in (says.UNITS, says.UP_TO_COUNTIES, says.ESTATE, says.CROWDED):
        found = pattern.match(text[start:])
        bare = text[start + found.end() :] if found else ""
        is_place = says.AT_A_PLACE.search(bare) or (len(bare) > 2 and says.ADMINISTRATIVE.search(bare))
        if len(bare) >= 2 and is_place and not (says.ANY_PLACE.match(bare) or says.NO_NAME_ALONE.match(bare)):
            start = len(text) - len(bare)
    return start


def _is_site(source: Source, span: Span, end: int) -> bool:
    """Tell whether something was held at a place whose name has no usual ending: 在世贸天阶举办."""
    return (
        3 <= span.end - span.start <= 10
        and says.SITE_VERB.search(source.plain, span.end, end) is not None
        and says.NO_SITE.search(source.plain, span.start, span.end) is None
    )
