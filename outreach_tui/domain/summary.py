"""What a summary is written from: counts of a period as frozen values, and the way to their records.

The service that reads them stays in one read transaction while documents are written, so that every figure,
table and record of a document is as of the same moment.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple, Protocol

from outreach_tui.domain.figures import Coverage, Dimension, Figures, Selection, Tally
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Period
from outreach_tui.domain.records import Community, Consultation, Distribution, EventLine, Material, PlanMonth, Stock


class RecordKind(StrEnum):
    """Which records a figure is counted from."""

    EVENTS = "events"
    CONSULTATIONS = "consultations"
    DISTRIBUTIONS = "distributions"


class Narrowing(StrEnum):
    """What narrows events further than a selection can."""

    JOINT = "joint"  #: those of several communities
    COUNTED = "counted"  #: those with a head-count
    ESTIMATED = "estimated"  #: those whose head-count is an estimate
    UNKNOWN = "unknown"  #: those without a head-count


@dataclass(frozen=True)
class Query:
    """How a figure was counted: the kind of record and which of them (all that any selection takes in)."""

    kind: RecordKind
    selections: tuple[Selection, ...]
    narrowing: Narrowing | None = None


class Photo(NamedTuple):
    """A photo of an event that counts: where its content lies, and what its caption says."""

    path: Path
    event_number: str
    title: str
    day: date


class EventRow(NamedTuple):
    """An event as the list of events has it; ``copies`` are those handed out at it, by measure word."""

    number: str
    day: str
    form: str
    title: str
    communities: str
    venue: str
    attendance: int | None
    estimated: bool
    visits: int
    copies: Mapping[str, int]
    note: str


class ConsultationRow(NamedTuple):
    """A consultation as the list of consultations has it; ``community`` is ``""`` for the whole subdistrict."""

    day: str
    community: str
    category: str
    outcome: str
    mode: str
    adviser: str
    visits: int
    event_number: str
    note: str


class DistributionRow(NamedTuple):
    """Copies handed out as the list of them has it; ``community`` is ``""`` for the whole subdistrict."""

    day: str
    material: str
    quantity: int
    measure: str
    community: str
    event_number: str
    note: str


class Records(Protocol):
    """The records behind the facts, read as of the same moment."""

    def ids(self, query: Query, limit: int) -> tuple[RecordId, ...] | None:
        """Return the ids of a figure's records in order, ``None`` when there are more than ``limit``."""

    def lines(self, kind: RecordKind, ids: Collection[RecordId]) -> Sequence[EventLine | Consultation | Distribution]:
        """Return the records of some ids, oldest first; a few hundred at a time."""

    def called_today(self) -> Mapping[str, str]:
        """Return what communities and materials are called, by names that they had before and gave up."""

    def event_rows(self) -> Iterator[EventRow]:
        """Return every event that counts, oldest first."""

    def consultation_rows(self) -> Iterator[ConsultationRow]:
        """Return every consultation that counts, oldest first."""

    def distribution_rows(self) -> Iterator[DistributionRow]:
        """Return all copies handed out that count, oldest first."""


@dataclass(frozen=True)
class Facts:
    """Everything a summary of a period says, of one community where one is named (``""``: of all).

    ``previous`` are the totals of the same period a year before. ``next_plans`` is the plan of the period
    that follows. ``joint_events`` counts events of several communities. ``unknown_heads`` counts gatherings
    whose head-count is not known; notices on a board have none to know. ``overdue`` are promised answers
    that waited when the period ended (or now, within it). ``history_mark`` is the newest change that is in
    the figures.
    """

    subdistrict: str
    period: Period
    community: str
    communities: tuple[Community, ...]
    materials: tuple[Material, ...]
    plans: tuple[PlanMonth, ...]
    next_period: Period
    next_plans: tuple[PlanMonth, ...]
    tallies: Mapping[Dimension, Tally]
    previous: Figures
    coverage: Coverage
    stock: tuple[Stock, ...]
    photos: tuple[Photo, ...]
    joint_events: int
    overdue: int
    made_at: datetime
    history_mark: str
    records: Records

    @property
    def total(self) -> Figures:
        """All figures of the period, each event counted once."""
        return self.tallies[Dimension.MONTH].total.figures

    @property
    def selection(self) -> Selection:
        """The selection of everything that counts."""
        return self.tallies[Dimension.MONTH].total.selection

    @property
    def whole_year(self) -> bool:
        """Whether the period is a calendar year, not a bulletin's month or quarter."""
        return self.period == Period.of_year(self.period.first.year)
