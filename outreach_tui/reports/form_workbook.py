"""Filling the cells of a workbook that is somebody else's; what is not filled stays as it came.

A library would read the workbook and write what it understood of it, without its charts, pictures and buttons. So only
the XML of the sheets is changed: the cells themselves, and what formulas came to before, which has to be counted anew.
"""

import posixpath
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from zipfile import ZipFile

from lxml import etree

from outreach_tui.domain.problems import refuse
from outreach_tui.domain.text import clean
from outreach_tui.sheet_columns import column_letters, column_number

Value = int | float | str | None

_LARGEST_PART = 64 * 1024 * 1024
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_CELL = re.compile(r"(?:(?P<sheet>.+)!)?\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[0-9]{1,7})")
_COLUMNS, _ROWS = 16_384, 1_048_576
#: What may not be expanded or fetched while somebody else's XML is read.
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_blank_text=False)


def fill_workbook(form: Path, cells: Mapping[str, str], value: Callable[[str], Value], target: Path | None) -> None:
    """Write a copy of a workbook in which each cell holds the value of its name; without a target only look for them.

    Refuses cells that are not there and cells with a formula. Raises what a damaged file makes the libraries raise.
    """
    with ZipFile(form) as archive:
        book = _Book(archive)
        for address, name in cells.items():
            book.fill(address, value(name))
        if target is not None:
            book.count_anew()
            book.save(target)


class _Book:
    """A workbook whose sheets are changed."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive
        self._parts: dict[str, Any] = {}
        (self._path,) = (
            target for kind, target in self._relations("").values() if kind.endswith("/officeDocument")
        )  # fmt: skip
        targets = self._relations(self._path)
        sheets = [
            (sheet.get("name"), targets[next(value for key, value in sheet.items() if key.endswith("}id"))])
            for sheet in self._part(self._path).iter("{*}sheet")
        ]
        #: Where the sheets lie, by name, in their order; sheets that are one chart have no cells.
        self._sheets = {name: target for name, (kind, target) in sheets if kind.endswith("/worksheet")}
        if not self._sheets:
            raise ValueError(self._path)

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return kind and place of what a part refers to, by id."""
        folder, name = posixpath.split(part)
        found = self._part(posixpath.join(folder, "_rels", f"{name}.rels"))
        return {
            one.get("Id"): (one.get("Type"), posixpath.normpath(posixpath.join("/", folder, one.get("Target")))[1:])
            for one in found.iter(_RELATION)
            if one.get("TargetMode") != "External"
        }

    def _part(self, path: str) -> Any:
        if path not in self._parts:
            if self._archive.getinfo(path).file_size > _LARGEST_PART:
                raise ValueError(path)
            self._parts[path] = etree.fromstring(self._archive.read(path), _PARSER)
        return self._parts[path]

    def fill(self, address: str, value: Value) -> None:
        """Put a value into a cell, into the first cell of those it is merged with."""
        found = _CELL.fullmatch(address)
        name = (found["sheet"] or "").strip("'").replace("''", "'") if found else ""
        path = self._sheets.get(name) if name else next(iter(self._sheets.values()), None)
        row, column = (int(found["row"]), column_number(found["column"])) if found else (0, 0)
        if path is None or not (0 < row <= _ROWS and 0 < column <= _COLUMNS):
            raise refuse("form_cell", "document", address)
        cell = _Sheet(self._part(path)).cell(row, column)
        if cell.find("{*}f") is not None:
            raise refuse("form_cell_formula", "document", address)
        _put(cell, value)

    def count_anew(self) -> None:
        """Take out what formulas came to, and ask whoever opens the workbook to count them."""
        for path in self._sheets.values():
            for formula in self._part(path).iter("{*}f"):
                cell = formula.getparent()
                for value in cell.findall("{*}v"):
                    cell.remove(value)
                cell.attrib.pop("t", None)
        book = self._part(self._path)
        counting = book.find("{*}calcPr")
        if counting is None:
            counting = etree.Element(_tag(book, "calcPr"))
            _before(book, counting, ("oleSize", "customWorkbookViews", "pivotCaches", "webPublishing", "fileRecoveryPr",
                                     "webPublishObjects", "extLst"))  # fmt: skip
        counting.set("fullCalcOnLoad", "1")

    def save(self, target: Path) -> None:
        """Write the workbook, with every part that was not changed as it was."""
        with ZipFile(target, "w") as written:
            for entry in self._archive.infolist():
                changed = self._parts.get(entry.filename) if not entry.filename.endswith(".rels") else None
                if changed is None:
                    written.writestr(entry, self._archive.read(entry))
                else:
                    text = etree.tostring(changed, xml_declaration=True, encoding="UTF-8", standalone=True)
                    written.writestr(entry, text)


class _Sheet:
    """The rows of one sheet."""

    def __init__(self, root: Any) -> None:
        self._root = root
        (self._data,) = root.iterfind("{*}sheetData")

    def cell(self, row: int, column: int) -> Any:
        """Return a cell, made where there was none, with the look of its row or column."""
        for merged in self._root.iterfind("{*}mergeCells/{*}mergeCell"):
            (top, left), (bottom, right) = _corners(merged.get("ref"))
            if top <= row <= bottom and left <= column <= right:
                row, column = top, left
        line = self._row(row)
        at = 0
        for place, cell in enumerate(line, start=1):
            # a cell without an address stands right behind the one before it
            at = _place(cell.get("r"))[1] if cell.get("r") else at + 1
            if at == column:
                return cell
            if at > column:
                return self._new_cell(line, place - 1, row, column)
        return self._new_cell(line, len(line), row, column)

    def _row(self, number: int) -> Any:
        at = 0
        for place, row in enumerate(self._data, start=1):
            at = int(row.get("r")) if row.get("r") else at + 1
            if at == number:
                return row
            if at > number:
                return self._new_row(place - 1, number)
        return self._new_row(len(self._data), number)

    def _new_row(self, place: int, number: int) -> Any:
        row = etree.Element(_tag(self._root, "row"), r=str(number))
        self._data.insert(place, row)
        return row

    def _new_cell(self, line: Any, place: int, row: int, column: int) -> Any:
        cell = etree.Element(_tag(self._root, "c"), r=f"{column_letters(column)}{row}")
        style = line.get("s") if line.get("customFormat") in ("1", "true") else self._style_of_column(column)
        if style:
            cell.set("s", style)
        line.insert(place, cell)
        line.attrib.pop("spans", None)  # from which column to which the row goes, which may be more now
        for dimension in self._root.findall("{*}dimension"):
            self._root.remove(dimension)
        return cell

    def _style_of_column(self, column: int) -> str | None:
        for columns in self._root.iterfind("{*}cols/{*}col"):
            if int(columns.get("min")) <= column <= int(columns.get("max")):
                style: str | None = columns.get("style")
                return style
        return None


def _put(cell: Any, value: Value) -> None:
    """Give a cell a number or a text, which never is a formula; its look stays."""
    for old in list(cell):
        cell.remove(old)
    for attribute in ("t", "cm", "vm"):
        cell.attrib.pop(attribute, None)
    if isinstance(value, str):
        cell.set("t", "inlineStr")
        text = etree.SubElement(etree.SubElement(cell, _tag(cell, "is")), _tag(cell, "t"))
        text.text = clean(value)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    elif value is not None:
        etree.SubElement(cell, _tag(cell, "v")).text = repr(value)


def _tag(near: Any, name: str) -> str:
    """Return a name in the name space of an element: workbooks come in two of them."""
    return f"{{{etree.QName(near).namespace}}}{name}"


def _before(parent: Any, child: Any, followers: tuple[str, ...]) -> None:
    """Insert a child where it belongs: before those that may only come after it."""
    place = next((at for at, one in enumerate(parent) if etree.QName(one).localname in followers), len(parent))
    parent.insert(place, child)


def _place(address: str) -> tuple[int, int]:
    """Return row and column of an address such as ``B5``, from 1."""
    found = _CELL.fullmatch(address)
    if found is None:
        raise ValueError(address)
    return int(found["row"]), column_number(found["column"])


def _corners(area: str) -> tuple[tuple[int, int], tuple[int, int]]:
    first, _colon, last = area.partition(":")
    return _place(first), _place(last or first)
