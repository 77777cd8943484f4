"""A grid of figures: every one of them can be chosen, and opens the records behind it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from rich.cells import cell_len
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.color import Color as Shade
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from outreach_tui.tui.text import fit, fit_ends, in_line


class Look(StrEnum):
    """How figures are drawn beside their numbers."""

    PLAIN = "plain"
    HEAT = "heat"  #: the more, the stronger the colour behind the number
    BARS = "bars"  #: the chosen column as bars


@dataclass(frozen=True)
class GridCell:
    """A figure as it is written, the number it stands for, and how much the plan asks for, if anything.

    ``before`` is the number of the same period a year earlier, where the two are compared.
    """

    text: str
    value: int = 0
    asked: int | None = None
    before: int | None = None

    @property
    def behind(self) -> bool:
        """Whether it is below what the plan asks for."""
        return self.asked is not None and self.value < self.asked


@dataclass(frozen=True)
class GridRow:
    """A row: its name and its figures."""

    name: str
    cells: tuple[GridCell, ...]


@dataclass(frozen=True)
class FigureTable:
    """What a grid shows: headings, rows, and how many of the last rows and columns are totals."""

    corner: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]
    total_rows: int = 1
    total_columns: int = 0

    def as_text(self) -> str:
        """Return the table as lines with tabs between the figures, which spreadsheets and documents take."""
        lines = [(self.corner, *self.columns), *((row.name, *(cell.text for cell in row.cells)) for row in self.rows)]
        return "\n".join("\t".join(in_line(text) for text in line) for line in lines)


_NARROWEST_NAME, _WIDEST_NAME = 12, 28


class FigureGrid(ScrollView, can_focus=True):
    """Draws a :class:`FigureTable` line by line; the first column stays in sight while others scroll by."""

    COMPONENT_CLASSES = {
        "grid--heading",
        "grid--chosen",
        "grid--sum",
        "grid--zero",
        "grid--short",
        "grid--bar",
        "grid--other-bar",
    }
    DEFAULT_CSS = """
    FigureGrid { background: $background; height: 1fr; scrollbar-size: 0 1; }
    FigureGrid .grid--heading { color: $text-muted; text-style: bold; }
    FigureGrid .grid--chosen { background: $accent; color: $background; text-style: bold; }
    FigureGrid .grid--sum { text-style: bold; }
    FigureGrid .grid--zero { color: $text-disabled; }
    FigureGrid .grid--short { color: $text-warning; }
    FigureGrid .grid--bar { background: $secondary; color: $secondary; }
    FigureGrid .grid--other-bar { background: $secondary-darken-1; color: $secondary-darken-1; }
    """
    BINDINGS = [
        Binding("up", "move(-1, 0)", show=False),
        Binding("down", "move(1, 0)", show=False),
        Binding("left", "move(0, -1)", show=False),
        Binding("right", "move(0, 1)", show=False),
        Binding("home", "edge(-1)", show=False),
        Binding("end", "edge(1)", show=False),
        Binding("enter", "open", show=False),
    ]

    class Opened(Message):
        """The user wants the records behind the figure in a row and a column."""

        def __init__(self, row: int, column: int) -> None:
            super().__init__()
            self.row = row
            self.column = column

    def __init__(self) -> None:
        super().__init__()
        self._table = FigureTable("", (), ())
        self._look = Look.PLAIN
        self._widths: list[int] = []
        self._row = 0
        self._column = 0
        self._first_column = 0

    def show(self, table: FigureTable, look: Look) -> None:
        """Show another table, keeping the place where there still is one."""
        self._table, self._look = table, look
        self._widths = _widths(table)
        self._row = min(self._row, max(len(table.rows) - 1, 0))
        self._column = min(self._column, max(len(table.columns) - 1, 0))
        self._bring_column_in()
        self.virtual_size = Size(self.size.width, len(table.rows) + 1)
        self.refresh()

    @property
    def table(self) -> FigureTable:
        """What is shown."""
        return self._table

    @property
    def _name_width(self) -> int:
        names = [self._table.corner, *(row.name for row in self._table.rows)]
        room = (
            self.scrollable_size.width - sum(self._widths) - len(self._widths) - 4
        )  # 4: the gaps around names and figures
        return (
            min(max(_NARROWEST_NAME, *map(cell_len, names)), max(0 if self._look is Look.BARS else room, _WIDEST_NAME))
            + 1
        )

    def _columns_in_sight(self) -> range:
        room = self.scrollable_size.width - self._name_width - 1
        last = self._first_column
        while last < len(self._widths) and room >= self._widths[last] + 1:
            room -= self._widths[last] + 1
            last += 1
        return range(self._first_column, max(last, min(self._first_column + 1, len(self._widths))))

    def _bring_column_in(self) -> None:
        self._first_column = min(self._first_column, self._column)
        while self._column not in self._columns_in_sight() and self._first_column < self._column:
            self._first_column += 1

    def render_line(self, y: int) -> Strip:
        """Draw the headings, or one row."""
        index = y - 1 + self.scroll_offset.y
        if y == 0:
            segments = self._headings()
        elif index < len(self._table.rows):
            segments = self._line(index)
        else:
            segments = []
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _headings(self) -> list[Segment]:
        style, chosen = self.get_component_rich_style("grid--heading"), self.get_component_rich_style("grid--sum")
        sight = self._columns_in_sight()
        segments = [Segment(f" {fit(self._table.corner, self._name_width)}", style)]
        for column in sight:
            text = fit(self._table.columns[column], self._widths[column], right=True) + " "
            segments.append(Segment(text, chosen if column == self._column else style))
        if sight and sight[-1] < len(self._widths) - 1:
            segments.append(Segment(">", style))
        return segments

    def _line(self, index: int) -> list[Segment]:
        row, total = self._table.rows[index], index >= len(self._table.rows) - self._table.total_rows
        plain = self.get_component_rich_style("grid--sum") if total or index == self._row else self.rich_style
        segments = [Segment(f" {fit_ends(row.name, self._name_width - 1)} ", plain)]
        for column in self._columns_in_sight():
            text = fit(row.cells[column].text, self._widths[column], right=True) + " "
            segments.append(Segment(text, self._style(index, column, total)))
        if self._look is Look.BARS and not total:
            style = self.get_component_rich_style("grid--other-bar" if index % 2 else "grid--bar")
            segments += self._bar(row, sum(segment.cell_length for segment in segments), style)
        return segments

    def _style(self, index: int, column: int, total: bool) -> Style:
        cell = self._table.rows[index].cells[column]
        if (index, column) == (self._row, self._column):
            style = self.get_component_rich_style("grid--chosen")
            return style if self.has_focus else style + Style(dim=True)
        if total or column >= len(self._table.columns) - self._table.total_columns:
            return self.get_component_rich_style("grid--sum")
        if self._look is Look.HEAT and cell.value:
            return self._heat(cell.value, column)
        if cell.behind:
            return self.get_component_rich_style("grid--short")
        return self.rich_style if cell.value else self.get_component_rich_style("grid--zero")

    def _most(self, columns: Sequence[int]) -> int:
        rows = self._table.rows[: len(self._table.rows) - self._table.total_rows]
        return max((row.cells[column].value for row in rows for column in columns), default=0) or 1

    def _heat(self, value: int, column: int) -> Style:
        """Return a colour behind the number, from the ground to the accent; columns of one unit share a scale."""
        shared = self._table.total_columns > 0
        columns = range(len(self._table.columns) - self._table.total_columns) if shared else [column]
        share = 0.12 + 0.38 * value / self._most(columns)
        ground, full = self.background_colors[1], self.app.theme_variables["secondary"]
        colour = ground.blend(Shade.parse(full), share)
        return Style(color=self.rich_style.color, bgcolor=Color.parse(colour.rich_color.name))

    def _bar(self, row: GridRow, used: int, style: Style) -> list[Segment]:
        room = self.scrollable_size.width - used - 2
        cells = row.cells[self._column].value * room // self._most([self._column]) if room > 0 else 0
        return [Segment(" ", self.rich_style), Segment("#" * cells, style)]

    def action_move(self, rows: int, columns: int) -> None:
        """Choose another figure."""
        self._row = max(0, min(self._row + rows, len(self._table.rows) - 1))
        self._column = max(0, min(self._column + columns, len(self._table.columns) - 1))
        self._bring_column_in()
        self.scroll_to_region(Region(0, self._row, 1, 2), animate=False)
        self.refresh()

    def action_edge(self, direction: int) -> None:
        """Choose the first or the last row."""
        self.action_move(direction * len(self._table.rows), 0)

    def action_open(self) -> None:
        """Ask for the records behind the chosen figure."""
        if self._table.rows and self._table.columns:
            self.post_message(self.Opened(self._row, self._column))

    def on_click(self, event: events.Click) -> None:
        """Choose the figure under the mouse, or open it when it is chosen already."""
        index = event.y - 1 + self.scroll_offset.y
        left = self._name_width + 1
        for column in self._columns_in_sight():
            if left <= event.x < left + self._widths[column] + 1 and 0 <= index < len(self._table.rows):
                if (index, column) == (self._row, self._column):
                    self.action_open()
                self.action_move(index - self._row, column - self._column)
            left += self._widths[column] + 1

    def on_resize(self) -> None:
        """Draw for the new width."""
        self.show(self._table, self._look)


def _widths(table: FigureTable) -> list[int]:
    """Return the width of each column: that of its widest figure; a heading is cut within reason, a figure never."""
    return [
        max(min(cell_len(heading), 16), 4, *(cell_len(row.cells[column].text) for row in table.rows))
        for column, heading in enumerate(table.columns)
    ]
