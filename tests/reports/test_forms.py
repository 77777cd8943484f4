"""A superior's forms: everything in them stays, a breakdown loses none, and a community may be called otherwise."""

import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
import xlsxwriter
from PIL import Image

from outreach_tui.cli.desk import Desk
from outreach_tui.paths import Paths
from outreach_tui.reports.forms import FormShelf
from tests.reports.conftest import Outreach

#: What the library that reads workbooks here says of what it would lose.
pytestmark = pytest.mark.filterwarnings("ignore:Sparkline Group extension")


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "paths", Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state"))


@pytest.fixture
def rich(tmp_path: Path) -> Path:
    """A workbook with what libraries lose when they read a workbook and write it again."""
    Image.new("RGB", (60, 40), "red").save(tmp_path / "seal.png")
    path = tmp_path / "form.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet, other = book.add_worksheet("表一"), book.add_worksheet("表 二's")
    number = book.add_format({"num_format": "#,##0", "bg_color": "#ffff00"})
    sheet.write_blank("B4", None, number)
    sheet.write_formula("B8", "=SUM(B4:B7)", None, 77)
    sheet.set_column("J:K", 10, number)
    sheet.insert_image("H2", str(tmp_path / "seal.png"))
    sheet.insert_textbox("H8", "盖章处")
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": "='表一'!$B$4:$B$7"})
    sheet.insert_chart("H12", chart)
    sheet.write_comment("B5", "注")
    sheet.add_sparkline("D4", {"range": "表一!B4:B7"})
    other.merge_range("C2:D3", "")
    book.close()
    return path


def _keep(outreach: Outreach, form: Path, *cells: str, name: str = "季报", force: bool = False) -> None:
    options = [part for cell in cells for part in ("--cell", cell)]
    answer = outreach("form", "add", name, form, *options, *(["--force"] if force else []))
    assert answer.code == 0, answer.err


def _filled(outreach: Outreach, target: Path, name: str = "季报") -> Path:
    answer = outreach("form", "fill", name, "2019", "-o", target, "--force")
    assert answer.code == 0, answer.err
    return target


def test_charts_pictures_and_all_else_stay(outreach: Outreach, rich: Path, tmp_path: Path) -> None:
    _keep(outreach, rich, "B4=events.lecture", "表 二's!D3=attendance", "J20=consultations", "A1=subdistrict")
    path = _filled(outreach, tmp_path / "f.xlsx")
    with ZipFile(rich) as before, ZipFile(path) as after:
        changed = {name for name in before.namelist() if before.read(name) != after.read(name)}
        assert after.namelist() == before.namelist()
        assert changed == {"xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/worksheets/sheet2.xml"}
        assert b"sparkline" in after.read("xl/worksheets/sheet1.xml")
    book = openpyxl.load_workbook(path)
    sheet = book["表一"]
    assert (sheet["B4"].value, sheet["J20"].value, sheet["A1"].value) == (46, 529, "惠民街道")
    assert sheet["B4"].number_format == sheet["J20"].number_format == "#,##0"
    assert book["表 二's"]["C2"].value == 3556  # merged with the cell that was named
    assert sheet["B8"].value == "=SUM(B4:B7)"
    assert openpyxl.load_workbook(path, data_only=True)["表一"]["B8"].value is None  # not what it came to before


def test_a_formula_of_the_form_is_not_written_over(outreach: Outreach, rich: Path) -> None:
    answer = outreach("form", "add", "季报", rich, "--cell", "B8=events")
    assert answer.code == 1
    assert "B8" in answer.err


def test_a_form_keeps_meaning_a_community_that_is_renamed(outreach: Outreach, rich: Path, tmp_path: Path) -> None:
    of_changcheng = ("communities/长城社区/events", "coverage.done.长城社区", "materials/宪法学习读本/handed_out")
    _keep(outreach, rich, *(f"A{row}={figure}" for row, figure in enumerate(of_changcheng, start=1)))
    sheet = openpyxl.load_workbook(_filled(outreach, tmp_path / "1.xlsx")).worksheets[0]
    before = [sheet[f"A{row}"].value for row in (1, 2, 3)]
    assert outreach("community", "edit", "长城社区", "--name", "新长城社区").code == 0
    assert outreach("material", "edit", "宪法学习读本", "--name", "宪法手册").code == 0
    assert outreach("community", "add", "长城社区", "--from", "2019-01-01").code == 0  # someone else takes the name
    sheet = openpyxl.load_workbook(_filled(outreach, tmp_path / "2.xlsx")).worksheets[0]
    assert [sheet[f"A{row}"].value for row in (1, 2, 3)] == before
    (kept,) = json.loads(outreach("form", "list", "--format", "json").out)
    assert kept["cells"]["A1"] == "communities/新长城社区/events"


def test_a_form_from_before_records_were_noted_is_filled(outreach: Outreach, rich: Path, tmp_path: Path) -> None:
    place = tmp_path / "data" / "forms" / "季报"
    place.mkdir(parents=True)
    shutil.copyfile(rich, place / "form.xlsx")
    cells = {"B4": "communities/长城社区/consultations"}
    (place / "cells.json").write_text(json.dumps({"name": "季报", "cells": cells}), encoding="utf-8")
    assert outreach("community", "edit", "长城社区", "--name", "新长城社区").code == 0
    assert openpyxl.load_workbook(_filled(outreach, tmp_path / "f.xlsx")).worksheets[0]["B4"].value == 9
    _keep(outreach, rich, "B5=events", force=True)
    assert [file.suffix for file in sorted(place.iterdir())] == [".json", ".xlsx"]


@pytest.mark.parametrize("broken", ["copy", "note"])
def test_a_form_that_could_not_be_replaced_is_still_there(
    rich: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    shelf = FormShelf(tmp_path / "forms")
    kept = shelf.add("季报", rich, {"B4": "events"}, force=False)
    content = kept.file.read_bytes()
    another = tmp_path / "another.xlsx"
    openpyxl.Workbook().save(another)

    def failing(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    if broken == "copy":
        monkeypatch.setattr(shutil, "copyfile", failing)
    else:
        monkeypatch.setattr(Path, "write_text", failing)
    with pytest.raises(OSError, match="No space"):
        shelf.add("季报", another, {"B5": "events"}, force=True)
    assert shelf.get("季报") == kept
    assert kept.file.read_bytes() == content


def test_names_that_make_one_folder_name_are_two_forms(rich: Path, tmp_path: Path) -> None:
    shelf = FormShelf(tmp_path / "forms")
    for name in ("季/报", "季_报", "季:报"):
        shelf.add(name, rich, {"B4": "events"}, force=False)
    shelf.rename("季_报", "年报")
    shelf.add("季_报", rich, {"B5": "events"}, force=False)
    assert [form.name for form in shelf.forms()] == ["季/报", "季:报", "季_报", "年报"]
    shelf.remove("季/报")
    assert [form.name for form in shelf.forms()] == ["季:报", "季_报", "年报"]
