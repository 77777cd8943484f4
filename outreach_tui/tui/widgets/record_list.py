"""A list of records drawn line by line: only what is on screen is ever drawn, and pages come as they are needed."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.timer import Timer

from outreach_tui.tui.text import fit, fit_ends

R = TypeVar("R")

#: The cursor has come to rest when it has not moved for so many seconds: what is shown beside the list follows then,
#: so that going through a list draws two lines a key, not a screen.
REST = 0.1
_SENTENCE_END = re.compile(r"(?<=[.。])\s*(?=\S)")


@dataclass(frozen=True)
class Column(Generic[R]):
    """A column: its title, its width in terminal cells (0: what is left), and what it shows of a record.

    It is left out where the list is less than ``from_width`` cells wide, or ``below`` or more. What is too long for
    it loses its end; with ``ends`` its middle, as names do that begin alike.
    """

    title: str
    width: int
    text: Callable[[R], str]
    right: bool = False
    from_width: int = 0
    below: int = 1_000
    ends: bool = False


class Tone(StrEnum):
    """How a record stands out; its text says the same in words."""

    LATE = "late"
    FAINT = "faint"


class RecordList(ScrollView, Generic[R], can_focus=True):
    """Shows records in columns; asks for more before the end is reached."""

    COMPONENT_CLASSES = {"list--head", "list--cursor", "list--total", "list--late", "list--faint"}
    DEFAULT_CSS = """
    RecordList { background: $background; height: 1fr; scrollbar-size-vertical: 1; overflow-x: hidden; }
    RecordList .list--head { color: $text-muted; text-style: bold; }
    RecordList .list--cursor { background: $primary-muted; color: $text; text-style: bold; }
    RecordList .list--total { text-style: bold; }
    RecordList .list--late { color: $text-error; }
    RecordList .list--faint { color: $text-disabled; }
    RecordList:nocolor .list--cursor { text-style: reverse; }
    """
    BINDINGS = [
        Binding("up,k", "move(-1)", show=False),
        Binding("down,j", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown,space", "page(1)", show=False),
        Binding("home,g", "edge(False)", show=False),
        Binding("end,G", "edge(True)", show=False),
        Binding("enter", "open", show=False),
    ]

    class Opened(Message):
        """The user wants to see the chosen record."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class Moved(Message):
        """Another record is chosen, and has been for a moment."""

        def __init__(self, index: int) -> None:
            super().__init__()
            self.index = index

    class MoreWanted(Message):
        """The end of what was read is near."""

    def __init__(
        self,
        columns: Sequence[Column[R]] = (),
        *,
        totals: int = 0,
        tone: Callable[[R], Tone | None] = lambda record: None,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._tone = tone
        self._columns = list(columns)
        self._records: list[R] = []
        self._totals = totals
        self.cursor = 0
        self.complete = True
        #: What is said where there are no records, a sentence to a line; ``""`` until they were read.
        self.empty = ""
        self._rest: Timer | None = None

    @property
    def records(self) -> Sequence[R]:
        """What was read so far."""
        return self._records

    @property
    def chosen(self) -> R | None:
        """The record under the cursor."""
        return self._records[self.cursor] if self.cursor < len(self._records) else None

    def show(self, records: Sequence[R], *, columns: Sequence[Column[R]] | None = None, complete: bool = True) -> None:
        """Show other records, keeping the place; the last ``totals`` of them are drawn as totals."""
        self._records, self.complete = list(records), complete
        if columns is not None:
            self._columns = list(columns)
        self.cursor = min(self.cursor, max(len(self._records) - 1, 0))
        self._take_room()

    def add(self, records: Sequence[R], *, complete: bool) -> None:
        """Show more records after those there are."""
        self._records += records
        self.complete = complete
        self._take_room()

    def _take_room(self) -> None:
        self.virtual_size = Size(0, len(self._records) + 1)  # as wide as there is room
        self.refresh()

    def _fitting(self) -> list[tuple[Column[R], int]]:
        """Return the columns there is room for, each with its width."""
        columns = [column for column in self._columns if column.from_width <= self.size.width < column.below]
        fixed = sum(column.width for column in columns) + len(columns)
        flexible = [column for column in columns if not column.width]
        rest = max((self.size.width - fixed - 1) // max(len(flexible), 1), 6)
        return [(column, column.width or rest) for column in columns]

    def render_line(self, y: int) -> Strip:
        """Draw the head, or one record."""
        columns = self._fitting()
        if y == 0:
            style = self.get_component_rich_style("list--head")
            texts = [column.title for column, _ in columns]
        else:
            index = y - 1 + self.scroll_offset.y
            if index >= len(self._records):
                return self._blank_line(y)
            record = self._records[index]
            texts = [column.text(record) for column, _ in columns]
            tone = self._tone(record)
            style = self.get_component_rich_style(f"list--{tone}") if tone else self.rich_style
            if index >= len(self._records) - self._totals:
                style = self.get_component_rich_style("list--total")
            if index == self.cursor:
                style = self.get_component_rich_style("list--cursor")
        cells = zip(columns, texts, strict=True)
        line = " ".join(
            fit_ends(text, width) if column.ends else fit(text, width, right=column.right)
            for (column, width), text in cells
        )
        return Strip([Segment(f" {line}", style)]).adjust_cell_length(self.size.width, style)

    def _blank_line(self, y: int) -> Strip:
        """Draw a line below the last record; where there is none, what is said instead."""
        sentences = _SENTENCE_END.split(self.empty) if not self._records else []
        text = sentences[y - 2] if 0 <= y - 2 < len(sentences) else ""
        style = self.get_component_rich_style("list--head") if text else self.rich_style
        return Strip([Segment(f" {fit(text, max(self.size.width - 1, 0))}", style)])

    def action_move(self, lines: int) -> None:
        """Choose another record."""
        last = len(self._records) - 1
        cursor = max(0, min(self.cursor + lines, last))
        if cursor == self.cursor:
            return
        before, self.cursor = self.cursor, cursor
        offset, shown = self.scroll_offset.y, max(self.size.height - 1, 1)
        if abs(lines) == 1 and not offset <= cursor < offset + shown:
            # half a screen at once: of the keys that go on, only one in many has every line to draw
            self.scroll_to(y=cursor - shown // 2, animate=False, immediate=True)
        else:
            self.scroll_to_region(Region(0, cursor, 1, 2), animate=False, immediate=True)
        if self.scroll_offset.y == offset:
            width = self.size.width
            self.refresh(Region(0, before + 1 - offset, width, 1), Region(0, cursor + 1 - offset, width, 1))
        self._tell_when_at_rest()
        if not self.complete and cursor > last - 2 * self.size.height:
            self.post_message(self.MoreWanted())

    def _tell_when_at_rest(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST, lambda: self.post_message(self.Moved(self.cursor)))

    def action_page(self, pages: int) -> None:
        """Choose a record a screen away."""
        self.action_move(pages * max(self.size.height - 2, 1))

    def action_edge(self, end: bool) -> None:
        """Choose the first or the last record read."""
        self.action_move(len(self._records) if end else -len(self._records))

    def action_open(self) -> None:
        """Ask to see the chosen record."""
        if self.chosen is not None:
            self.post_message(self.Opened(self.cursor))

    def on_click(self, event: events.Click) -> None:
        """Choose the record under the mouse; a second click opens it."""
        index = event.y - 1 + self.scroll_offset.y
        if event.y == 0 or index >= len(self._records):
            return
        if index == self.cursor:
            self.action_open()
        else:
            self.action_move(index - self.cursor)
