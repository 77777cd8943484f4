"""The records behind a figure: a list of one kind, the chosen one in detail beside or below it."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.records import Consultation, Distribution, EventLine
from outreach_tui.i18n import gettext as _
from outreach_tui.services import listing
from outreach_tui.services.listing import Page
from outreach_tui.services.office import Office
from outreach_tui.tui.columns import consultation_columns, distribution_columns, event_columns
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.event_detail import event_detail
from outreach_tui.tui.messages import DataChanged, Saved
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import Column, RecordList

_COLUMNS: Mapping[str, Callable[[], Sequence[Column[Any]]]] = {
    "events": event_columns,
    "consultations": consultation_columns,
    "follow_ups": consultation_columns,
    "distributions": distribution_columns,
}


class RecordsScreen(OutreachScreen[None]):
    """Lists events, consultations or copies handed out; events are shown in full and can be changed."""

    PLACES = (Place.RECORDS,)

    class Loaded(Message):
        """A page was read; ``more`` says that it follows what is there."""

        def __init__(self, page: Page[Any], *, more: bool) -> None:
            super().__init__()
            self.page = page
            self.more = more

    class Detailed(Message):
        """An event was read in full."""

        def __init__(self, content: Content) -> None:
            super().__init__()
            self.content = content

    def __init__(self, title: str, selection: Selection, kind: str) -> None:
        super().__init__()
        self._title = title
        self._selection = selection
        self._kind = kind

    def compose(self) -> ComposeResult:
        """Lay out the list with the detail beside it."""
        yield Static(id="title", markup=False)
        with Horizontal(id="records"):
            yield RecordList[Any](_COLUMNS[self._kind]())
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(markup=False)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Read the first page."""
        self.query_one("#detail").display = self._kind == "events"
        self._show_title()
        self.query_one(RecordList).focus()
        self._load()

    def _show_title(self) -> None:
        records = self.query_one(RecordList)
        count = f"{len(records.records)}{'' if records.complete else '+'}"
        period = self._selection.period.label
        self.query_one("#title", Static).update(
            Content.assemble((f" {in_line(self._title)} ", "bold"), (f" {period} ", "$accent"), f" {count}")
        )

    def _load(self, after: Any = None) -> None:
        self.outreach.gateway.read(
            self, partial(self._read, after=after), partial(self.Loaded, more=after is not None), group="records"
        )

    def _read(self, office: Office, after: Any) -> Page[Any]:
        match self._kind:
            case "events":
                return listing.list_events(office, self._selection, after=after)
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
            self._show_detail()
        self._show_title()

    def on_data_changed(self, message: DataChanged) -> None:
        """Read the list again."""
        self._load()

    def on_record_list_more_wanted(self) -> None:
        """Read the next page."""
        records = self.query_one(RecordList)
        if records.records and not records.complete:
            self._load(records.records[-1])

    def on_record_list_moved(self) -> None:
        """Show the chosen record in full."""
        self._show_detail()

    def _show_detail(self) -> None:
        chosen = self.query_one(RecordList).chosen
        if not isinstance(chosen, EventLine):
            self.query_one("#detail Static", Static).update("")
            return
        self.outreach.gateway.read(
            self, lambda office: event_detail(office.event(chosen.id)), self.Detailed, group="detail"
        )

    def on_records_screen_detailed(self, message: "RecordsScreen.Detailed") -> None:
        """Draw the detail."""
        self.query_one("#detail Static", Static).update(message.content)

    def on_record_list_opened(self) -> None:
        """Open the chosen record, or the event it belongs to."""
        self.action_edit_record()

    def action_back(self) -> None:
        """Go back to where the list was opened from."""
        self.app.pop_screen()

    def action_edit_record(self) -> None:
        """Change the chosen event, or the event that the chosen line hangs on."""
        from outreach_tui.tui.screens.event_form import EventFormScreen

        if reference := self._event_reference():
            self.app.push_screen(EventFormScreen(reference=reference))

    def _event_reference(self) -> str:
        chosen = self.query_one(RecordList).chosen
        if isinstance(chosen, EventLine):
            return chosen.number
        if isinstance(chosen, (Consultation, Distribution)):
            return chosen.event_number
        return ""

    def action_delete_record(self) -> None:
        """Ask, then take the chosen event out of all figures."""
        chosen = self.query_one(RecordList).chosen
        if not isinstance(chosen, EventLine):
            return
        question = _("Delete event {number}, {title}? It can be brought back.").format(
            number=chosen.number, title=in_line(chosen.title)
        )
        self.app.push_screen(Confirm(question), partial(self._delete, chosen))

    def _delete(self, event: EventLine, agreed: bool | None) -> None:
        if not agreed:
            return

        def work(office: Office) -> str:
            from outreach_tui.services.logbook import Logbook

            return Logbook(office).delete_event(event.number).name

        said = _("Event {number} deleted.")
        self.outreach.gateway.write(self, work, lambda name: Saved(said.format(number=name)), about="delete")
