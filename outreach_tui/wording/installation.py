"""What the facts about an installation are called."""

from collections.abc import Mapping

from outreach_tui.i18n import mark

#: By the names that ``outreach info`` gives them, in the order they are told.
FACTS: Mapping[str, str] = {
    "version": "outreach",
    "python": "Python",
    "packages": mark("Packages"),
    "language": mark("Language"),
    "settings": mark("Settings"),
    "data": mark("Data folder"),
    "log": mark("Log"),
    "database": mark("Database"),
    "state": mark("State"),
    "attachments": mark("Attached files"),
    "subdistrict": mark("Subdistrict"),
    "role": mark("Role"),
    "report_language": mark("Language of reports"),
    "records": mark("Records"),
}
