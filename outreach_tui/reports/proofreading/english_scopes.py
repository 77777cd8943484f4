"""Which part of a period an English sentence speaks of: a community, months, quarters, halves, or nothing it tells."""

import re
from collections.abc import Iterator

from outreach_tui.domain.summary import Facts
from outreach_tui.reports.model import ENGLISH_MONTHS
from outreach_tui.reports.proofreading.subjects import Scope, Scopes

_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 4}
_NAMES = "|".join(ENGLISH_MONTHS)
_MONTH = re.compile(rf"\b({_NAMES})\b")
_RANGE = re.compile(rf"\b({_NAMES})\s?(?:to|through|until|-|–|—)\s?({_NAMES})\b")
_UNTIL = re.compile(rf"\b(?i:by|until|up to|as of) (?:the end of )?({_NAMES})\b")
_QUARTER = re.compile(r"\b(first|second|third|fourth|last) quarter|\bQ([1-4])\b", re.IGNORECASE)
_HALF = re.compile(r"\b(first|second) half\b", re.IGNORECASE)
_DAY = re.compile(
    rf"\b\d{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?(?:{_NAMES})\b|\b(?:{_NAMES})\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!,?\d)"
    r"|\b(?:that|the same|on the) day\b|\b(?:Day|Week)\b"
)
_YEAR = re.compile(r"(?<![\d,.])((?:19|20|21)\d\d)(?![\d,]*\d)")
#: Said in passing of what was done; it is not about a plan.
_IN_PASSING = re.compile(
    r"\b(?:in line with|according to|under|following|guided by|as set out in|on the basis of|organisation and) the"
    r"(?: \w+){0,2} plan\b|\bas planned\b",
    re.IGNORECASE,
)
_OTHER_MATTERS = re.compile(
    r"\b(?:plan(?:s|ned)?|targets?|goals?|aims?|intend\w*|expect\w*|will|shall|next (?:year|month|quarter)|coming"
    r"|previous (?:year|month|quarter)|last (?:year|month|quarter)|(?:year|quarter|month) before|compared (?:with|to)"
    r"|against|increas\w*|decreas\w*|up by|down by|more than last|fewer than last|missed|short of|shortfall|per|each"
    r"|every|average|respectively|at least one|budget|stock|since (?:19|20)\d\d|so far)\b",
    re.IGNORECASE,
)
#: A line of a few words without a full stop.
_HEADING = re.compile(r"^\s*(?:#+\s*)?(?:\(?[\divxIVX]+[.)]\s*)?(?P<words>\w[^.:;]{0,70})$")
_TO_COME = re.compile(r"Next (?:year|steps|period)|Plans? for|Outlook|Work plan", re.IGNORECASE)


class EnglishScopes:
    """Says whose and which months' figures a sentence is about, line after line."""

    def __init__(self, facts: Facts) -> None:
        self._scopes = Scopes(facts)
        self._to_come = False

    def enter(self, line: str) -> None:
        """Begin a line: under a heading about the coming year nothing has been done yet."""
        heading = _HEADING.match(line)
        if heading:
            self._to_come = bool(_TO_COME.match(heading["words"]))

    def scopes(self, sentence: str, clause: str, told_before: str) -> tuple[Scope, ...]:
        """Return what a sentence may speak of, the likeliest first; nothing where the records do not tell.

        What the clause itself names is what it speaks of; what is named elsewhere in the sentence only may be.
        """
        years = {int(year) for year in _YEAR.findall(sentence)}
        if self._to_come or years - self._scopes.years or _DAY.search(f"{told_before}\n{sentence}"):
            return ()
        if _OTHER_MATTERS.search(_IN_PASSING.sub("", sentence)):
            return ()
        named = dict(self._named(sentence))
        if not named:
            return (self._scopes.total,)
        here = dict(self._named(clause))
        if len(here) == 1 and not (set(named) - set(here)) & set(self._scopes.communities):
            return tuple(scope for scope in here.values() if scope)
        if len(named) > 1 or here:
            return ()
        return tuple(scope for scope in (*named.values(), self._scopes.total) if scope)

    def _named(self, text: str) -> Iterator[tuple[str, Scope | None]]:
        for name, scope in self._scopes.communities.items():
            if name in text:
                yield name, scope
        for match in _RANGE.finditer(text):
            yield match[0], self._months(match[1], match[2])
        text = _RANGE.sub("", text)
        for match in _UNTIL.finditer(text):
            yield match[0], self._months(ENGLISH_MONTHS[0], match[1])
        text = _UNTIL.sub("", text)
        for match in _MONTH.finditer(text):
            yield match[0], self._months(match[1], match[1])
        for match in _QUARTER.finditer(text):
            number = int(match[2]) if match[2] else _ORDINALS[match[1].lower()]
            yield match[0], self._scopes.months(3 * number - 2, 3 * number)
        for match in _HALF.finditer(text):
            first = 1 if match[1].lower() == "first" else 7
            yield match[0], self._scopes.months(first, first + 5)

    def _months(self, first: str, last: str) -> Scope | None:
        return self._scopes.months(ENGLISH_MONTHS.index(first) + 1, ENGLISH_MONTHS.index(last) + 1)
