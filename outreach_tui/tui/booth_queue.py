"""Keys pressed at the street table that are not on disk yet: saved one at a time, in their order, each once."""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from time import monotonic

from outreach_tui.domain.identifiers import RecordId, new_id
from outreach_tui.domain.records import Material
from outreach_tui.domain.vocabulary import Category
from outreach_tui.services.booth import BoothState, read_booth
from outreach_tui.services.office import Office

TYPE_CHECKING = False
if TYPE_CHECKING:
    from outreach_tui.services.booth_keeping import Seat

#: Seconds until a key that could not be saved is tried again.
RETRY_SECONDS = 2.0
#: Seconds until one looks again whether all keys are saved.
MOMENT = 0.02
#: Seconds until a key that is not saved yet is shown to wait; most are saved before, and then shown as that at once.
SHOWN_WAITING = 0.1
#: Seconds after a key within which the booth is not read once more: a key tells all but what others handed out.
CALM = 3.0


@dataclass(frozen=True)
class Pressed:
    """One key: a consultation (``category``), copies (``material``), or neither: take the last entry back.

    ``id`` is made when the key is pressed and becomes the record's, so that no second try saves it twice.
    """

    category: Category | None = None
    material: Material | None = None
    quantity: int = 1
    id: RecordId = field(default_factory=new_id)

    @property
    def takes_back(self) -> bool:
        """Whether it takes the last entry back."""
        return self.category is None and self.material is None


class BoothQueue:
    """Holds keys until each is saved. ``trouble`` says why the first one could not be saved so far."""

    def __init__(self) -> None:
        self._waiting: deque[Pressed] = deque()
        self._own: list[RecordId] = []
        self._saving = False
        self._saved_at = -CALM
        self._look_is_due = False
        self.trouble = ""

    def __len__(self) -> int:
        return len(self._waiting)

    def __iter__(self) -> Iterator[Pressed]:
        return iter(self._waiting)

    def press(self, pressed: Pressed) -> None:
        """Take a key in, after those that wait."""
        self._waiting.append(pressed)

    def begin(self) -> Pressed | None:
        """Return the key to save now; ``None`` while another is being saved, or when none waits."""
        if self._saving or not self._waiting:
            return None
        self._saving = True
        return self._waiting[0]

    def target(self, newest: RecordId | None) -> RecordId | None:
        """Return what a key that takes back takes back: the last entry made here, else the newest of all."""
        return self._own[-1] if self._own else newest

    def saved(self, taken_back: RecordId | None) -> None:
        """Let go of the first key: it is on disk."""
        pressed = self._waiting.popleft()
        self._saving, self.trouble = False, ""
        self._saved_at = monotonic()
        if not pressed.takes_back:
            self._own.append(pressed.id)
        elif taken_back in self._own:
            self._own.remove(taken_back)

    def failed(self, trouble: str, *, gone: bool) -> None:
        """Keep the first key for another try; one that takes back what is ``gone`` already has nothing to do."""
        self._saving = False
        if gone and self._waiting and self._waiting[0].takes_back:
            self._waiting.popleft()
            self._own = self._own[:-1]
            self.trouble = ""
        else:
            self.trouble = trouble

    def may_look(self, later: Callable[[], object]) -> bool:
        """Tell whether to read the booth once more now; just after a key have it read ``later``, once."""
        if monotonic() - self._saved_at >= CALM:
            return True
        if not self._look_is_due:
            self._look_is_due = True
            later()
        return False

    def looked(self) -> None:
        """Take note that the booth is being read."""
        self._look_is_due = False

    def sit_elsewhere(self) -> None:
        """Forget what was entered at another booth; keys that wait are for this one."""
        self._own = []


def save_pressed(
    office: Office, seat: "Seat", pressed: Pressed, target: RecordId | None, before: BoothState
) -> BoothState:
    """Save one key and return the booth as it is on disk then."""
    from outreach_tui.services.booth_keeping import BoothKeeping

    keeping = BoothKeeping(office)
    if pressed.category is not None:
        keeping.consult(seat, pressed.category, pressed.id)
    elif pressed.material is not None:
        keeping.hand_out(seat, pressed.material, pressed.quantity, pressed.id)
    elif target is not None:
        keeping.take_back(target)
    # a consultation leaves every stock as it was; what others hand out is seen within some seconds anyway
    known = {line.material.name: line.on_hand for line in before.copies} if pressed.category is not None else {}
    return read_booth(office, seat.event_id, known)
