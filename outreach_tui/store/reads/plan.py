"""The plan: its months and their targets."""

from collections import defaultdict
from datetime import date

from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import PlanMonth, PlannedDay, Target
from outreach_tui.domain.vocabulary import Audience, Form, Measure, TargetScope
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads.values import as_list


def parse_key_day(text: str) -> PlannedDay:
    """Read a key day as it is kept: ``2019-03-15/2019-03-15/消费者权益日``."""
    first, last, name = text.split("/", 2)
    return PlannedDay(name, date.fromisoformat(first), date.fromisoformat(last))


def plan_months(reader: Reader, period: Period) -> list[PlanMonth]:
    """Return the planned months of a period in order; months without a plan are not there."""
    bound = {"first": period.first.ym, "last": period.last.ym}
    targets: dict[int, list[Target]] = defaultdict(list)
    for target in read_targets(reader, period):
        targets[target.month.ym].append(target)
    rows = reader.rows(
        "SELECT id, ym, theme, laws, key_days, forms, audiences, lead_unit, supporting_units, remarks, version"
        " FROM plan_month WHERE subdistrict_id = :office AND ym BETWEEN :first AND :last ORDER BY ym",
        bound,
    )
    return [
        PlanMonth(
            month=Month.from_ym(ym),
            theme=theme,
            laws=as_list(laws),
            key_days=tuple(map(parse_key_day, as_list(key_days))),
            forms=tuple(map(Form, as_list(forms))),
            audiences=tuple(map(Audience, as_list(audiences))),
            lead_unit=lead_unit,
            supporting_units=as_list(supporting_units),
            remarks=remarks,
            targets=tuple(targets.pop(ym, ())),
            id=key,
            version=version,
        )
        for key, ym, theme, laws, key_days, forms, audiences, lead_unit, supporting_units, remarks, version in rows
    ]


def read_targets(reader: Reader, period: Period) -> list[Target]:
    """Return the targets of a period, month by month."""
    return [
        Target(
            id=key,
            month=Month.from_ym(ym),
            measure=Measure(measure),
            scope=TargetScope(scope),
            amount=amount,
            form=Form(form) if form else None,
            material=material,
            community=community,
            version=version,
        )
        for key, ym, measure, scope, amount, form, material, community, version in reader.rows(
            "SELECT t.id, t.ym, t.measure, t.scope, t.amount, t.form, coalesce(m.name, ''), coalesce(n.name, ''),"
            " t.version FROM target t LEFT JOIN material m ON m.id = t.material_id"
            " LEFT JOIN community n ON n.id = t.community_id"
            " WHERE t.subdistrict_id = :office AND t.ym BETWEEN :first AND :last ORDER BY t.ym, t.slot",
            {"first": period.first.ym, "last": period.last.ym},
        )
    ]
