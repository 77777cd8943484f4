"""Short names of what is on a list, for keys and narrow columns; labels in full are in ``wording``."""

from collections.abc import Mapping
from enum import StrEnum

from outreach_tui.domain.vocabulary import Category, Outcome
from outreach_tui.i18n import gettext
from outreach_tui.i18n import mark as _
from outreach_tui.wording.labels import label

#: Names that fit a key of ten cells with one to spare.
_CATEGORIES: Mapping[StrEnum, str] = {
    Category.MARRIAGE: _("Family"),
    Category.INHERITANCE: _("Inherit"),
    Category.NEIGHBOURS: _("Neighbour"),
    Category.HOUSING: _("Housing"),
    Category.PROPERTY_MANAGEMENT: _("Property"),
    Category.CONTRACT: _("Contract"),
    Category.DEBT: _("Debt"),
    Category.LABOUR: _("Labour"),
    Category.DAMAGES: _("Damages"),
    Category.TRAFFIC: _("Traffic"),
    Category.CONSUMER: _("Consumer"),
    Category.MEDICAL: _("Medical"),
    Category.EXPROPRIATION: _("Land"),
    Category.ENVIRONMENT: _("Pollution"),
    Category.SOCIAL_SECURITY: _("Benefits"),
    Category.CRIME: _("Crime"),
    Category.ADMINISTRATION: _("Petitions"),
    Category.PROCEDURE: _("Procedure"),
    Category.OTHER: _("Others"),
}
#: Names of at most 14 cells.
_OUTCOMES: Mapping[StrEnum, str] = {
    Outcome.ANSWERED: _("Answered there"),
    Outcome.ADVISED: _("Advice given"),
    Outcome.REFERRED_DEPARTMENT: _("To department"),
    Outcome.REFERRED_MEDIATION: _("To mediation"),
    Outcome.LEGAL_AID: _("To legal aid"),
    Outcome.REFERRED_LAWYER: _("To a lawyer"),
    Outcome.APPOINTMENT: _("Promised"),
    Outcome.DOCUMENT_DRAFTED: _("Drafted"),
}
_NAMES = {**_CATEGORIES, **_OUTCOMES}


def short_name(code: Category | Outcome) -> str:
    """Return a name of at most 9 cells for a category, 14 for an outcome; the whole label where there is no other."""
    return gettext(_NAMES[code]) if code in _NAMES else label(code)
