"""A line above a list that narrows it to what is typed."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from outreach_tui.i18n import gettext as _
from outreach_tui.tui.widgets.dialog_keys import keys_line


class _FilterInput(Input):
    """Goes back to the list with Enter, Down or Esc; Esc takes the text away, too."""

    def on_key(self, event: events.Key) -> None:
        if event.key not in ("down", "enter", "escape"):
            return
        event.stop()
        event.prevent_default()
        if event.key == "escape":
            self.value = ""
        if isinstance(self.parent, FilterLine):
            self.parent.post_message(FilterLine.Left())


class FilterLine(Horizontal):
    """What to look for; says what it looks in while it is empty."""

    DEFAULT_CSS = """
    FilterLine { height: 1; padding: 0 1; }
    FilterLine .sign { width: 2; color: $accent; text-style: bold; }
    FilterLine .keys { width: auto; display: none; }
    FilterLine.-typing .keys { display: block; }
    FilterLine Input, FilterLine Input:focus { width: 1fr; background: $background; }
    """

    class Changed(Message):
        """Other text is to be looked for."""

    class Left(Message):
        """The user is done typing."""

    def __init__(self, hint: str) -> None:
        super().__init__()
        self._hint = hint

    def compose(self) -> ComposeResult:
        """Lay out the sign and the input."""
        yield Static(Content("/"), classes="sign")
        yield _FilterInput(placeholder=self._hint, compact=True, select_on_focus=False)
        yield Static(keys_line(("Enter", _("To the list")), ("Esc", _("Clear"))), classes="keys")

    def on_descendant_focus(self) -> None:
        """Show the keys that work while one types."""
        self.add_class("-typing")

    def on_descendant_blur(self) -> None:
        """Put them away."""
        self.remove_class("-typing")

    @property
    def value(self) -> str:
        """What is typed."""
        return self.query_one(Input).value

    def clear(self) -> None:
        """Look for nothing in particular."""
        self.query_one(Input).value = ""

    def type(self) -> None:
        """Let the user type."""
        self.query_one(Input).focus()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Turn the toolkit's message into ours."""
        event.stop()
        self.post_message(self.Changed())
