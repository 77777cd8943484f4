"""The examples are what they say they are: every one of them goes through the program as the how-tos have it."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Outreach
from tools import examples
from tools.examples import EXAMPLES


@pytest.fixture
def outreach(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Outreach:
    """The command line on the subdistrict of the examples."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    begun = Outreach(str(tmp_path / "examples.db"))
    begun.done(
        "init", "--subdistrict", "惠民街道", "--year", "2026", "--communities", str(EXAMPLES / "communities.csv")
    )
    begun.done("material", "add", "反诈读本", "--kind", "reader")
    begun.done("material", "add", "宣传单", "--kind", "leaflet")
    return begun


def rows_of(workbook: Any) -> list[list[Any]]:
    return [list(row) for row in workbook.worksheets[0].iter_rows(values_only=True)]


def test_workbooks_are_those_that_the_script_writes() -> None:
    assert (EXAMPLES / "workbooks/春晖社区活动台账.csv").read_bytes() == examples.community_list()
    for name, made in (
        ("workbooks/长城社区普法登记表.xlsx", examples.community_register()),
        ("forms/季度统计表.xlsx", examples.quarterly_return()),
    ):
        buffer = io.BytesIO()
        made.save(buffer)
        buffer.seek(0)
        assert rows_of(load_workbook(EXAMPLES / name)) == rows_of(load_workbook(buffer))


def test_communities_are_those_of_the_file(outreach: Outreach) -> None:
    with (EXAMPLES / "communities.csv").open(encoding="utf-8", newline="") as file:
        listed = list(csv.DictReader(file))
    known = outreach.json("community", "list")
    assert [community["name"] for community in known] == [community["name"] for community in listed]
    assert known[2]["from"] == "2026-03-01"


def test_every_quick_line_is_an_event(outreach: Outreach) -> None:
    lines = (EXAMPLES / "quick-lines.txt").read_text(encoding="utf-8").splitlines()
    for line in lines:
        outreach.done("log", line)
    events = outreach.json("event", "list", "2026")
    assert [event["form"] for event in events] == ["board", "booth", "lecture"]
    assert events[1]["consultations"] == 18
    assert events[1]["materials"] == {"份": 150, "册": 30}


@pytest.mark.parametrize(
    ("name", "day", "form", "heads"),
    [
        ("非法集资宣传", "--05-15", "booth", 120),
        ("校园讲座", "2026-06-05", None, 86),
        ("网格员培训", "--04-28", "training", 20),
    ],
)
def test_every_bulletin_says_what_it_says(
    outreach: Outreach, name: str, day: str, form: str | None, heads: int
) -> None:
    told = outreach.json("read", str(EXAMPLES / f"bulletins/{name}.txt"))
    assert told["date"] == day
    assert form is None or told["forms"] == [form]
    assert told["attendance"] is None or told["attendance"]["value"] == heads


def test_lists_in_other_layouts_become_records_once(outreach: Outreach) -> None:
    for _ in range(2):
        for file in sorted((EXAMPLES / "workbooks").iterdir()):
            outreach.done("import", str(file), "--yes")
    total = outreach.json("tally", "2026")["total"]
    assert total["events"] == 6
    assert total["attendance"] == 38 + 60 + 41 + 52 + 75
    assert total["consultations"] == 4 + 6 + 9
    assert total["materials"] == {"册": 75, "份": 50 + 120 + 60 + 80 + 140}


def test_the_superiors_form_is_filled_with_the_figures_of_the_tally(outreach: Outreach, tmp_path: Path) -> None:
    for file in (EXAMPLES / "workbooks").iterdir():
        outreach.done("import", str(file), "--yes")
    cells = {"B4": "events.lecture", "B5": "events.booth", "B6": "attendance", "B7": "consultations"}
    pairs = [word for cell, name in cells.items() for word in ("--cell", f"{cell}={name}")]
    outreach.done("form", "add", "季报", str(EXAMPLES / "forms/季度统计表.xlsx"), *pairs)
    filled = tmp_path / "filled.xlsx"
    outreach.done("form", "fill", "季报", "2026-Q2", "--output", str(filled))
    sheet = load_workbook(filled).worksheets[0]
    counted = outreach.json("tally", "2026-Q2")["total"]
    assert sheet["B4"].value == counted["events_by_form"]["lecture"] == 1
    assert sheet["B5"].value == counted["events_by_form"]["booth"] == 2
    assert sheet["B6"].value == counted["attendance"]
    assert sheet["B7"].value == counted["consultations"]
    assert sheet["A1"].value == "普法工作情况季度统计表"


def test_the_draft_from_memory_is_found_out(outreach: Outreach) -> None:
    for file in (EXAMPLES / "workbooks").iterdir():
        outreach.done("import", str(file), "--yes")
    answer = outreach("proofread", str(EXAMPLES / "reply-draft.txt"))
    assert answer.code == 1
    assert "法律咨询41人次" in answer.out
