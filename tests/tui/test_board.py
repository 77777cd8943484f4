import time
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_tui.domain.months import Month
from outreach_tui.domain.vocabulary import CellState
from outreach_tui.services import board
from outreach_tui.services.board import Board
from outreach_tui.services.office import Office
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.gateway import AT_ONCE
from outreach_tui.tui.screens import board as screen_of_board
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.screens.events import EventsScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.widgets.coverage_grid import CoverageGrid
from outreach_tui.tui.widgets.figure_card import FigureCard
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.record_list import RecordList
from outreach_tui.tui.widgets.todo_list import TodoList
from tests.tui.conftest import Open, press, settle, type_text


def _cards(app: object) -> list[tuple[int, int | None]]:
    assert isinstance(app, OutreachApp)
    cards = [widget.card for widget in app.board.query(FigureCard)]
    return [(card.value, card.target) for card in cards if card is not None]


async def test_the_board_opens_on_the_last_month_with_records(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, BoardScreen)
        assert screen.month == Month(2019, 12)
        values = [value for value, _ in _cards(pilot.app)]
        assert values[0] == 5
        assert values[2] == 78
        assert values[3:] == [184, 516]


async def test_of_a_large_database_the_figures_come_first_and_all_else_at_once_after(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "LARGE", 0)
    drawn: list[Board] = []
    draw = BoardScreen._draw

    def counting(screen: BoardScreen, one: Board) -> None:
        drawn.append(one)
        draw(screen, one)

    monkeypatch.setattr(BoardScreen, "_draw", counting)
    async with open_app(sample_year):
        first, whole = drawn
        assert (first.whole, whole.whole) == (False, True)
        assert [replace(card, series=()) for card in whole.cards] == list(first.cards)
        assert all(len(card.series) == 12 for card in whole.cards)
        assert set(first.todos) < set(whole.todos)
        assert replace(first, cards=(), todos=(), whole=True) == replace(whole, cards=(), todos=())


async def test_arrows_go_through_the_months_reading_no_more_than_two_at_once(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once: list[int] = [0]
    running = set[Month]()

    def slowly(office: Office, month: Month) -> Board:
        running.add(month)
        at_once.append(len(running))
        time.sleep(0.02)
        running.remove(month)
        return board.read_board(office, month)

    async with open_app(sample_year) as pilot:
        monkeypatch.setattr(screen_of_board, "read_board", slowly)
        await pilot.press(*["left"] * 7)
        await settle(pilot)
        assert 1 <= max(at_once) <= AT_ONCE
        assert isinstance(pilot.app, OutreachApp)
        assert pilot.app.board.month == Month(2019, 5)
        assert [value for value, _ in _cards(pilot.app)][2] == 25 + 17


async def test_a_logged_event_moves_the_board(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        before = _cards(pilot.app)
        await pilot.press("n")
        await settle(pilot)
        await type_text(pilot, "31")
        await pilot.press("tab")
        await type_text(pilot, "lecture")
        await pilot.press("tab")
        await type_text(pilot, "Year end")
        await pilot.press("tab")
        await type_text(pilot, "ccsq")
        await pilot.press("tab", "tab")
        await type_text(pilot, "45")
        await pilot.press("ctrl+s")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BoardScreen)
        after = _cards(pilot.app)
        assert after[0][0] == before[0][0] + 1
        assert after[1][0] == before[1][0] + 45


async def test_enter_on_a_cell_opens_its_records(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await pilot.press("left", "left")
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, EventsScreen)
        assert len(pilot.app.screen.query_one(RecordList).records) == 2


async def test_nothing_this_month_is_recorded_and_taken_back(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        grid = pilot.app.screen.query_one(CoverageGrid)
        states = [grid.state]
        for _ in range(2):
            await pilot.press("z")
            await settle(pilot)
            states.append(grid.state)
        assert states == [CellState.MISSING, CellState.ZERO, CellState.MISSING]


async def test_a_form_left_unsaved_is_there_again(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await pilot.press("n")
        await settle(pilot)
        await pilot.press("tab", "tab")
        await type_text(pilot, "x [/foo] y")
        await pilot.press("escape")
        await pilot.pause()
        await pilot.press("enter")
        await settle(pilot)
        assert isinstance(pilot.app.screen, BoardScreen)
        await pilot.press("n")
        await settle(pilot)
        assert isinstance(pilot.app.screen, FormScreen)
        assert pilot.app.screen.query_one("#field-title", FormField).value == "x [/foo] y"


@pytest.mark.parametrize("without_colours", [False, True])
async def test_one_sees_where_one_is(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch, without_colours: bool
) -> None:
    if without_colours:
        monkeypatch.setenv("NO_COLOR", "1")
    async with open_app(sample_year) as pilot:
        grid = pilot.app.screen.query_one(CoverageGrid)

        def lit() -> list[bool]:
            marks = [segment.style for segment in grid.render_line(1) if segment.style and segment.text.strip()]
            accent = grid.get_component_rich_style("grid--cursor").bgcolor
            return [style.bgcolor == accent and not style.reverse for style in marks]

        assert sum(lit()) == 1
        await press(pilot, "tab")
        assert sum(lit()) == 0
        todos = pilot.app.screen.query_one(TodoList)
        assert todos.highlighted == 0
