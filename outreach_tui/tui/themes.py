"""The program's own colours: dark, light, and one of high contrast."""

from textual.theme import Theme

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
)
LIGHT = Theme(
    name="outreach-light",
    primary="#2B5F8C",
    secondary="#3F7A72",
    accent="#9A6200",
    foreground="#1D2430",
    background="#FBFAF7",
    surface="#F1EFEA",
    panel="#E7E4DC",
    success="#2E7D43",
    warning="#9A6200",
    error="#B3362C",
    dark=False,
)
CONTRAST = Theme(
    name="outreach-contrast",
    primary="#00B7FF",
    secondary="#00FFB7",
    accent="#FFD800",
    foreground="#FFFFFF",
    background="#000000",
    surface="#000000",
    panel="#1A1A1A",
    success="#00FF6A",
    warning="#FFD800",
    error="#FF6B6B",
    dark=True,
)
THEMES = (DARK, LIGHT, CONTRAST)
