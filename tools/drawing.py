"""Screens as small drawings: what Textual exports, put on a grid of cells; several of them can play in turn."""

import html
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from lxml import etree
from rich.cells import cell_len

#: How wide and how high one cell is in the drawing, in its own units.
CELL, LINE = 12.2, 24.4
#: What stands around the cells: at the sides and below, and above, where the window has its title.
_MARGIN, _TITLE = 8, 40
_SVG = "{http://www.w3.org/2000/svg}"
_STYLE = re.compile(r"\.[\w-]+-(r\d+) \{ ([^}]*?) ?\}")
#: The reader's own fonts serve, so that nothing is loaded from elsewhere; 汉字 are drawn as wide as two cells.
_SHEET = (
    "text{font:20px Fira Code,Menlo,Consolas,DejaVu Sans Mono,monospace}"
    ".w{font-size:23px}path{shape-rendering:crispEdges}"
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a screen: the colours behind its cells, and its letters.

    A ground is ``(colour, first cell, cell after the last)``; a run ``(cell, letters of one width, CSS)``.
    """

    grounds: tuple[tuple[str, int, int], ...]
    runs: tuple[tuple[int, str, str], ...]


Drawing = Sequence[Line]


def read(exported: str) -> Drawing:
    """Return the screen that Textual exported as SVG."""
    root = etree.fromstring(exported.encode())
    styles = dict(_STYLE.findall(exported))
    runs: dict[int, list[tuple[int, str, str]]] = defaultdict(list)
    for text in root.iter(f"{_SVG}text"):
        style = styles.get(text.get("class", "").rpartition("-")[2])
        if style is not None:  # the title of the window is none of the screen
            runs[_line(text)] += _runs(round(float(text.get("x")) / CELL), text.text or "", style)
    grounds: dict[int, list[tuple[str, int, int]]] = defaultdict(list)
    for box in root.iter(f"{_SVG}rect"):
        if box.get("shape-rendering"):  # the others are the window
            first = round(float(box.get("x")) / CELL)
            grounds[_line(box)].append((box.get("fill"), first, first + round(float(box.get("width")) / CELL)))
    return [Line(tuple(_joined(grounds[line])), tuple(runs[line])) for line in range(max(grounds) + 1)]


def _line(element: "etree._Element") -> int:
    return int(float(element.get("y")) // LINE)


def _runs(cell: int, text: str, style: str) -> Iterator[tuple[int, str, str]]:
    """Take a text apart where the width of its letters changes: it is exported as if 汉字 were one cell wide."""
    for _width, letters in groupby(text, key=lambda letter: (cell_len(letter), letter.isspace())):
        run = "".join(letters)
        if run.strip():
            yield cell, run, style
        cell += cell_len(run)


def _joined(grounds: Iterable[tuple[str, int, int]]) -> Iterator[tuple[str, int, int]]:
    """Yield neighbours of one colour as one."""
    colour, first, last = "", 0, 0
    for ground in grounds:
        if (colour, last) != ground[:2]:
            if colour:
                yield colour, first, last
            colour, first = ground[:2]
        last = ground[2]
    if colour:
        yield colour, first, last


def still(drawing: Drawing) -> str:
    """Return the screen as SVG."""
    return playing([drawing], 1)


def playing(drawings: Sequence[Drawing], seconds: float) -> str:
    """Return screens of one size as an SVG that shows each for some seconds, over and over.

    A line that several have is in it once. Who asked the system for less motion sees the first and nothing moves.
    """
    classes, shapes, rules = _Classes(), [], dict[frozenset[int], str]()
    for place, variants in enumerate(zip(*drawings, strict=True)):
        for line in dict.fromkeys(variants):
            shown = frozenset(number for number, one in enumerate(variants) if one == line)
            drawn = "".join(_shapes([(place, line)], classes))
            if len(shown) == len(drawings):
                shapes.append(drawn)
            else:
                name = rules.setdefault(shown, f"s{len(rules)}")
                shapes.append(f'<g class="{name}">{drawn}</g>')
    motion = "".join(_rule(name, shown, len(drawings), seconds) for shown, name in rules.items())
    calm = "@media(prefers-reduced-motion:reduce){g{animation:none!important}}" if motion else ""
    return _window(drawings[0], classes.sheet() + motion + calm, "".join(shapes))


def _rule(name: str, shown: frozenset[int], count: int, seconds: float) -> str:
    steps = "".join(
        f"{100 * number / count:g}%{{visibility:{'visible' if number in shown else 'hidden'}}}"
        for number in range(count)
        if number == 0 or (number in shown) != (number - 1 in shown)
    )
    rest = "" if 0 in shown else "visibility:hidden;"
    return f".{name}{{{rest}animation:{name} {count * seconds:g}s step-end infinite}}@keyframes {name}{{{steps}}}"


class _Classes:
    """Short names for the styles of letters, in the order in which they are met."""

    def __init__(self) -> None:
        self._names: dict[str, str] = {}

    def __getitem__(self, style: str) -> str:
        return self._names.setdefault(style, f"c{len(self._names)}")

    def sheet(self) -> str:
        return "".join(f".{name}{{{style.replace(': ', ':')}}}" for style, name in self._names.items())


def _shapes(lines: Iterable[tuple[int, Line]], classes: _Classes) -> Iterator[str]:
    """Yield the colours behind some lines, then their letters."""
    placed = list(lines)
    paths: dict[str, str] = defaultdict(str)
    for place, line in placed:
        for colour, first, last in line.grounds:
            top, left, width = place * LINE, first * CELL, (last - first) * CELL
            paths[colour] += f"M{left:g} {top:g}h{width:g}v{LINE + 0.25:g}h-{width:g}z"
    yield from (f'<path fill="{colour}" d="{path}"/>' for colour, path in paths.items())
    for place, line in placed:
        for cell, run, style in line.runs:
            width = cell_len(run)
            named = classes[style] + (" w" if width > len(run) else "")
            at = f'x="{cell * CELL:g}" y="{place * LINE + 18.5:g}"'
            length = f' textLength="{width * CELL:g}"' if width > 1 else ""
            yield f'<text class="{named}" {at}{length}>{html.escape(run, quote=False)}</text>'


def _window(drawing: Drawing, rules: str, shapes: str) -> str:
    """Return shapes in a window as large as a screen."""
    width = drawing[0].grounds[-1][2] * CELL + 2 * _MARGIN
    height = len(drawing) * LINE + _TITLE + _MARGIN
    lamps = "".join(
        f'<circle cx="{_MARGIN + 14 + 22 * place}" cy="20" r="7" fill="{colour}"/>'
        for place, colour in enumerate(("#ff5f57", "#febc2e", "#28c840"))
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}"><style>{_SHEET}{rules}</style>'
        f'<rect fill="#292929" width="{width:g}" height="{height:g}" rx="8"/>{lamps}'
        f'<g transform="translate({_MARGIN} {_TITLE})">{shapes}</g></svg>\n'
    )


def letters(svg: str) -> str:
    """Return what is written in a drawing, in its order: what a reader would notice to have changed."""
    return "\n".join(text.text or "" for text in etree.fromstring(svg.encode()).iter(f"{_SVG}text"))
