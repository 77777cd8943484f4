"""``outreach info``: versions, and where everything is kept."""

from typing import Any

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option
from outreach_tui.cli.output import Cell, Column, Sheet, flat, say, show, show_table
from outreach_tui.domain.problems import DatabaseProblem
from outreach_tui.i18n import gettext as _
from outreach_tui.services.installation import installation, on_record
from outreach_tui.wording.installation import FACTS
from outreach_tui.wording.problems import sentence


@command(help=_("Show versions, where everything is kept, and what is on record."))
@format_option
@pass_desk
def info(desk: Desk, output: str) -> None:
    """Show what there is to know about this installation."""
    known = {**installation(desk.paths, desk.language, desk.location()), **_database(desk)}
    if output == "table":
        # as lines, since a path is of use only whole
        lines = tuple(f"{_(FACTS[name])}: {flat(value)}" for name, value in known.items())
        show_table(Sheet(None, [], [], None, lines))
        return
    columns = [Column("name", _("What")), Column("value", _("Value"))]
    rows: list[list[Cell]] = [[name, flat(value)] for name, value in known.items()]
    show(Sheet(known, columns, rows), output)


def _database(desk: Desk) -> dict[str, Any]:
    """Return the state of the database: ``ready``, ``empty``, or what keeps it from being used."""
    try:
        with desk.office() as office:
            return on_record(office)
    except DatabaseProblem as problem:
        for one in problem.problems:
            say(sentence(one))
        return {"state": problem.problems[0].code.removeprefix("database_")}
