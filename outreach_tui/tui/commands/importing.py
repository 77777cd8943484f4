"""Commands of the screen that imports files."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

COMMANDS: tuple[Command, ...] = (
    command("import_files", Place.IMPORTING, "ctrl+s", "^s", "import", _("Import"),
            _("Import every file that nothing stands against, each as one action that can be undone."), 5),
    command("answer_import", Place.IMPORTING, "e ctrl+e", "e", "answer", _("Answer"),
            _("Answer the chosen line: what a column holds, the community, the year, the sheet, whether a row is added;"
              " Enter does the same."), 7),
    command("import_field_before", Place.IMPORTING, "left", "Left", "turn(-1)", _("Field before"),
            _("Take the chosen column for the field before; leave out or add the chosen row.")),
    command("import_field_after", Place.IMPORTING, "right", "Right", "turn(1)", _("Field after"),
            _("Take the chosen column for the field after; add or leave out the chosen row."), 8),
    command("import_question", Place.IMPORTING, "x ctrl+x", "x", "next_question", _("Next question"),
            _("Go on to the next line that wants an answer or stands against the import."), 9),
    command("import_errors", Place.IMPORTING, "w ctrl+w", "w", "errors", _("Mark errors"),
            _("Write the rows back to a workbook with the wrong cells marked, for whoever sent them."), 9),
    command("leave_import", Place.IMPORTING, "escape", "Esc", "leave", _("Stop, back"),
            _("Stop what is being read; else go back. Nothing is saved."), 6),
)  # fmt: skip
