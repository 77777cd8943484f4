"""Sheets that hold several tables below each other: each is read as a sheet of its own, its rows where they are."""

from collections.abc import Callable, Iterator, Sequence, Set
from dataclasses import replace
from itertools import islice

from outreach_tui.domain.records import Material
from outreach_tui.intake.columns import Headings, Wishes, find_headings
from outreach_tui.intake.heading_words import match
from outreach_tui.intake.layout import Table
from outreach_tui.intake.sheets import Cells, Sheet, is_empty

#: Longer sheets are one table: who lists so much does not put another list below.
_MOST_ROWS, _MOST_TABLES = 3_000, 50
#: A row of headings names at least so many columns.
_FEWEST_HEADINGS = 3


def tables_of(sheet: Sheet, materials: Sequence[Material], wishes: Wishes) -> Iterator[tuple[Sheet, Headings | None]]:
    """Yield the tables of a sheet with their headings; just the sheet itself where it has one table or none."""
    headings = find_headings(sheet, materials, wishes)
    for _ in range(_MOST_TABLES if sheet.height <= _MOST_ROWS else 0):
        below = _next_table(sheet, headings, materials, wishes) if headings else None
        if below is None:
            break
        rest, others = below
        yield _until(sheet, rest.start), headings
        sheet, headings = rest, others
    yield sheet, headings


def _next_table(
    sheet: Sheet, headings: Headings, materials: Sequence[Material], wishes: Wishes
) -> tuple[Sheet, Headings] | None:
    """Return the rest of a sheet from where another table begins, below a gap, and its headings, which are others."""
    known = {column.heading for column in headings.columns}
    rows = list(islice(sheet.rows(), _MOST_ROWS))
    for place in range(headings.last_row + 1, len(rows)):
        if _filled(rows[place - 1]) > 1 or not _may_be_headings(rows[place], known):
            continue
        begin = place
        while begin > headings.last_row and _filled(rows[begin - 1]) == 1:
            begin -= 1  # the titles above belong to it
        rest = replace(sheet, start=begin)
        found = find_headings(rest, materials, wishes)
        if found is not None and found.first_row == place + 1:
            return rest, found
    return None


def _may_be_headings(row: Cells, known: Set[str]) -> bool:
    """Tell whether a row may be headings, among them one of a day, and most of them others than those ``known``."""
    texts = [cell.strip() for cell in row if isinstance(cell, str) and not is_empty(cell)]
    if not _FEWEST_HEADINGS <= len(texts) == _filled(row) or 2 * len(known & {*texts}) > len(texts):
        return False
    return any(match(table, text)[0] in {"date", "month", "day"} for table in Table for text in texts)


def _filled(row: Cells) -> int:
    return sum(not is_empty(cell) for cell in row)


def _until(sheet: Sheet, end: int) -> Sheet:
    """Return a sheet without what comes after a row."""
    return replace(
        sheet,
        rows=_first_rows(sheet.rows, end),
        merges=tuple(merge for merge in sheet.merges if merge.top <= end),
        blemishes={place: text for place, text in sheet.blemishes.items() if place[0] <= end},
        height=end,
    )


def _first_rows(rows: Callable[[], Iterator[Cells]], number: int) -> Callable[[], Iterator[Cells]]:
    return lambda: islice(rows(), number)
