"""Bulletins of months, quarters and single communities read as such, in both languages."""

import re
from pathlib import Path

import pytest

from tests.reports.conftest import Outreach

PERIODS = [f"2019-{month:02d}" for month in range(1, 13)] + [f"2019-Q{quarter}" for quarter in range(1, 5)]


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("community", ["", "朝阳社区", "长城社区"])
def test_nothing_empty_and_nothing_of_a_year_is_said_of_less(outreach: Outreach, lang: str, community: str) -> None:
    for period in PERIODS:
        options = ["--community", community] if community else []
        text = outreach("report", "--period", period, *options, lang=lang).out
        assert not re.search("全年|上年安排|the year,|year-end", text, re.IGNORECASE)
        assert not re.search(
            r"[，、；：,(] ?[。.；;，]|for \.|\bby 0 |有0个|差0|\b1 (?:outreach )?events\b|\b1 were\b", text
        )


@pytest.mark.parametrize(
    ("lang", "said"), [("zh", "2021年，惠民街道没有活动、法律咨询和资料发放记录。"),
                       ("en", "惠民街道 has no events, consultations or handouts on record for 2021.")],
)  # fmt: skip
def test_a_period_without_records_is_one_sentence(outreach: Outreach, tmp_path: Path, lang: str, said: str) -> None:
    for options in ([], ["--short"]):
        paragraphs = outreach("report", "2021", *options, lang=lang).out.split("\n")
        assert [line for line in paragraphs if line.endswith(("。", "."))] == [said]
    files = [argument for kind in ("docx", "xlsx", "html", "json") for argument in ("-o", tmp_path / f"r.{kind}")]
    assert outreach("report", "2021", *files, lang=lang).code == 0
    assert outreach("verify", tmp_path / "r.docx", lang=lang).code == 0


def test_one_month_counts_communities_and_one_community_months(outreach: Outreach) -> None:
    month = outreach("report", "--period", "2019-02").out
    assert "本月应覆盖13个社区，有活动的1个，覆盖率7.6%。另有5个社区零报告，7个社区未报。" in month
    community = outreach("report", "2019", "--community", "长城社区").out
    assert "应覆盖6个月，有活动的3个，覆盖率50%。其余月份中，未报3个月。" in community
    assert "社区之间" not in community
    both = outreach("report", "--period", "2019-05", "--community", "朝阳社区").out
    assert "本月朝阳社区未开展活动，也未作零报告。" in both


def test_the_year_before_and_the_plan_of_the_next(outreach: Outreach) -> None:
    outreach("log", "2018-05-15 人民广场 摆摊 刑法 咨询17 宣传单120 @朝阳")
    outreach("plan", "set", "2020-03", "--theme", "消费维权")
    text = outreach("report", "2019").out
    assert "与上年相比，普法活动110场次，上年1场次，增加109场次；法律咨询529人次，上年17人次，增加512人次" in text
    assert "宣传资料（册）1046册，上年没有" in text
    assert "上年0" not in text  # of the booth's head-count nothing is known, which is not nothing
    assert "2020年，拟按已制定的计划开展1个月的主题宣传：3月“消费维权”。" in text
    assert "events came to 110 against 1, up by 109" in outreach("report", "2019", lang="en").out


def test_a_year_of_one_event_speaks_of_one_and_a_year_of_none_has_no_noughts(outreach: Outreach) -> None:
    outreach("event", "add", "--date", "2018-05-20", "--form", "lecture", "--title", "讲座", "--community", "朝阳社区",
             "--attendance", "1")  # fmt: skip
    outreach("consult", "add", "--date", "2018-05-20", "--community", "朝阳社区", "--category", "劳动争议")
    chinese = outreach("report", "2018").out
    assert "惠民街道开展普法宣传活动1场次，为法治讲座。受教育群众1人次。" in chinese
    assert "咨询内容均为劳动争议。" in chinese
    assert "从办理情况看" not in chinese  # of which nothing is known
    english = outreach("report", "2018", lang="en").out
    assert "carried out 1 outreach event (lecture). It reached 1 person." in english
    assert "It was about labour disputes." in english
    assert "held 1 lecture, reaching 1 person." in outreach("report", "2018", "--short", lang="en").out
    assert "普法活动上年110场次，本年没有；" in outreach("report", "2020").out
    assert "events fell from 110 to none;" in outreach("report", "2020", lang="en").out
