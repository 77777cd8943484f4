"""Reading a cell that names communities: one, several, or the whole subdistrict."""

import re
from typing import NamedTuple

from outreach_tui.domain.findings import Known
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.numerals import read_count
from outreach_tui.domain.problems import Problem
from outreach_tui.intake.cell_lists import split_list
from outreach_tui.intake.cells import BadCell, reject
from outreach_tui.intake.layout import is_whole
from outreach_tui.intake.sheets import Value, as_text

_LOOSE_SEPARATORS = re.compile(r"[/／+＋&和与及\s]+")
#: How a list ends that may not be whole: 朝阳、春晖等社区, 朝阳、春晖等2个社区.
_AND_OTHERS = re.compile(r"\s*等\s*(?P<count>[0-9０-９一二两三四五六七八九十]*)\s*个?\s*(?:社区|村居|村|单位)?$")


class Communities(NamedTuple):
    """Whom a cell names: communities, or the whole subdistrict; ``more`` when it says that there may be others.

    ``loosely`` are items that only have the name of a community in them, as 某街道朝阳社区 has.
    """

    names: tuple[str, ...]
    whole: bool = False
    more: bool = False
    loosely: tuple[str, ...] = ()


def read_communities(field: str, value: Value, known: Known) -> Communities:
    """Read one or several communities; each has to be one that is known."""
    text = as_text(value).strip()
    if is_whole(text):
        return Communities((), whole=True)
    if found := known.community(text):
        return Communities((found.name,))
    others = _AND_OTHERS.search(text)
    names: list[str] = []
    loosely: list[str] = []
    for item in split_list(text[: others.start()] if others else text):
        try:
            names += _names(field, item, known)
        except BadCell:
            if not (inside := named_whole(item, known)):
                raise
            names.append(inside)
            loosely.append(item)
    distinct = tuple(dict.fromkeys(names))
    if others is None or not others["count"]:
        return Communities(distinct, more=others is not None, loosely=tuple(loosely))
    count = read_count(others["count"])
    if count is None or count.value != len(distinct):
        reject("communities_missing", field, value, named=str(len(distinct)))
    return Communities(distinct, loosely=tuple(loosely))


def _names(field: str, item: str, known: Known) -> list[str]:
    """Return the communities of an item; 和 and spaces separate only where the item is no name by itself."""
    if found := known.community(item):
        return [found.name]
    parts = [part for part in _LOOSE_SEPARATORS.split(item) if part]
    several = [known.community(part) for part in parts]
    if len(parts) > 1 and all(several):
        return [community.name for community in several if community]
    names = [community.name for community in known.communities]
    unknown = next((part for part, community in zip(parts, several, strict=True) if community is None), item)
    shown = unknown if len(parts) > 1 and any(several) else item
    raise BadCell(Problem("unknown_community", field, shown, suggestions=nearest(unknown, names)))


def named_whole(text: str, known: Known) -> str:
    """Return the one community whose whole name a text has in it, as 朝阳社区活动室 has; ``""`` for none or several."""
    names = [community.name for community in known.communities if community.name in text]
    longest = [name for name in names if not any(name != other and name in other for other in names)]
    return longest[0] if len(longest) == 1 else ""
