"""Names that are too long for their place, and windows that are too small for everything."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from outreach_tui.tui.text import fit_ends, in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from tests.tui.conftest import Open, settle


@given(st.text("长城社区第1234567890a ～", max_size=40), st.integers(8, 40))
def test_a_long_name_keeps_both_ends_and_its_room(name: str, width: int) -> None:
    cut = fit_ends(name, width)
    assert cell_len(cut) == width
    if cell_len(in_line(name)) > width:
        begin, end = cut.split("~", 1)
        assert in_line(name).startswith(begin)
        assert in_line(name).rstrip().endswith(end.rstrip())
    else:
        assert cut.rstrip() == in_line(name).rstrip()


async def test_a_window_that_is_too_small_says_so(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year, size=(80, 24)) as pilot:
        bar = pilot.app.screen.query_one(KeyBar)
        assert "60x20" not in bar.render().plain
        await pilot.resize_terminal(60, 20)
        await settle(pilot)
        assert "60x20" in bar.render().plain
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        assert "60x20" not in bar.render().plain
