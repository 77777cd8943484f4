"""Choosing one of several things by name."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from outreach_tui.i18n import gettext as _
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.dialog_keys import DialogKeys


class Choose(OutreachDialog[int]):
    """Answers with the place of what was chosen; Esc answers with nothing."""

    DEFAULT_CSS = """
    Choose > Vertical { width: 60; }
    """
    BINDINGS = [Binding("escape", "dismiss", show=False)]

    def __init__(self, question: str, names: Sequence[str], chosen: int = 0) -> None:
        super().__init__()
        self._question = question
        self._names = list(names)
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """List the names; the one that holds now is chosen."""
        with Vertical():
            yield Static(Content.styled(self._question, "bold"))
            yield OptionList(*(Option(Content(in_line(name))) for name in self._names))
            yield DialogKeys(("Enter", _("Choose")), ("Esc", _("Back")))

    def on_mount(self) -> None:
        """Stand on what holds now."""
        options = self.query_one(OptionList)
        options.highlighted = self._chosen
        options.focus()

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer."""
        self.dismiss(event.option_index)
