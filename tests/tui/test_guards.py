from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.widgets import OptionList

from outreach_tui.tui import guards
from tests.tui.conftest import Open


class _Bare(App[None]):
    """An option list that is paged before it was ever drawn."""

    def compose(self) -> ComposeResult:
        yield OptionList(*(str(number) for number in range(40)))

    def on_mount(self) -> None:
        options = self.query_one(OptionList)
        options.highlighted = 0
        options.action_page_down()  # type: ignore[no-untyped-call]


async def test_the_toolkit_still_needs_the_guard(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails the toolkit was mended: take the guard out."""
    monkeypatch.setattr(OptionList, "_move_page", guards._move_page)
    with pytest.raises(KeyError):
        async with _Bare().run_test(size=(80, 24)):
            pass


async def test_paging_before_drawing_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(OptionList, "_move_page", guards._move_page)
    guards.guard_paging()
    app = _Bare()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.query_one(OptionList).highlighted == 39


async def test_the_palette_survives_page_down_on_a_tiny_screen(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year, size=(10, 3)) as pilot:
        await pilot.press("ctrl+p", "pagedown", "pagedown", "pageup", "escape")
        await pilot.pause()
        assert pilot.app.is_running
