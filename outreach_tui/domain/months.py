"""Months and periods: the values every figure is counted in.

Ranges of days are half open (``start`` included, ``end`` excluded), so that a query is always ``start <= x < end``.
"""

from dataclasses import dataclass
from datetime import date
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
        :func:`~outreach_tui.domain.calendar_words.parse_period` reads it back.
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

    def months(self) -> list[Month]:
        """Return every month, in order."""
        found = [self.first]
        while found[-1] < self.last:
            found.append(found[-1].next())
        return found

    def contains(self, day: date) -> bool:
        """Tell whether a day falls in this period."""
        return self.start <= day < self.end
