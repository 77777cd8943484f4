"""The backups beside the database: made, looked into, put in place."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from time import monotonic

from textual.content import Content
from textual.message import Message

from outreach_tui.domain.problems import refuse
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


#: Seconds between two words about how far a backup is.
_TOLD_EVERY = 0.2


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

    class Progressed(Message):
        """So much of a backup is written, in percent."""

        def __init__(self, percent: int) -> None:
            super().__init__()
            self.percent = percent

    class Ended(Message):
        """The backup at work is made, stopped or given up."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._stopped = Event()
        self._at_work = False

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
            self._say(told.format(count=count, folder=folder))
        else:
            self._say("")

    def _say(self, text: str) -> None:
        if not self._at_work:  # how far that is stands there
            self.tell(text)

    def on_refusal(self, message: Refusal) -> None:
        """Say in place of the list that a server is backed up where it stands."""
        if message.about == "backups":
            message.stop()
            self.tell("\n".join(map(sentence, message.problems)))

    def back_up(self) -> None:
        """Make a backup now; what is saved meanwhile need not wait for it."""
        if self._at_work:
            return
        self._at_work, self._stopped = True, Event()
        self._say_how_far(0)
        work = partial(self._back_up, stopped=self._stopped)

        def said(saved: Path) -> Saved:
            return Saved(_("Backed up to {path}").format(path=in_line(str(saved))))

        # the application says what became of it, wherever one has gone to by then
        self.outreach.gateway.read(self.outreach, work, said, group="backup")

    def _back_up(self, office: Office, stopped: Event) -> Path:
        """Make it, telling how far it is; runs in a worker."""
        last = monotonic()

        def told(copied: int, pages: int) -> None:
            nonlocal last
            if stopped.is_set():
                raise refuse("writing_stopped", "backup", _("Backup"))
            if monotonic() - last >= _TOLD_EVERY:
                last = monotonic()
                self.post_message(self.Progressed(100 * copied // max(pages, 1)))

        try:
            return Safekeeping(office).back_up(told=told).path
        finally:
            self.post_message(self.Ended())

    def on_backups_pane_progressed(self, message: "BackupsPane.Progressed") -> None:
        """Say how far it is."""
        if self._at_work:
            self._say_how_far(message.percent)

    def _say_how_far(self, percent: int) -> None:
        told = _("Backing up ... {percent}%").format(percent=percent)
        self.tell(Content.assemble(told, ("   Esc ", "bold $accent"), _("Stop")))

    def on_backups_pane_ended(self) -> None:
        """List what there is now."""
        self._at_work = False
        self.load()

    def stop(self) -> bool:
        """Stop a backup at work."""
        self._stopped.set()
        return self._at_work

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
