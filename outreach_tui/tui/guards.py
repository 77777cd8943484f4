"""Mends for what the toolkit does wrong; each has a test that fails once it is no longer needed."""

from typing import Any

from textual.widgets import OptionList

_move_page = OptionList._move_page


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
