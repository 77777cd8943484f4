"""Asking for a file that is there."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from outreach_tui.domain.problems import Problem
from outreach_tui.i18n import gettext as _
from outreach_tui.tui.file_offers import files_like, typed_path
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.widgets.dialog_keys import DialogKeys
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.wording.problems import sentence


class OpenFile(OutreachDialog[Path]):
    """A line for the path of a file of one of some kinds; answers with the path once there is such a file."""

    DEFAULT_CSS = """
    OpenFile > Vertical { width: 84; }
    """
    BINDINGS = [Binding("escape", "dismiss", show=False)]

    def __init__(self, question: str, suffixes: Sequence[str]) -> None:
        super().__init__()
        self._question = question
        self._suffixes = tuple(suffixes)

    def compose(self) -> ComposeResult:
        """Lay out the question and the keys."""
        with Vertical():
            yield Static(Content(self._question))
            yield Static(Content("  ".join(self._suffixes)), classes="advice")
            yield FormField("path", _("Path"), offers=partial(files_like, suffixes=self._suffixes), complete=False)
            yield DialogKeys(("Enter", _("Open")), ("↑ ↓", _("Choose")), ("Esc", _("Close")))

    def on_mount(self) -> None:
        """Begin in the user's folder."""
        field = self.query_one(FormField)
        field.fill(f"{Path.home()}/")
        field.input.focus()

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Answer with the file; a folder is gone into."""
        event.stop()
        field = self.query_one(FormField)
        if not field.value.strip():
            return
        path = typed_path(field.value)
        try:
            if path.is_file():
                self.dismiss(path)
                return
            code = "file_is_folder" if path.is_dir() else "file_missing"
        except (OSError, ValueError):
            code = "file_missing"
        field.wrong(sentence(Problem(code, "file", str(path))))
