"""What an event is called in a row, and of which form it was, where a table says so in a way of its own."""

from dataclasses import dataclass
from functools import partial

from outreach_tui.domain.problems import Problem
from outreach_tui.domain.vocabulary import Form
from outreach_tui.intake import cells
from outreach_tui.intake.row_cells import Flaw, RowCells
from outreach_tui.intake.sheets import Place, as_text
from outreach_tui.intake.ticks import form_named, is_tick
from outreach_tui.wording.labels import label


@dataclass
class EventNames(RowCells):
    """Reads the form and the title of the row that is at hand."""

    def __post_init__(self) -> None:
        super().__post_init__()
        self._ticks = [column for column in self.headings.columns if column.field == "form" and column.material]

    def _form(self, title: str) -> Form:
        """Return the form of a row; where nobody says it, what the title says of it."""
        form = self._ticked_form() if self._ticks else self._take("form", partial(self._read_code, Form), None)
        if form is not None or self._has_flaw("form"):
            return form or Form.OTHER
        guessed = cells.code_inside(Form, title)
        if "form" not in self._places:
            self._assume("form_assumed", "form", "")
        elif guessed:
            self._flaw("form", cells.doubt("form_of_title", "form", title, taken=label(guessed)))
        else:
            self._flaw("form", Problem("required", "form"))
        return guessed or Form.OTHER

    def _ticked_form(self) -> Form | None:
        """Return the form whose column is ticked; an event has one form, so of several the first is taken aloud."""
        ticked = [
            column
            for column in self._ticks
            if column.index <= len(self._cells) and not cells.is_nothing(self._cells[column.index - 1])
        ]
        for column in ticked:
            if not is_tick(value := self._cells[column.index - 1]):
                place = Place(self.sheet.name, self._row, column.index)
                self._flaws.append(Flaw(place, Problem("no_tick", "form", as_text(value))))
        if len(ticked) > 1:
            named = "、".join(column.material for column in ticked)
            self._flaw("form", cells.doubt("forms_several", "form", named, taken=ticked[0].material))
        return form_named(ticked[0].material) if ticked else None

    def _made_title(self, form: Form) -> str:
        """Return a title where the table has no column for one; a title left empty stays missing."""
        if "title" in self._places:
            return ""
        self._assume("title_assumed", "title", "")
        laws = self._text("laws")
        return "".join(filter(None, (laws, label(form))))
