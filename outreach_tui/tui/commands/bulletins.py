"""Commands of the screen that takes bulletins."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

COMMANDS: tuple[Command, ...] = (
    command("read_bulletin", Place.IMPORT, "ctrl+s", "^s", "read_bulletin", _("Read"),
            _("Read the bulletin and open the form with what it says."), 5),
    command("leave_bulletin", Place.IMPORT, "escape", "Esc", "leave", _("Close"),
            _("Go back; the text is here again the next time."), 6),
)  # fmt: skip
