"""What a reader of workbooks does not tell of an ODS file: merged cells, and cells that show an error."""

import re
import zipfile
from io import BytesIO
from itertools import islice, product
from typing import Any, NamedTuple

from outreach_tui.intake.sheets import MOST_COLUMNS

#: What makes it worth looking: a cell over others, or one that shows an error, in whatever namespace.
_WORTH_LOOKING = re.compile(rb'-spanned="(?!1")|value-type="error"')
#: Cells of one error that stands over many rows or columns, and merged ranges; more are no list of records.
_MOST_REPEATED, _MOST_MERGES = 10_000, 50_000


class OdsSheet(NamedTuple):
    """Errors as row, column and what is shown; merged ranges as top, left, bottom, right; all counted from 1."""

    errors: list[tuple[int, int, str]]
    merges: list[tuple[int, int, int, int]]


def look_over(archive: zipfile.ZipFile) -> dict[str, OdsSheet]:
    """Return what there is to tell of each sheet; of a damaged file nothing, which the reader itself will name."""
    from defusedxml.ElementTree import iterparse

    found: dict[str, OdsSheet] = {}
    try:
        content = archive.read("content.xml")
        if not _WORTH_LOOKING.search(content):
            return {}
        sheet, row = OdsSheet([], []), 1
        for event, element in iterparse(BytesIO(content), ("start", "end")):
            if element.tag.endswith("}table") and event == "start":
                sheet, row = found.setdefault(_named(element, "name"), OdsSheet([], [])), 1
            elif element.tag.endswith("}table-row") and event == "end":
                row += _look_at_row(element, row, sheet)
                element.clear()
    except Exception:  # noqa: BLE001 - whatever a stranger's file makes a library do
        return {}
    return found


def _look_at_row(line: Any, row: int, sheet: OdsSheet) -> int:
    """Note what a row has; return how many rows it is: those that are alike stand in the file once."""
    rows, column = _number(line, "number-rows-repeated"), 1
    for cell in line:
        columns = _number(cell, "number-columns-repeated")
        down, right = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
        if (down > 1 or right > 1) and len(sheet.merges) < _MOST_MERGES:
            sheet.merges.append((row, column, row + down - 1, column + right - 1))
        if _shows_error(cell):
            text = "".join(cell.itertext()).strip()[:40] or "="
            over = product(range(row, row + rows), range(column, column + min(columns, MOST_COLUMNS)))
            sheet.errors.extend((*place, text) for place in islice(over, _MOST_REPEATED))
        column += columns
    return rows


def _number(element: Any, name: str) -> int:
    told = _named(element, name)
    return int(told) if told.isdigit() and 0 < len(told) < 8 else 1


def _shows_error(cell: Any) -> bool:
    """Tell whether a cell shows an error, in whatever namespace a program says so."""
    return any(value == "error" and key.endswith("}value-type") for key, value in cell.attrib.items())


def _named(element: Any, name: str) -> str:
    """Return an attribute by its name, in whatever namespace."""
    return next((str(value) for key, value in element.attrib.items() if key.rpartition("}")[2] == name), "")
