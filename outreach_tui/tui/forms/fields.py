"""Fields that several forms have."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta

from outreach_tui.domain.calendar_words import parse_day
from outreach_tui.domain.findings import Known
from outreach_tui.domain.months import Unreadable
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.matching import candidates
from outreach_tui.tui.widgets.form_field import FormField


def day_field(name: str, title: str, near: Callable[[], date]) -> FormField:
    """Return a field of a day: it says which day is meant; up and down go a day on and back.

    ``near`` is asked for a day of the year that is meant where none is written.
    """

    def describe(text: str) -> str:
        try:
            day = parse_day(text, near())
        except Unreadable:
            return ""
        return f"{day.isoformat()} {_('Mon Tue Wed Thu Fri Sat Sun').split()[day.weekday()]}"

    def shift(text: str, days: int) -> str | None:
        try:
            return ((parse_day(text, near()) if text else near()) - timedelta(days=days)).isoformat()
        except (Unreadable, OverflowError):
            return None

    return FormField(name, title, describe=describe, shift=shift)


def community_field(known: Callable[[], Known | None], *, placeholder: str = "") -> FormField:
    """Return a field of one community; ``known`` is asked for those there are once they were read."""

    def offers(text: str) -> Sequence[str]:
        found = known()
        return candidates(text, [community.name for community in found.communities] if found else [])

    return FormField("community", _("Community"), offers=offers, placeholder=placeholder)
