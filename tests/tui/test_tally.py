"""The tallies' screen on a copy of the sample year."""

import csv
from pathlib import Path

import openpyxl
from textual.pilot import Pilot

from outreach_tui.tui.screens.events import EventsScreen
from outreach_tui.tui.screens.records import RecordsScreen
from outreach_tui.tui.screens.tally import TallyScreen
from outreach_tui.tui.widgets.figure_grid import FigureGrid, FigureTable
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.record_list import RecordList
from tests.tui.conftest import Open, settle


def _table(pilot: Pilot[int]) -> FigureTable:
    return pilot.app.screen.query_one(FigureGrid).table


async def _press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_a_figure_opens_its_records(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "t", "end", "right", "right")
        total = _table(pilot).rows[-1].cells[2].value
        assert total == 78
        await _press(pilot, "enter")
        assert isinstance(pilot.app.screen, RecordsScreen)
        assert sum(one.count for one in pilot.app.screen.query_one(RecordList).records) == total


async def test_a_year_by_community_and_month_with_heat(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "t", "w", "w", "c", "c", "x")
        table = _table(pilot)
        assert len(table.columns) == 13
        assert [cell.value for cell in table.rows[-1].cells][-1] == 110
        await _press(pilot, "end", "right", "right", "enter")
        assert isinstance(pilot.app.screen, EventsScreen)
        assert len(pilot.app.screen.query_one(RecordList).records) == table.rows[-1].cells[2].value


async def test_every_dimension_measure_and_span_can_be_reached(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year, size=(80, 24)) as pilot:
        await _press(pilot, "t")
        corners, columns = set(), set()
        for _ in range(9):
            corners.add(_table(pilot).corner)
            for key in ("c", "v", "x", "c", "C"):
                await _press(pilot, key)
                columns.add(_table(pilot).columns)
            await _press(pilot, "s")
        assert len(corners) == 9
        assert len(columns) > 5
        assert isinstance(pilot.app.screen, TallyScreen)


async def test_against_last_year(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "t", "w", "w", "pagedown", "d")
        assert _table(pilot).rows[-1].cells[0].text == "0 (-110)"
        await _press(pilot, "e")
        pilot.app.screen.query_one(FormField).input.value = str(tmp_path / "years.csv")
        await _press(pilot, "enter")
        *_, total = csv.reader((tmp_path / "years.csv").read_text(encoding="utf-8-sig").splitlines())
        assert total[1:3] == ["0", "110"]
        await _press(pilot, "pageup")
        assert _table(pilot).rows[-1].cells[0].text == "110 (+110)"


async def test_the_table_is_written_as_workbook_csv_and_markdown(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    async with open_app(sample_year) as pilot:
        await _press(pilot, "t", "s")
        for suffix in ("xlsx", "csv", "md"):
            await _press(pilot, "e")
            pilot.app.screen.query_one(FormField).input.value = str(tmp_path / f"tally.{suffix}")
            await _press(pilot, "enter")
    sheet = openpyxl.load_workbook(tmp_path / "tally.xlsx").worksheets[0]
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[0][:3] == ("Form", "Events", "Events planned")
    assert rows[1][:3] == ("Lecture", 4, 4)
    written = list(csv.reader((tmp_path / "tally.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [cell or None for cell in written[1][:3]] == ["Lecture", "4", "4"]
    assert "| Lecture | 4 | 4 |" in (tmp_path / "tally.md").read_text(encoding="utf-8")
