"""Habits of clerks who fill in tables: ticks, strokes, one number for several things, signatures below the rows."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from outreach_tui.domain.vocabulary import Form
from outreach_tui.intake.cells import BadCell
from outreach_tui.intake.columns import Wishes
from outreach_tui.intake.days import Hint, NoDay, read_days
from outreach_tui.intake.proposals import read_material_lines
from outreach_tui.services.import_results import Duplicates, Options, Outcome
from outreach_tui.services.importing import Importing
from outreach_tui.services.listing import Listing, everything, list_distributions
from outreach_tui.services.office import Office
from outreach_tui.store.reads.whole import whole_events
from tests.intake.workbooks import text_table, with_part, workbook

DATA = Path(__file__).parents[1] / "data"
HEAD = ["日期", "社区", "活动名称", "形式", "人数"]


@pytest.fixture
def kind() -> str:
    """What files say is read alike whatever the database."""
    return "sqlite"


def saved(office: Office, path: Path) -> Outcome:
    outcome = Importing(office).save(path, Options(insist=True))
    assert outcome.saved, (outcome.refused, outcome.rejected, outcome.doubtful)
    return outcome


def doubts(outcome: Outcome) -> list[tuple[str, str]]:
    return [(flaw.place.address, flaw.problem.code) for flaw in outcome.doubts]


def open_document(path: Path, rows: Sequence[Sequence[str]], spans: dict[tuple[int, int], tuple[int, int]]) -> Path:
    """Write a sheet as ODS; ``spans`` tells over how many rows and columns the cell at a place reaches."""
    content = "".join(
        "<table:table-row>"
        + "".join(
            '<table:table-cell office:value-type="string" table:number-rows-spanned="{}"'
            ' table:number-columns-spanned="{}"><text:p>{}</text:p></table:table-cell>'.format(
                *spans.get((row, column), (1, 1)), escape(text)
            )
            if text
            else "<table:covered-table-cell/>"
            for column, text in enumerate(cells, 1)
        )
        + "</table:table-row>"
        for row, cells in enumerate(rows, 1)
    )
    name = "urn:oasis:names:tc:opendocument:xmlns"
    document = (
        f'<office:document-content xmlns:office="{name}:office:1.0" xmlns:table="{name}:table:1.0"'
        f' xmlns:text="{name}:text:1.0"><office:body><office:spreadsheet><table:table table:name="S">{content}'
        "</table:table></office:spreadsheet></office:body></office:document-content>"
    )
    return with_part(DATA / "foreign_table.ods", path, "content.xml", document.encode())


def test_merged_cells_of_an_open_document(office: Office, tmp_path: Path) -> None:
    rows = [
        ["2019年台账", "", "", "", ""],
        HEAD,
        ["2019-06-26", "东湖", "甲", "讲座", "30"],
        ["", "朝阳", "乙", "讲座", "40"],
    ]
    outcome = saved(office, open_document(tmp_path / "a.ods", rows, {(1, 1): (1, 5), (3, 1): (2, 1)}))
    assert not outcome.doubts
    assert [line.day for line in Listing(office).events(everything(None))] == [date(2019, 6, 26)] * 2


def test_the_measure_word_after_a_stroke(office: Office, tmp_path: Path) -> None:
    head = [*HEAD[:4], "参加人数/人次", "法典读本/册", "反诈宣传单／份", "资料份数"]
    path = workbook(tmp_path / "a.xlsx", [head, ["2019-05-04", "朝阳", "甲", "讲座", 9, 5, 20, 3]])
    outcome = saved(office, path)
    proposed = {(draft.name, draft.measure) for draft in outcome.proposals}
    assert proposed == {("法典读本", "册"), ("反诈宣传单", "份"), ("宣传资料", "份")}
    copies = {line.material: line.quantity for line in list_distributions(office, everything(None)).records}
    assert copies == {"法典读本": 5, "反诈宣传单": 20, "宣传资料": 3}


def test_forms_that_are_ticked(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["日期", "社区", "活动名称", "活动形式", None, None, "人数"],
        [None, None, None, "讲座", "咨询", "展板", None],
        ["2019-03-01", "朝阳", "甲", "√", None, None, 10],
        ["2019-03-02", "朝阳", "乙", None, "√", "✓", 10],
    ]
    outcome = saved(office, workbook(tmp_path / "a.xlsx", rows, ["D1:F1"]))
    assert doubts(outcome) == [("D4", "forms_several")]
    forms = {line.title: line.form for line in Listing(office).events(everything(None))}
    assert forms == {"甲": Form.LECTURE, "乙": Form.BOOTH}
    unticked = Importing(office).check(workbook(tmp_path / "b.xlsx", [*rows, ["2019-03-03", "朝阳", "丙"]]), Options())
    assert [(flaw.place.address, flaw.problem.code) for flaw in unticked.rejected] == [("D5", "required")]


@pytest.mark.parametrize(
    ("written", "copies"),
    [
        ("读本、宣传单各20份", {"读本": 20, "宣传单": 20}),
        ("发放读本10册、折页和海报各5份，横幅1条", {"读本": 10, "折页": 5, "海报": 5, "横幅": 1}),
        ("发放各类读本10册", {"读本": 10}),
        ("宣传单200份和读本30册", {"宣传单": 200, "读本": 30}),
        ("200份宣传单 30册读本", {"宣传单": 200, "读本": 30}),
        ("宣传单200 读本30", {"宣传单": 200, "读本": 30}),
        ("宣传单200份(含折页50份)", {"宣传单": 200}),
        ("2019年版读本30册、宣传资料3种200份", {"2019年版读本": 30, "宣传资料": 200}),
    ],
)
def test_several_things_in_a_cell(written: str, copies: dict[str, int]) -> None:
    assert {line.name: line.quantity for line in read_material_lines(written, "", "")} == copies


@pytest.mark.parametrize("written", ["宣传单 200 读本 30", "读本、宣传单", "宣传单若干"])
def test_what_cannot_be_told_apart_is_refused(written: str) -> None:
    with pytest.raises(BadCell):
        read_material_lines(written, "", "")


def test_a_second_column_of_the_same_is_asked_about(office: Office, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[*HEAD, "受教育人数"], ["2019-05-04", "朝阳", "甲", "讲座", 9, 90]])
    outcome = Importing(office).save(path, Options())
    assert not outcome.saved
    assert doubts(outcome) == [("F1", "column_twice")]
    empty = workbook(tmp_path / "b.xlsx", [[*HEAD, "受教育人数"], ["2019-05-04", "朝阳", "甲", "讲座", 9, None]])
    assert Importing(office).save(empty, Options()).saved


def test_who_signed_and_when_is_no_event(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [*HEAD],
        ["2019-05-04", "朝阳", "甲", "讲座", 9],
        ["单位负责人：", None, "制表人：张三"],
    ]
    rows.append([None, None, None, "2019年6月1日"])
    rows.append(["2019年6月1日"])
    outcome = saved(office, workbook(tmp_path / "a.xlsx", rows))
    assert outcome.sheets[0].left_out == ((3, "remark"), (4, "remark"), (5, "remark"))


def test_bare_serial_numbers_in_a_workbook_that_counts_from_1904(office: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.epoch = CALENDAR_MAC_1904
    assert book.active is not None
    for row in (HEAD, [42063, "朝阳", "甲", "讲座", 9]):
        book.active.append(row)
    book.save(tmp_path / "a.xlsx")
    saved(office, tmp_path / "a.xlsx")
    assert [line.day for line in Listing(office).events(everything(None))] == [date(2019, 3, 1)]


def test_rows_that_nobody_filled_in(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [["序号", *HEAD], [1, "2019-05-04", "朝阳", "甲", "讲座", 9]]
    rows += [[number, None, "朝阳", None, None, None] for number in (2, 3)]
    outcome = saved(office, workbook(tmp_path / "a.xlsx", rows))
    assert outcome.sheets[0].left_out == ((3, "unfilled"), (4, "unfilled"))
    half = workbook(tmp_path / "b.xlsx", [*rows, [4, None, "朝阳", "乙", None, None]])
    assert {flaw.place.row for flaw in Importing(office).check(half, Options()).rejected} == {5}


def test_rows_that_show_nothing_but_errors_are_told_of(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [[*HEAD], ["2019-05-04", "朝阳", "甲", "讲座", 9], ["=A9", "=B9", "=C9", "=D9", "=E9"]]
    outcome = saved(office, workbook(tmp_path / "a.xlsx", rows))
    assert outcome.sheets[0].left_out == ((3, "error"),)
    assert [flaw.problem.code for flaw in outcome.doubts] == ["rows_of_errors"]


def test_a_row_twice_in_a_file_is_no_new_one_the_next_time(office: Office, tmp_path: Path) -> None:
    row: list[object] = ["2019-05-04", "朝阳", "甲", "讲座", 9]
    path = workbook(tmp_path / "a.xlsx", [[*HEAD], row, row])
    skipping = Options(insist=True, duplicates=Duplicates.SKIP)
    assert Importing(office).save(path, skipping).saved
    again = Importing(office).save(path, skipping)
    assert (sum(again.new.values()), sum(again.same.values()), len(again.doubtful)) == (0, 1, 1)


def test_a_community_inside_other_words_is_taken_aloud(office: Office, tmp_path: Path) -> None:
    rows = [["2019-05-04", "某街道朝阳社区", "甲", "讲座", 9], ["2019-05-05", "辖区各社区", "乙", "讲座", 9]]
    outcome = saved(office, workbook(tmp_path / "a.xlsx", [[*HEAD], *rows]))
    assert doubts(outcome) == [("B1", "word_taken")]
    served = {line.title: line.communities for line in Listing(office).events(everything(None))}
    assert served == {"甲": ("朝阳社区",), "乙": ()}


def test_months_between_the_rows_and_a_row_of_measure_words(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [["2019年台账"], [*HEAD], [None, None, None, None, "人次"]]
    rows += [["三月"], ["5日", "朝阳", "甲", "讲座", 9], ["四月"], ["5日", "朝阳", "乙", "讲座", 9]]
    saved(office, workbook(tmp_path / "a.xlsx", rows))
    found = [(line.day, line.title) for line in Listing(office).events(everything(None))]
    assert sorted(found) == [(date(2019, 3, 5), "甲"), (date(2019, 4, 5), "乙")]


def test_what_did_not_take_place_and_laws_that_nothing_separates(office: Office, tmp_path: Path) -> None:
    head = [*HEAD, "是否举办", "宣传法律"]
    row = ["2019-05-04", "朝阳", "甲", "讲座", 9]
    saved(office, workbook(tmp_path / "a.xlsx", [head, [*row, "是", "《宪法》《劳动合同法》"]]))
    with office.database.reading() as reader:
        (event,) = whole_events(reader, everything(None))
    assert event.laws == ("宪法", "劳动合同法")
    refused = Importing(office).check(workbook(tmp_path / "b.xlsx", [head, [*row, "否", ""]]), Options())
    assert [(flaw.place.address, flaw.problem.code) for flaw in refused.rejected] == [("F2", "unknown_code")]


@pytest.mark.parametrize("written", ["03/05/19", "04-05-06", "04/05/2019"])
def test_days_that_may_be_two(written: str) -> None:
    with pytest.raises(NoDay, match="day_order_unclear"):
        read_days(written, Hint())


def test_numbers_that_nobody_understands_are_asked_about(office: Office, tmp_path: Path) -> None:
    head, row = [*HEAD, "场次", "联系人"], ["2019-05-04", "朝阳", "甲", "讲座", 90, 3, "张三"]
    path = workbook(tmp_path / "a.xlsx", [head, row])
    assert doubts(Importing(office).save(path, Options())) == [("F1", "column_unread")]
    assert Importing(office).save(path, Options(columns=Wishes({"场次": ""}))).saved


def test_more_than_one_form_in_a_cell_is_taken_aloud(office: Office, tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", [[*HEAD], ["2019-05-04", "朝阳", "甲", "讲座+问卷", 9]])
    assert doubts(saved(office, path)) == [("D1", "word_taken")]


def test_consultations_and_copies_beside_those_of_an_event(office: Office, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    del book["Sheet"]
    tables: dict[str, list[list[object]]] = {
        "活动": [[*HEAD, "咨询人次", "发放资料"], ["2019-05-04", "朝阳", "甲", "咨询点", 9, 3, "读本5册"]],
        "咨询": [
            ["日期", "社区", "类别", "人次"],
            ["2019-05-04", "朝阳", "消费", 3],
            ["2019-05-05", "朝阳", "消费", 1],
        ],
        "发放": [["日期", "社区", "资料名称", "数量"], ["2019-05-04", "朝阳", "读本", 5]],
    }
    for name, rows in tables.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "a.xlsx")
    outcome = Importing(office).save(tmp_path / "a.xlsx", Options())
    assert not outcome.saved
    assert doubts(outcome) == [("2", "visits_beside"), ("2", "copies_beside")]


def test_copies_that_came_in_were_not_handed_out(office: Office, tmp_path: Path) -> None:
    head = ["日期", "名称", "入库数量", "出库数量", "领用社区"]
    path = workbook(tmp_path / "a.xlsx", [head, ["2019-05-04", "读本", 100, 30, "朝阳"]])
    saved(office, path)
    assert [line.quantity for line in list_distributions(office, everything(None)).records] == [30]


def test_numbers_that_a_program_wrote_as_formulas(office: Office, tmp_path: Path) -> None:
    rows = [HEAD, ['="2019-05-04"', "朝阳", "甲", "讲座", '="45"']]
    saved(office, text_table(tmp_path / "a.csv", rows))
    assert [line.attendance for line in Listing(office).events(everything(None))] == [45]


def test_tables_below_each_other(office: Office, tmp_path: Path) -> None:
    rows = [
        ["一、讲座"], ["日期", "社区", "活动名称", "人数"], ["2019-05-04", "朝阳", "甲", "9"], [""],
        ["二、集中宣传"], ["序号", "日期", "社区", "活动名称", "活动形式", "参加人数", "咨询人次", "备注"],
        ["1", "2019-05-05", "东湖", "乙", "摆摊", "20", "3", "x"], [""],
        ["三、资料"], ["日期", "社区", "资料名称", "数量"], ["2019-05-06", "东湖", "读本", "30"],
        ["合计", "", "", "30"],
    ]  # fmt: skip
    outcome = saved(office, text_table(tmp_path / "a.csv", rows))
    assert [sheet.headings.first_row for sheet in outcome.sheets if sheet.headings] == [2, 6, 10]
    assert outcome.sheets[-1].left_out == ((12, "total"),)
    assert sorted(line.title for line in Listing(office).events(everything(None))) == ["乙", "甲"]
    assert [line.quantity for line in list_distributions(office, everything(None)).records] == [30]


def test_figures_above_the_list_are_told_of(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [["2019年"], ["社区", "讲座", "咨询"], ["朝阳", 3, 12], ["合计", 3, 12], [None], [*HEAD]]
    outcome = saved(office, workbook(tmp_path / "a.xlsx", [*rows, ["2019-05-04", "朝阳", "甲", "讲座", 9]]))
    assert outcome.sheets[0].left_out == ((3, "above"), (4, "above"))
