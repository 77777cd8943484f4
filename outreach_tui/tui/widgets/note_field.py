"""The field of a form that takes several lines."""

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Label, Static, TextArea


class NoteField(Vertical):
    """A label beside a few lines of free text; has what a :class:`FormField` has."""

    DEFAULT_CSS = """
    NoteField { height: auto; }
    NoteField > Horizontal { height: 3; }
    NoteField Label { width: 14; color: $text-muted; }
    NoteField TextArea { width: 1fr; height: 3; background: $surface; }
    NoteField .hint { height: auto; padding: 0 0 0 14; color: $text-error; display: none; }
    NoteField.-wrong .hint { display: block; }
    NoteField.-active Label { color: $accent; text-style: bold; }
    """

    class Changed(Message):
        """The user typed."""

    def __init__(self, name: str, title: str) -> None:
        super().__init__(name=name, id=f"field-{name}")
        self.title = title

    def compose(self) -> ComposeResult:
        """Lay out label, text and the line under them."""
        with Horizontal():
            yield Label(Content(self.title))
            yield TextArea(soft_wrap=True, tab_behavior="focus", compact=True)
        yield Static(classes="hint", markup=False)

    @property
    def input(self) -> TextArea:
        """Where it is typed."""
        return self.query_one(TextArea)

    @property
    def value(self) -> str:
        """What was typed."""
        return self.input.text

    def fill(self, text: str) -> None:
        """Put a text in without calling it typed."""
        with self.prevent(TextArea.Changed):
            self.input.text = text
        self.wrong("")

    def wrong(self, message: str) -> None:
        """Say what is wrong with it, ``""`` that nothing is."""
        self.set_class(bool(message), "-wrong")
        self.query_one(".hint", Static).update(Content(message))

    def on_descendant_focus(self) -> None:
        """Stress the label."""
        self.add_class("-active")

    def on_descendant_blur(self) -> None:
        """Stress the label no longer."""
        self.remove_class("-active")

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Turn the toolkit's message into ours."""
        event.stop()
        self.remove_class("-wrong")
        self.post_message(self.Changed())
