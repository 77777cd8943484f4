"""What someone wants to record, before it is checked: names as people say them, values already read."""

from dataclasses import dataclass, field
from datetime import date

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.records import (
    AudienceCount,
    Consultation,
    Distribution,
    Event,
    PlanMonth,
    PlannedDay,
    Speaker,
)
from outreach_tui.domain.vocabulary import (
    Adviser,
    Audience,
    Category,
    Form,
    MaterialKind,
    Measure,
    Mode,
    Outcome,
    Scope,
    Status,
    TargetScope,
)


@dataclass(frozen=True)
class MaterialLine:
    """Copies of a material at an event; ``measure`` is the word the user gave, if any.

    ``id`` names the recorded line it stands for, so that saving an edited event keeps its lines.
    """

    material: str
    quantity: int
    measure: str = ""
    community: str = ""
    id: RecordId | None = None


@dataclass(frozen=True)
class ConsultationLine:
    """Consultations at an event, one or a tally of several."""

    category: Category = Category.UNCLASSIFIED
    count: int = 1
    outcome: Outcome = Outcome.UNRECORDED
    mode: Mode = Mode.ON_SITE
    adviser: Adviser = Adviser.LAWYER
    community: str = ""
    note: str = ""
    follow_up_on: date | None = None
    id: RecordId | None = None


@dataclass(frozen=True)
class EventDraft:
    """An event to be recorded or changed.

    ``communities`` are names; empty with ``whole_subdistrict`` for an event of the whole subdistrict.
    ``month`` is the plan month served, ``None`` for the month of ``day``.
    """

    day: date
    form: Form
    title: str
    communities: tuple[str, ...] = ()
    whole_subdistrict: bool = False
    status: Status = Status.HELD
    month: Month | None = None
    day_end: date | None = None
    starts_at: str = ""
    ends_at: str = ""
    venue: str = ""
    organiser: str = ""
    co_organisers: tuple[str, ...] = ()
    speakers: tuple[Speaker, ...] = ()
    laws: tuple[str, ...] = ()
    audiences: tuple[AudienceCount, ...] = ()
    attendance: int | None = None
    attendance_estimated: bool = False
    opinions: int | None = None
    note: str = ""
    materials: tuple[MaterialLine, ...] = ()
    consultations: tuple[ConsultationLine, ...] = ()

    @classmethod
    def of(cls, event: Event) -> "EventDraft":
        """Return the draft that would leave a recorded event as it is."""
        return cls(
            day=event.day,
            form=event.form,
            title=event.title,
            communities=event.communities,
            whole_subdistrict=event.scope is Scope.SUBDISTRICT,
            status=event.status,
            month=event.month,
            day_end=event.day_end,
            starts_at=event.starts_at,
            ends_at=event.ends_at,
            venue=event.venue,
            organiser=event.organiser,
            co_organisers=event.co_organisers,
            speakers=event.speakers,
            laws=event.laws,
            audiences=event.audiences,
            attendance=event.attendance,
            attendance_estimated=event.attendance_estimated,
            opinions=event.opinions,
            note=event.note,
            materials=tuple(map(_material_line, event.materials)),
            consultations=tuple(map(_consultation_line, event.consultations)),
        )


def _material_line(line: Distribution) -> MaterialLine:
    return MaterialLine(line.material, line.quantity, "", line.community, line.id)


def _consultation_line(line: Consultation) -> ConsultationLine:
    return ConsultationLine(
        line.category, line.count, line.outcome, line.mode, line.adviser, line.community, line.note,
        line.follow_up_on, line.id,
    )  # fmt: skip


@dataclass(frozen=True)
class ConsultationDraft:
    """A consultation to be recorded: at an event (its number or id) or at a community's service station."""

    day: date
    category: Category = Category.UNCLASSIFIED
    community: str = ""
    event: str = ""
    count: int = 1
    outcome: Outcome = Outcome.UNRECORDED
    mode: Mode = Mode.ON_SITE
    adviser: Adviser = Adviser.LAWYER
    month: Month | None = None
    note: str = ""
    follow_up_on: date | None = None
    followed_up_on: date | None = None

    @classmethod
    def of(cls, consultation: Consultation) -> "ConsultationDraft":
        """Return the draft that would leave a recorded consultation as it is."""
        return cls(
            day=consultation.day,
            category=consultation.category,
            community=consultation.community,
            event=consultation.event_id or "",
            count=consultation.count,
            outcome=consultation.outcome,
            mode=consultation.mode,
            adviser=consultation.adviser,
            month=consultation.month,
            note=consultation.note,
            follow_up_on=consultation.follow_up_on,
            followed_up_on=consultation.followed_up_on,
        )


@dataclass(frozen=True)
class ContactDraft:
    """How to reach a resident who asked for an answer; ``keep_until`` is the last day on which that is kept."""

    name: str = ""
    phone: str = ""
    keep_until: date | None = None


@dataclass(frozen=True)
class CommunityDraft:
    """A community to be added or changed; ``order`` is its place in lists, ``None`` for the last."""

    name: str
    order: int | None = None
    grids: int = 0
    adviser: str = ""
    exists_from: date | None = None
    exists_until: date | None = None


@dataclass(frozen=True)
class MaterialDraft:
    """A catalogue entry to be added or changed; an empty ``measure`` means the usual one of its kind."""

    name: str
    kind: MaterialKind
    measure: str = ""
    law: str = ""
    retired: bool = False


@dataclass(frozen=True)
class StockDraft:
    """Copies received, or a correction after counting (negative when fewer were found)."""

    material: str
    quantity: int
    day: date
    note: str = ""
    measure: str = ""


@dataclass(frozen=True)
class DistributionDraft:
    """Copies handed out, at an event (its number or id) or without one.

    ``taken_out`` and ``brought_back`` are what was counted at a booth, ``None`` where nobody did.
    """

    material: str
    quantity: int
    day: date
    community: str = ""
    event: str = ""
    month: Month | None = None
    note: str = ""
    measure: str = ""
    taken_out: int | None = None
    brought_back: int | None = None


@dataclass(frozen=True)
class BoothCount:
    """Copies of a material counted at a booth: what was not brought back was handed out (domain rule §3.9)."""

    material: str
    taken_out: int
    brought_back: int = 0

    @property
    def handed_out(self) -> int:
        """Copies that went to residents."""
        return self.taken_out - self.brought_back


@dataclass(frozen=True)
class TargetDraft:
    """What a plan month is to reach; an amount of 0 takes the target away."""

    measure: Measure
    amount: int
    scope: TargetScope = TargetScope.SUBDISTRICT
    form: Form | None = None
    material: str = ""
    community: str = ""


@dataclass(frozen=True)
class PlanDraft:
    """A plan month as it is to be; ``targets`` are all there shall be."""

    month: Month
    theme: str = ""
    laws: tuple[str, ...] = ()
    key_days: tuple[PlannedDay, ...] = ()
    forms: tuple[Form, ...] = ()
    audiences: tuple[Audience, ...] = ()
    lead_unit: str = ""
    supporting_units: tuple[str, ...] = ()
    remarks: str = ""
    targets: tuple[TargetDraft, ...] = field(default_factory=tuple)

    @classmethod
    def of(cls, plan: PlanMonth) -> "PlanDraft":
        """Return the draft that would leave a planned month as it is."""
        return cls(
            month=plan.month,
            theme=plan.theme,
            laws=plan.laws,
            key_days=plan.key_days,
            forms=plan.forms,
            audiences=plan.audiences,
            lead_unit=plan.lead_unit,
            supporting_units=plan.supporting_units,
            remarks=plan.remarks,
            targets=tuple(
                TargetDraft(
                    target.measure,
                    target.amount,
                    target.scope,
                    target.form,
                    target.material,
                    target.community,
                )
                for target in plan.targets
            ),
        )
