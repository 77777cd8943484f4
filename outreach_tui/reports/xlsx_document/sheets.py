"""Sheets of tables: headings that stay, filters, widths that fit 汉字, pages of A4 with repeated headings."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any

from outreach_tui.long_sheets import LAST_ROW, ROWS_AT_ONCE, Columns, LongSheet
from outreach_tui.long_sheets import Cell as Kept
from outreach_tui.reports.model import Cell, CellKind, Hidden, Named, State, Table
from outreach_tui.reports.xlsx_document.widths import column_widths, lines

_A4 = 9
#: The height of the row of headings, and of a line of others, in points.
HEADING, LINE = 32, 15
_FONT = "宋体"
_BORDER = "#BFBFBF"


#: Every text is written as a text: none becomes a formula, a number or an address.
TEXTS_ONLY = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


class Look:
    """The formats of a workbook."""

    def __init__(self, book: Any) -> None:
        base = {"font_name": _FONT, "font_size": 11, "valign": "vcenter"}
        cell = {**base, "border": 1, "border_color": _BORDER}
        self.title = book.add_format({**base, "font_size": 18, "bold": True, "text_wrap": True})
        self.heading = book.add_format({**base, "font_size": 13, "bold": True})
        self.wrapped = book.add_format({**base, "text_wrap": True})
        self.note = book.add_format({**base, "font_size": 10, "italic": True})
        self.link = book.add_format({**base, "font_color": "#0563C1", "underline": 1})
        self.link_cell = book.add_format({**cell, "font_color": "#0563C1", "underline": 1})
        self.column = book.add_format(
            {**cell, "bold": True, "text_wrap": True, "align": "center", "bg_color": "#DDEBF7"}
        )
        self.text = book.add_format(cell)
        self.centred = book.add_format({**cell, "align": "center"})
        self.text_wrapped = book.add_format({**cell, "text_wrap": True})
        self.count = book.add_format({**cell, "num_format": "#,##0"})
        self.day = book.add_format({**cell, "num_format": "yyyy-mm-dd", "align": "center"})
        # all the places that shares have: a spreadsheet would round to fewer, and so say more than the truth
        self.percent = book.add_format({**cell, "num_format": "0.00%"})
        total = {**cell, "bold": True, "bg_color": "#F2F2F2"}
        self.total = book.add_format({**total, "num_format": "#,##0"})
        self.total_percent = book.add_format({**total, "num_format": "0.00%"})
        self.done = book.add_format({"bg_color": "#C6E0B4"})
        self.missing = book.add_format({"bg_color": "#F8CBAD"})
        self.zero = book.add_format({"bg_color": "#EDEDED"})
        self.planned = book.add_format({"bg_color": "#FFE699"})

    def of(self, kind: CellKind) -> Any:
        """Return the format of a kind of cell on one line."""
        return {
            CellKind.TEXT: self.text,
            CellKind.COUNT: self.count,
            CellKind.DAY: self.day,
            CellKind.PERCENT: self.percent,
        }[kind]


def set_up_sheet(sheet: Any) -> None:
    """Print a sheet on A4 lying on its side, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(_A4)
    sheet.set_margins(left=0.5, right=0.5, top=0.8, bottom=0.6)
    sheet.set_header("&C&14&A", {"margin": 0.35})
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&C— &P —")


def write_cell(sheet: Any, row: int, place: int, cell: Cell, kind: CellKind, look: Look, shape: Any = None) -> None:
    """Write a value as what it is; texts are only ever texts."""
    shape = shape or look.of(kind)
    if isinstance(cell, State) and cell.events:
        sheet.write_number(row, place, cell.events, shape)
    elif isinstance(cell, (Named, Hidden)):
        sheet.write_string(row, place, str(cell), shape)
    elif cell is None:
        sheet.write_blank(row, place, None, shape)
    elif isinstance(cell, str):
        sheet.write_string(row, place, cell, shape)
    elif isinstance(cell, date):
        sheet.write_datetime(row, place, cell, shape)
    else:
        sheet.write_number(row, place, cell, shape)


#: How many rows of a long sheet its widths are taken from.
_SAMPLED = 100


def _headings(sheet: Any, look: Look, table: Table, widths: Sequence[float]) -> None:
    sheet.set_row(0, HEADING)  # room for a heading of two lines
    for place, (column, width) in enumerate(zip(table.columns, widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, column.heading, look.column)
    set_up_sheet(sheet)
    sheet.freeze_panes(1, 1)
    sheet.repeat_rows(0)


def add_table_sheet(sheet: Any, look: Look, table: Table) -> list[float]:
    """Write a table whole: rows, total below the filter, notes below that; return the widths of its columns."""
    widths = column_widths(table.columns, [*table, *([table.total] if table.total is not None else [])])
    _headings(sheet, look, table, widths)
    row = 0
    for row, cells in enumerate(table, start=1):
        high = max(
            (lines(cell, width) for cell, width in zip(cells, widths, strict=True) if isinstance(cell, str)), default=1
        )
        if high > 1:
            sheet.set_row(row, LINE * high)
        for place, (column, cell) in enumerate(zip(table.columns, cells, strict=True)):
            shape = look.centred if column.centred else look.text_wrapped if isinstance(cell, str) else None
            write_cell(sheet, row, place, cell, column.kind, look, shape)
    last = max(row, 1)
    sheet.autofilter(0, 0, last, len(table.columns) - 1)
    if table.id == "coverage":
        _heat(sheet, look, table, last)
    row += 1
    if table.total is not None:
        for place, (column, cell) in enumerate(zip(table.columns, table.total, strict=True)):
            shape = look.total_percent if column.kind is CellKind.PERCENT else look.total
            write_cell(sheet, row, place, cell, column.kind, look, shape)
        row += 1
    for note in table.notes:
        sheet.write_string(row, 0, note, look.note)
        row += 1
    sheet.print_area(0, 0, row - 1, len(table.columns) - 1)
    return widths


def _heat(sheet: Any, look: Look, table: Table, last: int) -> None:
    """Colour the months of the coverage table by what is known of them; a word or number says the same."""
    words = {cell.code: cell.label for row in table for cell in row if isinstance(cell, State)}
    area = (1, 1, last, len(table.columns) - 4)
    sheet.conditional_format(*area, {"type": "cell", "criteria": ">", "value": 0, "format": look.done})
    for code, shape in (("missing", look.missing), ("zero", look.zero), ("planned", look.planned)):
        if code in words:
            rule = {"type": "text", "criteria": "begins with", "value": words[code], "format": shape}
            sheet.conditional_format(*area, rule)


def add_long_sheet(sheet: Any, look: Look, table: Table) -> LongSheet:
    """Write headings and one row that shows each column's style, and return what rows are to be streamed in."""
    _headings(sheet, look, table, column_widths(table.columns, islice(table, _SAMPLED)))
    for place, column in enumerate(table.columns):
        sheet.write_blank(1, place, None, look.of(column.kind))
    sheet.autofilter(0, 0, LAST_ROW - 1, len(table.columns) - 1)
    total = None if table.total is None else [_kept(cell) for cell in table.total]
    return LongSheet(f"xl/worksheets/sheet{sheet.index + 1}.xml", sheet.name, _in_columns(table), total)


def _in_columns(table: Table) -> Iterator[Columns]:
    rows = iter(table)
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield [[_kept(cell) for cell in column] for column in zip(*some, strict=True)]


def _kept(cell: Cell) -> Kept:
    return str(cell) if isinstance(cell, (Hidden, Named)) else cell
