"""Bars and sparklines: colour behind spaces, which no terminal draws wider than it should, or plain signs."""

from collections.abc import Sequence
from typing import Any

from textual.app import App
from textual.content import Content

_STEPS = "▁▂▃▄▅▆▇█"
_PLAIN_STEPS = "_.-:=+*#"


def is_plain(app: App[Any]) -> bool:
    """Tell whether the terminal gets ASCII signs only, or shows no colours."""
    return app.no_color or bool(getattr(app, "ascii_borders", False))


def colour_of(share: float) -> str:
    """Return the colour of a share done: ``success``, ``warning`` or ``error``."""
    return "success" if share >= 1 else "warning" if share >= 0.5 else "error"


def bar(done: int, asked: int, width: int, *, plain: bool, thin: bool = False) -> Content:
    """Return a bar of ``width`` cells for what is done of what is asked for, the percentage behind it.

    It never says more than the truth: only what is all done is 100 % and fills the bar. A ``thin`` bar is a line
    rather than a block of colour.
    """
    percent = f" {100 * done // asked:3d}%"
    cells = max(width - len(percent), 0)
    full = min(cells * done // asked, cells)
    rest = cells - full
    colour = colour_of(done / asked)
    if plain:
        return Content(f"{'#' * full}{'-' * rest}{percent}")
    if thin:
        line = (("━" * full, f"${colour}"), ("─" * rest, "$text-disabled"))
    else:
        line = ((" " * full, f"on ${colour}-muted"), (" " * rest, "on $surface"))
    return Content.assemble(*line, (percent, f"$text-{colour}"))


def sparkline(series: Sequence[int], stressed: int, *, plain: bool) -> Content:
    """Return a cell for each value, the one at ``stressed`` (from 0) stressed; zeros are blank."""
    steps = _PLAIN_STEPS if plain else _STEPS
    most = max(series, default=0) or 1
    parts: list[tuple[str, str]] = []
    for place, value in enumerate(series):
        step = steps[min(value * (len(steps) - 1) // most, len(steps) - 1)] if value else " "
        parts.append((step, "bold $accent" if place == stressed else "$secondary"))
    return Content.assemble(*parts)
