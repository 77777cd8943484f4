"""Writing the sample year into a fresh database, through the services, day by day as an office would."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, timezone
from functools import partial
from typing import Final

from outreach_tui.demo.communities_2019 import (
    BY_SHORT_NAME,
    COMMUNITIES,
    FEBRUARY_ZEROS,
    RECORDER,
    SUBDISTRICT,
)
from outreach_tui.demo.consultations_2019 import station_drafts
from outreach_tui.demo.events_2019 import event_drafts
from outreach_tui.demo.materials_2019 import ADJUSTMENTS, CATALOGUE, RECEIPTS, WITHOUT_EVENT, material_drafts
from outreach_tui.demo.plan_2019 import plan_drafts
from outreach_tui.domain.drafts import ConsultationDraft, EventDraft
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.vocabulary import Outcome
from outreach_tui.paths import attachments_of, user_paths
from outreach_tui.services.communities import Communities
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location

YEAR: Final = 2019
_EVENING: Final = time(17, 30, tzinfo=timezone(timedelta(hours=8)))
#: Answers come so long before they are due, and after the last day none: what waits then is overdue.
_SETTLED_BEFORE: Final = timedelta(days=3)
_LAST_SETTLED: Final = date(2019, 11, 30)


def write_sample_year(location: Location) -> Office:
    """Write 2019 of 惠民街道 to a new database and return the office as it stood on the last evening.

    Nothing depends on the real day or on chance. The caller closes the office's database. Raises a
    refusal when there is an office in the database already.
    """
    calendar = _Calendar(date(2018, 12, 28))
    office = Office(Database(location), calendar, RECORDER, attachments_of(location.path, user_paths))
    office.database.open(create=True)
    try:
        _Year(office, calendar).write()
    except BaseException:
        office.database.close()
        raise
    return office


class _Calendar:
    """A clock that stands at the evening of the day being written."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> datetime:
        return datetime.combine(self.day, _EVENING)


@dataclass(frozen=True)
class _Step:
    """What the office writes down on one evening."""

    day: date
    work: Callable[[], object]


@dataclass(frozen=True)
class _Promise:
    """A consultation that waits for its answer."""

    record_id: RecordId
    draft: ConsultationDraft
    settled_on: date


class _Year:
    """The year being written."""

    def __init__(self, office: Office, calendar: _Calendar) -> None:
        self._office = office
        self._calendar = calendar
        self._communities = Communities(office)
        self._stock = Stock(office)
        self._logbook = Logbook(office)
        self._promises: list[_Promise] = []

    def write(self) -> None:
        self._communities.set_up(SUBDISTRICT, "zh", [community.draft() for community in COMMUNITIES])
        for material in CATALOGUE:
            self._stock.add_material(material)
        Planning(self._office).set_months(plan_drafts())
        for step in sorted(self._steps(), key=lambda step: step.day):
            self._settle_until(step.day)
            self._calendar.day = step.day
            step.work()
        self._settle_until(_LAST_SETTLED)
        self._calendar.day = date(YEAR, 12, 31)

    def _steps(self) -> Iterator[_Step]:
        """Yield everything there is to write, in no order of days."""
        for receipt in RECEIPTS:
            yield _Step(receipt.day, partial(self._stock.receive, receipt))
        for event in event_drafts():
            yield _Step(event.day, partial(self._log_event, event))
        for consultation in station_drafts():
            yield _Step(consultation.day, partial(self._log_consultation, consultation))
        for day, short, copies, note in WITHOUT_EVENT:
            community = BY_SHORT_NAME[short].name if short else ""
            for given in material_drafts(day, community, copies, note):
                yield _Step(day, partial(self._stock.give, given))
        for short in FEBRUARY_ZEROS:
            zero = partial(
                self._communities.report_zero, BY_SHORT_NAME[short].name, Month(YEAR, 2), "春节期间未开展活动"
            )
            yield _Step(date(YEAR, 2, 28), zero)
        for adjustment in ADJUSTMENTS:
            yield _Step(adjustment.day, partial(self._stock.adjust, adjustment))

    def _log_event(self, draft: EventDraft) -> None:
        saved = self._logbook.add_event(draft)
        if any(line.follow_up_on for line in draft.consultations):
            for consultation in self._office.event(saved.id).consultations:
                if consultation.outcome is Outcome.APPOINTMENT:
                    promised = ConsultationDraft(
                        consultation.day,
                        consultation.category,
                        event=saved.id,
                        count=consultation.count,
                        outcome=consultation.outcome,
                        follow_up_on=consultation.follow_up_on,
                    )
                    self._promise(consultation.id, promised)

    def _log_consultation(self, draft: ConsultationDraft) -> None:
        saved = self._logbook.add_consultation(draft)
        if draft.follow_up_on:
            self._promise(saved.id, draft)

    def _promise(self, record_id: RecordId, draft: ConsultationDraft) -> None:
        """Remember what is to be answered; what falls due too late in the year stays open."""
        assert draft.follow_up_on is not None
        settled_on = draft.follow_up_on - _SETTLED_BEFORE
        if settled_on <= _LAST_SETTLED:
            self._promises.append(_Promise(record_id, draft, settled_on))

    def _settle_until(self, day: date) -> None:
        """Write down the answers that were given before a day."""
        for promise in [promise for promise in self._promises if promise.settled_on <= day]:
            self._calendar.day = promise.settled_on
            answered = replace(promise.draft, followed_up_on=promise.settled_on, note="已电话答复")
            self._logbook.change_consultation(promise.record_id, answered)
            self._promises.remove(promise)
