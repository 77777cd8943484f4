"""A card: one figure of the month, its target as a bar, and the twelve months of its year."""

from rich.cells import cell_len
from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from outreach_tui.domain.vocabulary import MATERIAL_GROUPS, Measure
from outreach_tui.i18n import gettext as _
from outreach_tui.services.board import Card
from outreach_tui.tui.bars import bar, is_plain, sparkline
from outreach_tui.wording.labels import label
from outreach_tui.wording.units import measured


class FigureCard(Widget, can_focus=True):
    """Draws a :class:`Card`; Enter or a click asks for the records behind it."""

    DEFAULT_CSS = """
    FigureCard { height: 4; width: 1fr; background: $panel; padding: 0 1; margin: 0 1 0 0; }
    FigureCard:focus { background: $primary-muted; }
    FigureCard:nocolor:focus { text-style: reverse; }
    """
    BINDINGS = [Binding("enter", "open", show=False)]

    class Opened(Message):
        """The user wants the records behind a card."""

        def __init__(self, card: Card) -> None:
            super().__init__()
            self.card = card

    def __init__(self) -> None:
        super().__init__()
        self._card: Card | None = None
        self._month = 0

    def show(self, card: Card, month: int) -> None:
        """Draw another card; ``month`` (1 to 12) is the one to stress in the series."""
        self._card, self._month = card, month
        self.refresh()

    @property
    def card(self) -> Card | None:
        """What is drawn."""
        return self._card

    def render(self) -> Content:
        """Draw title, figure, bar and series, each on a line of its own."""
        card = self._card
        if card is None:
            return Content("")
        width = max(self.content_size.width, 8)
        lines = (self._title(card), figure_text(card, width), self._bar(card, width), self._series(card, width))
        return Content("\n").join(lines)

    def _title(self, card: Card) -> Content:
        return Content.styled(card_name(card), "$text-muted")

    def _bar(self, card: Card, width: int) -> Content:
        if not card.target:
            return Content.styled(_("no target"), "$text-disabled")
        return bar(card.value, card.target, width, plain=is_plain(self.app), thin=True)

    def _series(self, card: Card, width: int) -> Content:
        return sparkline(card.series[:width], self._month - 1, plain=is_plain(self.app))

    def action_open(self) -> None:
        """Ask for the records."""
        if self._card is not None:
            self.post_message(self.Opened(self._card))

    def on_click(self, event: events.Click) -> None:
        """Ask for the records."""
        event.stop()
        self.focus()
        self.action_open()


def card_name(card: Card) -> str:
    """Return what a card counts: the measure, or the group of materials that has its measure word."""
    if card.measure is not Measure.COPIES:
        return label(card.measure)
    for group, term in MATERIAL_GROUPS.items():
        if term.measure == card.word:
            return label(group)
    return card.word


def figure_text(card: Card, width: int) -> Content:
    """Return the figure, with its target and unit where there is room: the figure itself is never cut."""
    value = f"~{card.value}" if card.estimated else str(card.value)
    target = "" if card.target is None else f"/{card.target}"
    unit = f" {measured(card.measure, card.word)}"
    for told in (f"{target}{unit}", target, unit, ""):  # the bar tells of the target, too
        if cell_len(value + told) <= width:
            break
    return Content.assemble((value, "bold $text"), (told, "$text-muted"))
