"""The only way stored text reaches a widget: cleaned again, and never read as markup."""

from collections.abc import Collection, Sequence
from itertools import takewhile

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from outreach_tui.domain.text import clean, one_line


def shown(text: str) -> Content:
    """Return user text as content that is drawn exactly as it is."""
    return Content(clean(text))


def in_line(text: str) -> str:
    """Return user text for one line of a list: cleaned, line breaks as spaces."""
    return one_line(clean(text))


def fit_ends(text: str, width: int) -> str:
    """Return a name cut or padded to exactly ``width`` cells; a long one loses its middle: many names begin alike."""
    text = in_line(text)
    if cell_len(text) <= width or width < 8:
        return fit(text, width)
    end = ""
    for character in reversed(text):
        if cell_len(character + end) > width // 2:
            break
        end = character + end
    return fit(f"{set_cell_size(text, width - cell_len(end) - 1).rstrip()}~{end}", width)


def told_apart(names: Sequence[str], width: int) -> list[str]:
    """Return names cut or padded to ``width`` cells; those too long first lose what all of them begin and end with."""
    names = [in_line(name) for name in names]
    long = {name for name in names if cell_len(name) > width}
    begin = _alike(long) if len(long) > 1 else 0
    end = _alike({name[begin:][::-1] for name in long}) if begin else 0
    return [fit_ends(_telling(name, begin, end, width) if name in long else name, width) for name in names]


def _telling(name: str, begin: int, end: int, width: int) -> str:
    """Return a name without what all begin with, and what all end with where the rest is enough by itself."""
    middle = name[begin : len(name) - end]
    return middle if cell_len(middle) >= width // 2 else name[begin:] or name


def _alike(names: Collection[str]) -> int:
    """Return with how many letters all of the names begin."""
    return sum(1 for _letters in takewhile(lambda letters: len(set(letters)) == 1, zip(*names, strict=False)))


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Return a text cut or padded to exactly ``width`` terminal cells; CJK characters count two."""
    text = in_line(text)
    room = width - cell_len(text)
    if room < 0:
        return (
            set_cell_size(set_cell_size(text, max(width - 1, 0)).rstrip() + "~", width) if width > 1 else text[:width]
        )
    return " " * room + text if right else text + " " * room
