"""The street table, as it stands on disk: which booths there are, and what was counted at one. Only reads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from outreach_tui.domain.figures import Basis, Selection
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.publicity import days_of_month
from outreach_tui.domain.records import Consultation, Distribution, EventLine, Material
from outreach_tui.domain.vocabulary import Category, Form, Status
from outreach_tui.services.listing import ALL_MONTHS
from outreach_tui.services.office import Office
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import booth as booth_reads
from outreach_tui.store.reads import events as event_reads
from outreach_tui.store.reads import lines as line_reads
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads import plan as plan_reads

#: How many of the last entries a booth shows.
NEWEST = 10
#: How many earlier booths are offered beside those of the day.
EARLIER = 8

_OPEN = frozenset({Status.HELD, Status.PLANNED})
Entry = Consultation | Distribution


@dataclass(frozen=True)
class BoothCopies:
    """One material at a booth: copies handed out there, and copies on hand in all (may be negative).

    ``taken_out`` and ``brought_back`` are what was counted when the booth was closed, ``None`` before that.
    """

    material: Material
    handed_out: int
    on_hand: int
    taken_out: int | None = None
    brought_back: int | None = None


@dataclass(frozen=True)
class BoothState:
    """What is on disk of a booth. ``newest`` are its last entries, the newest first.

    ``copies`` names every material that can be handed out, those handed out at this booth first.
    """

    event: EventLine
    visits: Mapping[Category, int]
    copies: tuple[BoothCopies, ...]
    newest: tuple[Entry, ...]

    @property
    def consultations(self) -> int:
        """Visits (人次) at this booth."""
        return sum(self.visits.values())

    @property
    def copies_by_measure(self) -> dict[str, int]:
        """Copies handed out at this booth by measure word."""
        summed: dict[str, int] = {}
        for line in self.copies:
            if line.handed_out:
                summed[line.material.measure] = summed.get(line.material.measure, 0) + line.handed_out
        return summed


@dataclass(frozen=True)
class Choice:
    """The booths one can sit at: of a day (one that is planned can begin), and earlier ones to fill in.

    ``occasion`` is the key day that a new booth of that day would be for, ``""`` when it is none.
    """

    day: date
    of_day: tuple[EventLine, ...]
    earlier: tuple[EventLine, ...]
    occasion: str


def read_choice(office: Office, day: date | None = None) -> Choice:
    """Read which booths one can sit at on a day, by default today."""
    day = day or office.today
    month = Month.of(day)
    until_now = Period(ALL_MONTHS.first, month)
    booths = Selection(until_now, Basis.CALENDAR, standing=None, form=Form.BOOTH.value)
    this_month = replace(booths, period=Period.of_month(month))
    with office.database.reading() as reader:
        of_month = event_reads.list_events(reader, this_month)
        newest = event_reads.list_events(reader, booths, limit=EARLIER + len(of_month))
        occasion = _occasion(reader, day)
    fitting = [event for event in newest if event.status in _OPEN and event.day <= day]
    of_day = tuple(event for event in of_month if event.day == day and event.status in _OPEN)
    return Choice(day, of_day, tuple(event for event in fitting if event not in of_day)[:EARLIER], occasion)


def _occasion(reader: Reader, day: date) -> str:
    """Return the key day of the plan that a day falls on, else that of the publicity calendar."""
    month = Month.of(day)
    for plan in plan_reads.plan_months(reader, Period.of_month(month)):
        for planned in plan.key_days:
            if planned.first <= day <= planned.last:
                return planned.name
    return next((key_day.name for key_day in days_of_month(month) if key_day.first == key_day.last == day), "")


def read_booth(office: Office, event_id: RecordId, on_hand: Mapping[str, int] | None = None) -> BoothState:
    """Read a booth as of one moment; refuse when the event was deleted meanwhile.

    ``on_hand`` is what is known to be left of materials, by name: for all others it is added up.
    """
    with office.database.reading() as reader:
        selection = Selection(ALL_MONTHS, Basis.CALENDAR, standing=None, event_id=event_id)
        found = event_reads.list_events(reader, selection, limit=1)
        if not found:
            raise refuse("gone", "event", event_id)
        return BoothState(
            found[0],
            booth_reads.visits_by_category(reader, event_id),
            tuple(_copies(reader, event_id, on_hand or {})),
            tuple(line_reads.newest_of_event(reader, event_id, NEWEST)),
        )


def _copies(reader: Reader, event_id: RecordId, on_hand: Mapping[str, int]) -> Sequence[BoothCopies]:
    here = booth_reads.copies_by_material(reader, event_id)
    materials = [one for one in office_reads.materials(reader) if one.name in here or not one.retired]
    unknown = {material.name for material in materials} - set(on_hand)
    left = {**on_hand, **{stock.material.name: stock.on_hand for stock in office_reads.stock(reader, of=unknown)}}
    lines: list[BoothCopies] = []
    for material in materials:
        found = here.get(material.name)
        if found is not None:
            lines.append(
                BoothCopies(material, found.handed_out, left[material.name], found.taken_out, found.brought_back)
            )
        else:
            lines.append(BoothCopies(material, 0, left[material.name]))
    return sorted(lines, key=lambda line: line.material.name not in here)
