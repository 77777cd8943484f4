"""Commands of screens that one goes back from, of lists whose records can be changed, and of forms."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_LIST = Place.CHANGES
_FORM = Place.FORM

COMMANDS: tuple[Command, ...] = (
    command("back", Place.RECORDS, "escape", "Esc", "back", _("Back"), _("Go back."), 5),
    command("edit", _LIST, "e ctrl+e", "e", "edit_record", _("Edit"), _("Change the chosen record."), 6),
    command("delete", _LIST, "d delete ctrl+d", "d", "delete_record", _("Delete"),
            _("Take the chosen record out of all figures; it can be brought back."), 7),
    command("save", _FORM, "ctrl+s", "^s", "save", _("Save"), _("Save the form."), 5),
    command("save_next", _FORM, "ctrl+n", "^n", "save_and_next", _("Save, next"),
            _("Save and start the next event with day, community and form carried over."), 6),
    command("pick", _FORM, "ctrl+o", "^o", "pick", _("Pick a day"),
            _("Choose the day from a month, where the cursor is in a day."), 8),
    command("leave", _FORM, "escape", "Esc", "leave", _("Close"),
            _("Close the form; asks once more when something was typed."), 7),
)  # fmt: skip
