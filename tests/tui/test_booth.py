"""The street table: one key is one consultation, on disk, in order, none lost and none doubled."""

import random
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList

from outreach_tui.domain.drafts import ConsultationDraft, EventDraft
from outreach_tui.domain.records import Consultation, Distribution, Event
from outreach_tui.domain.vocabulary import CATEGORIES, Category, Form, MaterialKind, Outcome
from outreach_tui.services.communities import Communities
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.store.database import Database
from outreach_tui.store.failures import problem_of
from outreach_tui.store.location import Location
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.booth_keys import IDLE, KEYS, ROWS, category_of_key
from outreach_tui.tui.commands import COMMANDS, Place
from outreach_tui.tui.dialogs.booth_choice import BoothChoice
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.screens import booth as booth_screen
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.screens.booth import BoothScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.short_names import short_name
from outreach_tui.tui.widgets.big_number import BigNumber
from outreach_tui.tui.widgets.form_field import FormField
from tests import builders
from tests.tui.conftest import Open, settle, type_text

DAY = datetime(2020, 1, 8, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


def _office(pilot: Pilot[int]) -> Office:
    assert isinstance(pilot.app, OutreachApp)
    return pilot.app.office


def _booth(pilot: Pilot[int]) -> Event:
    """The booth of the day, read from disk."""
    screen = next(screen for screen in pilot.app.screen_stack if isinstance(screen, BoothScreen))
    assert screen._seat is not None
    return _office(pilot).event(screen._seat.event_id)


async def _sit_down(pilot: Pilot[int]) -> None:
    """Begin a new booth: two keys."""
    await pilot.press("b")
    await settle(pilot)
    await pilot.press("enter")
    await settle(pilot)


async def test_two_keys_begin_a_booth_with_sensible_defaults(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        assert isinstance(pilot.app.screen, BoothScreen)
        event = _booth(pilot)
        assert (event.form, event.day, event.title, event.communities) == (
            Form.BOOTH, DAY.date(), "Legal advice booth", (),
        )  # fmt: skip


async def test_a_consultation_is_one_key(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        await pilot.press("d")
        await settle(pilot)
        (consultation,) = _booth(pilot).consultations
        assert (consultation.category, consultation.count) == (Category.DEBT, 1)
        assert pilot.app.screen.query_one(BigNumber).number == 1


async def test_todays_only_booth_needs_no_choosing(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        Logbook(_office(pilot)).add_event(EventDraft(DAY.date(), Form.BOOTH, "x [/foo] y", whole_subdistrict=True))
        await pilot.press("b")
        await settle(pilot)
        await pilot.press("a")
        await settle(pilot)
        assert [one.category for one in _booth(pilot).consultations] == [Category.MARRIAGE]


async def test_keys_typed_ahead_are_saved_in_order_each_once(sample_year: Path, open_app: Open) -> None:
    keys = random.Random(1).choices([*KEYS, *"12"], k=60)
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        screen = pilot.app.screen
        for key in keys:  # faster than anything can be saved
            screen.post_message(_key(key))
        await settle(pilot)
        while len(screen._queue):  # type: ignore[attr-defined]
            await settle(pilot)
        event = _booth(pilot)
        saved: list[Consultation | Distribution] = sorted(
            [*event.consultations, *event.materials], key=lambda line: line.id
        )
        first = screen._order[0]  # type: ignore[attr-defined]
        told = [
            line.category if isinstance(line, Consultation) else "1" if line.material == first else "2"
            for line in saved
        ]
        assert told == [KEYS.get(key, key) for key in keys]


def _key(key: str) -> Any:
    from textual.events import Key

    return Key(key, key)


async def test_keys_wait_while_the_database_fails(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(booth_screen, "RETRY_SECONDS", 0.05)
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        real, failures = Database.write, iter(range(3))

        def failing(self: Database, *arguments: Any) -> Any:
            done = real(self, *arguments)
            if next(failures, None) is not None:  # it was saved, but the answer got lost on the way
                raise problem_of(OSError("gone"), "db")
            return done

        monkeypatch.setattr(Database, "write", failing)
        await pilot.press("d", "l", "1")
        for _ in range(40):
            await pilot.pause(0.05)
            await settle(pilot)
            if not len(pilot.app.screen._queue):  # type: ignore[attr-defined]
                break
        event = _booth(pilot)
        assert [one.category for one in event.consultations] == [Category.DEBT, Category.LABOUR]
        assert [one.quantity for one in event.materials] == [1]


async def test_leaving_waits_for_the_keys_typed_ahead(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        screen = pilot.app.screen
        event_id = _booth(pilot).id
        for key in [*"dalk" * 5, "escape"]:
            screen.post_message(_key(key)) if key != "escape" else await pilot.press(key)
        while pilot.app.screen is screen:
            await settle(pilot)
        assert len(_office(pilot).event(event_id).consultations) == 20


async def test_leaving_asks_where_keys_cannot_be_saved(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        screen = pilot.app.screen

        def failing(self: Database, *arguments: Any) -> Any:
            raise problem_of(OSError("no room"), "db")

        monkeypatch.setattr(Database, "write", failing)
        await pilot.press("d", "u")
        await settle(pilot)
        assert "not saved" in str(screen.query_one("#booth-status").render())
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, Confirm)
        await pilot.press("escape")
        await settle(pilot)
        assert pilot.app.screen is screen


async def test_taking_back_what_someone_else_took_back_goes_on(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        await pilot.press("d", "a")
        await settle(pilot)
        Logbook(_office(pilot)).delete_consultation(_booth(pilot).consultations[-1].id)
        await pilot.press("u", "l")
        for _ in range(20):
            await pilot.pause(0.05)
            await settle(pilot)
            if not len(pilot.app.screen._queue):  # type: ignore[attr-defined]
                break
        assert [one.category for one in _booth(pilot).consultations] == [Category.DEBT, Category.LABOUR]


async def test_another_booth_takes_the_keys_from_then_on(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        first = _booth(pilot).id
        await pilot.press("d", "ctrl+o")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        second = _booth(pilot).id
        await pilot.press("l", "u", "a")
        await settle(pilot)
        assert first != second
        assert [one.category for one in _office(pilot).event(first).consultations] == [Category.DEBT]
        assert [one.category for one in _booth(pilot).consultations] == [Category.MARRIAGE]


async def test_u_takes_the_last_one_back_again_and_again(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        await pilot.press("d", "1", "l", "u")
        await settle(pilot)
        event = _booth(pilot)
        assert ([one.category for one in event.consultations], len(event.materials)) == ([Category.DEBT], 1)
        await pilot.press("backspace", "backspace", "u")
        await settle(pilot)
        event = _booth(pilot)
        assert (event.consultations, event.materials) == ((), ())


async def test_enter_adds_to_the_last_consultation(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        await pilot.press("d", "l", "1", "enter")
        await settle(pilot)
        assert type(pilot.app.screen) is FormScreen
        await type_text(pilot, "answer pro")
        await pilot.press("tab")
        await type_text(pilot, "1.20")
        await pilot.press("tab")
        await type_text(pilot, "ccsq")
        await pilot.press("tab")
        await type_text(pilot, "x [/foo] y")
        await pilot.press("enter")
        await settle(pilot)
        debt, labour = _booth(pilot).consultations
        assert debt.outcome is Outcome.UNRECORDED
        assert (labour.outcome, labour.community, labour.note) == (Outcome.APPOINTMENT, "长城社区", "x [/foo] y")
        assert str(labour.follow_up_on) == "2020-01-20"


async def test_adding_leaves_a_remark_of_several_lines_as_it_is(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        await pilot.press("d")
        await settle(pilot)
        (before,) = _booth(pilot).consultations
        noted = replace(ConsultationDraft.of(before), note="a\n[/b]\n\nc")
        Logbook(_office(pilot)).change_consultation(before.id, noted)
        await pilot.press("enter")
        await settle(pilot)
        await type_text(pilot, "legal advice")
        await pilot.press("enter")
        await settle(pilot)
        (after,) = _booth(pilot).consultations
        assert (after.note, after.outcome) == ("a\n[/b]\n\nc", Outcome.ADVISED)


@pytest.mark.parametrize(
    ("typed", "copies"),
    [
        (["3", "0", "enter"], {"宪法学习读本": 30}),
        (["enter"], {"宪法学习读本": 1}),
        (["plus"], {"宪法学习读本": 1}),
        (["down", "5", "enter"], {"人民调解法读本": 5}),
        ([*"普法一封信", "2", "0", "enter"], {"普法一封信": 20}),
        (["0", "enter", "escape"], {}),
    ],
)
async def test_plus_hands_out_a_number_of_copies(
    sample_year: Path, open_app: Open, typed: list[str], copies: dict[str, int]
) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        await pilot.press("plus")
        await pilot.pause()
        await pilot.press(*typed)
        await settle(pilot)
        assert {line.material: line.quantity for line in _booth(pilot).materials} == copies


async def test_plus_asks_for_the_first_material_where_there_is_none(tmp_path: Path, open_app: Open) -> None:
    path = tmp_path / "outreach.db"
    with builders.open_office(Location(path=path), create=True) as office:
        Communities(office).set_up("惠民街道", "zh", builders.COMMUNITIES)
    async with open_app(path) as pilot:
        await _sit_down(pilot)
        await pilot.press("plus")
        await settle(pilot)
        await type_text(pilot, "普法宣传单")
        await pilot.press("ctrl+s")
        await settle(pilot)
        await pilot.press("plus", "3", "0", "enter")
        await settle(pilot)
        assert {line.material: line.quantity for line in _booth(pilot).materials} == {"普法宣传单": 30}
        assert _office(pilot).material("普法宣传单").kind is MaterialKind.LEAFLET


async def test_arrows_and_space_press_a_key_where_an_input_method_swallows_letters(
    sample_year: Path, open_app: Open
) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        await pilot.press("right", "right", "right", "space")
        pilot.app.screen.post_message(_key("婚"))
        pilot.app.screen.post_message(_key("ｌ"))
        await settle(pilot)
        assert [one.category for one in _booth(pilot).consultations] == [
            Category.DEBT, Category.MARRIAGE, Category.LABOUR,
        ]  # fmt: skip


async def test_letters_without_a_category_lead_nowhere(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        await pilot.press(*IDLE, *IDLE.upper(), "d")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BoothScreen)
        assert len(_booth(pilot).consultations) == 1


async def test_closing_shows_the_difference_and_settles_it(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        await pilot.press("1", "1", "1")
        await settle(pilot)
        await pilot.press("equals_sign")
        await settle(pilot)
        await type_text(pilot, "20-15")
        field = next(iter(pilot.app.screen.query(FormField)))
        assert "difference +2" in str(field.query_one(".hint").render())
        await pilot.press("ctrl+s")
        await settle(pilot)
        (line,) = _booth(pilot).materials
        assert (line.quantity, line.taken_out, line.brought_back) == (5, 20, 15)


async def test_more_back_than_out_is_said_under_the_field(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _sit_down(pilot)
        await pilot.press("equals_sign")
        await settle(pilot)
        await type_text(pilot, "5-6")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert next(iter(pilot.app.screen.query(FormField))).has_class("-wrong")
        assert _booth(pilot).materials == ()


async def test_escape_goes_back_from_the_choice_and_from_the_booth(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await pilot.press("b")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BoothChoice)
        assert pilot.app.screen.query_one(OptionList).option_count > 1
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BoardScreen)
        await _sit_down(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BoardScreen)


async def test_an_earlier_booth_can_be_filled_in(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await pilot.press("b")
        await settle(pilot)
        await pilot.press("down", "enter")
        await settle(pilot)
        before = len(_booth(pilot).consultations)
        await pilot.press("d")
        await settle(pilot)
        event = _booth(pilot)
        assert (str(event.day), len(event.consultations)) == ("2019-12-04", before + 1)
        assert event.consultations[-1].day == event.day


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 10)])
async def test_hostile_names_are_shown_literally_at_every_size(
    sample_year: Path, open_app: Open, size: tuple[int, int]
) -> None:
    from outreach_tui.domain.drafts import MaterialDraft
    from outreach_tui.domain.vocabulary import MaterialKind
    from outreach_tui.services.stock import Stock

    async with open_app(sample_year, size=size) as pilot:
        office = _office(pilot)
        hostile = "[@click=app.quit]x[/] [/foo]"
        draft = EventDraft(DAY.date(), Form.BOOTH, hostile, whole_subdistrict=True, venue="[red]\n" * 3)
        Logbook(office).add_event(draft)
        Stock(office).change_material("宪法学习读本", MaterialDraft(hostile, MaterialKind.READER, "册[/b]"))
        await pilot.press("b")
        await settle(pilot)
        await pilot.press("1", "d", "equals_sign")
        await settle(pilot)
        await pilot.press("escape")
        await settle(pilot)
        assert "[@click=app.quit]x[/] [/foo]" in pilot.app.export_screenshot().replace("&#160;", " ") or size[0] < 80


def test_every_category_has_a_key_of_its_own_that_no_command_takes() -> None:
    assert set(KEYS.values()) == set(Category) - {Category.UNCLASSIFIED}
    assert sorted("".join(ROWS).replace(" ", "")) == sorted(KEYS)
    others = {key for command in COMMANDS if command.place is Place.BOOTH for key in command.keys}
    assert not others & {*KEYS, *IDLE}
    assert not set(IDLE) & {*KEYS, "u"}


def test_the_first_character_of_a_name_means_its_category() -> None:
    for category in KEYS.values():
        assert category_of_key(CATEGORIES[category].words[0][0]) is category
        assert 0 < len(short_name(category)) <= 9
    assert category_of_key("咨") is category_of_key("1") is category_of_key("") is category_of_key(None) is None
