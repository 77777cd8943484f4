"""Mends for what the toolkit does wrong; each has a test that fails once it is no longer needed."""

from typing import Any

from textual.geometry import Offset
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import OptionList

_move_page = OptionList._move_page
_make_timer = Timer.__init__
_widget_at = Screen.get_widget_and_offset_at


def guard_paging() -> None:
    """Keep Page Down in an option list, such as the palette's, from ending the program before its first layout.

    Textual 8.2.8 looks a line up that is only there once the list was drawn, and raises ``KeyError``.
    """
    OptionList._move_page = _move_page_once_drawn  # type: ignore[method-assign,assignment]


def _move_page_once_drawn(options: OptionList, direction: Any) -> None:
    try:
        _move_page(options, direction)
    except KeyError:
        options.action_first() if direction < 0 else options.action_last()


def guard_timers() -> None:
    """Have everything that is to happen once after a while happen, however busy the computer is meanwhile.

    Textual 8.2.8 leaves it out when it comes to it too late. A window that is made another size is drawn by such
    a timer: once that was left out, the program kept the old size for good. Told to wait less than no time, as for
    a message whose time is over just when a screen begins to show it, it counted without an end, and the program
    stood still.
    """
    Timer.__init__ = _make_timer_that_fires  # type: ignore[method-assign,assignment]


def _make_timer_that_fires(timer: Timer, *arguments: Any, repeat: int | None = None, **more: Any) -> None:
    skip = more.pop("skip", True) and repeat != 0
    _make_timer(timer, *arguments, repeat=repeat, skip=skip, **more)


def guard_clicks() -> None:
    """Keep a click on what is being taken away at that moment from ending the program.

    Textual 8.2.8 begins to select its text, and looks for where it stands.
    """
    Screen.get_widget_and_offset_at = _standing_widget_at  # type: ignore[method-assign,assignment]


def _standing_widget_at(screen: Screen[object], x: int, y: int) -> tuple[Widget | None, Offset | None]:
    widget, offset = _widget_at(screen, x, y)
    gone = widget is not None and widget.parent is None and not isinstance(widget, Screen)
    return (None, None) if gone else (widget, offset)
