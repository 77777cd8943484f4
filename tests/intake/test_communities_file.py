"""Communities as they are pasted: from lists with numbers, enumerations, tables with and without headings."""

from datetime import date

import pytest

from outreach_tui.domain.problems import Refused
from outreach_tui.intake.communities_file import listed_communities

TODAY = date(2026, 1, 8)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("1. 长城社区\n2、朝阳社区\n（3）春晖社区\n④ 和顺社区\n五、明德社区\n  6  青松社区  \n- 书香社区", 7),
        ("长城社区、朝阳社区，春晖社区", 3),
        ("1\t长城社区\t5\t张律师\n2\t朝阳社区\t6\t李律师\n", 2),
        ("长城社区    朝阳社区    春晖社区\n", 3),
        ("Old Town, North, Mill Lane", 3),
        ("1号社区\n3 Mill Lane", 2),
        ("\n \n", 0),
    ],
)
def test_names_are_found_and_nothing_but_names(text: str, names: int) -> None:
    found = [draft.name for draft in listed_communities(text, TODAY)]
    assert len(found) == names
    assert all(name == name.strip() and name in text and "律师" not in name for name in found)
    assert not any(name[0] in "-（④五、" or name[:2] in ("1.", "2、") for name in found)


def test_a_table_with_headings_says_more_than_names() -> None:
    (found,) = listed_communities(
        "序号\t社区名称\t网格数\t法律顾问\t成立日期\n3\t长城社区\t5\t侯律师\t2019-07-01\n", TODAY
    )
    assert (found.name, found.grids, found.adviser, found.order) == ("长城社区", 5, "侯律师", 3)
    assert found.exists_from == date(2019, 7, 1)


def test_a_wrong_cell_is_named() -> None:
    with pytest.raises(Refused):
        listed_communities("社区,网格数\n长城社区,several\n", TODAY)
