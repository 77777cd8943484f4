"""Long sheets of workbooks: XlsxWriter makes them empty, with styles and settings, and rows are streamed into its file.

XlsxWriter takes ten times as long to write rows one cell at a time. Here some hundred rows are written at once, column
by column: whether a text needs care is asked once for all of them, and an empty column costs nothing.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import IO, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from outreach_tui.domain.text import clean
from outreach_tui.sheet_columns import column_letters

#: What a cell of a long sheet holds.
Cell = str | int | float | date | None
#: Some rows, column by column; all columns are equally long.
Columns = Sequence[Sequence[Cell]]

#: The last row a sheet has; in the empty sheets it may stand for the row that turns out to be the last.
LAST_ROW = 1_048_576
#: Rows that are best written at once.
ROWS_AT_ONCE = 500

_COMPRESSION = 1
_LONGEST_CELL = 32_767
_EPOCH = date(1899, 12, 30)
#: Spreadsheets begin to count days in 1900, and miscount those of the first two months.
FIRST_DAY = date(1900, 3, 1)
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: What workbooks take for an escaped character is escaped itself.
_ESCAPE = re.compile(r"(_x[0-9a-fA-F]{4}_)")
_STYLE = re.compile(r'<c r="([A-Z]+)\d+" s="(\d+)"')


class LongSheet(NamedTuple):
    """A sheet that is empty but for its headings and one row that shows the style of each column.

    ``file`` is its part of the archive. ``foot`` is a row of totals below the others, which filters leave out.
    """

    file: str
    name: str
    rows: Iterable[Columns]
    foot: Sequence[Cell] | None = None


def pour(shell: Path, path: Path, sheets: Iterable[LongSheet]) -> None:
    """Copy a workbook with the rows of its long sheets streamed in."""
    long = {sheet.file: sheet for sheet in sheets}
    lasts: dict[str, int] = {}
    with ZipFile(shell) as source, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as target:
        for name, sheet in long.items():
            part = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = ZIP_DEFLATED
            with target.open(part, "w", force_zip64=True) as entry:
                lasts[sheet.name] = _pour_sheet(source.read(name).decode(), sheet, entry)
        for member in source.infolist():
            if member.filename not in long:
                content = source.read(member.filename)
                if member.filename == "xl/workbook.xml":
                    content = _with_last_rows(content.decode(), lasts).encode()
                target.writestr(member.filename, content, ZIP_DEFLATED)


def _pour_sheet(shell: str, sheet: LongSheet, entry: IO[bytes]) -> int:
    """Write a sheet and return the number of its last row of records."""
    before, found, after = shell.partition("</sheetData>")
    heading, row, pattern = before.rpartition("<row ")
    assert found and row  # noqa: PT018
    entry.write(re.sub(r"<dimension [^>]*/>", "", heading).encode())
    styles = dict(_STYLE.findall(pattern))
    last = 1
    for columns in sheet.rows:
        numbers = range(last + 1, min(last + len(columns[0]), LAST_ROW - 1) + 1)
        entry.write(_rows(columns, numbers, styles).encode())
        last += len(numbers)
    if sheet.foot is not None:
        entry.write(_rows([[cell] for cell in sheet.foot], range(last + 1, last + 2), styles).encode())
    entry.write((found + after.replace(str(LAST_ROW), str(last))).encode())
    return last


def _with_last_rows(workbook: str, lasts: Mapping[str, int]) -> str:
    """Return the workbook's part with filters that end where the records do."""
    for name, last in lasts.items():
        range_start = rf"(?:'{re.escape(name)}'|{re.escape(name)})!\$A\$1:\$[A-Z]+\$"
        workbook = re.sub(rf"({range_start}){LAST_ROW}", rf"\g<1>{last}", workbook)
    return workbook


def _rows(columns: Columns, numbers: range, styles: Mapping[str, str]) -> str:
    """Return the XML of some rows."""
    written = []
    for place, values in enumerate(columns):
        letter = column_letters(place + 1)
        style = f' s="{styles[letter]}"' if letter in styles else ""
        if (cells := _column(letter, style, values, numbers)) is not None:
            written.append(cells)
    if not written:
        return "".join(f'<row r="{number}"></row>' for number in numbers)
    return "".join(
        f'<row r="{number}">{row}</row>'
        for number, row in zip(numbers, map("".join, zip(*written, strict=True)), strict=True)
    )


def _column(letter: str, style: str, values: Sequence[Cell], numbers: range) -> list[str] | None:
    """Return the XML of the cells of a column, ``""`` for empty ones; ``None`` when all are."""
    kinds = set(map(type, values)) - {type(None)}
    if not kinds:
        return None
    if str in kinds:
        return _texts(letter, style, values, numbers) if len(kinds) == 1 else _mixed(letter, style, values, numbers)
    if date in kinds:
        return _mixed(letter, style, values, numbers) if len(kinds) > 1 else _days(letter, style, values, numbers)
    return [
        "" if value is None else f'<c r="{letter}{number}"{style}><v>{value}</v></c>'
        for number, value in zip(numbers, values, strict=False)
    ]


def _texts(letter: str, style: str, values: Sequence[Cell], numbers: range) -> list[str] | None:
    texts: list[str] = ["" if value is None else str(value) for value in values] if None in values else list(values)  # type: ignore[arg-type]
    together = "".join(texts)
    if not together:
        return None
    plain = (
        together.isprintable()  # what is printable is legal in XML
        and "&" not in together
        and "<" not in together
        and ">" not in together
        and "_x" not in together
        and max(map(len, texts)) <= _LONGEST_CELL
    )
    if not plain:
        texts = [_escaped(text) for text in texts]
    kept = ' xml:space="preserve"' if not plain or " " in together else ""
    begin = f'{style} t="inlineStr"><is><t{kept}>'
    return [
        f'<c r="{letter}{number}"{begin}{text}</t></is></c>' if text else ""
        for number, text in zip(numbers, texts, strict=False)
    ]


def _days(letter: str, style: str, values: Sequence[Cell], numbers: range) -> list[str] | None:
    serials: dict[Cell, int] = {day: (day - _EPOCH).days for day in set(values) if isinstance(day, date)}
    if min(serials.values()) < (FIRST_DAY - _EPOCH).days:
        return _mixed(letter, style, values, numbers)
    return [
        "" if value is None else f'<c r="{letter}{number}"{style}><v>{serials[value]}</v></c>'
        for number, value in zip(numbers, values, strict=False)
    ]


def _mixed(letter: str, style: str, values: Sequence[Cell], numbers: range) -> list[str]:
    """Return a column of which not all cells are of one kind; what no spreadsheet counts as a day is a text."""
    cells: list[str] = []
    for number, value in zip(numbers, values, strict=False):
        if isinstance(value, date) and value < FIRST_DAY:
            value = value.isoformat()
        alone = range(number, number + 1)
        cells += _column(letter, style, [value], alone) or [""]
    return cells


def _escaped(text: str) -> str:
    """Return a text as XML, and as text only: nothing in it is taken for markup or for an escaped character."""
    kept = _ILLEGAL.sub("", clean(text[:_LONGEST_CELL]))
    kept = _ESCAPE.sub(r"_x005F\1", kept)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
