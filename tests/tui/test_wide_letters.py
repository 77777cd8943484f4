"""Letters of two cells are drawn whole, and lines of Chinese are broken where print breaks them."""

from itertools import pairwise

import pytest
import rich._wrap
from hypothesis import given
from hypothesis import strategies as st
from rich._wrap import divide_line
from rich.cells import cell_len
from textual import _compositor
from textual._compositor import ChopsUpdate, Compositor
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.widgets import Static

from outreach_tui.tui import wide_letters

SAID = "活动已删除，按键可恢复。"


@pytest.fixture
def _toolkit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the mends out until the test is over."""
    monkeypatch.setattr(Compositor, "_render_chops", wide_letters._render_chops)
    monkeypatch.setattr(_compositor, "ChopsUpdate", ChopsUpdate)
    monkeypatch.setattr(rich._wrap, "re_word", wide_letters._word)


class _Edges(App[None]):
    """A sentence over two widgets whose edge goes through the middle of one of its letters."""

    CSS = """
    Screen { layers: below above; }
    Horizontal { layer: below; height: 1; }
    #left { width: 7; }
    #said { layer: above; height: 1; width: 40; }
    """

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static("left", id="left")
            yield Static("right", id="right")
        yield Static(SAID, id="said")


async def _drawn() -> tuple[str, str]:
    """Return the first line as it is drawn at first, and as it is drawn anew when what lies behind has changed."""
    app = _Edges()
    async with app.run_test(size=(60, 3)) as pilot:
        await pilot.pause()
        compositor = app.screen._compositor
        first = compositor.render_strips()[0].text
        app.query_one("#left").refresh()
        compositor.update_widgets({app.query_one("#left")})
        update = compositor.render_partial_update()
        assert update is not None
        return first, update.render_segments(app.console)


@pytest.mark.usefixtures("_toolkit")
async def test_the_toolkit_still_loses_letters() -> None:
    """When this fails the toolkit was mended: take the guard out."""
    first, _anew = await _drawn()
    assert SAID not in first


@pytest.mark.usefixtures("_toolkit")
async def test_a_letter_over_an_edge_behind_it_is_drawn() -> None:
    wide_letters.guard_wide_letters()
    first, anew = await _drawn()
    assert first.startswith(SAID)
    assert SAID in anew


@pytest.mark.usefixtures("_toolkit")
def test_lines_end_where_chinese_may_be_broken() -> None:
    text = "按 w 可在全年、所有年份中查找。"
    assert _lines(text, 10)[0].strip() == "按 w"  # a run of Chinese is one word to the toolkit
    wide_letters.guard_wide_letters()
    assert _lines(text, 10) == ["按 w 可在", "全年、所有", "年份中查", "找。"]
    assert _lines("plain words stay whole", 12) == ["plain words ", "stay whole"]


@given(st.text("中文，。（“”a1. ", max_size=40), st.integers(4, 30))
def test_no_line_is_too_long_and_none_begins_with_a_closing_sign(text: str, width: int) -> None:
    before = rich._wrap.re_word
    try:
        wide_letters.guard_wide_letters()
        lines = _lines(text, width)
    finally:
        rich._wrap.re_word = before
    assert "".join(lines) == text
    for above, line in pairwise(lines):
        assert cell_len(above.rstrip()) <= width
        too_long_for_a_line = wide_letters._PIECE.fullmatch(above + line[0])
        assert line[0] not in "，。”" or too_long_for_a_line or above.endswith(" ")


def _lines(text: str, width: int) -> list[str]:
    ends = [*divide_line(text, width), len(text)]
    return [text[start:end] for start, end in pairwise([0, *ends])]
