"""Cells whose value a reader of workbooks loses: errors, and formulas that no program has calculated yet.

The reader returns nothing for them, as if they were empty, so the file itself is asked.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from itertools import product
from typing import Any, BinaryIO

from outreach_tui.intake.old_errors import errors_of_xls
from outreach_tui.intake.sheets import MOST_COLUMNS

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_MARKED = re.compile(rb'\bt="e"|<(?:\w+:)?f[\s>/]')
_CACHED = re.compile(rb"<(?:\w+:)?v[^>]*>(.*?)</(?:\w+:)?v>", re.DOTALL)
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: A cell of an ODS file that shows an error.
_ODS_ERROR = b'value-type="error"'
#: What reading an archive may raise.
_DAMAGE = (KeyError, zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error)
#: Bytes of a sheet that are looked at together.
_PIECE, _LONGEST_ROW = 1 << 20, 1 << 24
#: Cells of one error that stands over many rows or columns; more are no list of records.
_MOST_REPEATED = 10_000

#: Row, column (from 1) and what the cell shows, ``=`` for a formula without a value.
Blemish = tuple[int, int, str]


class Blemishes:
    """Finds the blemishes of one workbook, given as its ``file`` and, where it is one, the ``archive`` it is."""

    def __init__(self, file: BinaryIO, archive: zipfile.ZipFile | None) -> None:
        self._archive = archive
        self._parts = _sheet_parts(archive) if archive else {}
        self._whole: dict[str, list[Blemish]] = {}
        if archive is None:
            self._whole = errors_of_xls(file)
        elif not self._parts:
            self._whole = _errors_of_ods(_content(archive, "content.xml"))

    def of(self, sheet: str) -> Iterator[Blemish]:
        """Yield the blemishes of a sheet."""
        yield from self._whole.get(sheet, ())
        if self._archive is not None and sheet in self._parts:
            for rows in _pieces(self._archive, self._parts[sheet]):
                yield from _errors_of_xlsx(rows)


def _content(archive: zipfile.ZipFile, part: str) -> bytes:
    """Return a part of the archive; nothing when it is missing or damaged, which the reader itself will name."""
    try:
        return archive.read(part)
    except _DAMAGE:
        return b""


def _pieces(archive: zipfile.ZipFile, part: str) -> Iterator[bytes]:
    """Yield a part of the archive in pieces that end where a row does; damage ends it, which the reader will name."""
    rest = b""
    try:
        with archive.open(part) as file:
            while read := file.read(_PIECE):
                whole, end, rest = (rest + read).rpartition(b"row>")
                yield whole + end
                if len(rest) > _LONGEST_ROW:  # no row of records
                    yield rest
                    rest = b""
    except _DAMAGE:
        pass
    yield rest


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Return the part of the archive that each sheet of an XLSX file is in."""
    from defusedxml.ElementTree import fromstring

    try:
        book = fromstring(archive.read("xl/workbook.xml"))
        relations = fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    except Exception:  # noqa: BLE001 - a file that is not XLSX, or one whose damage the reader itself will name
        return {}
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    parts: dict[str, str] = {}
    for sheet in book.iter():
        if sheet.tag.rpartition("}")[2] == "sheet":
            target = targets.get(sheet.get(_RELATIONS), "")
            parts[sheet.get("name", "")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return parts


def _errors_of_xlsx(content: bytes) -> Iterator[Blemish]:
    if not _MARKED.search(content):
        return
    for attributes, inside in _CELL.findall(content):
        reference = _REFERENCE.search(attributes)
        if reference is None or not _MARKED.search(attributes + b" " + inside):
            continue
        cached = _CACHED.search(inside)
        text = cached[1].strip() if cached else b""
        if not text or b't="e"' in attributes:
            row, column = int(reference[2]), _column_number(reference[1])
            yield row, column, text.decode("utf-8", "replace")[:40] or "="


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


def _errors_of_ods(content: bytes) -> dict[str, list[Blemish]]:
    """Return the errors of every sheet of an ODS file."""
    if _ODS_ERROR not in content:
        return {}
    from defusedxml.ElementTree import fromstring

    try:
        tables = [element for element in fromstring(content).iter() if element.tag.endswith("}table")]
    except Exception:  # noqa: BLE001 - damage that the reader itself will name
        return {}
    return {_named(table, "name"): list(_errors_of_table(table)) for table in tables}


def _errors_of_table(table: Any) -> Iterator[Blemish]:
    """Yield the errors of a sheet; rows and cells that are alike stand in the file once, with how often they come."""
    row = 1
    for line in table.iter():
        if not line.tag.endswith("}table-row"):
            continue
        rows = _times(line, "number-rows-repeated")
        column = 1
        for cell in line:
            columns = _times(cell, "number-columns-repeated")
            if _shows_error(cell):
                text = "".join(cell.itertext()).strip()[:40] or "="
                over = range(row, row + min(rows, _MOST_REPEATED)), range(column, column + min(columns, MOST_COLUMNS))
                yield from ((*place, text) for place, _ in zip(product(*over), range(_MOST_REPEATED), strict=False))
            column += columns
        row += rows


def _times(element: Any, name: str) -> int:
    told = _named(element, name)
    return int(told) if told.isdigit() and len(told) < 8 else 1


def _shows_error(cell: Any) -> bool:
    """Tell whether a cell shows an error, in whatever namespace a program says so."""
    return any(value == "error" and key.endswith("}value-type") for key, value in cell.attrib.items())


def _named(element: Any, name: str) -> str:
    """Return an attribute by its name, in whatever namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
