"""What other people's headings are taken for."""

import pytest

from outreach_tui.intake.columns import NO_WISHES, find_headings
from outreach_tui.intake.heading_words import SURE
from outreach_tui.intake.layout import Table
from outreach_tui.intake.sheets import Cells, Merge, Sheet

_HEADINGS = {
    "活动": "title", "活动项目": "title", "讲座题目": "title", "活动名称/主题": "title", "宣讲内容": "title",
    "主讲人/授课人": "speakers", "受益人数": "attendance", "参加人数/人次": "attendance", "活动人数": "attendance",
    "现场咨询": "consultations", "解答咨询（人次）": "consultations", "发放宣传资料（份）": "materials",
    "宣传册（本）": "materials", "悬挂横幅（条）": "materials", "开展时间": "date", "举办地点": "venue",
    "承办单位": "organiser", "普法对象": "audiences", "涉及法律": "laws", "宣传方式": "form",
}  # fmt: skip


def _column(heading: str) -> tuple[str, bool, str]:
    rows: list[Cells] = [
        ["日期" if _HEADINGS[heading] != "date" else "备注", heading, "活动形式", "主题", "人次"],
        [""],
    ]
    found = find_headings(Sheet("Sheet1", lambda: iter(rows)), [], NO_WISHES)
    assert found is not None
    assert found.table is Table.EVENTS
    column = found.columns[1]
    return column.field, column.confidence >= SURE, column.material


@pytest.mark.parametrize("heading", _HEADINGS)
def test_a_usual_heading_is_known_for_sure(heading: str) -> None:
    field, sure, _ = _column(heading)
    assert (field, sure) == (_HEADINGS[heading], True)


@pytest.mark.parametrize(("heading", "material"), [("宣传册（本）", "宣传册"), ("悬挂横幅（条）", "横幅")])
def test_a_heading_with_a_measure_word_names_what_is_counted(heading: str, material: str) -> None:
    assert _column(heading)[2] == material


def test_readers_and_leaflets_under_one_merged_heading_are_counted_apart() -> None:
    rows: list[Cells] = [
        ["日期", "活动名称", "形式", "社区", "发放资料", None],
        [None, None, None, None, "读本（册）", "宣传单（份）"],
        ["2019-11-21", "讲座", "讲座", "朝阳", 20, 60],
    ]
    merges = (*(Merge(1, column, 2, column) for column in range(1, 5)), Merge(1, 5, 1, 6))
    found = find_headings(Sheet("Sheet1", lambda: iter(rows), merges=merges), [], NO_WISHES)
    assert found is not None
    assert found.last_row == 2
    assert [(column.material, column.unit) for column in found.columns[4:]] == [("读本", "册"), ("宣传单", "份")]
