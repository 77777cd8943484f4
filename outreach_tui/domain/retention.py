"""Which of many backups are worth keeping."""

from collections.abc import Iterable
from datetime import datetime

#: So many days that have a backup keep their newest one, and so many months.
DAYS, MONTHS = 10, 12


def worth_keeping(moments: Iterable[datetime], *, days: int = DAYS, months: int = MONTHS) -> set[datetime]:
    """Return the backups to keep: the newest one of each of the last days and of each of the last months.

    Days and months without a backup do not count, so a long absence throws nothing away.
    """
    by_day: dict[str, datetime] = {}
    by_month: dict[str, datetime] = {}
    for moment in sorted(moments):
        by_day[moment.strftime("%Y-%m-%d")] = moment
        by_month[moment.strftime("%Y-%m")] = moment
    kept = [by_day[day] for day in sorted(by_day, reverse=True)[:days]]
    kept += [by_month[month] for month in sorted(by_month, reverse=True)[:months]]
    return set(kept)
