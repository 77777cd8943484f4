"""Giving a file back with what was wrong in it: the rows as they were, the cells marked, the reasons beside them."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from outreach_tui.domain.problems import Refused, Severity
from outreach_tui.domain.text import clean
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.opening import open_source
from outreach_tui.intake.row_cells import Flaw
from outreach_tui.intake.sheets import Sheet
from outreach_tui.intake.writing import WORKBOOK_OPTIONS, close_workbook, fit_to_paper, write_cell
from outreach_tui.replacing import whole_file
from outreach_tui.wording.problems import sentence

_LONGEST_SHEET_NAME = 31
#: What spreadsheets hold in one cell.
_LONGEST_TEXT = 32_000


class Reviewed(NamedTuple):
    """A file and what was found in it."""

    path: Path
    flaws: Sequence[Flaw]


def write_marked(path: Path, files: Iterable[Reviewed]) -> None:
    """Write the rows of files to one workbook, wrong cells red and doubtful ones yellow, after a list of them all."""
    import xlsxwriter

    with whole_file(path) as part:
        book = xlsxwriter.Workbook(str(part), WORKBOOK_OPTIONS)
        try:
            writer = _Writer(book)
            files = list(files)
            writer.list_all(files)
            for file in files:
                writer.copy(file)
        finally:
            close_workbook(book, path)


class _Writer:
    """Writes one workbook of marked rows."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._bold = book.add_format({"bold": True})
        self._day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        self._marks = {
            Severity.ERROR: book.add_format({"bg_color": "#F4B6B6", "border": 1}),
            Severity.DOUBT: book.add_format({"bg_color": "#FFF2B3", "border": 1}),
        }
        self._names: set[str] = set()

    def list_all(self, files: Sequence[Reviewed]) -> None:
        """Write one line for every cell that is wrong or doubtful."""
        sheet = self._book.add_worksheet(self._name(_("Problems")))
        fit_to_paper(sheet)
        for column, (title, width) in enumerate(
            ((_("File name"), 24), (_("Sheet"), 16), (_("Cell"), 8), (_("Value"), 24), (_("Problem"), 80))
        ):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, self._bold)
        number = 0
        for file in files:
            for flaw in file.flaws:
                number += 1
                texts = (
                    file.path.name,
                    flaw.place.sheet,
                    flaw.place.address,
                    flaw.problem.value,
                    sentence(flaw.problem),
                )
                for column, text in enumerate(texts):
                    sheet.write_string(
                        number, column, clean(text)[:_LONGEST_TEXT], self._marks.get(flaw.problem.severity)
                    )
        sheet.freeze_panes(1, 0)

    def copy(self, file: Reviewed) -> None:
        """Copy every sheet of a file; one that cannot be read any more is left to the list."""
        try:
            source = open_source(file.path)
        except Refused:
            return
        try:
            for sheet in source.sheets:
                if not sheet.hidden:
                    self._copy_sheet(sheet, [flaw for flaw in file.flaws if flaw.place.sheet == sheet.name])
        finally:
            source.close()

    def _copy_sheet(self, source: Sheet, flaws: Sequence[Flaw]) -> None:
        sheet = self._book.add_worksheet(self._name(source.name))
        fit_to_paper(sheet)
        by_row: dict[int, list[Flaw]] = {}
        for flaw in flaws:
            by_row.setdefault(flaw.place.row, []).append(flaw)
        widths: dict[int, int] = {}
        for number, row in enumerate(source.rows(), 1):
            marked = {max(flaw.place.column, 1): flaw for flaw in reversed(by_row.get(number, ()))}
            for column in range(1, max(len(row), *marked, 1) + 1):
                value = row[column - 1] if column <= len(row) else None
                if isinstance(value, str):
                    value = clean(value)[:_LONGEST_TEXT]
                    widths[column] = min(40, max(widths.get(column, 9), len(value) + 2))
                form = self._marks.get(marked[column].problem.severity) if column in marked else None
                write_cell(sheet, number - 1, column - 1, value, self._day, form)
            self._explain(sheet, by_row.get(number, ()))
        for column, width in widths.items():
            sheet.set_column(column - 1, column - 1, width)

    def _explain(self, sheet: Any, flaws: Iterable[Flaw]) -> None:
        """Put the reasons on the cells, those about a whole row on its first cell."""
        notes: dict[tuple[int, int], list[str]] = {}
        for flaw in flaws:
            if flaw.problem.severity in self._marks:
                place = (flaw.place.row - 1, max(flaw.place.column, 1) - 1)
                notes.setdefault(place, []).append(sentence(flaw.problem))
        for (row, column), sentences in notes.items():
            sheet.write_comment(row, column, "\n".join(sentences)[:_LONGEST_TEXT], {"x_scale": 2, "y_scale": 1.5})

    def _name(self, wanted: str) -> str:
        """Return a name for a sheet that spreadsheets take and that is not taken yet."""
        plain = re.sub(r"[\[\]:*?/\\]", "_", clean(wanted)).strip("'")[:_LONGEST_SHEET_NAME] or "_"
        name, count = plain, 1
        while name.casefold() in self._names:
            count += 1
            ending = f" ({count})"
            name = plain[: _LONGEST_SHEET_NAME - len(ending)] + ending
        self._names.add(name.casefold())
        return name
