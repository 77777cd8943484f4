"""What a command is."""

from outreach_tui.domain.value import Value, dataclass
from outreach_tui.i18n import gettext
from outreach_tui.tui.commands.places import SCREENS, Place


@dataclass(frozen=True, eq=False, repr=False)
class Command(Value):
    """One thing the user can ask for.

    ``keys`` are Textual key names, the one to show first; ``shown`` is how that key is written; ``action``
    is the Textual action it runs; ``rank`` orders the key bar, 0 keeps a command out of it; ``to`` is the
    place it goes to, if any.
    """

    id: str
    place: Place
    keys: tuple[str, ...]
    shown: str
    action: str
    label: str
    help: str
    rank: int = 0
    to: Place | None = None

    @property
    def name(self) -> str:
        """The label in the language in use."""
        return gettext(self.label)

    @property
    def explanation(self) -> str:
        """The help in the language in use."""
        return gettext(self.help)

    @property
    def leads_somewhere(self) -> bool:
        """Whether there is anything behind it: the screen it goes to exists."""
        return self.to is None or self.to in SCREENS


def command(id: str, place: Place, keys: str, shown: str, action: str, label: str, help: str, rank: int = 0) -> Command:
    """Return a command; its keys are separated by spaces."""
    return Command(id, place, tuple(keys.split()), shown, action, label, help, rank)


def go(to: Place, keys: str, shown: str, label: str, help: str, rank: int = 0) -> Command:
    """Return the command that goes to a place from everywhere."""
    action = f"app.go('{to.value}')"
    return Command(to.value, Place.EVERYWHERE, tuple(keys.split()), shown, action, label, help, rank, to)
