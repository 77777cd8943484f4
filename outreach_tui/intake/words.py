"""Splitting a typed line into its words, each with a figure and what it counts kept together.

``读本 30`` and ``30 readers`` are one word, as are ``@ 长城`` and anything in quotation marks.
"""

import re
from collections.abc import Callable
from typing import NamedTuple

from outreach_tui.domain.numerals import UNITS, half_width
from outreach_tui.intake.typed_counts import ABOUT, read_typed_count
from outreach_tui.intake.typed_days import begins_a_day

_PIECE = re.compile(r'[“"「『](?P<quoted>[^”"」』]*)[”"」』]|[^\s“"「『]+|\S')
_COMMAS = re.compile(r"[;；|｜]|(?<!\d)[,，]|[,，](?!\d)|。")
#: What ends a sentence or a word and belongs to none.
_AT_THE_END = ".．!！?？:："


class Piece(NamedTuple):
    """One word of a line; what was ``quoted`` is a title and nothing else."""

    text: str
    quoted: bool = False


def split_line(text: str, counted: Callable[[str], bool]) -> list[Piece]:
    """Return the words of a line; ``counted`` tells whether a word names something that a figure may count."""
    pieces: list[Piece] = []
    for found in _PIECE.finditer(text):
        if found["quoted"] is not None:
            pieces.append(Piece(found["quoted"].strip(), quoted=True))
        elif found[0].startswith(("@", "＠")):
            pieces.append(Piece(found[0]))
        else:
            pieces += [Piece(part.rstrip(_AT_THE_END) or part) for part in _COMMAS.split(found[0]) if part]
    return _joined([piece for piece in pieces if piece.text], counted)


def _joined(pieces: list[Piece], counted: Callable[[str], bool]) -> list[Piece]:
    """Join a name, the figure beside it and its measure word, and an @ with the name after it."""
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else Piece("", quoted=True)
        if last.quoted or piece.quoted or not _belongs(last.text, piece.text, counted):
            joined.append(piece)
        else:
            is_before = _is_figure(last.text) or last.text[0].isdigit()
            first, second = (piece, last) if is_before and piece.text not in UNITS else (last, piece)
            joined[-1] = Piece(f"{first.text}{second.text}")
    return joined


def _belongs(first: str, second: str, counted: Callable[[str], bool]) -> bool:
    if first in ("@", "＠"):
        return not second.startswith(("@", "＠"))
    if begins_a_day(first, second) or (ABOUT.fullmatch(first) and half_width(second)[0].isdigit()):
        return True
    if second in UNITS:
        return half_width(first)[-1].isdigit()
    if _is_figure(second) or (read_typed_count(second) and second not in UNITS):
        return counted(first)  # 宣传单 两百
    # English counts before the noun, in the plural: 30 readers, 45 people; but 1 banner
    plural = second.casefold().endswith("s") or second.casefold() == "people" or first == "1"
    return plural and second.isascii() and _is_figure(first) and counted(second)


def _is_figure(text: str) -> bool:
    count = read_typed_count(text)
    return count is not None and (bool(count.unit) or re.search(r"\d", half_width(text)) is not None)
