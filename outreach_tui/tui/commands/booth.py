"""Commands of the street table."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE = Place.BOOTH

COMMANDS: tuple[Command, ...] = (
    command("booth_press", _HERE, "space ctrl+g", "Space", "press_chosen", _("Count one"),
            _("Save one consultation: by the key shown on its category, or here of the one the arrows chose.")),
    command("booth_back", _HERE, "u backspace", "u", "take_back", _("Take back"),
            _("Take the last entry back, consultation or copies."), 5),
    command("booth_detail", _HERE, "enter", "Enter", "detail", _("Details"),
            _("Add outcome, follow-up, community and remark to the last consultation."), 6),
    command("booth_copies", _HERE, "plus fullwidth_plus_sign ctrl+a", "+", "hand_out", _("Copies"),
            _("Hand out a number of copies; a digit alone hands out one copy of the material so numbered."), 7),
    command("booth_close", _HERE, "equals_sign fullwidth_equals_sign ctrl+k", "=", "close_booth", _("Pack up"),
            _("Count what was taken out and brought back, and see the difference to what was tallied."), 8),
    command("booth_event", _HERE, "ctrl+e", "^e", "edit_event", _("Event"),
            _("Change the event: venue, laws, heads, remarks."), 10),
    command("booth_elsewhere", _HERE, "ctrl+o", "^o", "choose_booth", _("Other booth"),
            _("Sit at another booth, or begin a new one."), 11),
    command("booth_leave", _HERE, "escape", "Esc", "leave", _("Leave"),
            _("Leave the booth; everything is saved already."), 9),
)  # fmt: skip
