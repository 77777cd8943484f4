"""The bulletin reader: its judgements one by one, its score on marked bulletins, and texts nobody meant to write."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.bulletins import FOLDER, in_half_width, load, score
from outreach_tui.intake.bulletin import BulletinReading, read_bulletin
from outreach_tui.intake.bulletin.traditional import simplified
from outreach_tui.intake.bulletin.vocabulary import words_of

MARKED = sorted(FOLDER.glob("*.txt"))


def _lines(reading: BulletinReading) -> list[tuple[str, int, str, bool]]:
    return [(line.name, line.quantity, line.unit, line.estimated) for line in reading.materials]


@pytest.mark.parametrize("half", [False, True])
@pytest.mark.parametrize("path", MARKED, ids=lambda path: path.stem)
def test_marked_bulletins_are_read_as_well_as_asked(path: Path, half: bool) -> None:
    counts = score(load(path), half=half).counts
    assert counts["hit"] / counts["said"] >= 0.97
    assert counts["hit"] / counts["marked"] >= 0.93
    assert counts["estimates"] == counts["numbers"]
    for field, least in (("date", 0.95), ("laws", 0.90), ("theme", 0.85), ("forms", 0.75), ("venue", 0.70)):
        assert counts[field] / counts["bulletins"] >= least, field
    assert counts["kinds"] / counts["lines"] >= 0.85


def test_there_are_enough_marked_bulletins_and_no_two_alike() -> None:
    texts = [marked.text for path in MARKED for marked in load(path)]
    assert len(set(texts)) == len(texts) >= 120


@pytest.mark.parametrize(
    ("text", "day", "last"),
    [
        ("3月15日，社区举行活动。", "--03-15", None),
        ("2019年3月15日上午，社区举行活动。", "2019-03-15", None),
        ("二〇一九年三月十五日，社区举行活动。", "2019-03-15", None),
        ("3月10日至13日，社区举行活动。", "--03-10", "--03-13"),
        ("12月3日-4日，社区举行活动。", "--12-03", "--12-04"),
        ("12月4日是国家宪法日，12月5日，社区举行活动。", "--12-05", None),
        ("12月4日是国家宪法日，近日，社区举行活动。", None, None),
        ("新华社北京5月12日电 近日，社区举行活动。", None, None),
        ("新华社北京5月12日电 今天，社区举行活动。", "--05-12", None),
        ("2021年1月1日起民法典施行。1月12日，社区举行活动。", "--01-12", None),
        ("按照4月2日下发的通知，4月14日，社区举行活动。", "--04-14", None),
        ("为迎接“3·15”，社区举行活动。", None, None),
        ("春节期间，社区举行活动。", None, None),
        ("社区举行活动。\n2023年10月23日", None, None),
        ("2023年5月是民法典宣传月，5月24日，社区举行活动。", "2023-05-24", None),
        ("2月30日，社区举行活动。", None, None),
        ("2020年5月28日，全国人民代表大会通过民法典。5月30日，社区举行活动。", "--05-30", None),
        ("3月1日也是长江保护法施行的日子，近日，社区举行活动。", None, None),
        ("3月14日，社区召开宣传部署会。3月15日，社区在广场开展宣传。", "--03-15", None),
    ],
)  # fmt: skip
def test_the_day_of_the_event(text: str, day: str | None, last: str | None) -> None:
    reading = read_bulletin(text)
    assert (reading.date, reading.date_end) == (day, last)


@pytest.mark.parametrize(
    ("said", "value", "estimated"),
    [
        ("20人次", 20, False), ("20余人次", 20, True), ("近百人次", 100, True), ("千余人次", 1000, True),
        ("3万余人次", 30000, True), ("8多万人次", 80000, True), ("24.1万余人次", 241000, True),
        ("１２０人次", 120, False), ("1,046人次", 1046, False), ("一百二十人次", 120, False),
    ],
)  # fmt: skip
def test_numbers_as_they_are_written(said: str, value: int, estimated: bool) -> None:
    number = read_bulletin(f"活动现场，解答群众咨询{said}。").consultations
    assert number is not None
    assert (number.value, number.estimated) == (value, estimated)


@pytest.mark.parametrize(
    "text",
    [
        "今年以来，共发放宣传资料3000份，解答咨询200人次，受教育群众500人。",
        "下一步，将发放宣传资料3000份，解答咨询200人次，覆盖居民500人。",
        "同时，各乡镇也开展宣传，发放宣传资料3000份，解答咨询200人次，受教育群众500人。",
        "“去年我们发了3000份宣传资料，来了500人，解答咨询200人次。”社区书记说。",
        "出动民警50人次、志愿者30名，走访商户200户，收集意见12条，受理申请3件，化解纠纷5起。",
        "辖区常住人口3200人，电话12348，第12期。",
        "每户发放宣传单1份。",
        "现场设立公证咨询、养老咨询等11个服务台。",
    ],
)
def test_figures_that_are_not_the_events_own(text: str) -> None:
    reading = read_bulletin(f"3月15日，社区在人民广场开展宣传活动。{text}")
    assert (reading.attendance, reading.consultations, reading.materials) == (None, None, ())


def test_one_figure_for_several_things_is_one_line() -> None:
    reading = read_bulletin("发放宣传单、手提袋、围裙等宣传品1000余份。")
    assert _lines(reading) == [("宣传单、手提袋、围裙等宣传品", 1000, "份", True)]
    assert reading.materials[0].kind == "gift"


def test_kinds_are_not_copies() -> None:
    assert _lines(read_bulletin("发放宣传资料9种9000份。")) == [("宣传资料", 9000, "份", False)]


def test_numbers_stand_before_their_nouns_too() -> None:
    reading = read_bulletin("共发放了3000余份宣传单、200册《宪法》读本。")
    assert _lines(reading) == [("宣传单", 3000, "份", True), ("《宪法》读本", 200, "册", False)]


def test_a_figure_told_twice_is_one_line() -> None:
    reading = read_bulletin("现场发放宣传资料400余份。据统计，活动共发放宣传资料400余份。")
    assert _lines(reading) == [("宣传资料", 400, "份", True)]
    assert len(reading.evidence["materials"]) == 2


def test_laws_are_named_officially_and_once() -> None:
    reading = read_bulletin("宣传《中华人民共和国民法典》、新《消法》和反家庭暴力法，讲解民法典，赠送《普法漫画》。")
    assert reading.laws == ("民法典", "消费者权益保护法", "反家庭暴力法")


def test_a_campaigns_figures_count_where_it_is_all_there_is() -> None:
    reading = read_bulletin("宣传月期间，各部门上街宣传。截至目前，共发放宣传资料3万余份。")
    assert _lines(reading) == [("宣传资料", 30000, "份", True)]


def test_evidence_is_where_the_words_are() -> None:
    text = "（通讯员 王 平）３ 月 １５ 日，社区在 人民广场 开展“法在 身边”主题活动，发放 宣传单 800 余份。"
    reading = read_bulletin(text)
    words = {name: [text[start:end] for start, end in spans] for name, spans in reading.evidence.items()}
    assert words["date"] == ["３ 月 １５ 日"]
    assert words["venue"] == ["人民广场"]
    assert words["theme"] == ["法在 身边"]
    assert words["materials"] == ["宣传单 800 余份"]


def test_traditional_characters_are_read_as_well() -> None:
    reading = read_bulletin("3月15日，社區在人民廣場開展宣傳活動，發放宣傳資料500餘份，解答群眾諮詢20餘人次。")
    assert reading.venue == "人民廣場"
    assert _lines(reading) == [("宣傳資料", 500, "份", True)]
    assert reading.consultations is not None


def test_straight_quotation_marks_are_read_in_pairs() -> None:
    reading = read_bulletin('3月8日，社区借"三八"节之机，在人民广场开展"巾帼学法"宣传活动。')
    assert (reading.theme, reading.venue) == ("巾帼学法", "人民广场")


@pytest.mark.parametrize("text", ["人民广场上，人来人往。", "红星小学邀请民警讲课。"])
def test_a_bulletin_may_begin_with_its_place(text: str) -> None:
    assert read_bulletin(text).venue == text[:4]


def test_nothing_is_read_from_nothing() -> None:
    assert read_bulletin(" \n\u3000") == BulletinReading()


PARTS = words_of(
    "3月15日 12月4日是 今年以来 截至目前 下一步 在 人民广场 开展 举行 走进 社区 “ ” 《 》 （ ） ， 。 、 ： 发放 "
    "宣传单 读本 等 各 200 3万余 份 册 人次 近百 千余 解答 咨询 群众 参加 志愿者 民法典 条例 以 为主题 活动 一 第 年 "
    "月 日 1. , \" ' - 至 为 向 的"
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(st.sampled_from([*PARTS, "\n", " "]), max_size=120).map("".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_any_text_is_read_and_evidence_lies_within_it(text: str) -> None:
    reading = read_bulletin(text)
    for spans in reading.evidence.values():
        assert all(0 <= start < end <= len(text) for start, end in spans)
    for number in (reading.attendance, reading.consultations):
        assert number is None or number.value > 0
    assert all(line.quantity > 0 and line.name for line in reading.materials)


@pytest.mark.parametrize(
    "part",
    [
        "在为对以",
        "“",
        "《",
        "为群众",
        "1份",
        "3月1日",
        "发放宣传单、",
        "、",
        "咨询",
        "12",
        "在社区",
        "。",
        "(",
        "各",
        "“在”",
    ],
)
def test_long_nonsense_ends(part: str) -> None:
    read_bulletin(part * (20_000 // len(part)))


def _wrapped(text: str, columns: int = 36) -> str:
    """Return a text cut into lines of one width, as a mail or a PDF has it."""
    cut, width = "", 0
    for sign in text:
        if width >= columns:
            cut, width = cut + "\n", 0
        cut += sign
        width = 0 if sign == "\n" else width + (2 if sign > "\u2e80" else 1)
    return cut


def _framed(text: str) -> str:
    """Return a text with what a web page puts around it."""
    return f"青石区扎实推进普法\n来源:青石区司法局 发布时间:2024-01-02 10:11 浏览次数:35\n{text}\n编辑:王宁"


#: One for one, as other provinces write them.
TRADITIONAL = str.maketrans(dict(zip("发传资单询众余读册横条张广场区动开讲课师学专题讨",
                                     "發傳資單詢眾餘讀冊橫條張廣場區動開講課師學專題討", strict=True)))  # fmt: skip

#: The same bulletin as other hands would write, copy or send it.
SAME = {
    "half-width signs": in_half_width,
    "full-width figures": lambda text: text.translate(str.maketrans("0123456789", "０１２３４５６７８９")),
    "blanks around figures": lambda text: re.sub(r"(?<=[\u4e00-\u9fff])(\d+)(?=[\u4e00-\u9fff])", r" \1 ", text),
    "lines cut": _wrapped,
    "lines cut and indented": lambda text: _wrapped(text).replace("\n", "\n    "),
    "other line ends": lambda text: "\ufeff" + text.replace("\n", "\r\n"),
    "headline and imprint": _framed,
    "emoji": lambda text: "📢" + text.replace("。", "。😊"),
    "blank lines around": lambda text: f"\n \u3000\n{text}\n\n\t\n",
    "a dateline": lambda text: f"本报讯（通讯员 王宁）{text}",
    "traditional characters": lambda text: text.translate(TRADITIONAL),
}


@pytest.mark.parametrize("change", SAME.values(), ids=SAME)
def test_the_same_bulletin_in_another_dress_says_the_same(change: Callable[[str], str]) -> None:
    for marked in [*load(MARKED[0]), *load(MARKED[-1])]:
        plain, dressed = read_bulletin(marked.text), read_bulletin(change(marked.text))
        assert _said(dressed) == _said(plain), marked.name


def _said(reading: BulletinReading) -> tuple[object, ...]:
    lines = [(line.quantity, line.unit, line.kind, line.estimated) for line in reading.materials]
    theme = None if reading.theme is None else simplified(re.sub(r"[\W_]", "", reading.theme))
    return (
        reading.date, reading.date_end, simplified(reading.venue or ""), reading.forms, reading.attendance,
        reading.consultations, lines, [simplified(law) for law in reading.laws], theme,
    )  # fmt: skip


def test_the_words_of_every_field_stand_where_the_evidence_says() -> None:
    for marked in load(MARKED[0]):
        reading = read_bulletin(marked.text)
        words = {name: [marked.text[start:end] for start, end in spans] for name, spans in reading.evidence.items()}
        assert "".join(words.get("venue", ())) == (reading.venue or "")
        assert "".join(words.get("theme", ())) == (reading.theme or "")
        assert len(words.get("materials", ())) >= len({line.quantity for line in reading.materials})
        assert all(re.search("[\\d０-９一二三四五六七八九十百千万两]", text) for text in words.get("attendance", ()))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5月12日，社区在广场开展宣传。5月20日，社区又举办讲座。", ["5月20日"]),
        ("5月12日，社区在广场开展宣传。又讯 社区举办讲座。", ["又讯"]),
        ("5月12日，社区在广场开展宣传。下一步，将于5月20日举办讲座。", []),
        ("5月12日是防灾日，5月13日，社区在广场开展宣传。", []),
    ],
)
def test_another_event_in_the_text_is_told_of(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in read_bulletin(text).other_events] == words


def test_what_is_told_of_another_event_is_none_of_this_one() -> None:
    text = "5月12日，社区在广场设立咨询台，发放宣传单200份。又讯 近日，该社区举办法治讲座，80人参加，发放读本80册。"
    reading = read_bulletin(text)
    assert ([str(form) for form in reading.forms], reading.attendance) == (["booth"], None)
    assert [line.quantity for line in reading.materials] == [200]


def test_what_comes_after_is_told_of_only_where_a_clause_begins_with_it() -> None:
    text = "5月12日，社区告知居民申请条件及今后解决纠纷的途径。活动共发放宣传单200份。今后，社区将发放读本500册。"
    assert [line.quantity for line in read_bulletin(text).materials] == [200]
