"""``outreach coverage --subdistricts``: the coverage of every subdistrict of a database, for the district."""

from typing import Any

from outreach_tui.cli.coverage import percent_text, rate
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.output import Cell, Column, Sheet, show
from outreach_tui.domain.district import Covered, DistrictCoverage, covered_by_month
from outreach_tui.domain.months import Period
from outreach_tui.i18n import gettext as _
from outreach_tui.services.district import cover_subdistricts


def show_district(desk: Desk, year: int, output: str) -> None:
    """Show the coverage of a year in every subdistrict."""
    with desk.office() as office:
        office.subdistrict()
        covered = cover_subdistricts(office, Period.of_year(year))
    show(_sheet(covered, year, signs=output == "table"), output)


def coverage_json(covered: DistrictCoverage, year: int) -> dict[str, Any]:
    """Return the coverage of a district as JSON carries it; rates as in the coverage of a subdistrict."""
    return {
        "year": year,
        **_told(covered.total),
        "rows": [
            {
                "subdistrict": name,
                **_told(Covered(one.done, one.due)),
                "months": {
                    str(month): {"due": cell.due, "done": cell.done}
                    for month, cell in zip(covered.months, covered_by_month(one), strict=True)
                },
            }
            for name, one in covered.rows
        ],
    }


def _told(covered: Covered) -> dict[str, Any]:
    return {"due": covered.due, "done": covered.done, "rate": rate(covered.done, covered.due)}


def _sheet(covered: DistrictCoverage, year: int, *, signs: bool) -> Sheet:
    columns = [
        Column("subdistrict", _("Subdistrict")),
        *(Column(str(month), f"{month.number:2d}") for month in covered.months),
        Column("done", _("Done"), numeric=True),
        Column("due", _("Due"), numeric=True),
        Column("rate", _("Rate"), numeric=True),
    ]

    def line(name: str, whole: Covered, months: list[Covered]) -> list[Cell]:
        share = (percent_text if signs else rate)(whole.done, whole.due)
        return [
            name,
            *(f"{month.done}/{month.due}" if month.due else "" for month in months),
            whole.done,
            whole.due,
            share,
        ]

    by_month = [list(covered_by_month(one)) for _name, one in covered.rows]
    rows = [
        line(name, Covered(one.done, one.due), months)
        for (name, one), months in zip(covered.rows, by_month, strict=True)
    ]
    together = [sum(month, Covered()) for month in zip(*by_month, strict=True)]
    title = _("{count} subdistricts {year}: {done} of {due} community-months covered ({rate})").format(
        count=len(rows), year=year, done=covered.total.done, due=covered.total.due,
        rate=percent_text(covered.total.done, covered.total.due),
    )  # fmt: skip
    total = line(_("Total") if signs else "total", covered.total, together)
    return Sheet(coverage_json(covered, year), columns, rows, total, (title, ""))
