"""The list of consultations: its figures are the tally's, and what is owed stands out in words."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from outreach_tui.domain.drafts import CommunityDraft, ConsultationDraft
from outreach_tui.domain.figures import Selection
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import Consultation
from outreach_tui.domain.vocabulary import Outcome
from outreach_tui.services.communities import Communities
from outreach_tui.services.consulting import read_follow_ups
from outreach_tui.services.listing import list_consultations
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.tallying import Tallying
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.screens.consultations import ConsultationsScreen
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.note_field import NoteField
from outreach_tui.tui.widgets.record_list import RecordList
from tests.tui.conftest import Open, settle, type_text


async def _open_list(pilot: Pilot[int]) -> ConsultationsScreen:
    await pilot.press("l")
    await settle(pilot)
    assert isinstance(pilot.app.screen, ConsultationsScreen)
    return pilot.app.screen


def _listed(screen: ConsultationsScreen) -> Sequence[Consultation]:
    return screen.query_one(RecordList).records


def _shown(pilot: Pilot[int]) -> type:
    return type(pilot.app.screen)


def _said(screen: ConsultationsScreen, widget: str) -> str:
    return str(screen.query_one(widget).render())


async def test_the_total_is_the_tallys(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        screen = await _open_list(pilot)
        assert isinstance(pilot.app, OutreachApp)
        december = Tallying(pilot.app.office).tally(Period.of_month(Month(2019, 12))).total.figures
        assert f"{december.consultations} visits" in _said(screen, "#figures")
        await pilot.press("w")
        await settle(pilot)
        assert "529 visits in 100+ records: 225 at events, 304 at stations" in _said(screen, "#figures")
        await pilot.press("end")
        await settle(pilot)
        assert len(_listed(screen)) == 200


async def test_arrows_go_through_months_and_years(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        screen = await _open_list(pilot)
        await pilot.press(*["left"] * 7)
        await settle(pilot)
        assert "42 visits" in _said(screen, "#figures")
        await pilot.press("w", "left")
        await settle(pilot)
        assert "0 visits in 0 records" in _said(screen, "#figures")
        await pilot.press("w", "right", "w")
        await settle(pilot)
        assert {one.month for one in _listed(screen)} <= {Month(2018, 5)}


@pytest.mark.parametrize(("key", "outcome", "visits"), [("3", "referred_mediation", 37), ("4", "legal_aid", 21)])
async def test_referrals_have_views_of_their_own(
    sample_year: Path, open_app: Open, key: str, outcome: str, visits: int
) -> None:
    async with open_app(sample_year) as pilot:
        screen = await _open_list(pilot)
        await pilot.press("w", key)
        await settle(pilot)
        assert f"{visits} visits" in _said(screen, "#figures")
        assert {one.outcome for one in _listed(screen)} == {Outcome(outcome)}


async def test_owed_answers_are_marked_overdue_and_answered(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        screen = await _open_list(pilot)
        assert isinstance(pilot.app, OutreachApp)
        owed = read_follow_ups(pilot.app.office)
        assert f"{owed.overdue} overdue" in _said(screen, "#views")
        await pilot.press("2")
        await settle(pilot)
        assert list(_listed(screen)) == list(owed.page.records)
        assert "overdue" in pilot.app.export_screenshot()
        await pilot.press("a")
        await settle(pilot)
        assert list(_listed(screen)) == list(owed.page.records)[1:]
        answered = Logbook(pilot.app.office).consultation(owed.page.records[0].id)
        assert answered.followed_up_on == pilot.app.office.today


async def test_a_filter_narrows_list_and_figures(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        screen = await _open_list(pilot)
        await pilot.press("w", "f")
        await settle(pilot)
        await type_text(pilot, "neigh")
        await pilot.press("tab", "tab")
        await type_text(pilot, "ccsq")
        await pilot.press("enter")
        await settle(pilot)
        listed = _listed(screen)
        assert {(one.category.value, one.community) for one in listed} == {("neighbours", "长城社区")}
        assert f"{sum(one.count for one in listed)} visits" in _said(screen, "#figures")
        assert "长城社区" in _said(screen, "#title")
        await pilot.press("f")
        await settle(pilot)
        await pilot.press("ctrl+x")
        await settle(pilot)
        assert "529 visits" in _said(screen, "#figures")


async def test_a_new_consultation_and_the_next(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        screen = await _open_list(pilot)
        assert isinstance(pilot.app, OutreachApp)
        await pilot.press("n")
        await settle(pilot)
        await pilot.press("tab")
        await type_text(pilot, "ccsq")
        await pilot.press("tab", "tab")
        await type_text(pilot, "labour")
        await pilot.press("ctrl+n")
        await settle(pilot)
        assert pilot.app.screen.query_one("#field-community", FormField).value == "长城社区"
        assert pilot.app.screen.query_one("#field-category", FormField).value == ""
        pilot.app.screen.query_one("#field-note", NoteField).input.focus()
        await type_text(pilot, "[/foo]")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert pilot.app.screen is screen
        first = Selection(Period.of_month(Month(2019, 12)), community="长城社区")
        saved = [one for one in list_consultations(pilot.app.office, first).records if str(one.day) == "2019-12-01"]
        assert sorted((one.category.value, one.note) for one in saved) == [("labour", ""), ("unclassified", "[/foo]")]


async def test_a_missing_community_is_said_under_its_field(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _open_list(pilot)
        await pilot.press("n")
        await settle(pilot)
        await pilot.press("ctrl+s")
        await settle(pilot)
        field = pilot.app.screen.query_one("#field-community", FormField)
        assert field.has_class("-wrong")
        assert "missing" in str(field.query_one(".hint").render())


async def test_the_chosen_one_is_changed_and_deleted(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        screen = await _open_list(pilot)
        assert isinstance(pilot.app, OutreachApp)
        chosen = _listed(screen)[0]
        await pilot.press("enter")
        await settle(pilot)
        pilot.app.screen.query_one("#field-count", FormField).input.value = "７"
        await pilot.press("ctrl+s")
        await settle(pilot)
        changed = Logbook(pilot.app.office).consultation(chosen.id)
        assert ConsultationDraft.of(changed).count == 7
        assert (changed.category, changed.community, changed.month) == (
            chosen.category, chosen.community, chosen.month,
        )  # fmt: skip
        before = len(_listed(screen))
        await pilot.press("d")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert len(_listed(screen)) == before - 1


async def test_typed_text_asks_before_it_is_left(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _open_list(pilot)
        await pilot.press("n")
        await settle(pilot)
        await type_text(pilot, "1")
        await pilot.press("escape")
        await pilot.pause()
        assert _shown(pilot) is Confirm
        await pilot.press("enter")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert _shown(pilot) is BoardScreen


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (30, 8)])
async def test_hostile_text_is_shown_literally(sample_year: Path, open_app: Open, size: tuple[int, int]) -> None:
    hostile = "[@click=app.quit]x[/] [/foo]\n" + "长" * 300
    async with open_app(sample_year, size=size) as pilot:
        assert isinstance(pilot.app, OutreachApp)
        office = pilot.app.office
        community = office.community("长城社区")
        draft = CommunityDraft(hostile[:28], community.order, exists_from=community.exists_from)
        Communities(office).change(community.name, draft)
        note = ConsultationDraft(date(2019, 12, 31), community=draft.name, note=hostile, outcome=Outcome.APPOINTMENT,
                                 follow_up_on=date(2020, 1, 1))  # fmt: skip
        Logbook(office).add_consultation(note)
        screen = await _open_list(pilot)
        for key in ("2", "3", "1", "enter", "ctrl+s"):
            await pilot.press(key)
            await settle(pilot)
        assert pilot.app.screen is screen
        assert hostile in [one.note for one in _listed(screen)]
        await pilot.press("f")
        await settle(pilot)
        await type_text(pilot, "[/foo]")
        await pilot.press("tab", "tab", "tab", "tab")
        await type_text(pilot, "[/FOO]")
        await pilot.press("enter")
        await settle(pilot)
        assert hostile in [one.note for one in _listed(screen)]
