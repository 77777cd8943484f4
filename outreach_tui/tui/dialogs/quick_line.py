"""The quick line: type an event in one line, see what it is taken for, press Enter."""

from collections.abc import Sequence

from textual import events
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from outreach_tui.domain.findings import Known
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.quickline import QuickLine as Reading
from outreach_tui.intake.quickline import read_line
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved as SavedRecord
from outreach_tui.tui.messages import Refusal, Saved
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.dialog_keys import keys_line
from outreach_tui.tui.widgets.line_input import LineInput
from outreach_tui.wording.drafts import said_in_one_line
from outreach_tui.wording.problems import sentence


class QuickLine(OutreachDialog[None]):
    """A bar at the foot of the screen; where something is doubtful the first Enter asks, the second saves."""

    DEFAULT_CSS = """
    QuickLine { align: left bottom; background: $background 40%; }
    QuickLine > Vertical { width: 1fr; max-width: 100%; padding: 0 1; border-left: none; border-top: tall $accent; }
    QuickLine #preview { height: auto; min-height: 1; }
    """
    BINDINGS = [
        Binding("escape", "dismiss", show=False),
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", show=False),
        Binding("tab", "next_word", show=False, priority=True),
    ]

    class Opened(Message):
        """The lists were read."""

        def __init__(self, known: Known) -> None:
            super().__init__()
            self.known = known

    class Stored(Message):
        """The event was saved."""

        def __init__(self, saved: SavedRecord) -> None:
            super().__init__()
            self.saved = saved

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._month = month
        self._known: Known | None = None
        self._reading: Reading | None = None
        self._choosable: list[Problem] = []
        self._choices: dict[str, str] = {}
        self._current = 0
        self._asked = ""
        self._saving = False

    def compose(self) -> ComposeResult:
        """Lay out the line and its preview."""
        with Vertical():
            yield LineInput(placeholder=_("5.4 lecture @Changcheng 45 reader30"), compact=True)
            yield Static(id="preview", markup=False)
            yield Static(keys_line(("Enter", _("Save")), ("Esc", _("Close"))))

    def on_mount(self) -> None:
        """Read the lists that names are found in."""
        self.query_one(Input).focus()
        self.outreach.gateway.read(self, lambda office: office.known(), self.Opened, group="quick")

    def on_quick_line_opened(self, message: "QuickLine.Opened") -> None:
        """Preview what was typed meanwhile."""
        self._known = message.known
        self._preview()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Preview what is typed."""
        self._asked = ""
        self._preview()

    def _preview(self) -> None:
        text = self.query_one(Input).value
        if self._known is None or not text.strip():
            self._reading = None
            self.query_one("#preview", Static).update("")
            return
        today = self.outreach.office.today
        day = today if self._month.year == today.year else self._month.start
        open_ended = read_line(text, self._known, day)
        self._choosable = [problem for problem in open_ended.problems if problem.code == "ambiguous"]
        self._reading = read_line(text, self._known, day, self._choices)
        self._show(self._problems())

    def _show(self, problems: Sequence[Problem], *asking: Content) -> None:
        assert self._reading is not None
        assert self._known is not None
        lines = _preview_of(self._reading, problems, self._known)
        for place, problem in enumerate(self._choosable):
            taken = self._choices.get(problem.value, problem.suggestions[0])
            current = place == self._current % len(self._choosable)
            lines.append(_choice_of(problem.value, problem.suggestions, taken, current=current))
        self.query_one("#preview", Static).update(Content("\n").join([*lines, *asking]))

    def action_choose(self, step: int) -> None:
        """Take another of the names that the current word may mean."""
        if self._choosable:
            problem = self._choosable[self._current % len(self._choosable)]
            names = problem.suggestions
            place = names.index(self._choices.get(problem.value, names[0])) if problem.value in self._choices else 0
            self._choices[problem.value] = names[(place + step) % len(names)]
            self._preview()

    def action_next_word(self) -> None:
        """Go to the next word that may mean several things."""
        self._current += 1
        self._preview()

    def _problems(self) -> list[Problem]:
        assert self._reading is not None
        assert self._known is not None
        return self._reading.all_problems(self._known)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save; where something is doubtful, ask first."""
        if self._reading is None or self._saving:
            return
        problems = self._problems()
        draft = self._reading.draft
        if draft is None or any(problem.severity is Severity.ERROR for problem in problems):
            self.app.bell()
            return
        doubtful = any(problem.severity is Severity.DOUBT for problem in problems)
        if doubtful and self._asked != event.value:
            self._asked = event.value
            self._show(problems, Content.styled(_("Enter once more saves it."), "bold $warning"))
            return
        self._saving = True

        def work(office: Office) -> SavedRecord:
            from outreach_tui.services.logbook import Logbook

            return Logbook(office).add_event(draft, insist=True)

        self.outreach.gateway.write(self, work, self.Stored, about="event")

    def on_quick_line_stored(self, message: "QuickLine.Stored") -> None:
        """Say what was saved, and leave."""
        said = _("Event {number} saved.").format(number=message.saved.name)
        self.app.post_message(Saved(said, message.saved.notes))
        self.dismiss()

    def on_refusal(self, message: Refusal) -> None:
        """Let the line be mended."""
        self._saving = False

    def on_click(self, event: events.Click) -> None:
        """Leave when the screen behind is clicked."""
        if event.widget is self:
            self.dismiss()


def _preview_of(reading: Reading, problems: Sequence[Problem], known: Known) -> list[Content]:
    """Return the lines that say what a line means and what is wrong with it; choices are shown apart."""
    lines = [Content(in_line(said_in_one_line(reading.draft, known)))] if reading.draft is not None else []
    for problem in problems:
        if problem.code != "ambiguous":
            colour = "$text-error" if problem.severity is Severity.ERROR else "$text-warning"
            lines.append(Content.styled(sentence(problem), colour))
    return lines


def _choice_of(value: str, names: Sequence[str], taken: str, *, current: bool) -> Content:
    """Return a word that may mean several things with the names, the one taken lit up."""
    parts = [Content(in_line(f"{value}: "))]
    for name in names:
        parts += [Content.styled(in_line(name), "bold $text-accent" if name == taken else "$text-muted"), Content("  ")]
    hint = _("(up and down choose, Tab goes on)") if current else ""
    return Content("").join([*parts, Content.styled(hint, "$text-muted")])
