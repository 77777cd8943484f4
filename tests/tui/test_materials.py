"""The materials: stock on hand, twelve months of it, and every way copies come and go."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot

from outreach_tui.domain.drafts import MaterialDraft, StockDraft
from outreach_tui.domain.vocabulary import MaterialKind
from outreach_tui.services.listing import Listing
from outreach_tui.services.shelf import MovementLine, ShelfLine, read_movements
from outreach_tui.services.stock import Stock
from outreach_tui.store.location import Location
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.screens.materials import MaterialsScreen
from outreach_tui.tui.screens.movements import MovementsScreen
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.record_list import RecordList
from outreach_tui.tui.widgets.stock_months import StockMonths
from tests.builders import open_office
from tests.tui.conftest import Open, press, settle, type_text

FIRST = "宪法学习读本"


async def _open_shelf(pilot: Pilot[int]) -> MaterialsScreen:
    await pilot.press("m")
    await settle(pilot)
    assert isinstance(pilot.app.screen, MaterialsScreen)
    return pilot.app.screen


def _lines(screen: MaterialsScreen) -> Sequence[ShelfLine]:
    return screen.query_one(RecordList).records


def _on_hand(pilot: Pilot[int], name: str = FIRST) -> int:
    assert isinstance(pilot.app, OutreachApp)
    return next(stock.on_hand for stock in Listing(pilot.app.office).stock() if stock.material.name == name)


async def test_the_shelf_shows_every_material_with_its_months(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year, size=(80, 24)) as pilot:
        screen = await _open_shelf(pilot)
        assert isinstance(pilot.app, OutreachApp)
        stocks = {stock.material.name: stock.on_hand for stock in Listing(pilot.app.office).stock()}
        assert {line.stock.material.name: line.stock.on_hand for line in _lines(screen)} == stocks
        assert str(stocks[FIRST]) in str(screen.query_one(StockMonths).render()).splitlines()[-1]
        assert "1 below zero" in str(screen.query_one("#title").render())
        assert "below zero: reconcile" in pilot.app.export_screenshot().replace("&#160;", " ")


async def test_arrows_show_the_stock_as_it_was(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        screen = await _open_shelf(pilot)
        now = _lines(screen)[0]
        await pilot.press("left")
        await settle(pilot)
        assert _lines(screen)[0].stock.on_hand == now.months[-2].on_hand


@pytest.mark.parametrize(
    ("key", "typed", "change"),
    [
        ("plus", "２００", 200),
        ("minus", "30", -30),
        ("equals_sign", "-5", -5),
        ("equals_sign", "+5", 5),
        ("equals_sign", "100", None),
    ],
)
async def test_copies_come_go_and_are_counted(
    sample_year: Path, open_app: Open, key: str, typed: str, change: int | None
) -> None:
    async with open_app(sample_year) as pilot:
        await _open_shelf(pilot)
        before = _on_hand(pilot)
        await pilot.press(key)
        await settle(pilot)
        pilot.app.screen.query_one("#field-quantity", FormField).input.value = typed
        await pilot.pause()
        after = 100 if change is None else before + change
        assert f"{after} on hand then" in str(pilot.app.screen.query_one("#field-quantity .hint").render())
        await pilot.press("enter")
        await settle(pilot)
        assert _on_hand(pilot) == after


async def test_a_count_is_of_the_stock_as_others_left_it(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _open_shelf(pilot)
        before = _on_hand(pilot)
        await press(pilot, "equals_sign")
        pilot.app.screen.query_one("#field-quantity", FormField).input.value = "100"
        with open_office(Location(path=sample_year), actor="老张") as office:
            Stock(office).receive(StockDraft(FIRST, 30, office.today))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "escape")
        assert _on_hand(pilot) == before + 30
        await press(pilot, "enter", "enter")
        assert _on_hand(pilot) == 100


@pytest.mark.parametrize(("key", "typed"), [("plus", ""), ("plus", "many"), ("plus", "-3"), ("equals_sign", "+0")])
async def test_a_number_that_cannot_be_is_said_and_not_saved(
    sample_year: Path, open_app: Open, key: str, typed: str
) -> None:
    async with open_app(sample_year) as pilot:
        await _open_shelf(pilot)
        before = _on_hand(pilot)
        await pilot.press(key)
        await settle(pilot)
        pilot.app.screen.query_one("#field-quantity", FormField).input.value = typed
        await pilot.press("enter")
        await settle(pilot)
        assert pilot.app.screen.query_one("#field-quantity", FormField).has_class("-wrong")
        assert _on_hand(pilot) == before


async def test_copies_handed_out_at_an_event_count_there(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _open_shelf(pilot)
        assert isinstance(pilot.app, OutreachApp)
        await pilot.press("minus")
        await settle(pilot)
        await type_text(pilot, "4")
        pilot.app.screen.query_one("#field-event", FormField).input.value = "2019-111"
        await pilot.press("ctrl+s")
        await settle(pilot)
        line = pilot.app.office.event("2019-111").materials[-1]
        assert (line.material, line.quantity, str(line.day)) == (FIRST, 4, "2019-12-04")


async def test_a_material_is_added_changed_and_retired(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        screen = await _open_shelf(pilot)
        await pilot.press("n")
        await settle(pilot)
        await type_text(pilot, "x [/foo] y")
        await pilot.press("tab")
        await type_text(pilot, "leaf")
        await pilot.press("enter")
        await settle(pilot)
        added = _lines(screen)[-1].stock.material
        assert (added.name, added.measure) == ("x [/foo] y", "份")
        await pilot.press("end", "d")
        await settle(pilot)
        assert _lines(screen)[-1].stock.material.retired
        await pilot.press("end", "d")
        await settle(pilot)
        assert not _lines(screen)[-1].stock.material.retired
        await pilot.press("e")
        await settle(pilot)
        assert pilot.app.screen.query_one("#field-name", FormField).value == "x [/foo] y"


async def test_enter_opens_the_movements_and_one_is_taken_back(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _open_shelf(pilot)
        assert isinstance(pilot.app, OutreachApp)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, MovementsScreen)
        before = read_movements(pilot.app.office, FIRST).lines
        listed: Sequence[MovementLine] = pilot.app.screen.query_one(RecordList).records
        assert tuple(listed) == before
        await pilot.press("d")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert tuple(pilot.app.screen.query_one(RecordList).records) == read_movements(pilot.app.office, FIRST).lines
        assert _on_hand(pilot) == before[0].on_hand - before[0].movement.quantity


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (30, 8)])
async def test_hostile_names_are_shown_literally(sample_year: Path, open_app: Open, size: tuple[int, int]) -> None:
    hostile = "[@click=app.quit]x[/] [/foo] \U0001f469\u200d\U0001f469 𠮷"
    async with open_app(sample_year, size=size) as pilot:
        assert isinstance(pilot.app, OutreachApp)
        stock = Stock(pilot.app.office)
        stock.change_material(FIRST, MaterialDraft(hostile, MaterialKind.READER, "册[/b]", "[red]法"))
        stock.receive(StockDraft(hostile, 5, date(2019, 12, 30), note=hostile))
        screen = await _open_shelf(pilot)
        name = _lines(screen)[0].stock.material.name
        assert name.startswith("[@click=app.quit]x[/] [/foo]")
        for key in ("equals_sign", "escape", "e", "escape", "minus", "escape", "enter", "d"):
            await pilot.press(key)
            await settle(pilot)
        if size[0] >= 80:
            assert "[@click=app.quit]x[/]" in pilot.app.screen_stack[-2].query_one("#title").render().plain  # type: ignore[union-attr]
