"""The files kept with an event: added, taken off, and written out again."""

from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.files import portable_name
from outreach_tui.domain.records import Attachment, Event
from outreach_tui.i18n import gettext as _
from outreach_tui.services.attachments import Attachments
from outreach_tui.services.office import Office
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.attach import AttachDialog
from outreach_tui.tui.dialogs.export import ExportDialog
from outreach_tui.tui.messages import DataChanged, Saved
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import Column, RecordList
from outreach_tui.wording.labels import label


class FilesScreen(OutreachScreen[None]):
    """Lists the files of an event; Enter writes the chosen one out."""

    PLACES = (Place.FILES, Place.RECORDS)

    class Loaded(Message):
        """The event was read."""

        def __init__(self, event: Event) -> None:
            super().__init__()
            self.event = event

    def __init__(self, number: str) -> None:
        super().__init__()
        self._number = number

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Static(id="title", markup=False)
        columns = (
            Column[Attachment](_("Kind"), 14, lambda file: label(file.kind)),
            Column[Attachment](_("Name"), 0, lambda file: file.name),
            Column[Attachment](_("Size"), 10, lambda file: _size(file.size), right=True),
        )
        yield RecordList[Attachment](columns)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    @property
    def _list(self) -> RecordList[Attachment]:
        return self.query_one(RecordList)

    def on_mount(self) -> None:
        """Read the event."""
        self._list.focus()
        self._load()

    def _load(self) -> None:
        self.outreach.gateway.read(self, lambda office: office.event(self._number), self.Loaded, group="files")

    def on_data_changed(self, message: DataChanged) -> None:
        """Read it again."""
        self._load()

    def on_files_screen_loaded(self, message: "FilesScreen.Loaded") -> None:
        """Show the files."""
        event = message.event
        title = (f" {event.number} ", "bold $accent"), (in_line(event.title), "bold")
        self.query_one("#title", Static).update(Content.assemble(*title))
        self._list.empty = _("No files yet. Press a to attach a notice, photo, sign-in sheet or bulletin.")
        self._list.show(event.attachments)

    def on_record_list_opened(self) -> None:
        """Write the chosen file out."""
        self.action_save_as()

    def action_attach(self) -> None:
        """Keep another file."""
        self.app.push_screen(AttachDialog(self._number))

    def action_detach(self) -> None:
        """Take the chosen file off; say how to bring it back."""
        chosen = self._list.chosen
        if chosen is None:
            return

        def work(office: Office) -> str:
            return Attachments(office).detach(self._number, chosen.id).name

        said = _("{name} removed; u brings it back.")
        self.outreach.gateway.write(self, work, lambda name: Saved(said.format(name=in_line(name))), about="detach")

    def action_save_as(self) -> None:
        """Ask for a path, and write the chosen file to it."""
        chosen = self._list.chosen
        if chosen is not None:
            name = Path(portable_name(chosen.name))
            write = partial(_save_as, self._number, chosen.id)
            self.app.push_screen(ExportDialog(name.stem, [name.suffix], write))


def _save_as(number: str, name: str, office: Office, path: Path, force: bool) -> None:
    Attachments(office).save_as(number, name, path, force=force)


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB" if size >= 1024 * 1024 else f"{-(-size // 1024)} KB"
