import asyncio
import time
from pathlib import Path

import pytest
from textual.app import App, ComposeResult
from textual.notifications import Notification
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import OptionList, Static
from textual.widgets._toast import Toast

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


def _over() -> Notification:
    """Return a message whose time was over a second ago."""
    return Notification("", raised_at=time.time() - 1, timeout=0)


def test_the_toolkit_still_needs_the_guard_for_messages(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails the toolkit was mended: take the guard out."""
    monkeypatch.setattr(Toast, "__init__", guards._begin_toast)
    assert Toast(_over())._timeout < 0


async def test_the_toolkit_still_counts_without_end_when_told_to_wait_less_than_nothing() -> None:
    """When this fails the toolkit was mended: take the guard out."""
    turns = iter(range(100))

    class Stopped(Exception):
        """The timer went round for nothing, again and again."""

    class Counting(Timer):
        @property
        def _skip(self) -> bool:
            if next(turns, None) is None:
                raise Stopped
            return True

        @_skip.setter
        def _skip(self, skip: bool) -> None: ...

    with pytest.raises(Stopped):
        await asyncio.wait_for(Counting(App[None](), -1, repeat=0)._run(), timeout=5)


async def test_a_message_that_is_over_before_it_is_shown_goes_away(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        toast = Toast(_over())
        assert toast._timeout > 0
        await pilot.app.screen.mount(toast)
        await pilot.pause(0.2)
        assert pilot.app.is_running


class _Going(App[None]):
    """A text that is no longer part of the screen, and is still drawn."""

    def compose(self) -> ComposeResult:
        yield Static("text that can be selected")

    def part(self) -> None:
        self.query_one(Static)._parent = None


async def test_the_toolkit_still_needs_the_guard_for_clicks(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails the toolkit was mended: take the guard out."""
    monkeypatch.setattr(Screen, "get_widget_and_offset_at", guards._widget_at)
    assert await _click_on_what_goes() is AttributeError


async def test_a_click_on_what_is_going_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Screen, "get_widget_and_offset_at", guards._widget_at)
    guards.guard_clicks()
    assert await _click_on_what_goes() is None


async def _click_on_what_goes() -> type[Exception] | None:
    app = _Going()
    async with app.run_test(size=(80, 24)) as pilot:
        text = app.query_one(Static)
        app.part()
        try:
            await pilot.mouse_down(offset=(3, 0))
        except AttributeError:
            return AttributeError
        finally:
            text._parent = app.screen
    return None
