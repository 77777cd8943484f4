"""The coverage grid: a line for each community, a column for each month, a sign and a colour for each cell."""

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from outreach_tui.domain.figures import Coverage
from outreach_tui.domain.rounding import percent
from outreach_tui.domain.vocabulary import CellState
from outreach_tui.i18n import gettext as _
from outreach_tui.services.board import MANY
from outreach_tui.tui.text import fit, told_apart
from outreach_tui.wording.units import month_name

#: Signs of one cell each, in characters that no terminal draws wide; what was done shows how often instead.
SIGNS = {
    CellState.DONE: "+",
    CellState.PLANNED: "~",
    CellState.ZERO: "0",
    CellState.MISSING: "!",
    CellState.ABSENT: " ",
}
#: Cells of the screen a month takes: a gap, and two or three for its sign.
_NARROW, _WIDE = 3, 4
_LONGEST_NAME = 24


class CoverageGrid(ScrollView, can_focus=True):
    """Draws coverage line by line. The chosen column is the board's month; up and down choose the community."""

    COMPONENT_CLASSES = {
        "grid--done", "grid--planned", "grid--zero", "grid--missing", "grid--absent",
        "grid--cursor", "grid--month", "grid--head",
    }  # fmt: skip
    DEFAULT_CSS = """
    CoverageGrid { background: $background; height: 1fr; scrollbar-size: 0 1; }
    CoverageGrid .grid--done { background: $success-muted; color: $text-success; }
    CoverageGrid .grid--planned { background: $primary-muted; color: $text-primary; }
    CoverageGrid .grid--zero { background: $surface; color: $text-muted; }
    CoverageGrid .grid--missing { color: $text-error; }
    CoverageGrid .grid--absent { color: $text-disabled; }
    CoverageGrid .grid--cursor { background: $accent; color: $background; text-style: bold; }
    CoverageGrid .grid--month { color: $accent; text-style: bold; }
    CoverageGrid .grid--head { color: $text-muted; }
    CoverageGrid:nocolor .grid--month { text-style: bold underline; }
    """
    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("enter", "open", show=False),
    ]

    class Opened(Message):
        """The user wants the records of a community in the board's month."""

        def __init__(self, community: str, month_number: int) -> None:
            super().__init__()
            self.community = community
            self.month_number = month_number

    def __init__(self) -> None:
        super().__init__()
        self._coverage: Coverage | None = None
        self._row = 0
        self._month = 1
        self._today: tuple[int, int] = (0, 0)
        self._fitted: tuple[int, list[str]] | None = None

    def show(self, coverage: Coverage, month: int, today: tuple[int, int]) -> None:
        """Draw a year's coverage; ``month`` (1 to 12) is chosen, ``today`` is (year, month)."""
        self._coverage, self._month, self._today = coverage, month, today
        self._fitted = None
        self._row = min(self._row, max(len(coverage.rows) - 1, 0))
        self.virtual_size = Size(0, len(coverage.rows) + 1)  # as wide as there is room
        self.refresh()

    @property
    def community(self) -> str | None:
        """The chosen community, ``None`` when there is none."""
        rows = self._coverage.rows if self._coverage else ()
        return rows[self._row].community if rows else None

    @property
    def state(self) -> CellState | None:
        """What is known of the chosen community in the chosen month."""
        rows = self._coverage.rows if self._coverage else ()
        return rows[self._row].cells[self._month - 1] if rows else None

    @property
    def _cell_width(self) -> int:
        return _WIDE if self.scrollable_size.width >= 60 else _NARROW

    @property
    def _name_width(self) -> int:
        return max(min(self.scrollable_size.width - 12 * self._cell_width, _LONGEST_NAME), 8)

    @property
    def _names(self) -> list[str]:
        width = self._name_width - 1
        if self._fitted is None or self._fitted[0] != width:
            rows = self._coverage.rows if self._coverage else ()
            self._fitted = width, told_apart([row.community for row in rows], width)
        return self._fitted[1]

    def render_line(self, y: int) -> Strip:
        """Draw the head, or the line of one community."""
        line = y + self.scroll_offset.y if y else 0
        if self._coverage is None or line > len(self._coverage.rows):
            return Strip.blank(self.size.width, self.rich_style)
        segments = self._head() if y == 0 else self._line(line - 1)
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)

    def _head(self) -> list[Segment]:
        assert self._coverage is not None
        head, month = self.get_component_rich_style("grid--head"), self.get_component_rich_style("grid--month")
        rate = percent(self._coverage.done, self._coverage.due) if self._coverage.due else "-"
        title = _("Covered {rate}").format(rate=rate)
        title = title if cell_len(title) < self._name_width else rate
        return [
            Segment(fit(title, self._name_width), head),
            *(
                Segment(
                    fit(self._month_name(number), self._cell_width, right=True),
                    month if number == self._month else head,
                )
                for number in range(1, 13)
            ),
        ]

    def _month_name(self, number: int) -> str:
        return month_name(number) if self._cell_width > cell_len(month_name(12)) else str(number)

    def _line(self, index: int) -> list[Segment]:
        assert self._coverage is not None
        row = self._coverage.rows[index]
        chosen = index == self._row
        name_style = self.get_component_rich_style("grid--month" if chosen else "grid--head")
        segments = [Segment(self._names[index] + " ", name_style)]
        gap = Segment(" ", self.rich_style)
        for number, (state, events_held) in enumerate(zip(row.cells, row.events, strict=True), 1):
            sign = str(min(events_held, MANY)) if state is CellState.DONE else SIGNS[state]
            if state is CellState.MISSING and (self._coverage.year, number) > self._today:
                sign, state = " ", CellState.ABSENT
            segments += (gap, self._cell(sign, state, chosen and number == self._month))
        return segments

    def _cell(self, sign: str, state: CellState, chosen: bool) -> Segment:
        style = self.get_component_rich_style(f"grid--{state.value}")
        if chosen:
            cursor = self.get_component_rich_style("grid--cursor")
            style += cursor if self.has_focus else self.get_component_rich_style("grid--month", partial=True)
        return Segment(f"{sign:>2}{' ' * (self._cell_width - 3)}", style)

    def action_move(self, lines: int) -> None:
        """Choose another community."""
        rows = len(self._coverage.rows) if self._coverage else 0
        if rows:
            self._row = max(0, min(self._row + lines, rows - 1))
            self.scroll_to_region(Region(0, self._row, 1, 2), animate=False)
            self.refresh()

    def action_open(self) -> None:
        """Ask for the records of the chosen cell."""
        if self.community is not None:
            self.post_message(self.Opened(self.community, self._month))

    def on_click(self, event: events.Click) -> None:
        """Choose the community under the mouse, or open it when it is chosen already."""
        index = event.y + self.scroll_offset.y - 1
        if self._coverage is None or not 0 <= index < len(self._coverage.rows):
            return
        if index == self._row:
            self.action_open()
        self._row = index
        self.refresh()
