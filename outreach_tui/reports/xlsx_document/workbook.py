"""The workbook: which sheets there are, and what stands on them."""

import tempfile
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from outreach_tui.i18n import catalogue
from outreach_tui.i18n import mark as _
from outreach_tui.long_sheets import LongSheet, pour
from outreach_tui.reports.evidence import LISTS, evidence_columns, evidence_rows, has_evidence
from outreach_tui.reports.manifest import manifest_text
from outreach_tui.reports.model import Figure, Summary, Table
from outreach_tui.reports.sources import sources_table
from outreach_tui.reports.xlsx_document.charts import add_charts
from outreach_tui.reports.xlsx_document.sheets import (
    LINE,
    TEXTS_ONLY,
    Look,
    add_long_sheet,
    add_table_sheet,
    set_up_sheet,
    write_cell,
)
from outreach_tui.reports.xlsx_document.widths import lines

#: The sheet that nobody sees, with the manifest in cells of so many characters.
MANIFEST_SHEET = "_outreach_summary"
CELL_LENGTH = 32_000

_TEXT_WIDTH = 88


def write(summary: Summary, path: Path) -> None:
    """Write the workbook."""
    with tempfile.TemporaryDirectory(prefix="outreach-") as folder:
        shell = Path(folder) / "shell.xlsx"
        long = _Workbook(summary, shell).write()
        pour(shell, path, long)


class _Workbook:
    """One workbook being made."""

    def __init__(self, summary: Summary, shell: Path) -> None:
        self._summary = summary
        self._say = catalogue(summary.options.language).gettext
        self._book = xlsxwriter.Workbook(str(shell), TEXTS_ONLY)
        self._look = Look(self._book)
        self._names: dict[str, str] = {}
        self._first_rows: dict[str, int] = {}

    def write(self) -> list[LongSheet]:
        """Write everything but the rows of long sheets, and return those sheets."""
        summary = self._summary
        self._book.set_properties({"title": summary.title, "author": summary.community or summary.subdistrict})
        text = self._sheet("text", _("Summary"))
        sources = self._sheet("sources", _("Sources of the figures"))
        for table in summary.tables:
            self._names[table.id] = self._free_name(table.title)
        self._names["evidence"] = self._free_name(self._say(_("Records behind figures")))
        long: list[LongSheet] = []
        for table in summary.tables:
            sheet = self._book.add_worksheet(self._names[table.id])
            if table.long:
                long.append(add_long_sheet(sheet, self._look, table))
            else:
                add_charts(self._book, sheet, table, add_table_sheet(sheet, self._look, table))
        self._write_evidence(self._book.add_worksheet(self._names["evidence"]))
        self._write_text(text)
        self._write_sources(sources, sources_table(summary))
        self._write_manifest(self._book.add_worksheet(MANIFEST_SHEET))
        text.activate()
        try:
            self._book.close()
        except FileCreateError as error:  # what the disk said stands inside
            raise error.args[0] from error
        return long

    def _sheet(self, key: str, title: str) -> Any:
        self._names[key] = self._free_name(self._say(title))
        return self._book.add_worksheet(self._names[key])

    def _free_name(self, title: str) -> str:
        """Return a sheet name nobody has yet: titles are ours, but a translation may be long or come twice."""
        name = title[:31]
        number = 2
        while name in self._names.values():
            name = f"{title[:27]} {number}"
            number += 1
        return name

    def _write_text(self, sheet: Any) -> None:
        summary, look = self._summary, self._look
        most = max((len(sentence.figures) for sentence in summary.sentences), default=0)
        sheet.set_column(0, 0, _TEXT_WIDTH)
        sheet.set_column(1, max(most, 1), 14)
        set_up_sheet(sheet)
        sheet.hide_gridlines(2)
        sheet.write_string(0, 0, summary.title, look.title)
        sheet.set_row(0, 32 * lines(summary.title, _TEXT_WIDTH * 11 / 18))
        row = 2
        for section in summary.sections:
            sheet.write_string(row, 0, section.heading, look.heading)
            row += 1
            for paragraph in section.paragraphs:
                for sentence in paragraph:
                    sheet.write_string(row, 0, sentence.text, look.wrapped)
                    sheet.set_row(row, 3 + LINE * lines(sentence.text, _TEXT_WIDTH))
                    for column, figure in enumerate(sentence.figures, start=1):
                        self._write_link(sheet, row, column, figure, look.link)
                    row += 1
        sheet.print_area(0, 0, max(row - 1, 0), 0)

    def _write_link(self, sheet: Any, row: int, column: int, figure: Figure, shape: Any) -> None:
        if figure.id in self._first_rows:
            target = f"'{self._names['evidence']}'!A{self._first_rows[figure.id] + 1}"
        elif figure.query is not None and LISTS[figure.query.kind] in self._names:
            target = f"'{self._names[LISTS[figure.query.kind]]}'!A1"
        else:
            target = f"'{self._names['sources']}'!A1"
        sheet.write_url(row, column, f"internal:{target}", shape, figure.shown)

    def _write_sources(self, sheet: Any, table: Table) -> None:
        add_table_sheet(sheet, self._look, table)
        for row, figure in enumerate(self._summary.figures, start=1):
            self._write_link(sheet, row, 1, figure, self._look.link_cell)

    def _write_evidence(self, sheet: Any) -> None:
        """Write the records of each figure under each other; the first columns name the figure to filter by."""
        look, columns = self._look, evidence_columns(self._summary.options.language)
        headings = [self._say(_("No.")), self._say(_("As printed")), *(column.heading for column in columns)]
        for place, heading in enumerate(headings):
            sheet.write_string(0, place, heading, look.column)
        row = 1
        for number, figure in enumerate(self._summary.figures, start=1):
            if not has_evidence(figure):
                continue
            self._first_rows[figure.id] = row
            for cells in evidence_rows(self._summary, figure):
                sheet.write_number(row, 0, number, look.count)
                sheet.write_string(row, 1, figure.shown, look.text)
                for place, (column, cell) in enumerate(zip(columns, cells, strict=True), start=2):
                    write_cell(sheet, row, place, cell, column.kind, look)
                row += 1
        for place, width in enumerate([5, 6, *(column.width for column in columns)]):
            sheet.set_column(place, place, 2 * width + 4)
        set_up_sheet(sheet)
        # a year has more than a hundred pages of these: they are for looking up, and only what they are is printed
        sheet.set_header(f"&C&14&A&11 · {self._say(_('to look up on the screen, not to print'))}", {"margin": 0.35})
        sheet.print_area(0, 0, 0, len(headings) - 1)
        sheet.freeze_panes(1, 2)
        sheet.repeat_rows(0)
        sheet.autofilter(0, 0, max(row - 1, 1), len(headings) - 1)

    def _write_manifest(self, sheet: Any) -> None:
        text = manifest_text(self._summary)
        for row, start in enumerate(range(0, len(text), CELL_LENGTH)):
            sheet.write_string(row, 0, text[start : start + CELL_LENGTH])
        sheet.very_hidden()
