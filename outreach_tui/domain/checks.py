"""Checking drafts: names are resolved, values held against the rules, everything wrong is named at once.

Each check returns the draft as it would be saved and the problems found. Errors cannot be saved, doubts
are saved when the user insists, notes are saved and told.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Generic, TypeVar

from outreach_tui.domain.drafts import (
    CommunityDraft,
    ConsultationDraft,
    ConsultationLine,
    DistributionDraft,
    EventDraft,
    MaterialDraft,
    MaterialLine,
    PlanDraft,
    StockDraft,
    TargetDraft,
)
from outreach_tui.domain.laws import bare_name, find_law, in_force
from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR, Month
from outreach_tui.domain.naming import find_community, find_name, folded, nearest
from outreach_tui.domain.problems import Problem, Refused, Severity
from outreach_tui.domain.records import AudienceCount, Community, Material
from outreach_tui.domain.text import LONGEST_TEXT, clean
from outreach_tui.domain.vocabulary import (
    FOLLOWED_OUTCOMES,
    MATERIAL_KINDS,
    MEASURE_WORDS,
    Measure,
    Status,
    TargetScope,
)

D = TypeVar("D")

#: The most that one record can plausibly count; beyond it a digit too many was typed.
MOST_PEOPLE = 1_000_000
MOST_COPIES = 10_000_000
MOST_GRIDS = 10_000
#: The longest measure word, in characters: a short word, as PostgreSQL insists.
LONGEST_MEASURE = 40

_CLOCK = re.compile(r"([0-9]{1,2})[:：]([0-9]{2})")


@dataclass(frozen=True)
class Known:
    """What a check compares with: the communities and catalogue on record, and the day it is."""

    communities: Sequence[Community]
    materials: Sequence[Material]
    today: date

    def community(self, name: str) -> Community | None:
        """Return the community a name means."""
        found = find_community(name, [community.name for community in self.communities])
        return next((community for community in self.communities if community.name == found), None)

    def material(self, name: str) -> Material | None:
        """Return the catalogue entry a name means."""
        found = find_name(name, [material.name for material in self.materials])
        return next((material for material in self.materials if material.name == found), None)


@dataclass(frozen=True)
class Checked(Generic[D]):
    """A draft with names resolved and texts cleaned, and what was found wrong with it."""

    draft: D
    problems: tuple[Problem, ...] = ()

    def accepted(self, *, insist: bool) -> D:
        """Return the draft to be saved; raise :class:`Refused` when errors, or unaccepted doubts, stand against it."""
        stopping = [problem for problem in self.problems if problem.stops(insist=insist)]
        if stopping:
            raise Refused(*stopping)
        return self.draft


@dataclass
class _Findings:
    """Collects problems while a draft is walked through."""

    known: Known
    problems: list[Problem] = field(default_factory=list)

    def add(
        self, code: str, name: str, value: object = "", severity: Severity = Severity.ERROR, **details: str
    ) -> None:
        self.problems.append(Problem(code, name, str(value), severity, details=details))

    def text(self, name: str, value: str, *, required: bool = False, most: int = LONGEST_TEXT) -> str:
        cleaned = clean(value)
        if required and not cleaned.strip():
            self.add("required", name)
        if len(cleaned) > most:
            self.add("too_long", name, f"{cleaned[:20]}…", most=str(most), length=str(len(cleaned)))
        return cleaned

    def clock(self, name: str, value: str) -> str:
        """Return a time of the day as ``09:30``, so that times compare as texts do."""
        plain = clean(value).strip()
        found = _CLOCK.fullmatch(plain)
        if plain and not (found and int(found[1]) < 24 and int(found[2]) < 60):
            self.add("unreadable_time", name, plain)
        return f"{int(found[1]):02d}:{found[2]}" if found else plain

    def year(self, day: date | None) -> None:
        """Refuse a day outside the years that months are counted in: a digit too many, or one wrong."""
        if day is not None:
            self.number("year", day.year, FIRST_YEAR, LAST_YEAR)

    def number(self, name: str, value: int, least: int, most: int) -> None:
        if not least <= value <= most:
            self.add("number_range", name, value, least=str(least), most=str(most))

    def community(self, name: str, day: date | None) -> str:
        community = self.known.community(name)
        if community is None:
            names = [community.name for community in self.known.communities]
            self.problems.append(Problem("unknown_community", "community", name, suggestions=nearest(name, names)))
            return name
        if day is not None and not community.existed_on(day):
            self.add(
                "community_absent",
                "community",
                community.name,
                Severity.DOUBT,
                day=day.isoformat(),
                since=community.exists_from.isoformat() if community.exists_from else "",
                until=community.exists_until.isoformat() if community.exists_until else "",
            )
        return community.name

    def material(self, name: str, measure: str = "") -> str:
        material = self.known.material(name)
        if material is None:
            names = [material.name for material in self.known.materials]
            self.problems.append(Problem("unknown_material", "material", name, suggestions=nearest(name, names)))
            return name
        if measure and measure not in {material.measure, *MEASURE_WORDS[material.kind]}:
            self.add(
                "wrong_measure",
                "material",
                material.name,
                Severity.NOTE,
                given=measure,
                right=material.measure,
            )
        return material.name

    def laws(self, laws: Iterable[str], day: date) -> tuple[str, ...]:
        names: list[str] = []
        for text in laws:
            wanted = bare_name(self.text("law", text, required=True))
            law = find_law(wanted)
            name = law.name if law else wanted
            if law and not in_force(law, day):
                self.add(
                    "law_not_in_force",
                    "law",
                    name,
                    Severity.NOTE,
                    day=day.isoformat(),
                    since=law.since.isoformat() if law.since else "",
                    until=law.until.isoformat() if law.until else "",
                )
            if name not in names:
                names.append(name)
        return tuple(names)

    def audiences(self, audiences: Iterable[AudienceCount]) -> tuple[AudienceCount, ...]:
        """Return each audience once, or its event would count twice in its row; counts of the same are added up."""
        merged: dict[str, AudienceCount] = {}
        for one in audiences:
            if one.attendance is not None:
                self.number("audience", one.attendance, 0, MOST_PEOPLE)
            known = merged.setdefault(one.audience, one)
            if known is not one and one.attendance is not None:
                merged[one.audience] = replace(one, attendance=one.attendance + (known.attendance or 0))
        return tuple(merged.values())

    def days(self, first_name: str, first: date, last_name: str, last: date | None) -> None:
        self.year(first)
        self.year(last)
        if last is not None and last < first:
            self.add(
                "end_before_start",
                last_name,
                last.isoformat(),
                start=first.isoformat(),
                start_field=first_name,
            )

    def result(self, draft: D) -> Checked[D]:
        return Checked(draft, tuple(self.problems))


def check_event(draft: EventDraft, known: Known) -> Checked[EventDraft]:
    """Check an event with its lines."""
    findings = _Findings(known)
    if not draft.communities and not draft.whole_subdistrict:
        findings.add("required", "community")
    communities = () if draft.whole_subdistrict else draft.communities
    names = tuple(dict.fromkeys(findings.community(name, draft.day) for name in communities))
    findings.days("date", draft.day, "date_end", draft.day_end)
    starts_at, ends_at = findings.clock("starts_at", draft.starts_at), findings.clock("ends_at", draft.ends_at)
    if not draft.day_end and starts_at and ends_at and ends_at < starts_at:
        findings.add("end_before_start", "ends_at", ends_at, start=starts_at, start_field="starts_at")
    if draft.status is Status.HELD and draft.day > known.today:
        findings.add("held_in_future", "date", draft.day.isoformat(), Severity.NOTE)
    if draft.attendance is not None:
        findings.number("attendance", draft.attendance, 0, MOST_PEOPLE)
    if draft.opinions is not None:
        findings.number("opinions", draft.opinions, 0, MOST_PEOPLE)
    checked = replace(
        draft,
        title=findings.text("title", draft.title, required=True),
        communities=names,
        month=draft.month or _month_of(draft.day),
        starts_at=starts_at,
        ends_at=ends_at,
        venue=findings.text("venue", draft.venue),
        organiser=findings.text("organiser", draft.organiser),
        co_organisers=tuple(findings.text("organiser", name) for name in draft.co_organisers),
        speakers=tuple(
            replace(speaker, name=findings.text("speaker", speaker.name, required=True)) for speaker in draft.speakers
        ),
        laws=findings.laws(draft.laws, draft.day),
        audiences=findings.audiences(draft.audiences),
        attendance_estimated=draft.attendance_estimated and draft.attendance is not None,
        note=findings.text("note", draft.note),
        materials=tuple(_check_material_line(line, findings) for line in draft.materials),
        consultations=tuple(_check_consultation_line(line, draft.day, findings) for line in draft.consultations),
    )
    return findings.result(checked)


def _month_of(day: date) -> Month | None:
    return Month.of(day) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _check_material_line(line: MaterialLine, findings: _Findings) -> MaterialLine:
    findings.number("material", line.quantity, 1, MOST_COPIES)
    return replace(
        line,
        material=findings.material(line.material, line.measure),
        community=findings.community(line.community, None) if line.community else "",
    )


def _check_consultation_line(line: ConsultationLine, day: date, findings: _Findings) -> ConsultationLine:
    findings.number("count", line.count, 1, MOST_PEOPLE)
    _check_follow_up(line.follow_up_on, line, day, findings)
    return replace(
        line,
        community=findings.community(line.community, None) if line.community else "",
        note=findings.text("note", line.note),
    )


def _check_follow_up(
    due: date | None, line: ConsultationLine | ConsultationDraft, day: date, findings: _Findings
) -> None:
    if due is None:
        return
    if line.outcome not in FOLLOWED_OUTCOMES:
        findings.add("follow_up_without_reason", "follow_up", due.isoformat(), outcome=line.outcome.value)
    findings.days("date", day, "follow_up", due)


def check_consultation(draft: ConsultationDraft, known: Known) -> Checked[ConsultationDraft]:
    """Check a consultation; whether its event exists is for whoever reads the database to say."""
    findings = _Findings(known)
    if not draft.community and not draft.event:
        findings.add("required", "community")
    findings.number("count", draft.count, 1, MOST_PEOPLE)
    findings.year(draft.day)
    _check_follow_up(draft.follow_up_on, draft, draft.day, findings)
    if draft.followed_up_on is not None:
        findings.days("date", draft.day, "followed_up", draft.followed_up_on)
    checked = replace(
        draft,
        community=findings.community(draft.community, draft.day) if draft.community else "",
        note=findings.text("note", draft.note),
    )
    return findings.result(checked)


def check_distribution(draft: DistributionDraft, known: Known) -> Checked[DistributionDraft]:
    """Check copies handed out; stock is looked at by whoever reads the database."""
    findings = _Findings(known)
    findings.year(draft.day)
    findings.number("quantity", draft.quantity, 1, MOST_COPIES)
    checked = replace(
        draft,
        material=findings.material(draft.material, draft.measure),
        community=findings.community(draft.community, draft.day) if draft.community else "",
        note=findings.text("note", draft.note),
    )
    return findings.result(checked)


def check_receipt(draft: StockDraft, known: Known) -> Checked[StockDraft]:
    """Check copies that came in."""
    findings = _Findings(known)
    findings.number("quantity", draft.quantity, 1, MOST_COPIES)
    checked = replace(
        draft,
        material=findings.material(draft.material, draft.measure),
        note=findings.text("note", draft.note),
    )
    return findings.result(checked)


def check_adjustment(draft: StockDraft, known: Known) -> Checked[StockDraft]:
    """Check a correction of stock, which may go either way but not nowhere."""
    findings = _Findings(known)
    if draft.quantity == 0:
        findings.add("adjustment_zero", "quantity", draft.quantity)
    findings.number("quantity", abs(draft.quantity), 0, MOST_COPIES)
    checked = replace(
        draft,
        material=findings.material(draft.material, draft.measure),
        note=findings.text("note", draft.note),
    )
    return findings.result(checked)


def check_community(draft: CommunityDraft, known: Known, *, current: str = "") -> Checked[CommunityDraft]:
    """Check a community to be added, or changed when it is ``current`` now."""
    findings = _Findings(known)
    name = findings.text("name", draft.name, required=True).strip()
    others = [community.name for community in known.communities if community.name != current]
    if any(folded(name) == folded(other) for other in others):
        findings.add("name_taken", "name", name)
    findings.number("grids", draft.grids, 0, MOST_GRIDS)
    if draft.order is not None:
        findings.number("order", draft.order, 1, MOST_GRIDS)
    if draft.exists_from is not None:
        findings.days("from", draft.exists_from, "until", draft.exists_until)
    return findings.result(replace(draft, name=name, adviser=findings.text("adviser", draft.adviser)))


def check_material(draft: MaterialDraft, known: Known, *, current: str = "") -> Checked[MaterialDraft]:
    """Check a catalogue entry to be added, or changed when it is ``current`` now."""
    findings = _Findings(known)
    name = findings.text("name", draft.name, required=True).strip()
    others = [material.name for material in known.materials if material.name != current]
    if any(folded(name) == folded(other) for other in others):
        findings.add("name_taken", "name", name)
    measure = findings.text("unit", draft.measure, most=LONGEST_MEASURE).strip() or MATERIAL_KINDS[draft.kind].measure
    usual = MEASURE_WORDS[draft.kind]
    if usual and measure not in usual:
        findings.add("wrong_measure", "unit", name, Severity.NOTE, given=measure, right=usual[0])
    law = bare_name(findings.text("law", draft.law))
    listed = find_law(law)
    return findings.result(replace(draft, name=name, measure=measure, law=listed.name if listed else law))


def check_plan(draft: PlanDraft, known: Known) -> Checked[PlanDraft]:
    """Check a plan month with its targets."""
    findings = _Findings(known)
    for day in draft.key_days:
        findings.days("key_day", day.first, "key_day", day.last)
    checked = replace(
        draft,
        theme=findings.text("theme", draft.theme),
        laws=findings.laws(draft.laws, draft.month.start),
        key_days=tuple(replace(day, name=findings.text("key_day", day.name, required=True)) for day in draft.key_days),
        lead_unit=findings.text("lead", draft.lead_unit),
        supporting_units=tuple(findings.text("support", unit) for unit in draft.supporting_units),
        remarks=findings.text("remarks", draft.remarks),
        targets=_check_targets(draft.targets, draft.month, findings),
    )
    return findings.result(checked)


def _check_targets(targets: Iterable[TargetDraft], month: Month, findings: _Findings) -> tuple[TargetDraft, ...]:
    """Return one target of each thing for each whom: the last one said, unless it is 0."""
    said: dict[TargetDraft, TargetDraft] = {}
    for target in targets:
        checked = _check_target(target, month, findings) if target.amount else target
        said[replace(checked, amount=0)] = checked
    return tuple(target for target in said.values() if target.amount)


def _check_target(target: TargetDraft, month: Month, findings: _Findings) -> TargetDraft:
    findings.number("target", target.amount, 1, MOST_COPIES)
    if target.measure is Measure.COPIES and not target.material:
        findings.add("required", "material")
    if target.scope is TargetScope.COMMUNITY and not target.community:
        findings.add("required", "community")
    named = target.community if target.scope is TargetScope.COMMUNITY else ""
    community = findings.community(named, None) if named else ""
    found = findings.known.community(community) if community else None
    if found is not None and not found.existed_in(month):
        findings.add("community_absent", "community", found.name, Severity.DOUBT, day=month.start.isoformat(),
                     since=str(found.exists_from or ""), until=str(found.exists_until or ""))  # fmt: skip
    return replace(
        target,
        # what the measure or the scope leaves no room for says nothing
        form=target.form if target.measure is not Measure.COPIES else None,
        material=findings.material(target.material) if target.measure is Measure.COPIES and target.material else "",
        community=community,
    )
