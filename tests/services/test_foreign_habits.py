"""Habits of other people's tables: what they leave to the words around, and what they say by the way."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

from outreach_tui.domain.vocabulary import Form, Status
from outreach_tui.intake.cells import read_number
from outreach_tui.intake.days import Days, Hint, read_days
from outreach_tui.services.import_results import Options, Outcome
from outreach_tui.services.importing import Importing
from outreach_tui.services.listing import Listing, everything
from outreach_tui.services.office import Office
from tests.intake.workbooks import text_table, workbook

HEAD = ("日期", "社区", "活动名称", "人数")


@pytest.fixture
def kind() -> str:
    """What files say is read alike whatever the database."""
    return "sqlite"


def read(office: Office, path: Path) -> Outcome:
    return Importing(office).save(path, Options(insist=True))


def codes(flaws: Sequence[object]) -> list[str]:
    return [flaw.problem.code for flaw in flaws]  # type: ignore[attr-defined]


def days(office: Office) -> list[tuple[date, str]]:
    return sorted((line.day, line.title) for line in Listing(office).events(everything(None)))


def test_a_line_that_was_filled_in_is_no_heading(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["2019年普法活动汇总表"],
        ["填报单位（盖章）：朝阳社区居委会", None, None, None, "单位：人次、份"],
        ["序号", "活动开展时间", "活动名称", "参与人数", "发放宣传资料", None],
        [None, None, None, None, "宣传单", "宣传册"],
        [1, "1月18日", "讲座", 60, 150, 30],
    ]
    merges = ["A1:F1", "E3:F3", *(f"{letter}3:{letter}4" for letter in "ABCD")]
    outcome = read(office, workbook(tmp_path / "a.xlsx", rows, merges))
    assert outcome.saved, outcome.rejected
    assert days(office) == [(date(2019, 1, 18), "讲座")]
    assert [draft.name for draft in outcome.proposals] == ["宣传单", "宣传册"]


def test_the_month_that_a_sheet_is_of(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [["日", "活动名称", "人数"], [18, "讲座", 30]]
    path = workbook(tmp_path / "2019年朝阳社区.xlsx", rows, sheet="1月")
    outcome = read(office, path)
    assert "month_assumed" in codes(outcome.doubts)
    assert days(office) == [(date(2019, 1, 18), "讲座")]
    assert not Importing(office).save(path, Options()).saved


@pytest.mark.parametrize("around", ["1-3月", "3月15日填报", "一季度", "1月、2月"])
def test_words_that_name_no_single_month(office: Office, tmp_path: Path, around: str) -> None:
    rows: list[list[object]] = [[f"2019年{around}"], ["日", "社区", "活动名称", "人数"], [18, "朝阳", "讲座", 30]]
    assert not read(office, workbook(tmp_path / "a.xlsx", rows)).saved


def test_a_column_of_months_with_their_year(office: Office, tmp_path: Path) -> None:
    rows: list[list[object]] = [["年月", "日期", "社区", "活动名称", "人数"], ["2019年3月", "5", "朝阳", "讲座", 20]]
    rows.append([date(2019, 4, 1), "18日", "东湖", "讲座", 21])
    assert read(office, workbook(tmp_path / "a.xlsx", rows)).saved
    assert days(office) == [(date(2019, 3, 5), "讲座"), (date(2019, 4, 18), "讲座")]


def test_communities_and_perhaps_others(office: Office, tmp_path: Path) -> None:
    rows = [HEAD, ("2019-03-01", "朝阳、东湖等社区", "甲", "1"), ("2019-03-02", "朝阳、东湖等2个社区", "乙", "2")]
    outcome = read(office, text_table(tmp_path / "a.csv", rows))
    assert [flaw.place.address for flaw in outcome.doubts if flaw.problem.code == "communities_more"] == ["B2"]
    assert [line.communities for line in Listing(office).events(everything(None))] == [("朝阳社区", "东湖社区")] * 2
    rows = [HEAD, ("2019-03-03", "朝阳、东湖等5个社区", "丙", "3")]
    assert codes(read(office, text_table(tmp_path / "b.csv", rows)).rejected) == ["communities_missing"]


def test_a_community_that_only_another_cell_names(office: Office, tmp_path: Path) -> None:
    rows = [("日期", "主办单位", "地点", "活动名称", "人数")]
    rows += [("2019-03-01", "朝阳社区居委会", "广场", "甲", "1"), ("2019-03-02", "司法所", "东湖社区活动室", "乙", "2")]
    outcome = read(office, text_table(tmp_path / "a.csv", rows))
    assert codes(outcome.doubts).count("community_of_cell") == 2
    listed = {line.title: line.communities for line in Listing(office).events(everything(None))}
    assert listed == {"甲": ("朝阳社区",), "乙": ("东湖社区",)}
    rows = [*rows[:1], ("2019-03-03", "司法所", "朝阳社区与东湖社区交界", "丙", "3")]
    assert codes(read(office, text_table(tmp_path / "b.csv", rows)).rejected) == ["required"]


@pytest.mark.parametrize(("written", "people"), [("1 200", 1200), ("12 000人", 12000), ("1,200", 1200)])
def test_blanks_between_thousands(written: str, people: int) -> None:
    assert read_number("attendance", written).value == people


def test_what_became_of_an_event_in_other_words(office: Office, tmp_path: Path) -> None:
    words = {"已完成": Status.HELD, "因雨取消": Status.CANCELLED, "推迟": Status.RESCHEDULED}
    rows = [(*HEAD, "完成情况"), *((f"2019-03-0{at}", "朝阳", word, "", word) for at, word in enumerate(words, 1))]
    outcome = read(office, text_table(tmp_path / "a.csv", rows))
    assert codes(outcome.doubts).count("word_taken") == 3
    assert {line.title: line.status for line in Listing(office).events(everything(None))} == words


@pytest.mark.parametrize("word", ["未完成", "正在开展", "尚未举办", "延期举办"])
def test_what_may_not_have_happened_is_asked_about(office: Office, tmp_path: Path, word: str) -> None:
    rows = [(*HEAD, "完成情况"), ("2019-03-01", "朝阳", "讲座", "", word)]
    assert codes(read(office, text_table(tmp_path / "a.csv", rows)).rejected) == ["unknown_code"]


def test_a_form_left_empty_is_taken_from_the_title_only_where_that_says_it(office: Office, tmp_path: Path) -> None:
    rows = [
        ("日期", "社区", "活动名称", "形式"),
        ("2019-03-01", "朝阳", "防骗讲座"),
        ("2019-03-02", "朝阳", "防骗", ""),
    ]
    outcome = read(office, text_table(tmp_path / "a.csv", rows))
    assert [(flaw.place.address, flaw.problem.code) for flaw in outcome.rejected] == [("D3", "required")]
    assert read(office, text_table(tmp_path / "b.csv", rows[:2])).saved
    (line,) = Listing(office).events(everything(None))
    assert line.form is Form.LECTURE


@pytest.mark.parametrize(
    "written", ["2019/4/15-17", "4/15-17", "2019/4/15-4/17", "2019.4.15-17", "2019-4-15至17日", "4月15日－17日"]
)
def test_a_range_of_days(written: str) -> None:
    assert read_days(written, Hint(2019)) == Days(date(2019, 4, 15), date(2019, 4, 17))


@pytest.mark.parametrize("written", ["43570", "43570.0", "43570.604"])
def test_the_serial_number_of_a_day_as_text(written: str) -> None:
    assert read_days(written, Hint()) == Days(date(2019, 4, 15))
