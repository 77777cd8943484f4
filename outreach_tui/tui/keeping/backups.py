"""The backups beside the database: made, looked into, put in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.message import Message

from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.services.office import Office
from outreach_tui.services.safekeeping import Preview, Restored, Safekeeping
from outreach_tui.tui.dialogs.restore import RestoreDialog
from outreach_tui.tui.keeping.pane import Pane
from outreach_tui.tui.messages import Refusal, Saved
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.record_list import Column
from outreach_tui.wording.backups import reason_name
from outreach_tui.wording.problems import sentence


@dataclass(frozen=True)
class _Line:
    """A backup as it is listed; the size is that of its database, in bytes."""

    path: Path
    at: str
    reason: str
    size: int


class BackupsPane(Pane):
    """Lists the backups; Enter puts one in place after showing what that would change."""

    class Loaded(Message):
        """The folder of backups was read."""

        def __init__(self, lines: Sequence[_Line]) -> None:
            super().__init__()
            self.lines = lines

    class Previewed(Message):
        """What a restore would change is known."""

        def __init__(self, preview: Preview) -> None:
            super().__init__()
            self.preview = preview

    def columns(self) -> Sequence[Column[_Line]]:
        """Return when, why and how large."""
        return (
            Column(_("When"), 16, lambda line: line.at),
            Column(_("Why"), 0, lambda line: reason_name(line.reason)),
            Column(_("Size"), 9, lambda line: _size(line.size), right=True),
            Column(_("File name"), 0, lambda line: line.path.name, from_width=100),
        )

    def load(self) -> None:
        """Read the folder."""
        self.outreach.gateway.read(self, _read, self.Loaded, group="backups")

    def on_backups_pane_loaded(self, message: "BackupsPane.Loaded") -> None:
        """Show the backups."""
        self.records.empty = _("No backups yet. Press a to make one; the first change of a day makes one by itself.")
        self.records.show(message.lines)
        if message.lines:
            count, folder = len(message.lines), in_line(str(message.lines[0].path.parent))
            told = ngettext(
                "{count} backup in {folder}. Enter looks into it before it is restored.",
                "{count} backups in {folder}. Enter looks into one before it is restored.",
                count,
            )
            self.tell(told.format(count=count, folder=folder))
        else:
            self.tell("")

    def on_refusal(self, message: Refusal) -> None:
        """Say in place of the list that a server is backed up where it stands."""
        if message.about == "backups":
            message.stop()
            self.tell("\n".join(map(sentence, message.problems)))

    def back_up(self) -> None:
        """Make a backup now."""
        self.tell(_("Backing up ..."))

        def said(saved: Path) -> Saved:
            return Saved(_("Backed up to {path}").format(path=in_line(str(saved))))

        self.outreach.gateway.write(self, lambda office: Safekeeping(office).back_up().path, said, about="backup")

    def open_chosen(self) -> None:
        """Look into the chosen backup."""
        if self.records.chosen is not None:
            self.look_into(self.records.chosen.path)

    def look_into(self, path: Path) -> None:
        """Read what putting a file in place would change."""
        self.tell(_("Reading {name}").format(name=in_line(path.name)))
        work = partial(_preview, path=path)
        self.outreach.gateway.read(self, work, self.Previewed, group="preview")

    def on_backups_pane_previewed(self, message: "BackupsPane.Previewed") -> None:
        """Show it, and ask."""
        self.load()
        self.app.push_screen(RestoreDialog(message.preview), partial(self._restore, message.preview.path))

    def _restore(self, path: Path, agreed: bool | None) -> None:
        if agreed:
            self.tell(_("Restoring ..."))
            self.outreach.gateway.write(
                self, lambda office: Safekeeping(office).restore(path), _restored, about="restore"
            )


def _read(office: Office) -> list[_Line]:
    return [
        _Line(backup.path, backup.at.strftime("%Y-%m-%d %H:%M"), backup.reason, backup.path.stat().st_size)
        for backup in Safekeeping(office).backups()
    ]


def _preview(office: Office, path: Path) -> Preview:
    return Safekeeping(office).preview(path)


def _restored(restored: Restored) -> Saved:
    told = [_("{path} is restored.").format(path=in_line(restored.preview.path.name))]
    if restored.before is not None:
        told.append(_("What was there before is kept in {path}").format(path=in_line(restored.before.path.name)))
    if restored.aside is not None:
        told.append(_("What could not be opened is kept as {path}").format(path=in_line(str(restored.aside))))
    return Saved("\n".join(told))


def _size(size: int) -> str:
    return f"{size / 1024 / 1024:.1f} MB"
