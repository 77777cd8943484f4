"""Backups in words: why each was made, and what is counted when two states are set side by side."""

from collections.abc import Mapping

from outreach_tui.i18n import gettext, mark

_REASONS: Mapping[str, str] = {
    "daily": mark("backup of the day"),
    "migration": mark("before the database was brought up to date"),
    "restore": mark("before a backup was restored"),
    "import": mark("before an import"),
    "manual": mark("made by hand"),
}
_RECORDS: Mapping[str, str] = {
    "communities": mark("Communities"),
    "plan_months": mark("Planned months"),
    "events": mark("Events"),
    "consultations": mark("Consultations"),
    "materials": mark("Materials"),
    "distributions": mark("Handouts"),
    "attachments": mark("Attached files"),
}
_PURGED: Mapping[str, str] = {
    "contacts": mark("Contacts"),
    "remarks": mark("Remarks"),
    "attachments": mark("Sign-in sheets"),
    "history": mark("Copies in history"),
    "files": mark("Files"),
    "backups": mark("Backups"),
}


def reason_name(reason: str) -> str:
    """Return why a backup was made, in the language in use."""
    return gettext(_REASONS[reason])


def records_name(kind: str) -> str:
    """Return what records of a kind are called where they are counted."""
    return gettext(_RECORDS[kind])


def purged_name(kind: str) -> str:
    """Return what a purge removes of a kind."""
    return gettext(_PURGED[kind])
