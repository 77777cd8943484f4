"""What the workers of the street table tell its screen."""

from textual.message import Message

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.services.booth import BoothState, Choice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from outreach_tui.services.booth_keeping import Seat


class BoothOffered(Message):
    """It was read which booths there are."""

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self.choice = choice


class BoothSeated(Message):
    """A booth was chosen, or begun."""

    def __init__(self, seat: "Seat", state: BoothState) -> None:
        super().__init__()
        self.seat = seat
        self.state = state


class BoothStored(Message):
    """The first key that waited is on disk, and the booth stands so now."""

    def __init__(self, state: BoothState, taken_back: RecordId | None) -> None:
        super().__init__()
        self.state = state
        self.taken_back = taken_back


class BoothLooked(Message):
    """The booth was read again; ``keys`` were on disk when that began."""

    def __init__(self, state: BoothState, keys: int) -> None:
        super().__init__()
        self.state = state
        self.keys = keys
