"""Where a photo was taken, as cameras write it into the file: whether that is there, and the file without it.

Only those bytes are blanked: the picture, its size and everything else in the file stay as they are.
"""

import re
import zlib
from collections.abc import Iterator

#: Suffixes of pictures that can carry a position.
PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".heic", ".heif"})

_GPS_TAG = 0x8825
_PNG_START = 8
#: How many bytes one value of each type takes (TIFF 6.0, section 2); index 0 is no type.
_SIZES = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8)
#: A header of TIFF, in which cameras write, and what stands before it in a picture of another kind.
_EXIF = re.compile(rb"(?:Exif\x00\x00|eXIf|EXIF....)(?=II\*\x00|MM\x00\*)", re.DOTALL)
#: Positions as XMP writes them: as attributes and as elements.
_XMP = re.compile(
    rb"(?:exif|drone-dji):(?:GPS|Gps)\w*(?:\s*=\s*\"(?P<a>[^\"]*)\"|\s*=\s*'(?P<b>[^']*)'|\s*>(?P<c>[^<]*)<)"
)


def without_position(content: bytes) -> bytes:
    """Return a picture of the same size that no longer says where it was taken."""
    data = bytearray(content)
    for start in _headers(content):
        _blank_gps(data, start)
    for match in _XMP.finditer(content):
        for group in ("a", "b", "c"):
            first, last = match.span(group)
            if first >= 0:
                data[first:last] = b" " * (last - first)
    if data != content and content.startswith(b"\x89PNG"):
        _sum_again(data)
    return bytes(data)


def _headers(content: bytes) -> Iterator[int]:
    if content[:4] in (b"II*\x00", b"MM\x00*"):
        yield 0
    yield from (match.end() for match in _EXIF.finditer(content))


def _blank_gps(data: bytearray, start: int) -> None:
    """Empty the directory of positions in the TIFF data that begins at ``start``, with the values it points to."""
    order = "little" if data[start : start + 2] == b"II" else "big"

    def number(at: int, size: int) -> int:
        return int.from_bytes(data[start + at : start + at + size], order)  # type: ignore[arg-type]

    def entries(directory: int) -> range:
        first = directory + 2
        return range(first, min(first + 12 * number(directory, 2), len(data) - start - 11), 12)

    for entry in entries(number(4, 4)):
        if number(entry, 2) != _GPS_TAG:
            continue
        directory = number(entry + 8, 4)
        for value in entries(directory):
            kind, count = number(value + 2, 2), number(value + 4, 4)
            size = _SIZES[kind] * count if kind < len(_SIZES) else 0
            if size > 4:
                at = start + number(value + 8, 4)
                data[at : at + size] = bytes(len(data[at : at + size]))
            data[start + value : start + value + 12] = bytes(12)
        if start + directory + 2 <= len(data):
            data[start + directory : start + directory + 2] = bytes(2)


def _sum_again(data: bytearray) -> None:
    """Put the check sums of a PNG right, each of which covers a chunk."""
    at = _PNG_START
    while at + 12 <= len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        end = at + 8 + size
        if end + 4 > len(data):
            return
        data[end : end + 4] = zlib.crc32(data[at + 4 : end]).to_bytes(4, "big")
        at = end + 4
