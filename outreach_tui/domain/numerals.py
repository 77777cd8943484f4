"""Counts as people write them: 3,000 · １２０ · 3万余 · 千余 · 8多万 · 24.1万余 · 近百 · 一百二十 · 40余人.

A count keeps the stated number and whether a mark (余, 多, 约, 近, 超 …) makes it an estimate. Words that
only hint at a size (数百, 几十, 三五个) have no value here: a wrong figure is worse than a missing one.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

#: Counts above this are taken for account numbers and the like, not for anything an event can count.
LARGEST_COUNT = 10**10

#: Measure words that may follow a count.
UNITS: tuple[str, ...] = (
    *("人次", "户次", "场次", "件次", "例次", "个次", "课时"),
    *"人名位户份册本张条块个场期件套篇幅把盒包袋只支台辆枚次家批起例顶面版道瓶桶双箱副部卷则封处间所桌组队对节堂杯类种项页宗",
)  # longer words first


class Count(NamedTuple):
    """A whole number, whether it is an estimate, and the measure word that followed (``""``: none)."""

    value: int
    estimated: bool
    unit: str = ""


class FoundCount(NamedTuple):
    """A count inside prose: ``[start, end)`` covers marks, number and measure word."""

    start: int
    end: int
    reading: Count


#: Full-width ASCII to half-width, one character for one, so that offsets stay true.
_HALF_WIDTH = {0xFF01 + i: 0x21 + i for i in range(94)} | {0x3000: 0x20, ord("〇"): ord("零")}
_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10**4, "亿": 10**8}
_LARGE = "百千万亿"
_BARE_SCALES = frozenset({"百", "千", "万", "亿", "百万", "千万"})

_ARABIC = r"(?:\d{1,3}(?:,\d{3})+(?![\d,])|\d{1,15})(?:\.\d{1,6})?"
_BEFORE = "大约|大概|约为|约有|约|将近|接近|近乎|近|超过|超出|超|逾|至少|不少于|不下于|不下|多达"
_AFTER = "[余多来几]"
_TAIL = "左右|上下|以上|之多"
_UNIT = "|".join(UNITS)
_NUMBER = (
    rf"(?:(?P<before>{_BEFORE})|(?P<reach>成百上|成|上|过|破))?"
    rf"(?P<body>{_ARABIC}(?:{_AFTER}?[十百千万亿]{{1,2}}(?:\d{{1,4}}[百千]?|[零一二三四五六七八九][百千]?)?)?"
    r"|[零一二三四五六七八九十两百千万亿几数][零一二三四五六七八九十两百千万亿几余多]{0,14})"
    rf"(?P<after>{_AFTER}|\+)?"
)
_COUNT = re.compile(rf"{_NUMBER}[ ]?(?P<unit>{_UNIT})?(?P<tail>{_TAIL})?", re.ASCII)
_TOKEN = re.compile(rf"{_ARABIC}|[零一二三四五六七八九两]|[十百千万亿]", re.ASCII)
_MARKS = re.compile("[余多来几]")
_LOOSE_SPACE = re.compile(r"(?<![0-9])\s+|\s+(?![0-9])")
_VAGUE = re.compile("^[几数]|几[十百千]|数")


def half_width(text: str) -> str:
    """Return the text with full-width digits and signs made half-width, character for character."""
    return text.translate(_HALF_WIDTH)


def read_count(text: str) -> Count | None:
    """Read a whole string as one count: ``40余人`` → (40, estimated, 人). Anything else gives ``None``.

    Vague words (数百, 几十), ranges, fractions, negative and absurdly large numbers are not counts.
    """
    plain = _LOOSE_SPACE.sub("", half_width(text).strip())
    match = _COUNT.fullmatch(plain)
    return _count(match) if match and (match["reach"] is None or match["body"][0] in _LARGE) else None


def find_counts(text: str) -> Iterator[FoundCount]:
    """Find the counts in prose, left to right; vague words are passed over as wholes."""
    plain = half_width(text)
    for match in _COUNT.finditer(plain):
        begin = match.start("body")
        if begin and match.start() == begin and plain[begin - 1] in ".第-":
            continue
        count = _count(match)
        if count is not None:
            start = begin if match["reach"] and match["body"][0] not in _LARGE else match.start()
            yield FoundCount(start, match.end(), count)


def _count(match: re.Match[str]) -> Count | None:
    """Return the count a match stands for, if it has a value."""
    body = match["body"]
    marked = bool(match["before"] or match["after"] or match["tail"] or _MARKS.search(body))
    if _VAGUE.search(body):
        return None
    bare = _MARKS.sub("", body)
    if bare[0] in _LARGE:
        if bare not in _BARE_SCALES or not (marked or match["reach"] in {"上", "过", "破"}):
            return None
        marked = True
    value = _evaluate(bare)
    if value is None or value.denominator != 1 or value > LARGEST_COUNT:
        return None
    return Count(int(value), marked, match["unit"] or "")


def _evaluate(body: str) -> Fraction | None:
    """Return the number that digits and scales spell, or ``None`` when they spell none (三五, 五四)."""
    spelling = _Spelling()
    position = 0
    for token in _TOKEN.finditer(body):
        if token.start() != position or not spelling.take(token[0]):
            return None
        position = token.end()
    return spelling.value() if position == len(body) else None


class _Spelling:
    """A number being put together from left to right: 三千零五十, 24.1万, 3万5千."""

    def __init__(self) -> None:
        self._total = Fraction(0)  # what 万 and 亿 have closed off
        self._section = Fraction(0)  # what stands below them
        self._number: Fraction | None = None  # digits still waiting for their scale
        self._scale = 0  # the last scale; the next must be smaller
        self._zero = False

    def take(self, word: str) -> bool:
        """Add one digit, number or scale; false when it cannot stand here."""
        if word in _SCALES:
            return self._take_scale(_SCALES[word])
        if self._number is not None:
            return False
        if word == "零" and self._scale:
            first, self._zero = not self._zero, True
            return first
        self._number = Fraction(_DIGITS[word] if word in _DIGITS else word.replace(",", ""))
        return True

    def _take_scale(self, scale: int) -> bool:
        bare = self._number is None
        if scale >= 10**4:
            if self._total and scale >= self._total:
                return False
            below = self._section + (self._number or 0)
            self._total += (below if below or not bare else 1) * scale
            self._section = Fraction(0)
        elif self._section and (scale >= self._scale or (bare and scale != 10)):
            return False
        else:
            self._section += (1 if self._number is None else self._number) * scale
        self._number, self._scale, self._zero = None, scale, False
        return True

    def value(self) -> Fraction:
        """Return the sum; a last digit without its scale is worth a tenth of the one before (一百二)."""
        rest = self._number or Fraction(0)
        if self._scale >= 100 and not self._zero and rest < 10:
            rest *= Fraction(self._scale, 10)
        return self._total + self._section + rest
