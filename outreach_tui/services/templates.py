"""The workbook that communities fill in, with the names this office knows."""

from pathlib import Path

from outreach_tui.domain.laws import LAWS
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.template import write_template
from outreach_tui.services.listing import Listing
from outreach_tui.services.office import Office


def write_template_of(office: Office, path: Path, *, year: int | None, community: str = "") -> None:
    """Write the workbook for all communities, or for the one named; refuse a name that none has."""
    communities = [office.community(community)] if community else Listing(office).communities()
    whose = communities[0].name if community else office.subdistrict().name
    title = _("{whose} activity register").format(whose=whose)
    if year is not None:
        title = _("{whose} activity register {year}").format(whose=whose, year=year)
    write_template(path, title, communities, Listing(office).materials(), [law.name for law in LAWS], year=year)
