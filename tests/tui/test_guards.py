import time
from itertools import chain, repeat
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


class _Late(Timer):
    """A timer that may be kept waiting, and tells whether it fired; it goes round a hundred times at most."""

    fired = False
    turns = 0

    async def _tick(self, *, next_timer: float, count: int) -> None:
        self.fired = True

    @property
    def _skip(self) -> bool:
        self.turns += 1
        if self.turns > 100:
            raise RecursionError
        return self.skips

    @_skip.setter
    def _skip(self, skip: bool) -> None:
        self.skips = skip


async def _let_pass(seconds: float, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Tell whether a timer fires to which the computer comes a second after it began."""
    moments = chain([0.0], repeat(1.0))
    timer = _Late(App[None](), seconds, repeat=0)
    monkeypatch.setattr("textual.timer._time.get_time", lambda: next(moments))
    await timer._run()
    return timer.fired


async def test_the_toolkit_still_needs_the_guard_for_timers(monkeypatch: pytest.MonkeyPatch) -> None:
    """When this fails the toolkit was mended: take the guard out."""
    monkeypatch.setattr(Timer, "__init__", guards._make_timer)
    assert not await _let_pass(0.01, monkeypatch)
    with pytest.raises(RecursionError):
        await _let_pass(-1, monkeypatch)


@pytest.mark.parametrize("seconds", [0.01, 0, -1])
async def test_what_is_to_happen_once_happens(seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Timer, "__init__", guards._make_timer)
    guards.guard_timers()
    assert await _let_pass(seconds, monkeypatch)


async def test_a_message_that_is_over_before_it_is_shown_goes_away(sample_year: Path, open_app: Open) -> None:
    async with open_app(sample_year) as pilot:
        await pilot.app.screen.mount(Toast(Notification("", raised_at=time.time() - 1, timeout=0)))
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
