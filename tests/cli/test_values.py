"""Days, periods, counts and codes, in every spelling people use, through the commands that take them."""

from enum import StrEnum

import pytest

from outreach_tui.domain.vocabulary import (
    Adviser,
    Audience,
    Category,
    Form,
    MaterialKind,
    Mode,
    Outcome,
    Status,
)
from outreach_tui.i18n import LANGUAGES, catalogue
from outreach_tui.wording.labels import TERMS
from tests.cli.conftest import Outreach


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2019-05-04", "2019-05-04"),
        ("2019.5.4", "2019-05-04"),
        ("2019/5/4", "2019-05-04"),
        ("20190504", "2019-05-04"),
        ("2019年5月4日", "2019-05-04"),
        ("2019年5月4日（星期六）", "2019-05-04"),
        ("2019 年 5 月 4 号", "2019-05-04"),
        ("2019年5月4日 周六", "2019-05-04"),
        ("5.4", "2019-05-04"),
        ("5月4日", "2019-05-04"),
        ("５．４", "2019-05-04"),
        ("２０１９－０５－０４", "2019-05-04"),
        ("5。4", "2019-05-04"),
        ("2019—05—04", "2019-05-04"),
        ("today", "2019-05-20"),
        ("今天", "2019-05-20"),
        ("昨天", "2019-05-19"),
        ("Yesterday", "2019-05-19"),
        ("2020-02-29", "2020-02-29"),
    ],
)
def test_days(small: Outreach, text: str, day: str) -> None:
    assert small.json("consult", "add", "--community", "朝阳", "--date", text)["date"] == day


@pytest.mark.parametrize(
    "text",
    [
        "2019-02-29",
        "2019-13-01",
        "5.32",
        "0000-01-01",
        "12019-01-01",
        "",
        " ",
        "五四",
        "5.4.",
        "2019-05-04T10:00",
        "-1",
    ],
)
def test_what_is_no_day_is_wrong_usage(small: Outreach, text: str) -> None:
    answer = small("consult", "add", "--community", "朝阳", "--date", text)
    assert (answer.code, answer.out) == (2, "")
    assert text.strip() in answer.err
    assert small.json("consult", "list") == []


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("2019", "2019"),
        ("２０１９年", "2019"),
        ("2019-05", "2019-05"),
        ("2019.5", "2019-05"),
        ("2019年5月", "2019-05"),
        ("2019-Q2", "2019-Q2"),
        ("2019q2", "2019-Q2"),
        ("2019年第二季度", "2019-Q2"),
        ("2019年上半年", "2019-01..2019-06"),
        ("2019-05..2019-08", "2019-05..2019-08"),
        ("2019-05 ~ 2019-08", "2019-05..2019-08"),
        ("2019年5月至8月", "2019-05..2019-08"),
        ("2019-04..2019-06", "2019-Q2"),
        ("2018-12..2019-01", "2018-12..2019-01"),
        ("this-month", "2019-05"),
        ("本月", "2019-05"),
        ("上月", "2019-04"),
        ("今年", "2019"),
        ("去年", "2018"),
        ("5月", "2019-05"),
    ],
)
def test_periods(small: Outreach, text: str, label: str) -> None:
    assert small.json("tally", text)["period"]["label"] == label


def test_the_period_is_this_month_unless_named(small: Outreach) -> None:
    assert small.json("tally")["period"] == {"label": "2019-05", "start": "2019-05-01", "end": "2019-06-01"}
    assert small.json("tally", "2019-12")["period"]["end"] == "2020-01-01"


@pytest.mark.parametrize("text", ["2019-13", "19", "abc", "2019-08..2019-05", "2019-05-04", "2019..", "9999", ""])
def test_what_is_no_period_is_wrong_usage(small: Outreach, text: str) -> None:
    answer = small("tally", text)
    assert (answer.code, answer.out) == (2, "")


@pytest.mark.parametrize(
    ("text", "attendance", "estimated"),
    [
        ("45", 45, False), ("４５", 45, False), ("45人", 45, False), ("1,200", 1200, False), ("0", 0, False),
        ("40余", 40, True), ("４０余人", 40, True), ("四十多人", 40, True), ("约60", 60, True), ("40+", 40, True),
        ("不详", None, False), ("unknown", None, False), ("", None, False),
    ],
)  # fmt: skip
def test_head_counts(small: Outreach, text: str, attendance: int | None, estimated: bool) -> None:
    event = small.json("event", "add", "--date", "5.4", "--form", "lecture", "--title", "一", "--community", "朝阳",
                       "--attendance", text)  # fmt: skip
    assert (event["attendance"], event["attendance_estimated"]) == (attendance, estimated)


def written(kind: type[StrEnum], code: StrEnum) -> list[str]:
    """A code as code and as its label in each language, in other letters too."""
    term = TERMS[kind][code]
    labels = [catalogue(language).gettext(term.label) for language in LANGUAGES]
    return list(dict.fromkeys([code.value, code.value.upper(), *labels, *(f" {label} " for label in labels)]))


@pytest.mark.parametrize(
    ("kind", "command", "option", "key"),
    [
        (Form, ("event", "list"), "--form", None),
        (Status, ("event", "list"), "--status", None),
        (Audience, ("event", "list"), "--audience", None),
        (Category, ("consult", "list"), "--category", None),
        (Outcome, ("consult", "list"), "--outcome", None),
        (Mode, ("consult", "add", "--community", "朝阳"), "--mode", "mode"),
        (Adviser, ("consult", "add", "--community", "朝阳"), "--adviser", "adviser"),
    ],
)
def test_every_code_is_also_taken_by_its_labels(
    sample: Outreach, kind: type[StrEnum], command: tuple[str, ...], option: str, key: str | None
) -> None:
    for code in kind:
        by_code = sample.json(*command, option, code.value)
        for text in written(kind, code)[1:]:
            by_label = sample.json(*command, option, text)
            assert (by_label[key], by_code[key]) == (code.value, code.value) if key else by_label == by_code, text


def test_every_kind_of_material_is_also_taken_by_its_labels(small: Outreach) -> None:
    for kind in MaterialKind:
        for number, text in enumerate(written(MaterialKind, kind)):
            assert small.json("material", "add", f"{kind} {number}", "--kind", text)["kind"] == kind.value


@pytest.mark.parametrize(
    "by", ["community", "社区", "Community", "类别", "Outcome", "资料", "法律", "普法对象", "plan", "形式"]
)
def test_the_rows_of_a_tally_are_named_by_code_or_label(sample: Outreach, by: str) -> None:
    assert sample.json("tally", "2019-05", "--by", by)["rows"]


def test_names_are_taken_as_people_say_them(small: Outreach) -> None:
    for name in ("朝阳", "朝阳社区", "朝阳社区居委会", " 朝 阳 "):
        assert small.json("consult", "add", "--community", name)["community"] == "朝阳社区"


def test_amounts_of_one_material_are_added_up(small: Outreach) -> None:
    event = small.json(
        *("event", "add", "--date", "5.4", "--form", "booth", "--title", "一", "--all-communities"),
        *("--material", "读本=30册", "--material", "读本＝１２"),
        *("--consult", "物业=2", "--consult", "Property management=3"),
    )  # fmt: skip
    assert event["materials"] == {"册": 42}
    assert [(line["category"], line["count"]) for line in event["consultation_lines"]] == [("property_management", 5)]


def test_communities_named_twice_are_served_once(small: Outreach) -> None:
    event = small.json("event", "add", "--date", "5.4", "--form", "lecture", "--title", "一", "--community", "朝阳",
                       "--community", "朝阳社区", "--community", "春晖")  # fmt: skip
    assert event["communities"] == ["朝阳社区", "春晖社区"]
