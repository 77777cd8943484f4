"""Days, months and periods as people write them: 2019-05-04, 5月4日, today, 2019-Q2, 上半年, 1-5月.

Nothing here asks the clock: ``today`` is passed in.
"""

import re
import unicodedata
from datetime import date, timedelta
from typing import Final, Literal

from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR, Month, Period, Unreadable

_NUMERALS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")

_DAY_WORDS: Final = {
    "today": 0, "今天": 0, "今日": 0,
    "yesterday": -1, "昨天": -1, "昨日": -1, "前天": -2, "前日": -2, "大前天": -3,
    "tomorrow": 1, "明天": 1, "明日": 1, "后天": 2, "大后天": 3,
}  # fmt: skip

_PERIOD_WORDS: Final[dict[str, tuple[Literal["month", "quarter", "year"], int]]] = {
    "this-month": ("month", 0), "本月": ("month", 0), "这个月": ("month", 0),
    "last-month": ("month", -1), "上月": ("month", -1), "上个月": ("month", -1),
    "next-month": ("month", 1), "下月": ("month", 1), "下个月": ("month", 1),
    "this-quarter": ("quarter", 0), "本季度": ("quarter", 0), "这个季度": ("quarter", 0),
    "last-quarter": ("quarter", -1), "上季度": ("quarter", -1), "上个季度": ("quarter", -1),
    "this-year": ("year", 0), "今年": ("year", 0), "本年": ("year", 0), "本年度": ("year", 0),
    "last-year": ("year", -1), "去年": ("year", -1), "上年": ("year", -1), "上年度": ("year", -1),
    "next-year": ("year", 1), "明年": ("year", 1),
}  # fmt: skip

# Patterns stay texts until one is needed: compiling them all would take longer than counting a month.
_NUMBER = r"([0-9]{1,2}|十[一二]?|[一二三四五六七八九])"
_YEAR = r"([0-9]{4})"

#: What an input method for Chinese puts in the place of a full stop and a hyphen.
_TYPED_IN_CHINESE = str.maketrans("。—–", ".--")

#: How days are written. The year is empty where it is left out.
_DAY_FORMS: Final = (
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})",
    r"(?P<year>[0-9]{4})(?P<mark>[-./])(?P<month>[0-9]{1,2})(?P=mark)(?P<day>[0-9]{1,2})",
    r"(?P<year>)(?P<month>[0-9]{1,2})[-./](?P<day>[0-9]{1,2})",
    r"(?:(?P<year>[0-9]{4})年)?(?P<month>[0-9]{1,2})月(?P<day>[0-9]{1,2})[日号]?",
)
_WEEKDAY_NAME = r"(?:(?:星期|周|礼拜)[一二三四五六日天]|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*)"
_WEEKDAY = rf"\s*\({_WEEKDAY_NAME}\)$|(?<=[日号\s]){_WEEKDAY_NAME}$"

_MONTH_FORMS: Final = (
    rf"{_YEAR}[-./]?([0-9]{{2}})",
    rf"{_YEAR}[-./]([0-9])",
    rf"(?:{_YEAR}年)?{_NUMBER}月份?",
)
_QUARTER = rf"(?:{_YEAR}(?:年|-)?)?(?:q([1-4])|第?([1-4一二三四])季度)"
_HALF = rf"(?:{_YEAR}年?)?([上下])半年"
_WHOLE_YEAR = rf"{_YEAR}(?:年度?|全年|年全年)?"
_TO = r"\s*(?:\.{2,3}|~|至|到|(?<=月)[-–—])\s*"
#: 1-5月 leaves out the first 月.
_SHARED_MONTH_WORD = r"((?:[0-9]{4}年)?[0-9]{1,2})(?=[-–—~至到][0-9]{1,2}月)"


def _plain(text: str) -> str:
    """Return a text in half-width, lower-case letters, without blanks at its ends or around 年月日."""
    folded = unicodedata.normalize("NFKC", text).strip().casefold()
    return re.sub(r"\s*([年月日号第季度半])\s*", r"\1", folded)


def _number(digits: str) -> int:
    """Return what one or two digits, or a Chinese numeral up to twelve, stand for."""
    return _NUMERALS.index(digits) + 1 if digits in _NUMERALS else int(digits)


def parse_day(text: str, today: date) -> date:
    """Read a day as people write it; without a year it is one of ``today``'s year.

    Understood are ``2019-05-04`` (also with ``.`` or ``/``, with or without zeros), ``20190504``,
    ``2019年5月4日`` or ``号``, ``5.4``, ``5-4``, ``5/4``, ``5月4日``, today, yesterday, tomorrow and their
    Chinese words, in half- or full-width characters, ``5。4`` too. A weekday at the end is passed over.

    Raises:
        Unreadable: of kind ``"day"``; also for days no calendar has and years outside 1900..2199.
    """
    plain = re.sub(_WEEKDAY, "", _plain(text).translate(_TYPED_IN_CHINESE)).rstrip()
    if plain in _DAY_WORDS:
        return today + timedelta(days=_DAY_WORDS[plain])
    for form in _DAY_FORMS:
        if found := re.fullmatch(form, plain):
            return _day(text, int(found["year"] or today.year), int(found["month"]), int(found["day"]))
    raise Unreadable(text, "day")


def _day(text: str, year: int, month: int, day: int) -> date:
    """Return the day of three numbers, or say that ``text`` is no day."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Unreadable(text, "day")
    try:
        return date(year, month, day)
    except ValueError:
        raise Unreadable(text, "day") from None


def parse_month(text: str, today: date) -> Month:
    """Read one month: ``2019-05``, ``2019.5``, ``201905``, ``2019年5月``, ``5月``, ``last-month``, 上月.

    Without a year it is a month of ``today``'s year. Anything :func:`parse_period` reads as exactly one
    month is accepted.

    Raises:
        Unreadable: of kind ``"month"``.
    """
    try:
        period = _single(_plain(text), today, today.year)
    except ValueError:
        period = None
    if period is None or period.first != period.last:
        raise Unreadable(text, "month")
    return period.first


def parse_period(text: str, today: date) -> Period:
    """Read a period: a year, half-year, quarter or month, or two of them joined by ``..``, ``~``, 至 or 到.

    Understood are ``2019``, ``2019年``, ``2019-Q2``, ``2019年第二季度``, ``2019年上半年``, every writing of
    a month that :func:`parse_month` reads, and words such as ``this-month``, ``last-year``, 本季度. What
    leaves its year out is of ``today``'s year; the second half of a range is of the first half's
    year, and may be a bare month number: ``2019-05..08``, ``2019年5月至8月``, ``1-5月``.

    Raises:
        Unreadable: of kind ``"period"``, or ``"range_reversed"`` when the second half ends too early.
    """
    plain = _plain(text)
    if re.match(_SHARED_MONTH_WORD, plain):
        plain = re.sub(_SHARED_MONTH_WORD, r"\1月", plain, count=1)
    halves = re.split(_TO, plain)
    try:
        begun = _single(halves[0], today, today.year)
        ended = begun
        if begun and len(halves) == 2:
            year = begun.last.year
            ended = _bare_month(halves[1], year) or _single(halves[1], today, year)
    except ValueError:
        raise Unreadable(text, "period") from None
    if begun is None or ended is None or len(halves) > 2:
        raise Unreadable(text, "period")
    if ended.last < begun.first:
        raise Unreadable(text, "range_reversed")
    return Period(begun.first, ended.last)


def _single(plain: str, today: date, year: int) -> Period | None:
    """Read a period that is no range; without a year of its own it is of ``year``.

    Raises ``ValueError`` for months and years there are none of.
    """
    if period := _word(plain, today):
        return period
    readers = (_month, _quarter, _half, _whole_year)
    return next((period for reader in readers if (period := reader(plain, year))), None)


def _word(plain: str, today: date) -> Period | None:
    """Read this-month, 去年 and the like."""
    unit, offset = _PERIOD_WORDS.get(re.sub(r"\s+", "-", plain), (None, 0))
    if unit is None:
        return None
    if unit == "year":
        return Period.of_year(today.year + offset)
    month = Month.of(today)
    if unit == "month":
        return Period.of_month(month.plus(offset))
    month = month.plus(3 * offset)
    return Period.of_quarter(month.year, (month.number + 2) // 3)


def _bare_month(plain: str, year: int) -> Period | None:
    """Read a number alone as a month."""
    return Period.of_month(Month(year, int(plain))) if re.fullmatch(r"[0-9]{1,2}", plain) else None


def _month(plain: str, year: int) -> Period | None:
    for form in _MONTH_FORMS:
        if found := re.fullmatch(form, plain):
            return Period.of_month(Month(int(found[1] or year), _number(found[2])))
    return None


def _quarter(plain: str, year: int) -> Period | None:
    found = re.fullmatch(_QUARTER, plain)
    return found and Period.of_quarter(int(found[1] or year), _number(found[2] or found[3]))


def _half(plain: str, year: int) -> Period | None:
    if not (found := re.fullmatch(_HALF, plain)):
        return None
    start = Month(int(found[1] or year), 1 if found[2] == "上" else 7)
    return Period(start, start.plus(5))


def _whole_year(plain: str, _year: int) -> Period | None:
    found = re.fullmatch(_WHOLE_YEAR, plain)
    return found and Period.of_year(int(found[1]))
