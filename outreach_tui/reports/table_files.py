"""One table as a file of its own: a workbook, CSV or Markdown."""

import csv
from collections.abc import Callable, Mapping
from pathlib import Path

from outreach_tui.reports.csv_files import ENCODING, table_rows
from outreach_tui.reports.markdown import write_table
from outreach_tui.reports.model import Table
from outreach_tui.reports.writing import write_documents


def _xlsx(table: Table, path: Path) -> None:
    from outreach_tui.reports.xlsx_document.table_book import write  # XlsxWriter: 72 ms

    write(table, path)


def _csv(table: Table, path: Path) -> None:
    with path.open("w", encoding=ENCODING, newline="") as file:
        csv.writer(file).writerows(table_rows(table))


def _markdown(table: Table, path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="\n") as file:
        write_table(table, file)


TABLE_WRITERS: Mapping[str, Callable[[Table, Path], None]] = {".xlsx": _xlsx, ".csv": _csv, ".md": _markdown}


def write_table_file(table: Table, path: Path, *, force: bool) -> None:
    """Write a table as its suffix says, whole or not at all; what is there is replaced only with ``force``."""
    write_documents(table, [path], TABLE_WRITERS, force=force)
