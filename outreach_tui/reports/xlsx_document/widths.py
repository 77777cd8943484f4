"""How wide the columns of a sheet are: so that headings break between words only, and texts are seen."""

import math
import re
from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width

from outreach_tui.reports.model import Column, Row, cell_text

#: No column is wider than this, in characters; longer texts are wrapped where there is a total of rows to look at.
WIDEST = 46
#: Room for the borders of a cell, and for the arrow of the filter in a heading.
_ROOM, _ARROW = 2, 3
_WORD = re.compile(r"[^\s\u2e80-\uffef]+|[\u2e80-\uffef]{1,2}")
#: Headings of one word or two; some programs put a quarter more on a line than the width says.
_HANZI, _LOOSE = re.compile(r"[\u4e00-\u9fff]{4,8}"), 1.25
#: What a Latin letter takes of a character's width, in the bold of headings too.
_LETTER = 1.1


def column_widths(columns: Sequence[Column], rows: Iterable[Row]) -> list[float]:
    """Return the widths of columns with some rows in characters, of which a 汉字 takes two."""
    longest = [0.0] * len(columns)
    for row in rows:
        for place, (column, cell) in enumerate(zip(columns, row, strict=True)):
            longest[place] = max(longest[place], measured(cell_text(cell, column.kind)))
    return [
        _leaving_none_alone(
            column.heading,
            max(
                2 * max(column.width, 3) + _ROOM,
                max(measured(column.heading) / 2, *map(measured, _WORD.findall(column.heading)), 0) + _ARROW,
                min(text + _ROOM, WIDEST),
            ),
        )
        for column, text in zip(columns, longest, strict=True)
    ]


def _leaving_none_alone(heading: str, width: float) -> float:
    """Return a width at which no last 汉字 of a heading is alone on its second line: 受教育群众计 / 划."""
    whole = measured(heading) + _ARROW
    return whole if _HANZI.fullmatch(heading) and measured(heading[:-1]) <= _LOOSE * width < _LOOSE * whole else width


def lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column; letters are narrower on the whole than one by one."""
    return sum(max(1, math.ceil(_line(line) / _LETTER / (width - _ROOM))) for line in text.split("\n"))


def measured(text: str) -> float:
    """Return how many characters wide a text is on one line."""
    return max((_line(line) for line in text.split("\n")), default=0.0)


def _line(text: str) -> float:
    return _LETTER * len(text) if text.isascii() else sum(2 if east_asian_width(s) in "WFA" else _LETTER for s in text)
