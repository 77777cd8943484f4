"""What is on record, as frozen values read from the database. Ids are 32 hexadecimal digits."""

from datetime import date
from enum import StrEnum

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.value import Value, dataclass
from outreach_tui.domain.vocabulary import (
    Adviser,
    AttachmentKind,
    Audience,
    Category,
    Form,
    MaterialKind,
    Measure,
    Mode,
    Outcome,
    Scope,
    SpeakerRole,
    Status,
    TargetScope,
)


@dataclass(frozen=True, eq=False, repr=False)
class Subdistrict(Value):
    """The office whose year this is."""

    id: RecordId
    name: str
    report_language: str
    version: int = 1


@dataclass(frozen=True, eq=False, repr=False)
class Community(Value):
    """A community and its life span; both days are inclusive, ``None`` is open."""

    id: RecordId
    name: str
    order: int
    grids: int
    adviser: str
    exists_from: date | None
    exists_until: date | None
    version: int = 1

    def existed_on(self, day: date) -> bool:
        """Tell whether it existed on a day."""
        return (self.exists_from is None or self.exists_from <= day) and (
            self.exists_until is None or day <= self.exists_until
        )

    def existed_in(self, month: Month) -> bool:
        """Tell whether it existed on any day of a month, and so is due in it."""
        return (self.exists_from is None or self.exists_from < month.end) and (
            self.exists_until is None or month.start <= self.exists_until
        )


@dataclass(frozen=True, eq=False, repr=False)
class Material(Value):
    """A catalogue entry; ``measure`` is its measure word (册, 份, 条 …)."""

    id: RecordId
    name: str
    kind: MaterialKind
    measure: str
    law: str = ""
    retired: bool = False
    version: int = 1


@dataclass(frozen=True, eq=False, repr=False)
class Stock(Value):
    """How many copies of a material came, went and are left (domain rule §3.8); may be negative."""

    material: Material
    received: int
    handed_out: int
    adjusted: int

    @property
    def on_hand(self) -> int:
        """Copies left: always derived, never stored."""
        return self.received - self.handed_out + self.adjusted


@dataclass(frozen=True, eq=False, repr=False)
class Speaker(Value):
    """Who spoke at an event, and as what."""

    name: str
    role: SpeakerRole = SpeakerRole.OTHER


@dataclass(frozen=True, eq=False, repr=False)
class AudienceCount(Value):
    """An audience an event was for; ``attendance`` of that audience where it was counted."""

    audience: Audience
    attendance: int | None = None


@dataclass(frozen=True, eq=False, repr=False)
class Distribution(Value):
    """Copies handed out, with or without an event; ``community`` is ``""`` for the whole subdistrict.

    ``taken_out`` and ``brought_back`` are the copies counted when a booth was closed, ``None`` before that.
    """

    id: RecordId
    material: str
    measure: str
    quantity: int
    day: date
    month: Month
    community: str
    event_number: str = ""
    note: str = ""
    version: int = 1
    taken_out: int | None = None
    brought_back: int | None = None


class MovementKind(StrEnum):
    """How copies came or went."""

    RECEIPT = "receipt"
    HANDED_OUT = "handed_out"
    ADJUSTMENT = "adjustment"


@dataclass(frozen=True, eq=False, repr=False)
class Movement(Value):
    """One change of the stock of a material; ``quantity`` is negative where copies went."""

    id: RecordId
    kind: MovementKind
    day: date
    quantity: int
    note: str = ""
    community: str = ""
    event_number: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Consultation(Value):
    """A consultation, or a tally line of several; ``community`` is ``""`` for the whole subdistrict."""

    id: RecordId
    day: date
    month: Month
    community: str
    category: Category
    outcome: Outcome
    mode: Mode
    adviser: Adviser
    count: int
    note: str = ""
    follow_up_on: date | None = None
    followed_up_on: date | None = None
    event_number: str = ""
    event_id: RecordId | None = None
    version: int = 1


@dataclass(frozen=True, eq=False, repr=False)
class Contact(Value):
    """How to reach a resident about a consultation, and the last day on which that is kept."""

    consultation_id: RecordId
    consultation_day: date
    name: str
    phone: str
    keep_until: date
    version: int


@dataclass(frozen=True, eq=False, repr=False)
class Attachment(Value):
    """A file kept as evidence of an event; ``sha256`` names it in the data folder, ``size`` is in bytes."""

    id: RecordId
    kind: AttachmentKind
    name: str
    size: int
    sha256: str


@dataclass(frozen=True, eq=False, repr=False)
class EventLine(Value):
    """An event as lists show it."""

    id: RecordId
    number: str
    day: date
    month: Month
    title: str
    form: Form
    status: Status
    scope: Scope
    communities: tuple[str, ...]
    venue: str
    attendance: int | None
    attendance_estimated: bool
    consultations: int = 0
    materials: tuple[tuple[str, int], ...] = ()
    version: int = 1


@dataclass(frozen=True, eq=False, repr=False)
class Event(Value):
    """An event with everything that hangs on it."""

    id: RecordId
    number: str
    day: date
    day_end: date | None
    starts_at: str
    ends_at: str
    month: Month
    title: str
    form: Form
    status: Status
    scope: Scope
    communities: tuple[str, ...]
    venue: str
    organiser: str
    co_organisers: tuple[str, ...]
    speakers: tuple[Speaker, ...]
    laws: tuple[str, ...]
    audiences: tuple[AudienceCount, ...]
    attendance: int | None
    attendance_estimated: bool
    opinions: int | None
    recorder: str
    note: str
    deleted: bool
    version: int
    materials: tuple[Distribution, ...] = ()
    consultations: tuple[Consultation, ...] = ()
    attachments: tuple[Attachment, ...] = ()


def event_number(year: int, serial: int) -> str:
    """Return the number people use for an event: ``2019-017``."""
    return f"{year}-{serial:03d}"


@dataclass(frozen=True, eq=False, repr=False)
class PlannedDay(Value):
    """A key day (重要时间节点) of a plan month; both days inclusive."""

    name: str
    first: date
    last: date


@dataclass(frozen=True, eq=False, repr=False)
class Target(Value):
    """What a plan month asks for. ``form`` narrows events, ``material`` names the copies counted."""

    id: RecordId
    month: Month
    measure: Measure
    scope: TargetScope
    amount: int
    form: Form | None = None
    material: str = ""
    community: str = ""
    version: int = 1


@dataclass(frozen=True, eq=False, repr=False)
class PlanMonth(Value):
    """One month of the yearly publicity plan."""

    month: Month
    theme: str = ""
    laws: tuple[str, ...] = ()
    key_days: tuple[PlannedDay, ...] = ()
    forms: tuple[Form, ...] = ()
    audiences: tuple[Audience, ...] = ()
    lead_unit: str = ""
    supporting_units: tuple[str, ...] = ()
    remarks: str = ""
    targets: tuple[Target, ...] = ()
    id: RecordId | None = None
    version: int = 0
