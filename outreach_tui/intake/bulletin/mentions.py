"""Every figure of a bulletin with the words around it, and whether it can be one of this event."""

import re
from dataclasses import dataclass

from outreach_tui.domain.numerals import Count, FoundCount, find_counts
from outreach_tui.intake.bulletin.scopes import Scope, Scopes
from outreach_tui.intake.bulletin.source import Clause, Source, Span
from outreach_tui.intake.bulletin.vocabulary import PUBLIC

_PUBLIC = re.compile(PUBLIC)
_EACH = re.compile("(?:每|人手|一)$")
_TO_EACH = re.compile("每(?:户|人|家|名|位|个|村)[^,。]{0,12}$")
_TELEPHONE = re.compile(r"热线|电话|拨打|编号|号码|第$|前\d*$")


#: Counts that stand between a name and its figure: 宣传单28种 | 60000份, 来访37批 | 52人次.
_INTERPOSED = frozenset({"种", "类", "批", "期", "项", "场", "场次", "户", "款", "套"})


@dataclass(frozen=True)
class Mention:
    """A figure.

    ``before`` and ``after`` are its clause up to the figures beside it; ``lead`` is all of its clause before it.
    """

    count: Count
    span: Span
    clause: Clause
    before: Span
    after: Span
    lead: Span
    scope: Scope


def find_mentions(source: Source, scopes: Scopes) -> list[Mention]:
    """Return the figures with a measure word, in the order they stand in."""
    found = [
        (Span(one.start, one.end), reading)
        for one in find_counts(source.plain)
        if (reading := _measured(source, one)).unit
        and source.untitled[one.start] != "_"
        and not _is_no_figure(source, one.start, one.end)
    ]
    mentions: list[Mention] = []
    for index, (span, count) in enumerate(found):
        clause = source.clause_at(span.start)
        start, end = clause.start, clause.end
        if index and found[index - 1][0].end > start:
            start = found[index - 1][0].end
        if index + 1 < len(found) and found[index + 1][0].start < end:
            end = found[index + 1][0].start
        if index and start == span.start and found[index - 1][1].unit in _INTERPOSED:
            start, before_end = mentions[-1].before
        else:
            before_end = span.start
        is_sorts = count.unit in _INTERPOSED and index + 1 < len(found) and found[index + 1][0].start == span.end
        scope = Scope.NEVER if is_sorts or source.is_speech(span.start) else scopes.at(span.start)
        mentions.append(
            Mention(count, span, clause, Span(start, before_end), Span(span.end, max(span.end, end)),
                    Span(clause.start, span.start), scope)
        )  # fmt: skip
    return mentions


def _measured(source: Source, found: FoundCount) -> Count:
    """Return a count with its measure word, which may be left out before people: 2000余 | 群众."""
    bare = found.reading
    is_round = bare.estimated or source.plain[found.end - 1] in "百千万"
    if is_round and not bare.unit and _PUBLIC.match(source.plain, found.end):
        return bare._replace(unit="名")
    return bare


def _is_no_figure(source: Source, start: int, end: int) -> bool:
    """Tell whether a count is none of anything: 一场, each one's, a telephone number."""
    text = source.plain[start:end]
    before = source.plain[max(0, start - 6) : start]
    if text == "三包":
        return True  # what sellers owe
    if text[0] == "一" and not re.match("一[百千万十]", text):
        return not re.search("[横条]幅$|标语$|展板$", before)
    if _TO_EACH.search(source.plain, max(0, start - 16), start):
        return True
    return bool(_EACH.search(before) or _TELEPHONE.search(before))
