"""Importing files from the screen that takes bulletins, on a copy of the sample year."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from threading import Event
from urllib.parse import quote

import openpyxl
import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from outreach_tui.domain.months import Period
from outreach_tui.intake.opening import open_source
from outreach_tui.intake.sheets import Source
from outreach_tui.services import importing
from outreach_tui.services.listing import Listing, everything
from outreach_tui.tui.app import OutreachApp
from outreach_tui.tui.dialogs.choose import Choose
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.import_lines import Kind
from outreach_tui.tui.pasted import tables_named
from outreach_tui.tui.screens.board import BoardScreen
from outreach_tui.tui.screens.bulletin import BulletinScreen
from outreach_tui.tui.screens.importing import ImportScreen
from outreach_tui.tui.widgets.form_field import FormField
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


async def _import(pilot: Pilot[int]) -> None:
    """Import, with yes to what is asked before."""
    await _press(pilot, "ctrl+s")
    if isinstance(pilot.app.screen, Confirm):
        await _press(pilot, "enter")


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
        await _import(pilot)
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
        await _press(pilot, "w")
        pilot.app.screen.query_one(FormField).input.value = str(tmp_path / "back.xlsx")
        await _press(pilot, "enter")
        assert len(openpyxl.load_workbook(tmp_path / "back.xlsx").sheetnames) == 2
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
        await _import(pilot)
        before = len(_titles(pilot))
        screen = await _open(pilot, near)
        place = next(index for index, line in enumerate(screen._lines.records) if line.kind is Kind.ALIKE)
        await _press(pilot, "tab")
        screen._lines.action_move(place)
        await _press(pilot, "enter")
        await _import(pilot)
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
        await _import(pilot)
        assert len(_titles(pilot)) == before + 3


async def test_what_is_unsure_is_asked_before_it_is_saved(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    unsure = ("日期", "会议名称", "形式", "人数", "社区")
    path = _workbook(tmp_path / "u.xlsx", ("2019-11-20", "夜校", "讲座", "40", "朝阳"), headings=unsure)
    async with open_app(sample_year) as pilot:
        before = _titles(pilot)
        screen = await _open(pilot, path)
        await _press(pilot, "x")
        assert screen._lines.chosen is not None
        assert screen._lines.chosen.column is not None
        assert screen._lines.chosen.column.heading == "会议名称"
        await _press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Confirm)
        await _press(pilot, "escape")
        assert _titles(pilot) == before
        await _press(pilot, "right", "left", "ctrl+s")  # the user has said what it is: there is nothing to ask
        assert len(_titles(pilot)) == len(before) + 1


async def test_an_answer_about_a_column_holds_for_every_file(sample_year: Path, open_app: Open, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(2):
        _workbook(folder / f"{number}.xlsx", (f"2019.11.2{number}", "讲座", "讲座", "30", "朝阳", "夜"))
    async with open_app(sample_year) as pilot:
        screen = await _open(pilot, folder)
        await _press(pilot, "tab")
        lines = screen._lines.records
        place = next(place for place, line in enumerate(lines) if line.column and line.column.heading == "备忘")
        screen._lines.action_move(place - screen._lines.cursor)
        await _press(pilot, "right")
        columns = [column for one in screen._files.records for sheet in one.sheets if sheet.headings
                   for column in sheet.headings.columns if column.heading == "备忘"]  # fmt: skip
        assert [bool(column.field) for column in columns] == [True, True]


async def test_the_community_and_the_year_are_asked_for_where_the_file_names_none(
    sample_year: Path, open_app: Open, tmp_path: Path
) -> None:
    row = ("11月20日", "夜校", "讲座", "40")
    path = _workbook(tmp_path / "n.xlsx", row, headings=("日期", "活动名称", "形式", "参加人数"))
    async with open_app(sample_year, size=(80, 24)) as pilot:
        before = _titles(pilot)
        screen = await _open(pilot, path)
        assert screen._files.records[0].rejected
        for kind in (Kind.COMMUNITY, Kind.YEAR):
            screen._lines.focus()
            place = next(place for place, line in enumerate(screen._lines.records) if line.kind is kind)
            screen._lines.action_move(place - screen._lines.cursor)
            await _press(pilot, "enter", "down", "enter")
        await _import(pilot)
        assert sorted(_titles(pilot)) == sorted([*before, "夜校"])


async def test_reading_can_be_stopped(
    sample_year: Path, open_app: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = _workbook(tmp_path / "s.xlsx", ROW)
    reading, going_on = Event(), Event()

    def slow(path: Path, waiting: Callable[[], None]) -> Source:
        reading.set()
        going_on.wait(20)
        waiting()
        return open_source(path)

    monkeypatch.setattr(importing, "open_source", slow)
    async with open_app(sample_year) as pilot:
        before = _titles(pilot)
        await pilot.press("i")
        await settle(pilot)
        pilot.app.screen.query_one(TextArea).text = str(path)
        await pilot.press("ctrl+s")
        await asyncio.to_thread(reading.wait, 20)
        pilot.app.screen.post_message(ImportScreen.Progressed("x [/foo].xlsx", 50, 100))
        await pilot.pause()
        assert "x [/foo].xlsx" in str(pilot.app.screen.query_one("#title").render())
        assert "50%" in str(pilot.app.screen.query_one("#title").render())
        await pilot.press("escape")
        await pilot.pause()
        going_on.set()
        await settle(pilot)
        assert isinstance(pilot.app.screen, BulletinScreen)
        assert pilot.app.screen.query_one(TextArea).text == str(path)
        assert _titles(pilot) == before


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_hostile_text_is_shown_literally(
    sample_year: Path, open_app: Open, tmp_path: Path, size: tuple[int, int]
) -> None:
    hostile = "[@click=app.quit]x[/] [/foo] \u202e" + "长" * 300
    path = _workbook(
        tmp_path / "[bold]h.xlsx",
        ("2019-11-20", hostile[:30], "讲座", hostile, hostile, hostile),
        ("合计", "", "", hostile, "", ""),
        headings=("日期", "活动名称", "形式", "人数", "社区", "[/b]" + hostile[:40]),
    )
    async with open_app(sample_year, size=size) as pilot:
        screen = await _open(pilot, path)
        assert screen._files.records[0].rejected
        await _press(pilot, "x", "right", "e", "escape", "end", "home", "ctrl+s", "escape")
        assert pilot.app.is_running


@pytest.mark.parametrize("shape", ["{path}", "'{path}'", "file://{quoted}", "{escaped}"])
def test_a_path_is_known_however_it_is_pasted(tmp_path: Path, shape: str) -> None:
    path = _workbook(tmp_path / "长城 5月.xlsx", ROW)
    text = shape.format(path=path, quoted=quote(str(path)), escaped=str(path).replace(" ", "\\ "))
    assert tables_named(f"{text}\n{text}\n") == [path, path]


@pytest.mark.parametrize(
    "text",
    ["", " ", "5月4日，社区开展宣传。", "见附件 a.xlsx 的。\n共3人", "\x00.xlsx", "a" * 600, "社区开展宣传，" * 40],
)
def test_other_text_names_no_tables(text: str) -> None:
    assert tables_named(text) == []
