"""Keeping a superior's own form: its file, and which figure goes into which cell."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from pathlib import Path

from textual.widget import Widget
from textual.widgets import Static

from outreach_tui.domain.months import Period
from outreach_tui.domain.problems import Problem, Refused, Severity, refuse
from outreach_tui.i18n import gettext as _
from outreach_tui.reports.building import make_summary
from outreach_tui.reports.filling import Filling
from outreach_tui.reports.forms import Form as OwnForm
from outreach_tui.reports.forms import FormShelf
from outreach_tui.reports.model import Options
from outreach_tui.services.office import Office
from outreach_tui.services.own_forms import names_of
from outreach_tui.services.saved import Saved
from outreach_tui.services.summarising import open_facts
from outreach_tui.tui.file_offers import files_like, typed_path
from outreach_tui.tui.forms.base import Form, Saving, Texts
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.note_field import NoteField

_SUFFIXES = (".xlsx", ".docx")


class KeepForm(Form):
    """Keeps a form under a name, or changes the cells of one that is kept."""

    def __init__(self, shelf: FormShelf, period: Period, form: OwnForm | None = None) -> None:
        self._shelf = shelf
        self._period = period
        self._form = form
        self.heading = _("Change a superior's form") if form else _("Keep a superior's form")
        self.draft_name = f"own-form-{sha256(form.name.encode()).hexdigest()[:16] if form else 'new'}"

    @property
    def replaces(self) -> bool:
        """Whether a form that is kept is changed."""
        return self._form is not None

    def fields(self) -> Iterable[Widget]:
        """Yield name, file and cells."""
        advice = _(
            "Which figure goes into which cell, one a line: B5=events.lecture, or 1!R3C2=consultations for the third"
            " row and second column of the first table of a Word document."
        )
        yield FormField("name", _("Name"))
        offers = partial(files_like, suffixes=_SUFFIXES)
        yield FormField("path", _("Path"), offers=offers, complete=False, placeholder="~/form.xlsx")
        yield Static(advice, classes="advice", markup=False)
        yield NoteField("cells", _("Cells"))

    def opening(self, office: Office) -> Texts:
        """Return the form as it is kept."""
        self._shelf = self._shelf.named(names_of(office))
        if self._form is None:
            return {}
        self._form = self._shelf.get(self._form.name)
        cells = "\n".join(f"{cell}={figure}" for cell, figure in self._form.cells.items())
        return {"name": self._form.name, "path": str(self._form.file), "cells": cells}

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to keep it."""
        missing = [Problem("required", name) for name in ("name", "path", "cells") if not texts[name].strip()]
        pairs, wrong = _pairs(texts["cells"])
        if missing or wrong:
            return None, [*missing, *wrong]
        name, path, before = texts["name"].strip(), typed_path(texts["path"]), self._form

        def save(office: Office, insist: bool) -> Saved:
            self._require_figures(office, pairs)
            if before is not None and self._shelf.get(before.name) != before:
                raise refuse("stale", "form_name", before.name)
            same = before is not None and before.name == name
            kept = _keep(self._shelf, name, path, pairs, force=insist or same)
            if before is not None and not same:
                self._shelf.remove(before.name)  # the same form, called otherwise
            return Saved("", kept.name)

        return save, ()

    def _require_figures(self, office: Office, pairs: Mapping[str, str]) -> None:
        """Refuse the name of a figure that no summary has, with the nearest ones."""
        with open_facts(office, self._period) as facts:
            Filling(make_summary(facts, Options(exact=True))).require(pairs.values(), "cells")


def _pairs(text: str) -> tuple[dict[str, str], list[Problem]]:
    """Return the figure by cell, and a problem for each line that says neither."""
    pairs: dict[str, str] = {}
    problems: list[Problem] = []
    for line in filter(str.strip, text.splitlines()):
        cell, _equals, figure = line.replace("＝", "=").partition("=")
        if cell.strip() and figure.strip():
            pairs[cell.strip()] = figure.strip()
        else:
            example = {"example": "B5=events.lecture"}
            problems.append(Problem("unreadable_pair", "cells", line.strip(), details=example))
    return pairs, problems


def _keep(shelf: FormShelf, name: str, path: Path, pairs: Mapping[str, str], *, force: bool) -> OwnForm:
    """Keep a form; what the shelf says of the document or the name is said under the field it is about."""
    fields = {"form_name": "name", "document": "path"}
    try:
        return shelf.add(name, path, pairs, force=force)
    except Refused as refused:
        raise Refused(*(_under(problem, fields) for problem in refused.problems)) from refused


def _under(problem: Problem, fields: Mapping[str, str]) -> Problem:
    if problem.code == "file_exists_force":
        return Problem("form_name_taken", "name", problem.value, Severity.DOUBT)
    field = "cells" if problem.code in ("form_cell", "form_cell_formula") else fields.get(problem.field, problem.field)
    return replace(problem, field=field)
