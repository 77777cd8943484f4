"""The summary as CSV: one file per table, in a folder or a ZIP, as spreadsheets on Chinese Windows open them."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from outreach_tui.reports.manifest import cell_json
from outreach_tui.reports.model import Summary, Table
from outreach_tui.reports.plain import safe_for_spreadsheets

#: Spreadsheets read UTF-8 as UTF-8 only where the file begins with this mark.
ENCODING = "utf-8-sig"
_FIGURES = ("id", "value", "printed", "unit", "rule", "sentence")


def write_folder(summary: Summary, folder: Path) -> None:
    """Write the files into an empty folder."""
    for name, rows in _files(summary):
        with (folder / name).open("w", encoding=ENCODING, newline="") as file:
            csv.writer(file).writerows(rows)


def write_zip(summary: Summary, path: Path) -> None:
    """Write the files into a ZIP."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        for name, rows in _files(summary):
            with (
                archive.open(name, "w", force_zip64=True) as entry,
                io.TextIOWrapper(entry, encoding=ENCODING, newline="") as file,
            ):
                csv.writer(file).writerows(rows)


def _files(summary: Summary) -> Iterator[tuple[str, Iterable[list[object]]]]:
    yield "figures.csv", _figure_rows(summary)
    for table in summary.tables:
        yield f"{table.id}.csv", table_rows(table)


def _figure_rows(summary: Summary) -> Iterator[list[object]]:
    yield list(_FIGURES)
    for sentence in summary.sentences:
        for figure in sentence.figures:
            cells = [figure.id, figure.value, figure.printed, figure.unit, figure.rule.value, sentence.text]
            yield [safe_for_spreadsheets(cell) for cell in cells]


def table_rows(table: Table) -> Iterator[list[object]]:
    """Yield headings, rows and total of a table, safe for spreadsheets."""
    yield [safe_for_spreadsheets(column.heading) for column in table.columns]
    for row in table:
        yield [safe_for_spreadsheets(cell_json(cell)) for cell in row]
    if table.total is not None:
        yield [safe_for_spreadsheets(cell_json(cell)) for cell in table.total]
