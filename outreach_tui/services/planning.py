"""The yearly plan, month by month, with its targets and key days."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from outreach_tui.domain.checks import check_plan
from outreach_tui.domain.drafts import PlanDraft
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.publicity import days_of_month, suggested_theme
from outreach_tui.domain.records import PlanMonth, PlannedDay
from outreach_tui.services.office import Office, community_ids, material_ids
from outreach_tui.services.saved import Saved
from outreach_tui.store.reads import plan as plan_reads
from outreach_tui.store.writer import Writer
from outreach_tui.store.writes import plan as plan_writes


class Planning:
    """Writes the plan."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def month(self, month: Month) -> PlanMonth:
        """Return the month as it is planned now; an empty one, of version 0, when it is not planned yet."""
        with self._office.database.reading() as reader:
            found = plan_reads.plan_months(reader, Period.of_month(month))
        return found[0] if found else PlanMonth(month)

    def draft(self, month: Month) -> PlanDraft:
        """Return the month as it is planned now, to be changed."""
        return PlanDraft.of(self.month(month))

    def set_month(self, draft: PlanDraft, *, version: int | None = None, insist: bool = False) -> Saved:
        """Plan a month anew, with all its targets; refuse as ``stale`` when it is past ``version`` by now (0: none)."""
        return self.set_months([draft], versions={draft.month: version}, insist=insist)

    def set_months(
        self,
        drafts: Iterable[PlanDraft],
        *,
        versions: Mapping[Month, int | None] | None = None,
        insist: bool = False,
    ) -> Saved:
        """Plan several months in one step: all of them or none."""
        known = self._office.known()
        checked = [check_plan(draft, known.changing(self.draft(draft.month))) for draft in drafts]
        accepted = [check.accepted(insist=insist) for check in checked]
        communities, materials = community_ids(known), material_ids(known)

        def work(writer: Writer) -> list[str]:
            return [
                plan_writes.set_plan_month(writer, draft, communities, materials, (versions or {}).get(draft.month))
                for draft in accepted
            ]

        ids = self._office.write("plan.set", work)
        notes = tuple(problem for check in checked for problem in check.problems)
        return Saved(ids[-1] if ids else "", ", ".join(str(draft.month) for draft in accepted), notes)

    def take_key_days(self, period: Period, region: str | None = None, *, insist: bool = False) -> Saved:
        """Put the key days of the publicity calendar into the months of a period that lack them."""
        seen = [*map(self.month, period.months())]
        drafts = [(before, with_key_days(before, region)) for before in map(PlanDraft.of, seen)]
        versions = {month.month: month.version for month in seen}
        return self.set_months([after for before, after in drafts if after != before], versions=versions, insist=insist)

    def copy_year(self, source: int, target: int, *, versions: Mapping[Month, int | None] | None = None) -> Saved:
        """Plan a year as another one was: themes, laws, forms, units and targets, without its key days.

        ``versions`` are those of the months that it is known to replace, 0 for those not planned yet.
        """
        with self._office.database.reading() as reader:
            months = plan_reads.plan_months(reader, Period.of_year(source))
        drafts = [replace(PlanDraft.of(plan), month=Month(target, plan.month.number), key_days=()) for plan in months]
        return self.set_months(drafts, versions=versions)


def calendar_plan(month: Month, region: str | None = None) -> PlanDraft:
    """Return a month as the publicity calendar suggests it: key days, their laws, a theme.

    A week across two months belongs to the one that most of its days fall in.
    """
    days = [day for day in days_of_month(month, region) if day.month == month]
    return PlanDraft(
        month,
        theme=suggested_theme(month, region) or "",
        laws=tuple(dict.fromkeys(law for day in days for law in day.laws)),
        key_days=tuple(PlannedDay(day.name, day.first, day.last) for day in days),
    )


def with_key_days(draft: PlanDraft, region: str | None = None) -> PlanDraft:
    """Return a planned month with the calendar's key days that it lacks; theme and laws only where it has none."""
    calendar = calendar_plan(draft.month, region)
    there = {day.name for day in draft.key_days}
    days = (*draft.key_days, *(day for day in calendar.key_days if day.name not in there))
    return replace(
        draft,
        key_days=tuple(sorted(days, key=lambda day: (day.first, day.last))),
        theme=draft.theme or calendar.theme,
        laws=draft.laws or calendar.laws,
    )
