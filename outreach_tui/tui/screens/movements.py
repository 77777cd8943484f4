"""What came and went of one material, and what was on hand after each movement."""

from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.records import Movement
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.services.shelf import MovementLine, MovementPage, read_movements
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.forms.event import EventForm
from outreach_tui.tui.messages import DataChanged, Saved
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.stock_texts import movement_columns, movement_tone
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import RecordList
from outreach_tui.wording.stock import movement_name


class MovementsScreen(OutreachScreen[None]):
    """Lists the movements of a material, newest first, in pages."""

    PLACES = (Place.MOVEMENTS,)

    class Loaded(Message):
        """A page was read; ``more`` says that it follows what is there."""

        def __init__(self, page: MovementPage, *, more: bool) -> None:
            super().__init__()
            self.page = page
            self.more = more

    def __init__(self, material: str) -> None:
        super().__init__()
        self._material = material

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Static(id="title", markup=False)
        yield RecordList[MovementLine](movement_columns(), tone=movement_tone)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    @property
    def _list(self) -> RecordList[MovementLine]:
        return self.query_one(RecordList)

    def on_mount(self) -> None:
        """Read the first page."""
        self._list.focus()
        self._load()

    def _load(self, after: MovementLine | None = None) -> None:
        self.outreach.gateway.read(
            self,
            partial(read_movements, name=self._material, after=after),
            partial(self.Loaded, more=after is not None),
            group="movements",
        )

    def on_data_changed(self, message: DataChanged) -> None:
        """Read the list again."""
        self._load()

    def on_movements_screen_loaded(self, message: "MovementsScreen.Loaded") -> None:
        """Show the page."""
        page = message.page
        if message.more:
            self._list.add(page.lines, complete=page.complete)
        else:
            self._list.show(page.lines, complete=page.complete)
        stock = page.stock
        self.query_one("#title", Static).update(
            Content.assemble(
                (f" {in_line(stock.material.name)} ", "bold"),
                (f" {_('On hand')} {stock.on_hand} {in_line(stock.material.measure)} ",
                 "bold $text-error" if stock.on_hand < 0 else "bold $accent"),
                ("  " + _("received {received}, handed out {handed_out}, adjusted {adjusted}").format(
                    received=stock.received, handed_out=stock.handed_out, adjusted=f"{stock.adjusted:+d}"
                ), "$text-muted"),
            )
        )  # fmt: skip

    def on_record_list_more_wanted(self) -> None:
        """Read the next page."""
        if self._list.records and not self._list.complete:
            self._load(self._list.records[-1])

    def on_record_list_opened(self) -> None:
        """Open the event of the chosen movement."""
        self.action_open_event()

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()

    def action_open_event(self) -> None:
        """Open the event that copies were handed out at."""
        chosen = self._list.chosen
        if chosen is not None and chosen.movement.event_number:
            self.app.push_screen(FormScreen(EventForm(reference=chosen.movement.event_number)))

    def action_take_back(self) -> None:
        """Ask, then take the chosen movement back."""
        if (chosen := self._list.chosen) is not None:
            moved = chosen.movement
            question = _("Take back: {what} {count} on {day}?").format(
                what=movement_name(moved.kind), count=f"{moved.quantity:+d}", day=moved.day
            )
            self.app.push_screen(Confirm(question), partial(self._take_back, moved))

    def _take_back(self, moved: Movement, agreed: bool | None) -> None:
        if not agreed:
            return

        def work(office: Office) -> str:
            from outreach_tui.services.stock import Stock

            Stock(office).take_back(moved)
            return _("Taken back.")

        self.outreach.gateway.write(self, work, Saved, about="take-back")
