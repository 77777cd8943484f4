"""Asking for a file, and writing a document to it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from threading import Event

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from outreach_tui.domain.files import portable_name
from outreach_tui.domain.problems import refuse
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.tui.file_offers import typed_path
from outreach_tui.tui.messages import Refusal
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.widgets.dialog_keys import DialogKeys, Key
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.wording.problems import sentence

#: Writes a document to a path; the last argument says whether to replace what is there.
Writing = Callable[[Office, Path, bool], None]
#: How far it is gets told each time so many more rows were read.
TOLD_EVERY = 5_000


class ExportDialog(OutreachDialog[None]):
    """A line for the path of a file, whose suffix decides the format; the first of ``suffixes`` is proposed.

    ``advice`` is said with the question where there is only one format.
    """

    DEFAULT_CSS = """
    ExportDialog > Vertical { width: 84; }
    """
    BINDINGS = [Binding("escape", "stop", show=False)]

    class Progressed(Message):
        """So many rows were read for the document."""

        def __init__(self, rows: int) -> None:
            super().__init__()
            self.rows = rows

    class Written(Message):
        """The document is there."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    def __init__(self, name: str, suffixes: Sequence[str], write: Writing, *, advice: str = "") -> None:
        super().__init__()
        self._name = name
        self._suffixes = tuple(suffixes)
        self._write = write
        self._advice = advice
        self._replacing = ""
        self._busy = False
        self._stopped = Event()
        self._rows = self._told = 0

    def compose(self) -> ComposeResult:
        """Lay out the question and the keys."""
        with Vertical():
            yield Static(Content(self._question), classes="advice")
            yield FormField("path", _("Path"))
            yield DialogKeys(*_keys())

    @property
    def _question(self) -> str:
        if len(self._suffixes) == 1:
            return "\n".join(filter(None, (_("Write to which file?"), self._advice)))
        return _("Write to which file? The suffix decides the format:") + "\n" + "  ".join(self._suffixes)

    def on_mount(self) -> None:
        """Propose a name, and let the user type."""
        self._field.input.value = str(Path.home() / portable_name(f"{self._name}{self._suffixes[0]}"))
        self._field.input.focus()

    @property
    def _field(self) -> FormField:
        return self.query_one(FormField)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the document; entering the name of a file in the way once more replaces it."""
        typed = self._field.value.strip()
        if typed and not self._busy:
            path, force = typed_path(typed), self._replacing == typed
            self._replacing = typed
            self._begin()

            def work(office: Office) -> Path:
                self._write(replace(office, database=office.database.watched(self._watch)), path, force)
                return path

            self.outreach.gateway.read(self, work, self.Written, group="export")

    def _begin(self) -> None:
        self._busy, self._rows, self._told = True, 0, 0
        self._stopped.clear()
        self._say(_("Writing ..."))

    def _say(self, text: str) -> None:
        self.query_one(DialogKeys).tell(*([(text, ""), ("Esc", _("Stop"))] if text else _keys()))

    def _watch(self, rows: int) -> None:
        """Count what is read; runs in the worker, and ends it when the user wants that."""
        if self._stopped.is_set():
            raise refuse("writing_stopped", "file", self._replacing)
        self._rows += rows
        if self._rows - self._told >= TOLD_EVERY:
            self._told = self._rows
            self.post_message(self.Progressed(self._rows))

    def on_export_dialog_progressed(self, message: "ExportDialog.Progressed") -> None:
        """Say how far it is."""
        if self._busy:
            self._say(_("Writing ... {rows} records").format(rows=f"{message.rows:,}"))

    def action_stop(self) -> None:
        """Stop writing; else close."""
        if self._busy:
            self._stopped.set()
        else:
            self.dismiss()

    def on_export_dialog_written(self, message: "ExportDialog.Written") -> None:
        """Say where the document is, and leave."""
        self.notify(_("Written: {path}").format(path=message.path), markup=False)
        self.dismiss()

    def on_refusal(self, message: Refusal) -> None:
        """Say what is wrong with the file."""
        message.stop()
        self._busy = False
        self._say("")
        in_the_way = any(problem.code == "file_exists_force" for problem in message.problems)
        if in_the_way:
            self._field.wrong(_("This file exists already. Press Enter once more to replace it."))
        else:
            self._replacing = ""
            self._field.wrong("\n".join(map(sentence, message.problems)))


def _keys() -> list[Key]:
    return [("Enter", _("Write")), ("Esc", _("Close"))]
