"""Commands of the very first screen."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

COMMANDS: tuple[Command, ...] = (
    command("begin", Place.FIRST_RUN, "ctrl+s", "^s", "save", _("Begin"),
            _("Make the database with these communities and a plan from the publicity calendar."), 5),
    command("sample", Place.FIRST_RUN, "ctrl+o", "^o", "open_sample", _("Sample year"),
            _("Look at a made-up sample year first; nothing of it is kept."), 6),
    command("first_run_file", Place.FIRST_RUN, "ctrl+t", "^t", "open_file", _("From a file"),
            _("Make the database from a backup, or from a file everything was written to."), 6),
    command("leave_first_run", Place.FIRST_RUN, "escape", "Esc", "leave", _("Quit"),
            _("Leave the program; nothing was made."), 7),
)  # fmt: skip
