"""The Chinese lunar calendar, as far as key days need it: which day a lunar date falls on, 1901..2099.

The calendar is astronomical, so it is carried as a table rather than computed. The table holds facts,
compared once, day by day, with four published tables: they agree on every Spring Festival, and on every
ninth day of the ninth month but that of 2057, when new moon comes within seconds of midnight. There the
later day is taken, as in the calendars that follow the national standard GB/T 33661-2017.
"""

from datetime import date, timedelta
from itertools import accumulate
from typing import Final

FIRST_YEAR: Final = 1901
LAST_YEAR: Final = 2099

#: The first day of the first lunar year below.
_ANCHOR: Final = date(1901, 2, 19)

# One hexadecimal word a lunar year, 1901 onwards, a decade a line. Bit n of the lower 13 bits is set when
# the n-th month of the year, counted from 0 with the leap month in its place, has 30 days rather than 29.
# The bits above give the month that is followed by its leap month, 0 for none.
_TABLE: Final = """
    00752 00ea5 0b64a 0064b 00a9b 09556 0056a 00b59 05752 00752
    0db25 00b25 00a4b 0b4ab 002ad 0056b 04b69 00da9 0fd92 00e92
    00d25 0ba4d 00a56 002b6 095b5 006d4 00ea9 05e92 00e92 0cd26
    0052b 00a57 0b2b6 00b5a 006d4 06ec9 00749 0f693 00a93 0052b
    0ca5b 00aad 0056a 09b55 00ba4 00b49 05a93 00a95 0f52d 00536
    00aad 0b5aa 005b2 00da5 07d4a 00d4a 10a95 00a97 00556 0cab5
    00ad5 006d2 08ea5 00ea5 0064a 06c97 00a9b 0f55a 0056a 00b69
    0b752 00b52 00b25 0964b 00a4b 114ab 002ad 0056d 0cb69 00da9
    00d92 09d25 00d25 15a4d 00a56 002b6 0c5b5 006d5 00ea9 0be92
    00e92 00d26 06a56 00a57 114d6 0035a 006d5 0b6c9 00749 00693
    0952b 0052b 00a5b 0555a 0056a 0fb55 00ba4 00b49 0ba93 00a95
    0052d 08aad 00ab5 135aa 005d2 00da5 0dd4a 00d4a 00c95 0952e
    00556 00ab5 055b2 006d2 0cea5 00725 0064b 0ac97 00cab 0055a
    06ad6 00b69 17752 00b52 00b25 0da4b 00a4b 004ab 0a55b 005ad
    00b6a 05b52 00d92 0fd25 00d25 00a55 0b4ad 004b6 005b5 06daa
    00ec9 11e92 00e92 00d26 0ca56 00a57 004d6 086d5 00755 00749
    06e93 00693 0f52b 0052b 00a5b 0b55a 0056a 00b65 0974a 00b4a
    11a95 00a95 0052d 0caad 00ab5 005aa 08ba5 00da5 00d4a 07c95
    00c96 0f94e 00556 00ab5 0b5b2 006d2 00ea5 08e4a 0068b 10c97
    004ab 0055b 0cad6 00b6a 00752 09725 00b45 00a8b 0549b
"""
_YEARS: Final = tuple(int(word, 16) for word in _TABLE.split())


def _lengths(code: int) -> list[int]:
    """Return the days of each month of a year, leap month in its place."""
    count = 13 if code >> 13 else 12
    return [29 + (code >> place & 1) for place in range(count)]


#: Days from the anchor to the first day of each lunar year.
_YEAR_STARTS: Final = tuple(accumulate((sum(_lengths(code)) for code in _YEARS), initial=0))


def lunar_to_date(year: int, month: int, day: int) -> date:
    """Return the day on which a lunar date falls; of a repeated month, the first, not the leap one.

    ``year`` is the lunar year, named after the solar year it begins in; its last weeks fall in the next.

    Raises:
        ValueError: outside 1901..2099 or 1..12, or when that month has no such day (some have only 29).
    """
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= month <= 12):
        raise ValueError(year, month, day)
    code = _YEARS[year - FIRST_YEAR]
    lengths, leap = _lengths(code), code >> 13
    place = month - 1 + (1 if leap and month > leap else 0)
    if not 1 <= day <= lengths[place]:
        raise ValueError(year, month, day)
    days = _YEAR_STARTS[year - FIRST_YEAR] + sum(lengths[:place]) + day - 1
    return _ANCHOR + timedelta(days=days)
