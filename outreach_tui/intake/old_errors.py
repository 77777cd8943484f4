"""Errors in workbooks of the old binary kind (XLS): what a reader of workbooks gives as an empty cell.

Only as much of the format is read as it takes to find them: the chain of sectors that holds the workbook, the names of
its sheets, and of their records the two that may carry an error.
"""

import struct
from collections.abc import Iterator, Sequence
from functools import partial
from struct import Struct, unpack_from
from typing import BinaryIO

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # what is greater ends a chain
_NAMES = ("Workbook", "Book")
_FORMULA, _BOOL_OR_ERROR, _SHEET, _END = 0x0006, 0x0205, 0x0085, 0x000A
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip
_HEAD = Struct("<HH")
_SMALL = 64
#: The largest workbook that is looked through, in bytes.
_LARGEST = 1 << 26

#: Row, column (from 1) and what the cell shows.
Error = tuple[int, int, str]


def errors_of_xls(file: BinaryIO) -> dict[str, list[Error]]:
    """Return the errors of every sheet; of a file that is damaged or of another kind none, which others will name."""
    file.seek(0)
    content = file.read(_LARGEST)
    if not content.startswith(_SIGNATURE):
        return {}
    try:
        book = _workbook(content)
        return {name: list(_errors_of_sheet(book, start)) for name, start in _sheets(book)}
    except (IndexError, ValueError, OverflowError, struct.error):
        return {}


def _workbook(content: bytes) -> bytes:
    """Return the stream of the workbook; empty when there is none."""
    size = 1 << unpack_from("<H", content, 30)[0]
    count = unpack_from("<I", content, 44)[0]
    sectors = list(unpack_from("<109I", content, 76))[: min(count, 109)]
    table: list[int] = []
    for sector in sectors:
        table += unpack_from(f"<{size // 4}I", content, (sector + 1) * size)
    sectors_of = partial(_chain, content[size:], table, size=size)
    directory = sectors_of(unpack_from("<I", content, 48)[0])
    for place in range(0, len(directory) - 127, 128):
        length = unpack_from("<H", directory, place + 64)[0]
        name = directory[place : place + max(min(length, 64) - 2, 0)].decode("utf-16-le")
        if name in _NAMES:
            start, total = unpack_from("<II", directory, place + 116)
            if total >= unpack_from("<I", content, 56)[0]:
                return sectors_of(start)[:total]
            # a short one lies in small sectors, which lie in a stream of their own
            small = sectors_of(unpack_from("<I", directory, 116)[0])
            kept = sectors_of(unpack_from("<I", content, 60)[0])
            return _chain(small, unpack_from(f"<{len(kept) // 4}I", kept), start, size=_SMALL)[:total]
    return b""


def _chain(content: bytes, table: Sequence[int], sector: int, *, size: int) -> bytes:
    found: list[bytes] = []
    while sector < _LAST_SECTOR and len(found) <= len(table):
        found.append(content[sector * size : (sector + 1) * size])
        sector = table[sector]
    return b"".join(found)


def _records(book: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    while place + 4 <= len(book):
        kind, length = _HEAD.unpack_from(book, place)
        yield kind, book[place + 4 : place + 4 + length]
        if kind == _END:
            return
        place += 4 + length


def _sheets(book: bytes) -> Iterator[tuple[str, int]]:
    """Yield the name of each sheet and where its records begin."""
    for kind, data in _records(book, 0):
        if kind == _SHEET:
            start, letters, wide = unpack_from("<I2xBB", data)
            text = data[8 : 8 + letters * (2 if wide & 1 else 1)]
            yield text.decode("utf-16-le" if wide & 1 else "latin-1"), start


def _errors_of_sheet(book: bytes, start: int) -> Iterator[Error]:
    for kind, data in _records(book, start):
        if kind == _BOOL_OR_ERROR and len(data) >= 8 and data[7]:
            code = data[6]
        elif kind == _FORMULA and len(data) >= 14 and data[12:14] == b"\xff\xff" and data[6] == 2:
            code = data[8]
        else:
            continue
        row, column = unpack_from("<HH", data)
        yield row + 1, column + 1, _ERRORS.get(code, "#?")
