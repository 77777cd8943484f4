"""Headings of columns that count copies: which material, in which measure word."""

import re
import unicodedata

from outreach_tui.domain.numerals import UNITS
from outreach_tui.intake.proposals import ANY_MATERIAL

BRACKETS = re.compile(r"[(（\[【]([^()（）\[\]【】]*)[)）\]】]")
#: 读本/册: the measure word after a stroke.
UNIT_AFTER_STROKE = re.compile(rf"\s*[/／]\s*({'|'.join(UNITS)})$")
_LEADING = re.compile("^(?:共|发放|派发|赠送|分发|悬挂|张贴|摆放|展出|制作)+")
_TRAILING = re.compile("(?:数量|份数|册数|总数|情况|发放|数)+$")
#: What says no more than that something was handed out.
_ANYTHING = frozenset({"", "资料", "材料", "宣传材料", "物品"})


def bare_heading(heading: str) -> str:
    """Return a heading without what stands in brackets and without its measure word."""
    return UNIT_AFTER_STROKE.sub("", BRACKETS.sub("", heading)).strip()


def material_name(heading: str) -> str:
    """Return the material that a heading names."""
    name = _LEADING.sub("", _TRAILING.sub("", bare_heading(heading))).strip()
    return ANY_MATERIAL if name in _ANYTHING else name


def unit_of(heading: str) -> str:
    """Return the measure word that a heading names, ``""`` for none."""
    if stroke := UNIT_AFTER_STROKE.search(heading):
        return stroke[1]
    found = BRACKETS.search(heading)
    return unicodedata.normalize("NFKC", found[1]).strip() if found and len(found[1].strip()) <= 2 else ""
