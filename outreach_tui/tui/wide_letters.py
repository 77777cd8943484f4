"""Mends for how the toolkit treats letters of two cells: it loses some, and breaks lines where Chinese does not.

As in ``guards``, each has a test that fails once it is no longer needed.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import rich._wrap
from rich.console import Console
from rich.control import Control
from textual import _compositor
from textual._compositor import ChopsUpdate, Compositor
from textual.geometry import Region
from textual.strip import Strip

_render_chops = Compositor._render_chops
_word = rich._wrap.re_word
_NOTHING = Strip([], 0)
#: Signs that begin no line, and signs that end none, as Chinese is printed.
_CLOSING = "，。、；：！？）》”】〕」』〉…·％～"
_OPENING = "（《“【〔「『〈"
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_HAN = rf"(?![{_OPENING}{_CLOSING}])[{_WIDE}]"
#: What a line is not broken within: a Chinese letter, or a word of others, with the signs that belong to it; and a
#: number with the first letter of what it counts.
_PIECE = re.compile(
    rf"\s*(?:[{_OPENING}]*(?:[^\s{_WIDE}{_OPENING}{_CLOSING}]+(?:(?<=\d){_HAN})?|{_HAN})[{_CLOSING}]*"
    rf"|[{_OPENING}{_CLOSING}]+)\s*"
)


def guard_wide_letters() -> None:
    """Lose no letter that stands where a widget behind begins or ends, and break Chinese lines as print does.

    Textual 8.2.8 cuts every line where any widget begins or ends, also one that lies behind, and draws two blanks
    for a letter of two cells that the cut goes through. Rich 14 breaks lines at blanks only, so that a line ends
    early before a long run of Chinese, and folds that run without regard to what may begin a line.
    """
    Compositor._render_chops = _render_whole_chops  # type: ignore[method-assign,assignment]
    _compositor.ChopsUpdate = _WholeChops  # type: ignore[misc]
    rich._wrap.re_word = _PIECE


def _render_whole_chops(
    compositor: Compositor, crop: Region, is_rendered_line: Callable[[int], bool]
) -> Sequence[dict[int, Strip]]:
    """Return for each line what is drawn, by the column where it begins; cut only where something in front begins."""
    cuts = compositor.cuts
    lines: list[dict[int, Strip | None]] = [dict.fromkeys(of_line[:-1]) for of_line in cuts]
    for region, clip, strips in compositor._get_renders(crop):
        seen = region.intersection(clip)
        for y, strip in zip(seen.line_range, strips, strict=False):
            if is_rendered_line(y):
                _put(lines[y], [cut for cut in cuts[y] if seen.x <= cut <= seen.right], strip)
    return lines  # type: ignore[return-value]


def _put(line: dict[int, Strip | None], cuts: Sequence[int], strip: Strip) -> None:
    """Put into the line what of the strip is not covered yet, in pieces as long as can be."""
    for first, last in _free(line, cuts):
        line.update(dict.fromkeys((cut for cut in cuts if first <= cut < last), _NOTHING))
        line[first] = strip.crop(first - cuts[0], last - cuts[0])


def _free(line: dict[int, Strip | None], cuts: Sequence[int]) -> list[tuple[int, int]]:
    """Return where the line is free, as pairs of columns."""
    free: list[tuple[int, int]] = []
    for first, last in pairwise(cuts):
        if line.get(first) is None:
            joined = bool(free) and free[-1][1] == first
            free[-1:] = [(free[-1][0], last)] if joined else [*free[-1:], (first, last)]
    return free


class _WholeChops(ChopsUpdate):
    """Draws every piece that lies in what has changed, whole: half of it may be half a letter."""

    def _touched(self) -> Iterator[tuple[int, int, Strip]]:
        for y, first, last in self.spans:
            for x, strip in self.chops[y].items():
                if strip is not None and x < last and x + strip.cell_length > first:
                    yield x, y, strip

    def render_segments(self, console: Console) -> str:
        """Return what is sent to the terminal."""
        return "".join(Control.move_to(x, y).segment.text + strip.render(console) for x, y, strip in self._touched())
