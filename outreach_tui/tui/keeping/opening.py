"""Which screen shows the record that a finding of the doctor, or a step of the history, is about."""

import re
from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from textual.message import Message
from textual.screen import Screen

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.history import Change, Step
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Problem, Refused
from outreach_tui.i18n import gettext as _
from outreach_tui.services.listing import Listing
from outreach_tui.services.office import Office
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.messages import Saved

if TYPE_CHECKING:
    from outreach_tui.tui.app import OutreachApp

Make = Callable[[], Screen[Any]]
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_MONTH = re.compile(r"(\d{4})-?(\d{2})")


class Opening(Message):
    """What there is to open: the screen of a record, or an event to bring back first."""

    def __init__(self, make: Make | None = None, deleted: str = "") -> None:
        super().__init__()
        self.make = make
        self.deleted = deleted

    def show(self, app: "OutreachApp") -> None:
        """Open it; ask whether a deleted event is to come back; say when there is nothing to open."""
        if self.deleted:
            question = _("Event {number} was deleted. Bring it back?").format(number=self.deleted)
            app.push_screen(Confirm(question), partial(_bring_back, app, self.deleted))
        elif self.make is None:
            app.notify(_("There is no record to open here."), markup=False)
        else:
            app.push_screen(self.make())


def _bring_back(app: "OutreachApp", number: str, agreed: bool | None) -> None:
    def work(office: Office) -> str:
        from outreach_tui.services.logbook import Logbook

        return Logbook(office).restore_event(number).name

    if agreed:
        said = _("Event {number} is back.")
        app.gateway.write(app, work, lambda name: Saved(said.format(number=name)), about="restore-event")


def of_finding(office: Office, finding: Problem) -> Opening:
    """Return what shows the record of a finding; reads, so it runs in a worker."""
    number = finding.details.get("number", "")
    if finding.code == "check_number":  # the number is that of a person, not of an event
        number = ""
    return _of(office, "event" if number else finding.field, number or finding.value)


def of_step(office: Office, step: Step) -> Opening:
    """Return what shows the first record an action is known by; reads, so it runs in a worker."""
    changes = step.main_changes()
    return _of_change(office, changes[0]) if changes else Opening()


def _of_change(office: Office, change: Change) -> Opening:
    return _of(office, change.kind, change.record_id if change.kind in ("event", "consultation") else change.name)


def _of(office: Office, kind: str, name: str) -> Opening:
    try:
        match kind:
            case "event":
                return _event(office, name)
            case "consultation" if not _DAY.fullmatch(name):
                return _consultation(office, name)
            case "consultation" | "distribution":
                return _lines(kind, date.fromisoformat(name))
            case "community":
                return _community(office, name)
            case "material":
                return Opening(partial(_movements, office.material(name).name))
            case "plan_month" | "target" | "zero_report":
                return _plan(name)
    except (Refused, ValueError):  # the record itself has gone, which was to be told
        return Opening()
    return Opening()


def _event(office: Office, reference: str) -> Opening:
    from outreach_tui.tui.forms.event import EventForm
    from outreach_tui.tui.screens.form import FormScreen

    event = office.event(reference)
    if event.deleted:
        return Opening(deleted=event.number)
    return Opening(lambda: FormScreen(EventForm(reference=event.number)))


def _consultation(office: Office, reference: str) -> Opening:
    from outreach_tui.services.logbook import Logbook
    from outreach_tui.tui.forms.consultation import ConsultationForm
    from outreach_tui.tui.screens.form import FormScreen

    found = Logbook(office).consultation(Listing(office).consultation_id(reference))
    return Opening(lambda: FormScreen(ConsultationForm(found.day, found.id)))


def _lines(kind: str, day: date) -> Opening:
    from outreach_tui.tui.screens.records import RecordsScreen

    title = _("Consultations") if kind == "consultation" else _("Handouts")
    selection = Selection(Period.of_month(Month.of(day)), standing=None)
    return Opening(lambda: RecordsScreen(title, selection, f"{kind}s"))


def _community(office: Office, name: str) -> Opening:
    from outreach_tui.tui.forms.community import CommunityForm
    from outreach_tui.tui.screens.form import FormScreen

    community, today = office.community(name), office.today
    return Opening(lambda: FormScreen(CommunityForm(community, today)))


def _movements(material: str) -> Screen[None]:
    from outreach_tui.tui.screens.movements import MovementsScreen

    return MovementsScreen(material)


def _plan(name: str) -> Opening:
    from outreach_tui.tui.screens.plan import PlanScreen

    found = _MONTH.match(name)
    if found is None:
        return Opening()
    month = Month(int(found[1]), int(found[2]))
    return Opening(lambda: PlanScreen(month))
