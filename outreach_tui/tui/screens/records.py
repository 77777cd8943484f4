"""The consultations or copies behind a figure, in a list; events have a screen of their own."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.records import Consultation, Distribution
from outreach_tui.i18n import ngettext
from outreach_tui.services import listing
from outreach_tui.services.listing import Page
from outreach_tui.services.office import Office
from outreach_tui.tui.columns import consultation_columns, distribution_columns
from outreach_tui.tui.commands import Place
from outreach_tui.tui.messages import DataChanged
from outreach_tui.tui.periods import period_title
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import Column, RecordList

_COLUMNS: Mapping[str, Callable[[], Sequence[Column[Any]]]] = {
    "consultations": consultation_columns,
    "follow_ups": consultation_columns,
    "distributions": distribution_columns,
}


class RecordsScreen(OutreachScreen[None]):
    """Lists consultations or copies handed out."""

    PLACES = (Place.RECORDS,)

    class Loaded(Message):
        """A page was read; ``more`` says that it follows what is there."""

        def __init__(self, page: Page[Any], *, more: bool) -> None:
            super().__init__()
            self.page = page
            self.more = more

    def __init__(self, title: str, selection: Selection, kind: str) -> None:
        super().__init__()
        self._title = title
        self._selection = selection
        self._kind = kind

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Static(id="title", markup=False)
        yield RecordList[Any](_COLUMNS[self._kind]())
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Read the first page."""
        self._show_title()
        self.query_one(RecordList).focus()
        self._load()

    def _show_title(self) -> None:
        records = self.query_one(RecordList)
        many = f"{len(records.records)}{'' if records.complete else '+'}"
        count = ngettext("{count} record", "{count} records", len(records.records)).format(count=many)
        period = period_title(self._selection.period)
        self.query_one("#title", Static).update(
            Content.assemble((f" {in_line(self._title)} ", "bold"), (f" {period} ", "$accent"), f" {count}")
        )

    def _load(self, after: Any = None) -> None:
        self.outreach.gateway.read(
            self, partial(self._read, after=after), partial(self.Loaded, more=after is not None), group="records"
        )

    def _read(self, office: Office, after: Any) -> Page[Any]:
        match self._kind:
            case "consultations":
                return listing.list_consultations(office, self._selection, after=after)
            case "follow_ups":
                return listing.list_follow_ups(office)
            case _:
                return listing.list_distributions(office, self._selection, after=after)

    def on_records_screen_loaded(self, message: "RecordsScreen.Loaded") -> None:
        """Show the page."""
        records = self.query_one(RecordList)
        if message.more:
            records.add(message.page.records, complete=message.page.complete)
        else:
            records.show(message.page.records, complete=message.page.complete)
        self._show_title()

    def on_data_changed(self, message: DataChanged) -> None:
        """Read the list again."""
        self._load()

    def on_record_list_more_wanted(self) -> None:
        """Read the next page."""
        records = self.query_one(RecordList)
        if records.records and not records.complete:
            self._load(records.records[-1])

    def on_record_list_opened(self) -> None:
        """Open the event that the chosen record hangs on."""
        from outreach_tui.tui.forms.event import EventForm
        from outreach_tui.tui.screens.form import FormScreen

        chosen = self.query_one(RecordList).chosen
        if isinstance(chosen, (Consultation, Distribution)) and chosen.event_number:
            self.app.push_screen(FormScreen(EventForm(reference=chosen.event_number)))
