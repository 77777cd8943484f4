"""Rows of texts as aligned columns, Markdown or CSV; widths are those of a terminal's cells."""

import unicodedata
from collections.abc import Sequence

from outreach_tui.reports.plain import safe_for_spreadsheets

_GAP = "  "
#: Texts longer than this are cut in a table for people; the other formats have them whole.
WIDEST_CELL = 48


def cell_width(text: str) -> int:
    """Return how many terminal cells a text takes: 汉字 two, combining marks none."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(letter) else 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        for letter in text
    )


def cut(text: str, width: int) -> str:
    """Return a text of at most so many cells, ending in two dots when something was left out."""
    if cell_width(text) <= width:
        return text
    kept = text[:width]
    while cell_width(kept) > width - 2:
        kept = kept[:-1]
    return kept + ".."


def padded(text: str, width: int, *, right: bool = False) -> str:
    """Return a text filled up with blanks to so many cells."""
    blanks = " " * (width - cell_width(text))
    return blanks + text if right else text + blanks


def aligned(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numeric: Sequence[bool],
    footer: Sequence[str] | None = None,
) -> str:
    """Return columns under their headings, numbers to the right; the footer below a rule."""
    body = [[cut(cell, WIDEST_CELL) for cell in row] for row in rows]
    last = [cut(cell, WIDEST_CELL) for cell in footer] if footer else None
    whole = [list(headings), *body, *([last] if last else [])]
    widths = [max(cell_width(row[place]) for row in whole) for place in range(len(headings))]

    def line(row: Sequence[str]) -> str:
        cells = zip(row, widths, numeric, strict=True)
        return _GAP.join(padded(cell, width, right=right) for cell, width, right in cells).rstrip()

    rule = _GAP.join("-" * width for width in widths)
    lines = [line(headings), rule, *map(line, body)]
    return "\n".join([*lines, rule, line(last)] if last else lines)


def csv_text(keys: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """Return CSV with a heading line of keys."""
    import csv
    import io

    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(keys)
    writer.writerows([safe_for_spreadsheets(cell) for cell in row] for row in rows)
    return written.getvalue()
