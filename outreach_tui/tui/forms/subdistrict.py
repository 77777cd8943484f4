"""The form of another subdistrict, set up beside those that a database has."""

from collections.abc import Iterable, Sequence
from datetime import date

from textual.widget import Widget
from textual.widgets import Static

from outreach_tui.domain.months import Period
from outreach_tui.domain.problems import Problem
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import language
from outreach_tui.intake.communities_file import listed_communities
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.tui.forms.base import Form, Saving, Texts
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.note_field import NoteField

#: The years that a plan can be of.
YEARS = range(1949, 2200)


class SubdistrictForm(Form):
    """Sets up a subdistrict with its communities and a plan from the calendar; the program goes on in it."""

    replaces = False
    draft_name = "subdistrict-new"

    def __init__(self, today: date) -> None:
        self._today = today
        self.heading = _("Set up another subdistrict")

    def fields(self) -> Iterable[Widget]:
        """Yield the fields."""
        yield FormField("subdistrict", _("Subdistrict"))
        yield FormField("year", _("Year"))
        yield region_field()
        advice = _("Communities, one a line; they can be pasted from a table")
        yield Static(advice, classes="advice", markup=False)
        yield NoteField("communities", _("Communities"))

    def opening(self, office: Office) -> Texts:
        """Return the year it is."""
        return {"year": str(self._today.year)}

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to set it up."""
        year = read_year(texts["year"])
        problems = [] if texts["subdistrict"].strip() else [Problem("required", "subdistrict")]
        if year is None:
            problems.append(Problem("unreadable_number", "year", texts["year"]))
        if problems or year is None:
            return None, problems

        def save(office: Office, insist: bool) -> Saved:
            from outreach_tui.services.communities import Communities
            from outreach_tui.services.planning import calendar_plan

            drafts = listed_communities(texts["communities"], self._today)
            plan = [calendar_plan(month, texts["region"].strip() or None) for month in Period.of_year(year).months()]
            return Communities(office).set_up(texts["subdistrict"], language(), drafts, plan, another=True)

        return save, ()

    def said(self, saved: Saved) -> str:
        """Return where the program is now."""
        return _("{subdistrict} is set up, and open.").format(subdistrict=saved.name)


def region_field() -> FormField:
    """Return the field for the region by which key days are chosen."""
    return FormField("region", _("Region"), placeholder=_("province and city; empty: key days of everywhere"))


def read_year(text: str) -> int | None:
    """Return the year that is meant, ``None`` when it is none that can be planned."""
    text = text.strip()
    return int(text) if text.isdecimal() and int(text) in YEARS else None
