"""From nothing to a first logged event, in the terminal interface."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from outreach_tui.services.listing import Listing, everything
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.beginning import SAMPLE_WANTED
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.screens.first_run import FirstRunScreen
from outreach_tui.tui.widgets.form_field import FormField
from tests.tui.conftest import Open, settle, type_text


async def _begin(pilot: Pilot[int], communities: str) -> None:
    assert isinstance(pilot.app.screen, FirstRunScreen)
    pilot.app.screen.query_one("#field-subdistrict", FormField).input.value = "x [/foo] y"
    pilot.app.screen.query_one(TextArea).text = communities
    await pilot.press("ctrl+s")
    await settle(pilot)


async def test_names_pasted_from_a_table_and_then_a_first_event(tmp_path: Path, open_app: Open) -> None:
    async with open_app(tmp_path / "new" / "year.db") as pilot:
        await _begin(pilot, "朝阳社区\t5\n长城社区\t3\n")
        app = pilot.app
        assert isinstance(app, OutreachApp)
        assert isinstance(app.screen, BoardScreen)
        assert [one.name for one in Listing(app.office).communities()] == ["朝阳社区", "长城社区"]
        await pilot.press("colon")
        await settle(pilot)
        await type_text(pilot, "lecture 40 @cc")
        await pilot.press("enter")
        await settle(pilot)
        assert len(Listing(app.office).events(everything(None))) == 1


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
async def test_a_file_of_communities(tmp_path: Path, open_app: Open, encoding: str) -> None:
    file = tmp_path / "社区.csv"
    file.write_text("社区,网格数\n朝阳社区,7\n长城社区,3\n", encoding=encoding)
    async with open_app(tmp_path / "year.db", size=(80, 24)) as pilot:
        await _begin(pilot, f"'{file}'")
        assert isinstance(pilot.app, OutreachApp)
        assert [one.grids for one in Listing(pilot.app.office).communities()] == [7, 3]


async def test_the_sample_year_instead_makes_nothing(tmp_path: Path, open_app: Open) -> None:
    async with open_app(tmp_path / "year.db") as pilot:
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert pilot.app.return_value == SAMPLE_WANTED
    assert not (tmp_path / "year.db").exists()


async def test_what_is_wrong_is_said_and_nothing_is_made(tmp_path: Path, open_app: Open) -> None:
    async with open_app(tmp_path / "year.db") as pilot:
        await _begin(pilot, "朝阳社区\n朝阳社区\n")
        assert isinstance(pilot.app.screen, FirstRunScreen)
        assert pilot.app.screen.query_one("#field-subdistrict", FormField).has_class("-wrong")
