"""Lists of consultations carry the figures of the tally, and know which answers are owed."""

from datetime import date

import pytest

from outreach_tui.domain.drafts import ConsultationDraft, EventDraft
from outreach_tui.domain.figures import Dimension, Selection
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.vocabulary import Category, Form, Outcome
from outreach_tui.services.consulting import is_overdue, read_consultations, read_follow_ups
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import Tallying

YEAR = Period.of_year(2020)
DAY = date(2020, 1, 10)


@pytest.fixture
def consulted(small_office: Office) -> Office:
    """Twelve visits in five records: at a booth, at two stations, one with a remark of percent signs."""
    logbook = Logbook(small_office)
    booth = logbook.add_event(EventDraft(DAY, Form.BOOTH, "广场咨询 [/foo]", ("朝阳",))).name
    for draft in (
        ConsultationDraft(DAY, Category.DEBT, event=booth, count=4),
        ConsultationDraft(DAY, Category.LABOUR, event=booth, outcome=Outcome.REFERRED_MEDIATION, count=2),
        ConsultationDraft(DAY, Category.DEBT, "长城", count=3, note="利率 24% 吗"),
        ConsultationDraft(DAY, Category.OTHER, "长城", outcome=Outcome.APPOINTMENT, follow_up_on=date(2020, 1, 14)),
        ConsultationDraft(DAY, Category.OTHER, "安泰", outcome=Outcome.LEGAL_AID, count=2,
                          follow_up_on=date(2020, 1, 20)),
    ):  # fmt: skip
        logbook.add_consultation(draft)
    return small_office


@pytest.mark.parametrize(
    ("narrowed", "records", "visits"),
    [
        ({}, 5, 12),
        ({"category": "debt"}, 2, 7),
        ({"outcome": "referred_mediation"}, 1, 2),
        ({"community": "长城"}, 2, 4),
        ({"at_event": False}, 3, 6),
        ({"text": "24%"}, 1, 3),
        ({"text": "广场咨询 [/FOO]"}, 2, 6),
        ({"text": "朝阳"}, 2, 6),
        ({"text": "_"}, 0, 0),
    ],
)
def test_figures_and_records_agree(consulted: Office, narrowed: dict[str, object], records: int, visits: int) -> None:
    found = read_consultations(consulted, Selection(YEAR, **narrowed))  # type: ignore[arg-type]
    assert len(found.page.records) == records
    assert found.figures.consultations == visits == sum(one.count for one in found.page.records)
    assert (found.owed, found.overdue) == (2, 1)


def test_the_total_is_that_of_the_tally(consulted: Office) -> None:
    total = Tallying(consulted).tally(YEAR, Dimension.CATEGORY).total.figures
    found = read_consultations(consulted, Selection(YEAR)).figures
    assert (found.consultations, found.consultations_at_events) == (
        total.consultations,
        total.consultations_at_events,
    )


def test_owed_answers_come_the_most_pressing_first(consulted: Office) -> None:
    found = read_follow_ups(consulted)
    assert [one.follow_up_on for one in found.page.records] == [date(2020, 1, 14), date(2020, 1, 20)]
    assert [is_overdue(one, consulted.today) for one in found.page.records] == [True, False]
    assert len(read_follow_ups(consulted, date(2020, 1, 15)).page.records) == 1


def test_an_answer_is_marked_and_unmarked(consulted: Office) -> None:
    logbook, (late, _later) = Logbook(consulted), read_follow_ups(consulted).page.records
    logbook.mark_answered(late.id, date(2020, 1, 15))
    assert late.id not in {one.id for one in read_follow_ups(consulted).page.records}
    logbook.mark_answered(late.id, None)
    assert read_follow_ups(consulted).overdue == 1
    with pytest.raises(Refused, match="end_before_start"):
        logbook.mark_answered(late.id, date(2020, 1, 1))


def test_only_a_promised_answer_can_be_given(consulted: Office) -> None:
    plain = read_consultations(consulted, Selection(Period.of_month(Month(2020, 1)), category="labour")).page.records[0]
    with pytest.raises(Refused, match="no_follow_up"):
        Logbook(consulted).mark_answered(plain.id, DAY)
