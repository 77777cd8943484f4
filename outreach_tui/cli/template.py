"""``outreach template``: the workbook that communities fill in."""

from pathlib import Path

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import text_option
from outreach_tui.cli.output import put, say
from outreach_tui.cli.values import FILE, YEAR
from outreach_tui.domain.problems import refuse
from outreach_tui.i18n import gettext as _


@command(help=_("Write a workbook for communities to fill in; outreach import reads it back."))
@click.option("-o", "--output", "path", type=FILE, required=True, help=_("The workbook to write (.xlsx)."))
@click.option("--year", type=YEAR, help=_("The year it is for: days without a year are of it."))
@text_option("--community", help=_("The community it is for: rows that name none are of it."))
@pass_desk
def template(desk: Desk, path: Path, year: int | None, community: str | None) -> None:
    """Write a template."""
    from outreach_tui.services.templates import write_template_of

    if path.suffix.lower() != ".xlsx":
        raise refuse("template_kind", "file", str(path))
    with desk.office() as office:
        write_template_of(office, path, year=year, community=community or "")
    put(str(path))
    say(_("Once it is filled in: outreach import {path}").format(path=path))
