"""Movements of stock, and how long it lasts, in the language in use."""

from outreach_tui.domain.records import MovementKind
from outreach_tui.i18n import gettext
from outreach_tui.i18n import mark as _

_MOVEMENTS = {
    MovementKind.RECEIPT: _("Received"),
    MovementKind.HANDED_OUT: _("Handed out"),
    MovementKind.ADJUSTMENT: _("Adjusted"),
}


def movement_name(kind: MovementKind) -> str:
    """Return how a kind of movement is called."""
    return gettext(_MOVEMENTS[kind])
