"""Import on the command line: one table for many files, marked cells, a last word to the user."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import openpyxl
import pytest

from outreach_tui import i18n
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.running import run
from tests.builders import NOW
from tests.intake.workbooks import text_table, workbook

HEAD = ("日期", "社区", "活动名称", "形式", "参加人数")
DATA = Path(__file__).parent.parent / "data"

Outreach = Callable[..., tuple[int, str, str]]


@pytest.fixture
def outreach(sample_year: Path, capsys: pytest.CaptureFixture[str]) -> Iterator[Outreach]:
    """Run a command on the sample year."""
    before = i18n.language()
    i18n.use("en")

    def running(*arguments: object) -> tuple[int, str, str]:
        command = ["--db", str(sample_year), *map(str, arguments)]
        code = run(command, Desk({}, command, clock=lambda: NOW))
        said = capsys.readouterr()
        return code, said.out, said.err

    yield running
    i18n.use(before)


def test_a_folder_gives_one_table(outreach: Outreach, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = ("朝阳", "春晖", "明德")
    for place, name in enumerate(names, 1):
        text_table(folder / f"{place}.csv", [HEAD, (f"2019-05-0{place}", name, f"{name}讲座", "讲座", "30")])
    workbook(folder / "budget.xlsx", [["项目", "金额"], ["印刷", 2000]])
    code, out, _ = outreach("import", folder, "--format", "csv")
    assert code == 1
    assert out.splitlines()[1:] == [
        *(f"{folder / f'{place}.csv'},{name}社区,1,0,0,0,true" for place, name in enumerate(names, 1)),
        f"{folder / 'budget.xlsx'},,0,0,0,0,false",
    ]
    code, out, _ = outreach("import", *(folder / f"{place}.csv" for place in (1, 2, 3)), "--format", "json")
    assert [(one["new"], one["same"]) for one in json.loads(out)["files"]] == [(0, 1)] * 3
    assert code == 0


def test_wrong_cells_come_back_marked(outreach: Outreach, tmp_path: Path) -> None:
    path = text_table(tmp_path / "a.csv", [HEAD, ("2019年2月29日", "朝阳", "讲座", "讲座", "-4")])
    code, _, err = outreach("import", path, "--errors", tmp_path / "marked.xlsx")
    assert code == 1
    assert "a.csv!A2" in err
    assert "a.csv!E2" in err
    book = openpyxl.load_workbook(tmp_path / "marked.xlsx")
    sheet = book.worksheets[1]
    commented = {cell.coordinate: cell.value for row in sheet for cell in row if cell.comment}
    assert commented == {"A2": "2019年2月29日", "E2": "-4"}


def test_a_template_filled_in_is_read_back(outreach: Outreach, tmp_path: Path) -> None:
    path = tmp_path / "template.xlsx"
    assert outreach("template", "-o", path, "--year", 2019, "--community", "朝阳")[0] == 0
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    columns = {cell.value: cell.column for cell in sheet[2]}
    for heading, value in {
        "Date": "5月4日", "Title": "五四讲座", "Form": "Lecture", "Attendance": "40余", "Consultations there": 3,
        "Materials handed out": "新宣传单20份",
    }.items():  # fmt: skip
        sheet.cell(3, columns[heading]).value = value
    book.save(path)
    code, out, err = outreach("import", path, "--format", "json")
    assert code == 0, err
    (file,) = json.loads(out)["files"]
    assert (file["community"], file["records"]) == (["朝阳社区"], {"events": 1, "consultations": 1, "materials": 1})
    assert file["new_materials"] == [{"name": "新宣传单", "kind": "leaflet", "unit": "份"}]


@pytest.mark.parametrize("suffix", ["ods", "xls"])
def test_workbooks_of_other_programs(outreach: Outreach, suffix: str) -> None:
    code, out, _ = outreach("import", DATA / f"foreign_table.{suffix}", "--dry-run", "--format", "json", "--yes")
    (file,) = json.loads(out)["files"]
    assert (code, file["rejected"], file["community"]) == (0, 0, ["朝阳社区", "春晖社区"])
    assert [one["name"] for one in file["new_materials"]] == ["宣传单", "读本", "横幅"]


def test_what_is_unsure_needs_a_word(outreach: Outreach, tmp_path: Path) -> None:
    path = text_table(tmp_path / "a.csv", [("时间", "社区", "内容", "人数"), ("2019-05-04", "朝阳", "五四普法", "45")])
    assert outreach("import", path)[0] == 1
    assert outreach("import", path, "--map", "时间=nonsense")[0] == 2
    assert outreach("import", path, "--yes")[0] == 0


def test_a_dry_run_fails_only_where_the_users_word_would_not_help(outreach: Outreach, tmp_path: Path) -> None:
    head = ("时间", "社区", "内容", "人数")
    unsure = text_table(tmp_path / "unsure.csv", [head, ("2019-05-04", "朝阳", "五四普法", "45")])
    assert outreach("import", unsure)[0] == 1
    code, _, said = outreach("import", unsure, "--dry-run")
    assert (code, "--yes" in said) == (0, True)
    wrong = text_table(tmp_path / "wrong.csv", [head, ("2019-05-04", "朝阳", "五四普法", "-4")])
    nothing = text_table(tmp_path / "nothing.csv", [("项目", "金额"), ("印刷", "2000")])
    assert outreach("import", wrong, "--dry-run", "--yes")[0] == 1
    assert outreach("import", nothing, "--dry-run", "--yes")[0] == 1
