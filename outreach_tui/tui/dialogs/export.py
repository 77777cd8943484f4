"""Asking for a file and writing the summary to it."""

from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from outreach_tui.domain.files import portable_name
from outreach_tui.domain.months import Period
from outreach_tui.i18n import gettext as _
from outreach_tui.reports.model import Options
from outreach_tui.services.office import Office
from outreach_tui.tui.messages import Refusal
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.wording.problems import sentence


class ExportDialog(OutreachDialog[None]):
    """A line for the path of a file, whose suffix decides the format."""

    DEFAULT_CSS = """
    ExportDialog { align: center middle; }
    ExportDialog > Vertical {
        width: 84; max-width: 95%; height: auto; padding: 1 2; background: $panel; border-left: thick $accent;
    }
    ExportDialog Input { background: $background; }
    """
    BINDINGS = [Binding("escape", "dismiss", show=False)]

    class Written(Message):
        """The document is there."""

        def __init__(self, path: Path) -> None:
            super().__init__()
            self.path = path

    def __init__(self, title: str, period: Period, options: Options) -> None:
        super().__init__()
        self._title = title
        self._period = period
        self._options = options
        self._replacing = ""

    def compose(self) -> ComposeResult:
        """Lay out the question and the keys."""
        with Vertical():
            yield Static(Content(_("Write the summary to which file? The suffix decides the format:")))
            yield Static(Content(".docx  .xlsx  .html  .md  .json  .csv  .zip"))
            yield FormField("path", _("File"))
            yield Static(
                Content.assemble(("\nEnter ", "bold $accent"), _("Write"), ("   Esc ", "bold $accent"), _("Close"))
            )

    def on_mount(self) -> None:
        """Propose a name, and let the user type."""
        self._field.input.value = str(Path.home() / portable_name(f"{self._title}.docx"))
        self._field.input.focus()

    @property
    def _field(self) -> FormField:
        return self.query_one(FormField)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Write the document; entering the name of a file in the way once more replaces it."""
        typed = self._field.value.strip().strip("'\"")
        if typed:
            path = Path(typed).expanduser()
            work = _writing(path, self._period, self._options, force=self._replacing == typed)
            self._replacing = typed
            self.outreach.gateway.read(self, work, self.Written, group="export")

    def on_export_dialog_written(self, message: "ExportDialog.Written") -> None:
        """Say where the document is, and leave."""
        self.notify(_("Written: {path}").format(path=message.path), markup=False)
        self.dismiss()

    def on_refusal(self, message: Refusal) -> None:
        """Say what is wrong with the file."""
        message.stop()
        in_the_way = any(problem.code == "file_exists_force" for problem in message.problems)
        if in_the_way:
            self._field.wrong(_("This file exists already. Press Enter once more to replace it."))
        else:
            self._replacing = ""
            self._field.wrong("\n".join(map(sentence, message.problems)))


def _writing(path: Path, period: Period, options: Options, *, force: bool) -> Callable[[Office], Path]:
    def work(office: Office) -> Path:
        from outreach_tui.reports.building import make_summary
        from outreach_tui.reports.writing import check_targets, write_all
        from outreach_tui.services.summarising import open_facts

        check_targets([path], force=force)
        with open_facts(office, period) as facts:
            write_all(make_summary(facts, options), [path], force=force, done=lambda _path: None)
        return path

    return work
