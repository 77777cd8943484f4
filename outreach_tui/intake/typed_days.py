"""Days and hours as a typed line has them: one word for a day, for two days, for the time of the day."""

import re
from datetime import date

from outreach_tui.domain.months import Unreadable, parse_day
from outreach_tui.domain.numerals import half_width

#: Written as a day, so that one no calendar has is a mistake and nothing else.
_LIKE_A_DAY = re.compile(r"(?:\d{4}[-./]|\d{4}年)?\d{1,2}[-./月]\d{1,2}[日号]?")
_DAYS = re.compile(r"(?P<first>.*\d[日号]?)(?:[-~—–]{1,2}|至|到)(?P<last>\d{1,2}(?:[-./月]\d{1,2})?[日号]?)")
_HOURS = re.compile(r"(?P<first>\d{1,2}[:点](?:\d{2})?)(?:[-~至到](?P<last>\d{1,2}[:点](?:\d{2})?))?")


def looks_like_a_day(text: str) -> bool:
    """Tell whether a word is written as a day, be there such a day or not."""
    return _LIKE_A_DAY.fullmatch(half_width(text)) is not None


def read_days(text: str, today: date) -> tuple[date, date | None]:
    """Return the day a text means, and its last day where it is two of them: 3.15-3.17, 3月15日至17日.

    Raises:
        Unreadable: of kind ``"day"``.
    """
    try:
        return parse_day(text, today), None
    except Unreadable:
        found = _DAYS.fullmatch(half_width(text))
        if found is None:
            raise
    first = parse_day(found["first"], today)
    last = found["last"]
    if last.rstrip("日号").isdigit():
        last = f"{first.month}-{last.rstrip('日号')}"
    day = parse_day(last, first)
    if day < first:
        raise Unreadable(text, "day")
    return first, day


def read_hours(text: str) -> tuple[str | None, str | None] | None:
    """Return when a word says something began and ended: ``""`` for not said, ``None`` for no time of the day.

    ``None`` for the whole when the word is not written as hours are (9:30, 9点-11点).
    """
    found = _HOURS.fullmatch(half_width(text))
    return (_time(found["first"]), _time(found["last"] or "")) if found else None


def _time(text: str) -> str | None:
    """Return ``09:30`` for 9:30 and 9点30, ``""`` for nothing, ``None`` for no time of the day."""
    if not text:
        return ""
    hour, _, minute = text.replace("点", ":").partition(":")
    return f"{int(hour):02d}:{int(minute or 0):02d}" if int(hour) < 24 and int(minute or 0) < 60 else None
