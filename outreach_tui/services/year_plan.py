"""The year's plan beside what was done: month by month, target by target. Only reads."""

from dataclasses import dataclass

from outreach_tui.domain.figures import Dimension, TallyRow
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import PlanMonth
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import count_tally
from outreach_tui.store.reads import plan as plan_reads


@dataclass(frozen=True)
class MonthOfPlan:
    """A month as it is planned (``None``: not yet), its figures against all its targets, and each target's own."""

    month: Month
    plan: PlanMonth | None
    row: TallyRow
    targets: tuple[TallyRow, ...]


@dataclass(frozen=True)
class YearPlan:
    """Twelve months, and whether the year before has a plan that could be copied."""

    year: int
    months: tuple[MonthOfPlan, ...]
    planned_before: bool


def read_year_plan(office: Office, year: int) -> YearPlan:
    """Read a year's plan and progress in one transaction."""
    period = Period.of_year(year)
    with office.database.reading() as reader:
        plans = {plan.month: plan for plan in plan_reads.plan_months(reader, period)}
        rows = {row.key: row for row in count_tally(reader, period, Dimension.MONTH).rows}
        targets = count_tally(reader, period, Dimension.PLAN).rows
        before = bool(plan_reads.plan_months(reader, Period.of_year(year - 1)))
    return YearPlan(
        year,
        tuple(
            MonthOfPlan(
                month,
                plans.get(month),
                rows[str(month)],
                tuple(row for row in targets if row.selection.period.first == month),
            )
            for month in period.months()
        ),
        before,
    )
