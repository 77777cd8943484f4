"""Key days and targets as they are typed, and back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.domain.drafts import TargetDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.months import Month, Unreadable
from outreach_tui.domain.records import Community, Material, PlannedDay
from outreach_tui.domain.vocabulary import Form, MaterialKind, Measure, TargetScope
from outreach_tui.intake.plan_shorthand import key_day_text, read_key_day, read_targets, target_text

COMMUNITIES = [Community(str(n), name, n, 0, "", None, None) for n, name in enumerate(["朝阳社区", "长城社区"])]
#: One material is called like a form, one like a measure, one like a code.
NAMES = ("宪法读本", "横幅", "咨询", "lecture")
MATERIALS = [Material(str(n), name, MaterialKind.READER, "册") for n, name in enumerate(NAMES)]
KNOWN = Known(COMMUNITIES, MATERIALS, date(2019, 5, 4))
MONTH = Month(2019, 5)

whom = st.one_of(
    st.sampled_from([{}, {"scope": TargetScope.EACH}]),
    st.sampled_from([{"scope": TargetScope.COMMUNITY, "community": one.name} for one in COMMUNITIES]),
)
asked = st.one_of(
    st.sampled_from([{"measure": measure} for measure in Measure if measure is not Measure.COPIES]),
    st.sampled_from([{"measure": Measure.EVENTS, "form": form} for form in Form]),
    st.sampled_from([{"measure": Measure.COPIES, "material": name} for name in NAMES]),
)


@given(
    st.builds(lambda who, what, amount: TargetDraft(amount=amount, **who, **what), whom, asked, st.integers(0, 10**6))
)
def test_what_is_written_for_a_target_reads_as_that_target(target: TargetDraft) -> None:
    text = target_text(target, NAMES)
    assert text is not None
    read = read_targets(text, KNOWN)
    assert (read.lines, read.problems) == ((target,), ())


@given(
    st.dates(date(2018, 1, 1), date(2021, 1, 1)),
    st.integers(0, 40),
    st.text(st.characters(categories=["L", "N"]), min_size=1),
)
def test_what_is_written_for_a_key_day_reads_as_that_day(first: date, days: int, name: str) -> None:
    day = PlannedDay(name, first, first + timedelta(days))
    assert read_key_day(key_day_text(day, MONTH), MONTH) == day


@pytest.mark.parametrize("text", ["", "3.15", "消费者权益日", "2.30 不存在的一天", "3.15..2.30 x"])
def test_no_key_day_without_a_day_and_a_name(text: str) -> None:
    with pytest.raises(Unreadable):
        read_key_day(text, MONTH)


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("讲座=5、咨询=４０人次；宪法读本=80册", []),
        ("讲座5", ["unreadable_pair"]),
        ("讲座=40余", ["unreadable_pair"]),
        ("讲座=1@夕阳社区", ["unknown_community"]),
        ("讲座=1＠长城", []),
    ],
)
def test_what_is_wrong_with_targets_is_said_of_each(text: str, codes: list[str]) -> None:
    assert [problem.code for problem in read_targets(text, KNOWN).problems] == codes
