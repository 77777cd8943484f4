"""A month to choose a day from."""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from outreach_tui.domain.months import Month
from outreach_tui.i18n import gettext as _
from outreach_tui.tui.periods import month_after, month_title
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import fit
from outreach_tui.tui.widgets.dialog_keys import DialogKeys, keys_line

_CELL = 4


class DayPicker(OutreachDialog[str]):
    """Arrows choose a day, Page Up and Page Down a month; Enter takes it, Esc leaves it as it was."""

    DEFAULT_CSS = """
    DayPicker > Vertical { width: 36; }
    """
    BINDINGS = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("up", "move(-7)", show=False),
        Binding("down", "move(7)", show=False),
        Binding("pageup", "turn(-1)", show=False),
        Binding("pagedown", "turn(1)", show=False),
        Binding("enter", "take", show=False),
        Binding("escape", "dismiss('')", show=False),
    ]

    def __init__(self, day: date) -> None:
        super().__init__()
        self._day = day

    def compose(self) -> ComposeResult:
        """Lay out the month and the keys."""
        with Vertical():
            yield Static(id="month", markup=False)
            yield DialogKeys(("← ↑ ↓ →", _("Day")), ("PgUp PgDn", _("Month")))
            yield Static(keys_line(("Enter", _("Choose")), ("Esc", _("Back"))))

    def on_mount(self) -> None:
        """Draw the month."""
        self._draw()

    def _weeks(self) -> Iterator[list[int]]:
        yield from calendar.Calendar(calendar.MONDAY).monthdayscalendar(self._day.year, self._day.month)

    def _draw(self) -> None:
        lines = [Content.styled(month_title(Month.of(self._day)), "bold $accent")]
        names = "".join(fit(name, _CELL, right=True) for name in _("Mo Tu We Th Fr Sa Su").split())
        lines.append(Content.styled(names, "$text-muted"))
        for week in self._weeks():
            cells = [(f"{number or '':>{_CELL - 1}}", self._style(number)) for number in week]
            lines.append(Content.assemble(*(part for cell in cells for part in ((" ", ""), cell))))
        self.query_one("#month", Static).update(Content("\n").join(lines))

    def _style(self, number: int) -> str:
        if number == self._day.day:
            return "bold reverse"
        is_today = number and self._day.replace(day=number) == self.outreach.office.today
        return "bold $accent" if is_today else ""

    def action_move(self, days: int) -> None:
        """Choose another day."""
        try:
            self._day += timedelta(days=days)
        except OverflowError:
            return
        self._draw()

    def action_turn(self, months: int) -> None:
        """Choose the same day of another month, or its last."""
        month = month_after(Month.of(self._day), months)
        last = calendar.monthrange(month.year, month.number)[1]
        self._day = date(month.year, month.number, min(self._day.day, last))
        self._draw()

    def action_take(self) -> None:
        """Close with the day chosen."""
        self.dismiss(self._day.isoformat())

    def on_click(self, event: events.Click) -> None:
        """Take the day under the mouse; leave when the screen behind is clicked."""
        if event.widget is self:
            self.dismiss("")
        if event.widget is not self.query_one("#month"):
            return
        weeks = list(self._weeks())
        row, column = event.y - 2, event.x // _CELL
        if 0 <= row < len(weeks) and 0 <= column < 7 and weeks[row][column]:
            self._day = self._day.replace(day=weeks[row][column])
            self.action_take()
