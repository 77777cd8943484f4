"""Months, periods and days: arithmetic, every way of writing them, and what must be refused."""

import pickle
from contextlib import suppress
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.domain.calendar_words import parse_day, parse_month, parse_period
from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR, Month, Period, Unreadable

TODAY = date(2019, 5, 15)

days = st.dates(date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))
months = st.builds(Month, st.integers(FIRST_YEAR, LAST_YEAR), st.integers(1, 12))
inner_months = st.builds(Month, st.integers(1950, 2150), st.integers(1, 12))
periods = st.builds(lambda a, b: Period(min(a, b), max(a, b)), months, months)
shifts = st.integers(-300, 300)


class TestMonth:
    @pytest.mark.parametrize(
        ("month", "start", "end"),
        [
            (Month(2019, 2), date(2019, 2, 1), date(2019, 3, 1)),
            (Month(2020, 2), date(2020, 2, 1), date(2020, 3, 1)),
            (Month(2019, 12), date(2019, 12, 1), date(2020, 1, 1)),
            (Month(LAST_YEAR, 12), date(2199, 12, 1), date(2200, 1, 1)),
        ],
    )
    def test_it_runs_from_its_first_day_to_the_next_months_first(self, month: Month, start: date, end: date) -> None:
        assert (month.start, month.end) == (start, end)

    @pytest.mark.parametrize(
        ("month", "shift", "reached"),
        [
            (Month(2019, 12), 1, Month(2020, 1)),
            (Month(2019, 1), -1, Month(2018, 12)),
            (Month(2019, 5), 0, Month(2019, 5)),
            (Month(2019, 5), 24, Month(2021, 5)),
            (Month(2019, 5), -17, Month(2017, 12)),
        ],
    )
    def test_plus_crosses_years(self, month: Month, shift: int, reached: Month) -> None:
        assert month.plus(shift) == reached

    def test_it_is_written_with_a_zero_and_sorts_by_time(self) -> None:
        assert str(Month(2019, 5)) == "2019-05"
        assert sorted([Month(2020, 1), Month(2019, 12)]) == [Month(2019, 12), Month(2020, 1)]

    @pytest.mark.parametrize(("year", "number"), [(2019, 0), (2019, 13), (1899, 12), (2200, 1)])
    def test_there_is_no_such_month(self, year: int, number: int) -> None:
        with pytest.raises(ValueError, match=str(year)):
            Month(year, number)

    @pytest.mark.parametrize("ym", [201900, 201913, 2019, 0, -201905, 20190501])
    def test_there_is_no_such_ym(self, ym: int) -> None:
        with pytest.raises(ValueError, match=str(ym // 100)):
            Month.from_ym(ym)

    def test_the_calendar_ends(self) -> None:
        with pytest.raises(ValueError, match="2200"):
            Month(LAST_YEAR, 12).next()
        with pytest.raises(ValueError, match="1899"):
            Month(FIRST_YEAR, 1).previous()

    @given(months)
    def test_ym_comes_back(self, month: Month) -> None:
        assert Month.from_ym(month.ym) == month

    @given(inner_months, shifts, shifts)
    def test_plus_is_additive(self, month: Month, a: int, b: int) -> None:
        assert month.plus(a).plus(b) == month.plus(a + b)

    @given(months, months)
    def test_ym_and_start_order_as_months_do(self, a: Month, b: Month) -> None:
        assert (a < b) == (a.ym < b.ym) == (a.start < b.start)

    @given(days)
    def test_a_day_is_in_its_month_alone(self, day: date) -> None:
        month = Month.of(day)
        assert month.contains(day)
        assert month.start <= day < month.end
        assert not month.contains(month.end)
        assert not month.contains(month.start - timedelta(days=1))


class TestPeriod:
    @pytest.mark.parametrize(
        ("period", "label"),
        [
            (Period.of_year(2019), "2019"),
            (Period.of_month(Month(2019, 5)), "2019-05"),
            (Period.of_quarter(2019, 2), "2019-Q2"),
            (Period(Month(2019, 4), Month(2019, 6)), "2019-Q2"),
            (Period(Month(2019, 10), Month(2019, 12)), "2019-Q4"),
            (Period(Month(2019, 5), Month(2019, 8)), "2019-05..2019-08"),
            (Period(Month(2019, 5), Month(2019, 7)), "2019-05..2019-07"),
            (Period(Month(2019, 12), Month(2020, 2)), "2019-12..2020-02"),
            (Period(Month(2018, 1), Month(2019, 12)), "2018-01..2019-12"),
        ],
    )
    def test_it_has_one_label(self, period: Period, label: str) -> None:
        assert period.label == str(period) == label

    def test_its_last_month_may_not_come_first(self) -> None:
        with pytest.raises(ValueError, match="2019-05"):
            Period(Month(2019, 5), Month(2019, 4))

    @given(periods)
    def test_its_months_follow_one_another(self, period: Period) -> None:
        found = period.months()
        assert (found[0], found[-1]) == (period.first, period.last)
        assert all(b == a.next() for a, b in pairwise(found))
        assert found[0].start == period.start
        assert found[-1].end == period.end

    @given(periods, months)
    def test_days_select_the_same_months(self, period: Period, month: Month) -> None:
        assert (period.first <= month <= period.last) == period.contains(month.start)

    @given(periods)
    def test_its_label_reads_back(self, period: Period) -> None:
        assert parse_period(period.label, TODAY) == period


class TestParseDay:
    @pytest.mark.parametrize(
        "text",
        [
            "2019-05-04", "2019-5-4", "2019.5.4", "2019.05.04", "2019/5/4", "20190504", "2019年5月4日",
            "2019年05月04号", "2019 年 5 月 4 日", "2019年5月4", "5.4", "5-4", "05/04", "5月4日", "5月4号",
            "２０１９－０５－０４", "２０１９．５．４", "５月４日", "  5.4\n", "\u30005.4\u3000",
            "2019年5月4日（星期六）", "5月4日(周六)", "5.4 (Sat)", "2019-05-04 （礼拜六）",
        ],
    )  # fmt: skip
    def test_the_fourth_of_may(self, text: str) -> None:
        assert parse_day(text, TODAY) == date(2019, 5, 4)

    @pytest.mark.parametrize(
        ("text", "today", "day"),
        [
            ("today", TODAY, TODAY),
            ("今天", TODAY, TODAY),
            ("今日", TODAY, TODAY),
            ("Yesterday", date(2020, 3, 1), date(2020, 2, 29)),
            ("昨天", date(2019, 3, 1), date(2019, 2, 28)),
            ("昨日", date(2019, 1, 1), date(2018, 12, 31)),
            ("前天", date(2019, 1, 1), date(2018, 12, 30)),
            ("tomorrow", date(2019, 12, 31), date(2020, 1, 1)),
            ("明天", TODAY, date(2019, 5, 16)),
            ("2.29", date(2020, 1, 1), date(2020, 2, 29)),
            ("12.31", date(2020, 1, 1), date(2020, 12, 31)),
        ],
    )
    def test_today_decides(self, text: str, today: date, day: date) -> None:
        assert parse_day(text, today) == day

    @pytest.mark.parametrize(
        "text",
        [
            "", " ", "5", "2019", "2019-05", "2019-02-29", "2.29", "4月31日", "2019-13-01", "2019-00-10",
            "5.0", "13.5", "2019-5.4", "19-05-04", "190504", "1899-12-31", "2200-01-01", "0019-05-04",
            "5.4.", "5.4日", "5月", "someday", "星期六", "（星期六）", "5.4（晴）", "2019-05-04T09:00",
            "٢٠١٩-٠٥-٠٤", "[/foo]",
        ],
    )  # fmt: skip
    def test_what_is_no_day(self, text: str) -> None:
        with pytest.raises(Unreadable) as caught:
            parse_day(text, TODAY)
        assert (caught.value.text, caught.value.kind) == (text, "day")

    @given(days, st.sampled_from(["%Y-%m-%d", "%Y.%m.%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日"]))
    def test_what_is_written_is_read(self, day: date, form: str) -> None:
        assert parse_day(day.strftime(form), TODAY) == day

    @given(days)
    def test_the_year_of_today_is_meant(self, day: date) -> None:
        assert parse_day(f"{day.month}月{day.day}日", day) == day

    @given(st.text(max_size=12))
    def test_any_text_is_a_day_or_unreadable(self, text: str) -> None:
        with suppress(Unreadable):  # and nothing else
            assert FIRST_YEAR <= parse_day(text, TODAY).year <= LAST_YEAR


class TestParseMonth:
    @pytest.mark.parametrize(
        "text",
        [
            "2019-05", "2019-5", "2019.5", "2019.05", "2019/5", "201905", "2019年5月", "2019年05月份", "5月",
            "五月", "2019 年 5 月", "２０１９年５月", "this-month", "This Month", "本月",
        ],
    )  # fmt: skip
    def test_may(self, text: str) -> None:
        assert parse_month(text, TODAY) == Month(2019, 5)

    @pytest.mark.parametrize(
        ("text", "today", "month"),
        [
            ("last-month", date(2019, 1, 31), Month(2018, 12)),
            ("上月", date(2019, 3, 31), Month(2019, 2)),
            ("上个月", TODAY, Month(2019, 4)),
            ("下月", date(2019, 12, 1), Month(2020, 1)),
            ("十月", TODAY, Month(2019, 10)),
            ("十二月", TODAY, Month(2019, 12)),
            ("10月", TODAY, Month(2019, 10)),
        ],
    )
    def test_today_decides(self, text: str, today: date, month: Month) -> None:
        assert parse_month(text, today) == month

    @pytest.mark.parametrize(
        "text",
        ["", "5", "2019", "2019-13", "2019-00", "0月", "13月", "2019-Q2", "今年", "2019-05..06", "180001"],
    )
    def test_what_is_no_month(self, text: str) -> None:
        with pytest.raises(Unreadable) as caught:
            parse_month(text, TODAY)
        assert (caught.value.text, caught.value.kind) == (text, "month")

    @given(months)
    def test_what_is_written_is_read(self, month: Month) -> None:
        assert parse_month(str(month), TODAY) == parse_month(str(month.ym), TODAY) == month


class TestParsePeriod:
    @pytest.mark.parametrize(
        ("text", "label"),
        [
            ("2019", "2019"),
            ("２０１９年", "2019"),
            ("2019年度", "2019"),
            (" 2019-05 ", "2019-05"),
            ("5月", "2019-05"),
            ("2019-Q2", "2019-Q2"),
            ("2019q2", "2019-Q2"),
            ("Q2", "2019-Q2"),
            ("2019年第二季度", "2019-Q2"),
            ("2019年二季度", "2019-Q2"),
            ("2019年第2季度", "2019-Q2"),
            ("第四季度", "2019-Q4"),
            ("上半年", "2019-01..2019-06"),
            ("2018年下半年", "2018-07..2018-12"),
            ("2019-05..2019-08", "2019-05..2019-08"),
            ("2019-05..08", "2019-05..2019-08"),
            ("2019-04..06", "2019-Q2"),
            ("2019-05..05", "2019-05"),
            ("2019-12 .. 2020-02", "2019-12..2020-02"),
            ("2018..2019", "2018-01..2019-12"),
            ("2018-Q4..2019-Q1", "2018-10..2019-03"),
            ("2018年11月至2019年2月", "2018-11..2019-02"),
            ("2018年5月到8月", "2018-05..2018-08"),
            ("2018年1-5月", "2018-01..2018-05"),
            ("1-5月", "2019-01..2019-05"),
            ("1月-5月", "2019-01..2019-05"),
            ("上月..本月", "2019-04..2019-05"),
            ("去年..本月", "2018-01..2019-05"),
            ("this-month", "2019-05"),
            ("last-month", "2019-04"),
            ("this-quarter", "2019-Q2"),
            ("本季度", "2019-Q2"),
            ("上季度", "2019-Q1"),
            ("this-year", "2019"),
            ("今年", "2019"),
            ("last year", "2018"),
            ("去年", "2018"),
        ],
    )
    def test_a_period_is_read(self, text: str, label: str) -> None:
        assert parse_period(text, TODAY).label == label

    @pytest.mark.parametrize(
        ("today", "label"),
        [
            (date(2019, 1, 1), "2019-Q1"),
            (date(2019, 3, 31), "2019-Q1"),
            (date(2019, 4, 1), "2019-Q2"),
            (date(2020, 12, 31), "2020-Q4"),
        ],
    )
    def test_quarters_end_with_their_third_month(self, today: date, label: str) -> None:
        assert parse_period("this-quarter", today).label == label

    def test_the_quarter_before_the_first_is_last_years(self) -> None:
        assert parse_period("last-quarter", date(2019, 1, 1)).label == "2018-Q4"

    @pytest.mark.parametrize(
        "text",
        [
            "", "5", "19", "2019-13", "2019-Q5", "2019年五季度", "2019-05-04", "1899", "2200", "2019-05..",
            "..2019-05", "2019-05..13", "2019-05..06..07", "2019-05..x", "2199-12..2200-01", "明月", "至",
        ],
    )  # fmt: skip
    def test_what_is_no_period(self, text: str) -> None:
        with pytest.raises(Unreadable) as caught:
            parse_period(text, TODAY)
        assert (caught.value.text, caught.value.kind) == (text, "period")

    @pytest.mark.parametrize("text", ["2019-05..2019-04", "2019-08..05", "2019..2018", "11月至2月", "8-5月"])
    def test_the_end_may_not_come_first(self, text: str) -> None:
        with pytest.raises(Unreadable) as caught:
            parse_period(text, TODAY)
        assert (caught.value.text, caught.value.kind) == (text, "range_reversed")

    @given(st.text(st.sampled_from("0123456789-./年月日第一二季度Qq上下半..~至 "), max_size=12))
    def test_any_text_is_a_period_or_unreadable(self, text: str) -> None:
        with suppress(Unreadable):  # and nothing else
            period = parse_period(text, TODAY)
            assert parse_period(period.label, TODAY) == period


def test_the_reason_survives_a_worker_process() -> None:
    reason = pickle.loads(pickle.dumps(Unreadable("x", "day")))
    assert (reason.text, reason.kind) == ("x", "day")
