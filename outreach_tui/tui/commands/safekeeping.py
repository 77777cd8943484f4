"""Commands of the safekeeping of the data: backups, the doctor, what was done, personal data."""

from outreach_tui.i18n import mark as _
from outreach_tui.tui.commands.command import Command, command
from outreach_tui.tui.commands.places import Place

_HERE = Place.SAFEKEEPING

COMMANDS: tuple[Command, ...] = (
    command("keep_open", _HERE, "x ctrl+x", "Enter", "open_chosen", _("Open"),
            _("Look into the chosen backup and restore it; open the record of a finding or an action, a contact."
              " Enter does the same."), 6),
    command("keep_backup", _HERE, "a ctrl+a", "a", "back_up", _("Back up"),
            _("Copy the database and its attached files into the folder of backups."), 7),
    command("keep_restore", _HERE, "f ctrl+f", "f", "restore_file", _("Restore a file"),
            _("Put a backup or a file of everything in place of what is there; first shows what changes."), 8),
    command("keep_check", _HERE, "c ctrl+k", "c", "check", _("Check-up"),
            _("Look for anything wrong with the records, the files and the settings."), 7),
    command("keep_dump", _HERE, "e ctrl+e", "e", "dump", _("Write to a file"),
            _("Write everything as one JSON file, the records of a period as a workbook or CSV, or a workbook to fill"
              " in."), 8),
    command("keep_purge", _HERE, "d ctrl+d", "d", "purge", _("Remove personal data"),
            _("Remove contacts whose time is over, or all personal data before a day; first shows what goes."), 9),
    command("keep_pages", _HERE, "w ctrl+w", "w", "pages", _("Printed pages"),
            _("Write the notice for the booth, or the record of processing, as a page to print."), 9),
    command("keep_view", _HERE, "s ctrl+b tab", "s", "next_view", _("View"),
            _("Go on to the check, the history, personal data, people; 1 to 5 go straight to one."), 10),
    command("keep_backups", _HERE, "1 alt+1", "1", "view('backups')", _("Backups"), _("Show the backups.")),
    command("keep_findings", _HERE, "2 alt+2", "2", "view('findings')", _("Check-up"), _("Show what the check found.")),
    command("keep_history", _HERE, "3 alt+3", "3", "view('past')", _("History"),
            _("Show who did what, when, and what it changed.")),
    command("keep_personal", _HERE, "4 alt+4", "4", "view('personal')", _("Personal data"),
            _("Show the contacts that are kept, and until when.")),
    command("keep_people", _HERE, "5 alt+5", "5", "view('people')", _("People"),
            _("Show who has which role in a database that many people share.")),
    command("people_grant", _HERE, "plus fullwidth_plus_sign ctrl+o", "+", "let_in", _("Let someone in"),
            _("Give a user of the server a role: coordinator, recorder, viewer or district."), 11),
    command("people_revoke", _HERE, "minus fullwidth_hyphen_minus ctrl+g", "-", "let_go", _("Take a role away"),
            _("Take the role from the chosen user, who sees nothing of the database any more."), 11),
    command("people_prepare", _HERE, "y ctrl+t", "y", "prepare", _("Hold to roles"),
            _("Make the database hold everyone to a role; repeat it after an update."), 11),
)  # fmt: skip
