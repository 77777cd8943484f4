"""Long sheets: XlsxWriter makes them empty, with styles and settings, and the rows are streamed into its file.

XlsxWriter takes five times as long to write rows one cell at a time, and twice the memory.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from operator import itemgetter
from pathlib import Path
from typing import IO, Any, NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from outreach_tui.domain.text import clean
from outreach_tui.reports.model import Row, Table

#: The last row a sheet has; in the empty sheets it stands for the row that turns out to be the last.
LAST_ROW = 1_048_576
_COMPRESSION = 1
_ROWS_AT_ONCE = 500
_EPOCH = date(1899, 12, 30)
_LONGEST_CELL = 32_767

_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: What workbooks take for an escaped character is escaped itself.
_ESCAPE = re.compile(r"(_x[0-9a-fA-F]{4}_)")


class LongSheet(NamedTuple):
    """A sheet that is empty but for its headings and one row that shows the style of each column."""

    file: str
    name: str
    table: Table


def pour(shell: Path, path: Path, sheets: Iterable[LongSheet]) -> None:
    """Copy a workbook with the rows of its long sheets streamed in."""
    long = {sheet.file: sheet for sheet in sheets}
    lasts: dict[str, int] = {}
    with ZipFile(shell) as source, ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_COMPRESSION) as target:
        for name, sheet in long.items():
            part = ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            part.compress_type = ZIP_DEFLATED
            with target.open(part, "w", force_zip64=True) as entry:
                lasts[sheet.name] = _pour_sheet(source.read(name).decode(), sheet.table, entry)
        for member in source.infolist():
            if member.filename not in long:
                content = source.read(member.filename)
                if member.filename == "xl/workbook.xml":
                    content = _with_last_rows(content.decode(), lasts).encode()
                target.writestr(member.filename, content, ZIP_DEFLATED)


def _pour_sheet(shell: str, table: Table, entry: IO[bytes]) -> int:
    """Write a sheet and return the number of its last row of records."""
    before, found, after = shell.partition("</sheetData>")
    heading, row, pattern = before.rpartition("<row ")
    assert found and row  # noqa: PT018
    heading = re.sub(r"<dimension [^>]*/>", "", heading)
    styles = re.findall(r'<c r="[A-Z]+\d+" s="(\d+)"', pattern)
    entry.write(heading.encode())
    number = 1
    lines: list[str] = []
    make = row_maker(table, styles)
    for number, cells in enumerate(table, start=2):
        if number >= LAST_ROW:
            break
        lines.append(make(number, cells))
        if len(lines) == _ROWS_AT_ONCE:
            entry.write("".join(lines).encode())
            lines.clear()
    if table.total is not None:
        lines.append(make(number + 1, table.total))
    entry.write("".join(lines).encode())
    entry.write((found + after.replace(str(LAST_ROW), str(number))).encode())
    return number


def _with_last_rows(workbook: str, lasts: Mapping[str, int]) -> str:
    """Return the workbook's part with filters that end where the records do."""
    for name, last in lasts.items():
        range_start = rf"(?:'{re.escape(name)}'|{re.escape(name)})!\$A\$1:\$[A-Z]+\$"
        workbook = re.sub(rf"({range_start}){LAST_ROW}", rf"\g<1>{last}", workbook)
    return workbook


def row_maker(table: Table, styles: list[str]) -> Callable[[int, Row], str]:
    """Return what turns a row into XML; ``styles`` are the numbers of the columns' styles.

    Rows whose cells are of the same kinds share a template, into which the values only have to be put.
    """
    letters = [_letter(place) for place in range(len(table.columns))]
    patterns: dict[tuple[type, ...], _Pattern] = {}
    serials: dict[date, int] = {}

    def serial(day: date) -> int:
        if day not in serials:
            serials[day] = (day - _EPOCH).days
        return serials[day]

    def make(number: int, row: Row) -> str:
        kinds = tuple(map(type, row))
        pattern = patterns.get(kinds)
        if pattern is None:
            pattern = patterns[kinds] = _pattern(letters, styles, kinds)
        values = list(pattern.read(row))
        for place in pattern.days:
            values[place] = serial(values[place])
        template = pattern.template
        if pattern.odd or not _is_plain("|".join(pattern.read_texts(values))):
            template = pattern.with_spaces
            for place in pattern.texts:
                values[place] = _escaped(str(values[place]))
        return template.replace("#", str(number)) % tuple(values)

    return make


class _Pattern(NamedTuple):
    """How rows of some kinds of cells are written: XML with ``#`` for the row's number and ``%s`` for its values.

    ``with_spaces`` is the same for texts whose outer spaces would be lost otherwise; ``odd`` tells that some are no
    texts yet, such as states. ``read`` takes the cells of a row that hold anything; ``days`` and ``texts`` are
    places among those, and ``read_texts`` takes the latter.
    """

    template: str
    with_spaces: str
    odd: bool
    read: Callable[[Row], Sequence[Any]]
    days: tuple[int, ...]
    texts: tuple[int, ...]
    read_texts: Callable[[Sequence[Any]], Sequence[Any]]


def _pattern(letters: list[str], styles: list[str], kinds: tuple[type, ...]) -> _Pattern:
    filled = tuple(place for place, kind in enumerate(kinds) if kind is not type(None))
    cells = []
    for place in filled:
        start = f'<c r="{letters[place]}#" s="{styles[place]}"'
        if kinds[place] in (int, float, date):
            cells.append(f"{start}><v>%s</v></c>")
        else:
            cells.append(f'{start} t="inlineStr"><is><t>%s</t></is></c>')
    days = tuple(at for at, place in enumerate(filled) if kinds[place] is date)
    texts = tuple(at for at, place in enumerate(filled) if kinds[place] not in (int, float, date))
    template = f'<row r="#">{"".join(cells)}</row>'
    with_spaces = template.replace("<t>", '<t xml:space="preserve">')
    odd = any(kinds[filled[at]] is not str for at in texts)
    return _Pattern(template, with_spaces, odd, _taker(filled), days, texts, _taker(texts))


def _taker(places: Sequence[int]) -> Callable[[Sequence[Any]], Sequence[Any]]:
    """Return what takes the values at some places; with fewer than two ``itemgetter`` would return no sequence."""
    return itemgetter(*places) if len(places) > 1 else lambda row: [row[place] for place in places]


def _is_plain(text: str) -> bool:
    """Tell whether texts with ``|`` between them can be written as they are, as most can.

    What is printable is legal in XML.
    """
    return (
        text.isprintable()
        and text == text.strip()
        and " |" not in text
        and "| " not in text
        and "&" not in text
        and "<" not in text
        and ">" not in text
        and "_x" not in text
        and len(text) <= _LONGEST_CELL
    )


def _escaped(text: str) -> str:
    """Return a text as XML, and as text only: nothing in it is taken for markup or for an escaped character."""
    kept = _ILLEGAL.sub("", clean(text[:_LONGEST_CELL]))
    kept = _ESCAPE.sub(r"_x005F\1", kept)
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _letter(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, rest = divmod(place - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
