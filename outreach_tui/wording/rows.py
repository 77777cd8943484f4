"""Names of dimensions and of the rows of a tally, in the language in use."""

from outreach_tui.domain.figures import UNASSIGNED, Dimension
from outreach_tui.domain.vocabulary import Audience, Category, Form, Measure, Outcome, TargetScope
from outreach_tui.i18n import gettext
from outreach_tui.i18n import mark as _
from outreach_tui.wording.labels import label

_DIMENSIONS = {
    Dimension.COMMUNITY: _("Community"),
    Dimension.FORM: _("Form"),
    Dimension.MONTH: _("Month"),
    Dimension.CATEGORY: _("Category"),
    Dimension.OUTCOME: _("Outcome"),
    Dimension.MATERIAL: _("Material"),
    Dimension.LAW: _("Law"),
    Dimension.AUDIENCE: _("Audience"),
    Dimension.PLAN: _("Target"),
}
_CODES = {
    Dimension.FORM: Form,
    Dimension.CATEGORY: Category,
    Dimension.OUTCOME: Outcome,
    Dimension.AUDIENCE: Audience,
}
_UNASSIGNED = {
    Dimension.COMMUNITY: _("Whole subdistrict"),
    Dimension.FORM: _("Without an event"),
    Dimension.LAW: _("No law named"),
    Dimension.AUDIENCE: _("No audience named"),
}


def dimension_name(dimension: Dimension) -> str:
    """Return how a dimension is called."""
    return gettext(_DIMENSIONS[dimension])


def row_name(dimension: Dimension, key: str) -> str:
    """Return how a row is called: a code's label, a name as it stands, or what "none" means there."""
    if key == UNASSIGNED:
        return gettext(_UNASSIGNED[dimension])
    if dimension in _CODES:
        return label(_CODES[dimension](key))
    if dimension is Dimension.PLAN:
        return " · ".join(_target_part(part) for part in key.split("/"))
    return key


def target_name(key: str) -> str:
    """Return what a target's row counts and for whom, without its month."""
    return " · ".join(_target_part(part) for part in key.split("/")[1:])


def _target_part(part: str) -> str:
    for codes in (Measure, Form, TargetScope):
        if part in set(codes):
            return label(codes(part))
    return part
