"""Errors in workbooks of the old binary kind (XLS): what a reader of workbooks gives as an empty cell."""

from collections.abc import Iterator
from struct import unpack_from
from typing import BinaryIO

from outreach_tui.intake.old_files import DAMAGE, OldFile, records

_FORMULA, _BOOL_OR_ERROR, _SHEET = 0x0006, 0x0205, 0x0085
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip

#: Row, column (from 1) and what the cell shows.
Error = tuple[int, int, str]


def errors_of_xls(file: BinaryIO) -> dict[str, list[Error]]:
    """Return the errors of every sheet; of a file that is damaged or of another kind none, which others will name."""
    try:
        book = OldFile(file).workbook
        return {name: list(_errors_of_sheet(book, start)) for name, start in _sheets(book)}
    except DAMAGE:
        return {}


def _sheets(book: bytes) -> Iterator[tuple[str, int]]:
    """Yield the name of each sheet and where its records begin."""
    for kind, data in records(book, 0):
        if kind == _SHEET:
            start, letters, wide = unpack_from("<I2xBB", data)
            text = data[8 : 8 + letters * (2 if wide & 1 else 1)]
            yield text.decode("utf-16-le" if wide & 1 else "latin-1"), start


def _errors_of_sheet(book: bytes, start: int) -> Iterator[Error]:
    for kind, data in records(book, start):
        if kind == _BOOL_OR_ERROR and len(data) >= 8 and data[7]:
            code = data[6]
        elif kind == _FORMULA and len(data) >= 14 and data[12:14] == b"\xff\xff" and data[6] == 2:
            code = data[8]
        else:
            continue
        row, column = unpack_from("<HH", data)
        yield row + 1, column + 1, _ERRORS.get(code, "#?")
