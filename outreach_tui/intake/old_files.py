"""Compound files (OLE): what workbooks of the old binary kind (XLS) lie in, and encrypted ones of today.

Only as much of the format is read as it takes to take one stream out, and to walk over the records of a workbook.
"""

import struct
from collections.abc import Iterator, Sequence
from struct import Struct, unpack_from
from typing import BinaryIO

#: What reading a damaged one may raise.
DAMAGE = (IndexError, ValueError, OverflowError, struct.error)
#: The record that ends a sheet, or what stands before all sheets.
END = 0x000A

_SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LAST_SECTOR = 0xFFFFFFFA  # what is greater ends a chain
_BOOKS = ("Workbook", "Book")
_HEAD = Struct("<HH")
_SMALL = 64
#: Sectors of the table that the head of the file names; a file above 7 MB has more.
_IN_HEAD = 109
#: The largest file that is looked through, in bytes.
_LARGEST = 1 << 26


class OldFile:
    """A compound file. Whatever is asked of one may raise :data:`DAMAGE`."""

    def __init__(self, file: BinaryIO) -> None:
        file.seek(0)
        self._content = memoryview(file.read(_LARGEST))
        if bytes(self._content[:8]) != _SIGNATURE:
            raise ValueError
        self._size = 1 << unpack_from("<H", self._content, 30)[0]
        self._table: list[int] = []
        for sector in self._sectors_of_table():
            self._table += unpack_from(f"<{self._size // 4}I", self._content, (sector + 1) * self._size)
        self._streams = dict(self._directory())

    def _sectors_of_table(self) -> Iterator[int]:
        """Yield the sectors that hold the table of sectors: some in the head, the rest in a chain of their own."""
        left, following = unpack_from("<I", self._content, 44)[0], unpack_from("<I", self._content, 68)[0]
        yield from unpack_from(f"<{min(left, _IN_HEAD)}I", self._content, 76)
        left -= _IN_HEAD
        inside = self._size // 4 - 1
        while left > 0 and following < _LAST_SECTOR:
            *named, following = unpack_from(f"<{inside + 1}I", self._content, (following + 1) * self._size)
            yield from named[:left]
            left -= inside

    def _directory(self) -> Iterator[tuple[str, tuple[int, int]]]:
        """Yield the name of every stream, where it begins and how many bytes it has."""
        entries = self._chain(unpack_from("<I", self._content, 48)[0])
        for place in range(0, len(entries) - 127, 128):
            length = unpack_from("<H", entries, place + 64)[0]
            name = entries[place : place + max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
            start, total = unpack_from("<II", entries, place + 116)
            yield name, (start, total)

    def _chain(self, sector: int) -> bytes:
        size, content = self._size, self._content
        return b"".join(content[(at + 1) * size : (at + 2) * size] for at in _followed(self._table, sector))

    def has(self, name: str) -> bool:
        """Tell whether there is a stream of a name."""
        return name in self._streams

    @property
    def workbook(self) -> bytes:
        """The stream of the workbook; empty when there is none."""
        name = next((name for name in _BOOKS if name in self._streams), None)
        if name is None:
            return b""
        start, total = self._streams[name]
        if total >= unpack_from("<I", self._content, 56)[0]:
            return self._chain(start)[:total]
        # a short one lies in small sectors, which lie in the stream of the first entry
        small = self._chain(next(iter(self._streams.values()))[0])
        kept = self._chain(unpack_from("<I", self._content, 60)[0])
        table = unpack_from(f"<{len(kept) // 4}I", kept)
        return b"".join(small[at * _SMALL : (at + 1) * _SMALL] for at in _followed(table, start))[:total]


def _followed(table: Sequence[int], sector: int) -> Iterator[int]:
    """Yield the sectors of a chain; one that goes in a circle ends."""
    left = len(table)
    while sector < _LAST_SECTOR and left >= 0:
        yield sector
        sector = table[sector]
        left -= 1


def records(book: bytes, place: int) -> Iterator[tuple[int, bytes]]:
    """Yield the records of a workbook from a place on, each as its kind and what it holds, until one is the end."""
    while place + 4 <= len(book):
        kind, length = _HEAD.unpack_from(book, place)
        yield kind, book[place + 4 : place + 4 + length]
        if kind == END:
            return
        place += 4 + length
