"""A bulletin as it is read: blanks taken out, signs in half width, cut into sentences and clauses.

Every position in the plain text leads back to the text as it was given, so that evidence is exact.
"""

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from outreach_tui.domain.numerals import half_width
from outreach_tui.intake.bulletin.traditional import simplified
from outreach_tui.intake.bulletin.wrapping import wraps_of

#: Signs of no width: joiners, marks of byte order, what makes a picture of a letter.
_UNSEEN = "\u200b\u200c\u200d\ufeff\ufe0f"
#: How much of a text is read; bulletins have a tenth of it.
LONGEST_BULLETIN = 8_000

#: Two figures with more blanks between them are in two columns, whatever stands there.
_WIDEST_GAP = 40

_SENTENCE_END = re.compile(r"[。!?\n]+”?")
_CLAUSE_END = re.compile(r"[。!?\n;:]|,(?!\d{3}(?!\d))|(?<!\d),")
_QUOTED = re.compile(r"[“「『]([^“”「」『』\n]{1,120})[”」』]")
#: What follows a quotation that is a name and not speech.
_NAMED = re.compile("为|的?主题|的?活动|宣传|系列|专题")
#: Lines a web page puts around a bulletin: 2021-01-28 16:40:00 来源:… 扫码带走.
_IMPRINTS = re.compile(
    r"^(?=[^\n。,;]{1,90}$)[^\n]*(?:(?:\d{1,2}:\d{2}|来源:|发布(?:时间|日期|机构):)[^\n]*"
    r"(?:来源|编辑|作者|浏览|阅读|点击|字体|字号|打印|扫码|发布)|(?:编辑|责编|一审|初审|审核):)[^\n]*$",
    re.MULTILINE,
)
_TITLES = re.compile(r"《[^《》\n]{1,60}》")
_BRACKETS = re.compile(r"\([^()\n]{3,60}\)")


class Span(NamedTuple):
    """A stretch of text: ``[start, end)``."""

    start: int
    end: int


class Clause(NamedTuple):
    """What stands between two commas; ``sentence`` is the number of its sentence."""

    start: int
    end: int
    sentence: int


@dataclass(frozen=True)
class Source:
    """A bulletin: ``plain`` is what rules look at, ``original`` what was given; spans are of ``plain``."""

    original: str
    plain: str
    _origins: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "Source":
        """Prepare a text."""
        text = text[:LONGEST_BULLETIN]
        wide = _with_pairs(simplified(half_width(text)))
        skipped = {place for line in _IMPRINTS.finditer(wide) for place in range(*line.span())}
        skipped |= wraps_of(wide)
        kept = [place for place, sign in enumerate(wide) if place not in skipped and not _is_blank(wide, place, sign)]
        return cls(text, "".join(wide[place] for place in kept), (*kept, len(text)))

    def origin(self, span: Span) -> Span:
        """Return where a stretch of ``plain`` stands in the original; an empty one stays empty."""
        if span.end <= span.start:
            return Span(self._origins[span.start], self._origins[span.start])
        return Span(self._origins[span.start], self._origins[span.end - 1] + 1)

    def said(self, span: Span) -> str:
        """Return a stretch as it was written."""
        start, end = self.origin(span)
        return self.original[start:end]

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, with their ends."""
        spans: list[Span] = []
        start = 0
        for found in _SENTENCE_END.finditer(self.plain):
            if not self.is_quoted(found.start()):
                spans.append(Span(start, found.end()))
                start = found.end()
        spans.append(Span(start, len(self.plain)))
        return tuple(span for span in spans if span.end > span.start)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses of all sentences, without their ends."""
        found: list[Clause] = []
        for number, sentence in enumerate(self.sentences):
            start = sentence.start
            for end in _CLAUSE_END.finditer(self.plain, sentence.start, sentence.end):
                if end.start() > start and not self.is_quoted(end.start()):
                    found.append(Clause(start, end.start(), number))
                    start = end.end()
            if sentence.end > start:
                found.append(Clause(start, sentence.end, number))
        return tuple(found)

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """What stands in quotation marks, without them."""
        return tuple(Span(*found.span(1)) for found in _QUOTED.finditer(self.plain))

    @cached_property
    def asides(self) -> tuple[Span, ...]:
        """What stands in brackets, with them: who wrote it, which unit."""
        return tuple(Span(*found.span()) for found in _BRACKETS.finditer(self.plain))

    @cached_property
    def titles(self) -> tuple[Span, ...]:
        """What stands in 《》, with the signs."""
        return tuple(Span(*found.span()) for found in _TITLES.finditer(self.plain))

    @cached_property
    def untitled(self) -> str:
        """The plain text with every title blanked out, for words that mean nothing inside one."""
        return _TITLES.sub(lambda found: "《" + "_" * (len(found[0]) - 2) + "》", self.plain)

    def clause_at(self, place: int) -> Clause:
        """Return the clause a position is in, or the nearest one before it."""
        return self.clauses[max(0, bisect_right(self.clauses, (place, len(self.plain) + 1)) - 1)]

    def sentence_at(self, place: int) -> Span:
        """Return the sentence a position is in."""
        return self.sentences[self.clause_at(place).sentence]

    def is_speech(self, place: int) -> bool:
        """Tell whether someone is quoted there: in quotation marks, and a sentence rather than a name."""
        span = self._quotation_at(place)
        if span is None or not re.search("[,。!?]", self.plain[span.start : span.end]):
            return False
        return _NAMED.match(self.plain, span.end + 1) is None

    def is_quoted(self, place: int) -> bool:
        """Tell whether a position is inside quotation marks."""
        return self._quotation_at(place) is not None

    def finditer(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Find a pattern in the plain text."""
        return pattern.finditer(self.plain)

    def _quotation_at(self, place: int) -> Span | None:
        index = bisect_right(self.quotations, (place, len(self.plain) + 1)) - 1
        span = self.quotations[index] if index >= 0 else None
        return span if span is not None and span.start <= place < span.end else None


def _with_pairs(text: str) -> str:
    """Return a text with its straight quotation marks made opening and closing ones by turns, line by line."""
    return "\n".join(map(_line_with_pairs, text.split("\n")))


def _line_with_pairs(line: str) -> str:
    """Return a line so; where one of its marks has been lost at the front, the first closes."""
    paired = _paired(line, is_open=False)
    if line.count('"') % 2 == 0:
        return paired
    closing_first = _paired(line, is_open=True)
    return min(paired, closing_first, key=_longest_quotation)


def _paired(line: str, *, is_open: bool) -> str:
    signs: list[str] = []
    for sign in line:
        if sign == '"':
            sign = "”" if is_open else "“"
        is_open = sign == "“" or (is_open and sign != "”")
        signs.append(sign)
    return "".join(signs)


def _longest_quotation(line: str) -> int:
    return max((len(found[0]) for found in re.finditer("“[^”]*", line)), default=0)


def _is_blank(text: str, place: int, sign: str) -> bool:
    """Tell whether a sign says nothing: a picture, or a blank other than line breaks and those between two figures."""
    if sign > "\u2000" and (sign in _UNSEEN or unicodedata.category(sign) == "So"):
        return True
    if sign == "\n" or not sign.isspace():
        return False
    before = text[max(0, place - _WIDEST_GAP) : place].rstrip(" \t\u00a0")[-1:]
    after = text[place : place + _WIDEST_GAP].lstrip(" \t\u00a0")[:1]
    return not (before.isascii() and before.isalnum() and after.isascii() and after.isalnum())
