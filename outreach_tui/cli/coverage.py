"""``outreach coverage``: which community had something in which month of a year."""

from typing import Any

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option
from outreach_tui.cli.output import Cell, Column, Sheet, show
from outreach_tui.cli.values import YEAR
from outreach_tui.domain.figures import Coverage
from outreach_tui.domain.rounding import percent, share_of
from outreach_tui.domain.vocabulary import CellState
from outreach_tui.i18n import gettext as _
from outreach_tui.wording.labels import label

#: Two ASCII letters each, which every console can draw.
SIGNS = {
    CellState.DONE: "##",
    CellState.PLANNED: "..",
    CellState.ZERO: "00",
    CellState.MISSING: "!!",
    CellState.ABSENT: "",
}


@command(help=_("Show which community had something in which month of a year (default: this year)."))
@click.argument("year", type=YEAR, required=False)
@click.option("--subdistricts", is_flag=True, help=_("One row for each subdistrict there is to see, and their sum."))
@format_option
@pass_desk
def coverage(desk: Desk, year: int | None, subdistricts: bool, output: str) -> None:
    """Show the coverage of a year."""
    if subdistricts:
        from outreach_tui.cli.coverage_district import show_district

        show_district(desk, year or desk.today.year, output)
        return
    from outreach_tui.services.tallying import Tallying

    with desk.office() as office:
        name = office.subdistrict().name
        covered = Tallying(office).coverage(year or desk.today.year)
    show(_sheet(covered, name, signs=output == "table"), output)


def coverage_json(covered: Coverage) -> dict[str, Any]:
    """Return a coverage as JSON carries it; rates are between 0 and 1, ``null`` where nothing was due."""
    return {
        "year": covered.year,
        "due": covered.due,
        "done": covered.done,
        "rate": rate(covered.done, covered.due),
        "rows": [
            {
                "community": row.community,
                "due": row.due,
                "done": row.done,
                "rate": rate(row.done, row.due),
                "cells": {str(month): cell.value for month, cell in zip(covered.months, row.cells, strict=True)},
            }
            for row in covered.rows
        ],
    }


def rate(done: int, due: int) -> float | None:
    """Return the share of what was due, never more than it is; ``None`` where nothing was."""
    return share_of(done, due) if due else None


def _sheet(covered: Coverage, subdistrict: str, *, signs: bool) -> Sheet:
    columns = [
        Column("community", _("Community")),
        *(Column(str(month), f"{month.number:2d}") for month in covered.months),
        Column("done", _("Done"), numeric=True),
        Column("due", _("Due"), numeric=True),
        Column("rate", _("Rate"), numeric=True),
    ]
    rows: list[list[Cell]] = [
        [
            row.community,
            *(SIGNS[cell] if signs else cell.value for cell in row.cells),
            row.done, row.due, percent_text(row.done, row.due) if signs else rate(row.done, row.due),
        ]
        for row in covered.rows
    ]  # fmt: skip
    title = _("{subdistrict} {year}: {done} of {due} community-months covered ({rate})").format(
        subdistrict=subdistrict, year=covered.year, done=covered.done, due=covered.due,
        rate=percent_text(covered.done, covered.due),
    )  # fmt: skip
    legend = "  ".join(f"{sign or '  '} {label(state)}" for state, sign in SIGNS.items() if sign)
    after = _("{legend}  (blank) {absent}").format(legend=legend, absent=label(CellState.ABSENT))
    return Sheet(coverage_json(covered), columns, rows, None, (title, ""), ("", after))


def percent_text(done: int, due: int) -> str:
    """Return the share of what was due as people read it."""
    return percent(done, due) if due else "-"
