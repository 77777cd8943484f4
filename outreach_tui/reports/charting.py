"""What of a table is worth a picture, however it is drawn."""

from collections.abc import Iterable

from outreach_tui.reports.model import Cell, Row, Table

#: Up to this an axis would be marked at parts of one.
_COUNTED_BY_ONE = 5


def charted(table: Table) -> tuple[list[Row], list[int]]:
    """Return the rows and the places of the columns that are worth a picture; no column where there is nothing to see.

    Of what consultations were about only what there was any of is shown.
    """
    rows = list(table) if table.charted else []
    places = [place for place, column in enumerate(table.columns) if column.key in table.charted]
    if table.id in {"categories", "outcomes"}:
        rows = [row for row in rows if any(row[place] != 0 for place in places)]
    seen = [place for place in places if any(isinstance(value := row[place], int) and value > 0 for row in rows)]
    return rows, seen if len(rows) > 1 else []


def counts_by_one(counts: Iterable[Cell]) -> bool:
    """Tell whether an axis of some counts goes up by one: there are no half events, which a program would mark."""
    return max((count for count in counts if isinstance(count, int)), default=0) <= _COUNTED_BY_ONE
