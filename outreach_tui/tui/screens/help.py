"""The help page, made from the list of commands."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from rich.console import Console
from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.vocabulary import CellState
from outreach_tui.i18n import gettext, language
from outreach_tui.i18n import gettext as _
from outreach_tui.paths import Paths
from outreach_tui.services.office import Office
from outreach_tui.tui.commands import COMMANDS, PLACES
from outreach_tui.tui.keymap import Keymap, keys_text
from outreach_tui.tui.messages import Refusal
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import fit, in_line
from outreach_tui.tui.widgets.coverage_grid import SIGNS
from outreach_tui.tui.widgets.dialog_keys import DialogKeys
from outreach_tui.wording.installation import FACTS
from outreach_tui.wording.labels import label, listed


class HelpScreen(OutreachDialog[None]):
    """Shows every command with its keys, what the signs mean, and what there is to know of this installation."""

    DEFAULT_CSS = """
    HelpScreen > Vertical { width: 90%; max-width: 100; height: 90%; }
    HelpScreen VerticalScroll { height: 1fr; overflow-y: scroll; scrollbar-size-vertical: 1; }
    """
    BINDINGS = [Binding("escape,q,f1,question_mark", "dismiss", show=False)]

    class Known(Message):
        """Versions, places and numbers of records were read, by their names."""

        def __init__(self, facts: Mapping[str, Any]) -> None:
            super().__init__()
            self.facts = facts

    def compose(self) -> ComposeResult:
        """Leave room for the page, which is as wide as the screen lets it be."""
        with Vertical():
            yield Static(Content.styled(_("outreach: keys"), "bold"))
            with VerticalScroll():
                yield Static(id="page")
                yield Static(id="installation")
            yield DialogKeys(("↑ ↓ PgUp PgDn", _("Scroll")), ("Esc", _("Close")))

    def on_mount(self) -> None:
        """Read what is not about keys."""
        self.outreach.gateway.read(self, partial(_read, paths=self.outreach.paths), self.Known, group="installation")

    def on_help_screen_known(self, message: "HelpScreen.Known") -> None:
        """Say it below the keys."""
        lines = [Content.styled("\n" + _("This installation"), "bold $accent")]
        lines += [Content(f"{gettext(FACTS[name])}: {_flat(value)}") for name, value in message.facts.items()]
        self.query_one("#installation", Static).update(Content("\n").join(lines))

    def on_refusal(self, message: Refusal) -> None:
        """Leave it out where the database cannot be read: that is said elsewhere."""
        message.stop()

    def on_resize(self) -> None:
        """Write the page for its width."""
        width = max(self.query_one(VerticalScroll).scrollable_content_region.width, _KEYS + 8)
        self.query_one("#page", Static).update(Content("\n").join(_lines(self.outreach.keymap, width)))


def _read(office: Office, *, paths: Paths) -> dict[str, Any]:
    from outreach_tui.services.installation import installation, on_record  # 10 ms

    return {**installation(paths, language(), office.database.location), **on_record(office)}


def _flat(value: object) -> str:
    """Return a fact in a line."""
    if isinstance(value, Mapping):
        return listed(f"{name} {part}" for name, part in value.items())
    return in_line(str(value))


#: Cells that the keys of a command take.
_KEYS = 18


def _lines(keymap: Keymap, width: int) -> Iterator[Content]:
    for place, name in PLACES.items():
        yield Content.styled(f"\n{gettext(name)}", "bold $accent")
        for command in COMMANDS:
            if command.place is place:
                yield from _explained(keys_text(keymap.keys_of(command)), command.explanation, width)
    yield Content.styled("\n" + _("Signs in the coverage grid"), "bold $accent")
    yield from _explained("1 2 3", _("events held in that month"), width)
    for state in (CellState.PLANNED, CellState.ZERO, CellState.MISSING, CellState.ABSENT):
        yield from _explained(SIGNS[state].strip() or _("blank"), label(state), width)


def _explained(sign: str, explanation: str, width: int) -> Iterator[Content]:
    """Yield a sign with what it means, which goes on under itself."""
    for part in Text(explanation).wrap(Console(width=width), width - _KEYS):
        yield Content.assemble((fit(sign, _KEYS), "bold"), part.plain)
        sign = ""
