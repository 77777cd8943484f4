"""Communities in their order, with grids, adviser and life span; and the way to the settings."""

from collections.abc import Sequence
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.figures import Coverage
from outreach_tui.domain.months import Month
from outreach_tui.domain.records import Community
from outreach_tui.i18n import gettext as _
from outreach_tui.services.district import subdistricts_of
from outreach_tui.services.listing import Listing
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved as SavedRecord
from outreach_tui.services.tallying import Tallying
from outreach_tui.settings import Settings
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.choose import Choose
from outreach_tui.tui.dialogs.open_file import OpenFile
from outreach_tui.tui.forms.community import CommunityForm
from outreach_tui.tui.forms.settings import SettingsForm
from outreach_tui.tui.forms.subdistrict import SubdistrictForm
from outreach_tui.tui.messages import DataChanged, Saved
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import Column, RecordList


class CommunitiesScreen(OutreachScreen[None]):
    """Lists the communities with how the board's year went for each."""

    PLACES = (Place.COMMUNITIES, Place.RECORDS)

    class Loaded(Message):
        """The communities, and the coverage of the year, were read."""

        def __init__(self, communities: Sequence[Community], coverage: Coverage) -> None:
            super().__init__()
            self.communities = communities
            self.coverage = coverage

    class Subdistricts(Message):
        """The subdistricts there are to see were read; ``here`` is the one that is open."""

        def __init__(self, read: tuple[Sequence[str], str]) -> None:
            super().__init__()
            self.names, self.here = read

    class SettingsChanged(Message):
        """The settings file was written."""

        def __init__(self, settings: Settings, keep_numbers: bool) -> None:
            super().__init__()
            self.settings = settings
            self.keep_numbers = keep_numbers

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._year = month.year

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Static(id="title", markup=False)
        yield RecordList[Community]()
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Read the communities."""
        self.query_one(RecordList).focus()
        self._load()

    def _load(self) -> None:
        year = self._year

        def work(office: Office) -> tuple[Sequence[Community], Coverage]:
            return Listing(office).communities(), Tallying(office).coverage(year)

        self.outreach.gateway.read(self, work, lambda read: self.Loaded(*read), group="communities")

    def on_data_changed(self, message: DataChanged) -> None:
        """Read the list again."""
        self._load()

    def on_communities_screen_loaded(self, message: "CommunitiesScreen.Loaded") -> None:
        """Draw the list."""
        title = Content.assemble(
            (" " + _("Communities") + " ", "bold"), (f"{len(message.communities)} ", "bold $accent"),
            (" " + _("{grids} grids").format(grids=sum(one.grids for one in message.communities)), "$text-muted"),
        )  # fmt: skip
        self.query_one("#title", Static).update(title)
        self.query_one(RecordList).show(message.communities, columns=_columns(message.communities, message.coverage))

    @property
    def _chosen(self) -> Community | None:
        chosen = self.query_one(RecordList).chosen
        return chosen if isinstance(chosen, Community) else None

    def action_add(self) -> None:
        """Add a community."""
        self.app.push_screen(FormScreen(CommunityForm(None, self.outreach.office.today)))

    def action_edit(self) -> None:
        """Change the chosen community."""
        if self._chosen:
            self.app.push_screen(FormScreen(CommunityForm(self._chosen, self.outreach.office.today)))

    def action_end(self) -> None:
        """End the life of the chosen community."""
        if self._chosen:
            form = CommunityForm(self._chosen, self.outreach.office.today, closing=True)
            self.app.push_screen(FormScreen(form))

    def action_shift(self, places: int) -> None:
        """Move the chosen community up or down the list."""
        community, records = self._chosen, self.query_one(RecordList)
        if community is None or not 0 <= records.cursor + places < len(records.records):
            return

        def work(office: Office) -> SavedRecord:
            from outreach_tui.services.communities import Communities

            return Communities(office).move(community.name, places)

        def said(saved: SavedRecord) -> Saved:
            return Saved(_("{community} has another place.").format(community=in_line(saved.name)))

        records.cursor += places
        self.outreach.gateway.write(self, work, said, about="community")

    def action_subdistricts(self) -> None:
        """Ask which subdistrict to go to."""
        self.outreach.gateway.read(self, _subdistricts, self.Subdistricts, group="subdistricts")

    def on_communities_screen_subdistricts(self, message: "CommunitiesScreen.Subdistricts") -> None:
        """Offer those there are, and to set up another."""
        names, here = message.names, message.here

        def chosen(place: int | None) -> None:
            if place is not None and place < len(names):
                self.outreach.move_to(names[place])
            elif place == len(names):
                self.app.push_screen(FormScreen(SubdistrictForm(self.outreach.office.today)))
            elif place is not None:
                self.app.push_screen(
                    OpenFile(_("Which file of everything holds the other office?"), [".json"]), self._bring_in
                )

        offered = [
            *names,
            "+ " + _("Set up another subdistrict in this database"),
            "+ " + _("Bring in an office from a file of everything"),
        ]
        self.app.push_screen(
            Choose(_("Which subdistrict?"), offered, names.index(here) if here in names else 0), chosen
        )

    def _bring_in(self, path: Path | None) -> None:
        """Put an office that has a file of its own beside those that are there, and go on in it."""
        if path is None:
            return

        def work(office: Office) -> str:
            from outreach_tui.services.district import bring_in

            return bring_in(office, path)

        def said(name: str) -> Saved:
            return Saved(_("{subdistrict} is brought in, and open.").format(subdistrict=in_line(name)))

        self.notify(_("Reading {name}").format(name=in_line(path.name)), markup=False)
        self.outreach.gateway.write(self, work, said, about="subdistrict")

    def action_settings(self) -> None:
        """Change the subdistrict and the settings."""

        def written(settings: Settings, keep_numbers: bool) -> None:
            self.post_message(self.SettingsChanged(settings, keep_numbers))

        form = SettingsForm(self.outreach.paths.settings, self.outreach.settings, written)
        self.app.push_screen(FormScreen(form))

    def action_personal_data(self) -> None:
        """Go to personal data: what is kept, and how to be rid of it."""
        from outreach_tui.tui.screens.safekeeping import SafekeepingScreen, View

        self.app.push_screen(SafekeepingScreen(self.outreach.board.month, View.PERSONAL))

    def on_communities_screen_settings_changed(self, message: "CommunitiesScreen.SettingsChanged") -> None:
        """Follow the settings at once."""
        self.outreach.follow(message.settings, keep_numbers=message.keep_numbers)

    def on_record_list_opened(self) -> None:
        """Change the chosen community."""
        self.action_edit()


def _subdistricts(office: Office) -> tuple[Sequence[str], str]:
    return subdistricts_of(office), office.subdistrict().name


def _columns(communities: Sequence[Community], coverage: Coverage) -> Sequence[Column[Community]]:
    rows = {row.community: row for row in coverage.rows}

    def months(community: Community) -> str:
        row = rows.get(community.name)
        return f"{row.done}/{row.due}" if row else ""

    def life(community: Community) -> str:
        first, last = community.exists_from, community.exists_until
        return f"{first or ''} - {last or ''}" if first or last else ""

    return (
        Column("", 3, lambda one: str(one.order), right=True),
        Column(_("Community"), 0, lambda one: one.name, ends=True),
        Column(_("Grids"), 6, lambda one: str(one.grids), right=True),
        Column(_("Legal adviser"), 13, lambda one: one.adviser, below=100),
        Column(_("Legal adviser"), 24, lambda one: one.adviser, from_width=100),
        Column(_("Existed"), 23 if any(one.exists_until for one in communities) else 13, life),
        Column(_("Months done"), 11, months, right=True),
    )
