"""Line breaks that no writer made: a bulletin out of a mail or a PDF is cut into lines of one width."""

import re
import unicodedata

#: Lines at least this long, in half-width columns, compared with the longest, are cut rather than ended.
_FULL = 0.75
#: Lines no longer than this, in half-width columns, can come from a page or a window.
_WIDEST_PAGE = 130
_NARROWEST_PAGE = 24
#: What sentences end in.
_ENDED = re.compile(r"[。!?…]\W*$")
#: What headings have not.
_IN_A_SENTENCE = re.compile("[,。]")


def wraps_of(text: str) -> set[int]:
    """Return where the line breaks are that stand in the middle of a sentence."""
    lines = text.split("\n")
    widths = [_width(line) for line in lines]
    full = max(widths) * _FULL
    if not _NARROWEST_PAGE <= max(widths) <= _WIDEST_PAGE:
        return set()
    wraps: dict[int, str] = {}
    end = -1
    for line, width in zip(lines[:-1], widths, strict=False):
        end += len(line) + 1
        if width >= full and not _ENDED.search(line):
            wraps[end] = line
    is_one_heading = len(wraps) == 1 and not any(_IN_A_SENTENCE.search(line) for line in wraps.values())
    return set() if is_one_heading else set(wraps)


def _width(line: str) -> int:
    """Return how many half-width columns a line takes."""
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line.strip())
