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
from outreach_tui.tui.commands import COMMANDS, PLACES
from outreach_tui.tui.keymap import Keymap, keys_text
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import fit
from outreach_tui.tui.widgets.coverage_grid import SIGNS
from outreach_tui.wording.labels import label


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
            yield Static(Content("\n").join(_lines(self.outreach.keymap)))


def _lines(keymap: Keymap) -> Iterator[Content]:
    yield Content.styled(_("outreach: keys"), "bold")
    for place, name in PLACES.items():
        yield Content.styled(f"\n{gettext(name)}", "bold $accent")
        for command in COMMANDS:
            if command.place is place:
                yield Content.assemble((fit(keys_text(keymap.keys_of(command)), 18), "bold"), command.explanation)
    yield Content.styled("\n" + _("Signs in the coverage grid"), "bold $accent")
    yield Content.assemble((fit("1 2 3", 18), "bold"), _("events held in that month"))
    for state in (CellState.PLANNED, CellState.ZERO, CellState.MISSING, CellState.ABSENT):
        yield Content.assemble((fit(SIGNS[state].strip() or _("blank"), 18), "bold"), label(state))
