"""Keeping the data safe: its backups, whether it is in order, what was done to it, personal data, and who may in."""

from enum import StrEnum
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import ContentSwitcher, Static

from outreach_tui import i18n
from outreach_tui.domain.months import Month
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.services.privacy_pages import Page, privacy_page
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.choose import Choose
from outreach_tui.tui.dialogs.export import ExportDialog
from outreach_tui.tui.dialogs.open_file import OpenFile
from outreach_tui.tui.dialogs.purge import PurgeDialog
from outreach_tui.tui.keeping.backups import BackupsPane
from outreach_tui.tui.keeping.findings import FindingsPane
from outreach_tui.tui.keeping.leaving import ask_what_to_write
from outreach_tui.tui.keeping.pane import Pane
from outreach_tui.tui.keeping.past import PastPane
from outreach_tui.tui.keeping.people import PeoplePane
from outreach_tui.tui.keeping.personal import PersonalPane
from outreach_tui.tui.messages import DataChanged
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar


class View(StrEnum):
    """What one came to look at."""

    BACKUPS = "backups"
    FINDINGS = "findings"
    PAST = "past"
    PERSONAL = "personal"
    PEOPLE = "people"


class SafekeepingScreen(OutreachScreen[None]):
    """Five views of how safe the data is, one at a time."""

    PLACES = (Place.SAFEKEEPING, Place.RECORDS)

    class Communities(Message):
        """The names of the communities were read."""

        def __init__(self, names: list[str]) -> None:
            super().__init__()
            self.names = names

    def __init__(self, month: Month, view: View = View.BACKUPS) -> None:
        super().__init__()
        self._view = view

    def compose(self) -> ComposeResult:
        """Lay out what is kept, the views, and the one that is shown."""
        yield Static(id="title", markup=False)
        yield Static(id="views", markup=False)
        with ContentSwitcher(initial=self._view):
            yield BackupsPane(id=View.BACKUPS)
            yield FindingsPane(id=View.FINDINGS)
            yield PastPane(id=View.PAST)
            yield PersonalPane(id=View.PERSONAL)
            yield PeoplePane(id=View.PEOPLE)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Say what is kept safe, and show the first view."""
        place = in_line(self.outreach.office.database.location.shown)
        self.query_one("#title", Static).update(
            Content.assemble((f" {_('Safekeeping')} ", "bold"), (f" {place}", "$text-muted"))
        )
        self.action_view(self._view)

    @property
    def _pane(self) -> Pane:
        pane = self.query_one(f"#{self._view}")
        assert isinstance(pane, Pane)
        return pane

    def on_data_changed(self, message: DataChanged) -> None:
        """Read what is shown again."""
        self._pane.load()

    def action_view(self, view: str) -> None:
        """Show another view."""
        self._view = View(view)
        self.query_one(ContentSwitcher).current = self._view
        self.query_one("#views", Static).update(self._views())
        self._pane.records.focus()
        self._pane.load()

    def _views(self) -> Content:
        names = {
            View.BACKUPS: _("Backups"), View.FINDINGS: _("Check-up"),
            View.PAST: _("History"), View.PERSONAL: _("Personal data"), View.PEOPLE: _("People"),
        }  # fmt: skip
        parts: list[tuple[str, str]] = []
        for number, (view, name) in enumerate(names.items(), 1):
            parts.append((f" {number} ", "bold $accent"))
            parts += [(name, "bold underline" if view is self._view else "$text-muted"), ("  ", "")]
        return Content.assemble(*parts)

    def action_next_view(self) -> None:
        """Go on to the next view."""
        views = list(View)
        self.action_view(views[(views.index(self._view) + 1) % len(views)])

    def action_open_chosen(self) -> None:
        """Do what Enter does on the chosen line."""
        self._pane.open_chosen()

    def action_back(self) -> None:
        """Stop what takes long, else go back."""
        if not self._pane.stop():
            self.app.pop_screen()

    def action_back_up(self) -> None:
        """Make a backup now."""
        self.action_view(View.BACKUPS)
        self.query_one(BackupsPane).back_up()

    def action_restore_file(self) -> None:
        """Ask for a file, and look into it."""

        def chosen(path: Path | None) -> None:
            if path is not None:
                self.query_one(BackupsPane).look_into(path)

        self.action_view(View.BACKUPS)
        self.app.push_screen(OpenFile(_("Which file should replace the present data?"), [".db", ".json"]), chosen)

    def action_check(self) -> None:
        """Run the checks anew."""
        self.action_view(View.FINDINGS)
        self.query_one(FindingsPane).run()

    def action_dump(self) -> None:
        """Ask what is to be written, and to which file."""

        def read(office: Office) -> list[str]:
            return [community.name for community in office.known().communities]

        self.outreach.gateway.read(self, read, self.Communities, group="communities")

    def on_safekeeping_screen_communities(self, message: "SafekeepingScreen.Communities") -> None:
        """Offer what can be written, now that it is known for whom."""
        day = self.outreach.office.today.isoformat()
        ask_what_to_write(self.outreach, self.outreach.board.month, day, message.names)

    def action_prepare(self) -> None:
        """Have the database hold everyone to a role."""
        self._people.prepare()

    def action_let_in(self) -> None:
        """Give somebody a role."""
        self._people.let_in()

    def action_let_go(self) -> None:
        """Take the role of the chosen one away."""
        self._people.let_go()

    @property
    def _people(self) -> PeoplePane:
        if self._view is not View.PEOPLE:
            self.action_view(View.PEOPLE)
        return self.query_one(PeoplePane)

    def action_purge(self) -> None:
        """Ask what personal data is to go."""
        self.action_view(View.PERSONAL)
        self.app.push_screen(PurgeDialog())

    def action_pages(self) -> None:
        """Ask for a page, and a file to write it to."""
        names = {Page.NOTICE: _("Notice for the booth"), Page.RECORD: _("Record of processing")}
        pages = list(names)

        def chosen(place: int | None) -> None:
            if place is not None:
                write = partial(_write_page, page=pages[place], language=i18n.language())
                self.app.push_screen(ExportDialog(names[pages[place]], [".html"], write))

        self.app.push_screen(Choose(_("Which page should be printed?"), [*names.values()]), chosen)


def _write_page(office: Office, path: Path, force: bool, *, page: Page, language: str) -> None:
    from outreach_tui.reports.writing import write_documents

    def write(text: str, part: Path) -> None:
        part.write_text(text, encoding="utf-8")

    write_documents(privacy_page(office, page, language), [path], {".html": write}, force=force)
