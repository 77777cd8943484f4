"""Numbers in English prose, with what is said of them: over 1,000 · nearly 500 · forty-six · 500 or so."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from outreach_tui.domain.rounding import Mark

_BELOW_TWENTY = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_UNITS = {word: value for value, word in enumerate(_BELOW_TWENTY)} | {
    word: 10 * value for value, word in enumerate(_TENS, start=2)
}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6}

_MARKS = {
    Mark.BELOW: "nearly|almost|close to|just under|just short of|approaching|not quite",
    Mark.ABOUT: "about|around|approximately|approx\\.|roughly|some|circa|ca\\.|an estimated",
    Mark.AT_LEAST: "(?:well |just |slightly )?over|more than|above|exceeding|in excess of|upwards of|at least"
    "|no fewer than|no less than|not fewer than|not less than|a total of over|a total of more than",
}
#: What is fewer than a number is not that number.
_LIMITS = "fewer than|less than|under|below|up to|at most|no more than|not more than"
_AFTER = {
    Mark.ABOUT: "or so|or thereabouts|or thereabout",
    Mark.AT_LEAST: "(?:or|and) more|plus|and above|or above|and upwards",
}

_WORD = "|".join((*_UNITS, *_SCALES))
_SPELT = rf"(?:a (?=hundred|thousand))?(?:{_WORD})(?:(?:[ -]|,? and )(?:{_WORD}))*"
_DIGITS = r"(?:\d{1,3}(?:,\d{3})+|\d{1,12})(?:\.\d{1,3})?(?![\d,]*\d)"
_BEFORE = "|".join((*_MARKS.values(), _LIMITS))
_BEHIND = "|".join(_AFTER.values())
_NUMBER = re.compile(
    rf"(?P<before>(?:\b(?:{_BEFORE})\s+)*)"
    rf"(?<![\w.:/#§-])(?:(?P<digits>{_DIGITS})(?:\s?(?P<scale>hundred|thousand|million)\b)?|(?P<spelt>{_SPELT})\b)"
    rf"(?P<after>\+|-odd\b|\s(?:{_BEHIND})\b)?(?P<late>\s\w+\s(?:{_BEHIND})\b)?",
    re.IGNORECASE,
)
#: What follows the digits of things that are no counts: ordinals, shares, times, sections.
_NO_COUNT = re.compile(r"\s?(?:%|per ?cent|(?:st|nd|rd|th)\b|[:/]\d|-(?!odd)\w)|\.\d", re.IGNORECASE)
_A_YEAR = re.compile(r"(?:19|20|21)\d\d")
_BEFORE_YEAR = re.compile(
    r"(?:\b(?:in|of|for|during|since|by|from|to|until|through|year|the|and|than|late|early|mid|\w+ber|january|february"
    r"|march|april|may|june|july|august)|[-–(])\s*$",
    re.IGNORECASE,
)


class Number(NamedTuple):
    """A number in prose: ``[start, end)`` covers it with its marks; ``twice``: two marks that exclude each other."""

    start: int
    end: int
    value: int
    mark: Mark
    twice: bool


def find_numbers(text: str) -> Iterator[Number]:
    """Find the counts in a line, left to right; years, shares, ordinals and upper limits are passed over."""
    for match in _NUMBER.finditer(text):
        value = _value(match)
        stop = match.end("spelt") if match["spelt"] else match.end("scale") if match["scale"] else match.end("digits")
        if value is None or _NO_COUNT.match(text, stop) or re.search(_LIMITS, match["before"], re.IGNORECASE):
            continue
        if _is_year(match, text):
            continue
        marks = [mark for mark, words in _MARKS.items() if re.search(rf"\b(?:{words})", match["before"], re.IGNORECASE)]
        marks += _marks_after(match)
        end = match.end("late") if match["late"] and len(marks) > 1 else match.end("after") if match["after"] else stop
        yield Number(match.start(), end, value, marks[0] if marks else Mark.NONE, len(marks) > 1)


def _marks_after(match: re.Match[str]) -> list[Mark]:
    behind = match["after"] or match["late"] or ""
    if not behind:
        return []
    return [Mark.ABOUT if re.search(_AFTER[Mark.ABOUT], behind, re.IGNORECASE) else Mark.AT_LEAST]


def _is_year(match: re.Match[str], text: str) -> bool:
    """Tell whether four digits are a year: by what stands before them, or at the start of a line."""
    if match["scale"] or not match["digits"] or not _A_YEAR.fullmatch(match["digits"]) or match["before"]:
        return False
    before = text[: match.start("digits")]
    return not before.strip() or bool(_BEFORE_YEAR.search(before))


def _value(match: re.Match[str]) -> int | None:
    if match["digits"]:
        number = Fraction(match["digits"].replace(",", "")) * _SCALES.get((match["scale"] or "").lower(), 1)
    else:
        number = Fraction(_spelt(match["spelt"].lower()))
    return int(number) if number.denominator == 1 else None


def _spelt(words: str) -> int:
    """Return what number words spell: forty-six, one thousand and forty-six."""
    total = section = 0
    for word in re.findall(r"[a-z]+", words):
        if word in _SCALES and word != "hundred":
            total += max(section, 1) * _SCALES[word]
            section = 0
        elif word == "hundred":
            section = max(section, 1) * 100
        else:
            section += _UNITS.get(word, 0)
    return total + section
