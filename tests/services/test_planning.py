"""The plan, month by month: what is set, taken from the calendar, and copied from another year."""

from dataclasses import replace
from datetime import date

import pytest

from outreach_tui.domain.drafts import PlanDraft, TargetDraft
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.records import PlannedDay
from outreach_tui.domain.vocabulary import Audience, Form, Measure, TargetScope
from outreach_tui.services.listing import Listing
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning, calendar_plan, with_key_days

MAY = Month(2019, 5)
WHOLE = PlanDraft(
    MAY,
    theme="防范经济犯罪",
    laws=("刑法", "信访条例"),
    key_days=(PlannedDay("打击和防范经济犯罪宣传日", date(2019, 5, 15), date(2019, 5, 15)),),
    forms=(Form.LECTURE, Form.BOOTH),
    audiences=(Audience.ELDERLY,),
    lead_unit="司法所",
    supporting_units=("派出所", "居委会"),
    remarks="雨天改期",
    targets=(
        TargetDraft(Measure.CONSULTATIONS, 40),
        TargetDraft(Measure.COPIES, 80, material="普法读本"),
        TargetDraft(Measure.EVENTS, 1, TargetScope.COMMUNITY, community="东湖社区"),
        TargetDraft(Measure.EVENTS, 1, TargetScope.EACH, Form.LECTURE),
    ),
)


def test_a_month_comes_back_as_it_was_set(office: Office) -> None:
    planning = Planning(office)
    assert planning.draft(MAY) == PlanDraft(MAY)
    planning.set_month(WHOLE)
    found = planning.draft(MAY)
    assert replace(found, targets=()) == replace(WHOLE, targets=())
    assert set(found.targets) == set(WHOLE.targets)
    empty, planned = Listing(office).plan(Period(MAY.previous(), MAY))
    assert (empty.version, planned.version) == (0, 1)


def test_several_months_are_planned_together_or_not_at_all(office: Office) -> None:
    planning = Planning(office)
    saved = planning.set_months([WHOLE, replace(WHOLE, month=MAY.next())])
    assert saved.name == "2019-05, 2019-06"
    with pytest.raises(Refused):
        planning.set_months([PlanDraft(MAY, "别的"), PlanDraft(MAY.next(), laws=(" ",))])
    assert planning.draft(MAY).theme == WHOLE.theme
    assert planning.set_months([]).id == ""


def test_the_calendar_fills_only_what_is_empty(office: Office) -> None:
    planning = Planning(office)
    planning.set_month(PlanDraft(MAY, "自己的主题", laws=("宪法",)))
    planning.take_key_days(Period.of_year(2019))
    plans = Listing(office).plan(Period.of_year(2019))
    assert (plans[4].theme, plans[4].laws) == ("自己的主题", ("宪法",))
    assert "民法典" not in str(plans)
    assert any(day.first == date(2019, 12, 4) for day in plans[11].key_days)
    for plan in plans:  # a week across two months belongs to the one that most of it falls in
        assert all(plan.month.contains(day.first + (day.last - day.first) / 2) for day in plan.key_days)
    mark = office.database.change_mark()
    planning.take_key_days(Period.of_year(2019))
    assert office.database.change_mark() == mark


def test_a_year_is_copied_without_its_days(office: Office) -> None:
    planning = Planning(office)
    planning.set_month(WHOLE)
    planning.copy_year(2019, 2020)
    copied = planning.draft(Month(2020, 5))
    assert replace(copied, month=MAY, key_days=WHOLE.key_days, targets=()) == replace(WHOLE, targets=())
    assert set(copied.targets) == set(WHOLE.targets)
    assert copied.key_days == ()


def test_what_the_calendar_says_of_a_month() -> None:
    december = calendar_plan(Month(2019, 12))
    assert "国家宪法日" in {day.name for day in december.key_days}
    own = PlannedDay("自己的日子", date(2019, 12, 20), date(2019, 12, 20))
    merged = with_key_days(PlanDraft(Month(2019, 12), key_days=(own,)))
    assert own in merged.key_days
    assert list(merged.key_days) == sorted(merged.key_days, key=lambda day: (day.first, day.last))
    assert with_key_days(merged) == merged
