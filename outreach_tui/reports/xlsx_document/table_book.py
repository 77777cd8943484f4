"""A workbook of one table, for a tally that is sent by itself."""

from pathlib import Path

import xlsxwriter

from outreach_tui.reports.model import Table
from outreach_tui.reports.xlsx_document.charts import add_charts
from outreach_tui.reports.xlsx_document.sheets import TEXTS_ONLY, Look, add_table_sheet


def write(table: Table, path: Path) -> None:
    """Write the workbook, with charts of the columns that are worth one."""
    with xlsxwriter.Workbook(str(path), TEXTS_ONLY) as book:
        sheet = book.add_worksheet()
        add_charts(book, sheet, table, add_table_sheet(sheet, Look(book), table))
