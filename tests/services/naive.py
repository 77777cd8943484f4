"""A year kept in plain lists and counted in plain loops: what every figure of the program is held to."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from outreach_tui.domain.drafts import EventDraft, TargetDraft
from outreach_tui.domain.figures import Basis, Dimension, Figures, Targets
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.vocabulary import AUDIENCES, CATEGORIES, FORMS, OUTCOMES, Measure, Status, TargetScope


@dataclass
class KeptEvent:
    """An event as it should be on record."""

    number: str
    draft: EventDraft
    deleted: bool = False

    @property
    def done(self) -> bool:
        return self.draft.status is Status.HELD and not self.deleted

    def month(self, basis: Basis) -> Month:
        served = self.draft.month if basis is Basis.PLAN else None
        return served or Month.of(self.draft.day)

    def spans(self, day: date) -> bool:
        return self.draft.day <= day <= (self.draft.day_end or self.draft.day)


@dataclass
class KeptLine:
    """Consultations (with a category) or copies (with a material), at an event or without one."""

    id: str
    day: date
    community: str
    count: int
    event: KeptEvent | None = None
    served: Month | None = None
    category: str = ""
    outcome: str = ""
    material: str = ""
    deleted: bool = False

    @property
    def done(self) -> bool:
        return not self.deleted and (self.event is None or self.event.done)

    def month(self, basis: Basis) -> Month:
        if basis is Basis.CALENDAR:
            return Month.of(self.day)
        return self.event.month(basis) if self.event else self.served or Month.of(self.day)


@dataclass
class Goods:
    """A catalogue entry as it should be on record."""

    measure: str
    law: str = ""


@dataclass
class Year:
    """Everything on record; communities and materials under the names they have now."""

    communities: dict[str, tuple[date | None, date | None]]
    materials: dict[str, Goods]
    events: list[KeptEvent] = field(default_factory=list)
    lines: list[KeptLine] = field(default_factory=list)
    zeros: set[tuple[str, Month]] = field(default_factory=set)
    plan: dict[Month, tuple[TargetDraft, ...]] = field(default_factory=dict)

    def rename_community(self, old: str, new: str) -> None:
        self.communities = {new if name == old else name: life for name, life in self.communities.items()}
        for event in self.events:
            names = tuple(new if name == old else name for name in event.draft.communities)
            event.draft = replace(event.draft, communities=names)
        for line in self.lines:
            line.community = new if line.community == old else line.community
        self.zeros = {(new if name == old else name, month) for name, month in self.zeros}
        self.plan = {
            month: tuple(replace(t, community=new) if t.community == old else t for t in targets)
            for month, targets in self.plan.items()
        }

    def existed(self, community: str, month: Month) -> bool:
        since, until = self.communities[community]
        return (since is None or since < month.end) and (until is None or until >= month.start)


@dataclass(frozen=True)
class Wanted:
    """What is to be counted; ``None`` does not narrow, ``""`` means belonging to none."""

    period: Period
    basis: Basis
    community: str | None = None
    form: str | None = None
    category: str | None = None
    outcome: str | None = None
    material: str | None = None
    law: str | None = None
    audience: str | None = None


def _named(wanted: str | None, values: Iterable[str]) -> bool:
    values = list(values)
    return wanted is None or (not values if wanted == "" else wanted in values)


def _takes_event(wanted: Wanted, event: KeptEvent) -> bool:
    draft = event.draft
    return (
        event.done
        and event.month(wanted.basis) in wanted.period.months()
        and (wanted.category, wanted.outcome, wanted.material) == (None, None, None)
        and _named(wanted.community, () if draft.whole_subdistrict else draft.communities)
        and _named(wanted.form, [draft.form.value])
        and _named(wanted.law, draft.laws)
        and _named(wanted.audience, [one.audience.value for one in draft.audiences])
    )


def _takes_line(wanted: Wanted, line: KeptLine, year: Year) -> bool:
    if line.category:
        own = (wanted.material, wanted.law, wanted.audience) == (None, None, None)
        own = own and _named(wanted.category, [line.category]) and _named(wanted.outcome, [line.outcome])
    else:
        law = year.materials[line.material].law
        own = (wanted.category, wanted.outcome, wanted.audience) == (None, None, None)
        own = own and _named(wanted.material, [line.material]) and _named(wanted.law, [law] if law else [])
    return (
        own
        and line.done
        and line.month(wanted.basis) in wanted.period.months()
        and _named(wanted.community, [line.community] if line.community else [])
        and _named(wanted.form, [line.event.draft.form.value] if line.event else [])
    )


def _heads(event: KeptEvent, audience: str | None) -> int | None:
    for one in event.draft.audiences:
        if one.audience.value == audience and one.attendance is not None:
            return one.attendance
    return event.draft.attendance


def count(year: Year, wanted: Wanted) -> Figures:
    """Count what is wanted, each event once."""
    events = [event for event in year.events if _takes_event(wanted, event)]
    lines = [line for line in year.lines if _takes_line(wanted, line, year)]
    heads = [_heads(event, wanted.audience) for event in events]
    estimated = [number or 0 for event, number in zip(events, heads, strict=True) if event.draft.attendance_estimated]
    copies = dict.fromkeys((goods.measure for goods in year.materials.values()), 0)
    for line in lines:
        if line.material:
            copies[year.materials[line.material].measure] += line.count
    return Figures(
        events=len(events),
        attendance=sum(number or 0 for number in heads),
        attendance_estimated=sum(estimated),
        events_attendance_unknown=heads.count(None),
        consultations=sum(line.count for line in lines if line.category),
        consultations_at_events=sum(line.count for line in lines if line.category and line.event),
        materials=copies,
        events_by_form=dict(Counter(event.draft.form.value for event in events)),
    )


def keys(year: Year, period: Period, by: Dimension) -> list[str]:
    """Return the keys that rows must have, in their order; laws are checked for what is counted under them."""
    laws = {law for event in year.events for law in event.draft.laws} | {g.law for g in year.materials.values()}
    return {
        Dimension.COMMUNITY: [*year.communities, ""],
        Dimension.FORM: [*(form.value for form in FORMS), ""],
        Dimension.MONTH: [str(month) for month in period.months()],
        Dimension.CATEGORY: [category.value for category in CATEGORIES],
        Dimension.OUTCOME: [outcome.value for outcome in OUTCOMES],
        Dimension.MATERIAL: list(year.materials),
        Dimension.LAW: [*sorted(laws - {""}), ""],
        Dimension.AUDIENCE: [*(audience.value for audience in AUDIENCES), ""],
    }[by]


def row(year: Year, period: Period, basis: Basis, by: Dimension, key: str) -> Figures:
    """Count what belongs in one row."""
    if by is Dimension.MONTH:
        month = Month(int(key[:4]), int(key[5:]))
        return count(year, Wanted(Period.of_month(month), basis))
    narrowing: dict[str, Any] = {by.value: key}
    return count(year, Wanted(period, basis, **narrowing))


def asked_of(year: Year, community: str, month: Month) -> Iterator[TargetDraft]:
    """Yield what one community is to reach in a month: its own targets, else those for each."""
    if not year.existed(community, month):
        return
    targets = year.plan.get(month, ())
    own = [t for t in targets if t.scope is TargetScope.COMMUNITY and t.community == community]
    yield from own
    for target in targets:
        same = [t for t in own if (t.measure, t.form, t.material) == (target.measure, target.form, target.material)]
        if target.scope is TargetScope.EACH and not same:
            yield target


def summed(year: Year, asked: Iterable[TargetDraft]) -> Targets:
    """Add one month's targets up: single forms count within the target for any form, copies by measure word."""
    asked = list(asked)
    amounts: dict[Measure, int] = {}
    copies: dict[str, int] = {}
    for measure in (Measure.EVENTS, Measure.ATTENDANCE, Measure.CONSULTATIONS):
        of_any = sum(t.amount for t in asked if t.measure is measure and t.form is None)
        of_forms = sum(t.amount for t in asked if t.measure is measure and t.form is not None)
        if of_any or of_forms:
            amounts[measure] = max(of_any, of_forms)
    for target in asked:
        if target.measure is Measure.COPIES:
            word = year.materials[target.material].measure
            copies[word] = copies.get(word, 0) + target.amount
    return Targets(amounts, copies)


def _over_months(parts: Iterable[Targets]) -> Targets:
    amounts: Counter[Measure] = Counter()
    copies: Counter[str] = Counter()
    for part in parts:
        amounts.update(part.amounts)
        copies.update(part.copies)
    return Targets(dict(amounts), dict(copies))


def asked_of_community(year: Year, period: Period, community: str) -> Targets:
    """Return what the plan asks of one community."""
    return _over_months(summed(year, asked_of(year, community, month)) for month in period.months())


def asked_in_all(year: Year, period: Period) -> Targets:
    """Return what the plan asks of the whole subdistrict: its own targets, else the sum over communities."""

    def of_month(month: Month) -> Targets:
        whole = [t for t in year.plan.get(month, ()) if t.scope is TargetScope.SUBDISTRICT]
        settled = {(t.measure, t.form, t.material) for t in whole}
        parts = [t for name in year.communities for t in asked_of(year, name, month)]
        return summed(year, [*whole, *(t for t in parts if (t.measure, t.form, t.material) not in settled)])

    return _over_months(map(of_month, period.months()))
