"""Native charts below the tables: months, communities, categories."""

from collections.abc import Sequence
from typing import Any

from outreach_tui.reports.model import Table
from outreach_tui.reports.xlsx_document.sheets import HEADING, LINE

_COLOURS = ("#2F75B5", "#C65911")
#: The height of a row in the pixels that charts are measured in.
_ROW_HEIGHT = 20
#: Empty rows between two charts.
_APART = 2
#: Points between the margins of a page of A4 lying on its side.
_PAGE_WIDTH, _PAGE_HEIGHT = 770, 505
#: How many columns a chart takes, of the width that columns have where nothing is said, and that in points.
_CHART_COLUMNS, _COLUMN_POINTS = 12, 48
#: Every row has its name on the axis.
_NAMES = {"interval_unit": 1, "num_font": {"size": 8}}
#: Tables whose rows are drawn as bars lying on their side, since their names are long.
_LYING = frozenset({"communities", "categories", "outcomes"})


def add_charts(book: Any, sheet: Any, table: Table, widths: Sequence[float]) -> None:
    """Draw the columns of a table that are worth it, one below the other, below the table.

    A chart that would not fit on the rest of a printed page begins the next; ``widths`` are those of the columns.
    """
    rows = sum(1 for _ in table)
    if not rows or not table.charted:
        return
    lying = table.id in _LYING
    height = 60 + 18 * rows if lying else 300
    most = _rows_of_a_page(widths)
    breaks: list[int] = []
    place, page = rows + 3 + len(table.notes), 0
    for number, key in enumerate(table.charted):
        column = next((at for at, known in enumerate(table.columns) if known.key == key), None)
        if column is None:
            continue
        end = place - (-height // _ROW_HEIGHT)
        if end - page > most:
            page = place
            breaks.append(page)
        sheet.insert_chart(place, 0, _chart(book, sheet, table, column, number, height), {"description": table.title})
        place = end + _APART
    sheet.set_h_pagebreaks(breaks)
    sheet.print_area(0, 0, place - _APART, max(len(table.columns), _CHART_COLUMNS) - 1)


def _rows_of_a_page(widths: Sequence[float]) -> int:
    """Return how many rows fit below the headings of a page onto which the columns are scaled to fit."""
    columns = sum(0.75 * (7 * width + 5) for width in widths)
    columns += max(_CHART_COLUMNS - len(widths), 0) * _COLUMN_POINTS
    return int((_PAGE_HEIGHT * max(columns / _PAGE_WIDTH, 1) - HEADING) / LINE)


def _chart(book: Any, sheet: Any, table: Table, column: int, number: int, height: int) -> Any:
    """Return the chart of a column, every row with its name."""
    rows = sum(1 for _ in table)
    lying = table.id in _LYING
    chart = book.add_chart({"type": "bar" if lying else "column"})
    chart.add_series(
        {
            "name": [sheet.name, 0, column],
            "categories": [sheet.name, 1, 0, rows, 0],
            "values": [sheet.name, 1, column, rows, column],
            "fill": {"color": _COLOURS[number % len(_COLOURS)]},
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    chart.set_title({"name": f"{table.title} · {table.columns[column].heading}", "name_font": {"size": 12}})
    chart.set_legend({"none": True})
    if lying:  # read from above to below, the numbers' axis below
        chart.set_y_axis({**_NAMES, "reverse": True, "crossing": "max"})
    else:
        chart.set_x_axis(_NAMES)
    chart.set_size({"width": 720, "height": height})
    return chart
