"""The form of how a summary is to be written: whose work, what is hidden, what is brought in, in which template."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from textual.widget import Widget

from outreach_tui.domain.problems import Problem
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import mark
from outreach_tui.intake.matching import candidates
from outreach_tui.services.district import subdistricts_of
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.tui.file_offers import files_like, typed_path
from outreach_tui.tui.forms.base import Form, Saving, Texts
from outreach_tui.tui.widgets.form_field import FormField

#: What stands in the place of a community for the work of all subdistricts of a database.
_EVERY_SUBDISTRICT = mark("All subdistricts")
#: Counts of people below more than this are not hidden.
_MOST_HIDDEN = 1000


@dataclass(frozen=True)
class Wanted:
    """Whose work (``""``: all of the subdistrict, or of ``every_subdistrict``), below what counts of people are hidden,
    whether free text is brought in, and in which Word document of the user's own (``None``: ours)."""

    community: str = ""
    every_subdistrict: bool = False
    hide_below: int = 0
    notes: bool = False
    template: Path | None = None


class SummaryOptionsForm(Form):
    """Asks how a summary is to be written; ``apply`` is told. Nothing of it is on record."""

    draft_name = "summary-options"
    keeps_draft = False
    enter_saves = True
    replaces = False

    def __init__(self, wanted: Wanted, apply: Callable[[Wanted], None]) -> None:
        self._wanted = wanted
        self._apply = apply
        self._communities: Sequence[str] = ()
        self.heading = _("How the summary is written")

    def fields(self) -> Iterable[Widget]:
        """Yield the fields."""
        offered = lambda text: candidates(text, self._communities)  # noqa: E731 - known once it is opened
        yield FormField("community", _("Community"), offers=offered, placeholder=_("empty: the whole subdistrict"))
        yield FormField("hide_below", _("Hide below"), placeholder=_("such as 5; empty: show every count of people"))
        yield FormField("notes", _("Free text"), offers=lambda text: candidates(text, [_("yes"), _("no")]))
        offers = partial(files_like, suffixes=(".docx",))
        hint = _("a Word document of your own with {{placeholders}}")
        yield FormField("template", _("Template"), offers=offers, complete=False, placeholder=hint)

    def opening(self, office: Office) -> Texts:
        """Return what holds now."""
        self._communities = [community.name for community in office.known().communities]
        if len(subdistricts_of(office)) > 1:
            self._communities = [_(_EVERY_SUBDISTRICT), *self._communities]
        wanted = self._wanted
        return {
            "community": _(_EVERY_SUBDISTRICT) if wanted.every_subdistrict else wanted.community,
            "hide_below": str(wanted.hide_below or ""),
            "notes": _("yes") if wanted.notes else _("no"),
            "template": str(wanted.template or ""),
        }

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to take it over."""
        typed = texts["community"].strip()
        if typed:
            typed = next(iter(candidates(typed, self._communities)), typed)
        every_subdistrict = typed == _(_EVERY_SUBDISTRICT)
        hidden, path = texts["hide_below"].strip() or "0", texts["template"].strip()
        template = typed_path(path) if path else None
        problems = []
        if not (hidden.isdecimal() and int(hidden) <= _MOST_HIDDEN):
            problems.append(Problem("unreadable_number", "hide_below", hidden))
        if template is not None and not template.is_file():
            problems.append(Problem("file_missing", "template", path))
        if template is not None and every_subdistrict:
            problems.append(Problem("template_of_one_office", "template", path))
        if problems:
            return None, problems

        def save(office: Office, insist: bool) -> Saved:
            community = office.community(typed).name if typed and not every_subdistrict else ""
            notes = texts["notes"].strip() == _("yes")
            self._apply(Wanted(community, every_subdistrict, int(hidden), notes, template))
            return Saved("", community)

        return save, ()

    def said(self, saved: Saved) -> str:
        """Return that it is so."""
        return _("The summary is written so now.")
