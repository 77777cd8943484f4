"""The program's own colours: dark, light, and one of high contrast."""

from textual.theme import Theme

#: How far text that matters less may stand back: still 4.5 to 1 against every ground it stands on.
_QUIET = {"text-muted": "auto 70%", "text-disabled": "auto 58%"}


def _quiet(bar: str, ground: str, **more: str) -> dict[str, str]:
    """Return variables for text that matters less, and for scroll bars and the ground they run on."""
    grounds = ("scrollbar-background", "scrollbar-background-hover", "scrollbar-background-active")
    return {**_QUIET, "scrollbar": bar, **dict.fromkeys(grounds, ground), **more}


DARK = Theme(
    name="outreach-dark",
    primary="#5B8DB8",
    secondary="#7FA6A0",
    accent="#E0B050",
    foreground="#D8DEE4",
    background="#14181D",
    surface="#1B2127",
    panel="#222A32",
    success="#6FAF7A",
    warning="#D9A441",
    error="#D9695F",
    dark=True,
    variables=_quiet("#56738E", "#222A32"),
)
LIGHT = Theme(
    name="outreach-light",
    primary="#2B5F8C",
    secondary="#3F7A72",
    accent="#754A00",
    foreground="#1D2430",
    background="#FBFAF7",
    surface="#F1EFEA",
    panel="#E7E4DC",
    success="#2E7D43",
    warning="#8A5800",
    error="#B3362C",
    dark=False,
    variables=_quiet("#7590A8", "#E7E4DC"),
)
CONTRAST = Theme(
    name="outreach-contrast",
    primary="#00B7FF",
    secondary="#00FFB7",
    accent="#FFD800",
    foreground="#FFFFFF",
    background="#000000",
    surface="#141414",
    panel="#202020",
    success="#00FF6A",
    warning="#FFD800",
    error="#FF6B6B",
    dark=True,
    variables=_quiet("#00B7FF", "#202020", **{"text-muted": "auto 85%", "text-disabled": "auto 70%"}),
)
THEMES = (DARK, LIGHT, CONTRAST)
