"""The publicity calendar: which days a year has, under which name and number, and what they suggest."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.domain.laws import find_law
from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR, Month
from outreach_tui.domain.publicity import (
    PUBLICITY_DAYS,
    KeyDay,
    PublicityDay,
    Reach,
    days_of_month,
    days_of_year,
    suggested_theme,
)
from outreach_tui.domain.recurrence import FixedDays, LunarDay, NthWeek, Span, WeekOf, WholeMonth

years = st.integers(FIRST_YEAR, LAST_YEAR)
months = st.builds(Month, years, st.integers(1, 12))


def key_day(year: int, name: str) -> KeyDay:
    return next(found for found in days_of_year(year) if found.name == name)


def names(year: int, region: str | None = None) -> set[str]:
    return {found.name for found in days_of_year(year, region)}


class TestRules:
    @pytest.mark.parametrize(
        ("rule", "year", "first", "last"),
        [
            (FixedDays(3, 15), 2019, date(2019, 3, 15), date(2019, 3, 15)),
            (FixedDays(4, 25, 5, 1), 2019, date(2019, 4, 25), date(2019, 5, 1)),
            (WholeMonth(2), 2019, date(2019, 2, 1), date(2019, 2, 28)),
            (WholeMonth(2), 2020, date(2020, 2, 1), date(2020, 2, 29)),
            (WholeMonth(12), 2019, date(2019, 12, 1), date(2019, 12, 31)),
            (NthWeek(9, 3), 2019, date(2019, 9, 16), date(2019, 9, 22)),
            (NthWeek(9, 3), 2018, date(2018, 9, 17), date(2018, 9, 23)),
            (NthWeek(4, 1), 2019, date(2019, 4, 1), date(2019, 4, 7)),  # the 1st is a Monday
            (NthWeek(9, 1), 2020, date(2020, 9, 7), date(2020, 9, 13)),  # the 1st is a Tuesday
            (WeekOf(3, 8), 2019, date(2019, 3, 4), date(2019, 3, 10)),
            (WeekOf(3, 8), 2021, date(2021, 3, 8), date(2021, 3, 14)),  # a Monday
            (WeekOf(3, 8), 2020, date(2020, 3, 2), date(2020, 3, 8)),  # a Sunday
            (LunarDay(9, 9), 2019, date(2019, 10, 7), date(2019, 10, 7)),
            (LunarDay(1, 1, before=1, after=14), 2019, date(2019, 2, 4), date(2019, 2, 19)),
        ],
    )
    def test_the_days_of_a_year(
        self, rule: FixedDays | WholeMonth | NthWeek | WeekOf | LunarDay, year: int, first: date, last: date
    ) -> None:
        assert rule.span(year) == Span(first, last)

    @pytest.mark.parametrize("year", [1900, 2100])
    def test_lunar_days_are_unknown_beyond_the_table(self, year: int) -> None:
        assert LunarDay(1, 1).span(year) is None


class TestCalendar:
    @pytest.mark.parametrize(
        ("year", "name", "first", "last"),
        [
            (2019, "春节送法过年", date(2019, 1, 21), date(2019, 2, 5)),
            (2019, "三八妇女维权周", date(2019, 3, 4), date(2019, 3, 10)),
            (2019, "中国水周", date(2019, 3, 22), date(2019, 3, 28)),
            (2019, "全民国家安全教育日", date(2019, 4, 15), date(2019, 4, 15)),
            (2019, "知识产权宣传周", date(2019, 4, 20), date(2019, 4, 26)),
            (2019, "职业病防治法宣传周", date(2019, 4, 25), date(2019, 5, 1)),
            (2019, "安全生产月", date(2019, 6, 1), date(2019, 6, 30)),
            (2014, "国家网络安全宣传周", date(2014, 11, 24), date(2014, 11, 30)),
            (2015, "国家网络安全宣传周", date(2015, 6, 1), date(2015, 6, 7)),
            (2019, "国家网络安全宣传周", date(2019, 9, 16), date(2019, 9, 22)),
            (2021, "国家网络安全宣传周", date(2021, 10, 11), date(2021, 10, 17)),
            (2032, "国家网络安全宣传周", date(2032, 9, 20), date(2032, 9, 26)),
            (2019, "老年节", date(2019, 10, 7), date(2019, 10, 7)),
            (2019, "宪法宣传周", date(2019, 12, 1), date(2019, 12, 7)),
            (2021, "宪法宣传周", date(2021, 11, 29), date(2021, 12, 5)),
            (2022, "宪法宣传周", date(2022, 12, 4), date(2022, 12, 10)),
            (2040, "宪法宣传周", date(2040, 12, 1), date(2040, 12, 7)),
        ],
    )
    def test_when_a_day_is(self, year: int, name: str, first: date, last: date) -> None:
        found = key_day(year, name)
        assert (found.first, found.last) == (first, last)

    @pytest.mark.parametrize(
        ("year", "name", "ordinal"),
        [
            (2014, "国家宪法日", 1),
            (2019, "国家宪法日", 6),
            (2013, "全国法制宣传日", 13),
            (2019, "宪法宣传周", 2),
            (2019, "全民国家安全教育日", 4),
            (2019, "防灾减灾日", 11),
            (2019, "国际禁毒日", 32),
            (2019, "中国水周", 32),
            (2021, "消防宣传日", 30),
            (2021, "防范非法集资宣传月", 9),
            (2020, "国家网络安全宣传周", 7),
            (2019, "知识产权宣传周", None),
        ],
    )
    def test_its_number(self, year: int, name: str, ordinal: int | None) -> None:
        assert key_day(year, name).ordinal == ordinal

    @pytest.mark.parametrize(
        ("name", "first_year", "last_year"),
        [
            ("民法典宣传月", 2021, None),
            ("全国法制宣传日", 2001, 2013),
            ("国家宪法日", 2014, None),
            ("保护知识产权宣传周", 2004, 2008),
            ("知识产权宣传周", 2009, None),
            ("宪法宣传周", 2018, None),
            ("全民国家安全教育日", 2016, None),
            ("信访条例宣传月", 2005, 2021),
            ("老年节", 2013, None),
            ("世界环境日", 1985, 2014),
            ("环境日", 2015, None),
        ],
    )
    def test_the_years_of_a_name(self, name: str, first_year: int, last_year: int | None) -> None:
        held = [year for year in range(1980, 2060) if name in names(year)]
        assert held == list(range(first_year, (last_year or 2059) + 1))

    @pytest.mark.parametrize(
        ("region", "offered"),
        [(None, True), ("广东", True), ("广东省广州市", True), ("湖南省长沙市", False), ("", False)],
    )
    def test_a_provinces_day_is_its_own(self, region: str | None, offered: bool) -> None:
        assert ("信访条例宣传月" in names(2019, region)) is offered
        assert "国家宪法日" in names(2019, region)

    def test_only_notices_move(self) -> None:
        assert {day.name for day in days_of_year(2019) if day.announced} == {
            "国家网络安全宣传周",
            "宪法宣传周",
        }

    def test_laws_are_those_in_force(self) -> None:
        assert "民法典" not in key_day(2019, "三八妇女维权周").laws
        assert "婚姻法" in key_day(2019, "三八妇女维权周").laws
        assert "婚姻法" not in key_day(2021, "三八妇女维权周").laws
        assert key_day(2015, "国家网络安全宣传周").laws == ()
        assert key_day(2022, "信访工作条例宣传月").laws == ("信访工作条例",)

    def test_a_week_across_two_months_is_in_both(self) -> None:
        for number in (4, 5):
            assert "职业病防治法宣传周" in {day.name for day in days_of_month(Month(2019, number))}

    def test_only_years_of_months_have_key_days(self) -> None:
        for year in (FIRST_YEAR - 1, LAST_YEAR + 1):
            with pytest.raises(ValueError, match=str(year)):
                days_of_year(year)

    @given(years)
    def test_key_days_lie_in_their_year_in_order(self, year: int) -> None:
        found = days_of_year(year)
        assert [day.first for day in found] == sorted(day.first for day in found)
        for day in found:
            assert day.first.year == day.last.year == year
            assert day.first <= day.last
            assert day.ordinal is None or day.ordinal >= 1

    @given(months)
    def test_a_months_key_days_are_those_with_a_day_in_it(self, month: Month) -> None:
        span = [month.start + timedelta(days=n) for n in range((month.end - month.start).days)]
        expected = [day for day in days_of_year(month.year) if any(day.first <= d <= day.last for d in span)]
        assert days_of_month(month) == expected

    @settings(max_examples=30)
    @given(years)
    def test_the_months_of_a_year_hold_all_its_key_days(self, year: int) -> None:
        by_month = [day for n in range(1, 13) for day in days_of_month(Month(year, n))]
        assert set(by_month) == set(days_of_year(year))
        assert all(day in days_of_month(day.month) for day in by_month)


@pytest.mark.parametrize("entry", PUBLICITY_DAYS, ids=lambda entry: entry.names[-1].text)
class TestEntries:
    def test_its_laws_are_listed(self, entry: PublicityDay) -> None:
        for name in entry.laws:
            law = find_law(name)
            assert law is not None
            assert law.name == name

    def test_its_names_follow_one_another(self, entry: PublicityDay) -> None:
        for older, newer in zip(entry.names, entry.names[1:], strict=False):
            assert older.until + 1 == newer.since
        assert entry.name_in(entry.names[0].since - 1) is None
        assert entry.name_in(entry.names[0].since) == entry.names[0]
        assert entry.name_in(entry.names[-1].until or LAST_YEAR) == entry.names[-1]

    def test_a_place_is_named_when_it_is_not_national(self, entry: PublicityDay) -> None:
        assert bool(entry.place) == (entry.reach is not Reach.NATIONAL)


class TestThemes:
    @pytest.mark.parametrize(
        ("month", "theme"),
        [
            (Month(2019, 1), "送法过年·农民工工资"),
            (Month(2019, 2), "节日安全与治安"),
            (Month(2021, 2), "送法过年·节日安全与治安"),  # Spring Festival on the 12th
            (Month(2019, 3), "社会治安综合治理·妇女维权·消费维权"),
            (Month(2019, 5), "依法信访·防范经济犯罪"),
            (Month(2021, 5), "依法信访·民法典·防范经济犯罪"),
            (Month(2019, 9), "网络安全·人民调解"),
            (Month(2019, 12), "宪法"),
            (Month(2020, 11), "消防安全·反家暴"),  # though 宪法宣传周 begins on the 30th
            (Month(2003, 12), "宪法"),
            (Month(1985, 3), None),
            (Month(2000, 12), None),
        ],
    )
    def test_a_months_theme(self, month: Month, theme: str | None) -> None:
        assert suggested_theme(month) == theme

    def test_other_provinces_have_no_petitions_month(self) -> None:
        assert suggested_theme(Month(2019, 5), "浙江省") == "防范经济犯罪"

    def test_every_month_since_the_calendar_filled_has_one(self) -> None:
        assert all(suggested_theme(Month(year, n)) for year in range(2016, 2040) for n in range(1, 13))
