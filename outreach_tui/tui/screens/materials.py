"""The materials: what is on hand of each, twelve months of it, and how long it will last."""

from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.drafts import MaterialDraft
from outreach_tui.domain.months import Month
from outreach_tui.domain.records import Material, MovementKind
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.services.shelf import Shelf, ShelfLine, read_shelf
from outreach_tui.tui.commands import Place
from outreach_tui.tui.forms.stock import MaterialForm, MoveForm
from outreach_tui.tui.messages import DataChanged, Saved
from outreach_tui.tui.periods import month_after, month_title
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.screens.movements import MovementsScreen
from outreach_tui.tui.stock_texts import shelf_columns, shelf_tone
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import RecordList
from outreach_tui.tui.widgets.stock_months import StockMonths


class MaterialsScreen(OutreachScreen[None]):
    """Lists the catalogue with its stock; the chosen material's months are drawn below."""

    PLACES = (Place.MATERIALS,)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    class Loaded(Message):
        """The shelf was read."""

        def __init__(self, shelf: Shelf) -> None:
            super().__init__()
            self.shelf = shelf

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._month = month

    def compose(self) -> ComposeResult:
        """Lay out the list over the months of the chosen material."""
        yield Static(id="title", markup=False)
        yield RecordList[ShelfLine](shelf_columns(), tone=shelf_tone)
        yield StockMonths()
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    @property
    def _list(self) -> RecordList[ShelfLine]:
        return self.query_one(RecordList)

    @property
    def _chosen(self) -> Material | None:
        line = self._list.chosen
        return line.stock.material if line else None

    def on_mount(self) -> None:
        """Read the shelf as it was at the end of the board's month."""
        self._list.focus()
        self._load()

    def _load(self) -> None:
        self.outreach.gateway.read(self, partial(read_shelf, month=self._month), self.Loaded, group="shelf")

    def on_data_changed(self, message: DataChanged) -> None:
        """Read the shelf again."""
        self._load()

    def on_materials_screen_loaded(self, message: "MaterialsScreen.Loaded") -> None:
        """Draw the shelf."""
        shelf = message.shelf
        if shelf.month != self._month:
            return
        self._list.empty = _("No material in the catalogue yet. Press n to add one.")
        self._list.show(shelf.lines)
        below = sum(line.stock.on_hand < 0 for line in shelf.lines)
        self.query_one("#title", Static).update(
            Content.assemble(
                (f" {_('Materials')} ", "bold"),
                (" " + _("stock at the end of {month}").format(month=month_title(self._month)) + " ", "bold $accent"),
                ("  " + _("{count} below zero").format(count=below) if below else "", "bold $text-error"),
            )
        )
        self._show_months()

    def on_record_list_moved(self) -> None:
        """Draw the months of the chosen material."""
        self._show_months()

    def _show_months(self) -> None:
        self.query_one(StockMonths).show(self._list.chosen)

    def on_record_list_opened(self) -> None:
        """Show what came and went of the chosen material."""
        self.action_movements()

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()

    def action_movements(self) -> None:
        """Show what came and went of the chosen material."""
        if self._chosen is not None:
            self.app.push_screen(MovementsScreen(self._chosen.name))

    def action_move(self, kind: str) -> None:
        """Record copies that came, went or were counted."""
        if self._chosen is not None:
            self.app.push_screen(FormScreen(MoveForm(MovementKind(kind), self._chosen.name)))

    def action_new(self) -> None:
        """Add a material."""
        self.app.push_screen(FormScreen(MaterialForm()))

    def action_edit(self) -> None:
        """Change the chosen material."""
        if self._chosen is not None:
            self.app.push_screen(FormScreen(MaterialForm(self._chosen)))

    def action_retire(self) -> None:
        """Hand the chosen material out no longer, or again."""
        chosen = self._chosen
        if chosen is None:
            return
        draft = MaterialDraft(chosen.name, chosen.kind, chosen.measure, chosen.law, not chosen.retired)

        def work(office: Office) -> str:
            from outreach_tui.services.stock import Stock

            return Stock(office).change_material(chosen.id, draft, version=chosen.version).name

        said = _("{name} is in use again.") if chosen.retired else _("{name} is no longer handed out.")
        self.outreach.gateway.write(self, work, lambda name: Saved(said.format(name=in_line(name))), about="retire")

    def action_go(self, months: int) -> None:
        """Show the stock as it was a month before or after."""
        self._month = month_after(self._month, months)
        self._load()
