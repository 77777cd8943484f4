"""``outreach tally --subdistricts``: every subdistrict of a database side by side, for the district."""

from typing import Any

from outreach_tui.cli.desk import Desk
from outreach_tui.cli.output import Cell, Column, Sheet, show, show_json
from outreach_tui.cli.tally import figures_json, period_json
from outreach_tui.cli.tally_sheets import against, headline
from outreach_tui.domain.district import DistrictTally, SubdistrictRow
from outreach_tui.domain.figures import Basis
from outreach_tui.domain.months import Period
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.i18n import gettext as _
from outreach_tui.services.district import tally_subdistricts
from outreach_tui.wording.labels import label


def show_district(desk: Desk, period: Period, basis: Basis, output: str) -> None:
    """Count a period in every subdistrict and write it."""
    with desk.office() as office:
        office.subdistrict()
        counted = tally_subdistricts(office, period, basis)
    if output == "json":
        show_json(district_json(counted))
    else:
        show(_sheet(counted, plain=output == "csv"), output)


def district_json(counted: DistrictTally) -> dict[str, Any]:
    """Return a district's tally as JSON carries it."""
    return {
        "period": period_json(counted.period),
        "basis": counted.basis.value,
        "by": "subdistrict",
        "rows": [{"key": row.name, **figures_json(row.figures, row.targets)} for row in counted.rows],
        "total": figures_json(counted.total.figures, counted.total.targets),
    }


def _sheet(counted: DistrictTally, *, plain: bool) -> Sheet:
    measures: list[tuple[Measure, str]] = [(measure, "") for measure in Measure if measure is not Measure.COPIES]
    measures += [(Measure.COPIES, word) for word in counted.total.figures.materials]

    def cells(name: str, row: SubdistrictRow) -> list[Cell]:
        done = [row.figures.of(*one) for one in measures]
        if plain:
            return [name, *done]
        return [name, *(against(count, row.targets.of(*one)) for count, one in zip(done, measures, strict=True))]

    columns = [Column("key", _("Subdistrict"))]
    columns += [Column(word or measure.value, word or label(measure), numeric=True) for measure, word in measures]
    basis = _("by date") if counted.basis is Basis.CALENDAR else _("by plan month")
    before = (f"{counted.period.label} ({basis})", headline(counted.total.figures), "")
    footer = cells("total" if plain else _("Total"), counted.total)
    return Sheet(None, columns, [cells(row.name, row) for row in counted.rows], footer, before)
