import string
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.problems import Severity
from outreach_tui.domain.vocabulary import Category, Form, Status
from outreach_tui.intake.quickline import QuickLine, read_line

Read = Callable[..., QuickLine]

TODAY = date(2026, 11, 24)


@pytest.fixture
def read(known: Known) -> Read:
    def reading(text: str, **choices: str) -> QuickLine:
        return read_line(text, known, TODAY, choices)

    return reading


def drafted(line: QuickLine) -> EventDraft:
    assert line.draft is not None
    return line.draft


def _codes(line: QuickLine) -> list[tuple[str, str]]:
    return [(problem.code, problem.value) for problem in line.problems]


def test_the_whole_line(read: Read) -> None:
    line = read("3.15 惠民广场 摆摊 消法 咨询12 宣传单200 读本30 横幅1 @长城")
    draft = drafted(line)
    assert (draft.day, draft.form, draft.status) == (date(2026, 3, 15), Form.BOOTH, Status.HELD)
    assert (draft.venue, draft.laws, draft.communities) == ("惠民广场", ("消费者权益保护法",), ("长城社区",))
    assert [(one.material, one.quantity) for one in draft.materials] == [
        ("防范诈骗宣传单", 200), ("消费维权读本", 30), ("法治宣传横幅", 1),
    ]  # fmt: skip
    assert [(one.category, one.count) for one in draft.consultations] == [(Category.UNCLASSIFIED, 12)]
    assert draft.title == "消费者权益保护法宣传咨询点"


def test_english_words(read: Read) -> None:
    draft = drafted(read("5.4 lecture @长城 45 people 12 consultations 30 readers"))
    assert draft.form is Form.LECTURE
    assert (draft.attendance, draft.communities) == (45, ("长城社区",))
    assert draft.consultations[0].count == 12
    assert draft.materials[0].quantity == 30


@pytest.mark.parametrize("order", range(6))
def test_order_does_not_matter(read: Read, order: int) -> None:
    words = ["5.4", "讲座", "消法", "@长城", "45人", "读本30"]
    assert drafted(read(" ".join(words[order:] + words[:order]))) == drafted(read(" ".join(words)))


@pytest.mark.parametrize(
    ("word", "value", "estimated"),
    [
        ("45", 45, False), ("45人", 45, False), ("40余人", 40, True), ("约40人", 40, True), ("近百人", 100, True),
        ("１２０人", 120, False), ("1,046人次", 1046, False), ("三十人", 30, False), ("1.2万人次", 12000, False),
        ("60名学生", 60, False), ("参加 45", 45, False),
    ],
)  # fmt: skip
def test_heads(read: Read, word: str, value: int, estimated: bool) -> None:
    draft = drafted(read(f"讲座 {word} @长城"))
    assert (draft.attendance, draft.attendance_estimated) == (value, estimated)


@pytest.mark.parametrize(
    ("word", "quantity", "measure"),
    [
        ("读本30", 30, ""), ("读本30册", 30, "册"), ("30册读本", 30, "册"), ("读本三十本", 30, "本"),
        ("读本=30", 30, ""), ("读本×30", 30, ""), ("读本 30 册", 30, "册"), ("读本1.2万册", 12000, "册"),
        ("读本近百册", 100, "册"), ("读本２００", 200, ""), ("读本两千册", 2000, "册"),
    ],
)  # fmt: skip
def test_copies(read: Read, word: str, quantity: int, measure: str) -> None:
    line = read(f"摆摊 消法 @长城 {word}")
    assert [(one.material, one.quantity, one.measure) for one in drafted(line).materials] == [
        ("消费维权读本", quantity, measure)
    ]
    assert drafted(line).attendance is None


@pytest.mark.parametrize(
    ("words", "communities", "whole"),
    [
        ("@长城@朝阳", ("长城社区", "朝阳社区"), False), ("@长城、朝阳社区", ("长城社区", "朝阳社区"), False),
        ("@ccsq", ("长城社区",), False), ("@ 春晖", ("春晖社区",), False), ("＠长城", ("长城社区",), False),
        ("长城社区", ("长城社区",), False), ("@全街", (), True), ("@all", (), True),
        ("@长城 @长城", ("长城社区",), False),
    ],
)  # fmt: skip
def test_communities(read: Read, words: str, communities: tuple[str, ...], whole: bool) -> None:
    draft = drafted(read(f"讲座 {words}"))
    assert (draft.communities, draft.whole_subdistrict) == (communities, whole)


def test_a_name_of_several_is_a_doubt_until_one_is_chosen(read: Read) -> None:
    line = read("讲座 @长")
    assert [(one.code, one.severity, one.suggestions) for one in line.problems] == [
        ("ambiguous", Severity.DOUBT, ("长城社区", "长青社区"))
    ]
    chosen = read("讲座 @长", 长="长青社区")
    assert drafted(chosen).communities == ("长青社区",)
    assert chosen.problems == ()


def test_the_law_tells_readers_apart(read: Read) -> None:
    assert drafted(read("讲座 宪法 @长城 读本5")).materials[0].material == "宪法学习读本"
    without = read("讲座 @长城 读本5")
    assert [(one.code, one.severity) for one in without.problems] == [("ambiguous", Severity.NOTE)]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("讲座 @没有", ("unknown_community", "没有")),
        ("讲座 @长城 火炬20", ("unknown_material", "火炬")),
        ("入户 @长城 300户", ("figure_left_over", "300户")),
        ("讲座 @长城 45 50", ("figure_left_over", "50")),
        ("讲座 @长城 2.30", ("unreadable_day", "2.30")),
        ("讲座 @长城 2026-13-01", ("unreadable_day", "2026-13-01")),
        ("讲座 摆摊 @长城", ("word_left_over", "摆摊")),
        ("讲座 @长城 咨询20余", ("estimate_kept", "咨询20余")),
        ("讲座 @长城 咨询12册", ("wrong_measure", "咨询12册")),
        ("讲座 @长城 咨询2 婚姻3", ("over_total", "3")),
        ("讲座 @长城 25:00", ("unreadable_hours", "25:00")),
        ("5.4 普法 @长城", ("required", "")),
        ("讲座 保护法 @长城", ("ambiguous", "保护法")),
        ("讲座 @长城 三月十五", ("unreadable_day", "三月十五")),
        ("讲座 @长城 5月4日上午", ("part_of_day", "5月4日上午")),
        ("讲座 @长城 几十人", ("figure_left_over", "几十人")),
        ("讲座 @长城 志愿者20人", ("figure_left_over", "志愿者20人")),
        ("讲座 " * 1000, ("too_long", "")),
    ],
)
def test_what_is_not_understood_is_named(read: Read, line: str, said: tuple[str, str]) -> None:
    assert said in _codes(read(line))


def test_unknown_words_and_quotations_become_the_title(read: Read) -> None:
    draft = drafted(read('法律进万家 讲座 "读本30 摆摊" 12348 @长城'))
    assert (draft.title, draft.form, draft.attendance, draft.materials) == (
        "法律进万家 读本30 摆摊 12348",
        Form.LECTURE,
        None,
        (),
    )


def test_a_form_inside_a_title_word(read: Read) -> None:
    draft = drafted(read("防诈骗讲座 @长城"))
    assert (draft.form, draft.title) == (Form.LECTURE, "防诈骗讲座")
    assert drafted(read("bt @长城")).form is Form.BOOTH


@pytest.mark.parametrize(
    ("word", "first", "last"),
    [
        ("3.15-17", date(2026, 3, 15), date(2026, 3, 17)),
        ("3月15日至3月17日", date(2026, 3, 15), date(2026, 3, 17)),
        ("3.15 3.17", date(2026, 3, 15), date(2026, 3, 17)),
        ("2019-05-04", date(2019, 5, 4), None),
        ("昨天", date(2026, 11, 23), None),
        ("", TODAY, None),
        ("三月十五日", date(2026, 3, 15), None),
        ("二〇一九年三月十五日", date(2019, 3, 15), None),
        ("3月15日上午", date(2026, 3, 15), None),
        ("15日", date(2026, 11, 15), None),
        ("25号", date(2026, 10, 25), None),
        ("周三", date(2026, 11, 18), None),
        ("上周五", date(2026, 11, 20), None),
        ("下周一", date(2026, 11, 30), None),
        ("last Friday", date(2026, 11, 20), None),
        ("15 March", date(2026, 3, 15), None),
        ("May 4th 2019", date(2019, 5, 4), None),
    ],
)
def test_days(read: Read, word: str, first: date, last: date | None) -> None:
    draft = drafted(read(f"讲座 {word} @长城"))
    assert (draft.day, draft.day_end) == (first, last)


@pytest.mark.parametrize(
    ("word", "hours"),
    [
        ("9:30", ("09:30", "")), ("上午9点", ("09:00", "")), ("下午3点半", ("15:30", "")),
        ("下午2点-4点", ("14:00", "16:00")),
    ],
)  # fmt: skip
def test_hours(read: Read, word: str, hours: tuple[str, str]) -> None:
    draft = drafted(read(f"讲座 {word} @长城"))
    assert (draft.starts_at, draft.ends_at) == hours


def test_a_day_without_a_year_is_not_far_ahead_unless_planned(known: Known) -> None:
    january = date(2027, 1, 5)
    assert drafted(read_line("讲座 12.28 @长城", known, january)).day == date(2026, 12, 28)
    assert drafted(read_line("讲座 12.28 计划 @长城", known, january)).day == date(2027, 12, 28)
    assert drafted(read_line("讲座 2027-12-28 @长城", known, january)).day == date(2027, 12, 28)


@pytest.mark.parametrize(
    "line",
    [
        "5.4 讲座 @长城 45人", "5.4讲座 @长城 45人", "5月4日讲座@长城 45人", "讲座 @长城社区45人 5.4",
        "5.4在长城社区讲座45人", "5.4 讲座 长城 人数:45", "讲座 @长城 时间:5.4 共45人", "五月四日讲座@长城45人",
        "5.4@长城讲座45人",
    ],
)  # fmt: skip
def test_blanks_may_be_left_out(read: Read, line: str) -> None:
    assert drafted(read(line)) == drafted(read("5.4 讲座 @长城 45人"))


def test_a_title_with_its_form_keeps_its_heads_apart(read: Read) -> None:
    draft = drafted(read("防诈骗讲座45人 @长城"))
    assert (draft.title, draft.attendance) == ("防诈骗讲座", 45)


def test_figures_as_bulletins_write_them(read: Read) -> None:
    draft = drafted(read("摆摊 @长城 发放宪法读本一百册、横幅1条 接受咨询12人次（婚姻5、劳动3）"))
    assert [(one.material, one.quantity) for one in draft.materials] == [("宪法学习读本", 100), ("法治宣传横幅", 1)]
    assert sum(one.count for one in draft.consultations) == 12
    assert len(draft.consultations) == 3


def test_a_material_that_the_catalogue_lacks_is_taken_where_its_name_says_what_it_is(read: Read) -> None:
    draft = drafted(read("摆摊 @长城 发放毛巾20条 防溺水明白纸 300"))
    assert [(one.material, one.quantity) for one in draft.materials] == [("毛巾", 20), ("防溺水明白纸", 300)]


def test_categories_are_among_all_consultations(read: Read) -> None:
    lines = drafted(read("摆摊 咨询12 婚姻3 @长城")).consultations
    assert {one.category: one.count for one in lines} == {Category.MARRIAGE: 3, Category.UNCLASSIFIED: 9}


PARTS = [
    "3.15", "2.30", "摆摊", "讲座", "booth", "消法", "《", "》", "@", "@长", "、", "，", "“", "”",
    "咨询", "读本", "宣传单",
    "30", "册", "近百", "3万余", "千", "1.", "-", "至", "人", "9:30", "横幅", "bt",
    "婚姻", "全街", "=", "\x1b[31m", "\u3000",
]  # fmt: skip
LINES = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from([*PARTS, " ", *string.digits]), max_size=40).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(LINES)
def test_any_line_is_read_and_no_word_is_lost(known: Known, text: str) -> None:
    line = read_line(text, known, TODAY)
    if line.draft is not None:
        kept = "".join(line.draft.title.split())
        in_title = ["".join(word.text.split()) for word in line.words if word.field == "title"]
        assert all(word in kept for word in in_title)
        assert all(one.quantity >= 0 for one in line.draft.materials)
    elif line.words:
        assert any(problem.severity is Severity.ERROR for problem in line.problems)
    # every sign that is no separator is in one of the words
    seen = "".join(word.text for word in line.words)
    assert {sign for sign in text if sign.isalnum()} <= set(seen)
