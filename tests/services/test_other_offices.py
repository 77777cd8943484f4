"""Workbooks as other offices lay them out, held against what a careful clerk would enter."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest

from outreach_tui.domain.vocabulary import Form
from outreach_tui.services.import_results import Options, Outcome
from outreach_tui.services.importing import Importing
from outreach_tui.services.listing import Listing, everything, list_distributions
from outreach_tui.services.office import Office
from outreach_tui.store.reads.whole import whole_events
from tests.intake.workbooks import workbook

Table = Sequence[Sequence[object]]


@pytest.fixture
def kind() -> str:
    """What files say is read alike whatever the database."""
    return "sqlite"


def several(path: Path, sheets: Mapping[str, Table]) -> Path:
    book = openpyxl.Workbook()
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
    del book[book.sheetnames[0]]
    book.save(path)
    return path


def doubts(outcome: Outcome) -> list[str]:
    return [flaw.problem.code for flaw in outcome.doubts]


def saved(office: Office, path: Path) -> Outcome:
    outcome = Importing(office).save(path, Options(insist=True))
    assert outcome.saved, (outcome.refused, outcome.rejected, outcome.doubtful)
    return outcome


def copies(office: Office) -> dict[str, int]:
    """Return the copies handed out by material, at events and without."""
    found: dict[str, int] = {}
    for line in list_distributions(office, everything(None)).records:
        found[line.material] = found.get(line.material, 0) + line.quantity
    return found


def test_a_title_over_all_columns_is_no_heading(office: Office, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["2019年度法治宣传教育活动统计表"],
            ["序号", "活动时间", "开展单位", "活动名称", "参加人数", "发放宣传品", None, None],
            [None, None, None, None, None, "宣传册（册）", "传单（份）", "环保袋（个）"],
            [1, "2019.5.4", "朝阳", "青年节普法", 120, 50, 100, 30],
            ["总计", None, None, None, 120, 50, 100, 30],
        ],
        ["A1:H1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:E3", "F2:H2"],
    )
    saved(office, path)
    assert copies(office) == {"宣传册": 50, "传单": 100, "环保袋": 30}


def test_headings_between_the_rows_say_whose_they_are(office: Office, tmp_path: Path) -> None:
    rows: Table = [
        ["日期", "活动名称", "形式", "人数"],
        ["一、朝阳社区"],
        ["2019-05-04", "甲", "讲座", 30],
        ["小计", None, None, 30],
        ["二、东湖社区"],
        ["2019-05-06", "乙", "讲座", 30],
        ["合计", None, None, 60],
    ]
    outcome = saved(office, workbook(tmp_path / "a.xlsx", rows))
    assert doubts(outcome) == ["community_of_heading"]
    served = [(line.title, line.communities) for line in Listing(office).events(everything(None))]
    assert sorted(served) == [("乙", ("东湖社区",)), ("甲", ("朝阳社区",))]


def test_words_that_are_in_no_list_are_taken_aloud_or_refused(office: Office, tmp_path: Path) -> None:
    head = ["日期", "社区", "活动名称", "形式", "人数"]
    forms = ["广场宣传", "图片展", "宣传", "讲座"]
    rows = [["2019-05-0" + str(day), "朝阳", f"活动{day}", form, 9] for day, form in enumerate(forms, 1)]
    outcome = saved(office, workbook(tmp_path / "a.xlsx", [head, *rows]))
    assert doubts(outcome) == ["word_taken"] * 3
    taken = [line.form for line in sorted(Listing(office).events(everything(None)), key=lambda line: line.day)]
    assert taken == [Form.BOOTH, Form.PANEL, Form.OTHER, Form.LECTURE]
    refused = Importing(office).check(workbook(tmp_path / "b.xlsx", [head, [*rows[0][:3], "飞行", 9]]), Options())
    assert [(flaw.place.address, flaw.problem.code) for flaw in refused.rejected] == [("D2", "unknown_code")]


def test_a_plan_is_nothing_that_happened(office: Office, tmp_path: Path) -> None:
    plan: Table = [["月份", "计划内容", "责任社区"], ["3月", "消法宣传", "各社区"]]
    done: Table = [
        ["实施时间", "活动主题", "活动形式", "举办社区", "受教育人数"],
        ["2019.3.14", "消法", "展板", "朝阳", 80],
    ]
    path = several(tmp_path / "a.xlsx", {"2019年计划": plan, "实施情况": done})
    outcome = saved(office, path)
    assert {sheet.name: sheet.passed_over for sheet in outcome.sheets} == {"2019年计划": "plan", "实施情况": ""}
    assert [line.title for line in Listing(office).events(everything(None))] == ["消法"]


def test_the_year_is_that_of_the_other_dates_and_said_so(office: Office, tmp_path: Path) -> None:
    head = ["日期", "社区", "活动名称", "形式", "人数"]
    rows = [["2019-05-04", "朝阳", "甲", "讲座", 9], ["5.6-5.8", "朝阳", "乙", "展板", 9]]
    outcome = saved(office, workbook(tmp_path / "a.xlsx", [head, *rows]))
    assert doubts(outcome) == ["year_assumed"]
    assert {line.day for line in Listing(office).events(everything(None))} == {date(2019, 5, 4), date(2019, 5, 6)}
    mixed = workbook(tmp_path / "b.xlsx", [head, *rows, ["2018-05-04", "朝阳", "丙", "讲座", 9]])
    assert [flaw.problem.code for flaw in Importing(office).check(mixed, Options()).rejected] == ["year_missing"]


@pytest.mark.parametrize(
    ("lines", "found", "told"),
    [
        ([("传单", 200), ("读本", 30)], {"传单": 200, "读本": 30}, []),
        ([("传单", 150), ("读本", 30)], {"传单": 150, "读本": 30}, ["copies_differ"]),
        ([("传单", 200)], {"传单": 200, "读本": 30}, ["copies_told_twice"]),
    ],
)
def test_copies_told_by_an_event_and_line_by_line_count_once(
    office: Office, tmp_path: Path, lines: list[tuple[str, int]], found: dict[str, int], told: list[str]
) -> None:
    event = ["A1", "2019-05-04", "甲", "讲座", "朝阳", 30, "传单200份、读本30册"]
    sheets: dict[str, Table] = {
        "活动": [["活动编号", "日期", "活动名称", "形式", "社区", "人数", "发放资料"], event],
        "发放资料": [["活动编号", "日期", "资料名称", "数量"], *(["A1", "2019-05-04", *line] for line in lines)],
    }
    path = several(tmp_path / "a.xlsx", sheets)
    outcome = saved(office, path)
    assert [code for code in doubts(outcome) if code.startswith("copies")] == told
    assert copies(office) == found
    assert sum(saved(office, path).new.values()) == 0


def test_estimates_in_english(office: Office, tmp_path: Path) -> None:
    head = ["Date", "Community", "Event", "Type", "Attendees"]
    written = ["about 40", "approx. 50 people", "60+", "25 persons"]
    rows = [[f"2019-05-0{day}", "朝阳", f"Talk {day}", "Lecture", text] for day, text in enumerate(written, 1)]
    saved(office, workbook(tmp_path / "a.xlsx", [head, *rows]))
    heads = sorted(
        (line.day, line.attendance, line.attendance_estimated) for line in Listing(office).events(everything(None))
    )
    assert [(count, estimated) for _, count, estimated in heads] == [(40, True), (50, True), (60, True), (25, False)]


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("2019年3月15日上午9:00", ("09:00", "")),
        ("2019年3月15日（星期五）14:30-16:00", ("14:30", "16:00")),
        ("2019.3.15 下午2点至4点", ("14:00", "16:00")),
        (datetime(2019, 3, 15, 9, 30), ("09:30", "")),  # noqa: DTZ001
        ("2019-03-15", ("", "")),
    ],
)
def test_hours_beside_a_day_are_kept(office: Office, tmp_path: Path, written: object, hours: tuple[str, str]) -> None:
    head = ["时间", "社区", "活动名称", "形式", "人数"]
    saved(office, workbook(tmp_path / "a.xlsx", [head, [written, "朝阳", "甲", "讲座", 9]]))
    with office.database.reading() as reader:
        (event,) = whole_events(reader, everything(None))
    assert (event.day, event.starts_at, event.ends_at) == (date(2019, 3, 15), *hours)
