"""Hostile text in every field of every record, walked through every screen: it is shown, and it does nothing."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from outreach_tui.domain.drafts import (
    ConsultationDraft,
    ConsultationLine,
    EventDraft,
    MaterialDraft,
    MaterialLine,
    PlanDraft,
    StockDraft,
)
from outreach_tui.domain.months import Month
from outreach_tui.domain.records import PlannedDay, Speaker
from outreach_tui.domain.vocabulary import Category, Form, MaterialKind
from outreach_tui.services.communities import Communities, draft_of
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.store.location import Location
from outreach_tui.tui.commands import COMMANDS, Place
from outreach_tui.tui.screens.board import BoardScreen
from tests.builders import open_office
from tests.tui.conftest import Open, settle

#: Markup that ends the program, runs an action, vanishes or paints; a terminal's own commands; letters of all widths.
HOSTILE = "[/foo]x[@click=app.quit]y[/] [bold red] :smile: \x1b]52;c;eA==\x07\u202e 👩🏽‍🌾𠮷 {0} %s $name"
#: What is shown of it in a line, up to the first character that screens may cut or place otherwise.
LITERAL = "[/foo]x[@click=app.quit]y[/]"
DAY = date(2019, 12, 4)


@pytest.fixture
def hostile_year(sample_year: Path) -> Path:
    """The sample year with hostile text wherever a text can be."""
    with open_office(Location(path=sample_year)) as office:
        _poison(office)
    return sample_year


def _poison(office: Office) -> None:
    Communities(office).rename_subdistrict(HOSTILE, "zh")
    community, material = office.known().communities[0], office.known().materials[0]
    Communities(office).change(community.name, replace(draft_of(community), name=HOSTILE, adviser=HOSTILE))
    Stock(office).change_material(material.name, MaterialDraft(HOSTILE, MaterialKind.READER, "[/册]", HOSTILE))
    Stock(office).receive(StockDraft(HOSTILE, 3, DAY, HOSTILE))
    lines = (MaterialLine(HOSTILE, 2),), (ConsultationLine(Category.DEBT, 1, note=HOSTILE),)
    event = EventDraft(
        DAY, Form.BOOTH, HOSTILE, (HOSTILE,), venue=HOSTILE, organiser=HOSTILE, co_organisers=(HOSTILE,),
        speakers=(Speaker(HOSTILE),), laws=(HOSTILE,), note=HOSTILE, materials=lines[0], consultations=lines[1],
    )  # fmt: skip
    Logbook(office).add_event(event, insist=True)
    Logbook(office).add_consultation(ConsultationDraft(DAY, community=HOSTILE, note=HOSTILE), insist=True)
    key_day = PlannedDay(HOSTILE, DAY, DAY)
    plan = PlanDraft(
        Month.of(DAY), HOSTILE, (HOSTILE,), (key_day,), lead_unit=HOSTILE, supporting_units=(HOSTILE,), remarks=HOSTILE
    )
    Planning(office).set_month(plan, insist=True)


def _drawn(pilot: Pilot[int]) -> str:
    """Return the characters on the screen, wide ones without the cell behind them."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


PLACES = [command for command in COMMANDS if command.to is not None]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
@pytest.mark.parametrize("command", PLACES, ids=lambda command: command.id)
async def test_a_place_shows_it_and_survives_it(
    hostile_year: Path, open_app: Open, command: object, size: tuple[int, int]
) -> None:
    async with open_app(hostile_year, size=size) as pilot:
        await pilot.press(command.keys[0])  # type: ignore[attr-defined]
        await settle(pilot)
        drawn = _drawn(pilot)
        for key in ("down", "end", "enter"):
            await pilot.press(key)
            await settle(pilot)
            drawn += _drawn(pilot)
        for _ in range(3):
            await pilot.press("escape")
            await settle(pilot)
        assert pilot.app.is_running
        assert "\x1b" not in drawn
        assert "\u202e" not in drawn


async def test_the_board_and_the_detail_of_an_event_show_it_literally(hostile_year: Path, open_app: Open) -> None:
    async with open_app(hostile_year) as pilot:
        assert isinstance(pilot.app.screen, BoardScreen)
        assert "[/foo]x[@" in _drawn(pilot)
        await pilot.press("v")
        await settle(pilot)
        assert LITERAL in _drawn(pilot)


async def test_messages_questions_and_the_palette_show_it_literally(hostile_year: Path, open_app: Open) -> None:
    async with open_app(hostile_year) as pilot:
        await pilot.press("v", "d")
        await settle(pilot)
        assert LITERAL in _drawn(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.is_running
        await pilot.press("u")
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        await pilot.press("left_square_bracket", "slash", "f")
        await settle(pilot)
        assert "[/foo]x" in _drawn(pilot)
        assert pilot.app.is_running


def test_every_place_is_walked() -> None:
    assert {Place.EVENTS, Place.BOOTH, Place.PLAN, Place.TALLY, Place.SUMMARY} <= {command.to for command in PLACES}
