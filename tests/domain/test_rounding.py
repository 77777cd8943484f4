import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.domain.numerals import read_count
from outreach_tui.domain.rounding import (
    Mark,
    Rounded,
    Rule,
    in_chinese,
    in_english,
    overstates,
    percent,
    reach,
    round_down,
    supports,
)

COUNTS = st.integers(0, 10**10)


@pytest.mark.parametrize(
    ("count", "printed"),
    [
        (0, "0"), (9, "9"), (10, "10"), (11, "10余"), (46, "40余"), (90, "90"), (225, "220余"), (304, "300余"),
        (529, "500余"), (1046, "1000余"), (1200, "1200"), (1234, "1200余"), (1950, "1900余"), (3000, "3000"),
        (3218, "3000余"), (10_000, "1万"), (12_000, "1.2万"), (12_300, "1.2万余"), (103_000, "10万余"),
        (241_500, "24万余"), (99_999, "9万余"), (120_000_000, "1.2亿"),
    ],
)  # fmt: skip
def test_prose_prints_the_leading_digits(count: int, printed: str) -> None:
    assert in_chinese(round_down(count)) == printed


def test_english_says_over() -> None:
    assert [in_english(round_down(count)) for count in (5, 1046, 3000, 12_300)] == [
        "5", "over 1,000", "3,000", "over 12,000",
    ]  # fmt: skip


@given(COUNTS)
def test_the_printed_number_never_says_more_than_the_truth(count: int) -> None:
    rounded = round_down(count)
    assert rounded.value <= count
    assert (rounded.rule is Rule.EXACT) == (rounded.value == count)
    assert not overstates(count, rounded.value, Mark.AT_LEAST)


@given(COUNTS)
def test_what_is_printed_is_read_back_as_the_number_it_stands_for(count: int) -> None:
    rounded = round_down(count)
    read = read_count(in_chinese(rounded))
    assert read is not None
    assert (read.value, read.estimated) == (rounded.value, rounded.rule is Rule.FLOOR)


@given(COUNTS)
def test_a_rounded_count_supports_itself(count: int) -> None:
    rounded = round_down(count)
    assert supports(count, rounded.value, Mark.AT_LEAST if rounded.rule is Rule.FLOOR else Mark.NONE)


@given(COUNTS)
def test_rounding_hides_less_than_a_tenth_of_larger_counts(count: int) -> None:
    if count >= 100:
        assert (count - round_down(count).value) * 10 < count


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_a_share_is_floored_to_a_tenth_of_a_per_cent(part: int, whole: int) -> None:
    shown = float(percent(part, whole).removesuffix("%"))
    assert shown <= 100 * part / whole + 1e-9
    assert 100 * part / whole - shown < 0.1 + 1e-9


def test_at_least_reaches_to_the_next_number_of_as_many_digits() -> None:
    assert reach(3000) == range(3000, 4000)
    assert reach(1200) == range(1200, 1300)
    assert reach(12_000) == range(12_000, 13_000)


@pytest.mark.parametrize(
    ("truth", "value", "mark", "fair"),
    [
        (3000, 3000, Mark.AT_LEAST, False),  # exactly so many is no "over"
        (3001, 3000, Mark.AT_LEAST, True),
        (4000, 3000, Mark.AT_LEAST, False),
        (2999, 3000, Mark.AT_LEAST, False),
        (2950, 3000, Mark.BELOW, True),
        (3000, 3000, Mark.BELOW, False),
        (2600, 3000, Mark.BELOW, False),
        (3100, 3000, Mark.ABOUT, True),
        (2500, 3000, Mark.ABOUT, False),
        (529, 529, Mark.NONE, True),
        (528, 529, Mark.NONE, False),
    ],
)
def test_marks_claim_what_they_mean(truth: int, value: int, mark: Mark, fair: bool) -> None:
    assert supports(truth, value, mark) is fair


def test_an_exact_number_is_printed_without_a_mark() -> None:
    assert in_chinese(Rounded(3218, Rule.EXACT)) == "3218"
