"""Text stands out from every ground it is drawn on, in every theme, as WCAG 2 asks of text (AA)."""

import pytest
from textual.color import BLACK, WHITE, Color
from textual.theme import Theme

from outreach_tui.tui.themes import THEMES

LEAST = 4.5
GROUNDS = ("background", "surface", "panel", "primary-muted")
INKS = ("foreground", "accent", "text", "text-muted", "text-disabled", "text-error", "text-warning", "text-success")


def _light(colour: Color) -> float:
    parts = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.normalized)
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), parts, strict=True))


def _contrast(one: Color, other: Color) -> float:
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _ink(written: str, ground: Color) -> Color:
    """Return a colour as it is drawn: ``auto 60%`` is black or white, let through by so much."""
    if not written.startswith("auto"):
        return Color.parse(written)
    strength = float(written.split()[1].rstrip("%")) / 100
    return ground.blend(WHITE if ground.brightness < 0.5 else BLACK, strength)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_text_can_be_read_on_every_ground(theme: Theme) -> None:
    colours = theme.to_color_system().generate()
    grounds = {name: Color.parse(colours[name]) for name in GROUNDS}
    faint = {
        (ink, name): round(contrast, 2)
        for name, ground in grounds.items()
        for ink in INKS
        if (contrast := _contrast(_ink(colours[ink], ground), ground)) < LEAST
    }
    assert faint == {}
