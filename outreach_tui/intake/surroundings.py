"""What a table does not say in its rows: the year and the community it is of, from the words around it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from outreach_tui.domain.checks import Known
from outreach_tui.domain.numerals import half_width
from outreach_tui.intake.columns import Headings
from outreach_tui.intake.proposals import Proposals
from outreach_tui.intake.sheets import Sheet, Source

_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")


@dataclass(frozen=True)
class Surroundings:
    """What is known beside the rows: the year and community they are of, and whether somebody said so."""

    known: Known
    proposals: Proposals
    year: int | None = None
    year_is_sure: bool = False
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
    guessed = said.name if said else next((name for text in around if (name := _one_community(text, known))), "")
    return Surroundings(
        known, proposals, guessed_year, headings.ours or year is not None, guessed, headings.ours or said is not None
    )


def _one_year(text: str) -> int | None:
    years = {int(year) for year in _YEAR.findall(half_width(text))}
    return years.pop() if len(years) == 1 else None


def _one_community(text: str, known: Known) -> str:
    found = [community.name for community in known.communities if _names(community.name, text)]
    longest: Iterable[str] = [name for name in found if not any(name != other and name in other for other in found)]
    names = list(longest)
    return names[0] if len(names) == 1 else ""


def _names(name: str, text: str) -> bool:
    bare = name.removesuffix("社区")
    return name in text or (len(bare) > 1 and bare in text)
