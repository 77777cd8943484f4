"""What some terminals cannot draw, and how we do without it."""

from collections.abc import Mapping

from textual.scrollbar import ScrollBar, ScrollBarRender

#: Terminals that have no line-drawing or block characters worth the name.
_POOR = frozenset({"linux", "dumb", "vt100", "vt102", "vt220", "cons25"})


class _PlainScrollBar(ScrollBarRender):
    """A scroll bar of colour alone: terminals for Chinese may draw the usual block characters two cells wide."""

    VERTICAL_BARS = [" "] * 8
    HORIZONTAL_BARS = [" "] * 8


def draw_plain_scrollbars() -> None:
    """Draw every scroll bar without block characters."""
    ScrollBar.renderer = _PlainScrollBar


def has_plain_signs_only(environment: Mapping[str, str]) -> bool:
    """Tell whether the terminal is one that should get ASCII signs only."""
    if environment.get("TERM", "") in _POOR:
        return True
    charset = next((environment[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if environment.get(name)), "")
    encoding = charset.partition(".")[2].lower().replace("-", "")
    return encoding not in ("", "utf8", "gbk", "gb18030", "gb2312")
