"""Native charts below the tables: months, communities, categories."""

from collections.abc import Sequence
from typing import Any

from outreach_tui.reports.charting import charted, counts_by_one
from outreach_tui.reports.model import Table
from outreach_tui.reports.xlsx_document.sheets import HEADING, LINE

_COLOURS = ("#2F75B5", "#C65911")
#: The height of a row in the pixels that charts are measured in.
_ROW_HEIGHT = 20
#: Pixels between two charts, of the narrowest chart, and of a column where nothing is said of its width.
_GAP, _NARROWEST, _COLUMN = 16, 440, 64
#: Pixels from the row that a chart begins in.
_OFF = 6
#: Points between the margins of a page of A4 lying on its side.
_PAGE_WIDTH, _PAGE_HEIGHT = 770, 490
#: Every row has its name on the axis.
_NAMES = {"interval_unit": 1, "num_font": {"size": 8}}
#: Tables whose rows are drawn as bars lying on their side, since their names are long.
_LYING = frozenset({"communities", "categories", "outcomes"})


def add_charts(book: Any, sheet: Any, table: Table, widths: Sequence[float]) -> None:
    """Draw the columns of a table that are worth it beside each other, below the table.

    Charts that would not fit on the rest of a printed page begin the next; ``widths`` are those of the columns.
    """
    rows = sum(1 for _ in table)
    _, columns = charted(table)
    if not columns:
        return
    height = 60 + 18 * rows if table.id in _LYING else 260
    pixels = [round(7 * width + 5) for width in widths]
    width = max(sum(pixels) // len(columns) - _GAP, _NARROWEST)
    place = rows + 3 + len(table.notes)
    end = place - (-(height + _OFF) // _ROW_HEIGHT)
    taken = len(columns) * (width + _GAP)
    if end > _rows_of_a_page(max(sum(pixels), taken)):
        sheet.set_h_pagebreaks([place])
    for number, column in enumerate(columns):
        chart = _chart(book, sheet, table, column, number)
        chart.set_size({"width": width, "height": height})
        # off the page break, or its border would be printed on both pages
        described = {"description": table.title, "x_offset": number * (width + _GAP), "y_offset": _OFF}
        sheet.insert_chart(place, 0, chart, described)
    beyond = max(taken - sum(pixels), 0)
    sheet.print_area(0, 0, end, len(widths) - 1 - (-beyond // _COLUMN))


def _rows_of_a_page(pixels: int) -> int:
    """Return how many rows fit below the headings of a page onto which so many pixels are scaled to fit."""
    return int((_PAGE_HEIGHT * max(0.75 * pixels / _PAGE_WIDTH, 1) - HEADING) / LINE)


def _chart(book: Any, sheet: Any, table: Table, column: int, number: int) -> Any:
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
    numbers = {"major_unit": 1} if counts_by_one(cells[column] for cells in table) else {}
    if lying:  # read from above to below, the numbers' axis below
        chart.set_y_axis({**_NAMES, "reverse": True, "crossing": "max"})
        chart.set_x_axis(numbers)
    else:
        chart.set_x_axis(_NAMES)
        chart.set_y_axis(numbers)
    return chart
