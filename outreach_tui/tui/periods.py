"""Months and periods as titles show them."""

from outreach_tui.domain.months import Month, Period
from outreach_tui.i18n import gettext as _
from outreach_tui.services.listing import ALL_MONTHS


def month_title(month: Month) -> str:
    """Return a month for a title: 2019年5月, or 2019-05."""
    return _("{year}-{month:02d}").format(year=month.year, month=month.number)


def period_title(period: Period) -> str:
    """Return a period for a title: a month, a quarter or a year in words, or that it is all time."""
    if period == ALL_MONTHS:
        return _("all years")
    if period == Period.of_month(period.first):
        return month_title(period.first)
    if period == Period.of_year(period.first.year):
        return _("{year}").format(year=period.first.year)
    quarter = (period.first.number + 2) // 3
    if period == Period.of_quarter(period.first.year, quarter):
        return _("{year}-Q{quarter}").format(year=period.first.year, quarter=quarter)
    return period.label


def month_after(month: Month, steps: int) -> Month:
    """Return the month so many steps on (back, when negative), or the same where the program knows no such month."""
    try:
        return month.plus(steps)
    except ValueError:
        return month


def period_after(period: Period, direction: int) -> Period:
    """Return the period of the same length before (-1) or after (1), or the same where the program knows none."""
    steps = len(list(period.months())) * direction
    try:
        return Period(period.first.plus(steps), period.last.plus(steps))
    except ValueError:
        return period


def period_of_next_length(period: Period, month: Month) -> Period:
    """Return what follows in the round of year, quarter of the month, month."""
    months = len(period.months())
    if months == 12:
        return Period.of_quarter(month.year, (month.number - 1) // 3 + 1)
    return Period.of_month(month) if months == 3 else Period.of_year(month.year)
