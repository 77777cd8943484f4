"""A question with two answers."""

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.widgets import Static

from outreach_tui.i18n import gettext as _
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import shown
from outreach_tui.tui.widgets.dialog_keys import DialogKeys


class Confirm(OutreachDialog[bool]):
    """Asks; Enter or ``y`` agrees, Esc or ``n`` does not."""

    DEFAULT_CSS = """
    Confirm > Vertical { width: 64; }
    """
    BINDINGS = [
        Binding("enter,y,f9", "answer(True)", show=False),
        Binding("escape,n", "answer(False)", show=False),
    ]

    def __init__(self, question: str) -> None:
        super().__init__(classes="-warns")
        self._question = question

    def compose(self) -> ComposeResult:
        """Show the question and the two keys."""
        with Vertical():
            yield Static(shown(self._question))
            yield DialogKeys(("Enter", _("Yes")), ("Esc", _("No")))

    def action_answer(self, agreed: bool) -> None:
        """Close with the answer."""
        self.dismiss(agreed)
