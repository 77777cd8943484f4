"""What a key paints, counted in lines: going through a list draws the row left and the row chosen, and nothing else."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.screen import Screen
from textual.strip import Strip
from textual.widgets import Static

from outreach_tui.services import board
from outreach_tui.tui.screens import form
from outreach_tui.tui.widgets.big_number import BigNumber
from outreach_tui.tui.widgets.booth_entries import BoothEntries, MaterialKeys
from outreach_tui.tui.widgets.category_keys import CategoryKeys
from outreach_tui.tui.widgets.coverage_grid import CoverageGrid
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.lines import Lines
from outreach_tui.tui.widgets.record_list import REST, RecordList
from tests.tui.conftest import Open, press, settle, type_text


async def test_the_first_board_is_read_and_styled_once(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An empty frame painted first, a theme put on late or a size told after drawing would each make it twice."""
    happened: Counter[object] = Counter()

    def count(owner: object, name: str, what: Callable[..., object]) -> None:
        original = getattr(owner, name)

        def counting(*arguments: Any, **more: Any) -> object:
            happened[what(*arguments)] += 1
            return original(*arguments, **more)

        monkeypatch.setattr(owner, name, counting)

    count(board, "read_board", lambda office, month: "read")
    count(Stylesheet, "reparse", lambda stylesheet: "styled again")
    count(CoverageGrid, "render_line", lambda grid, line: line)
    async with open_app(sample_year) as pilot:
        lines = pilot.app.screen.query_one(CoverageGrid).size.height
        drawn = {line: happened.pop(line) for line in range(lines)}
        assert happened == {"read": 1}
        assert max(drawn.values()) <= 2, "once, and once more with the focus"


async def test_a_row_move_draws_two_lines_of_the_list(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[int] = []
    render_line = RecordList.render_line

    def counting(self: RecordList[object], y: int) -> object:
        drawn.append(y)
        return render_line(self, y)

    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "w")
        chosen = pilot.app.screen.query_one(RecordList)
        await press(pilot, "down")
        monkeypatch.setattr(RecordList, "render_line", counting)
        await press(pilot, "down")
        assert chosen.cursor == 2
        assert sorted(set(drawn)) == [2, 3]


async def test_the_detail_follows_once_the_cursor_rests(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "v", "w")
        moved: list[RecordList.Moved] = []
        pilot.app.screen.query_one(RecordList).post_message = _spy(  # type: ignore[method-assign,assignment]
            pilot.app.screen.query_one(RecordList), moved
        )
        for _ in range(5):
            await pilot.press("down")
        await pilot.pause(REST * 3)
        await settle(pilot)
        assert len(moved) < 5, "a held key must not read every event it passes"
        assert moved[-1].index == 5
        assert pilot.app.screen.query_one("#detail Static", Static).content


def _spy(records: RecordList[object], moved: list[RecordList.Moved]) -> Callable[[Message], bool]:
    post = records.post_message

    def posting(message: Message) -> bool:
        if isinstance(message, RecordList.Moved):
            moved.append(message)
        return post(message)

    return posting


def _laid_out(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """Collect how often a screen is laid out, which draws and compares all of it."""
    return _calls_of(monkeypatch, Screen, "_refresh_layout")


def _calls_of(monkeypatch: pytest.MonkeyPatch, owner: type, name: str) -> list[object]:
    """Collect by whom something of the toolkit is done."""
    found: list[object] = []
    original = getattr(owner, name)

    def counting(self: object, *arguments: Any, **more: Any) -> object:
        found.append(self)
        return original(self, *arguments, **more)

    monkeypatch.setattr(owner, name, counting)
    return found


async def test_letters_in_a_form_lay_nothing_out_and_a_long_text_is_followed(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "n", "tab", "tab")
        monkeypatch.setattr(form, "REST", 60.0)  # however slowly the letters come, they come fast
        await press(pilot, "x")
        await pilot.pause(REST * 2)
        laid_out, placed = _laid_out(monkeypatch), _calls_of(monkeypatch, Compositor, "_arrange_root")
        await type_text(pilot, "y" * 150 + "end")
        await settle(pilot)
        assert len(laid_out) < 50, "not one for each of 153 letters"
        assert len(placed) < 50, "nor once it is longer than its line"
        field = pilot.app.screen.query_one("#field-title", FormField).input
        assert field.value == "x" + "y" * 150 + "end"
        assert field.render_line(0).text.rstrip().endswith("yend")


async def test_a_booth_key_draws_the_lines_that_changed(
    sample_year: Path, open_app: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_app(sample_year) as pilot:
        await press(pilot, "b", "enter", "d", "f")
        drawn: list[tuple[type, int]] = []
        render_line = Lines.render_line

        def counting(self: Lines, y: int) -> Strip:
            drawn.append((type(self), y))
            return render_line(self, y)

        monkeypatch.setattr(Lines, "render_line", counting)
        laid_out = _laid_out(monkeypatch)
        await press(pilot, "f")
        assert not laid_out
        keys = {line for kind, line in drawn if kind is CategoryKeys}
        assert len(keys) == 1, "the count on the key that was pressed"
        assert not [line for kind, line in drawn if kind is MaterialKeys]
        assert {kind for kind, _ in drawn} == {CategoryKeys, BigNumber, BoothEntries}
