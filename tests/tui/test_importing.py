"""Importing files from the screen that takes bulletins, on a copy of the sample year."""

from pathlib import Path

import openpyxl
import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from outreach_tui.domain.months import Period
from outreach_tui.services.listing import Listing, everything
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.dialogs.choose import Choose
from outreach_tui.tui.import_lines import Kind
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.screens.bulletin import BulletinScreen
from outreach_tui.tui.screens.importing import ImportScreen
from tests.tui.conftest import Open, settle

HEADINGS = ("时间", "名称", "形式", "人数", "社区", "备忘")
ROW = ("2019.11.20", "x [/foo] y", "讲座", "40余人", "朝阳", "夜")


def _workbook(path: Path, *rows: tuple[str, ...], headings: tuple[str, ...] = HEADINGS) -> Path:
    book = openpyxl.Workbook()
    assert book.active is not None
    for row in (headings, *rows):
        book.active.append(row)
    book.save(path)
    return path


async def _open(pilot: Pilot[int], path: Path) -> ImportScreen:
    await pilot.press("i")
    await settle(pilot)
    pilot.app.screen.query_one(TextArea).text = f'"{path}"'
    await pilot.press("ctrl+s")
    await settle(pilot)
    assert isinstance(pilot.app.screen, ImportScreen)
    return pilot.app.screen


def _titles(pilot: Pilot[int]) -> list[str]:
    assert isinstance(pilot.app, OutreachApp)
    return [one.title for one in Listing(pilot.app.office).events(everything(Period.of_year(2019)), limit=1000)]


async def _press(pilot: Pilot[int], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def test_a_workbook_is_shown_imported_and_taken_back(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    async with open_app(sample_year) as pilot:
        before = _titles(pilot)
        screen = await _open(pilot, _workbook(tmp_path / "11月.xlsx", ROW))
        assert any("时间" in line.text for line in screen._lines.records)
        assert _titles(pilot) == before
        await _press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, BoardScreen)
        assert sorted(_titles(pilot)) == sorted([*before, "x [/foo] y"])
        await _press(pilot, "u")
        assert sorted(_titles(pilot)) == sorted(before)


async def test_a_rejected_cell_is_named_and_nothing_is_saved(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    async with open_app(sample_year, size=(80, 24)) as pilot:
        before = _titles(pilot)
        bad = ("2019.13.1", "坏", "讲座", "30", "夕阳", "")
        screen = await _open(pilot, _workbook(tmp_path / "bad.xlsx", ROW, bad))
        told = [line.text for line in screen._lines.records if line.sign == "x"]
        assert len(told) == 2
        await _press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, ImportScreen)
        assert _titles(pilot) == before
        await _press(pilot, "escape")
        assert isinstance(pilot.app.screen, BulletinScreen)


async def test_a_column_is_taken_for_something_else_when_the_user_says_so(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    async with open_app(sample_year) as pilot:
        screen = await _open(pilot, _workbook(tmp_path / "c.xlsx", ROW))
        await _press(pilot, "tab")
        places = [place for place, line in enumerate(screen._lines.records) if line.kind is Kind.COLUMN]
        screen._lines.action_move(places[-1])
        await _press(pilot, "enter")
        assert isinstance(pilot.app.screen, Choose)
        await _press(pilot, "down", "down", "down", "enter")
        assert isinstance(pilot.app.screen, ImportScreen)
        changed = [line for line in screen._lines.records if line.column and line.column.heading == "备忘"]
        assert changed[0].column is not None
        assert changed[0].column.field


async def test_a_row_on_record_already_is_left_out_unless_it_is_asked_for(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    path = _workbook(tmp_path / "again.xlsx", ROW)
    near = _workbook(tmp_path / "near.xlsx", ("2019.11.20", "x [/foo] y！", "讲座", "45", "朝阳", ""))
    async with open_app(sample_year) as pilot:
        await _open(pilot, path)
        await _press(pilot, "ctrl+s")
        before = len(_titles(pilot))
        screen = await _open(pilot, near)
        place = next(index for index, line in enumerate(screen._lines.records) if line.kind is Kind.ALIKE)
        await _press(pilot, "tab")
        screen._lines.action_move(place)
        await _press(pilot, "enter")
        await _press(pilot, "ctrl+s")
        assert len(_titles(pilot)) == before + 1


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 broken", b"\xd0\xcf\x11\xe0 broken", b"one,two\n1,2\n"])
async def test_a_file_that_is_no_table_of_records_is_said_so(
    sample_year: Path, open_app: Open, tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "broken.xlsx"
    path.write_bytes(content)
    async with open_app(sample_year) as pilot:
        screen = await _open(pilot, path)
        assert screen._lines.records[0].sign == "x"
        await _press(pilot, "ctrl+s", "escape")
        assert pilot.app.is_running


async def test_a_folder_gives_one_table_of_files(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(3):
        _workbook(folder / f"{number}.xlsx", ("2019.11.2" + str(number), f"讲座{number}", "讲座", "30", "朝阳", ""))
    async with open_app(sample_year) as pilot:
        before = len(_titles(pilot))
        screen = await _open(pilot, folder)
        assert len(screen._files.records) == 3
        await _press(pilot, "ctrl+s")
        assert len(_titles(pilot)) == before + 3
