"""The summary screen on a copy of the sample year."""

from pathlib import Path

from textual.pilot import Pilot
from textual.widgets import Input

from outreach_tui.tui.dialogs.export import ExportDialog
from outreach_tui.tui.screens.events import EventsScreen
from outreach_tui.tui.screens.summary import SummaryScreen
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.record_list import RecordList
from outreach_tui.tui.widgets.summary_text import SummaryText
from tests.tui.conftest import Open, settle


async def _press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def _text(pilot: Pilot[int]) -> SummaryText:
    return pilot.app.screen.query_one(SummaryText)


async def _choose(pilot: Pilot[int], figure_id: str) -> None:
    for _ in range(80):
        chosen = _text(pilot).chosen
        if chosen is not None and chosen.id == figure_id:
            return
        await pilot.press("right")
    raise AssertionError(figure_id)


async def test_a_figure_of_the_text_opens_its_records(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "r")
        await _choose(pilot, "events.booth")
        await _press(pilot, "enter")
        assert isinstance(pilot.app.screen, EventsScreen)
        assert len(pilot.app.screen.query_one(RecordList).records) == 10


async def test_exact_short_language_and_period(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year, size=(80, 24)) as pilot:
        await _press(pilot, "r", "k")
        await _choose(pilot, "copies.readers.册")
        chosen = _text(pilot).chosen
        assert chosen is not None
        assert chosen.shown == "over 1,000"
        await _press(pilot, "x", "g")
        chosen = _text(pilot).chosen
        assert chosen is not None
        assert (chosen.id, chosen.shown) == ("copies.readers.册", "1046册")
        await _press(pilot, "k", "w", "pageup")
        screen = pilot.app.screen
        assert isinstance(screen, SummaryScreen)
        assert screen._summary is not None
        assert screen._summary.period.label == "2019-Q3"


async def test_it_is_exported_and_replaced_only_when_asked_twice(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    path = tmp_path / "out.md"
    path.write_text("mine", encoding="utf-8")
    async with open_app(sample_year) as pilot:
        await _press(pilot, "r", "e")
        assert isinstance(pilot.app.screen, ExportDialog)
        pilot.app.screen.query_one(Input).value = str(path)
        await _press(pilot, "enter")
        assert path.read_text(encoding="utf-8") == "mine"
        await _press(pilot, "enter")
        assert isinstance(pilot.app.screen, SummaryScreen)
    assert path.read_text(encoding="utf-8").startswith("# 惠民街道")


async def test_a_year_without_records_is_no_reason_to_fail(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "r", "pageup", "pageup", "enter", "right", "left")
        assert isinstance(pilot.app.screen, SummaryScreen)


async def test_one_community_without_small_counts(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    path = tmp_path / "out.md"
    async with open_app(sample_year) as pilot:
        await _press(pilot, "r", "a")
        pilot.app.screen.query_one("#field-community", FormField).put("长城")
        pilot.app.screen.query_one("#field-hide_below", FormField).put("x")
        await _press(pilot, "ctrl+s")
        assert pilot.app.screen.query_one("#field-hide_below", FormField).has_class("-wrong")
        pilot.app.screen.query_one("#field-hide_below", FormField).put("5")
        await _press(pilot, "ctrl+s", "e")
        pilot.app.screen.query_one(Input).value = str(path)
        await _press(pilot, "enter")
        screen = pilot.app.screen
        assert isinstance(screen, SummaryScreen)
        assert screen._summary is not None
        assert screen._summary.options.hide_below == 5
    assert "长城社区" in path.read_text(encoding="utf-8").splitlines()[0]
