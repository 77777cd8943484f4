"""Commands of the screen that imports files."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

COMMANDS: tuple[Command, ...] = (
    command("import_files", Place.IMPORTING, "ctrl+s", "^s", "import", _("Import"),
            _("Import every file that nothing stands against, each as one action that can be undone."), 5),
    command("leave_import", Place.IMPORTING, "escape", "Esc", "leave", _("Stop, back"),
            _("Stop what is being read; else go back. Nothing is saved."), 6),
)  # fmt: skip
