"""No figure, day or outcome of a quick line is taken silently where it may be another."""

from datetime import date

import pytest

from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.problems import Severity
from outreach_tui.domain.vocabulary import Form, Status
from outreach_tui.intake.quickline import QuickLine, read_line

TODAY = date(2026, 11, 25)  # a Wednesday


def drafted(line: QuickLine) -> EventDraft:
    assert line.draft is not None
    return line.draft


def doubts(line: QuickLine, known: Known) -> list[tuple[str, str]]:
    problems = line.all_problems(known)
    return [(problem.code, problem.value) for problem in problems if problem.severity is Severity.DOUBT]


@pytest.mark.parametrize(
    ("word", "least"),
    [
        ("50-60人", 50), ("50～60名", 50), ("50至60人", 50), ("约50到60人", 50), ("100—120人次", 100),
        ("2-3千人", 2000), ("1.5-2万人次", 15000), ("四五十人", 40), ("十五六人", 15), ("七八百人", 700),
        ("两三千人次", 2000), ("一百七八十人", 170), ("三四人", 3), ("~50人", 50),
        ("about 50 people", 50), ("nearly 50 people", 50),
        ("50-60 people", 50), ("三十多位老人", 30), ("1.2w+人", 12000),
        ("共计60余人次参加", 60), ("（60余人）", 60), ("壹佰余人", 100), ("30余名居民参加", 30), ("参加人数约30人", 30),
    ],
)  # fmt: skip
def test_a_range_is_an_estimate_of_its_lower_end(known: Known, word: str, least: int) -> None:
    line = read_line(f"讲座 @朝阳 {word}", known, TODAY)
    assert (drafted(line).attendance, drafted(line).attendance_estimated) == (least, True)
    assert doubts(line, known) == []


@pytest.mark.parametrize("word", ["师生80人", "居民和商户80人", "80people", "覆盖居民80人", "到场80"])
def test_who_came(known: Known, word: str) -> None:
    draft = drafted(read_line(f"讲座 @朝阳 {word}", known, TODAY))
    assert (draft.attendance, draft.attendance_estimated) == (80, False)


@pytest.mark.parametrize(
    ("words", "copies"),
    [
        ("宣传单、读本各100", [100, 100]), ("发放宣传单、读本、横幅各10", [10, 10, 10]), ("宣传单200-300份", [200]),
        ("宣传单两三百份", [200]), ("200份宣传单 300册读本", [200, 300]), ("读本20+宣传单200", [20, 200]),
        ("宪法读本/消法读本各20册", [20, 20]), ("读本 二十 宣传单 两百", [20, 200]),
        ("leaflets: 200, readers: 30", [200, 30]), ("1k leaflets", [1000]),
    ],
)  # fmt: skip
def test_copies_of_each_and_ranges(known: Known, words: str, copies: list[int]) -> None:
    draft = drafted(read_line(f"摆摊 @朝阳 {words}", known, TODAY))
    assert ([line.quantity for line in draft.materials], draft.attendance) == (copies, None)


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("宣传单200 300", ("figure_left_over", "300")),
        ("咨询12 45", ("figure_left_over", "45")),
        ("200 宣传单 300 读本", ("line_unreadable", "读本")),
        ("宣传单200册", ("wrong_measure", "防范诈骗宣传单")),
        ("读本和宣传单各100份", ("wrong_measure", "宪法学习读本")),
        ("咨询12册", ("wrong_measure", "咨询12册")),
        ("为20名居民答疑", ("figure_left_over", "为20名居民答疑")),
        ("60-50人", ("figure_left_over", "60-50人")),
        ("10月初", ("unreadable_day", "10月初")),
        ("上周", ("unreadable_day", "上周")),
        ("国庆", ("unreadable_day", "国庆")),
        ("周一 11.24", ("figure_left_over", "11.24")),
        ("未开展", ("figure_left_over", "未开展")),
        ("9O人", ("figure_left_over", "9O人")),
        ("200 x leaflets", ("line_unreadable", "leaflets")),
    ],
)
def test_what_may_be_another_is_asked_about(known: Known, words: str, doubt: tuple[str, str]) -> None:
    assert doubt in doubts(read_line(f"摆摊 @朝阳 {words}", known, TODAY), known)


def test_a_word_that_others_use_for_a_form_is_asked_about(known: Known) -> None:
    line = read_line("宣讲 @朝阳 45人", known, TODAY)
    assert drafted(line).form is Form.LECTURE
    assert ("word_taken", "宣讲") in doubts(line, known)


def test_a_time_beside_the_day_is_a_title(known: Known) -> None:
    line = read_line("讲座 国庆 10.1 @朝阳", known, TODAY)
    assert (drafted(line).title, doubts(line, known)) == ("国庆", [])


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("讲座取消", Status.CANCELLED), ("讲座 因雨取消", Status.CANCELLED), ("讲座(改期)", Status.RESCHEDULED),
        ("计划讲座 12.4", Status.PLANNED), ("取消宵禁讲座", Status.HELD),
    ],
)  # fmt: skip
def test_what_became_of_it(known: Known, words: str, status: Status) -> None:
    assert drafted(read_line(f"{words} @朝阳", known, TODAY)).status is status


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("大前天", date(2026, 11, 22), None), ("上个月15日", date(2026, 10, 15), None),
        ("本月五号", date(2026, 11, 5), None), ("十五号", date(2026, 11, 15), None),
        ("11.2.", date(2026, 11, 2), None), ("3·15", date(2026, 3, 15), None),
        ("12至15日", date(2026, 11, 12), date(2026, 11, 15)), ("11.24（周二）", date(2026, 11, 24), None),
        ("周二 11.24", date(2026, 11, 24), None),
    ],
)  # fmt: skip
def test_days(known: Known, word: str, first: date, last: date | None) -> None:
    line = read_line(f"讲座 {word} @朝阳", known, TODAY)
    assert (drafted(line).day, drafted(line).day_end, doubts(line, known)) == (first, last, [])


def test_hours_in_english(known: Known) -> None:
    draft = drafted(read_line("lecture @朝阳 2pm-4:30pm", known, TODAY))
    assert (draft.starts_at, draft.ends_at) == ("14:00", "16:30")


@pytest.mark.parametrize("names", ["@朝阳/春晖", "@朝阳和春晖", "朝阳社区和春晖社区", "朝阳/春晖", "@朝阳、春晖"])
def test_several_communities(known: Known, names: str) -> None:
    assert drafted(read_line(f"讲座 {names}", known, TODAY)).communities == ("朝阳社区", "春晖社区")


@pytest.mark.parametrize("words", ["全街各社区", "全街14个社区", "@各社区"])
def test_the_whole_subdistrict(known: Known, words: str) -> None:
    assert drafted(read_line(f"讲座 {words}", known, TODAY)).whole_subdistrict


@pytest.mark.parametrize("words", ["《宪法》《刑法》", "《宪法》和《刑法》", "宪法和刑法", "宪法/刑法"])
def test_several_laws(known: Known, words: str) -> None:
    assert drafted(read_line(f"讲座 @朝阳 {words}", known, TODAY)).laws == ("宪法", "刑法")


@pytest.mark.parametrize("name", ["@changcheng", "@Changcheng", "@ccsq", "@changchengshequ"])
def test_a_community_in_pinyin(known: Known, name: str) -> None:
    assert drafted(read_line(f"lecture {name}", known, TODAY)).communities == ("长城社区",)


@pytest.mark.parametrize("line", ["3.8妇女节讲座 @朝阳 50人", "朝阳社区3月8日妇女节讲座 50人", "讲座|3.8|@朝阳|50人!"])
def test_a_day_and_a_community_inside_other_words(known: Known, line: str) -> None:
    draft = drafted(read_line(line, known, TODAY))
    assert (draft.day, draft.communities, draft.attendance) == (date(2026, 3, 8), ("朝阳社区",), 50)


@pytest.mark.parametrize("word", ["接受12人咨询", "12人次咨询", "解答法律问题12个"])
def test_consultations(known: Known, word: str) -> None:
    draft = drafted(read_line(f"摆摊 @朝阳 {word}", known, TODAY))
    assert ([line.count for line in draft.consultations], draft.attendance) == ([12], None)


def test_a_long_row_of_names_ends(known: Known) -> None:
    assert read_line("朝阳和" * 320 + "讲座", known, TODAY).words


def test_the_name_of_a_day_is_no_second_day(known: Known) -> None:
    draft = drafted(read_line("3.14 3·15 宣传 摆摊 @朝阳", known, TODAY))
    assert (draft.day, draft.day_end, draft.title) == (date(2026, 3, 14), None, "3·15 宣传")


def test_hours_with_a_dash(known: Known) -> None:
    draft = drafted(read_line("讲座 @朝阳 14:00—16:00", known, TODAY))
    assert (draft.starts_at, draft.ends_at) == ("14:00", "16:00")
