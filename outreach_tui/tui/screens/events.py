"""Events: a list narrowed as one types, the chosen one in full beside it."""

from dataclasses import replace
from functools import partial

from rich.console import RenderableType
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import EventLine
from outreach_tui.domain.searching import EventOrder
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.services.listing import ALL_MONTHS, Page, list_events
from outreach_tui.services.office import Office
from outreach_tui.tui.columns import event_columns
from outreach_tui.tui.commands import Place
from outreach_tui.tui.event_detail import event_detail
from outreach_tui.tui.event_search import search_of
from outreach_tui.tui.messages import DataChanged, Saved
from outreach_tui.tui.periods import period_after, period_title
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.filter_line import FilterLine
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import RecordList


class EventsScreen(OutreachScreen[None]):
    """Lists the events of a month, a year or all years; or, with a ``selection``, those behind a figure."""

    PLACES = (Place.EVENTS, Place.CHANGES, Place.RECORDS)

    class Loaded(Message):
        """A page was read; ``more`` says that it follows what is there."""

        def __init__(self, page: Page[EventLine], *, more: bool) -> None:
            super().__init__()
            self.page = page
            self.more = more

    class Detailed(Message):
        """An event was read in full."""

        def __init__(self, content: RenderableType) -> None:
            super().__init__()
            self.content = content

    def __init__(self, month: Month, selection: Selection | None = None, title: str = "") -> None:
        super().__init__()
        self._month = month
        self._selection = selection or Selection(Period.of_month(month), standing=None)
        self._title = title
        self._order = EventOrder.NEWEST

    def compose(self) -> ComposeResult:
        """Lay out title, filter, and the list with the detail beside it."""
        yield Static(id="title", markup=False)
        yield FilterLine(_("title, venue, community, law, people, material"))
        with Horizontal(id="records"):
            yield RecordList[EventLine](event_columns())
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(markup=False)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Read the first page."""
        self._list.focus()
        self._show_title()
        self._load()

    @property
    def _list(self) -> RecordList[EventLine]:
        return self.query_one(RecordList)

    @property
    def _filter(self) -> FilterLine:
        return self.query_one(FilterLine)

    def _show_title(self) -> None:
        records = self._list
        many = f"{len(records.records)}{'' if records.complete else '+'}"
        count = ngettext("{count} event", "{count} events", len(records.records)).format(count=many)
        self.query_one("#title", Static).update(
            Content.assemble(
                (f" {in_line(self._title) or _('Events')} ", "bold"),
                (f" {period_title(self._selection.period)} ", "bold $accent"),
                (f" {count}  ", ""),
                (order_name(self._order), "$text-muted"),
            )
        )

    def _load(self, after: EventLine | None = None) -> None:
        work = partial(_read, selection=self._selection, text=self._filter.value, order=self._order, after=after)
        self.outreach.gateway.read(self, work, partial(self.Loaded, more=after is not None), group="events")

    def on_events_screen_loaded(self, message: "EventsScreen.Loaded") -> None:
        """Show the page."""
        if message.more:
            self._list.add(message.page.records, complete=message.page.complete)
        else:
            self._list.show(message.page.records, complete=message.page.complete)
            self._show_detail()
        self._show_title()

    def on_data_changed(self, message: DataChanged) -> None:
        """Read the list again."""
        self._load()

    def on_filter_line_changed(self) -> None:
        """Narrow the list to what is typed."""
        self._list.cursor = 0
        self._load()

    def on_filter_line_left(self) -> None:
        """Go from the filter to the list."""
        self._list.focus()

    def on_record_list_more_wanted(self) -> None:
        """Read the next page."""
        if self._list.records and not self._list.complete:
            self._load(self._list.records[-1])

    def on_record_list_moved(self) -> None:
        """Show the chosen event in full."""
        self._show_detail()

    def _show_detail(self) -> None:
        chosen = self._list.chosen
        if chosen is None:
            self._draw_detail(Text(self._why_empty(), style="dim"))
            return
        self.outreach.gateway.read(
            self, lambda office: event_detail(office.event(chosen.id)), self.Detailed, group="detail"
        )

    def _why_empty(self) -> str:
        if self._filter.value.strip():
            return _("No event matches. Press w to search the year, then all years.")
        return _("No events in this period. Press n to log one.")

    def on_events_screen_detailed(self, message: "EventsScreen.Detailed") -> None:
        """Draw the detail."""
        if self._list.chosen is not None:
            self._draw_detail(message.content)

    def _draw_detail(self, content: RenderableType) -> None:
        self.query_one("#detail Static", Static).update(content)
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    def on_record_list_opened(self) -> None:
        """Open the chosen event."""
        self.action_edit_record()

    def action_back(self) -> None:
        """Take the filter away, else go back."""
        if self._filter.value:
            self._filter.clear()
            self._list.focus()
        else:
            self.app.pop_screen()

    def action_filter(self) -> None:
        """Go to the filter."""
        self._filter.type()

    def action_sort(self) -> None:
        """List in the next order."""
        orders = list(EventOrder)
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._start_over()

    def action_wider(self) -> None:
        """List the month, its year, or all years."""
        period = self._selection.period
        if period == Period.of_month(period.first):
            self._month = period.first
            self._turn_to(Period.of_year(period.first.year))
        else:
            self._turn_to(Period.of_month(self._month) if period == ALL_MONTHS else ALL_MONTHS)

    def action_previous(self) -> None:
        """List the period before."""
        self._step(-1)

    def action_next(self) -> None:
        """List the period after."""
        self._step(1)

    def _step(self, direction: int) -> None:
        period = period_after(self._selection.period, direction)
        if period.first.year != self._selection.period.first.year:
            self._month = Month(period.first.year, self._month.number)
        self._turn_to(period)

    def _turn_to(self, period: Period) -> None:
        self._selection = replace(self._selection, period=period)
        self._start_over()

    def _start_over(self) -> None:
        self._list.cursor = 0
        self._show_title()
        self._load()

    def action_edit_record(self) -> None:
        """Change the chosen event."""
        from outreach_tui.tui.forms.event import EventForm
        from outreach_tui.tui.screens.form import FormScreen

        if self._list.chosen is not None:
            self.app.push_screen(FormScreen(EventForm(reference=self._list.chosen.number)))

    def action_clone(self) -> None:
        """Log another event like the chosen one."""
        from outreach_tui.tui.forms.event import EventForm
        from outreach_tui.tui.screens.form import FormScreen

        if self._list.chosen is not None:
            self.app.push_screen(FormScreen(EventForm(month=self._month, like=self._list.chosen.number)))

    def action_attach(self) -> None:
        """Ask for a file and keep it with the chosen event."""
        from outreach_tui.tui.dialogs.attach import AttachDialog

        if self._list.chosen is not None:
            self.app.push_screen(AttachDialog(self._list.chosen.number))

    def action_files(self) -> None:
        """See the files of the chosen event."""
        from outreach_tui.tui.screens.files import FilesScreen

        if self._list.chosen is not None:
            self.app.push_screen(FilesScreen(self._list.chosen.number))

    def action_delete_record(self) -> None:
        """Take the chosen event out of all figures; say how to bring it back."""
        event = self._list.chosen
        if event is None:
            return

        def work(office: Office) -> str:
            from outreach_tui.services.logbook import Logbook

            return Logbook(office).delete_event(event.number, version=event.version).name

        said = _("Event {number} deleted; u brings it back.")
        self.outreach.gateway.write(self, work, lambda name: Saved(said.format(number=name)), about="delete")


def _read(
    office: Office, *, selection: Selection, text: str, order: EventOrder, after: EventLine | None
) -> Page[EventLine]:
    return list_events(office, selection, search=search_of(text, office.known(), order), after=after)


def order_name(order: EventOrder) -> str:
    """Return an order in words."""
    return {
        EventOrder.NEWEST: _("newest first"),
        EventOrder.OLDEST: _("oldest first"),
        EventOrder.NUMBER: _("by number"),
        EventOrder.TITLE: _("by title"),
        EventOrder.ATTENDANCE: _("by head-count"),
    }[order]
