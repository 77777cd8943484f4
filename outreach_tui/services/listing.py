"""What is on record, in lists: whole small ones, and pages of the large ones. Only reads."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from outreach_tui.domain.figures import Basis, Selection
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR, Month, Period
from outreach_tui.domain.records import Community, Consultation, Distribution, EventLine, Material, PlanMonth, Stock
from outreach_tui.domain.searching import ALL_EVENTS, EventSearch, SearchWord
from outreach_tui.domain.vocabulary import Status
from outreach_tui.services.office import Office
from outreach_tui.store.reads import events as event_reads
from outreach_tui.store.reads import lines as line_reads
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads import plan as plan_reads

#: From the first month the program knows to the last.
ALL_MONTHS = Period(Month(FIRST_YEAR, 1), Month(LAST_YEAR, 12))


R = TypeVar("R", EventLine, Consultation, Distribution)

#: Records read at a time: a screenful or two, whatever the size of the database.
PAGE = 100


@dataclass(frozen=True)
class Page(Generic[R]):
    """Some records in order, and whether there are no more after them."""

    records: tuple[R, ...]
    complete: bool


class Listing:
    """Lists records."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def communities(self) -> list[Community]:
        """Return every community, in the coordinator's own order."""
        with self._office.database.reading() as reader:
            return office_reads.communities(reader)

    def materials(self) -> list[Material]:
        """Return the catalogue."""
        with self._office.database.reading() as reader:
            return office_reads.materials(reader)

    def stock(self, until: str = "9999-12-31") -> list[Stock]:
        """Return what came, went and is left of every material up to a day (ISO form, inclusive)."""
        with self._office.database.reading() as reader:
            return office_reads.stock(reader, until)

    def plan(self, period: Period) -> list[PlanMonth]:
        """Return every month of a period as it is planned; those not planned yet are there, empty."""
        with self._office.database.reading() as reader:
            found = {plan.month: plan for plan in plan_reads.plan_months(reader, period)}
        return [found.get(month) or PlanMonth(month) for month in period.months()]

    def events(
        self, selection: Selection, *, text: str = "", status: Status | None = None, limit: int = 500
    ) -> list[EventLine]:
        """Return events newest first, at most ``limit``."""
        lines: list[EventLine] = []
        search = EventSearch((SearchWord(text),) if text else ())
        after: EventLine | None = None
        with self._office.database.reading() as reader:
            while len(lines) < limit:
                page = event_reads.list_events(reader, selection, search=search, limit=limit, after=after)
                lines += [line for line in page if status is None or line.status is status]
                if len(page) < limit:
                    break
                after = page[-1]
        return lines[:limit]

    def consultations(self, selection: Selection, *, limit: int = 500) -> list[Consultation]:
        """Return consultations newest first, at most ``limit``."""
        with self._office.database.reading() as reader:
            return line_reads.list_consultations(reader, selection, limit=limit)

    def consultation_id(self, reference: str) -> RecordId:
        """Return the id that ends as ``reference`` does; refuse when none does, or several do."""
        return self._office.id_ending("consultation", reference, line_reads.find_consultation_ids)

    def counts(self) -> dict[str, int]:
        """Return how many records there are of each kind, deleted ones left out."""
        with self._office.database.reading() as reader:
            return office_reads.counts(reader)


def everything(period: Period | None, basis: Basis = Basis.PLAN) -> Selection:
    """Return the selection of all records of a period, whatever became of them; of all time when ``None``."""
    return Selection(period or ALL_MONTHS, basis, standing=None)


def _page(records: list[R]) -> Page[R]:
    return Page(tuple(records[:PAGE]), len(records) <= PAGE)


def list_events(
    office: Office,
    selection: Selection,
    *,
    search: EventSearch = ALL_EVENTS,
    after: EventLine | None = None,
) -> Page[EventLine]:
    """Return a page of the events searched for, after the one given."""
    with office.database.reading() as reader:
        return _page(event_reads.list_events(reader, selection, search=search, limit=PAGE + 1, after=after))


def list_consultations(
    office: Office, selection: Selection, *, after: Consultation | None = None
) -> Page[Consultation]:
    """Return a page of consultations, newest first, after the one given."""
    with office.database.reading() as reader:
        return _page(line_reads.list_consultations(reader, selection, limit=PAGE + 1, after=_key(after)))


def list_distributions(
    office: Office, selection: Selection, *, after: Distribution | None = None
) -> Page[Distribution]:
    """Return a page of copies handed out, newest first, after the line given."""
    with office.database.reading() as reader:
        return _page(line_reads.list_distributions(reader, selection, limit=PAGE + 1, after=_key(after)))


def list_follow_ups(office: Office) -> Page[Consultation]:
    """Return the consultations whose promised answer is due, oldest first."""
    with office.database.reading() as reader:
        return Page(tuple(line_reads.follow_ups_due(reader, office.today.isoformat())), complete=True)


def _key(after: Consultation | Distribution | None) -> tuple[str, str] | None:
    return None if after is None else (after.day.isoformat(), after.id)
