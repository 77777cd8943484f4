"""The doctor in words: the names of its checks, and what they find."""

from collections.abc import Mapping

from outreach_tui.i18n import gettext, mark

_NAMES: Mapping[str, str] = {
    "integrity": mark("Structure of the database"),
    "foreign_keys": mark("References between records"),
    "orphans": mark("Records that hang on nothing"),
    "duplicates": mark("Records kept twice"),
    "dates": mark("Impossible dates"),
    "stock": mark("Stock below zero"),
    "laws": mark("Laws out of their time"),
    "communities": mark("Communities out of their time"),
    "totals": mark("Totals, and the plan"),
    "attachments": mark("Attached files"),
    "backups": mark("Backups"),
    "privacy": mark("Personal data"),
    "roles": mark("Roles"),
    "settings": mark("Settings"),
}

#: Sentences for what is found; filled in as those of all problems are.
FINDINGS: Mapping[str, str] = {
    "check_reference": mark("A record refers to one that does not exist: {value}"),
    "check_no_community": mark("The {field} {value} is for communities and names none."),
    "check_of_deleted_event": mark("The {field} of {value} counts although its event {number} was deleted."),
    "check_stray_files": mark("{count} files in {value} belong to no record."),
    "check_same_event": mark("The events {value} and {other} look the same; delete one of them if they are."),
    "check_same_name": mark('The {field} names "{value}" and "{other}" are the same but for spelling.'),
    "check_date": mark("The {field} {value} is dated {day}, which can hardly be."),
    "check_done_in_future": mark("The {field} {value} is recorded as done on {day}, which is still to come."),
    "check_month": mark("The {field} {value} of {day} serves the plan month {month}, far from its date."),
    "check_law": mark("The event {value} of {day} names {law}, which was not in force then."),
    "check_community": mark("The {field} {value} is for {community}, which did not exist on {day}."),
    "check_miscounted": mark(
        "The {field} {value} is counted otherwise than it is recorded; saving it again puts it right."
    ),
    "check_year": mark("The months of {value} do not add up to the year."),
    "check_attachment": mark(
        "The file {value} of event {number} is missing from where files are kept, or was changed there."
    ),
    "check_number": mark("The {field} {value} has a number of a person in its text: {number}"),
    "check_contact": mark(
        "The contact of consultation {value} was to be kept until {until}; remove it: outreach purge"
    ),
    "check_no_backup": mark("There is no backup beside the database yet."),
    "check_old_backup": mark("The newest backup, {value}, is {days} days old."),
    "check_roles": mark(
        "Who may do what is not as it should be ({value})."
        " The owner of the database puts it right: outreach server init"
    ),
    "check_network_drive": mark(
        "{value} is on a drive of another computer: only one person at a time may use it there."
        " Several people share one on a PostgreSQL server."
    ),
    "check_open_to_others": mark("Other users of this computer can read {value}. Close it to them: chmod 600 {value}"),
}


def check_name(name: str) -> str:
    """Return what a check is called in the language in use."""
    return gettext(_NAMES[name])
