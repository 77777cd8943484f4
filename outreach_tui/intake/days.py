"""Days as tables have them: dates of spreadsheets, serial numbers, and every way people write them.

A year is never invented: what leaves it out needs one from elsewhere.
"""

import re
import unicodedata
from datetime import date, datetime, timedelta
from typing import NamedTuple

from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR
from outreach_tui.intake.sheets import Value

_NUMERALS = {digit: str(value) for value, digit in enumerate("零一二三四五六七八九")} | {"〇": "0", "○": "0"}
_CHINESE = re.compile("[零〇○一二三四五六七八九十]+(?=[年月日号]|至|到|$)")
_WEEKDAY = re.compile(
    r"\s*\(?(?:星期|周|礼拜)[一二三四五六日天]\)?|\s*\(?\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b\)?[,.]?"
)
_TIME = re.compile(
    r"(?:上午|下午|早上|晚上|中午|傍晚|[ap]\.?m\.?)?\s*[0-9]{1,2}(?:[:时点][0-9]{0,2}分?(?::[0-9]{2}(?:\.[0-9]+)?)?|(?=\s*[ap]m))"
    r"\s*(?:[ap]\.?m\.?)?(?:\s*[-~至到]\s*[0-9]{1,2}[:时点][0-9]{0,2}分?)?$|(?:上午|下午|全天|晚上|早上)$"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENGLISH = re.compile(
    r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?\s+(?P<name>[a-z]{3,9})\.?,?\s*(?P<year>[0-9]{4})?"
    r"|(?P<name2>[a-z]{3,9})\.?\s+(?P<day2>[0-9]{1,2})(?:st|nd|rd|th)?,?\s*(?P<year2>[0-9]{4})?"
)
_WHOLE = re.compile(
    r"(?P<year>[0-9]{4})(?P<month>[0-9]{2})(?P<day>[0-9]{2})"
    r"|(?P<year2>[0-9]{4}|[0-9]{2}(?=年|[-./][0-9]{1,2}[-./]))[-./年]\s*(?P<month2>[0-9]{1,2})[-./月]\s*(?P<day2>[0-9]{1,2})[日号]?"
    r"|(?P<month3>[0-9]{1,2})[-./月](?P<day3>[0-9]{1,2})[日号]?"
    r"|(?P<day4>[0-9]{1,2})[日号]"
)
_MONTH_ONLY = re.compile(
    r"(?P<year>[0-9]{4})(?:[-./年](?P<month>[0-9]{1,2})|(?P<month3>[0-9]{2}))月?份?|(?P<month2>[0-9]{1,2})月份?"
)
_AMERICAN = re.compile(r"(?P<first>[0-9]{1,2})/(?P<second>[0-9]{1,2})/(?P<year>[0-9]{4})")
_TO = re.compile(r"\s*(?:至|到|~|—+|–|--+|\bto\b)\s*")
_SHORT_RANGE = re.compile(r"(.*?[0-9]{1,2}[日号]?)\s*[-、,]\s*([0-9]{1,2}[日号]?)$")

#: The days a serial number may stand for: 2000-01-01 to 2100-12-31.
_SERIALS = range(36526, 73416)
_SERIAL = re.compile(r"([0-9]{5})(?:\.[0-9]+)?")
_EPOCH = date(1899, 12, 30)
_FROM_1900_TO_1904 = (date(1904, 1, 1) - _EPOCH).days


class Days(NamedTuple):
    """One day or several in a row. ``doubt`` is a problem code where more than one reading was possible."""

    first: date
    last: date | None = None
    doubt: str = ""


class NoDay(ValueError):
    """A cell that is no day; the argument is the code of the problem."""

    @property
    def code(self) -> str:
        """The code of the problem."""
        return str(self.args[0])


class Hint(NamedTuple):
    """The year and month that days without their own are of; ``None`` where nobody said."""

    year: int | None = None
    month: int | None = None


def read_days(value: Value, hint: Hint) -> Days:
    """Read a cell as a day or a range of days. Raises :class:`NoDay`."""
    if isinstance(value, datetime):
        return Days(_known(value.date()))
    if isinstance(value, date):
        return Days(_known(value))
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise NoDay("unreadable_day")
    if isinstance(value, int | float):
        return _number(value, hint)
    return _text(value, hint)


def counted_from_1900(value: Value) -> Value:
    """Return the serial number of a day that is counted from 1904 as one counted from 1900; others as they are."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return value
    number = _SERIAL.fullmatch(value.strip()) if isinstance(value, str) else None
    serial = float(number[0]) if number else value
    if isinstance(serial, str) or int(serial) + _FROM_1900_TO_1904 not in _SERIALS:
        return value
    return serial + _FROM_1900_TO_1904


def _number(value: float, hint: Hint) -> Days:
    """Read a number: the serial of a day, 20190504, a day of the month, or 5.4 typed as a number."""
    if value == int(value):
        whole = int(value)
        if whole in _SERIALS:
            return Days(_EPOCH + timedelta(days=whole))
        if whole > 9999:
            return _text(str(whole), hint)
        return Days(_date(hint.year, hint.month, whole))
    if int(value) in _SERIALS:  # a moment of that day
        return Days(_EPOCH + timedelta(days=int(value)))
    days = _text(f"{value:g}", hint)
    # typed as a number, 5.10 has become 5.1
    return days._replace(doubt="day_tenth") if days.first.day in {1, 2, 3} else days


def _text(text: str, hint: Hint) -> Days:
    plain = unicodedata.normalize("NFKC", text).strip().casefold()
    plain = _WEEKDAY.sub("", plain).strip()
    plain = _CHINESE.sub(_digits, plain)
    plain = re.sub(r"\s*([年月日号/.-])\s*", r"\1", plain)
    if found := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})t[0-9:.+z-]+", plain):
        plain = found[1]
    plain = _TIME.sub("", plain).strip(" ,，。.;")
    first, rest = _split(plain)
    begun = _single(first, hint)
    if not rest:
        return begun
    ended = _single(rest, Hint(begun.first.year, begun.first.month)).first
    if ended < begun.first:
        raise NoDay("range_of_days_reversed")
    return Days(begun.first, ended if ended > begun.first else None, begun.doubt)


def _split(plain: str) -> tuple[str, str]:
    """Return the two ends of a range of days; the second is empty for a single day."""
    parts = _TO.split(plain)
    if len(parts) == 2 and all(parts):
        return parts[0], parts[1]
    # 5月4-6日, 5月4、5日 and 2019/5/4-6, but not 2019-05-04
    if (
        any(sign in plain for sign in "月./")
        and (short := _SHORT_RANGE.fullmatch(plain))
        and _WHOLE.fullmatch(short[1])
    ):
        return short[1], short[2] if short[2][-1] in "日号" else f"{short[2]}日"
    # 2019.5.4-5.6, 5/4-5/6, 3月28日-4月2日
    if plain.count("-") == 1 and (max(plain.count("."), plain.count("/")) >= 2 or plain.count("月") == 2):
        first, _, rest = plain.partition("-")
        return first, rest
    return plain, ""


def _single(plain: str, hint: Hint) -> Days:
    if found := _AMERICAN.fullmatch(plain):
        return Days(_day_month_order(int(found["first"]), int(found["second"]), int(found["year"])))
    if found := _WHOLE.fullmatch(plain):
        given = {name.rstrip("234"): int(number) for name, number in found.groupdict().items() if number}
        year = given.get("year", hint.year)
        if year is not None and year < 100:
            if year <= 12 and "年" not in plain:
                raise NoDay("day_order_unclear")  # 03/05/19 is of 2003 to some and of 2019 to others
            year += 2000
        return Days(_date(year, given.get("month", hint.month), given["day"]))
    if found := _ENGLISH.fullmatch(plain):
        return _english(found, hint)
    if found := _MONTH_ONLY.fullmatch(plain):
        month = int(found["month"] or found["month2"] or found["month3"])
        return Days(_date(int(found["year"]) if found["year"] else hint.year, month, 1), doubt="day_first_of_month")
    if plain.isdecimal() and len(plain) <= 2:
        return Days(_date(hint.year, hint.month, int(plain)))
    if (serial := _SERIAL.fullmatch(plain)) and int(serial[1]) in _SERIALS:
        return Days(_EPOCH + timedelta(days=int(serial[1])))
    raise NoDay("unreadable_day")


def _english(found: re.Match[str], hint: Hint) -> Days:
    name = (found["name"] or found["name2"])[:3]
    if name not in _MONTHS:
        raise NoDay("unreadable_day")
    year = found["year"] or found["year2"]
    return Days(_date(int(year) if year else hint.year, _MONTHS.index(name) + 1, int(found["day"] or found["day2"])))


def _day_month_order(first: int, second: int, year: int) -> date:
    """Return the day of 13/05/2019 or 05/13/2019; which one 04/05/2019 is, nobody can tell."""
    if first > 12 or first == second:
        return _date(year, second, first)
    if second > 12:
        return _date(year, first, second)
    raise NoDay("day_order_unclear")


def _digits(found: re.Match[str]) -> str:
    """Return Chinese numerals as digits: 二〇一九, 十五, 二十一."""
    text = found[0]
    if "十" not in text:
        return "".join(_NUMERALS[sign] for sign in text)
    tens, _, ones = text.partition("十")
    return str(int(_NUMERALS.get(tens, "1")) * 10 + int(_NUMERALS.get(ones, "0")))


def _date(year: int | None, month: int | None, day: int) -> date:
    if year is None:
        raise NoDay("year_missing")
    if month is None:
        raise NoDay("month_missing")
    try:
        return _known(date(year, month, day))
    except ValueError as error:
        raise NoDay("no_such_day") from error


def _known(day: date) -> date:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise NoDay("no_such_day")
    return day
