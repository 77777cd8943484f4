from datetime import date

import pytest

from outreach_tui.domain.checks import check_event
from outreach_tui.domain.findings import Known
from outreach_tui.domain.problems import Severity
from outreach_tui.domain.vocabulary import Form
from outreach_tui.intake.bulletin import Proposal, propose, read_bulletin

BULLETIN = """长城社区开展消费维权宣传
3月15日上午，长城社区在惠民广场摆摊设点，宣传《消费者权益保护法》。活动悬挂横幅2条，发放宣传单300余份、
消费维权手册50册，解答咨询20余人次，受教育群众400人。"""


@pytest.fixture
def proposal(known: Known) -> Proposal:
    return propose(read_bulletin(BULLETIN), BULLETIN, known)


def test_a_proposal_can_be_saved_as_it_is(proposal: Proposal, known: Known) -> None:
    draft = proposal.draft
    assert (draft.day, draft.form, draft.communities) == (date(2026, 3, 15), Form.BOOTH, ("长城社区",))
    assert (draft.title, draft.venue) == ("长城社区开展消费维权宣传", "惠民广场")
    assert (draft.attendance, draft.attendance_estimated) == (400, False)
    assert [(line.material, line.quantity) for line in draft.materials] == [
        ("法治宣传横幅", 2), ("防范诈骗宣传单", 300), ("消费维权读本", 50),
    ]  # fmt: skip
    assert [line.count for line in draft.consultations] == [20]
    assert all(problem.severity is not Severity.ERROR for problem in check_event(draft, known).problems)


def test_what_a_draft_cannot_hold_is_said(proposal: Proposal) -> None:
    kept = [problem.value for problem in proposal.problems if problem.code == "estimate_kept"]
    assert kept == ["20余", "宣传单300余份"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12月4日，社区举行讲座。", date(2025, 12, 4)),  # of the year before: the day has not come yet
        ("11月24日，社区举行讲座。", date(2026, 11, 24)),
        ("2019年12月4日，社区举行讲座。", date(2019, 12, 4)),
        ("2月29日，社区举行讲座。", date(2024, 2, 29)),
    ],
)
def test_a_day_without_a_year_is_the_last_one(known: Known, text: str, day: date) -> None:
    assert propose(read_bulletin(text), text, known).draft.day == day


def test_what_a_bulletin_leaves_out_is_asked_for(known: Known) -> None:
    text = "近日，举行了一场讲座，发放光盘30张。"
    proposal = propose(read_bulletin(text), text, known)
    assert [(problem.code, problem.field) for problem in proposal.problems] == [
        ("required", "date"), ("required", "community"), ("unknown_material", "material"),
    ]  # fmt: skip
    assert proposal.draft.form is Form.LECTURE
