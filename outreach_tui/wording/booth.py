"""Words of the street table that both faces use."""

from outreach_tui.domain.text import one_line
from outreach_tui.i18n import gettext as _


def booth_title(occasion: str) -> str:
    """Return the title of a booth that nobody gave one: after the key day it is for, where there is one."""
    return (
        _("{occasion}: legal advice booth").format(occasion=one_line(occasion)) if occasion else _("Legal advice booth")
    )
