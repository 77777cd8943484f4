"""Native charts beside the tables: months, communities, categories."""

from typing import Any

from outreach_tui.reports.model import Table

_COLOURS = ("#2F75B5", "#C65911")
#: The height of a row in the pixels that charts are measured in.
_ROW_HEIGHT = 20
#: Tables whose rows are drawn as bars lying on their side, since their names are long.
_LYING = frozenset({"communities", "categories", "outcomes"})


def add_charts(book: Any, sheet: Any, table: Table) -> None:
    """Draw the columns of a table that are worth it, one below the other, below the table."""
    rows = sum(1 for _ in table)
    if not rows or not table.charted:
        return
    breaks: list[int] = []
    place = rows + 4 + len(table.notes)
    for number, key in enumerate(table.charted):
        column = next((at for at, known in enumerate(table.columns) if known.key == key), None)
        if column is None:
            continue
        chart = book.add_chart({"type": "bar" if table.id in _LYING else "column"})
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
        lying = table.id in _LYING
        if lying:
            chart.set_y_axis({"reverse": True})
        height = 60 + 18 * rows if lying else 300
        chart.set_size({"width": 720, "height": height})
        sheet.insert_chart(place, 0, chart, {"description": table.title})
        place += height // _ROW_HEIGHT + 2
        breaks.append(place)
    sheet.set_h_pagebreaks(breaks[:-1])  # no chart is cut in two
    sheet.print_area(0, 0, place, max(len(table.columns), 12) - 1)
