"""Where commands work, and the screens one can go to, each named so that it is imported only when it is opened."""

from collections.abc import Mapping
from enum import StrEnum
from importlib import import_module
from typing import Any

from outreach_tui.i18n import mark as _


class Place(StrEnum):
    """Where a command works."""

    EVERYWHERE = "everywhere"
    BOARD = "board"
    EVENTS = "events"
    FILES = "files"
    FORM = "form"
    BOOTH = "booth"
    CONSULTATIONS = "consultations"
    MATERIALS = "materials"
    MOVEMENTS = "movements"
    PLAN = "plan"
    TALLY = "tally"
    SUMMARY = "summary"
    OWN_FORMS = "own_forms"
    IMPORT = "import"
    IMPORTING = "importing"
    FIRST_RUN = "first_run"
    COMMUNITIES = "communities"
    SAFEKEEPING = "safekeeping"
    RECORDS = "records"
    CHANGES = "changes"


PLACES: Mapping[Place, str] = {
    Place.EVERYWHERE: _("Everywhere"),
    Place.BOARD: _("Month board"),
    Place.EVENTS: _("Events"),
    Place.FILES: _("Files of an event"),
    Place.FORM: _("Forms"),
    Place.BOOTH: _("Booth mode"),
    Place.CONSULTATIONS: _("Consultations"),
    Place.MATERIALS: _("Materials"),
    Place.MOVEMENTS: _("Movements of stock"),
    Place.PLAN: _("Plan"),
    Place.TALLY: _("Tallies"),
    Place.SUMMARY: _("Year-end summary"),
    Place.OWN_FORMS: _("Superiors' forms"),
    Place.IMPORT: _("Import"),
    Place.IMPORTING: _("Files to import"),
    Place.FIRST_RUN: _("First start"),
    Place.COMMUNITIES: _("Communities and settings"),
    Place.SAFEKEEPING: _("Safekeeping"),
    Place.RECORDS: _("All screens but the board"),
    Place.CHANGES: _("Lists of records that can be changed"),
}

_SCREENS = "outreach_tui.tui.screens"
#: The screen of each place one can go to, as ``module:class``; the class takes the month that the board shows.
#: A place without a screen is offered nowhere.
SCREENS: Mapping[Place, str] = {
    Place.BOOTH: f"{_SCREENS}.booth:BoothScreen",
    Place.CONSULTATIONS: f"{_SCREENS}.consultations:ConsultationsScreen",
    Place.MATERIALS: f"{_SCREENS}.materials:MaterialsScreen",
    Place.EVENTS: f"{_SCREENS}.events:EventsScreen",
    Place.COMMUNITIES: f"{_SCREENS}.communities:CommunitiesScreen",
    Place.IMPORT: f"{_SCREENS}.bulletin:BulletinScreen",
    Place.PLAN: f"{_SCREENS}.plan:PlanScreen",
    Place.SAFEKEEPING: f"{_SCREENS}.safekeeping:SafekeepingScreen",
    Place.SUMMARY: f"{_SCREENS}.summary:SummaryScreen",
    Place.TALLY: f"{_SCREENS}.tally:TallyScreen",
}


def screen_class(place: Place) -> Any:
    """Import and return the class of a place's screen."""
    module, name = SCREENS[place].split(":")
    return getattr(import_module(module), name)
