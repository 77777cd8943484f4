"""Mends for what the toolkit does wrong; each has a test that fails once it is no longer needed."""

from typing import Any

from textual.geometry import Offset
from textual.notifications import Notification
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets._toast import Toast

#: Seconds a message that is about to go stays at least.
_MOMENT = 0.05

_move_page = OptionList._move_page
_begin_toast = Toast.__init__
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


def guard_toasts() -> None:
    """Keep a message whose time is over, just when a screen begins to show it, from stopping the program for good.

    Textual 8.2.8 sets its timer to less than no time, and a timer that is set so counts without an end,
    and lets nothing else happen.
    """
    Toast.__init__ = _begin_toast_for_a_moment  # type: ignore[method-assign,assignment]


def _begin_toast_for_a_moment(toast: Toast, notification: Notification) -> None:
    _begin_toast(toast, notification)
    toast._timeout = max(toast._timeout, _MOMENT)


def guard_clicks() -> None:
    """Keep a click on what is being taken away at that moment from ending the program.

    Textual 8.2.8 begins to select its text, and looks for where it stands.
    """
    Screen.get_widget_and_offset_at = _standing_widget_at  # type: ignore[method-assign,assignment]


def _standing_widget_at(screen: Screen[object], x: int, y: int) -> tuple[Widget | None, Offset | None]:
    widget, offset = _widget_at(screen, x, y)
    gone = widget is not None and widget.parent is None and not isinstance(widget, Screen)
    return (None, None) if gone else (widget, offset)
