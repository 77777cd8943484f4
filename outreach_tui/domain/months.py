"""Months, periods and days: the values every figure is counted in, and how people write them.

Ranges of days are half open (``start`` included, ``end`` excluded), as are ranges of ``ym`` integers,
so that a query is always ``start <= x < end``. Nothing here asks the clock: ``today`` is passed in.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Literal

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2199

UnreadableKind = Literal["day", "month", "period", "range_reversed"]


class Unreadable(ValueError):
    """A text that could not be read as what it should be; the faces say so in the user's language.

    ``text`` is what was given, unchanged. ``kind`` is what was looked for: ``"day"``, ``"month"`` or
    ``"period"``; ``"range_reversed"`` when both ends of a period were understood but in the wrong order.
    """

    def __init__(self, text: str, kind: UnreadableKind) -> None:
        super().__init__(text, kind)
        self.text = text
        self.kind: UnreadableKind = kind


@dataclass(frozen=True, order=True, slots=True)
class Month:
    """A calendar month, ordered by time. Raises ``ValueError`` outside 1..12 or the years 1900..2199."""

    year: int
    number: int

    def __post_init__(self) -> None:
        if not (FIRST_YEAR <= self.year <= LAST_YEAR and 1 <= self.number <= 12):
            raise ValueError(self.year, self.number)

    def __str__(self) -> str:
        return f"{self.year}-{self.number:02d}"

    @classmethod
    def of(cls, day: date) -> "Month":
        """Return the month a day falls in."""
        return cls(day.year, day.month)

    @classmethod
    def from_ym(cls, ym: int) -> "Month":
        """Return the month of a ``yyyymm`` integer such as 201905."""
        return cls(*divmod(ym, 100))

    @property
    def ym(self) -> int:
        """The month as the integer ``yyyymm``, which sorts as months do."""
        return self.year * 100 + self.number

    @property
    def start(self) -> date:
        """The first day."""
        return date(self.year, self.number, 1)

    @property
    def end(self) -> date:
        """The day after the last."""
        return date(self.year + self.number // 12, self.number % 12 + 1, 1)

    def plus(self, months: int) -> "Month":
        """Return the month so many later, or earlier when negative. Raises past 1900..2199."""
        years, index = divmod(self.number - 1 + months, 12)
        return Month(self.year + years, index + 1)

    def next(self) -> "Month":
        """Return the month after this one."""
        return self.plus(1)

    def previous(self) -> "Month":
        """Return the month before this one."""
        return self.plus(-1)

    def contains(self, day: date) -> bool:
        """Tell whether a day falls in this month."""
        return (day.year, day.month) == (self.year, self.number)


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """One or more whole months in a row, both ends included. Raises ``ValueError`` when ``last < first``."""

    first: Month
    last: Month

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise ValueError(str(self.first), str(self.last))

    def __str__(self) -> str:
        return self.label

    @classmethod
    def of_month(cls, month: Month) -> "Period":
        """Return the period of a single month."""
        return cls(month, month)

    @classmethod
    def of_quarter(cls, year: int, quarter: int) -> "Period":
        """Return a quarter, 1..4, of a year."""
        return cls(Month(year, quarter * 3 - 2), Month(year, quarter * 3))

    @classmethod
    def of_year(cls, year: int) -> "Period":
        """Return a whole calendar year."""
        return cls(Month(year, 1), Month(year, 12))

    @property
    def label(self) -> str:
        """The one canonical writing: ``2019``, ``2019-Q2``, ``2019-05`` or ``2019-05..2019-08``.

        It follows from the months alone, so the same period always reads the same, and
        :func:`parse_period` reads it back.
        """
        year, first, last = self.first.year, self.first.number, self.last.number
        if self.first == self.last:
            return str(self.first)
        if self == Period.of_year(year):
            return str(year)
        if self.last.year == year and first % 3 == 1 and last == first + 2:
            return f"{year}-Q{last // 3}"
        return f"{self.first}..{self.last}"

    @property
    def start(self) -> date:
        """The first day."""
        return self.first.start

    @property
    def end(self) -> date:
        """The day after the last."""
        return self.last.end

    @property
    def ym_start(self) -> int:
        """The first month as ``yyyymm``."""
        return self.first.ym

    @property
    def ym_end(self) -> int:
        """The month after the last as ``yyyymm``; it need not lie within the years a Month allows."""
        return self.end.year * 100 + self.end.month

    def months(self) -> list[Month]:
        """Return every month, in order."""
        found = [self.first]
        while found[-1] < self.last:
            found.append(found[-1].next())
        return found

    def contains(self, day: date) -> bool:
        """Tell whether a day falls in this period."""
        return self.start <= day < self.end


_NUMERALS: Final = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")

_DAY_WORDS: Final = {
    "today": 0, "今天": 0, "今日": 0,
    "yesterday": -1, "昨天": -1, "昨日": -1, "前天": -2, "前日": -2,
    "tomorrow": 1, "明天": 1, "明日": 1, "后天": 2,
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
