"""Consultations: of a period, of those narrowed down to; the answers owed, and the referrals."""

from dataclasses import replace
from datetime import date
from enum import StrEnum
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import Consultation
from outreach_tui.domain.vocabulary import Outcome
from outreach_tui.i18n import gettext as _
from outreach_tui.services.consulting import ConsultationList, is_overdue, read_consultations, read_follow_ups
from outreach_tui.services.listing import ALL_MONTHS, Page, list_consultations
from outreach_tui.services.office import Office
from outreach_tui.tui.columns import consultation_columns_in_full
from outreach_tui.tui.commands import Place
from outreach_tui.tui.consultation_detail import consultation_detail
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.dialogs.consultation_filter import ConsultationFilter, Narrowing
from outreach_tui.tui.forms.consultation import ConsultationForm
from outreach_tui.tui.messages import DataChanged, Saved
from outreach_tui.tui.periods import month_after, period_after, period_title
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import RecordList, Tone
from outreach_tui.wording.labels import label


class View(StrEnum):
    """Which consultations one came to see."""

    ALL = "all"
    OWED = "owed"
    MEDIATION = "mediation"
    LEGAL_AID = "legal_aid"


_OUTCOMES = {View.MEDIATION: Outcome.REFERRED_MEDIATION, View.LEGAL_AID: Outcome.LEGAL_AID}


class ConsultationsScreen(OutreachScreen[None]):
    """Lists consultations with the figures a tally has for them."""

    PLACES = (Place.CONSULTATIONS,)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]

    class Loaded(Message):
        """A list was read."""

        def __init__(self, found: ConsultationList) -> None:
            super().__init__()
            self.found = found

    class More(Message):
        """The next page was read."""

        def __init__(self, page: Page[Consultation]) -> None:
            super().__init__()
            self.page = page

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._period = Period.of_month(month)
        self._month = month
        self._view = View.ALL
        self._narrowing = Narrowing()
        self._found: ConsultationList | None = None

    def compose(self) -> ComposeResult:
        """Lay out what is shown, its figures, and the list with the chosen one beside it."""
        yield Static(id="title", markup=False)
        yield Static(id="views", markup=False)
        yield Static(id="figures", markup=False)
        with Horizontal(id="records"):
            yield RecordList[Consultation](consultation_columns_in_full(self._today), tone=self._tone)
            with VerticalScroll(id="detail", can_focus=False):
                yield Static(markup=False)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    @property
    def _today(self) -> date:
        return self.outreach.office.today

    def _tone(self, consultation: Consultation) -> Tone | None:
        return Tone.LATE if is_overdue(consultation, self._today) else None

    @property
    def _list(self) -> RecordList[Consultation]:
        return self.query_one(RecordList)

    def on_mount(self) -> None:
        """Read the board's month."""
        self._list.focus()
        self._load()

    @property
    def _selection(self) -> Selection:
        selection = self._narrowing.of(Selection(self._period))
        outcome = _OUTCOMES.get(self._view)
        return replace(selection, outcome=outcome.value) if outcome else selection

    def _load(self) -> None:
        self._show_title()
        work = read_follow_ups if self._view is View.OWED else partial(read_consultations, selection=self._selection)
        self.outreach.gateway.read(self, work, self.Loaded, group="consultations")

    def on_data_changed(self, message: DataChanged) -> None:
        """Read the list again."""
        self._load()

    def on_consultations_screen_loaded(self, message: "ConsultationsScreen.Loaded") -> None:
        """Show the list."""
        self._found = message.found
        self._list.empty = (
            _("No answers are owed.")
            if self._view is View.OWED
            else _("No such consultations. Press n to log one, w to look at a longer time.")
        )
        self._list.show(message.found.page.records, complete=message.found.page.complete)
        self._show_title()
        self._show_detail()

    def on_record_list_more_wanted(self) -> None:
        """Read the next page."""
        if self._list.records and not self._list.complete and self._view is not View.OWED:
            work = partial(list_consultations, selection=self._selection, after=self._list.records[-1])
            self.outreach.gateway.read(self, work, self.More, group="consultations")

    def on_consultations_screen_more(self, message: "ConsultationsScreen.More") -> None:
        """Show more of the list."""
        self._list.add(message.page.records, complete=message.page.complete)
        self._show_title()

    def on_record_list_moved(self) -> None:
        """Show the chosen one in full."""
        self._show_detail()

    def on_record_list_opened(self) -> None:
        """Change the chosen one."""
        self.action_edit()

    def _show_title(self) -> None:
        period = period_title(ALL_MONTHS if self._view is View.OWED else self._period)
        narrowed = "" if self._view is View.OWED else str(self._narrowing)
        self.query_one("#title", Static).update(
            Content.assemble(
                (f" {_('Consultations')} ", "bold"), (f" {period} ", "bold $accent"), (f" {narrowed}", "$text-warning")
            )
        )
        self.query_one("#views", Static).update(self._views())
        self.query_one("#figures", Static).update(self._figures())

    def _views(self) -> Content:
        found = self._found
        owed = _("Answers owed") + (f" {found.owed}" if found else "")
        late = _("{count} overdue").format(count=found.overdue) if found and found.overdue else ""
        names = {
            View.ALL: _("All"), View.OWED: owed,
            View.MEDIATION: _("To mediation"), View.LEGAL_AID: _("To legal aid"),
        }  # fmt: skip
        parts: list[tuple[str, str]] = []
        for number, (view, name) in enumerate(names.items(), 1):
            chosen = view is self._view
            parts.append((f" {number} ", "bold $accent"))
            parts.append((f"{name}", "bold underline" if chosen else "$text-muted"))
            if view is View.OWED and late:
                parts.append((f" ! {late}", "bold $text-error"))
            parts.append(("  ", ""))
        return Content.assemble(*parts)

    def _figures(self) -> Content:
        if self._found is None:
            return Content("")
        figures, records = self._found.figures, self._list
        count = f"{len(records.records)}{'' if records.complete else '+'}"
        told = _("{visits} visits in {records} records: {booths} at events, {stations} at stations").format(
            visits=figures.consultations, records=count,
            booths=figures.consultations_at_events, stations=figures.consultations_at_stations,
        )  # fmt: skip
        return Content.styled(f" {told}", "bold")

    def _show_detail(self) -> None:
        chosen = self._list.chosen
        detail = consultation_detail(chosen, self._today) if chosen else Content("")
        self.query_one("#detail Static", Static).update(detail)

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()

    def action_view(self, view: str) -> None:
        """Show other consultations."""
        self._view = View(view)
        self._load()

    def action_next_view(self) -> None:
        """Go on to the next view."""
        views = list(View)
        self.action_view(views[(views.index(self._view) + 1) % len(views)])

    def action_wider(self) -> None:
        """Show the month, its year, all time, and the month again."""
        year = Period.of_year(self._month.year)
        self._period = {Period.of_month(self._month): year, year: ALL_MONTHS}.get(
            self._period, Period.of_month(self._month)
        )
        self._load()

    def action_go(self, periods: int) -> None:
        """Show another month, or another year."""
        if self._period != ALL_MONTHS:
            self._period = period_after(self._period, periods)
            months = 1 if self._period.first == self._period.last else 12
            self._month = month_after(self._month, months * periods)
            self._load()

    def action_narrow(self) -> None:
        """Ask what to narrow by."""
        if self._found is not None:
            self.app.push_screen(ConsultationFilter(self._narrowing, self._found.known), self._narrow)

    def _narrow(self, narrowing: Narrowing | None) -> None:
        if narrowing is not None:
            self._narrowing = narrowing
            self._load()

    def action_new(self) -> None:
        """Log a consultation, by default of today or else of the month that is shown."""
        near = self._today if self._month.contains(self._today) else self._month.start
        self.app.push_screen(FormScreen(ConsultationForm(near)))

    def action_edit(self) -> None:
        """Change the chosen consultation."""
        if (chosen := self._list.chosen) is not None:
            self.app.push_screen(FormScreen(ConsultationForm(chosen.day, chosen.id)))

    def action_answered(self) -> None:
        """Mark the promised answer of the chosen consultation as given, or as still to come."""
        chosen = self._list.chosen
        if chosen is None:
            return
        day = None if chosen.followed_up_on else self._today

        def work(office: Office) -> str:
            from outreach_tui.services.logbook import Logbook

            Logbook(office).mark_answered(chosen.id, day, version=chosen.version)
            return _("The answer was given.") if day else _("The answer is still to come.")

        self.outreach.gateway.write(self, work, Saved, about="answered")

    def action_contact(self) -> None:
        """Show or record how to reach the resident of the chosen consultation."""
        from outreach_tui.tui.forms.contact import ContactForm

        if (chosen := self._list.chosen) is not None:
            self.app.push_screen(FormScreen(ContactForm(chosen.id, self._today)))

    def action_delete(self) -> None:
        """Ask, then take the chosen consultation out of all figures."""
        chosen = self._list.chosen
        if chosen is not None:
            question = _("Delete the consultation of {day}, {category}? It can be brought back.").format(
                day=chosen.day, category=label(chosen.category)
            )
            self.app.push_screen(Confirm(question), partial(self._delete, chosen))

    def _delete(self, chosen: Consultation, agreed: bool | None) -> None:
        if not agreed:
            return

        def work(office: Office) -> str:
            from outreach_tui.services.logbook import Logbook

            Logbook(office).delete_consultation(chosen.id, version=chosen.version)
            return _("Consultation deleted.")

        self.outreach.gateway.write(self, work, Saved, about="delete")
