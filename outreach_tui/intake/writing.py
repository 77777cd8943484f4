"""Writing sheets to files: workbooks and CSV, complete or not at all."""

import csv
import io
import zipfile
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO, Any

from outreach_tui.domain.problems import refuse
from outreach_tui.domain.text import clean, for_spreadsheet, is_harmless
from outreach_tui.intake.layout import CSV_NAMES, Field, Table, exported_fields, heading, sheet_name
from outreach_tui.intake.outgoing import DAYS, Block, Outgoing, columns_of, told
from outreach_tui.intake.sheets import Value, as_text
from outreach_tui.long_sheets import FIRST_DAY, Columns, LongSheet, pour
from outreach_tui.replacing import whole_file

#: What stands in quotation marks in CSV, beside line ends.
_QUOTED = ',"\r'
#: Reading a file back is what matters, so nothing in it is ever taken for anything but text.
WORKBOOK_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_workbook(path: Path, sheets: Iterable[Outgoing]) -> None:
    """Write an export as one workbook."""
    with whole_file(path) as part, TemporaryDirectory(prefix="outreach-") as folder:
        shell = Path(folder) / "shell.xlsx"
        pour(shell, part, _empty_sheets(shell, sheets))


def _empty_sheets(shell: Path, sheets: Iterable[Outgoing]) -> list[LongSheet]:
    """Write a workbook with headings and styles, and return what rows are to be streamed into its sheets."""
    import xlsxwriter  # 72 ms

    book = xlsxwriter.Workbook(str(shell), WORKBOOK_OPTIONS)
    head = book.add_format({"bold": True, "bg_color": "#DDE7F0", "border": 1, "text_wrap": True})
    day = book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
    long: list[LongSheet] = []
    for table, blocks in sheets:
        sheet = book.add_worksheet(sheet_name(table))
        fit_to_paper(sheet)
        fields = exported_fields(table)
        head_columns(sheet, fields, 0, head)
        sheet.freeze_panes(1, 0)
        for column, field in enumerate(fields):
            if field.key in DAYS:
                sheet.write_blank(1, column, None, day)
        rows = map(partial(columns_of, table), blocks)
        long.append(LongSheet(f"xl/worksheets/sheet{sheet.index + 1}.xml", sheet.name, rows))
    close_workbook(book, shell)
    return long


def fit_to_paper(sheet: Any) -> None:
    """Print a sheet on A4 lying on its side, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)


def close_workbook(book: Any, path: Path) -> None:
    """Finish a workbook; a disk that is full is the user's to hear of."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        book.close()
    except FileCreateError as error:
        raise refuse("file_unwritable", "file", str(path), reason=str(error)) from error


def head_columns(sheet: Any, fields: Sequence[Field], row: int, form: Any) -> None:
    """Write the headings of a sheet and set the widths of its columns."""
    for column, field in enumerate(fields):
        sheet.set_column(column, column, field.width)
        sheet.write_string(row, column, heading(field), form)


def write_cell(sheet: Any, row: int, column: int, value: Value, day_format: Any, form: Any = None) -> None:
    """Write one value as what it is; text stays text."""
    if value is None or value == "":
        if form is not None:
            sheet.write_blank(row, column, None, form)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, form)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value, form)
    elif isinstance(value, date) and not isinstance(value, datetime) and value >= FIRST_DAY:
        sheet.write_datetime(row, column, datetime(value.year, value.month, value.day), form or day_format)  # noqa: DTZ001
    else:
        sheet.write_string(row, column, as_text(value), form)


def write_csv_folder(folder: Path, sheets: Iterable[Outgoing]) -> None:
    """Write an export as one CSV file for each table."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refuse("file_unwritable", "file", str(folder), reason=error.strerror or "") from error
    for table, blocks in sheets:
        with whole_file(folder / CSV_NAMES[table]) as part, part.open("w", encoding="utf-8-sig", newline="") as file:
            _write_csv(file, table, blocks)


def write_csv_archive(path: Path, sheets: Iterable[Outgoing]) -> None:
    """Write an export as a zip archive of CSV files."""
    with whole_file(path) as part, zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for table, blocks in sheets:
            binary = archive.open(CSV_NAMES[table], "w", force_zip64=True)
            with io.TextIOWrapper(binary, encoding="utf-8-sig", newline="") as file:
                _write_csv(file, table, blocks)


def _write_csv(file: IO[str], table: Table, blocks: Iterable[Block]) -> None:
    file.write(_lines([[heading(field)] for field in exported_fields(table)]))
    for block in blocks:
        file.write(_lines(columns_of(table, block)))


def _lines(columns: Columns) -> str:
    """Return rows as lines of CSV; few have a cell that needs quotation marks."""
    texts, quoted = zip(*map(_harmless, columns), strict=True)
    if not any(quoted):
        return "\r\n".join([*map(",".join, zip(*texts, strict=True)), ""])
    lines = io.StringIO()
    csv.writer(lines, lineterminator="\r\n").writerows(zip(*texts, strict=True))
    return lines.getvalue()


def _harmless(values: Sequence[Any]) -> tuple[Sequence[str], bool]:
    """Return the texts of a column, none of which a spreadsheet runs as a formula or a terminal obeys.

    With them comes whether any needs quotation marks. What can be is asked of all of them at once.
    """
    texts, each = values, values
    try:
        together = "\n".join(values)
    except TypeError:  # days, whole numbers, or nothing: few are different
        texts = told(_text, values)
        each = [*set(texts)]
        together = "\n".join(each)
    if not is_harmless(together):
        texts = each = [for_spreadsheet(clean(text)) for text in texts]
        together = "\n".join(texts)
    return texts, together.count("\n") >= len(each) or any(sign in together for sign in _QUOTED)


def _text(value: date | int | None) -> str:
    return "" if value is None else str(value)


def write_json_file(path: Path, sheets: Iterable[Outgoing]) -> None:
    """Write an export as JSON."""
    from outreach_tui.intake.outgoing_json import write_json

    with whole_file(path) as part, part.open("w", encoding="utf-8", newline="\n") as file:
        write_json(file, sheets)


Write = Callable[[Path, Iterable[Outgoing]], None]


def writer_for(path: Path) -> Write:
    """Return how to write an export to a path, by what it ends in: a workbook, JSON, an archive, or a folder."""
    match path.suffix.lower():
        case ".xlsx":
            return write_workbook
        case ".zip":
            return write_csv_archive
        case ".json":
            return write_json_file
        case "" if not path.is_file():
            return write_csv_folder
    if path.is_dir():
        return write_csv_folder
    raise refuse("export_kind", "file", str(path))
