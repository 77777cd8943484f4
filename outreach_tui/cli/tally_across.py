"""``outreach tally --across``: one measure by two dimensions."""

from typing import Any

import click

from outreach_tui.cli.desk import Desk
from outreach_tui.cli.output import Cell, Column, Sheet, show, show_json
from outreach_tui.cli.tally import period_json, row_key
from outreach_tui.domain.figures import Basis, Dimension
from outreach_tui.domain.months import Period
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.i18n import gettext as _
from outreach_tui.services.crosstab import CrossTable, Question, cross
from outreach_tui.services.tallying import CARRIED
from outreach_tui.wording.labels import label
from outreach_tui.wording.rows import dimension_name, row_name


def show_across(
    desk: Desk, period: Period, by: Dimension, across: Dimension, measure: Measure, unit: str, basis: Basis, output: str
) -> None:
    """Count a measure by two dimensions and write it."""
    _check(by, across, measure, unit)
    with desk.office() as office:
        office.subdistrict()
        table = cross(office, Question(period, by, across, measure, unit, basis))
    if output == "json":
        show_json(across_json(table))
    else:
        show(_sheet(table, codes=output == "csv"), output)


def _check(by: Dimension, across: Dimension, measure: Measure, unit: str) -> None:
    """Refuse a question that has no answer, and say which ones have."""
    carried = CARRIED[measure]
    if by is across or not {by, across} <= carried:
        known = " ".join(sorted(carried))
        message = _("{measure} can be counted by any two different ones of: {known}.")
        raise click.UsageError(message.format(measure=label(measure), known=known))
    if measure is Measure.COPIES and not unit:
        raise click.UsageError(_("Copies are counted in one measure word; name it with --unit, such as --unit 份."))


def across_json(table: CrossTable) -> dict[str, Any]:
    """Return the table as JSON carries it; totals count each record once."""
    keys = [row_key(key, table.columns) for key in table.column_keys]
    return {
        "period": period_json(table.period),
        "basis": table.basis.value,
        "by": table.rows.value,
        "across": table.columns.value,
        "measure": table.measure.value,
        "unit": table.word or None,
        "rows": [
            {
                "key": row_key(line.key, table.rows),
                "values": dict(zip(keys, line.values, strict=True)),
                "total": line.total,
            }
            for line in table.lines
        ],
        "total": {"values": dict(zip(keys, table.totals, strict=True)), "total": table.total},
    }


def _sheet(table: CrossTable, *, codes: bool) -> Sheet:
    columns = [Column("key", dimension_name(table.rows))]
    columns += [
        Column(row_key(key, table.columns), row_name(table.columns, key), numeric=True) for key in table.column_keys
    ]
    columns.append(Column("total", _("Total"), numeric=True))
    rows: list[list[Cell]] = [
        [row_key(line.key, table.rows) if codes else row_name(table.rows, line.key), *line.values, line.total]
        for line in table.lines
    ]
    footer: list[Cell] = ["total" if codes else _("Total"), *table.totals, table.total]
    return Sheet(None, columns, rows, footer)
