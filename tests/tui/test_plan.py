"""The plan's screen on a copy of the sample year."""

from pathlib import Path

from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.services.listing import Listing
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.screens.events import EventsScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.screens.plan import PlanScreen
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.month_card import MonthCard
from outreach_tui.tui.widgets.record_list import RecordList
from tests.tui.conftest import Open, settle


async def test_each_month_shows_its_progress_and_opens_its_events(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await pilot.press("p")
        await settle(pilot)
        held = [card.month.row.figures.of(Measure.EVENTS) for card in pilot.app.screen.query(MonthCard) if card.month]
        assert held[1] == 1
        assert len(held) == 12
        await pilot.press("up", "right", "enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, EventsScreen)
        assert len(pilot.app.screen.query_one(RecordList).records) == held[8]


async def test_a_month_is_planned_in_the_form(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await pilot.press("p", "e")
        await settle(pilot)
        screen = pilot.app.screen
        assert isinstance(screen, FormScreen)
        before = screen.texts()
        screen.query_one("#field-theme", FormField).input.value = "x [/foo] y"
        screen.query_one("#field-target", FormField).input.value = before["target"] + "、lecture=夕阳"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert screen.query_one("#field-target", FormField).has_class("-wrong")
        screen.query_one("#field-target", FormField).input.value = before["target"] + "、quiz=2@each"
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(pilot.app.screen, PlanScreen)
        assert isinstance(pilot.app, OutreachApp)
        (plan,) = Listing(pilot.app.office).plan(Period.of_month(Month(2019, 12)))
        assert plan.theme == "x [/foo] y"
        assert len(plan.targets) == before["target"].count("=") + 1


async def test_a_form_saved_unchanged_changes_nothing(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        assert isinstance(pilot.app, OutreachApp)
        before = Listing(pilot.app.office).plan(Period.of_year(2019))
        await pilot.press("p", "e")
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        after = Listing(pilot.app.office).plan(Period.of_year(2019))
        assert [(plan.theme, plan.laws, plan.key_days, plan.targets) for plan in after] == [
            (plan.theme, plan.laws, plan.key_days, plan.targets) for plan in before
        ]


async def test_last_year_is_copied_and_key_days_are_taken(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await pilot.press("p", "pagedown", "y")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("K")
        await settle(pilot)
        assert isinstance(pilot.app, OutreachApp)
        plans = Listing(pilot.app.office).plan(Period.of_year(2020))
        assert all(plan.theme for plan in plans)
        days = {day.name for plan in plans for day in plan.key_days}
        assert "国家宪法日" in days
        assert "民法典宣传月" not in days
