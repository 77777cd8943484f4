"""The form of a community: its name, place, grids, adviser and life span."""

from collections.abc import Iterable, Sequence
from datetime import date

from textual.widget import Widget

from outreach_tui.domain.calendar_words import parse_day
from outreach_tui.domain.drafts import CommunityDraft
from outreach_tui.domain.months import Unreadable
from outreach_tui.domain.numerals import read_count
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import Community
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.tui.forms.base import Form, Saving, Texts
from outreach_tui.tui.widgets.form_field import FormField


class CommunityForm(Form):
    """Adds a community, or changes the one given; ``closing`` proposes today as its last day."""

    def __init__(self, community: Community | None, today: date, *, closing: bool = False) -> None:
        self._community = community
        self._today = today
        self._closing = closing
        self.heading = _("New community")
        if community:
            self.heading = _("End a community") if closing else _("Change community")
        self.draft_name = f"community-{community.id if community else 'new'}"
        self._problems: list[Problem] = []

    @property
    def replaces(self) -> bool:
        """Whether a community is changed."""
        return self._community is not None

    def fields(self) -> Iterable[Widget]:
        """Yield the fields."""
        yield FormField("name", _("Name"))
        yield FormField("grids", _("Grids"))
        yield FormField("adviser", _("Legal adviser"))
        yield FormField("order", _("Order"))
        yield FormField("from", _("First day"), placeholder=_("empty: since always"))
        yield FormField("until", _("Last day"), placeholder=_("empty: still there"))

    def opening(self, office: Office) -> Texts:
        """Return the community as it is."""
        if self._community is None:
            return {}
        one = self._community = office.community(self._community.id)
        return {
            "name": one.name,
            "grids": str(one.grids),
            "adviser": one.adviser,
            "order": str(one.order),
            "from": _day_text(one.exists_from),
            "until": _day_text(one.exists_until),
        }

    def proposed(self) -> Texts:
        """Return today as the last day of a community that is to end."""
        return {"until": _day_text(self._today)} if self._closing else {}

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to save the community as it was typed."""
        self._problems = []
        draft = CommunityDraft(
            name=texts["name"],
            order=self._number("order", texts),
            grids=self._number("grids", texts) or 0,
            adviser=texts["adviser"].strip(),
            exists_from=self._day("from", texts),
            exists_until=self._day("until", texts),
        )
        if self._problems:
            return None, self._problems
        community = self._community

        def save(office: Office, insist: bool) -> Saved:
            from outreach_tui.services.communities import Communities

            if community is None:
                return Communities(office).add(draft, insist=insist)
            return Communities(office).change(community.id, draft, version=community.version, insist=insist)

        return save, ()

    def _number(self, name: str, texts: Texts) -> int | None:
        text = texts[name].strip()
        count = read_count(text) if text else None
        if text and (count is None or count.estimated):
            self._problems.append(Problem("unreadable_number", name, text))
        return None if count is None else count.value

    def _day(self, name: str, texts: Texts) -> date | None:
        text = texts[name].strip()
        if not text:
            return None
        try:
            return parse_day(text, self._today)
        except Unreadable:
            self._problems.append(Problem("unreadable_day", name, text))
            return None


def _day_text(day: date | None) -> str:
    return day.isoformat() if day else ""
