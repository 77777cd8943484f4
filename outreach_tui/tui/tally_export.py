"""A tally as a table that can be written to a file: numbers as numbers, with what the plan asks or was before."""

from collections.abc import Iterator

from outreach_tui.i18n import gettext as _
from outreach_tui.reports.model import Cell, CellKind, Column, Table
from outreach_tui.tui.tally_answer import Answer
from outreach_tui.tui.widgets.figure_grid import FigureTable, GridRow


def exported(answer: Answer, title: str) -> Table:
    """Return what the screen shows as a table of a report; the last row of a tally is its total."""
    table = answer.table
    rows = [tuple(_cells(table, row)) for row in table.rows]
    body, total = (rows[:-1], rows[-1]) if table.total_rows else (rows, None)
    return Table(
        "tally",
        title,
        tuple(_columns(table)),
        lambda: body,
        total,
        (answer.note,) if answer.note else (),
        charted=("column_0",),
    )


def _planned(table: FigureTable, place: int) -> bool:
    return any(row.cells[place].asked is not None for row in table.rows)


def _compared(table: FigureTable, place: int) -> bool:
    return any(row.cells[place].before is not None for row in table.rows)


def _columns(table: FigureTable) -> Iterator[Column]:
    yield Column("key", table.corner, CellKind.TEXT, 8)
    for place, name in enumerate(table.columns):
        yield Column(f"column_{place}", name, CellKind.COUNT, 5)
        if _planned(table, place):
            yield Column(f"planned_{place}", _("{measure} planned").format(measure=name), CellKind.COUNT, 5)
        if _compared(table, place):
            yield Column(f"before_{place}", _("{measure} a year earlier").format(measure=name), CellKind.COUNT, 5)


def _cells(table: FigureTable, row: GridRow) -> Iterator[Cell]:
    yield row.name
    for place, cell in enumerate(row.cells):
        yield cell.text if cell.text.endswith("%") else cell.value
        if _planned(table, place):
            yield cell.asked
        if _compared(table, place):
            yield cell.before
