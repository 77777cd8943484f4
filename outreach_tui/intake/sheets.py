"""What a workbook or a text file holds, before anything is understood of it: sheets of cells with places."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from outreach_tui.sheet_columns import column_letters

#: What a cell holds; ``None`` and ``""`` are both empty.
Value = str | int | float | bool | date | datetime | time | timedelta | None
Cells = list[Value]

#: The largest sheet that is read; beyond it a file is no list of one office's records.
MOST_ROWS = 200_000
MOST_COLUMNS = 256
#: The largest file, in bytes.
LARGEST_FILE = 50 * 1024 * 1024


class Place(NamedTuple):
    """Where a cell is; row and column count from 1, column 0 is the whole row."""

    sheet: str
    row: int
    column: int = 0

    @property
    def address(self) -> str:
        """The place as spreadsheets write it: ``C5``, or ``5`` for a whole row."""
        return f"{column_letters(self.column)}{self.row}" if self.column else str(self.row)


class Merge(NamedTuple):
    """A merged range; all four ends inclusive, counted from 1."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True)
class Sheet:
    """One sheet. ``rows`` starts a fresh walk over its rows, from the first.

    ``blemishes`` are cells whose content was lost: errors, and formulas that were never calculated.
    """

    name: str
    rows: Callable[[], Iterator[Cells]]
    hidden: bool = False
    merges: tuple[Merge, ...] = ()
    blemishes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    #: About how many rows there are, for showing how far a walk is.
    height: int = 0
    #: Whether the serial numbers of days are counted from 1904, as some workbooks made on a Mac do.
    since_1904: bool = False
    #: Rows at the top that belong to another table.
    start: int = 0


@dataclass
class Source:
    """One file, or a folder of them that belong together; ``close`` lets go of what it holds."""

    name: str
    sheets: tuple[Sheet, ...]
    close: Callable[[], None] = lambda: None
    #: The text encoding that was found; empty for workbooks.
    encoding: str = ""


def is_empty(value: Value) -> bool:
    """Tell whether a cell holds nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def as_text(value: Value) -> str:
    """Return a cell as a person sees it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float) and value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    return str(value)
