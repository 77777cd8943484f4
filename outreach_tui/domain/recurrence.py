"""When something that comes back every year takes place: rules that give the days of any one year.

A rule's ``span(year)`` is the first and the last day, both included, or ``None`` where the rule cannot
tell. Weeks run from Monday to Sunday, as they do in Chinese notices.
"""

from calendar import MONDAY
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from outreach_tui.domain import lunar
from outreach_tui.domain.months import Month

_ONE_DAY = timedelta(days=1)
_WEEK = timedelta(days=7)


class Span(NamedTuple):
    """Days in a row, first and last included."""

    first: date
    last: date

    @classmethod
    def week_from(cls, monday: date) -> "Span":
        """Return the seven days that begin with a day."""
        return cls(monday, monday + _WEEK - _ONE_DAY)


@dataclass(frozen=True, slots=True)
class FixedDays:
    """The same day every year, or the same days when an end is given: ``FixedDays(4, 25, 5, 1)``."""

    month: int
    day: int
    last_month: int = 0
    last_day: int = 0

    def span(self, year: int) -> Span:
        """Return the days of a year."""
        first = date(year, self.month, self.day)
        return Span(first, date(year, self.last_month, self.last_day) if self.last_day else first)


@dataclass(frozen=True, slots=True)
class WholeMonth:
    """A month from its first day to its last."""

    month: int

    def span(self, year: int) -> Span:
        """Return the days of a year."""
        month = Month(year, self.month)
        return Span(month.start, month.end - _ONE_DAY)


@dataclass(frozen=True, slots=True)
class LunarDay:
    """A day of the lunar calendar, with so many days ``before`` and ``after`` it."""

    month: int
    day: int
    before: int = 0
    after: int = 0

    def span(self, year: int) -> Span | None:
        """Return the days of a lunar year, or ``None`` outside the years the lunar table covers."""
        if not lunar.FIRST_YEAR <= year <= lunar.LAST_YEAR:
            return None
        day = lunar.lunar_to_date(year, self.month, self.day)
        return Span(day - self.before * _ONE_DAY, day + self.after * _ONE_DAY)


@dataclass(frozen=True, slots=True)
class NthWeek:
    """The n-th week of a month: the one that begins with its n-th Monday."""

    month: int
    n: int

    def span(self, year: int) -> Span:
        """Return the days of a year."""
        first = date(year, self.month, 1)
        to_monday = (MONDAY - first.weekday()) % 7
        return Span.week_from(first + to_monday * _ONE_DAY + (self.n - 1) * _WEEK)


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week, Monday to Sunday, a day of the year falls in."""

    month: int
    day: int

    def span(self, year: int) -> Span:
        """Return the days of a year."""
        day = date(year, self.month, self.day)
        return Span.week_from(day - day.weekday() * _ONE_DAY)


@dataclass(frozen=True, slots=True)
class Announced:
    """Days each year's notice sets anew: those of past notices, and for other years the ``usual`` ones."""

    usual: "FixedDays | NthWeek"
    notices: tuple[Span, ...]

    def span(self, year: int) -> Span:
        """Return the days of a year: as announced where the notice is listed, else as usual."""
        return next((span for span in self.notices if span.first.year == year), self.usual.span(year))


Rule = FixedDays | WholeMonth | LunarDay | NthWeek | WeekOf | Announced
