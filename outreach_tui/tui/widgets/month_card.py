"""A month of the yearly plan as a card: its focus, how far it got, and its key days."""

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from outreach_tui.domain.figures import TallyRow
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.services.year_plan import MonthOfPlan
from outreach_tui.tui.bars import bar, is_plain
from outreach_tui.tui.text import fit, in_line
from outreach_tui.wording.units import month_name


class MonthCard(Widget, can_focus=True):
    """Draws a :class:`MonthOfPlan`; Enter or a second click asks for its events."""

    DEFAULT_CSS = """
    MonthCard { height: 1fr; background: $panel; padding: 0 1; }
    MonthCard:focus { background: $primary-muted; }
    """
    BINDINGS = [Binding("enter", "open", show=False)]

    class Opened(Message):
        """The user wants the events of a month."""

        def __init__(self, month: MonthOfPlan) -> None:
            super().__init__()
            self.month = month

    class Chosen(Message):
        """The user came to a month."""

        def __init__(self, month: MonthOfPlan) -> None:
            super().__init__()
            self.month = month

    def __init__(self) -> None:
        super().__init__()
        self._month: MonthOfPlan | None = None
        self._now = False

    @property
    def month(self) -> MonthOfPlan | None:
        """What is drawn."""
        return self._month

    def show(self, month: MonthOfPlan, *, now: bool) -> None:
        """Draw another month; ``now`` marks the current one."""
        self._month, self._now = month, now
        self.refresh()
        if self.has_focus:
            self.post_message(self.Chosen(month))

    def render(self) -> Content:
        """Draw as many lines as there is room for, the most telling first."""
        month = self._month
        if month is None:
            return Content("")
        width = max(self.content_size.width, 8)
        plan = month.plan
        accent = "bold reverse $accent" if self._now else "bold $accent"
        name = Content.assemble((month_name(month.month.number), accent), " ")
        if plan is None:
            return Content.assemble(name, (_("no plan yet"), "$text-warning"))
        theme = fit(in_line(plan.theme), width - name.cell_length).rstrip()
        lines = [Content.assemble(name, (theme, "bold")), _progress(month.row, width, plain=is_plain(self.app))]
        lines += [Content.styled(text, "$text-muted") for text in _figures(month.row, width)]
        lines += [
            Content.styled(fit(f"{day.first.month}.{day.first.day} {in_line(day.name)}", width), "$text-disabled")
            for day in plan.key_days
        ]
        return Content("\n").join(lines[: max(self.content_size.height, 2)])

    def action_open(self) -> None:
        """Ask for the events of the month."""
        if self._month is not None:
            self.post_message(self.Opened(self._month))

    def on_focus(self) -> None:
        """Tell which month the user came to."""
        if self._month is not None:
            self.post_message(self.Chosen(self._month))

    def on_click(self, event: events.Click) -> None:
        """Come to the month; a second click opens it."""
        event.stop()
        if self.has_focus and event.chain > 1:
            self.action_open()
        self.focus()


def _progress(row: TallyRow, width: int, *, plain: bool) -> Content:
    """Return the events held against those asked for, as numbers and a bar of colour behind them."""
    asked = row.targets.amounts.get(Measure.EVENTS)
    text = f"{row.figures.events}/{asked}" if asked else f"{row.figures.events}"
    if not asked:
        told = ngettext("{count} event", "{count} events", row.figures.events).format(count=text)
        return Content.styled(told, "bold")
    rest = max(width - cell_len(text) - 1, 0)
    return Content.assemble((text, "bold"), " ", bar(row.figures.events, asked, rest, plain=plain))


def _figures(row: TallyRow, width: int) -> list[str]:
    """Return visits and copies against what is asked for, as many as fit into a line each."""
    asked = row.targets.amounts.get(Measure.CONSULTATIONS)
    held = row.figures.consultations
    visits = _("visits {figure}").format(figure=_against(held, asked))
    if cell_len(visits) > width:
        visits = _("visits {figure}").format(figure=held)
    words = [word for word, count in row.figures.materials.items() if count or word in row.targets.copies]
    words.sort(key=lambda word: (word not in row.targets.copies, -row.figures.materials[word]))
    copies = [f"{_against(row.figures.materials[word], row.targets.copies.get(word))} {word}" for word in words[:3]]
    while len(copies) > 1 and cell_len("  ".join(copies)) > width:
        copies.pop()
    if copies and cell_len(copies[0]) > width:
        copies = [f"{row.figures.materials[words[0]]} {words[0]}"]
    return [visits, "  ".join(copies)] if copies else [visits]


def _against(done: int, asked: int | None) -> str:
    return f"{done}" if asked is None else f"{done}/{asked}"
