"""Forms of a superior: which figure goes into which cell is said once, and every later period is filled from it.

A form is kept as a copy of its file (a workbook, or a Word document with tables) and a list of cells. Cells of
workbooks are written ``B5`` or ``表一!B5``, cells of Word tables ``1!R3C2``: first table, third row, second column.
"""

import json
import re
import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outreach_tui.domain.files import portable_name
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.problems import Problem, Refused, refuse
from outreach_tui.domain.text import clean
from outreach_tui.reports.filling import Filling
from outreach_tui.reports.model import Summary
from outreach_tui.reports.writing import Write

_LARGEST_FORM = 20 * 1024 * 1024
_CELLS = "cells.json"
_WORKBOOK_CELL = re.compile(r"(?:(?P<sheet>.+)!)?(?P<cell>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})")
_WORD_CELL = re.compile(r"(?P<table>[0-9]{1,4})!R(?P<row>[0-9]{1,4})C(?P<column>[0-9]{1,4})", re.IGNORECASE)


@dataclass(frozen=True)
class Form:
    """A form that was kept; ``cells`` says by cell what goes into it."""

    name: str
    file: Path
    cells: Mapping[str, str]

    @property
    def suffix(self) -> str:
        """``.xlsx`` or ``.docx``."""
        return self.file.suffix.lower()


class FormShelf:
    """The forms of a user, each in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def add(self, name: str, file: Path, cells: Mapping[str, str], *, force: bool) -> Form:
        """Keep a form; refuse a file that is none, cells it does not have, and a name that is taken."""
        place = self._place(name)
        if place.exists() and not force:
            raise refuse("file_exists_force", "form_name", name)
        if file.suffix.lower() not in _FILLERS:
            raise refuse("form_kind", "document", str(file))
        form = Form(name, file, dict(cells))
        _FILLERS[form.suffix](form, lambda _name: "")  # finds every cell, or says which is not there
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = place / f"form{form.suffix}"
        part = place / f".form{form.suffix}.part"
        shutil.copyfile(file, part)  # before the old one goes, which may be the very file
        for old in place.glob("form.*"):
            old.unlink()
        part.replace(kept)
        form = Form(name, kept, dict(cells))
        _note_cells(form)
        return form

    def get(self, name: str) -> Form:
        """Return a form; refuse, with the nearest names, when there is none."""
        for form in self.forms():
            if form.name == name:
                return form
        names = [form.name for form in self.forms()]
        raise Refused(Problem("form_unknown", "form_name", name, suggestions=nearest(name, names)))

    def rename(self, name: str, new: str) -> Form:
        """Call a form otherwise; refuse a name that is taken."""
        form = self.get(name)
        place = self._place(new)
        if place.exists() and place != form.file.parent:
            raise refuse("file_exists_force", "form_name", new)
        form.file.parent.rename(place)
        renamed = Form(new, place / form.file.name, form.cells)
        _note_cells(renamed)
        return renamed

    def remove(self, name: str) -> None:
        """Remove a form for good; the file it was copied from stays where it is."""
        shutil.rmtree(self.get(name).file.parent)

    def forms(self) -> list[Form]:
        """Return all forms by name."""
        found = []
        for cells in sorted(self._folder.glob(f"*/{_CELLS}")):
            kept = json.loads(cells.read_text(encoding="utf-8"))
            files = sorted(cells.parent.glob("form.*"))
            if files:
                found.append(Form(kept["name"], files[0], kept["cells"]))
        return found

    def _place(self, name: str) -> Path:
        if not name.strip():
            raise refuse("required", "form_name")
        return self._folder / portable_name(name)


def _note_cells(form: Form) -> None:
    """Note beside the file of a form what it is called and what goes into its cells."""
    content = json.dumps({"name": form.name, "cells": dict(form.cells)}, ensure_ascii=False, indent=1)
    (form.file.parent / _CELLS).write_text(content, encoding="utf-8")


def form_writer(form: Form) -> Write:
    """Return what writes a summary into a copy of a form."""

    def write(summary: Summary, path: Path) -> None:
        filling = Filling(summary)
        unknown = sorted({name for name in form.cells.values() if filling.text(name) is None})
        if unknown:
            known = list(filling.names())
            raise Refused(
                *(
                    Problem("placeholder_unknown", "document", name, suggestions=nearest(name, known))
                    for name in unknown
                )
            )
        value = filling.number if form.suffix == ".xlsx" else filling.text
        _FILLERS[form.suffix](form, value).save(str(path))

    return write


Values = Callable[[str], Any]


def _opened(form: Form, load: Callable[[str], Any]) -> Any:
    try:
        if form.file.stat().st_size > _LARGEST_FORM:
            raise refuse("document_too_big", "document", str(form.file), most=str(_LARGEST_FORM // 1024 // 1024))
        return load(str(form.file))
    except FileNotFoundError:
        raise refuse("file_missing", "document", str(form.file)) from None
    except Refused:
        raise
    except Exception as error:  # whatever a damaged file makes the library do, it is the file's fault
        raise refuse("document_damaged", "document", str(form.file), reason=type(error).__name__) from error


def _fill_workbook(form: Form, value: Values) -> Any:
    import openpyxl  # 135 ms

    book = _opened(form, openpyxl.load_workbook)
    for address, name in form.cells.items():
        found = _WORKBOOK_CELL.fullmatch(address)
        sheet_name = found["sheet"].strip("'") if found and found["sheet"] else ""
        if found is None or (sheet_name and sheet_name not in book.sheetnames):
            raise refuse("form_cell", "document", address)
        sheet = book[sheet_name] if sheet_name else book.worksheets[0]
        cell = sheet[found["cell"].replace("$", "").upper()]
        for merged in sheet.merged_cells.ranges:
            if cell.coordinate in merged:
                cell = sheet.cell(merged.min_row, merged.min_col)
        content = value(name)
        cell.value = clean(content) if isinstance(content, str) else content
        if isinstance(content, str):
            cell.data_type = "s"  # a text, whatever it begins with
    return book


def _fill_word(form: Form, value: Values) -> Any:
    import docx

    document = _opened(form, docx.Document)
    for address, name in form.cells.items():
        found = _WORD_CELL.fullmatch(address)
        try:
            if found is None or not all(int(part) for part in found.groups()):
                raise IndexError
            row = document.tables[int(found["table"]) - 1].rows[int(found["row"]) - 1]
            cell = row.cells[int(found["column"]) - 1]
        except IndexError:
            raise refuse("form_cell", "document", address) from None
        paragraph = cell.paragraphs[0]
        if paragraph.runs:  # the look of what stood there is kept
            paragraph.runs[0].text = clean(str(value(name)))
            for run in paragraph.runs[1:]:
                run.text = ""
        else:
            paragraph.add_run(clean(str(value(name))))
    return document


_FILLERS: Mapping[str, Callable[[Form, Values], Any]] = {".xlsx": _fill_workbook, ".docx": _fill_word}
