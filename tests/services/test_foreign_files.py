"""Tables that other people made: found, read, and never guessed at in silence."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from outreach_tui.domain.months import Month
from outreach_tui.domain.vocabulary import Category, Form, MaterialKind
from outreach_tui.domain.vocabulary import Outcome as Ending
from outreach_tui.intake.columns import Wishes
from outreach_tui.intake.layout import Table
from outreach_tui.services.import_results import Duplicates, Options, Outcome
from outreach_tui.services.importing import Importing
from outreach_tui.services.listing import Listing, everything
from outreach_tui.services.office import Office
from tests.intake.workbooks import text_table, workbook

HEAD = ("日期", "社区", "活动名称", "形式", "参加人数")
INSISTING = Options(insist=True)
ROW = ("2019-05-04", "朝阳", "五四普法讲座", "讲座", "45")


@pytest.fixture
def kind() -> str:
    """What files say is read alike whatever the database."""
    return "sqlite"


def events(office: Office) -> list[tuple[object, ...]]:
    return sorted(
        (line.day, line.title, line.form, line.communities, line.attendance, line.attendance_estimated)
        for line in Listing(office).events(everything(None))
    )


def save(office: Office, path: Path, options: Options = INSISTING) -> Outcome:
    outcome = Importing(office).save(path, options)
    assert outcome.saved, (outcome.refused, outcome.rejected, outcome.doubtful)
    return outcome


def test_titles_totals_and_remarks_around_the_table(office: Office, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["朝阳社区2019年普法宣传活动统计表"],
            ["填报单位：朝阳社区", None, None, None, "填报日期：2019年12月20日"],
            ["序号", "活动时间", "活动名称", "活动形式", "参加人数"],
            [1, "3月5日", "学雷锋普法讲座", "法治讲座", "40余人"],
            [None, None, None, None, None],
            [2, "3月15日", "消费者权益日宣传", "宣传咨询点", "１２０"],
            ["合  计", None, None, None, 160],
            ["审核：王某", None, None, "填表人：李某", None],
        ],
        ["A1:E1"],
    )
    unsure = Importing(office).save(path, Options())
    assert not unsure.saved
    assert {flaw.problem.code for flaw in unsure.doubts} == {"year_assumed", "community_assumed"}
    outcome = save(office, path)
    assert outcome.sheets[0].left_out == ((7, "total"), (8, "remark"))
    assert events(office) == [
        (date(2019, 3, 5), "学雷锋普法讲座", Form.LECTURE, ("朝阳社区",), 40, True),
        (date(2019, 3, 15), "消费者权益日宣传", Form.BOOTH, ("朝阳社区",), 120, False),
    ]


def test_two_rows_of_headings_and_columns_that_count_materials(office: Office, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["惠民街道2019年度法治宣传台账"],
            ["日期", "社区", "主题", "形式", "受众情况", None, "发放资料", None, "咨询"],
            [None, None, None, None, "人数", "对象", "宣传单（份）", "普法读本(册)", "人次"],
            [date(2019, 5, 4), "朝阳、东湖", "五四普法", "讲座", 50, "青少年", 100, 20, 3],
            [date(2019, 5, 15), "全街道", "打击经济犯罪", "宣传咨询点", "约200", "居民", 300, None, 17],
        ],
        ["A1:I1", "A2:A3", "B2:B3", "C2:C3", "D2:D3", "E2:F2", "G2:H2"],
    )
    outcome = save(office, path, Options())
    assert [(draft.name, draft.kind, draft.measure) for draft in outcome.proposals] == [
        ("宣传单", MaterialKind.LEAFLET, "份")
    ]
    first, second = (office.event(number) for number in ("2019-001", "2019-002"))
    assert [(line.material, line.quantity) for line in first.materials] == [("宣传单", 100), ("普法读本", 20)]
    assert [(line.material, line.quantity) for line in second.materials] == [("宣传单", 300)]
    assert (first.communities, second.communities) == (("朝阳社区", "东湖社区"), ())
    assert [line.count for line in (*first.consultations, *second.consultations)] == [3, 17]
    assert (second.attendance, second.attendance_estimated) == (200, True)


def test_year_and_month_apart_and_several_materials_in_a_cell(office: Office, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["年", "月", "日", "社区", "活动内容", "活动类型", "参加人数", "发放宣传资料"],
            [2019, 7, 1, "长城社区", "禁毒宣传", "宣传咨询点", 30, "宣传单200份、普法读本30册"],
            [2019, "8月", "9", None, "学法", "培训", "不详", "3,000份；宣传袋20个"],
        ],
        ["D2:D3"],
    )
    save(office, path)
    first, second = (office.event(number) for number in ("2019-001", "2019-002"))
    assert (first.day, second.day) == (date(2019, 7, 1), date(2019, 8, 9))
    assert second.communities == ("长城社区",)
    assert (second.attendance, second.consultations) == (None, ())
    assert [(line.material, line.quantity, line.measure) for line in (*first.materials, *second.materials)] == [
        ("宣传单", 200, "份"), ("普法读本", 30, "册"), ("宣传资料", 3000, "份"), ("宣传袋", 20, "个"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("encoding", "separator", "end"),
    [
        ("utf-8", ",", "\n"),
        ("utf-8-sig", ";", "\r\n"),
        ("gb18030", ",", "\r\n"),
        ("gbk", "\t", "\r"),
        ("utf-16", "\t", "\r\n"),
        ("utf-16-le", ",", "\n"),
        ("utf-16-be", ";", "\r"),
    ],
)
def test_every_encoding_separator_and_line_end(
    office: Office, tmp_path: Path, encoding: str, separator: str, end: str
) -> None:
    save(office, text_table(tmp_path / "a.csv", [HEAD, ROW], encoding, separator, end), Options())
    assert events(office) == [(date(2019, 5, 4), "五四普法讲座", Form.LECTURE, ("朝阳社区",), 45, False)]


DAYS = [
    "2019年5月4日", "2019.5.4", "2019-5-4", "2019/5/4", "20190504", "二〇一九年五月四日", "19.5.4",
    "２０１９年５月４日",
    "2019年5月4日（星期六）",
    "2019-05-04 09:30", "2019年5月4日上午9:00", "2019-05-04T09:30:00", "43589", "May 4, 2019",
    "4 May 2019", "2019年5月4号", "2019 年 5 月 4 日", "2019年5月4日-6日", "2019.5.4—5.6", "2019年5月4日至5月6日",
]  # fmt: skip


@pytest.mark.parametrize("text", DAYS)
def test_days_as_people_write_them(office: Office, tmp_path: Path, text: str) -> None:
    save(office, text_table(tmp_path / "a.tsv", [HEAD, (text, *ROW[1:])], separator="\t"), Options())
    event = office.event("2019-001")
    assert event.day == date(2019, 5, 4)
    assert event.day_end == (date(2019, 5, 6) if "6" in text[-3:] and "-" not in text[4:8] else None)


def test_each_wrong_cell_is_named_and_nothing_is_saved(office: Office, tmp_path: Path) -> None:
    rows: list[Sequence[str]] = [
        HEAD,
        ROW,
        ("2019年2月29日", "朝阳", "讲座", "讲座", "40"),
        ("2019-05-05", "没有社区", "讲座", "跳舞", "-4"),
        ("04/05/2019", "朝阳", "", "讲座", "12.5"),
    ]
    outcome = Importing(office).save(text_table(tmp_path / "a.csv", rows), Options(insist=True))
    assert not outcome.saved
    assert {(flaw.place.address, flaw.problem.code, flaw.problem.value) for flaw in outcome.rejected} == {
        ("A3", "no_such_day", "2019年2月29日"),
        ("B4", "unknown_community", "没有社区"),
        ("D4", "unknown_code", "跳舞"),
        ("E4", "number_negative", "-4"),
        ("A5", "day_order_unclear", "04/05/2019"),
        ("C5", "required", ""),
        ("E5", "number_with_fraction", "12.5"),
    }
    assert events(office) == []


def test_personal_data_stays_outside_unless_asked_for(office: Office, tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx",
        [
            ["日期", "姓名", "电话", "社区", "咨询内容", "咨询类别", "处理结果"],
            ["2019.3.2", "张三", "13800138000", "朝阳社区", "离婚财产", "婚姻家庭", "当场解答"],
        ],
    )
    save(office, path, Options())
    (line,) = Listing(office).consultations(everything(None))
    assert (line.category, line.outcome, line.note) == (Category.MARRIAGE, Ending.ANSWERED, "离婚财产")
    wishes = Wishes({"姓名": "note"})
    assert Importing(office).check(path, Options(wishes)).doubts == []


def test_a_column_is_what_the_user_says_it_is(office: Office, tmp_path: Path) -> None:
    head = ("办了啥时候", "社区", "做了什么", "形式", "备注")
    path = text_table(tmp_path / "a.csv", [head, ("2019-05-04", "朝阳", "五四普法", "讲座", "不要")])
    assert not Importing(office).save(path, Options()).saved
    wishes = Wishes({"办了啥时候": "date", "做了什么": "title", "备注": ""})
    save(office, path, Options(wishes))
    event = office.event("2019-001")
    assert (event.day, event.title, event.note) == (date(2019, 5, 4), "五四普法", "")


def test_a_file_without_events_says_so(office: Office, tmp_path: Path) -> None:
    tables: dict[str, list[list[object]]] = {
        "budget": [["2019年经费预算"], ["项目", "金额", "说明"], ["印刷", 2000, "宣传单"]],
        "empty": [[]],
        "only headings": [list(HEAD)],
    }
    for name, rows in tables.items():
        outcome = Importing(office).save(workbook(tmp_path / f"{name}.xlsx", rows), Options(insist=True))
        assert (outcome.saved, outcome.records, outcome.refused) == (False, 0, ())


def test_what_is_probably_on_record_is_shown_and_decided(office: Office, tmp_path: Path) -> None:
    first = text_table(tmp_path / "a.csv", [HEAD, ROW])
    save(office, first, Options())
    again = save(office, first, Options())
    assert (again.same[Table.EVENTS], again.new[Table.EVENTS]) == (1, 0)
    alike = text_table(tmp_path / "b.csv", [HEAD, ("2019-05-04", "朝阳社区", "五四青年节普法讲座", "讲座", "50")])
    asked = Importing(office).save(alike, Options(insist=True))
    assert (asked.saved, [one.number for one in asked.doubtful]) == (False, ["2019-001"])
    assert save(office, alike, Options(duplicates=Duplicates.SKIP)).new[Table.EVENTS] == 0
    assert len(events(office)) == 1
    save(office, alike, Options(duplicates=Duplicates.ADD))
    assert len(events(office)) == 2


def test_cells_that_show_no_value_are_named(office: Office, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [list(HEAD), ["2019-05-04", "朝阳", "讲座", "讲座", "=1+1"]])
    outcome = Importing(office).save(path, Options(insist=True))
    assert [(flaw.place.address, flaw.problem.code) for flaw in outcome.rejected] == [("E2", "formula_uncalculated")]


def test_a_month_beside_the_date_is_the_month_served(office: Office, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [["月份", *HEAD], ["5月", "2019-06-02", "朝阳", "雨后补办", "摆摊", 60]])
    assert not Importing(office).save(path, Options()).saved
    save(office, path)
    event = office.event("2019-001")
    assert (event.day, event.month) == (date(2019, 6, 2), Month(2019, 5))


@pytest.mark.parametrize("name", ["errors.ods", "errors.xls"])
def test_errors_in_files_of_other_kinds_are_named(office: Office, name: str) -> None:
    outcome = Importing(office).save(Path(__file__).parent.parent / "data" / name, INSISTING)
    named = {(flaw.place.address, flaw.problem.code, flaw.problem.value) for flaw in outcome.rejected}
    assert named == {("E2", "cell_error", "#DIV/0!"), ("F2", "cell_error", "#DIV/0!"), ("E3", "cell_error", "#N/A")}


def test_a_number_over_several_rows_counts_once(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [*HEAD, "月份"],
        ["2019-05-04", "朝阳", "五四普法讲座", "讲座", 45, 5],
        ["2019-05-11", "朝阳", "防诈骗讲座", "讲座", None, None],
        ["2019-05-18", "朝阳", "禁毒讲座", "讲座", None, None],
    ]
    path = workbook(tmp_path / "a.xlsx", rows, ["E2:E4", "F2:F4"])
    doubts = [(flaw.place.address, flaw.problem.code) for flaw in Importing(office).check(path, Options()).doubts]
    assert doubts == [("E2", "number_over_rows")]
    save(office, path)
    assert [attendance for *_, attendance, _ in events(office)] == [45, None, None]


@pytest.mark.parametrize(("own", "visits"), [(7, 7), (5, 5), (2, 5)])
def test_consultations_told_by_an_event_and_line_by_line_count_once(
    office: Office, tmp_path: Path, own: int, visits: int
) -> None:
    path = tmp_path / "a.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "活动"
    for row in (["编号", *HEAD, "现场咨询人次"], ["a", *ROW, own], ["b", "2019-05-05", *ROW[1:], 4]):
        sheet.append(row)
    lines = book.create_sheet("咨询")
    for line in (["活动编号", "日期", "类别", "人次"], ["a", ROW[0], "婚姻家庭", 2], ["a", ROW[0], "劳动争议", 3]):
        lines.append(line)
    book.save(path)
    outcome = Importing(office).check(path, Options())
    told = [flaw.problem.value for flaw in outcome.doubts if flaw.problem.code == "visits_told_twice"]
    assert told == ([] if own == 5 else [str(own)])
    save(office, path)
    assert sum(line.count for line in Listing(office).consultations(everything(None))) == visits + 4
    again = save(office, path)
    assert sum(again.new.values()) == 0
