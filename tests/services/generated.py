"""Generated years: strategies for what people do in a year, and doing it, for real and in plain lists."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from outreach_tui.domain.drafts import (
    ConsultationDraft,
    ConsultationLine,
    DistributionDraft,
    EventDraft,
    MaterialLine,
    PlanDraft,
    TargetDraft,
)
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import AudienceCount, Community
from outreach_tui.domain.vocabulary import Audience, Category, Form, Measure, Outcome, Status, TargetScope
from outreach_tui.services.communities import Communities, draft_of
from outreach_tui.services.listing import Listing
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from tests.builders import COMMUNITIES, MATERIALS
from tests.services.naive import Goods, KeptEvent, KeptLine, Year

FIRST, LAST = Month(2018, 11), Month(2020, 3)
NAMES = [community.name for community in COMMUNITIES]
GOODS = [material.name for material in MATERIALS]

#: Days at the edges of months and years come up as often as all others together.
EDGES = [date(2018, 12, 31), date(2019, 1, 1), date(2019, 2, 28), date(2019, 12, 31), date(2020, 2, 29)]
days = st.sampled_from(EDGES) | st.dates(FIRST.start, LAST.end - timedelta(days=1))
months = st.sampled_from(Period(FIRST, LAST).months())
periods = st.lists(months, min_size=2, max_size=2).map(sorted).map(lambda ends: Period(*ends))
spread = st.integers(0, 2).map(timedelta)
communities = st.sampled_from(["", *NAMES])
laws = st.sampled_from(["宪法", "消费者权益保护法", "街道的某条例"])

material_lines = st.builds(
    MaterialLine, material=st.sampled_from(GOODS), quantity=st.integers(1, 900), community=communities
)
consultation_lines = st.builds(
    ConsultationLine,
    category=st.sampled_from(Category),
    count=st.integers(1, 40),
    outcome=st.sampled_from(Outcome),
    community=communities,
)


@st.composite
def event_drafts(draw: st.DrawFn) -> EventDraft:
    day = draw(days)
    served = draw(st.lists(st.sampled_from(NAMES), max_size=3, unique=True))
    heads = draw(st.none() | st.integers(0, 400))
    counted = st.builds(AudienceCount, st.sampled_from(list(Audience)[:4]), st.none() | st.integers(0, 90))
    return EventDraft(
        day,
        draw(st.sampled_from(Form)),
        "活动",
        communities=tuple(served),
        whole_subdistrict=not served,
        status=draw(st.sampled_from([Status.HELD, Status.HELD, *Status])),
        month=draw(st.none() | months),
        day_end=draw(st.none() | spread.map(lambda more: day + more)),
        laws=tuple(draw(st.lists(laws, max_size=2, unique=True))),
        audiences=tuple(draw(st.lists(counted, max_size=2, unique_by=lambda one: one.audience))),
        attendance=heads,
        attendance_estimated=heads is not None and draw(st.booleans()),
        materials=tuple(draw(st.lists(material_lines, max_size=2))),
        consultations=tuple(draw(st.lists(consultation_lines, max_size=2))),
    )


@st.composite
def amendments(draw: st.DrawFn) -> dict[str, Any]:
    """Some fields of an event that an edit may change, its lines left as they are."""
    draft = draw(event_drafts())
    groups = draw(st.sets(st.sampled_from(["day", "whom", "status", "form", "heads", "month"]), min_size=1))
    changes: dict[str, Any] = {}
    if "day" in groups:
        changes |= {"day": draft.day, "day_end": draft.day_end}
    if "whom" in groups:
        changes |= {"communities": draft.communities, "whole_subdistrict": draft.whole_subdistrict}
    if "heads" in groups:
        changes |= {"attendance": draft.attendance, "attendance_estimated": draft.attendance_estimated}
    for name in {"status", "form", "month"} & groups:
        changes[name] = getattr(draft, name)
    return changes


targets = st.one_of(
    st.builds(
        TargetDraft,
        measure=st.sampled_from([Measure.EVENTS, Measure.ATTENDANCE, Measure.CONSULTATIONS]),
        amount=st.integers(1, 50),
        form=st.none() | st.sampled_from([Form.LECTURE, Form.BOOTH]),
        scope=st.sampled_from([TargetScope.EACH, TargetScope.SUBDISTRICT]),
    ),
    st.builds(
        TargetDraft,
        measure=st.just(Measure.COPIES),
        amount=st.integers(1, 500),
        material=st.sampled_from(GOODS),
        scope=st.sampled_from([TargetScope.EACH, TargetScope.SUBDISTRICT]),
    ),
    st.builds(
        TargetDraft,
        measure=st.sampled_from([Measure.EVENTS, Measure.CONSULTATIONS]),
        amount=st.integers(1, 50),
        form=st.none() | st.just(Form.LECTURE),
        scope=st.just(TargetScope.COMMUNITY),
        community=st.sampled_from(NAMES),
    ),
)
places = st.integers(0, 30)
loose_consultations = st.builds(
    ConsultationDraft,
    day=days,
    category=st.sampled_from(Category),
    outcome=st.sampled_from(Outcome),
    community=st.sampled_from(NAMES),
    count=st.integers(1, 40),
    month=st.none() | months,
)
loose_copies = st.builds(
    DistributionDraft,
    material=st.sampled_from(GOODS),
    quantity=st.integers(1, 900),
    day=days,
    community=communities,
    month=st.none() | months,
)
steps = st.one_of(
    st.tuples(st.just("log"), event_drafts()),
    st.tuples(st.just("log"), event_drafts()),
    st.tuples(st.just("rewrite"), places, event_drafts()),
    st.tuples(st.just("amend"), places, amendments()),
    st.tuples(st.just("delete"), places),
    st.tuples(st.just("restore"), places),
    st.tuples(st.just("consult"), loose_consultations, st.none() | places),
    st.tuples(st.just("give"), loose_copies, st.none() | places),
    st.tuples(st.just("drop"), places),
    st.tuples(st.just("rename"), st.sampled_from(range(len(NAMES)))),
    st.tuples(st.just("zero"), st.sampled_from(range(len(NAMES))), months),
    st.tuples(st.just("plan"), months, st.lists(targets, max_size=4)),
)
years = st.lists(steps, min_size=4, max_size=24)


class Doing:
    """Does each step in an office, and writes down in plain lists what should come of it."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.logbook, self.stock = Logbook(office), Stock(office)
        self.year = Year(
            {draft.name: (draft.exists_from, draft.exists_until) for draft in COMMUNITIES},
            {material.name: Goods("", material.law) for material in MATERIALS},
        )
        for material in Listing(office).materials():
            self.year.materials[material.name].measure = material.measure
        self._names = list(NAMES)

    def do(self, step: tuple[Any, ...]) -> None:
        verb, *details = step
        action: Callable[..., None] = getattr(self, verb)
        action(*details)

    def _now(self, name: str) -> str:
        """Return the name that a community of the generated data has by now."""
        return self._names[NAMES.index(name)] if name else ""

    def _named_now(self, draft: EventDraft) -> EventDraft:
        return replace(
            draft,
            communities=tuple(map(self._now, draft.communities)),
            materials=tuple(replace(line, community=self._now(line.community)) for line in draft.materials),
            consultations=tuple(replace(line, community=self._now(line.community)) for line in draft.consultations),
        )

    def log(self, generated: EventDraft) -> None:
        draft = self._named_now(generated)
        saved = self.logbook.add_event(draft, insist=True)
        event = KeptEvent(saved.name, draft)
        self.year.events.append(event)
        self._lines_of(event)

    def _lines_of(self, event: KeptEvent) -> None:
        """Write down the lines that an event was logged with; those it had before are gone."""
        for line in self.year.lines:
            line.deleted = line.deleted or line.event is event
        recorded = self.office.event(event.number)
        own = event.draft.communities[0] if len(event.draft.communities) == 1 else ""
        for copies, record in zip(event.draft.materials, recorded.materials, strict=True):
            self.year.lines.append(
                KeptLine(
                    record.id, event.draft.day, copies.community or own, copies.quantity, event,
                    material=copies.material,
                )
            )  # fmt: skip
        for visits, told in zip(event.draft.consultations, recorded.consultations, strict=True):
            self.year.lines.append(
                KeptLine(
                    told.id, event.draft.day, visits.community or own, visits.count, event,
                    category=visits.category.value, outcome=visits.outcome.value,
                )
            )  # fmt: skip

    def _event(self, place: int, *, deleted: bool = False) -> KeptEvent | None:
        there = [event for event in self.year.events if event.deleted is deleted]
        return there[place % len(there)] if there else None

    def rewrite(self, place: int, generated: EventDraft) -> None:
        if event := self._event(place):
            event.draft = self._named_now(generated)
            self.logbook.change_event(event.number, event.draft, insist=True)
            self._lines_of(event)

    def amend(self, place: int, changes: dict[str, Any]) -> None:
        event = self._event(place)
        if event is None:
            return
        changes = dict(changes)
        if "communities" in changes:
            changes["communities"] = tuple(map(self._now, changes["communities"]))
        recorded = self.office.event(event.number)
        draft = replace(EventDraft.of(recorded), **changes)
        self.logbook.change_event(event.number, draft, version=recorded.version, insist=True)
        self._follow(event, draft)
        event.draft = draft

    def _follow(self, event: KeptEvent, after: EventDraft) -> None:
        """Lines on the event's days move with it; those of its only community go along to the next one."""
        before = event.draft
        was, own = ("", "") if before.whole_subdistrict else (_only(before), _only(after))
        for line in self.year.lines:
            if line.event is not event or line.deleted:
                continue
            if event.spans(line.day) and not KeptEvent("", after).spans(line.day):
                line.day = after.day
            if not line.community or (line.community == was and was not in after.communities):
                line.community = _only(after) if not line.community else own

    def delete(self, place: int) -> None:
        if event := self._event(place):
            self.logbook.delete_event(event.number)
            event.deleted = True

    def restore(self, place: int) -> None:
        if event := self._event(place, deleted=True):
            self.logbook.restore_event(event.number)
            event.deleted = False

    def consult(self, draft: ConsultationDraft, place: int | None) -> None:
        event = self._event(place) if place is not None else None
        draft = replace(draft, community=self._now(draft.community), event=event.number if event else "")
        saved = self.logbook.add_consultation(draft, insist=True)
        self.year.lines.append(
            KeptLine(
                saved.id, draft.day, draft.community, draft.count, event, draft.month,
                category=draft.category.value, outcome=draft.outcome.value,
            )
        )  # fmt: skip

    def give(self, draft: DistributionDraft, place: int | None) -> None:
        event = self._event(place) if place is not None else None
        draft = replace(draft, community=self._now(draft.community), event=event.number if event else "")
        saved = self.stock.give(draft, insist=True)
        community = draft.community or (_only(event.draft) if event else "")
        self.year.lines.append(
            KeptLine(saved.id, draft.day, community, draft.quantity, event, draft.month, material=draft.material)
        )

    def drop(self, place: int) -> None:
        there = [line for line in self.year.lines if not line.deleted and not (line.event and line.event.deleted)]
        if not there:
            return
        line = there[place % len(there)]
        if line.material:
            self.stock.take_back_distribution(line.id)
        else:
            self.logbook.delete_consultation(line.id)
        line.deleted = True

    def rename(self, place: int) -> None:
        old = self._names[place]
        new = f"{old[:2]}新{old[2:]}"
        community: Community = self.office.community(old)
        Communities(self.office).change(old, replace(draft_of(community), name=new))
        self._names[place] = new
        self.year.rename_community(old, new)

    def zero(self, place: int, month: Month) -> None:
        if self.year.existed(self._names[place], month):
            Communities(self.office).report_zero(self._names[place], month)
            self.year.zeros.add((self._names[place], month))

    def plan(self, month: Month, wanted: list[TargetDraft]) -> None:
        draft = PlanDraft(
            month, targets=tuple(replace(target, community=self._now(target.community)) for target in wanted)
        )
        Planning(self.office).set_month(draft, insist=True)
        slots = {(t.measure, t.scope, t.form, t.material, t.community): t for t in draft.targets}
        self.year.plan[month] = tuple(slots.values())


def _only(draft: EventDraft) -> str:
    """Return the one community an event served, if it was one."""
    return draft.communities[0] if len(draft.communities) == 1 else ""
