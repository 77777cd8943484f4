"""The street table: one key is one consultation, on disk before the next one is saved."""

from collections.abc import Callable
from functools import partial

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container, Horizontal, Vertical
from textual.widgets import Static

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.records import Consultation
from outreach_tui.domain.vocabulary import Category
from outreach_tui.i18n import gettext as _
from outreach_tui.services.booth import BoothCopies, BoothState, Choice, read_booth, read_choice
from outreach_tui.services.office import Office
from outreach_tui.tui.booth_keys import IDLE, KEYS, category_of_key, in_order, material_of_key
from outreach_tui.tui.booth_messages import BoothLooked, BoothOffered, BoothSeated, BoothStored
from outreach_tui.tui.booth_queue import CALM, MOMENT, RETRY_SECONDS, SHOWN_WAITING, BoothQueue, Pressed, save_pressed
from outreach_tui.tui.booth_texts import booth_status, booth_title_bar, input_method_hint
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.booth_choice import NEW, BoothChoice
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.dialogs.copies import Copies, Handful
from outreach_tui.tui.forms.booth_close import BoothCloseForm
from outreach_tui.tui.forms.consultation import LastConsultationForm
from outreach_tui.tui.forms.event import EventForm
from outreach_tui.tui.forms.stock import MaterialForm
from outreach_tui.tui.messages import DataChanged, Refusal
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.widgets.big_number import BigNumber
from outreach_tui.tui.widgets.booth_entries import BoothEntries, MaterialKeys
from outreach_tui.tui.widgets.category_keys import CategoryKeys
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.lines import tell
from outreach_tui.wording.booth import booth_title
from outreach_tui.wording.problems import sentence

TYPE_CHECKING = False
if TYPE_CHECKING:
    from outreach_tui.services.booth_keeping import Seat


class BoothScreen(OutreachScreen[None]):
    """Counts at one booth. What it shows was read from disk after it was saved there."""

    PLACES = (Place.BOOTH,)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (34, "-high")]
    BINDINGS = [
        *(Binding(f"{key},{key.upper()}", f"consult('{category}')", show=False) for key, category in KEYS.items()),
        *(Binding(f"{key},{key.upper()}", "idle", show=False) for key in IDLE),
        Binding("ctrl+q", "quit", show=False),
    ]

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._queue = BoothQueue()
        self._seat: Seat | None = None
        self._seating = False
        self._state: BoothState | None = None
        self._order: list[str] = []
        self._chosen, self._keys = "", 0

    def compose(self) -> ComposeResult:
        """Lay out the number, the materials, the keys and the last entries."""
        yield Static(id="title", markup=False)
        with Container(id="booth"):
            with Vertical(id="booth-table"):
                with Horizontal(id="booth-top"):
                    yield BigNumber()
                    yield MaterialKeys()
                yield Static(id="booth-status", markup=False)
                yield CategoryKeys()
                yield Static(input_method_hint(), id="booth-hint", markup=False)
            yield BoothEntries(self.outreach.office.clock())
        yield KeyBar(*self.PLACES)

    def on_mount(self) -> None:
        """Find out which booths there are."""
        self.query_one(CategoryKeys).focus()
        self._show()
        self.outreach.gateway.read(self, read_choice, BoothOffered, group="booth")

    def on_booth_offered(self, message: BoothOffered) -> None:
        """Sit down at once where there is just one booth today; ask otherwise."""
        if self._seat is None and len(message.choice.of_day) == 1:
            self._sit_at(message.choice, message.choice.of_day[0].number)
        else:
            self.app.push_screen(BoothChoice(message.choice), partial(self._sit_at, message.choice))

    def _sit_at(self, choice: Choice, number: str | None) -> None:
        if number is None:
            if self._seat is None:
                self.app.pop_screen()
            return
        if self._queue:  # these were pressed for the booth one is leaving
            self.set_timer(MOMENT, partial(self._sit_at, choice, number))
            return
        self._seating = True
        title = booth_title(choice.occasion)

        def work(office: Office) -> "tuple[Seat, BoothState]":
            from outreach_tui.services.booth_keeping import BoothKeeping

            keeping = BoothKeeping(office)
            seat = keeping.sit_at(number if number != NEW else keeping.begin(title).name)
            return seat, read_booth(office, seat.event_id)

        self.outreach.gateway.write(self, work, lambda seated: BoothSeated(*seated), about="booth-seat")

    def on_booth_seated(self, message: BoothSeated) -> None:
        """Show the booth; keys that were pressed while it was opened are saved now."""
        self._seating = False
        self._queue.sit_elsewhere()
        self._seat, self._state = message.seat, message.state
        self._order = [line.material.name for line in message.state.copies]
        self._chosen = self._order[0] if self._order else ""
        self._save_next()
        self._show()

    def on_data_changed(self, message: DataChanged) -> None:
        """Read the booth again: someone else may sit at it too. Between keys, which tell most of it, that can wait."""
        if seat := self._seat:
            look = partial(self._look, seat.event_id)
            if self._queue.may_look(partial(self.set_timer, CALM, look)):
                look()

    def _look(self, event_id: RecordId) -> None:
        self._queue.looked()
        work = partial(read_booth, event_id=event_id)
        self.outreach.gateway.read(self, work, partial(BoothLooked, keys=self._keys), group="booth")

    def on_booth_looked(self, message: BoothLooked) -> None:
        """Show what was read, unless keys were saved since: they told more."""
        if message.keys == self._keys and self._seat and message.state.event.id == self._seat.event_id:
            self._state = message.state
            self._show()

    def on_key(self, event: events.Key) -> None:
        """Take in characters that are no key of a command: digits, full-width letters, first 汉字."""
        category, place = category_of_key(event.character), material_of_key(event.character)
        if category is not None:
            self._press(Pressed(category))
        elif place is not None and place < len(self._copies()):
            self._give([(self._copies()[place].material, 1)])
        else:
            return
        event.stop()
        event.prevent_default()

    def on_category_keys_chosen(self, message: CategoryKeys.Chosen) -> None:
        """Count what the mouse or the space bar pressed."""
        self._press(Pressed(message.category))

    def action_consult(self, category: str) -> None:
        """Count one consultation."""
        self._press(Pressed(Category(category)))

    def action_press_chosen(self) -> None:
        """Count one consultation of the category the arrows chose."""
        self.query_one(CategoryKeys).action_press()

    def action_take_back(self) -> None:
        """Take the last entry back."""
        self._press(Pressed())

    def action_idle(self) -> None:
        """Say that a letter has no category."""
        self.app.bell()

    def _press(self, pressed: Pressed) -> None:
        if self._seat is None and not self._seating:
            self.app.bell()
            return
        self._queue.press(pressed)
        self._save_next()
        self.set_timer(SHOWN_WAITING, lambda: self._show() if self._queue else None)

    def _save_next(self) -> None:
        if self._seating or self._seat is None or self._state is None or (pressed := self._queue.begin()) is None:
            return
        seat, state = self._seat, self._state
        newest = state.newest[0].id if state.newest else None
        target = self._queue.target(newest) if pressed.takes_back else None

        def work(office: Office) -> tuple[BoothState, RecordId | None]:
            return save_pressed(office, seat, pressed, target, state), target

        self.outreach.gateway.write(self, work, lambda done: BoothStored(*done), about="booth")

    def on_booth_stored(self, message: BoothStored) -> None:
        """Show what is on disk now, and save the next key."""
        self._keys += 1
        self._state = message.state
        self._queue.saved(message.taken_back)
        self._save_next()
        self._show()

    def on_refusal(self, message: Refusal) -> None:
        """Keep a key that could not be saved, say why, and try again."""
        if message.about == "booth":
            message.stop()
            self._queue.failed(sentence(message.problems[0]), gone=message.problems[0].code == "gone")
            self.set_timer(RETRY_SECONDS if self._queue.trouble else MOMENT, self._save_next)
            self._show()
        elif message.about == "booth-seat":
            self._seating = False
            if self._seat is None:
                self.action_leave()

    def action_hand_out(self) -> None:
        """Ask how many copies; where the catalogue is empty, what the first material is."""
        materials = [line.material for line in self._copies()]
        if not materials and self._state:
            self.app.push_screen(FormScreen(MaterialForm()))
        elif materials:
            chosen = next((at for at, material in enumerate(materials) if material.name == self._chosen), 0)
            self.app.push_screen(Copies(materials, chosen), self._give)

    def _give(self, handfuls: list[Handful] | None) -> None:
        for material, quantity in handfuls or ():
            self._chosen = material.name
            self._press(Pressed(material=material, quantity=quantity))

    def _copies(self) -> list[BoothCopies]:
        """Return the materials in the order of their digits, which stays while one sits here."""
        return in_order(self._state.copies if self._state else (), self._order)

    def action_detail(self) -> None:
        """Add to the last consultation."""
        self._once_saved(self._open_detail)

    def _open_detail(self) -> None:
        newest = self._state.newest if self._state else ()
        last = next((entry for entry in newest if isinstance(entry, Consultation)), None)
        if last is not None and self.is_current:
            self.app.push_screen(FormScreen(LastConsultationForm(last.day, last.id)))

    def action_close_booth(self) -> None:
        """Count what came back."""
        self._once_saved(self._open_close)

    def _open_close(self) -> None:
        if self._seat is not None and self.is_current:
            self.app.push_screen(FormScreen(BoothCloseForm(self._seat, self._copies())))

    def action_edit_event(self) -> None:
        """Change the event."""
        if self._seat is not None:
            self.app.push_screen(FormScreen(EventForm(reference=self._seat.number)))

    def action_choose_booth(self) -> None:
        """Sit at another booth."""
        self._once_saved(lambda: self.outreach.gateway.read(self, read_choice, BoothOffered, group="booth"))

    def action_leave(self) -> None:
        """Leave."""
        self.leave_then(self._leave)

    def _leave(self) -> None:
        if self.is_current:
            self.app.pop_screen()

    def action_quit(self) -> None:
        """Leave the program."""
        self.leave_then(self.app.exit)

    def leave_then(self, go: Callable[[], None]) -> None:
        """Let keys that wait be saved first; ask before those are lost that cannot be."""
        if not self._queue.trouble:
            self._once_saved(go)
            return
        question = _("{count} entries are not saved yet. Leave and lose them?").format(count=len(self._queue))
        self.app.push_screen(Confirm(question), lambda agreed: go() if agreed else None)

    def _once_saved(self, go: Callable[[], None]) -> None:
        """Call ``go`` when every key pressed before is on disk; while that cannot be, only say so."""
        if not self._queue:
            go()
        elif self._queue.trouble:
            self.app.bell()
        else:
            self.set_timer(MOMENT, partial(self._once_saved, go))

    def _show(self) -> None:
        """Draw the booth as it is on disk, and what waits."""
        state = self._state
        tell(self.query_one("#title", Static), booth_title_bar(state))
        tell(self.query_one("#booth-status", Static), booth_status(state, self._queue))
        if state is None:
            return
        newest = state.newest[0] if state.newest else None
        self.query_one(BigNumber).show(state.consultations)
        self.query_one(CategoryKeys).show(state.visits, newest.category if isinstance(newest, Consultation) else None)
        copies = self._copies()
        chosen = next((at for at, line in enumerate(copies) if line.material.name == self._chosen), 0)
        self.query_one(MaterialKeys).show(copies, chosen)
        self.query_one(BoothEntries).show(state.newest, self._queue)
