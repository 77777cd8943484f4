"""Checking drafts: names are resolved, values held against the rules, everything wrong is named at once.

Each check returns the draft as it would be saved and the problems found. Errors cannot be saved, doubts
are saved when the user insists, notes are saved and told.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from outreach_tui.domain.drafts import (
    CommunityDraft,
    ConsultationDraft,
    ConsultationLine,
    ContactDraft,
    DistributionDraft,
    EventDraft,
    MaterialDraft,
    MaterialLine,
    PlanDraft,
    StockDraft,
    TargetDraft,
)
from outreach_tui.domain.findings import LONGEST_MEASURE, MOST_COPIES, MOST_GRIDS, MOST_PEOPLE, Checked, Findings, Known
from outreach_tui.domain.laws import bare_name, find_law
from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR, Month
from outreach_tui.domain.problems import Severity
from outreach_tui.domain.vocabulary import (
    FOLLOWED_OUTCOMES,
    MATERIAL_KINDS,
    MEASURE_WORDS,
    Measure,
    Status,
    TargetScope,
)


def check_event(draft: EventDraft, known: Known) -> Checked[EventDraft]:
    """Check an event with its lines."""
    findings = Findings(known)
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
    checked = _with(
        draft,
        title=findings.text("title", draft.title, required=True),
        communities=names,
        month=draft.month or month_of(draft.day),
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


def _with(draft: EventDraft, **checked: object) -> EventDraft:
    """Return a draft with fields as they were checked: itself where they are, for a copy costs half of the check."""
    changed: dict[str, Any] = {name: value for name, value in checked.items() if value != getattr(draft, name)}
    return replace(draft, **changed) if changed else draft


@lru_cache(maxsize=4096)  # an import speaks of the same days again and again
def month_of(day: date) -> Month | None:
    """Return the month of a day, ``None`` outside the years that months are counted in."""
    return Month.of(day) if FIRST_YEAR <= day.year <= LAST_YEAR else None


def _check_material_line(line: MaterialLine, findings: Findings) -> MaterialLine:
    findings.number("material", line.quantity, 1, MOST_COPIES)
    return replace(
        line,
        material=findings.material_or_new(line.material, line.measure),
        community=findings.community(line.community, None) if line.community else "",
    )


def _check_consultation_line(line: ConsultationLine, day: date, findings: Findings) -> ConsultationLine:
    findings.number("count", line.count, 1, MOST_PEOPLE)
    _check_follow_up(line.follow_up_on, line, day, findings)
    return replace(
        line,
        community=findings.community(line.community, None) if line.community else "",
        note=findings.text("note", line.note),
    )


def _check_follow_up(
    due: date | None, line: ConsultationLine | ConsultationDraft, day: date, findings: Findings
) -> None:
    if due is None:
        return
    if line.outcome not in FOLLOWED_OUTCOMES:
        findings.add("follow_up_without_reason", "follow_up", due.isoformat(), outcome=line.outcome.value)
    findings.days("date", day, "follow_up", due)


def check_consultation(draft: ConsultationDraft, known: Known) -> Checked[ConsultationDraft]:
    """Check a consultation; whether its event exists is for whoever reads the database to say."""
    findings = Findings(known)
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


def check_remark(text: str, known: Known) -> Checked[str]:
    """Check a remark that stands alone."""
    findings = Findings(known)
    return findings.result(findings.text("note", text))


def check_contact(draft: ContactDraft, known: Known) -> Checked[ContactDraft]:
    """Check how to reach a resident: someone has to be named, and no longer than until a day to come."""
    findings = Findings(known)
    name, phone = findings.text("name", draft.name).strip(), findings.text("phone", draft.phone).strip()
    if not name and not phone:
        findings.add("required", "phone")
    findings.year(draft.keep_until)
    if draft.keep_until is not None and draft.keep_until < known.today:
        findings.add("contact_past", "keep_until", draft.keep_until.isoformat())
    return findings.result(replace(draft, name=name, phone=phone))


def check_distribution(draft: DistributionDraft, known: Known) -> Checked[DistributionDraft]:
    """Check copies handed out; stock is looked at by whoever reads the database."""
    findings = Findings(known)
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
    findings = Findings(known)
    findings.number("quantity", draft.quantity, 1, MOST_COPIES)
    checked = replace(
        draft,
        material=findings.material(draft.material, draft.measure),
        note=findings.text("note", draft.note),
    )
    return findings.result(checked)


def check_adjustment(draft: StockDraft, known: Known) -> Checked[StockDraft]:
    """Check a correction of stock, which may go either way but not nowhere."""
    findings = Findings(known)
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
    findings = Findings(known)
    name = findings.name(draft.name, {community.name for community in known.communities} - {current})
    findings.number("grids", draft.grids, 0, MOST_GRIDS)
    if draft.order is not None:
        findings.number("order", draft.order, 1, MOST_GRIDS)
    if draft.exists_from is not None:
        findings.days("from", draft.exists_from, "until", draft.exists_until)
    return findings.result(replace(draft, name=name, adviser=findings.text("adviser", draft.adviser)))


def check_material(draft: MaterialDraft, known: Known, *, current: str = "") -> Checked[MaterialDraft]:
    """Check a catalogue entry to be added, or changed when it is ``current`` now."""
    findings = Findings(known)
    name = findings.name(draft.name, {material.name for material in known.materials} - {current})
    measure = findings.text("unit", draft.measure, most=LONGEST_MEASURE).strip() or MATERIAL_KINDS[draft.kind].measure
    usual = MEASURE_WORDS[draft.kind]
    if usual and measure not in usual:
        findings.add("wrong_measure", "unit", name, Severity.NOTE, given=measure, right=usual[0])
    law = bare_name(findings.text("law", draft.law))
    listed = find_law(law)
    return findings.result(replace(draft, name=name, measure=measure, law=listed.name if listed else law))


def check_plan(draft: PlanDraft, known: Known) -> Checked[PlanDraft]:
    """Check a plan month with its targets."""
    findings = Findings(known)
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


def _check_targets(targets: Iterable[TargetDraft], month: Month, findings: Findings) -> tuple[TargetDraft, ...]:
    """Return one target of each thing for each whom: the last one said, unless it is 0."""
    said: dict[TargetDraft, TargetDraft] = {}
    for target in targets:
        checked = _check_target(target, month, findings) if target.amount else target
        said[replace(checked, amount=0)] = checked
    return tuple(target for target in said.values() if target.amount)


def _check_target(target: TargetDraft, month: Month, findings: Findings) -> TargetDraft:
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
