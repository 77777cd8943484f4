"""Writing the plan: a month and its targets."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import col, select

from outreach_tui.domain.drafts import PlanDraft, TargetDraft
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.records import PlannedDay
from outreach_tui.store.tables import PlanMonth, Target
from outreach_tui.store.writer import Writer

Ids = Mapping[str, RecordId]


def keep_key_day(day: PlannedDay) -> str:
    """Return a key day as it is kept: ``2019-03-15/2019-03-15/消费者权益日``."""
    return f"{day.first.isoformat()}/{day.last.isoformat()}/{day.name}"


def set_plan_month(
    writer: Writer, draft: PlanDraft, communities: Ids, materials: Ids, version: int | None = None
) -> RecordId:
    """Write a planned month as it is to be, with all its targets.

    ``version`` is that of the month that was seen, 0 where there was none; ``None``: whatever is there by now.
    """
    found = writer.session.exec(
        select(PlanMonth).where(col(PlanMonth.subdistrict_id) == writer.office, col(PlanMonth.ym) == draft.month.ym)
    ).first()
    if found is None and version:
        raise refuse("stale", str(PlanMonth.__tablename__), str(draft.month))
    if found is None:
        row = writer.add(PlanMonth(**writer.stamp(), subdistrict_id=writer.office, ym=draft.month.ym))
    else:
        row = writer.get(PlanMonth, found.id, version)
    row.theme = draft.theme
    row.laws = list(draft.laws)
    row.key_days = [keep_key_day(day) for day in draft.key_days]
    row.forms = [form.value for form in draft.forms]
    row.audiences = [audience.value for audience in draft.audiences]
    row.lead_unit = draft.lead_unit
    row.supporting_units = list(draft.supporting_units)
    row.remarks = draft.remarks
    _set_targets(writer, draft, communities, materials)
    return row.id


def _set_targets(writer: Writer, draft: PlanDraft, communities: Ids, materials: Ids) -> None:
    statement = select(Target).where(col(Target.subdistrict_id) == writer.office, col(Target.ym) == draft.month.ym)
    left = {row.slot: writer.track(row) for row in writer.session.exec(statement)}
    for target in draft.targets:
        fields = _target_fields(target, communities, materials)
        row = left.pop(fields["slot"], None)
        if row is None:
            writer.add(
                Target(
                    **writer.stamp(),
                    subdistrict_id=writer.office,
                    ym=draft.month.ym,
                    amount=target.amount,
                    **fields,
                )
            )
        else:
            row.amount = target.amount
    for row in left.values():
        writer.remove(row)


def _target_fields(target: TargetDraft, communities: Ids, materials: Ids) -> dict[str, Any]:
    form = target.form.value if target.form else ""
    material, community = materials.get(target.material), communities.get(target.community)
    return {
        "measure": target.measure.value,
        "scope": target.scope.value,
        "form": form,
        "material_id": material,
        "community_id": community,
        "slot": "/".join((target.measure.value, target.scope.value, form, material or "", community or "")),
    }
