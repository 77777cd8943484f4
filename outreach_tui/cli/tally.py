"""``outreach tally``: a period counted against the plan."""

from typing import Any

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import code_option, format_option, text_option
from outreach_tui.cli.output import show, show_json
from outreach_tui.cli.tally_sheets import csv_sheet, table_sheet
from outreach_tui.cli.values import PERIOD
from outreach_tui.domain.figures import UNASSIGNED, Basis, Dimension, Figures, Tally, Targets
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.i18n import gettext as _

#: What JSON calls the row of what belongs to no single value of a dimension.
_REST_KEYS = {Dimension.COMMUNITY: "subdistrict"}
_REST_KEY = "none"


@command(help=_("Count a period (default: this month) against the plan."))
@click.argument("period", type=PERIOD, required=False)
@code_option(Dimension, "--by", help=_("What the rows are."), default=Dimension.COMMUNITY)
@code_option(Dimension, "--across", help=_("What the columns are: one measure by two dimensions."))
@code_option(Measure, "--measure", help=_("What is counted across (default: events)."), default=Measure.EVENTS)
@text_option("--unit", default="", help=_("Measure word of the copies counted across, such as 份."))
@click.option("--calendar", is_flag=True, help=_("Count by date instead of by the plan month served."))
@click.option("--subdistricts", is_flag=True, help=_("One row for each subdistrict there is to see, and their sum."))
@format_option
@pass_desk
def tally(
    desk: Desk,
    period: Period | None,
    by: Dimension,
    across: Dimension | None,
    measure: Measure,
    unit: str,
    calendar: bool,
    subdistricts: bool,
    output: str,
) -> None:
    """Count a period."""
    asked = period or Period.of_month(Month.of(desk.today))
    basis = Basis.CALENDAR if calendar else Basis.PLAN
    if subdistricts:
        from outreach_tui.cli.tally_district import show_district

        show_district(desk, asked, basis, output)
        return
    if across is not None:
        from outreach_tui.cli.tally_across import show_across

        show_across(desk, asked, by, across, measure, unit, basis, output)
        return
    from outreach_tui.services.tallying import Tallying

    with desk.office() as office:
        name = office.subdistrict().name
        counted = Tallying(office).tally(asked, by, basis)
    match output:
        case "json":
            show_json(tally_json(counted))
        case "csv":
            show(csv_sheet(counted, row_key), output)
        case _:
            show(table_sheet(counted, name), output)


def tally_json(counted: Tally) -> dict[str, Any]:
    """Return a tally as JSON carries it."""
    return {
        "period": period_json(counted.period),
        "basis": counted.basis.value,
        "by": counted.by.value,
        "rows": [
            {"key": row_key(row.key, counted.by), **figures_json(row.figures, row.targets)} for row in counted.rows
        ],
        "total": figures_json(counted.total.figures, counted.total.targets),
        "sum_of_rows": figures_json(counted.sum_of_rows, counted.sum_of_targets),
    }


def period_json(period: Period) -> dict[str, str]:
    """Return a period as JSON carries it; its end is the day after its last."""
    return {"label": period.label, "start": period.start.isoformat(), "end": period.end.isoformat()}


def row_key(key: str, by: Dimension) -> str:
    """Return the key of a row, with a word for the row of the rest."""
    return _REST_KEYS.get(by, _REST_KEY) if key == UNASSIGNED else key


def figures_json(figures: Figures, targets: Targets) -> dict[str, Any]:
    """Return figures and what the plan asks of them."""
    return {
        "events": figures.events,
        "attendance": figures.attendance,
        "attendance_estimated": figures.attendance_estimated,
        "events_attendance_unknown": figures.events_attendance_unknown,
        "consultations": figures.consultations,
        "consultations_at_events": figures.consultations_at_events,
        "materials": dict(figures.materials),
        "events_by_form": dict(figures.events_by_form),
        "targets": targets.to_json(),
    }
