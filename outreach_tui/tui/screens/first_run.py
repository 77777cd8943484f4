"""The first run: from nothing to a database with communities and a plan, on one screen."""

from datetime import date
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static, TextArea

from outreach_tui.domain.drafts import CommunityDraft
from outreach_tui.domain.months import Period
from outreach_tui.domain.problems import Refused
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import language, ngettext
from outreach_tui.intake.communities_file import listed_communities, read_communities
from outreach_tui.services.office import Office
from outreach_tui.tui.commands import Place
from outreach_tui.tui.forms.subdistrict import read_year, region_field
from outreach_tui.tui.messages import Refusal
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.wording.problems import sentence

#: What a database can be made from.
_FILES = (".db", ".json")


class FirstRunScreen(OutreachScreen[None]):
    """Asks for the subdistrict, the year and the communities, and makes the database."""

    PLACES = (Place.FIRST_RUN,)

    class Made(Message):
        """The database was made."""

    def compose(self) -> ComposeResult:
        """Lay out three questions."""
        yield Static(Content.styled(" " + _("Welcome"), "bold"), id="title")
        with VerticalScroll(id="form", can_focus=False):
            yield Static(
                _("There is no database yet at {place}. Three answers make one.").format(
                    place=self.outreach.office.database.location.shown
                ),
                markup=False,
            )
            yield FormField("subdistrict", _("Subdistrict"))
            yield FormField("year", _("Year"))
            yield region_field()
            yield Static(
                _("Communities, one a line, or the path of a file of them; they can be pasted from a table"),
                id="note-title",
                markup=False,
            )
            yield TextArea(id="note", tab_behavior="focus", compact=True)
            yield Static(id="listed", markup=False)
        yield KeyBar(*self.PLACES)

    def on_mount(self) -> None:
        """Propose the current year."""
        self.query_one("#field-year", FormField).fill(str(self.outreach.office.today.year))
        self.query_one("#field-subdistrict", FormField).input.focus()

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Say which communities are found in what was typed or pasted."""
        text = event.text_area.text
        try:
            found = [] if _file_named(text) else listed_communities(text, self.outreach.office.today)
            names = [draft.name for draft in found]
        except Refused as refused:
            told = sentence(refused.problems[0])
        else:
            count = ngettext("{count} community", "{count} communities", len(names)).format(count=len(names))
            told = f"{count}  {'、'.join(map(in_line, names))}" if names else ""
        self.query_one("#listed", Static).update(told)

    def action_save(self) -> None:
        """Make the database."""
        name = self.query_one("#field-subdistrict", FormField).value
        year = read_year(self.query_one("#field-year", FormField).value)
        region = self.query_one("#field-region", FormField).value.strip() or None
        communities = partial(_communities, self.query_one(TextArea).text, self.outreach.office.today)
        if year is None:
            self.query_one("#field-year", FormField).wrong(_("A year such as 2026."))
            return

        def work(office: Office) -> None:
            from outreach_tui.services.communities import Communities
            from outreach_tui.services.planning import calendar_plan

            drafts = communities()
            office.database.open(create=True)
            plan = [calendar_plan(month, region) for month in Period.of_year(year).months()]
            Communities(office).set_up(name, language(), drafts, plan)

        self.outreach.gateway.write(self, work, lambda _none: self.Made(), about="init")

    def action_open_sample(self) -> None:
        """Look at the sample year instead."""
        from outreach_tui.tui.beginning import SAMPLE_WANTED

        self.app.exit(SAMPLE_WANTED)

    def action_open_file(self) -> None:
        """Make the database from a backup or a dump instead."""
        from outreach_tui.tui.dialogs.open_file import OpenFile

        def chosen(path: Path | None) -> None:
            if path is not None:
                self.outreach.gateway.write(self, partial(_restore, path), lambda _none: self.Made(), about="init")

        self.app.push_screen(OpenFile(_("Which backup, or file of everything, is it to be made from?"), _FILES), chosen)

    def on_first_run_screen_made(self) -> None:
        """Go to the board."""
        self.app.pop_screen()
        self.outreach.open_office()

    def on_refusal(self, message: Refusal) -> None:
        """Say what is wrong."""
        message.stop()
        field = self.query_one("#field-subdistrict", FormField)
        field.wrong("\n".join(map(sentence, message.problems)))

    def action_leave(self) -> None:
        """Leave the program: nothing was made."""
        self.app.exit(0)


def _restore(path: Path, office: Office) -> None:
    from outreach_tui.services.safekeeping import Safekeeping

    Safekeeping(office).restore(path)


def _communities(text: str, today: date) -> list[CommunityDraft]:
    """Return the communities that a text lists one a line, or that the file lists whose path it is."""
    lines = [line for line in text.splitlines() if line.strip()]
    if len(lines) == 1 and (path := _file_named(lines[0])):
        return read_communities(path, today)
    return listed_communities(text, today)


def _file_named(text: str) -> Path | None:
    try:
        path = Path(text.strip().strip("'\"")).expanduser()
        return path if path.is_file() else None
    except (OSError, ValueError, RuntimeError):
        return None
