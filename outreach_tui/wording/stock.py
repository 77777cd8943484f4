"""Movements of stock, and how long it lasts, in the language in use."""

from outreach_tui.domain.records import MovementKind
from outreach_tui.domain.shelf import Basis, Lasting
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


def lasting_text(on_hand: int, found: Lasting) -> str:
    """Return in a few words how long a material will last."""
    if on_hand < 0:
        return gettext("below zero: reconcile")
    if found.basis is Basis.NOTHING:
        return gettext("not in use")
    if found.until is None:
        return gettext("enough for the plan")
    if found.basis is Basis.PLAN:
        return gettext("short by {count} in {month}").format(count=found.short, month=found.until)
    return gettext("until {month} or so").format(month=found.until)
