"""A bar never says more than the truth."""

import pytest

from outreach_tui.tui.bars import bar


@pytest.mark.parametrize(
    ("done", "asked", "shown"),
    [
        (0, 7, "----------   0%"), (280, 320, "########--  87%"), (999, 1000, "#########-  99%"),
        (45, 45, "########## 100%"), (262, 260, "########## 100%"), (29, 100, "##--------  29%"),
    ],
)  # fmt: skip
def test_only_what_is_all_done_is_full(done: int, asked: int, shown: str) -> None:
    assert bar(done, asked, 15, plain=True).plain == shown
