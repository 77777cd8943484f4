"""What a reader of workbooks loses: errors, formulas that no program has calculated yet, merged cells of ODS files.

It returns nothing for such cells, as if they were empty, so the file itself is asked.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from outreach_tui.intake.ods_cells import look_over
from outreach_tui.intake.old_errors import errors_of_xls
from outreach_tui.sheet_columns import column_number

_CELL = re.compile(rb"<(?:\w+:)?c\b([^>]*?)(?:/>|>(.*?)</(?:\w+:)?c>)", re.DOTALL)
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})([0-9]{1,7})"')
_MARKED = re.compile(rb'\bt="e"|<(?:\w+:)?f[\s>/]')
_CACHED = re.compile(rb"<(?:\w+:)?v[^>]*>(.*?)</(?:\w+:)?v>", re.DOTALL)
_RELATIONS = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: What reading an archive may raise.
DAMAGE = (KeyError, zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError, RuntimeError, zlib.error)
#: Bytes of a sheet that are looked at together.
_PIECE, _LONGEST_ROW = 1 << 20, 1 << 24

#: Row, column (from 1) and what the cell shows, ``=`` for a formula without a value.
Blemish = tuple[int, int, str]
#: First row and column, last row and column, from 1.
Range = tuple[int, int, int, int]


class Blemishes:
    """Finds the blemishes of one workbook, given as its ``file`` and, where it is one, the ``archive`` it is."""

    def __init__(self, file: BinaryIO, archive: zipfile.ZipFile | None) -> None:
        self._archive = archive
        self._parts = _sheet_parts(archive) if archive else {}
        self._whole: dict[str, list[Blemish]] = {}
        self._merges: dict[str, list[Range]] = {}
        if archive is None:
            self._whole = errors_of_xls(file)
        elif not self._parts:
            sheets = look_over(archive)
            self._whole = {name: sheet.errors for name, sheet in sheets.items()}
            self._merges = {name: sheet.merges for name, sheet in sheets.items()}

    def merges(self, sheet: str) -> Sequence[Range]:
        """Return the merged ranges of a sheet of an ODS file; those of others the reader of workbooks tells."""
        return self._merges.get(sheet, ())

    def of(self, sheet: str) -> Iterator[Blemish]:
        """Yield the blemishes of a sheet."""
        yield from self._whole.get(sheet, ())
        if self._archive is not None and sheet in self._parts:
            for rows in _pieces(self._archive, self._parts[sheet]):
                yield from _errors_of_xlsx(rows)


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
    except DAMAGE:
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
            row, column = int(reference[2]), column_number(reference[1].decode())
            yield row, column, text.decode("utf-8", "replace")[:40] or "="
