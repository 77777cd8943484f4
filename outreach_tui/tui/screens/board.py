"""The month board: the home screen."""

from datetime import date
from functools import partial

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import EventLine, PlanMonth
from outreach_tui.domain.vocabulary import CellState, Measure
from outreach_tui.i18n import gettext as _
from outreach_tui.services.board import Board, Todo, TodoKind, read_board
from outreach_tui.services.office import Office
from outreach_tui.tui.columns import event_columns
from outreach_tui.tui.commands import Place
from outreach_tui.tui.messages import DataChanged, Saved
from outreach_tui.tui.periods import month_after, month_title
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.coverage_grid import CoverageGrid
from outreach_tui.tui.widgets.figure_card import FigureCard, card_name
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import RecordList
from outreach_tui.tui.widgets.todo_list import TodoList
from outreach_tui.wording.units import month_name

CARDS = 5


class BoardScreen(OutreachScreen[None]):
    """Shows a month of work; left and right go through the months."""

    PLACES = (Place.BOARD,)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    class Loaded(Message):
        """A board was read."""

        def __init__(self, board: Board) -> None:
            super().__init__()
            self.board = board

    def __init__(self, month: Month, board: Board | None = None) -> None:
        super().__init__()
        self.month = month
        self._board = board
        self._settled = False

    def compose(self) -> ComposeResult:
        """Lay out title, plan, cards, and coverage beside what is to do."""
        yield Static(id="title", markup=False)
        yield Static(id="plan", markup=False)
        with Horizontal(id="cards"):
            for _number in range(CARDS):
                yield FigureCard()
        with Horizontal(id="lower"):
            yield CoverageGrid()
            with Vertical(id="todo"):
                yield Static(Content.styled(_("To do"), "bold $text-muted"), id="todo-title")
                yield TodoList()
        with Vertical(id="newest"):
            yield Static(Content.styled(" " + _("Events of the month"), "bold $text-muted"))
            yield RecordList[EventLine](event_columns())
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Show the month at once; its figures follow when the database is open, unless they are there already."""
        self._show_title()
        self.query_one(CoverageGrid).focus()
        if self._board is not None:
            self._draw(self._board)

    def open_on(self, board: Board) -> None:
        """Show the first board."""
        self.month = board.month
        self._draw(board)

    async def speak(self) -> None:
        """Say everything in another language."""
        await self.recompose()
        self.query_one(CoverageGrid).focus()
        self.load()

    def load(self) -> None:
        """Read the month's figures in the background."""
        self._show_title()
        if self.outreach.ready:
            self._read()

    def _read(self) -> None:
        self.outreach.gateway.read(self, partial(read_board, month=self.month), self.Loaded, group="board")

    def on_data_changed(self, message: DataChanged) -> None:
        """Read again what changed."""
        self.load()

    def on_board_screen_loaded(self, message: "BoardScreen.Loaded") -> None:
        """Draw what was read."""
        if message.board.month == self.month:
            self._draw(message.board)

    def _draw(self, board: Board) -> None:
        self._board = board
        self._show_title()
        for card, widget in zip(board.cards, self.query(FigureCard), strict=False):
            widget.show(card, board.month.number)
        for spare in list(self.query(FigureCard))[len(board.cards) :]:
            spare.display = False
        today = self.outreach.office.today
        self.query_one(CoverageGrid).show(board.coverage, board.month.number, (today.year, today.month))
        self.query_one(TodoList).show(board.todos)
        self.query_one(RecordList).empty = _("No events in this month. Press n to log one.")
        self.query_one(RecordList).show(board.events)
        if not board.whole:
            self.call_after_refresh(self._read)
        elif not self._settled:
            self._settled = True
            self.call_after_refresh(self.outreach.settle_in)

    def _show_title(self) -> None:
        month = self.month
        board = self._board if self._board and self._board.month == month else None
        name = in_line(board.subdistrict) if board else "outreach"
        sample = " · " + _("synthetic sample") if self.outreach.demo else ""
        left = Content.assemble(
            (f" {name} ", "bold"), (f" {month_title(month)} ", "bold $accent"), (sample, "$text-muted")
        )
        before, after = (month_name(month_after(month, step).number) for step in (-1, 1))
        right = f"< {before}   {after} > "
        gap = max(self.app.size.width - left.cell_length - cell_len(right), 1)
        self.query_one("#title", Static).update(Content.assemble(left, " " * gap, (right, "$text-muted")))
        if board is not None:
            self.query_one("#plan", Static).update(plan_line(board.plan, self.app.size.width))

    def on_resize(self) -> None:
        """Fit the title to the new width."""
        if self.is_mounted:
            self._show_title()

    def action_previous_month(self) -> None:
        """Go a month back."""
        self._go(month_after(self.month, -1))

    def action_next_month(self) -> None:
        """Go a month on."""
        self._go(month_after(self.month, 1))

    def action_this_month(self) -> None:
        """Go to the current month."""
        self._go(Month.of(self.outreach.office.today))

    def _go(self, month: Month) -> None:
        self.month = month
        self.load()

    def action_report_zero(self) -> None:
        """Record, or take back, that the chosen community had nothing this month."""
        grid = self.query_one(CoverageGrid)
        if grid.community is None or grid.state not in (CellState.MISSING, CellState.ZERO, CellState.PLANNED):
            return
        name, month, taken_back = grid.community, self.month, grid.state is CellState.ZERO

        def work(office: Office) -> str:
            from outreach_tui.services.communities import Communities

            communities = Communities(office)
            if taken_back:
                communities.take_back_zero(name, month)
            else:
                communities.report_zero(name, month)
            return name

        said = _("{community}: report of nothing taken back") if taken_back else _("{community}: nothing this month")
        self.outreach.gateway.write(
            self, work, lambda community: Saved(said.format(community=in_line(community))), about="zero"
        )

    def on_figure_card_opened(self, message: FigureCard.Opened) -> None:
        """Open the records behind a card."""
        kinds = {Measure.CONSULTATIONS: "consultations", Measure.COPIES: "distributions"}
        self.open_list(card_name(message.card), message.card.selection, kinds.get(message.card.measure, "events"))

    def on_coverage_grid_opened(self, message: CoverageGrid.Opened) -> None:
        """Open the events of a community in the board's month."""
        selection = Selection(Period.of_month(self.month), standing=None, community=message.community)
        self.open_list(message.community, selection, "events")

    def on_record_list_opened(self) -> None:
        """Change the chosen event of the month."""
        from outreach_tui.tui.forms.event import EventForm
        from outreach_tui.tui.screens.form import FormScreen

        chosen = self.query_one(RecordList).chosen
        if isinstance(chosen, EventLine):
            self.app.push_screen(FormScreen(EventForm(reference=chosen.number)))

    def on_todo_list_opened(self, message: TodoList.Opened) -> None:
        """Open what a to-do is about."""
        todo: Todo = message.todo
        period = Selection(Period.of_month(todo.month or self.month), standing=None)
        match todo.kind:
            case TodoKind.COMMUNITY_BEHIND:
                self.open_list(todo.name, Selection(period.period, standing=None, community=todo.name), "events")
            case TodoKind.FOLLOW_UP_DUE if todo.day is not None:
                self.open_list(_("Answers promised"), Selection(_year_of(todo.day)), "follow_ups")
            case TodoKind.STOCK_BELOW_ZERO | TodoKind.STOCK_SHORT:
                year = Selection(Period.of_year(self.month.year), material=todo.name)
                self.open_list(todo.name, year, "distributions")

    def open_list(self, title: str, selection: Selection, kind: str) -> None:
        """Open a list of records."""
        from outreach_tui.tui.screens.behind import screen_behind

        self.app.push_screen(screen_behind(title, selection, kind))


def _year_of(day: date) -> Period:
    return Period.of_year(day.year)


def plan_line(plan: PlanMonth | None, width: int) -> Content:
    """Return a month's plan in one line: theme, laws, and as many key days as fit, the number of the others."""
    if plan is None:
        return Content.styled(" " + _("No plan for this month"), "$text-warning")
    line = Content.assemble(
        (f" {_('Focus')} ", "$text-muted"), (f"{in_line(plan.theme) or '-'}", "bold"),
        (f"  {_('Laws')} ", "$text-muted"), in_line("、".join(plan.laws)) or "-",
    )  # fmt: skip
    days = [f"{day.first.month}.{day.first.day} {in_line(day.name)}" for day in plan.key_days]
    for place, day in enumerate(days):
        separator = "  " if place else f"  {_('Key days')} "
        rest = f"  +{len(days) - place - 1}" if place + 1 < len(days) else ""
        if line.cell_length + cell_len(separator + day + rest) > width - 1:
            more = Content.styled(f"  +{len(days) - place}", "$text-muted")
            return line.truncate(width - 1 - more.cell_length, ellipsis=True) + more
        line = Content.assemble(line, (separator, "$text-muted"), day)
    return line.truncate(width - 1, ellipsis=True)
