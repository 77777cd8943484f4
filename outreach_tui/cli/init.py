"""``outreach init``: a database for a subdistrict, its communities and a year's plan to start from."""

from pathlib import Path

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import text_option
from outreach_tui.cli.output import put, say, tell
from outreach_tui.cli.saving import all_or_nothing
from outreach_tui.cli.values import FILE, YEAR
from outreach_tui.domain.drafts import CommunityDraft
from outreach_tui.domain.months import Period
from outreach_tui.i18n import LANGUAGES, ngettext
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.communities_file import read_communities


@command(help=_("Set up a database for a subdistrict, its communities and a year's plan to start from."))
@text_option("--subdistrict", help=_("Name of the subdistrict."), required=True)
@click.option("--year", type=YEAR, required=True, help=_("The year to plan from the publicity calendar."))
@click.option(
    "--communities",
    type=FILE,
    help=_("File of communities: one name a line, or CSV with headings (name, grids, adviser, from, until, order)."),
)
@click.option(
    "--report-language",
    type=click.Choice([*LANGUAGES]),
    default="zh",
    show_default=True,
    help=_("The language of reports."),
)
@text_option("--region", help=_("Province and city: key days kept only elsewhere are left out."))
@click.option(
    "--another",
    is_flag=True,
    help=_("Set it up beside the subdistricts that are there, as a district does."),
)
@pass_desk
def init(
    desk: Desk,
    subdistrict: str,
    year: int,
    communities: Path | None,
    report_language: str,
    region: str | None,
    another: bool,
) -> None:
    """Set up a database."""
    drafts = read_communities(communities, desk.today) if communities else []
    with all_or_nothing(desk.location().path):
        _set_up(desk, subdistrict, year, drafts, report_language, region, another=another)


def _set_up(
    desk: Desk,
    subdistrict: str,
    year: int,
    drafts: list[CommunityDraft],
    report_language: str,
    region: str | None,
    *,
    another: bool,
) -> None:
    from outreach_tui.services.communities import Communities
    from outreach_tui.services.planning import calendar_plan

    months = [calendar_plan(month, region) for month in Period.of_year(year).months()]
    with desk.office(desk.location(), create=True) as office:
        saved = Communities(office).set_up(subdistrict, report_language, drafts, months, another=another)
        where = office.database.location.shown
    put(_("{subdistrict} is set up in {path}.").format(subdistrict=saved.name, path=where))
    say(
        ngettext("{count} community was entered.", "{count} communities were entered.", len(drafts)).format(
            count=len(drafts)
        )
    )
    days = sum(len(month.key_days) for month in months)
    say(
        _("The plan of {year} has its 12 months, with {days} key days from the publicity calendar.").format(
            year=year, days=days
        )
    )
    say(_("Next: outreach plan show {year} and outreach event add --help").format(year=year))
    tell(saved.notes)
