"""Records as JSON carries them: keys and values are codes, days in ISO form, communities and materials by name."""

from datetime import date
from typing import Any

from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.publicity import KeyDay
from outreach_tui.domain.records import (
    Attachment,
    Community,
    Consultation,
    Distribution,
    Event,
    EventLine,
    Movement,
    PlanMonth,
    PlannedDay,
    Stock,
    Target,
)
from outreach_tui.domain.vocabulary import Scope
from outreach_tui.wording.problems import sentence

TYPE_CHECKING = False  # as typing's, which costs 5 ms to ask
if TYPE_CHECKING:
    from outreach_tui.services.shelf import ShelfLine

Shape = dict[str, Any]


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def community_shape(community: Community) -> Shape:
    """Return a community; ``until`` is its last day."""
    return {
        "name": community.name,
        "order": community.order,
        "grids": community.grids,
        "adviser": community.adviser,
        "from": _iso(community.exists_from),
        "until": _iso(community.exists_until),
    }


def event_line_shape(event: EventLine | Event) -> Shape:
    """Return an event as lists have it."""
    return {
        "number": event.number,
        "id": event.id,
        "date": event.day.isoformat(),
        "plan_month": str(event.month),
        "title": event.title,
        "form": event.form.value,
        "status": event.status.value,
        "scope": event.scope.value,
        "communities": [*event.communities],
        "venue": event.venue,
        "attendance": event.attendance,
        "attendance_estimated": event.attendance_estimated,
        "consultations": _visits(event),
        "materials": _copies(event),
    }


def _visits(event: EventLine | Event) -> int:
    if isinstance(event, EventLine):
        return event.consultations
    return sum(consultation.count for consultation in event.consultations)


def _copies(event: EventLine | Event) -> dict[str, int]:
    if isinstance(event, EventLine):
        return dict(event.materials)
    copies: dict[str, int] = {}
    for line in event.materials:
        copies[line.measure] = copies.get(line.measure, 0) + line.quantity
    return copies


def event_shape(event: Event) -> Shape:
    """Return an event with everything that hangs on it."""
    return {
        **event_line_shape(event),
        "date_end": _iso(event.day_end),
        "from_time": event.starts_at,
        "to_time": event.ends_at,
        "organiser": event.organiser,
        "co_organisers": [*event.co_organisers],
        "speakers": [{"name": speaker.name, "role": speaker.role.value} for speaker in event.speakers],
        "laws": [*event.laws],
        "audiences": [
            {"audience": audience.audience.value, "attendance": audience.attendance} for audience in event.audiences
        ],
        "opinions": event.opinions,
        "note": event.note,
        "recorder": event.recorder,
        "deleted": event.deleted,
        "version": event.version,
        "material_lines": [distribution_shape(line) for line in event.materials],
        "consultation_lines": [consultation_shape(line) for line in event.consultations],
        "files": [attachment_shape(attachment) for attachment in event.attachments],
    }


def consultation_shape(consultation: Consultation) -> Shape:
    """Return a consultation; ``event`` is the number of its event, ``null`` for a service station."""
    return {
        "id": consultation.id,
        "date": consultation.day.isoformat(),
        "plan_month": str(consultation.month),
        "community": consultation.community or None,
        "event": consultation.event_number or None,
        "category": consultation.category.value,
        "outcome": consultation.outcome.value,
        "mode": consultation.mode.value,
        "adviser": consultation.adviser.value,
        "count": consultation.count,
        "follow_up": _iso(consultation.follow_up_on),
        "followed_up": _iso(consultation.followed_up_on),
        "note": consultation.note,
    }


def distribution_shape(line: Distribution) -> Shape:
    """Return copies handed out."""
    return {
        "id": line.id,
        "date": line.day.isoformat(),
        "plan_month": str(line.month),
        "material": line.material,
        "quantity": line.quantity,
        "unit": line.measure,
        "community": line.community or None,
        "event": line.event_number or None,
        "taken_out": line.taken_out,
        "brought_back": line.brought_back,
        "note": line.note,
    }


def shelf_shape(line: "ShelfLine") -> Shape:
    """Return how long a material lasts; ``until`` is the month in which it runs out, ``null`` when none is in sight."""
    return {
        **stock_shape(line.stock),
        "received_12_months": line.received,
        "handed_out_12_months": line.handed_out,
        "basis": line.lasting.basis.value,
        "until": str(line.lasting.until) if line.lasting.until else None,
        "short": line.lasting.short,
        "months": [
            {"month": str(one.month), "received": one.received, "handed_out": one.handed_out,
             "adjusted": one.adjusted, "on_hand": one.on_hand}
            for one in line.months
        ],
    }  # fmt: skip


def movement_shape(movement: Movement, on_hand: int) -> Shape:
    """Return a movement of stock with what was on hand after it; ``quantity`` is negative where copies went."""
    return {
        "id": movement.id,
        "date": movement.day.isoformat(),
        "kind": movement.kind.value,
        "quantity": movement.quantity,
        "on_hand": on_hand,
        "community": movement.community or None,
        "event": movement.event_number or None,
        "note": movement.note,
    }


def draft_shape(draft: EventDraft, known: Known) -> Shape:
    """Return an event that is not recorded yet, under the keys :func:`event_shape` has for one that is."""
    copies: dict[str, int] = {}
    lines: list[Shape] = []
    for line in draft.materials:
        material = known.material(line.material)
        unit = material.measure if material else line.measure
        copies[unit] = copies.get(unit, 0) + line.quantity
        lines.append({"material": line.material, "quantity": line.quantity, "unit": unit})
    return {
        "date": draft.day.isoformat(),
        "date_end": _iso(draft.day_end),
        "plan_month": str(draft.month or Month.of(draft.day)),
        "from_time": draft.starts_at,
        "to_time": draft.ends_at,
        "title": draft.title,
        "form": draft.form.value,
        "status": draft.status.value,
        "scope": (Scope.SUBDISTRICT if draft.whole_subdistrict else Scope.COMMUNITIES).value,
        "communities": [] if draft.whole_subdistrict else [*draft.communities],
        "venue": draft.venue,
        "laws": [*draft.laws],
        "attendance": draft.attendance,
        "attendance_estimated": draft.attendance_estimated,
        "consultations": sum(line.count for line in draft.consultations),
        "materials": copies,
        "material_lines": lines,
        "consultation_lines": [{"category": line.category.value, "count": line.count} for line in draft.consultations],
    }


def problem_shape(problem: Problem) -> Shape:
    """Return what is wrong with an input; ``message`` is in the language in use."""
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "field": problem.field,
        "value": problem.value,
        "suggestions": [*problem.suggestions],
        "message": sentence(problem),
    }


def attachment_shape(attachment: Attachment) -> Shape:
    """Return a file of an event; ``size`` is in bytes."""
    return {
        "id": attachment.id,
        "kind": attachment.kind.value,
        "name": attachment.name,
        "size": attachment.size,
        "sha256": attachment.sha256,
    }


def stock_shape(stock: Stock) -> Shape:
    """Return a catalogue entry with its stock."""
    return {
        "name": stock.material.name,
        "kind": stock.material.kind.value,
        "unit": stock.material.measure,
        "law": stock.material.law,
        "retired": stock.material.retired,
        "received": stock.received,
        "handed_out": stock.handed_out,
        "adjusted": stock.adjusted,
        "on_hand": stock.on_hand,
    }


def planned_day_shape(day: PlannedDay) -> Shape:
    """Return a key day; both days are included."""
    return {"name": day.name, "first": day.first.isoformat(), "last": day.last.isoformat()}


def key_day_shape(day: KeyDay, *, planned: bool) -> Shape:
    """Return a key day of the publicity calendar, and whether the plan has it."""
    return {
        "name": day.name,
        "first": day.first.isoformat(),
        "last": day.last.isoformat(),
        "ordinal": day.ordinal,
        "laws": [*day.laws],
        "theme": day.theme,
        "reach": day.reach.value,
        "place": day.place,
        "announced": day.announced,
        "planned": planned,
    }


def target_shape(target: Target) -> Shape:
    """Return a target; ``form``, ``material`` and ``community`` are ``null`` where they do not narrow it."""
    return {
        "measure": target.measure.value,
        "form": target.form.value if target.form else None,
        "material": target.material or None,
        "scope": target.scope.value,
        "community": target.community or None,
        "amount": target.amount,
    }


def plan_shape(plan: PlanMonth) -> Shape:
    """Return a month of the plan."""
    return {
        "month": str(plan.month),
        "theme": plan.theme,
        "laws": [*plan.laws],
        "key_days": [planned_day_shape(day) for day in plan.key_days],
        "forms": [form.value for form in plan.forms],
        "audiences": [audience.value for audience in plan.audiences],
        "lead": plan.lead_unit,
        "support": [*plan.supporting_units],
        "remarks": plan.remarks,
        "targets": [target_shape(target) for target in plan.targets],
    }
