"""The form of an event that a bulletin tells of: opened with what the bulletin says, saved like any other."""

import re
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from outreach_tui.domain.problems import Problem
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.bulletin import BulletinReading, propose, read_bulletin
from outreach_tui.services.office import Office
from outreach_tui.tui.event_texts import texts_of_draft
from outreach_tui.tui.forms.base import Texts
from outreach_tui.tui.forms.event import EventForm

#: Which field of the form shows what was read for a field of the bulletin.
SHOWN_IN = {
    "date": "date",
    "date_end": "date",
    "form": "forms",
    "title": "theme",
    "venue": "venue",
    "attendance": "attendance",
    "law": "laws",
    "material": "materials",
    "consultation": "consultations",
}
#: What keeps the names of materials apart in the form; a name that has it is shown by its last part.
_BETWEEN_NAMES = re.compile(r"[\s,，、;；=和及与]+")


class BulletinForm(EventForm):
    """Logs the event that a bulletin tells of."""

    carried_over = ()

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.read: BulletinReading = read_bulletin(text)
        self.notes: Sequence[Problem] = ()
        self.heading = _("New event, from a bulletin")
        self.draft_name = f"bulletin-{sha256(text.encode()).hexdigest()[:16]}"

    def opening(self, office: Office) -> Texts:
        """Return what the bulletin says, as the form holds it; a day it does not say is left to be typed."""
        super().opening(office)
        proposal = propose(self.read, self.text, self._known)
        self.notes = proposal.problems
        lines = (replace(line, material=_last_name(line.material)) for line in proposal.draft.materials)
        texts = texts_of_draft(replace(proposal.draft, materials=tuple(lines)))
        return texts if self.read.date else {**texts, "date": ""}


def _last_name(name: str) -> str:
    return [part for part in _BETWEEN_NAMES.split(name) if part][-1]
