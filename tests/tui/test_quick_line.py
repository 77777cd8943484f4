from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Static

from outreach_tui.services.listing import Listing, everything
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.dialogs.quick_line import QuickLine
from tests.tui.conftest import Open, settle, type_text


def _preview(pilot: Pilot[int]) -> str:
    return str(pilot.app.screen.query_one("#preview", Static).content)


def _saved(pilot: Pilot[int]) -> int:
    assert isinstance(pilot.app, OutreachApp)
    return len(Listing(pilot.app.office).events(everything(None)))


async def test_a_line_is_previewed_and_saved(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        before = _saved(pilot)
        await pilot.press("colon")
        await settle(pilot)
        await type_text(pilot, "5.4 lecture @ccsq 45")
        assert "2019-05-04" in _preview(pilot)
        await pilot.press("enter", "enter")  # 长城社区 did not exist then: worth a second look
        await settle(pilot)
        assert not isinstance(pilot.app.screen, QuickLine)
        assert _saved(pilot) == before + 1


async def test_a_name_of_several_is_chosen_with_the_arrows(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await pilot.press("colon")
        await settle(pilot)
        await type_text(pilot, "2020-01-04 booth @ccsq reader30")
        assert "宪法学习读本 30" in _preview(pilot)
        await pilot.press("down")
        assert "人民调解法读本 30" in _preview(pilot)
        await pilot.press("enter", "enter")
        await settle(pilot)
        assert isinstance(pilot.app, OutreachApp)
        event = pilot.app.office.event("2020-001")
        assert [line.material for line in event.materials] == ["人民调解法读本"]
