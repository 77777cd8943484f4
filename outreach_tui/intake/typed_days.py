"""Days and hours as a typed line has them: one word for a day, for two days, for the time of the day."""

import re
from datetime import date, timedelta
from typing import Final

from outreach_tui.domain.calendar_words import parse_day
from outreach_tui.domain.months import Month, Unreadable
from outreach_tui.domain.numerals import half_width, read_count

_CHINESE = "[一二三四五六七八九十]{1,3}"
#: Written as a day, so that one no calendar has is a mistake and nothing else. 三月十五 without 日 may be a lunar one.
_LIKE_A_DAY = re.compile(
    rf"(?:\d{{4}}[-./]|\d{{4}}年)?\d{{1,2}}[-./月]\d{{1,2}}[日号]?|\d{{1,3}}[日号]|\d{{1,2}}([./-])\d{{1,2}}\1\d{{1,4}}"
    rf"|{_CHINESE}月(?:{_CHINESE}[日号]|[二三]?十[一二三四五六七八九]?)"
)
_DAYS = re.compile(r"(?P<first>.*\d[日号]?)(?:[-~—–]{1,2}|至|到)(?P<last>\d{1,2}(?:[-./月]\d{1,2})?[日号]?)")
#: 3·15, which is a name as often as a day.
MIDDLE_DOT = re.compile("(?<=\\d)[·•・](?=\\d)")
_INSIDE = re.compile(r"^\d{1,2}[./·•・]\d{1,2}(?=[\u4e00-\u9fff])|\d{1,2}月\d{1,2}[日号]")
_PART_OF_DAY = re.compile("(?P<part>上午|下午|中午|傍晚|晚上|早上|早晨|晚|早)$")
_IN_CHINESE = re.compile(
    rf"(?:(?P<year>[零一二三四五六七八九]{{4}})年)?(?P<month>{_CHINESE})月(?P<day>{_CHINESE})[日号]"
)
_DAY_ONLY = re.compile(rf"(?:(?P<month>上|本|这|下)个?月(?:的|份)?)?(?P<day>\d{{1,2}}|{_CHINESE})[日号]")
_MONTHS_ON: Final = {"上": -1, "本": 0, "这": 0, "下": 1}
_WEEKDAY = re.compile(
    r"(?P<week>上上|上|下|本|这|last|this|next)?个?(?:(?:周|星期|礼拜)(?P<chinese>[一二三四五六日天])"
    r"|(?P<english>mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs|ur)?(?:day)?)"
)
_WEEKS: Final = {"上上": -2, "上": -1, "last": -1, "本": 0, "这": 0, "this": 0, "下": 1, "next": 1}
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH_NAME = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_IN_ENGLISH = re.compile(rf"(?P<month>{_MONTH_NAME})\.?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:(?P<year>(?:19|20)\d\d))?")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MONTH_WORD = re.compile(rf"{_MONTH_NAME}\.?")
_DAY_NUMBER = re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_HOUR = r"(?:(?:上午|早上|早晨|中午|下午|傍晚|晚上|晚)?\d{1,2}[:点](?:\d{2}分?|半)?)"
_AM_PM = re.compile(r"(?P<hour>\d{1,2})(?P<minutes>:\d{2})?(?P<half>[AaPp])\.?[Mm]\.?")
_HOURS = re.compile(rf"(?P<first>{_HOUR})(?:(?:[-~至到]|[—–]{{1,2}})(?P<last>{_HOUR}))?")
#: Without a year, a day so far ahead is rather one of last year: 12.28 typed in January.
_FARTHEST_AHEAD = timedelta(days=183)


def looks_like_a_day(text: str) -> bool:
    """Tell whether a word is written as a day, be there such a day or not."""
    return _LIKE_A_DAY.fullmatch(half_width(text)) is not None


def begins_a_day(first: str, second: str) -> bool:
    """Tell whether two English words are one day: 15 March, March 15th, last Friday; and March15, 2019."""
    first, second = first.casefold(), second.casefold()
    if first in _WEEKS:
        return second.isascii() and _WEEKDAY.fullmatch(second) is not None
    if _YEAR.fullmatch(second):
        return _IN_ENGLISH.fullmatch(first) is not None
    return any(
        _MONTH_WORD.fullmatch(one) and _DAY_NUMBER.fullmatch(other) for one, other in ((first, second), (second, first))
    )


def is_weekday(text: str) -> bool:
    """Tell whether a word is a day of the week and says no more than that: 周三, in brackets too."""
    found = _WEEKDAY.fullmatch(half_width(text).strip("() ").casefold())
    return found is not None and found["week"] is None


def day_inside(text: str) -> str:
    """Return the day that stands in a word, ``""`` for none: 3.8妇女节讲座, 社区3月8日讲座."""
    found = _INSIDE.search(half_width(text))
    return found[0] if found else ""


def part_of_day(text: str) -> str:
    """Return the part of the day a day is written with: 上午 in 3月15日上午."""
    found = _PART_OF_DAY.search(text)
    return found["part"] if found else ""


def read_days(text: str, today: date) -> tuple[date, date | None]:
    """Return the day a text means, and its last day where it is two of them: 3.15-3.17, 3月15日至17日.

    Beside what :func:`parse_day` reads, 三月十五日, 15日 (the last one there was), 周三 (likewise), 上周五, Mar15
    and lastfriday are days; a part of the day after one is passed over.

    Raises:
        Unreadable: of kind ``"day"``.
    """
    try:
        return _one_day(text, today), None
    except Unreadable:
        found = _DAYS.fullmatch(half_width(text))
        if found is None:
            raise
    last = found["last"]
    is_bare = found["first"].isdigit() and last[-1] in "日号"  # 12至15日
    first = _one_day(found["first"] + last[-1] if is_bare else found["first"], today)
    if last.rstrip("日号").isdigit():
        last = f"{first.month}-{last.rstrip('日号')}"
    day = parse_day(last, first)
    if day < first:
        raise Unreadable(text, "day")
    return first, day


def in_a_year_past(text: str, first: date, today: date) -> date:
    """Return a day that was read, a year earlier where no year is written and it would be far ahead."""
    if first - today <= _FARTHEST_AHEAD:
        return first
    try:
        earlier = read_days(text, date(today.year - 1, 12, 31))[0]
    except Unreadable:
        return first
    return earlier if earlier.year < first.year else first


def _one_day(text: str, today: date) -> date:
    plain = MIDDLE_DOT.sub(".", _PART_OF_DAY.sub("", half_width(text).strip().casefold()) or text)
    try:
        return parse_day(plain, today)
    except Unreadable:
        for reading in (_in_chinese, _in_english, _of_this_month, _of_a_week):
            if (day := reading(plain, today)) is not None:
                return day
        raise Unreadable(text, "day") from None


def _in_chinese(text: str, today: date) -> date | None:
    found = _IN_CHINESE.fullmatch(text)
    if found is None:
        return None
    year = "".join(str("零一二三四五六七八九".index(sign)) for sign in found["year"] or "") or str(today.year)
    month, day = (read_count(found[name]) for name in ("month", "day"))
    return parse_day(f"{year}-{month.value}-{day.value}", today) if month and day else None


def _in_english(text: str, today: date) -> date | None:
    found = _IN_ENGLISH.fullmatch(text)
    if found is None:
        return None
    return parse_day(f"{found['year'] or today.year}-{_MONTHS.index(found['month'][:3]) + 1}-{found['day']}", today)


def _of_this_month(text: str, today: date) -> date | None:
    """Return the day of the month that is named, else the last such day that is not still to come."""
    found = _DAY_ONLY.fullmatch(text)
    number = read_count(found["day"]) if found else None
    if found is None or number is None:
        return None
    on = _MONTHS_ON[found["month"]] if found["month"] else 0 if number.value <= today.day else -1
    month = Month.of(today).plus(on)
    return parse_day(f"{month.year}-{month.number}-{number.value}", today)


def _of_a_week(text: str, today: date) -> date | None:
    """Return a day of a week that is named, else the last such day that is not still to come."""
    found = _WEEKDAY.fullmatch(text)
    if found is None:
        return None
    number = (
        _WEEKDAYS.index(found["english"])
        if found["english"]
        else "一二三四五六日".index(found["chinese"].replace("天", "日"))
    )
    if found["week"] is None:
        return today - timedelta(days=(today.weekday() - number) % 7)
    return today + timedelta(days=number - today.weekday(), weeks=_WEEKS[found["week"]])


def read_hours(text: str) -> tuple[str | None, str | None] | None:
    """Return when a word says something began and ended: ``""`` for not said, ``None`` for no time of the day.

    ``None`` for the whole when the word is not written as hours are (9:30, 9点-11点, 下午3点半).
    """
    found = _HOURS.fullmatch(_AM_PM.sub(_in_chinese_hours, half_width(text)))
    if found is None:
        return None
    first, last = found["first"], found["last"] or ""
    in_the_afternoon = re.match("下午|傍晚|晚", first) is not None and last[:1].isdigit()
    return _time(first), _time(f"下午{last}" if in_the_afternoon else last)


def _in_chinese_hours(found: re.Match[str]) -> str:
    """Return 下午2:00 for 2pm."""
    return f"{'上午' if found['half'] in 'Aa' else '下午'}{found['hour']}{found['minutes'] or ':00'}"


def _time(text: str) -> str | None:
    """Return ``09:30`` for 9:30 and 9点半, ``""`` for nothing, ``None`` for no time of the day."""
    if not text:
        return ""
    hour, _, minute = re.sub("^[^0-9]+|分$", "", text).replace("点", ":").replace("半", "30").partition(":")
    hours, minutes = int(hour), int(minute or 0)
    if hours < 12 and re.match("下午|傍晚|晚", text):
        hours += 12
    return f"{hours:02d}:{minutes:02d}" if hours < 24 and minutes < 60 else None
