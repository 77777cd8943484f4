"""``outreach export``: records in files that other programs, and ``outreach import``, can read."""

from pathlib import Path

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.output import put, say
from outreach_tui.cli.values import FILE, PERIOD
from outreach_tui.domain.months import Period
from outreach_tui.i18n import gettext as _


@command(help=_("Write events, consultations and materials handed out to files; of all time when no period is named."))
@click.argument("period", type=PERIOD, required=False)
@click.option(
    "-o",
    "--output",
    "path",
    type=FILE,
    required=True,
    help=_("What to write: a workbook (.xlsx), JSON (.json), an archive of CSV files (.zip), or a folder for them."),
)
@pass_desk
def export(desk: Desk, period: Period | None, path: Path) -> None:
    """Export records."""
    from outreach_tui.intake.layout import Table
    from outreach_tui.services.exporting import Exporting

    with desk.office() as office:
        counts = Exporting(office).export(path, period)
    put(str(path))
    say(
        _("Written: {events} events, {consultations} consultations, {materials} lines of materials.").format(
            events=counts[Table.EVENTS],
            consultations=counts[Table.CONSULTATIONS],
            materials=counts[Table.MATERIALS],
        )
    )
