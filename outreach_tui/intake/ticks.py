"""Forms of publicity that have a column each, in which an event's own is ticked."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import islice

from outreach_tui.domain.vocabulary import Form
from outreach_tui.intake.columns import Column, Headings
from outreach_tui.intake.heading_words import SURE
from outreach_tui.intake.layout import Table
from outreach_tui.intake.loose_words import loosely
from outreach_tui.intake.sheets import Cells, Sheet, Value, is_empty
from outreach_tui.wording.labels import read_code

_TICKS = frozenset("√✓✔☑vV是●")
#: So many rows below the headings are looked at for ticks.
_ROWS_LOOKED_AT = 200


def form_named(heading: str) -> Form | None:
    """Return the form that the heading of a column of ticks names."""
    return read_code(Form, heading) or loosely(Form, heading)


def is_tick(value: Value) -> bool:
    """Tell whether a cell is ticked."""
    return isinstance(value, str) and value.strip() in _TICKS


def with_ticks(sheet: Sheet, headings: Headings) -> Headings:
    """Return the headings with the columns that are named after a form and hold nothing but ticks taken for it.

    The ``material`` of such a column is the name of its form.
    """
    if headings.table is not Table.EVENTS or headings.column("form"):
        return headings
    names = {column: column.heading.split()[-1] for column in headings.columns if column.heading}
    named = [column for column, name in names.items() if form_named(name)]
    rows = list(islice(sheet.rows(), headings.last_row, headings.last_row + _ROWS_LOOKED_AT)) if named else []
    ticked = {column for column in named if _holds_ticks(rows, column)}
    columns = [
        replace(column, field="form", confidence=SURE, material=names[column], unit="", twice="")
        if column in ticked
        else column
        for column in headings.columns
    ]
    return replace(headings, columns=tuple(columns))


def _holds_ticks(rows: Sequence[Cells], column: Column) -> bool:
    """Tell whether a column is ticked somewhere and says nothing else."""
    held = [row[column.index - 1] for row in rows if column.index <= len(row) and not is_empty(row[column.index - 1])]
    return bool(held) and all(map(is_tick, held))
