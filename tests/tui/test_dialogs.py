"""Dialogs close once, whatever was opened over them meanwhile."""

from pathlib import Path

from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.screens.board import BoardScreen
from tests.tui.conftest import Open, press, settle


async def test_a_dialog_takes_what_was_opened_over_it_along(sample_year: Path, open_app: Open) -> None:
    answers: list[bool | None] = []
    async with open_app(sample_year) as pilot:
        lower, upper = Confirm("one?"), Confirm("two?")
        pilot.app.push_screen(lower, answers.append)
        pilot.app.push_screen(upper)
        await settle(pilot)
        lower.dismiss(True)
        lower.dismiss(False)
        await press(pilot, "escape")
        assert answers == [True]
        assert isinstance(pilot.app.screen, BoardScreen)


async def test_the_palette_over_a_dialog_goes_with_it(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        dialog = Confirm("one?")
        pilot.app.push_screen(dialog)
        await settle(pilot)
        await press(pilot, "ctrl+p")
        dialog.dismiss(True)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, BoardScreen)
