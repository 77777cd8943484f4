"""What a bulletin tells of this event, and what of another time or place."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.vocabulary import ELSEWHERE, FUTURE, SINCE, SO_FAR

_SINCE = re.compile(
    rf"{SINCE}|自[^,。]{{0,18}}?(?:以来|起至今|开始至今)|从[^,。]{{2,14}}?以来|\d{{1,2}}月(?:份|\d{{1,2}}日)?以来|"
    rf"20\d\d年(?:全年|以来|度)"
)
_CAMPAIGN_SINCE = re.compile(r"(?:活动|宣传月|宣传周|行动|工作)(?:启动|开展|实施|开始)?以来")
#: A bulletin that begins so is about all that was done since.
_SINCE_A_MONTH = re.compile(r"(?:[^,。()]{0,8}讯)?(?:\([^()]*\))?\W*(?:自|从)?(?:今年)?\d{1,2}月份?[^,。]{0,6}以来")
_SO_FAR = re.compile(SO_FAR)
#: 本次宣传周活动,司法所累计开展宣讲5场: what the event itself did.
_OF_THE_EVENT = re.compile("[此本这该]次[^,。]{0,10}活动|活动期间|宣传[周月日]期间")
_DONE_SEVERAL_TIMES = re.compile("累计开展|先后开展|已开展")
#: 各司法所走进学校 in the first sentence are those who hold the event; after these they are others.
_TOLD_BEFORE = re.compile("[;!?]|开展|举办|举行|组织|发放|设立|共设")
_FUTURE = re.compile(FUTURE)
_ELSEWHERE = re.compile(ELSEWHERE)
#: 在市区、 | 各镇设立宣传台: one of the places the holders went to.
_AMONG_PLACES = re.compile("[在到向往赴][^,。;:]{1,12}[、和及]$")
#: After these the rest of the paragraph is about what is to come.
_OUTLOOK = re.compile("下一步|接下来|(?:在|(?<![\u4e00-\u9fff]))今后|下步|下一阶段|下阶段|今后的工作")
_BACK_HERE = re.compile("(?:此次|本次|这次|该次|整个)活动|两级共|全[省市县区]共|活动(?:现场|中|当天|期间|共)|现场")


class Scope(IntEnum):
    """Whether a figure is one of the event told of: the higher, the surer."""

    NEVER = 0  #: of a longer time, of elsewhere, still to come, or said by someone
    SO_FAR = 1  #: of a campaign up to now; the event's own where the campaign is the event
    EVENT = 2


@dataclass(frozen=True)
class Scopes:
    """The stretches of a text that are of another scope than the event."""

    marks: tuple[tuple[int, int, Scope], ...]

    def at(self, place: int) -> Scope:
        """Return the scope of a position."""
        return min((scope for start, end, scope in self.marks if start <= place < end), default=Scope.EVENT)


def scopes_of(source: Source, others: Sequence[Span] = ()) -> Scopes:
    """Return which stretches of a text are of another time or place than the event.

    ``others`` are where it turns to other events: for a sentence where a day says so, else to the end.
    """
    marks: list[tuple[int, int, Scope]] = []
    for other in others:
        is_day = source.plain[other.start : other.end].endswith(("日", "号"))
        end = source.sentence_at(other.start).end if is_day else len(source.plain)
        marks.append((other.start, end, Scope.NEVER))
    for sentence in source.sentences:
        is_first = "。" not in source.plain[: sentence.start]
        text = source.plain[sentence.start : sentence.end]
        for place, scope in _other_times(text, is_first=is_first):
            marks.append((sentence.start + place, sentence.end, scope))
        found = _ELSEWHERE.search(text)
        if found and _AMONG_PLACES.search(text, 0, found.start()):
            found = None
        if found and not (is_first and _TOLD_BEFORE.search(text, 0, found.start()) is None):
            marks.append((sentence.start + found.start(), _end_of_elsewhere(source, sentence), Scope.NEVER))
        if found := _OUTLOOK.search(text):
            line_end = source.plain.find("\n", sentence.start)
            marks.append(
                (sentence.start + found.start(), line_end if line_end >= 0 else len(source.plain), Scope.NEVER)
            )
    return Scopes(tuple(marks))


def _other_times(text: str, *, is_first: bool) -> Iterator[tuple[int, Scope]]:
    """Return from where on a sentence tells of a longer time, of a campaign so far or of what is to come."""
    for pattern, scope in ((_SINCE, Scope.NEVER), (_SO_FAR, Scope.SO_FAR), (_FUTURE, Scope.NEVER)):
        found = pattern.search(text)
        if found and _DONE_SEVERAL_TIMES.fullmatch(found[0]) and _OF_THE_EVENT.search(text, 0, found.start()):
            found = pattern.search(text, found.end())
        if found:
            is_campaign = pattern is _SINCE and (
                _CAMPAIGN_SINCE.search(found[0]) or (is_first and _SINCE_A_MONTH.match(text))
            )
            yield found.start(), Scope.SO_FAR if is_campaign else scope


def _end_of_elsewhere(source: Source, sentence: Span) -> int:
    """Return where a paragraph that has turned to other places ends, or comes back to the event."""
    line_end = source.plain.find("\n", sentence.start)
    end = line_end if line_end >= 0 else len(source.plain)
    back = _BACK_HERE.search(source.plain, sentence.end, max(end, sentence.end))
    return max(sentence.end, back.start() if back else end)
