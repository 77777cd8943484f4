"""The only way stored text reaches a widget: cleaned again, and never read as markup."""

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


def fit(text: str, width: int, *, right: bool = False) -> str:
    """Return a text cut or padded to exactly ``width`` terminal cells; CJK characters count two."""
    text = in_line(text)
    room = width - cell_len(text)
    if room < 0:
        return (
            set_cell_size(set_cell_size(text, max(width - 1, 0)).rstrip() + "~", width) if width > 1 else text[:width]
        )
    return " " * room + text if right else text + " " * room
