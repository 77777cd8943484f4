"""Forms of a superior: which figure goes into which cell is said once, and every later period is filled from it.

A form is kept as a copy of its file (a workbook, or a Word document with tables) and a list of cells. Cells of
workbooks are written ``B5`` or ``表一!B5``, cells of Word tables ``1!R3C2``: first table, third row, second column.
"""

import json
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

from outreach_tui.domain.files import portable_name
from outreach_tui.domain.identifiers import RecordId, new_id
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.problems import Problem, Refused, refuse
from outreach_tui.replacing import replacing
from outreach_tui.reports.filling import Filling
from outreach_tui.reports.form_names import Names
from outreach_tui.reports.form_word import fill_word
from outreach_tui.reports.model import Summary
from outreach_tui.reports.writing import Write

_LARGEST_FORM = 20 * 1024 * 1024
_CELLS = "cells.json"


@dataclass(frozen=True)
class Form:
    """A form that was kept; ``cells`` says by cell what goes into it.

    ``records`` are the records that figures are of, by cell: a community may be called otherwise one day.
    """

    name: str
    file: Path
    cells: Mapping[str, str]
    records: Mapping[str, RecordId] = field(default_factory=dict)

    @property
    def suffix(self) -> str:
        """``.xlsx`` or ``.docx``."""
        return self.file.suffix.lower()


class FormShelf:
    """The forms of a user, each in a folder of its own.

    A form is what its list of cells says, which names its file: whoever breaks off leaves the old form or the new one.
    """

    def __init__(self, folder: Path, names: Names | None = None) -> None:
        """Take what communities and materials are called today; without it figures are named as they were then."""
        self._folder = folder
        self._names = names or Names()

    def named(self, names: Names) -> "FormShelf":
        """Return the same shelf with what communities and materials are called today."""
        return FormShelf(self._folder, names)

    def add(self, name: str, file: Path, cells: Mapping[str, str], *, force: bool) -> Form:
        """Keep a form; refuse a file that is none, cells it does not have, and a name that is taken."""
        if not name.strip():
            raise refuse("required", "form_name")
        before = next((form for form in self.forms() if form.name == name), None)
        if before is not None and not force:
            raise refuse("file_exists_force", "form_name", name)
        if file.suffix.lower() not in _FILLERS:
            raise refuse("form_kind", "document", str(file))
        _fill(Form(name, file, dict(cells)), lambda _name: "", None)  # finds every cell, or says which is not there
        place = before.file.parent if before is not None else self._free_place(name)
        place.mkdir(mode=0o700, parents=True, exist_ok=True)
        kept = place / f"form-{sha256(file.read_bytes()).hexdigest()[:16]}{file.suffix.lower()}"
        if not kept.exists():
            with replacing(kept) as part:
                shutil.copyfile(file, part)
        records = {cell: found for cell, figure in cells.items() if (found := self._names.record_in(figure))}
        form = Form(name, kept, dict(cells), records)
        _note(form)
        for old in place.glob("form*.*"):
            if old != kept:
                with suppress(OSError):  # it is of no use to anybody, and in nobody's way
                    old.unlink()
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
        if not new.strip():
            raise refuse("required", "form_name")
        form = self.get(name)
        if new != name and any(other.name == new for other in self.forms()):
            raise refuse("file_exists_force", "form_name", new)
        renamed = replace(form, name=new)
        _note(renamed)
        return renamed

    def remove(self, name: str) -> None:
        """Remove a form for good; the file it was copied from stays where it is."""
        place = self.get(name).file.parent
        (place / _CELLS).unlink()  # from now on there is no such form
        shutil.rmtree(place)

    def forms(self) -> list[Form]:
        """Return all forms by name; refuse a list of cells that cannot be read."""
        found = [self._read(cells) for cells in self._folder.glob(f"*/{_CELLS}")]
        return sorted(filter(None, found), key=lambda form: form.name)

    def _read(self, note: Path) -> Form | None:
        """Return the form of a list of cells; of one from before they named their file it is the only one there."""
        try:
            kept = json.loads(note.read_text(encoding="utf-8"))
            if "file" in kept:
                file = note.parent / Path(kept["file"]).name
            elif not (files := sorted(note.parent.glob("form.*"))):
                return None
            else:
                file = files[0]
            records = dict(kept.get("records", {}))
            cells = {cell: self._names.today(figure, records.get(cell)) for cell, figure in kept["cells"].items()}
            return Form(str(kept["name"]), file, cells, records)
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise refuse("document_damaged", "document", str(note), reason=type(error).__name__) from error

    def _free_place(self, name: str) -> Path:
        """Return a folder for a new form; one that was renamed keeps the folder of its old name."""
        place = self._folder / portable_name(name)
        return self._folder / new_id() if (place / _CELLS).exists() else place


def _note(form: Form) -> None:
    """Note beside the file of a form what it is called and what goes into its cells."""
    kept = {
        "name": form.name, "file": form.file.name, "cells": dict(form.cells), "records": dict(form.records),
    }  # fmt: skip
    with replacing(form.file.parent / _CELLS) as part:
        part.write_text(json.dumps(kept, ensure_ascii=False, indent=1), encoding="utf-8")


def form_writer(form: Form) -> Write:
    """Return what writes a summary into a copy of a form."""

    def write(summary: Summary, path: Path) -> None:
        filling = Filling(summary)
        filling.require(form.cells.values())
        _fill(form, filling.number if form.suffix == ".xlsx" else filling.text, path)

    return write


Values = Callable[[str], Any]


def _fill_workbook(form: Path, cells: Mapping[str, str], value: Values, target: Path | None) -> None:
    from outreach_tui.reports.form_workbook import fill_workbook  # lxml: 20 ms

    fill_workbook(form, cells, value, target)


_FILLERS: Mapping[str, Callable[[Path, Mapping[str, str], Values, Path | None], None]] = {
    ".xlsx": _fill_workbook,
    ".docx": fill_word,
}


def _fill(form: Form, value: Values, target: Path | None) -> None:
    """Fill a copy of a form's file; without a target only see whether it could be done."""
    _require_readable(form.file)
    try:
        _FILLERS[form.suffix](form.file, form.cells, value, target)
    except (Refused, OSError):
        raise
    except Exception as error:  # whatever a damaged file makes the library do, it is the file's fault
        raise refuse("document_damaged", "document", str(form.file), reason=type(error).__name__) from error


def _require_readable(file: Path) -> None:
    try:
        with file.open("rb"):
            size = file.stat().st_size
    except FileNotFoundError:
        raise refuse("file_missing", "document", str(file)) from None
    except OSError as error:
        raise refuse("file_unreadable", "document", str(file), reason=error.strerror or "") from error
    if size > _LARGEST_FORM:
        raise refuse("document_too_big", "document", str(file), most=str(_LARGEST_FORM // 1024 // 1024))
