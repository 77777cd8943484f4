"""The keys of the street table as they lie under the hands, each with its category and what it counted."""

from collections.abc import Iterator, Mapping

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message

from outreach_tui.domain.vocabulary import Category
from outreach_tui.tui.booth_keys import KEYS, LEFT_HAND, ROWS
from outreach_tui.tui.short_names import short_name
from outreach_tui.tui.text import fit
from outreach_tui.tui.widgets.lines import Lines

_KEYS_A_ROW = 7
#: Cells between the hands, and between keys.
_GAP, _SEAM = 3, 1


class CategoryKeys(Lines, can_focus=True):
    """Draws the keys; arrows and the space bar press one too, which works under an input method."""

    DEFAULT_CSS = """
    CategoryKeys { height: 8; background: $background; }
    """
    BINDINGS = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("space,ideographic_space", "press", show=False),
    ]

    class Chosen(Message):
        """The user pressed a key by mouse or space bar."""

        def __init__(self, category: Category) -> None:
            super().__init__()
            self.category = category

    def __init__(self) -> None:
        super().__init__()
        self._visits: Mapping[Category, int] = {}
        self._last: Category | None = None
        self._cursor: tuple[int, int] | None = None

    def show(self, visits: Mapping[Category, int], last: Category | None) -> None:
        """Draw other counts; the category ``last`` saved is marked."""
        self._visits, self._last = visits, last
        self.repaint()

    @property
    def chosen(self) -> Category | None:
        """The category under the cursor, ``None`` until an arrow key was used."""
        return None if self._cursor is None else self._at(*self._cursor)

    def _at(self, row: int, column: int) -> Category | None:
        keys = ROWS[row].replace(" ", "")
        return KEYS[keys[column]] if column < len(keys) else None

    @property
    def _width(self) -> int:
        return max((self.size.width - 2 - _GAP - _SEAM * (_KEYS_A_ROW - 2)) // _KEYS_A_ROW, 4)

    @property
    def _height(self) -> int:
        """Lines of a key, the empty one below it left out."""
        return 3 if self.size.height >= 12 else 2

    def lines(self) -> list[Content]:
        """Draw three rows of keys."""
        lines: list[Content] = []
        for row in range(len(ROWS)):
            lines += [self._line(row, line) for line in range(self._height)]
            lines.append(Content(""))
        return lines[:-1]

    def _line(self, row: int, line: int) -> Content:
        parts: list[Content] = []
        for column, (key, category) in enumerate(self._row(row)):
            parts.append(Content(" " * (0 if not column else _GAP if column == LEFT_HAND else _SEAM)))
            parts.append(self._cell(key, category, line, self._cursor == (row, column)))
        return Content.assemble(" ", *parts)

    def _row(self, row: int) -> Iterator[tuple[str, Category]]:
        for key in ROWS[row].replace(" ", ""):
            yield key, KEYS[key]

    def _cell(self, key: str, category: Category, line: int, chosen: bool) -> Content:
        visits = self._visits.get(category, 0)
        ground = "$primary" if chosen else "$success-muted" if category is self._last else "$panel"
        text = "$text" if chosen or visits else "$text-muted"
        if line == 0:
            count = f"{visits} " if visits else ""
            room = self._width - 3 - len(count)
            sign = ">" if chosen else "+" if category is self._last else " "
            return Content.assemble(
                (f"{sign}{key} ", f"bold $accent on {ground}" if not chosen else f"bold {text} on {ground}"),
                (" " * max(room, 0) + count, f"bold {text} on {ground}"),
            )
        name = short_name(category) if line == 1 else ""
        return Content.styled(fit(f" {name}", self._width), f"{text} on {ground}")

    def action_move(self, rows: int, columns: int) -> None:
        """Move the cursor; its first move puts it on the first key."""
        if self._cursor is None:
            self._cursor = (1, 0)
        else:
            row = (self._cursor[0] + rows) % len(ROWS)
            column = (self._cursor[1] + columns) % len(ROWS[row].replace(" ", ""))
            if rows:
                column = min(self._cursor[1], len(ROWS[row].replace(" ", "")) - 1)
            self._cursor = (row, column)
        self.repaint()

    def action_press(self) -> None:
        """Press the key under the cursor."""
        if self.chosen is not None:
            self.post_message(self.Chosen(self.chosen))

    def on_click(self, event: events.Click) -> None:
        """Press the key under the mouse."""
        row, line = divmod(event.y, self._height + 1)
        if row >= len(ROWS) or line == self._height:
            return
        left = 1
        for column, (_key, category) in enumerate(self._row(row)):
            left += 0 if not column else _GAP if column == LEFT_HAND else _SEAM
            if left <= event.x < left + self._width:
                self.post_message(self.Chosen(category))
                return
            left += self._width
