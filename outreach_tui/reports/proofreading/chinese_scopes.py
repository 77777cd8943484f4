"""Which part of a period a Chinese sentence speaks of: a community, months, quarters, halves, or nothing it tells."""

import re
from collections.abc import Callable, Iterator
from typing import NamedTuple

from outreach_tui.domain.summary import Facts
from outreach_tui.reports.proofreading.subjects import Scope, Scopes

_NUMERALS = {word: value for value, word in enumerate("一二三四五六七八九十", start=1)} | {"十一": 11, "十二": 12}
_NUMBER = "(\\d{1,2}|十[一二]|[一二三四五六七八九十])"
_RANGE = re.compile(f"(?<!\\d){_NUMBER}月?份?(?:至|到|-|—|–|~|～){{1,2}}{_NUMBER}月")
_UNTIL = re.compile(f"截[至止]到?(?:\\d{{4}}年)?{_NUMBER}月(?:底|末|份)?")
_MONTH = re.compile(f"(?<!\\d){_NUMBER}月")
_QUARTER = re.compile("([一二三四1-4])季度")
_HALF = re.compile("([上下])半年")
_DAY = re.compile("\\d+[日号]|当[天日]|[本此该]次|[本此该]场")
_YEAR = re.compile("(?<!\\d)((?:19|20|21)\\d\\d)年")
_SEVERAL_YEARS = re.compile("(?<!今年)(?<!年初)以来|近[两二三四五]年|历年")
#: Sentences about what is to come.
_TO_COME = re.compile(
    "力争|确保完成|预计|拟|(?:将|计划)(?:再)?(?:举办|开展|发放|组织|设立|继续|新|完成|全年|在|于|投入)|下一?步|下阶段|明年|来年"
)
_HEADING = re.compile("^\\s*(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)([^。]{0,40})")
_HEADING_TO_COME = re.compile(
    "下一?步|下阶段|下年|下一年|明年|来年|今后|(?:工作|年度?|年)(?:计划|打算|安排|思路|设想|展望)$"
)
_TOP_HEADING = re.compile("^\\s*[一二三四五六七八九十]+、")


class _Told(NamedTuple):
    """A part of the period that is named somewhere: ``kind`` is place or time."""

    start: int
    kind: str
    name: str
    scope: Scope | None


class ChineseScopes:
    """Says whose and which months' figures a sentence is about, line after line."""

    def __init__(self, facts: Facts) -> None:
        self._scopes = Scopes(facts)
        self._to_come = False

    def enter(self, line: str) -> None:
        """Begin a line: under a heading about the coming year nothing has been done yet."""
        heading = _HEADING.match(line)
        if heading and (_TOP_HEADING.match(line) or not self._to_come):
            self._to_come = bool(_HEADING_TO_COME.search(heading[1].strip()))

    def scope(self, said: str, clause: str) -> Scope | None:
        """Return what a sentence speaks of so far, ``None`` where the records do not tell them.

        What the clause itself names goes before what the sentence named earlier.
        """
        sentence = re.split("[。；\n]", said)[-1]
        years = {int(year) for year in _YEAR.findall(sentence)}
        if self._to_come or years - self._scopes.years or _DAY.search(sentence):
            return None
        if _TO_COME.search(sentence) or _SEVERAL_YEARS.search(sentence):
            return None
        told = list(self._told(sentence))
        if not told:
            return self._scopes.total
        here = [one for one in told if one.start >= len(sentence) - len(clause)]
        chosen = here if len(_names(here)) == 1 and len({one.kind for one in told}) == 1 else told
        return chosen[-1].scope if len(_names(chosen)) == 1 else None

    def _told(self, sentence: str) -> Iterator[_Told]:
        for name, scope in self._scopes.communities.items():
            if name in sentence:
                yield _Told(sentence.rfind(name), "place", name, scope)
        rest = sentence
        for pattern, months in _TIMES:
            for match in pattern.finditer(rest):
                yield _Told(match.start(), "time", match[0], self._scopes.months(*months(match)))
            rest = pattern.sub(lambda match: "　" * len(match[0]), rest)


def _names(told: list[_Told]) -> set[str]:
    return {one.name for one in told}


def _number(word: str) -> int:
    return _NUMERALS.get(word) or int(word)


#: How sentences name months of the year, the longest names first, and which months those are.
_TIMES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[int, int]]], ...] = (
    (_RANGE, lambda found: (_number(found[1]), _number(found[2]))),
    (_UNTIL, lambda found: (1, _number(found[1]))),
    (_QUARTER, lambda found: (3 * _number(found[1]) - 2, 3 * _number(found[1]))),
    (_HALF, lambda found: (1, 6) if found[1] == "上" else (7, 12)),
    (_MONTH, lambda found: (_number(found[1]), _number(found[1]))),
)
