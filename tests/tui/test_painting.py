"""What a key paints, counted in lines: going through a list draws the row left and the row chosen, and nothing else."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.message import Message
from textual.widgets import Static

from outreach_tui.services import board
from outreach_tui.tui.widgets.coverage_grid import CoverageGrid
from outreach_tui.tui.widgets.record_list import REST, RecordList
from tests.tui.conftest import Open, press, settle


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
