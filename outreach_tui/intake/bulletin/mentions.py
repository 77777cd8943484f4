"""Every figure of a bulletin with the words around it, and whether it can be one of this event."""

import re
from dataclasses import dataclass
from enum import IntEnum

from outreach_tui.domain.numerals import Count, FoundCount, find_counts
from outreach_tui.intake.bulletin.source import Clause, Source, Span
from outreach_tui.intake.bulletin.vocabulary import ELSEWHERE, FUTURE, PUBLIC, SINCE, SO_FAR

_SINCE = re.compile(
    rf"{SINCE}|自[^,。]{{0,18}}?(?:以来|起至今|开始至今)|从[^,。]{{2,14}}?以来|\d{{1,2}}月(?:份|\d{{1,2}}日)?以来|"
    rf"20\d\d年(?:全年|以来|度)"
)
_CAMPAIGN_SINCE = re.compile(r"(?:活动|宣传月|宣传周|行动|工作)(?:启动|开展|实施|开始)?以来")
_SO_FAR = re.compile(SO_FAR)
_FUTURE = re.compile(FUTURE)
_ELSEWHERE = re.compile(ELSEWHERE)
#: After these the rest of the paragraph is about what is to come.
_OUTLOOK = re.compile("下一步|接下来|今后|下步|下一阶段|下阶段|今后的工作")
_BACK_HERE = re.compile("(?:此次|本次|这次|该次|整个)活动|两级共|全[省市县区]共|活动(?:现场|中|当天|期间|共)|现场")
_PUBLIC = re.compile(PUBLIC)
_EACH = re.compile("(?:每|人手|一)$")
_TO_EACH = re.compile("每(?:户|人|家|名|位|个|村)[^,。]{0,12}$")
_TELEPHONE = re.compile(r"热线|电话|拨打|编号|号码|第$|前\d*$")


#: Counts that stand between a name and its figure: 宣传单28种 | 60000份, 来访37批 | 52人次.
_INTERPOSED = frozenset({"种", "类", "批", "期", "项", "场", "场次", "户", "款", "套"})


class Scope(IntEnum):
    """Whether a figure is one of the event told of: the higher, the surer."""

    NEVER = 0  #: of a longer time, of elsewhere, still to come, or said by someone
    SO_FAR = 1  #: of a campaign up to now; the event's own where the campaign is the event
    EVENT = 2


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


def find_mentions(source: Source) -> list[Mention]:
    """Return the figures with a measure word, in the order they stand in."""
    found = [
        (Span(one.start, one.end), reading)
        for one in find_counts(source.plain)
        if (reading := _measured(source, one)).unit
        and source.untitled[one.start] != "_"
        and not _is_no_figure(source, one.start, one.end)
    ]
    scopes = _scopes(source)
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
    if bare.estimated and not bare.unit and _PUBLIC.match(source.plain, found.end):
        return bare._replace(unit="名")
    return bare


def _is_no_figure(source: Source, start: int, end: int) -> bool:
    """Tell whether a count is none of anything: 一场, each one's, a telephone number."""
    text = source.plain[start:end]
    before = source.plain[max(0, start - 6) : start]
    if text[0] == "一" and not re.match("一[百千万十]", text):
        return not re.search("[横条]幅$|标语$|展板$", before)
    if _TO_EACH.search(source.plain, max(0, start - 16), start):
        return True
    return bool(_EACH.search(before) or _TELEPHONE.search(before))


@dataclass(frozen=True)
class _Scopes:
    """The stretches of a text that are of another scope than the event."""

    marks: tuple[tuple[int, int, Scope], ...]

    def at(self, place: int) -> Scope:
        return min((scope for start, end, scope in self.marks if start <= place < end), default=Scope.EVENT)


def _scopes(source: Source) -> _Scopes:
    marks: list[tuple[int, int, Scope]] = []
    for sentence in source.sentences:
        text = source.plain[sentence.start : sentence.end]
        for pattern, scope in ((_SINCE, Scope.NEVER), (_SO_FAR, Scope.SO_FAR), (_FUTURE, Scope.NEVER)):
            if found := pattern.search(text):
                own = Scope.SO_FAR if pattern is _SINCE and _CAMPAIGN_SINCE.search(found[0]) else scope
                marks.append((sentence.start + found.start(), sentence.end, own))
        if found := _ELSEWHERE.search(text):
            marks.append((sentence.start + found.start(), _end_of_elsewhere(source, sentence), Scope.NEVER))
        if found := _OUTLOOK.search(text):
            line_end = source.plain.find("\n", sentence.start)
            marks.append(
                (sentence.start + found.start(), line_end if line_end >= 0 else len(source.plain), Scope.NEVER)
            )
    return _Scopes(tuple(marks))


def _end_of_elsewhere(source: Source, sentence: Span) -> int:
    """Return where a paragraph that has turned to other places ends, or comes back to the event."""
    line_end = source.plain.find("\n", sentence.start)
    end = line_end if line_end >= 0 else len(source.plain)
    back = _BACK_HERE.search(source.plain, sentence.end, max(end, sentence.end))
    return max(sentence.end, back.start() if back else end)
