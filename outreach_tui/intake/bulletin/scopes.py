"""What a bulletin tells of this event, and what of another time or place."""

import re
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
_SINCE_A_MONTH = re.compile(r"(?:自|从)?(?:今年)?\d{1,2}月份?[^,。]{0,6}以来")
_SO_FAR = re.compile(SO_FAR)
#: 各司法所走进学校 at the very beginning are those who hold the event; after these they are others.
_TOLD_BEFORE = re.compile("[;!?]|开展|举办|举行|组织|发放|设立|共设")
_FUTURE = re.compile(FUTURE)
_ELSEWHERE = re.compile(ELSEWHERE)
#: After these the rest of the paragraph is about what is to come.
_OUTLOOK = re.compile("下一步|接下来|今后|下步|下一阶段|下阶段|今后的工作")
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


def scopes_of(source: Source) -> Scopes:
    """Return which stretches of a text are of another time or place than the event."""
    marks: list[tuple[int, int, Scope]] = []
    for sentence in source.sentences:
        text = source.plain[sentence.start : sentence.end]
        for pattern, scope in ((_SINCE, Scope.NEVER), (_SO_FAR, Scope.SO_FAR), (_FUTURE, Scope.NEVER)):
            if found := pattern.search(text):
                is_campaign = pattern is _SINCE and (
                    _CAMPAIGN_SINCE.search(found[0]) or (sentence.start == 0 and _SINCE_A_MONTH.match(text))
                )
                own = Scope.SO_FAR if is_campaign else scope
                marks.append((sentence.start + found.start(), sentence.end, own))
        if (found := _ELSEWHERE.search(text)) and (sentence.start or _TOLD_BEFORE.search(text[: found.start()])):
            marks.append((sentence.start + found.start(), _end_of_elsewhere(source, sentence), Scope.NEVER))
        if found := _OUTLOOK.search(text):
            line_end = source.plain.find("\n", sentence.start)
            marks.append(
                (sentence.start + found.start(), line_end if line_end >= 0 else len(source.plain), Scope.NEVER)
            )
    return Scopes(tuple(marks))


def _end_of_elsewhere(source: Source, sentence: Span) -> int:
    """Return where a paragraph that has turned to other places ends, or comes back to the event."""
    line_end = source.plain.find("\n", sentence.start)
    end = line_end if line_end >= 0 else len(source.plain)
    back = _BACK_HERE.search(source.plain, sentence.end, max(end, sentence.end))
    return max(sentence.end, back.start() if back else end)
