"""The help page, made from the list of commands."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from outreach_tui.domain.vocabulary import CellState
from outreach_tui.i18n import gettext
from outreach_tui.i18n import gettext as _
from outreach_tui.tui.commands import COMMANDS, PLACES, Command
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import fit
from outreach_tui.tui.widgets.coverage_grid import SIGNS
from outreach_tui.wording.labels import label

_KEY_NAMES = {
    "colon": ":", "question_mark": "?", "fullwidth_colon": "：", "fullwidth_question_mark": "？",
    "escape": "Esc", "enter": "Enter", "left": "←", "right": "→", "up": "↑", "down": "↓",
    "home": "Home", "pageup": "PgUp", "pagedown": "PgDn",
    "left_square_bracket": "[", "right_square_bracket": "]", "delete": "Del", "plus": "+",
}  # fmt: skip


class HelpScreen(OutreachDialog[None]):
    """Shows every command with its keys, and what the signs mean."""

    DEFAULT_CSS = """
    HelpScreen { align: center middle; }
    HelpScreen > VerticalScroll { width: 90%; max-width: 100; height: 90%; background: $panel; padding: 1 2; }
    """
    BINDINGS = [Binding("escape,q,f1,question_mark", "dismiss", show=False)]

    def compose(self) -> ComposeResult:
        """Write the page."""
        with VerticalScroll():
            yield Static(Content("\n").join(_lines()))


def key_name(key: str) -> str:
    """Return a key as people write it: ctrl+s is ^s."""
    if key.startswith("ctrl+"):
        return f"^{key.removeprefix('ctrl+')}"
    return _KEY_NAMES.get(key, key.upper() if key[0] == "f" and key[1:].isdigit() else key)


def keys_of(command: Command) -> str:
    """Return all keys of a command; full-width twins of a key are not repeated."""
    return " ".join(key_name(key) for key in command.keys if not key.startswith("fullwidth"))


def _lines() -> Iterator[Content]:
    yield Content.styled(_("outreach: keys"), "bold")
    for place, name in PLACES.items():
        yield Content.styled(f"\n{gettext(name)}", "bold $accent")
        for command in COMMANDS:
            if command.place is place:
                yield Content.assemble((fit(keys_of(command), 14), "bold"), command.explanation)
    yield Content.styled("\n" + _("Signs in the coverage grid"), "bold $accent")
    yield Content.assemble((fit("1 2 3", 14), "bold"), _("events held in that month"))
    for state in (CellState.PLANNED, CellState.ZERO, CellState.MISSING, CellState.ABSENT):
        yield Content.assemble((fit(SIGNS[state].strip() or _("blank"), 14), "bold"), label(state))
