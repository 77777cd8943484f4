"""Names that are too long for their place, and windows that are too small for everything."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.months import Period
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.services.board import Card
from outreach_tui.tui.text import fit_ends, in_line, told_apart
from outreach_tui.tui.widgets.figure_card import figure_text
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


def test_names_that_begin_and_end_alike_are_told_apart() -> None:
    zones = [f"惠民新区经济技术开发区{place}花园第{place}社区居委会" for place in ("东里", "南里", "西里")]
    assert told_apart([*zones, "长城社区"], 10) == ["东里~第东 ", "南里~第南 ", "西里~第西 ", "长城社区  "]
    assert told_apart(["Zone No. 1 East Garden", "Zone No. 2 East Garden"], 12) == ["1 Eas~Garden", "2 Eas~Garden"]


@given(st.lists(st.text("长城社区第1234567890a ～", min_size=1, max_size=30), max_size=6), st.integers(8, 24))
def test_names_told_apart_keep_their_room_and_short_ones_themselves(names: list[str], width: int) -> None:
    for name, cut in zip(names, told_apart(names, width), strict=True):
        assert cell_len(cut) == width
        if cell_len(in_line(name)) <= width:
            assert cut.rstrip() == in_line(name).rstrip()


@pytest.mark.parametrize("width", [8, 11, 14, 30])
def test_a_card_cuts_no_figure(width: int) -> None:
    year = Selection(Period.of_year(2019))
    told = figure_text(Card(Measure.COPIES, 1234567, 7654321, (), year, "册", 1), width).plain
    assert cell_len(told) <= width
    assert told.startswith("~1234567")
    assert ("/7654321" in told) == (width >= 16)
