"""``outreach info``: versions, and where everything is kept."""

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from outreach_tui import __version__
from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option
from outreach_tui.cli.output import Cell, Column, Sheet, flat, say, show, show_table
from outreach_tui.domain.problems import DatabaseProblem
from outreach_tui.i18n import gettext as _
from outreach_tui.services.listing import Listing
from outreach_tui.wording.problems import sentence

_PACKAGES = ("textual", "sqlmodel", "sqlalchemy", "alembic", "click", "psycopg")


@command(help=_("Show versions, where everything is kept, and what is on record."))
@format_option
@pass_desk
def info(desk: Desk, output: str) -> None:
    """Show what there is to know about this installation."""
    known: dict[str, Any] = {
        "version": __version__,
        "python": platform.python_version(),
        "packages": {name: found for name in _PACKAGES if (found := _version(name))},
        "language": desk.language,
        "settings": str(desk.paths.settings),
        "data": str(desk.paths.data),
        "log": str(desk.paths.log),
        "database": desk.location().shown,
        **_database(desk),
    }
    if output == "table":
        # as lines, since a path is of use only whole
        show_table(
            Sheet(None, [], [], None, tuple(f"{_labels()[name]}: {flat(value)}" for name, value in known.items()))
        )
        return
    columns = [Column("name", _("What")), Column("value", _("Value"))]
    rows: list[list[Cell]] = [[name, flat(value)] for name, value in known.items()]
    show(Sheet(known, columns, rows), output)


def _database(desk: Desk) -> dict[str, Any]:
    """Return the state of the database: ``ready``, ``empty``, or what keeps it from being used."""
    try:
        with desk.office() as office:
            if not office.database.office:
                return {"state": "empty"}
            subdistrict = office.subdistrict()
            return {
                "state": "ready",
                "attachments": str(office.attachments),
                "subdistrict": subdistrict.name,
                **({"role": member.role.value} if (member := office.database.member) else {}),
                "report_language": subdistrict.report_language,
                "records": Listing(office).counts(),
            }
    except DatabaseProblem as problem:
        for one in problem.problems:
            say(sentence(one))
        return {"state": problem.problems[0].code.removeprefix("database_")}


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None


def _labels() -> dict[str, str]:
    return {
        "version": "outreach",
        "python": "Python",
        "packages": _("Packages"),
        "language": _("Language"),
        "settings": _("Settings"),
        "data": _("Data folder"),
        "log": _("Log"),
        "database": _("Database"),
        "state": _("State"),
        "attachments": _("Attached files"),
        "subdistrict": _("Subdistrict"),
        "role": _("Role"),
        "report_language": _("Language of reports"),
        "records": _("Records"),
    }
