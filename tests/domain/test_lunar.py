"""The lunar table against published dates, and its own consistency over two centuries."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.domain.lunar import FIRST_YEAR, LAST_YEAR, lunar_to_date

years = st.integers(FIRST_YEAR, LAST_YEAR)


def spring_festival(year: int) -> date:
    """The first day of the lunar year."""
    return lunar_to_date(year, 1, 1)


@pytest.mark.parametrize(
    "day",
    [
        date(1901, 2, 19),
        date(1949, 1, 29),
        date(1966, 1, 21),  # 21 January and 20 February are the earliest and latest there can be
        date(1985, 2, 20),
        date(2000, 2, 5),
        date(2019, 2, 5),
        date(2020, 1, 25),
        date(2021, 2, 12),
        date(2022, 2, 1),
        date(2023, 1, 22),
        date(2024, 2, 10),
        date(2025, 1, 29),
        date(2026, 2, 17),
        date(2033, 1, 31),
        date(2034, 2, 19),  # after the leap eleventh month that older tables put elsewhere
        date(2099, 1, 21),
    ],
)
def test_spring_festival(day: date) -> None:
    assert spring_festival(day.year) == day


@pytest.mark.parametrize(
    "day",
    [
        date(2013, 10, 13),
        date(2014, 10, 2),  # after the leap ninth month's beginning has been passed over
        date(2017, 10, 28),
        date(2019, 10, 7),
        date(2020, 10, 25),
        date(2021, 10, 14),
        date(2022, 10, 4),
        date(2023, 10, 23),
        date(2024, 10, 11),
        date(2025, 10, 29),
    ],
)
def test_the_ninth_of_the_ninth(day: date) -> None:
    assert lunar_to_date(day.year, 9, 9) == day


@pytest.mark.parametrize(
    ("lunar", "day"),
    [
        ((2019, 1, 15), date(2019, 2, 19)),
        ((2019, 5, 5), date(2019, 6, 7)),
        ((2019, 8, 15), date(2019, 9, 13)),
        ((2019, 12, 30), date(2020, 1, 24)),
        ((2020, 4, 30), date(2020, 5, 22)),  # the day before the leap fourth month begins
        ((2020, 5, 5), date(2020, 6, 25)),
        ((2020, 8, 15), date(2020, 10, 1)),
        ((2024, 12, 29), date(2025, 1, 28)),
    ],
)
def test_other_feasts(lunar: tuple[int, int, int], day: date) -> None:
    assert lunar_to_date(*lunar) == day


@pytest.mark.parametrize(
    "lunar",
    [(1900, 1, 1), (2100, 1, 1), (2019, 0, 1), (2019, 13, 1), (2019, 1, 0), (2019, 1, 31), (2024, 12, 30)],
)
def test_there_is_no_such_day(lunar: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=str(lunar[0])):
        lunar_to_date(*lunar)


def test_spring_festival_keeps_its_season() -> None:
    for year in range(FIRST_YEAR, LAST_YEAR + 1):
        assert date(year, 1, 21) <= spring_festival(year) <= date(year, 2, 21)


@given(st.integers(FIRST_YEAR, LAST_YEAR - 1))
def test_a_year_has_twelve_months_or_thirteen(year: int) -> None:
    assert (spring_festival(year + 1) - spring_festival(year)).days in {353, 354, 355, 383, 384, 385}


@given(years, st.integers(1, 11), st.integers(1, 29))
def test_days_go_forward(year: int, month: int, day: int) -> None:
    here = lunar_to_date(year, month, day)
    assert lunar_to_date(year, month, 1) + timedelta(days=day - 1) == here
    assert (lunar_to_date(year, month + 1, day) - here).days in {29, 30, 58, 59, 60}
