"""How many copies were handed out at the street table: a number, or names with numbers."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from outreach_tui.domain.findings import MOST_COPIES
from outreach_tui.domain.numerals import read_count
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import Material
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.shorthand import read_materials
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.dialog_keys import keys_line
from outreach_tui.wording.problems import sentence

Handful = tuple[Material, int]


class Copies(OutreachDialog[list[Handful]]):
    """A bar at the foot of the screen. Up and down choose the material; Enter alone, or + again, is one copy."""

    DEFAULT_CSS = """
    Copies { align: left bottom; background: $background 40%; }
    Copies > Vertical { width: 1fr; max-width: 100%; padding: 0 1; border-left: none; border-top: tall $accent; }
    Copies #told { height: auto; }
    """
    BINDINGS = [
        Binding("escape", "dismiss", show=False),
        Binding("up", "move(-1)", show=False, priority=True),
        Binding("down", "move(1)", show=False, priority=True),
        Binding("plus,fullwidth_plus_sign", "one", show=False, priority=True),
    ]

    def __init__(self, materials: Sequence[Material], chosen: int) -> None:
        super().__init__()
        self._materials = materials
        self._chosen = chosen

    def compose(self) -> ComposeResult:
        """Lay out the question, the line and what it is taken for."""
        with Vertical():
            yield Static(id="which", markup=False)
            yield Input(placeholder=_("30, or: reader 30, leaflet 200"), compact=True)
            yield Static(id="told", markup=False)
            yield Static(keys_line(("Enter", _("Save")), ("↑ ↓", _("Material")), ("Esc", _("Close"))))

    def on_mount(self) -> None:
        """Ask."""
        self._ask()
        self.query_one(Input).focus()

    def _ask(self) -> None:
        material = self._materials[self._chosen]
        name, word = in_line(material.name), in_line(material.measure)
        told = Content.assemble(("+ ", "bold $accent"), (name, "bold"), (f" {word}", "$text-muted"))
        self.query_one("#which", Static).update(told)

    def action_move(self, places: int) -> None:
        """Choose another material."""
        self._chosen = (self._chosen + places) % len(self._materials)
        self._ask()

    def action_one(self) -> None:
        """Answer with what was typed, or with one copy."""
        self._answer(self.query_one(Input).value)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer."""
        self._answer(event.value)

    def _answer(self, text: str) -> None:
        handfuls, problems = self._read(text.strip())
        if problems:
            said = Content.styled("  ".join(map(sentence, problems)), "$text-error")
            self.query_one("#told", Static).update(said)
        else:
            self.dismiss(handfuls)

    def _read(self, text: str) -> tuple[list[Handful], list[Problem]]:
        count = read_count(text) if text else None
        if not text:
            return [(self._materials[self._chosen], 1)], []
        if count is not None:
            handfuls = [(self._materials[self._chosen], count.value)]
        else:
            read = read_materials(text, self._materials)
            if read.problems:
                return [], list(read.problems)
            by_name = {material.name: material for material in self._materials}
            handfuls = [(by_name[line.material], line.quantity) for line in read.lines]
        limits = {"least": "1", "most": str(MOST_COPIES)}
        return handfuls, [
            Problem("number_range", "quantity", str(quantity), details=limits)
            for _material, quantity in handfuls
            if not 1 <= quantity <= MOST_COPIES
        ]

    def on_click(self, event: events.Click) -> None:
        """Leave when the screen behind is clicked."""
        if event.widget is self:
            self.dismiss()
