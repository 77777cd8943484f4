"""Asking for a file and keeping it with an event."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Checkbox, Input, Static

from outreach_tui.domain.files import SUFFIXES
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved as SavedRecord
from outreach_tui.tui.file_offers import files_like
from outreach_tui.tui.messages import Refusal, Saved
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.widgets.dialog_keys import DialogKeys
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.wording.problems import sentence


class _TickBox(Checkbox):
    """A box that is empty until it is ticked: the toolkit's own has a cross in another colour."""

    @property
    def _button(self) -> Content:
        return Content("[x]" if self.value else "[ ]")


class AttachDialog(OutreachDialog[None]):
    """A line for the path of a file; the files there are offered as it is typed."""

    DEFAULT_CSS = """
    AttachDialog Checkbox, AttachDialog Checkbox:focus { border: none; margin: 1 0 0 0; background: $panel; }
    """
    BINDINGS = [Binding("escape", "dismiss", show=False)]

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number

    def compose(self) -> ComposeResult:
        """Lay out the question and the keys."""
        with Vertical():
            yield Static(Content(_("Which file belongs to event {number}?").format(number=self._number)))
            yield FormField(
                "path", _("File"), offers=partial(files_like, suffixes=SUFFIXES), placeholder="~/Pictures/0504.jpg"
            )
            yield _TickBox(Content(_("Remove the location from photos")), compact=True)
            yield DialogKeys(("Enter", _("Keep")), ("↑ ↓", _("Choose")), ("Tab Space", _("Tick")), ("Esc", _("Close")))

    def on_mount(self) -> None:
        """Let the user type."""
        self._field.input.focus()

    @property
    def _field(self) -> FormField:
        return self.query_one(FormField)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Keep the file."""
        # a path dragged into a terminal comes in quotes
        typed = self._field.value.strip().strip("'\"")
        if not typed:
            return
        number, path = self._number, Path(typed).expanduser()
        blanked = self.query_one(Checkbox).value

        def work(office: Office) -> SavedRecord:
            from outreach_tui.services.attachments import Attachments

            return Attachments(office).attach(number, path, without_position=blanked)

        said = _("{name} is kept with event {number}.")
        self.outreach.gateway.write(
            self, work, lambda saved: Saved(said.format(name=saved.name, number=number), saved.notes), about="attach"
        )

    def on_saved(self) -> None:
        """Leave; the application says what was saved."""
        self.dismiss()

    def on_refusal(self, message: Refusal) -> None:
        """Say what is wrong with the file."""
        message.stop()
        self._field.wrong("\n".join(map(sentence, message.problems)))
