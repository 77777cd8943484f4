"""How wide the columns of a printed table are: measured in 汉字, so that numbers and short words stay on one line."""

import re
from collections.abc import Sequence
from unicodedata import east_asian_width

from outreach_tui.reports.model import CellKind, Column

#: Twips: a 汉字 of 9 points, the margin on either side of a cell, and what layout may round away.
_SIGN, CELL_MARGIN, _SLACK = 180, 57, 30
#: Other letters are half as wide as 汉字, but not in every font that stands in for a missing one.
_LETTER = 0.6
#: How much wider numbers are in the bold of totals.
_BOLD = 1.17
#: No text needs more than this on one line, in 汉字.
_WIDEST = 18.0
#: Of what texts have, no more than this goes to numbers that would break.
_MOST_GIVEN = 0.7
_HANZI = re.compile(r"[\u4e00-\u9fff]+")
_WORDS = re.compile(r"\(\w{1,3}\)|[^\s\u2e80-\uffef]+|[\u2e80-\uffef]{1,2}")


def column_widths(columns: Sequence[Column], rows: Sequence[Sequence[str]], width: int) -> list[int]:
    """Return the widths in twips, ``width`` together.

    Numbers, days and the longest word of every text stand on one line; what is left goes to the texts, the
    short ones first. Where not even that fits, all columns give way alike, and numbers stay whole.
    """
    least = [_least(place, column, rows) for place, column in enumerate(columns)]
    wanted = [_wanted(place, smallest, rows) for place, smallest in enumerate(least)]
    room = width / _SIGN - len(columns) * (2 * CELL_MARGIN + _SLACK) / _SIGN
    if sum(least) >= room:
        digits = [
            _longest(place, rows) if column.kind is not CellKind.TEXT else 0.0 for place, column in enumerate(columns)
        ]
        signs = _squeezed(least, digits, room)
    elif sum(wanted) <= room:
        signs = _stretched(columns, wanted, room)
    else:
        signs = _shared(least, wanted, room)
    twips = [int(one * _SIGN) + 2 * CELL_MARGIN + _SLACK for one in signs]
    return [width - sum(twips[1:]), *twips[1:]]


def _least(place: int, column: Column, rows: Sequence[Sequence[str]]) -> float:
    """Return the width below which a number or a word of a column would be broken."""
    heading = max(map(measured, _WORDS.findall(column.printed)), default=0.0)
    if column.kind is CellKind.TEXT:
        heading = max(heading, 2.0, min(measured(column.printed), 3.0))
        words = (measured(word) for row in rows for word in _WORDS.findall(row[place]))
        return max(heading, min(max(words, default=0.0), _WIDEST / 2), _wanted(place, 0.0, rows) / 2)
    return max(heading, _BOLD * _longest(place, rows))


def _wanted(place: int, least: float, rows: Sequence[Sequence[str]]) -> float:
    return max(least, min(_longest(place, rows), _WIDEST))


def _longest(place: int, rows: Sequence[Sequence[str]]) -> float:
    return max((measured(row[place]) for row in rows), default=0.0)


def _squeezed(least: Sequence[float], digits: Sequence[float], room: float) -> list[float]:
    """Return widths that fill too little room: all give way alike, but numbers (``digits`` wide) stay whole.

    Where numbers alone would leave the texts too little, they give way too.
    """
    alike = [one * room / sum(least) for one in least]
    whole = [max(one, number) for one, number in zip(alike, digits, strict=True)]
    over, spare = sum(whole) - room, sum(whole) - sum(digits)
    if over > _MOST_GIVEN * spare:
        return alike
    share = over / spare if spare else 0.0
    return [one - (one - number) * share for one, number in zip(whole, digits, strict=True)]


def _shared(least: Sequence[float], wanted: Sequence[float], room: float) -> list[float]:
    """Return widths between the two that fill the room: the narrowest wishes are met first."""
    signs = list(least)
    rest = room - sum(least)
    open_places = sorted(range(len(least)), key=lambda place: wanted[place] - least[place])
    for met, place in enumerate(open_places):
        share = min(wanted[place] - least[place], rest / (len(open_places) - met))
        signs[place] += share
        rest -= share
    return signs


def _stretched(columns: Sequence[Column], wanted: Sequence[float], room: float) -> list[float]:
    """Return widths that fill the room: what is too much goes to all columns by how wide they are said to be."""
    weights = [max(column.width, 2) for column in columns]
    return [one + (room - sum(wanted)) * weight / sum(weights) for one, weight in zip(wanted, weights, strict=True)]


def heading_lines(heading: str, width: int) -> tuple[str, ...]:
    """Return a heading of 汉字 in two lines where the last of them would be alone on the second: 法律 / 咨询."""
    room = (width - 2 * CELL_MARGIN) // _SIGN
    alone = room + 1 == len(heading) > 2 and _HANZI.fullmatch(heading) is not None
    return (heading[:-2], heading[-2:]) if alone else (heading,)


def measured(text: str) -> float:
    """Return how many 汉字 a text is wide."""
    if text.isascii():
        return _LETTER * len(text)
    return sum(1.0 if east_asian_width(sign) in "WFA" else _LETTER for sign in text)
