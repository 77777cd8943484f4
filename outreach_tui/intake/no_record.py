"""Rows between and below records that are none themselves: totals, remarks, headings said again."""

import re
from collections.abc import Set

from outreach_tui.domain.naming import folded
from outreach_tui.domain.numerals import UNITS
from outreach_tui.intake.sheets import Cells, as_text, is_empty

#: Fields that a form handed out has filled in already: alone they say of nothing that happened.
FILLED_BEFORE = frozenset(
    {
        *("number", "event", "community", "communities", "year", "plan_month", "form", "kind", "unit", "status"),
        *("organiser", "recorder", "person"),
    }
)
_TOTAL = re.compile(
    r"(?:.{0,8}(?:合计|小计|总计|共计|累计)|total|subtotal|sum|grandtotal)(?:\(.*\)|[:：].*)?", re.IGNORECASE
)
_MAYBE_TOTAL = re.compile("计|total|sum", re.IGNORECASE)
_BRACKETS = " ()（）"
#: How many filled cells of a row are looked at for a word that makes it a total.
_TOTAL_CELLS = 3
_REMARK = re.compile(
    r"\s*(?:备注|说明|注|填表人|填报人|制表|制表人|审核|审核人|负责人|填表日期|填报日期|填表单位|填报单位|联系人|联系电话|note|remark"
    r"|[^:：\s]{0,6}(?:人|单位|盖章|日期|电话)[)）]?)s?\s*[:：]",
    re.IGNORECASE,
)


def may_be_record(row: Cells) -> bool:
    """Tell whether a row above the headings says as much as a record would: several things, and a number or a day."""
    texts = {as_text(cell).strip() for cell in row if not is_empty(cell)}
    return len(texts) > 2 and any(text[0].isdigit() for text in texts)


def why_no_record(row: Cells, headings: Set[str], columns: int) -> str:
    """Return why an undated row of a table of so many columns holds no record, ``""`` when it may hold one.

    ``headings`` are the texts above the columns. The reasons are ``total``, ``remark`` and ``heading``.
    """
    texts = [as_text(cell) for cell in row if not is_empty(cell)]
    if any(_MAYBE_TOTAL.search(text) and _TOTAL.fullmatch(folded(text)) for text in texts[:_TOTAL_CELLS]):
        return "total"
    if len(texts) > 1 and len(headings & {*texts}) > len(texts) // 2:
        return "heading"
    if len(texts) > 1 and all(text.strip(_BRACKETS) in UNITS for text in texts):
        return "heading"  # the measure words of the columns, in a row of their own
    if (len(set(texts)) == 1 and (len(texts) > 1 or columns > 2)) or _REMARK.match(texts[0]):
        return "remark"
    return ""
