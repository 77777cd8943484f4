"""Stock in words and columns."""

from collections.abc import Sequence

from outreach_tui.domain.records import MovementKind
from outreach_tui.i18n import gettext as _
from outreach_tui.services.shelf import MovementLine, ShelfLine
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.record_list import Column, Tone
from outreach_tui.wording.labels import label
from outreach_tui.wording.stock import lasting_text, movement_name


def shelf_tone(line: ShelfLine) -> Tone | None:
    """Return how a material stands out: below zero, or no longer handed out."""
    if line.stock.on_hand < 0:
        return Tone.LATE
    return Tone.FAINT if line.stock.material.retired else None


def lasts(line: ShelfLine) -> str:
    """Return in a few words how long a material will last, or that it is no longer handed out."""
    if line.stock.material.retired and line.stock.on_hand >= 0:
        return _("retired")
    return lasting_text(line.stock.on_hand, line.lasting)


def shelf_columns() -> Sequence[Column[ShelfLine]]:
    """Return the columns of the shelf."""
    return (
        Column(_("Material"), 0, lambda line: line.stock.material.name, ends=True),
        Column(_("Kind"), 18, lambda line: label(line.stock.material.kind), from_width=100),
        Column(_("On hand"), 11, lambda line: f"{line.stock.on_hand} {line.stock.material.measure}", right=True),
        Column(_("In 12 m"), 8, lambda line: str(line.received or "-"), right=True),
        Column(_("Out 12 m"), 8, lambda line: str(line.handed_out or "-"), right=True),
        Column("", 1, lambda line: ""),
        Column(_("Lasts"), 24, lasts),
    )


def movement_columns() -> Sequence[Column[MovementLine]]:
    """Return the columns of what moved of a material."""
    return (
        Column(_("Day"), 10, lambda line: line.movement.day.isoformat()),
        Column(_("Movement"), 12, lambda line: movement_name(line.movement.kind)),
        Column(_("Quantity"), 8, lambda line: f"{line.movement.quantity:+d}", right=True),
        Column(_("On hand"), 8, lambda line: str(line.on_hand), right=True),
        Column(_("Community"), 12, _place),
        Column(_("Event"), 9, lambda line: line.movement.event_number or "-"),
        Column(_("Remark"), 0, lambda line: line.movement.note),
    )


def _place(line: MovementLine) -> str:
    if line.movement.kind is not MovementKind.HANDED_OUT:
        return "-"
    return line.movement.community or _("everywhere")


def movement_tone(line: MovementLine) -> Tone | None:
    """Return how a movement stands out: it left less than nothing on hand."""
    return Tone.LATE if line.on_hand < 0 else None


def shelf_facts(line: ShelfLine) -> str:
    """Return a material in one line: its law, how fast it goes, how long it lasts."""
    material, found = line.stock.material, line.lasting
    monthly = _("{count} a month").format(count=f"{found.monthly:.1f}".removesuffix(".0")) if found.monthly else ""
    return in_line(" · ".join(filter(None, (material.name, material.law, monthly, lasts(line)))))
