"""Commands of the materials and of what moved in their stock."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE, _MOVES = Place.MATERIALS, Place.MOVEMENTS

COMMANDS: tuple[Command, ...] = (
    command("material_back", _HERE, "escape", "Esc", "back", _("Back"), _("Go back."), 5),
    command("material_receive", _HERE, "plus fullwidth_plus_sign ctrl+a", "+", "move('receipt')", _("Receive"),
            _("Record copies that came in."), 6),
    command("material_give", _HERE, "minus fullwidth_hyphen_minus ctrl+g", "-", "move('handed_out')", _("Hand out"),
            _("Record copies handed out, at an event or without one."), 7),
    command("material_adjust", _HERE, "equals_sign fullwidth_equals_sign", "=", "move('adjustment')", _("Count"),
            _("Correct the stock after counting it: what is there, or +5 and -5."), 8),
    command("material_moves", _HERE, "x ctrl+o", "Enter", "movements", _("Movements"),
            _("Show what came and went of the chosen material; Enter does the same."), 9),
    command("material_new", _HERE, "n ctrl+n", "n", "new", _("New material"),
            _("Add a material to the catalogue."), 10),
    command("material_edit", _HERE, "e ctrl+e", "e", "edit", _("Edit"), _("Change the chosen material."), 11),
    command("material_retire", _HERE, "d delete ctrl+d", "d", "retire", _("Retire"),
            _("Hand the chosen material out no longer; again to take that back."), 12),
    command("material_previous", _HERE, "left", "Left", "go(-1)", _("Month before"),
            _("Show the stock as it was a month before.")),
    command("material_next", _HERE, "right", "Right", "go(1)", _("Month after"),
            _("Show the stock as it was a month after.")),
    command("moves_back", _MOVES, "escape", "Esc", "back", _("Back"), _("Go back."), 5),
    command("moves_open", _MOVES, "e ctrl+e", "Enter", "open_event", _("Event"),
            _("Open the event that copies were handed out at."), 6),
    command("moves_take_back", _MOVES, "d delete ctrl+d", "d", "take_back", _("Take back"),
            _("Take the chosen movement back: it counts no longer."), 7),
)  # fmt: skip
