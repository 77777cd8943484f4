"""The fields of a form: one below the other, or in two columns where the screen is wide."""

from collections.abc import Sequence
from itertools import takewhile

from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from outreach_tui.i18n import gettext as _
from outreach_tui.tui.text import in_line


class FormColumns(Container):
    """Fields in the order in which Tab goes through them; those from ``beside`` on stand in the second column.

    Below the first column there is room to say what would be saved, which a narrow screen does not have.
    """

    DEFAULT_CSS = """
    FormColumns { height: auto; layout: vertical; }
    FormColumns > Vertical { height: auto; width: 100%; }
    FormColumns .preview { display: none; height: auto; margin: 1 0 0 14; color: $text-muted; }
    """

    def __init__(self, fields: Sequence[Widget], beside: str) -> None:
        super().__init__()
        self._first = list(takewhile(lambda field: field.name != beside, fields))
        self._second = fields[len(self._first) :]

    def compose(self) -> ComposeResult:
        """Lay out both columns."""
        with Vertical():
            yield from self._first
            yield Static(classes="preview", markup=False)
        with Vertical():
            yield from self._second

    def say(self, text: str) -> None:
        """Say what would be saved."""
        title = (_("To be saved") + "\n", "bold") if text else ""
        said, place = Content.assemble(title, in_line(text)), self.query_one(".preview", Static)
        if not (isinstance(place.content, Content) and said.is_same(place.content)):
            place.update(said)
