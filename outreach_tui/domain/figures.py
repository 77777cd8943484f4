"""Counted results, as frozen values: what a tally, a coverage grid and a stock list consist of."""

from collections.abc import Iterable, Mapping
from dataclasses import field, replace
from enum import StrEnum

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.value import Value, dataclass
from outreach_tui.domain.vocabulary import CellState, Measure, Standing, Term
from outreach_tui.i18n import mark as _


class Basis(StrEnum):
    """Which month a record counts in: the plan month it serves, or the month of its date."""

    PLAN = "plan"
    CALENDAR = "calendar"


class Dimension(StrEnum):
    """What the rows of a tally are."""

    COMMUNITY = "community"
    FORM = "form"
    MONTH = "month"
    CATEGORY = "category"
    OUTCOME = "outcome"
    MATERIAL = "material"
    LAW = "law"
    AUDIENCE = "audience"
    PLAN = "plan"


DIMENSIONS: dict[Dimension, Term] = {
    Dimension.COMMUNITY: Term(_("Community"), ("社区",)),
    Dimension.FORM: Term(_("Form"), ("宣传形式", "形式")),
    Dimension.MONTH: Term(_("Month"), ("月份", "月")),
    Dimension.CATEGORY: Term(_("Category"), ("咨询类别", "类别")),
    Dimension.OUTCOME: Term(_("Outcome"), ("处理结果", "办理结果", "结果")),
    Dimension.MATERIAL: Term(_("Material"), ("宣传资料", "资料")),
    Dimension.LAW: Term(_("Law"), ("法律", "法律法规", "法律名称")),
    Dimension.AUDIENCE: Term(_("Audience"), ("普法对象", "对象")),
    Dimension.PLAN: Term(_("Plan"), ("计划", "目标", "年度计划")),
}

#: The row key of what belongs to no single value of a dimension: to the whole subdistrict, to no event …
UNASSIGNED = ""


def _add(left: Mapping[str, int], right: Mapping[str, int]) -> Mapping[str, int]:
    if not (left and right):  # as most are: an event brings no copies, copies bring no events
        return left or right
    return {key: left.get(key, 0) + right.get(key, 0) for key in {**left, **right}}


@dataclass(frozen=True, eq=False, repr=False)
class Figures(Value):
    """Counts over some records (domain rules §3.1–3.5).

    ``events`` counts events, the other counts are of people (人次), visits (人次) and copies.
    ``attendance_estimated`` is the part of ``attendance`` that is estimated; an unknown head-count adds
    nothing to it and one to ``events_attendance_unknown``. Copies are kept apart by measure word.
    """

    events: int = 0
    attendance: int = 0
    attendance_estimated: int = 0
    events_attendance_unknown: int = 0
    consultations: int = 0
    consultations_at_events: int = 0
    materials: Mapping[str, int] = field(default_factory=dict)
    events_by_form: Mapping[str, int] = field(default_factory=dict)

    def __add__(self, other: "Figures") -> "Figures":
        """Return the plain sum, copies added per measure word and events per form."""
        return Figures(
            self.events + other.events,
            self.attendance + other.attendance,
            self.attendance_estimated + other.attendance_estimated,
            self.events_attendance_unknown + other.events_attendance_unknown,
            self.consultations + other.consultations,
            self.consultations_at_events + other.consultations_at_events,
            _add(self.materials, other.materials),
            _add(self.events_by_form, other.events_by_form),
        )

    @property
    def consultations_at_stations(self) -> int:
        """Consultations that belong to no event (服务站)."""
        return self.consultations - self.consultations_at_events

    def with_measures(self, measures: tuple[str, ...]) -> "Figures":
        """Return the same figures with a zero for every measure word that has none."""
        return replace(self, materials={**dict.fromkeys(measures, 0), **self.materials})

    def of(self, measure: Measure, word: str = "") -> int:
        """Return the count of one measure; of copies, those in one measure word."""
        match measure:
            case Measure.EVENTS:
                return self.events
            case Measure.ATTENDANCE:
                return self.attendance
            case Measure.CONSULTATIONS:
                return self.consultations
            case Measure.COPIES:
                return self.materials.get(word, 0)

    @property
    def nothing(self) -> bool:
        """Whether there is nothing at all to count."""
        return not (self.events or self.consultations or any(self.materials.values()))


class Sum:
    """Figures while they are added up, part by part: frozen ones, made anew for each part, take ten times as long."""

    def __init__(self) -> None:
        self.events = self.attendance = self.attendance_estimated = self.events_attendance_unknown = 0
        self.consultations = self.consultations_at_events = 0
        self.materials: dict[str, int] = {}
        self.events_by_form: dict[str, int] = {}

    def figures(self, measures: Iterable[str] = ()) -> Figures:
        """Return what was added up, with a zero for every measure word that has none."""
        return Figures(
            self.events,
            self.attendance,
            self.attendance_estimated,
            self.events_attendance_unknown,
            self.consultations,
            self.consultations_at_events,
            {**dict.fromkeys(measures, 0), **self.materials},
            self.events_by_form,
        )


@dataclass(frozen=True, eq=False, repr=False)
class Targets(Value):
    """What the plan asks for in the same units as :class:`Figures`; absent keys have no target."""

    amounts: Mapping[Measure, int] = field(default_factory=dict)
    copies: Mapping[str, int] = field(default_factory=dict)

    def of(self, measure: Measure, word: str = "") -> int | None:
        """Return what is asked of one measure, ``None`` where nothing is."""
        return self.copies.get(word) if measure is Measure.COPIES else self.amounts.get(measure)

    def to_json(self) -> dict[str, object]:
        """Return ``{"events": 6, "consultations": 40, "materials": {"册": 80}}`` with only what is set."""
        amounts: dict[str, object] = {measure.value: amount for measure, amount in self.amounts.items()}
        return {**amounts, "materials": dict(self.copies)} if self.copies else amounts


@dataclass(frozen=True, eq=False, repr=False)
class Selection(Value):
    """Which records a figure is made of. ``None`` does not narrow; ``""`` means "belonging to none".

    The tallies and the lists behind them are read with the same selection, so a figure and its records
    cannot disagree. ``text`` narrows consultations and copies handed out, not events, to those that have it in
    their remark, their community's name or the title of their event.
    """

    period: Period
    basis: Basis = Basis.PLAN
    standing: Standing | None = Standing.DONE
    community: str | None = None
    form: str | None = None
    category: str | None = None
    outcome: str | None = None
    material: str | None = None
    law: str | None = None
    audience: str | None = None
    measure: str | None = None
    at_event: bool | None = None
    event_id: RecordId | None = None
    text: str | None = None


@dataclass(frozen=True, eq=False, repr=False)
class TallyRow(Value):
    """One row: its key (a code or a name), its figures and targets, and how to find its records."""

    key: str
    figures: Figures
    targets: Targets
    selection: Selection

    @property
    def done_and_asked(self) -> tuple[int, int]:
        """What was done of what the row's one target asks for, and how much that is: for rows by plan."""
        for measure, amount in self.targets.amounts.items():
            return self.figures.of(measure), amount
        for word, amount in self.targets.copies.items():
            return self.figures.of(Measure.COPIES, word), amount
        return 0, 0


@dataclass(frozen=True, eq=False, repr=False)
class Tally(Value):
    """A tally: rows, the total (each event once) and the plain sum of the rows (joint events repeat)."""

    period: Period
    basis: Basis
    by: Dimension
    rows: tuple[TallyRow, ...]
    total: TallyRow
    sum_of_rows: Figures
    sum_of_targets: Targets


@dataclass(frozen=True, eq=False, repr=False)
class CoverageRow(Value):
    """One community through the months of a year, in month order; ``events`` counts the held ones."""

    community: str
    cells: tuple[CellState, ...]
    events: tuple[int, ...]

    @property
    def due(self) -> int:
        """Months in which it existed."""
        return sum(cell is not CellState.ABSENT for cell in self.cells)

    @property
    def done(self) -> int:
        """Months with at least one held event."""
        return sum(cell is CellState.DONE for cell in self.cells)


@dataclass(frozen=True, eq=False, repr=False)
class Coverage(Value):
    """Community by month for one year (domain rule §3.6)."""

    year: int
    months: tuple[Month, ...]
    rows: tuple[CoverageRow, ...]

    @property
    def due(self) -> int:
        """Community-months in which the community existed."""
        return sum(row.due for row in self.rows)

    @property
    def done(self) -> int:
        """Community-months with at least one held event."""
        return sum(row.done for row in self.rows)
