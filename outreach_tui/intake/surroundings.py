"""What a table does not say in its rows: the year and the community it is of, from the words around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice

from outreach_tui.domain.findings import Known
from outreach_tui.domain.numerals import half_width, read_count
from outreach_tui.intake.columns import Headings
from outreach_tui.intake.proposals import Proposals
from outreach_tui.intake.sheets import Sheet, Source

_PLAN = re.compile("计划|安排表|(?<![a-z])plan(?![a-z])", re.IGNORECASE)
_CARRIED_OUT = re.compile("实施|完成|落实|执行|情况|台账|台帐|登记|统计|总结|记录|log|record|done", re.IGNORECASE)
_DATED = re.compile(r"\s*((?:19|20)[0-9]{2})[-./年]")
#: So many rows below the headings are looked at for a year.
_ROWS_LOOKED_AT = 500
#: What stands beside a month that is one of a day, or the end of several.
_BESIDE = r"[0-9一二三四五六七八九十\-~—–至到、]"
_MONTH = re.compile(rf"(?<!{_BESIDE})([0-9]{{1,2}}|[一二三四五六七八九]|十[一二]?)月(?!{_BESIDE})")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


@dataclass(frozen=True)
class Surroundings:
    """What is known beside the rows: the year and community they are of, and whether somebody said so."""

    known: Known
    proposals: Proposals
    year: int | None = None
    year_is_sure: bool = False
    #: The month, 1 to 12, of days that name none; never sure.
    month: int | None = None
    community: str = ""
    community_is_sure: bool = False


def surroundings(
    source: Source,
    sheet: Sheet,
    headings: Headings,
    known: Known,
    proposals: Proposals,
    *,
    year: int | None,
    community: str,
) -> Surroundings:
    """Return what the titles, the sheet's name and the file's name say, the nearest first.

    ``year`` and ``community`` are what the user said, which needs no confirmation; nor does a title of our own
    template.
    """
    around = [" ".join(headings.titles), sheet.name, source.name]
    said = known.community(community) if community else None
    guessed_year = year or next((found for text in around if (found := _one_year(text))), None)
    guessed_year = guessed_year or _year_of_dates(sheet, headings)
    guessed = said.name if said else next((name for text in around if (name := one_community(text, known))), "")
    return Surroundings(
        known, proposals, guessed_year, headings.ours or year is not None,
        next((found for text in around if (found := one_month(text))), None),
        guessed, headings.ours or said is not None,
    )  # fmt: skip


def is_plan(sheet: Sheet, headings: Headings) -> bool:
    """Tell whether a sheet lists what is to be done rather than what was: none of it has happened yet."""
    if headings.ours:
        return False
    title = headings.column("title")
    around = f"{' '.join(headings.titles)} {sheet.name} {title.heading if title else ''}"
    return bool(_PLAN.search(around)) and not _CARRIED_OUT.search(around) and not headings.column("attendance")


def _year_of_dates(sheet: Sheet, headings: Headings) -> int | None:
    """Return the year of the dates that have one, where they all have the same."""
    column = headings.column("date")
    if column is None:
        return None
    years: set[int] = set()
    for row in islice(sheet.rows(), headings.last_row, headings.last_row + _ROWS_LOOKED_AT):
        day = row[column.index - 1] if column.index <= len(row) else None
        if isinstance(day, date):
            years.add(day.year)
        elif isinstance(day, str) and (found := _DATED.match(half_width(day))):
            years.add(int(found[1]))
    return years.pop() if len(years) == 1 else None


def _one_year(text: str) -> int | None:
    years = {int(year) for year in _YEAR.findall(half_width(text))}
    return years.pop() if len(years) == 1 else None


def one_month(text: str) -> int | None:
    """Return the one month that a text names, 1 to 12, ``None`` when there is none or are several."""
    months = set(_MONTH.findall(half_width(text)))
    if len(months) != 1:
        return None
    found = read_count(months.pop())
    return found.value if found and 1 <= found.value <= 12 else None


def one_community(text: str, known: Known) -> str:
    """Return the one known community that a text names, ``""`` when there is none or are several."""
    found = [community.name for community in known.communities if _names(community.name, text)]
    longest: Iterable[str] = [name for name in found if not any(name != other and name in other for other in found)]
    names = list(longest)
    return names[0] if len(names) == 1 else ""


def _names(name: str, text: str) -> bool:
    bare = name.removesuffix("社区")
    return name in text or (len(bare) > 1 and bare in text)
