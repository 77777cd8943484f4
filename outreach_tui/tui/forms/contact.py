"""The form of a contact: how to reach the resident of a consultation, apart from it and only for a time."""

from collections.abc import Iterable, Sequence
from datetime import date

from textual.widget import Widget
from textual.widgets import Static

from outreach_tui.domain.calendar_words import parse_day
from outreach_tui.domain.drafts import ContactDraft
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Unreadable
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import Contact
from outreach_tui.i18n import gettext as _
from outreach_tui.services.contacts import KEPT_FOR, Contacts
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.tui.forms.base import Form, Saving, Texts
from outreach_tui.tui.forms.fields import day_field
from outreach_tui.tui.widgets.form_field import FormField


class ContactForm(Form):
    """Records, changes or removes the contact of a consultation; emptied, it is removed."""

    replaces = True
    enter_saves = True
    keeps_draft = False
    draft_name = "contact"

    def __init__(self, consultation: RecordId, today: date) -> None:
        self._consultation = consultation
        self._today = today
        self._before: Contact | None = None
        self.heading = _("How to reach the resident")

    def fields(self) -> Iterable[Widget]:
        """Yield the three fields, under what becomes of them."""
        advice = _(
            "Only for residents who are to be answered later. Kept apart from the records and out of every report,"
            " until {days} days after the answer is due, or sooner if you say so. Leave name and number empty to"
            " remove it."
        )
        yield Static(advice.format(days=KEPT_FOR.days), classes="advice", markup=False)
        yield FormField("name", _("Full name"))
        yield FormField("phone", _("Telephone"))
        yield day_field("keep_until", _("Kept until"), lambda: self._today)

    def opening(self, office: Office) -> Texts:
        """Return the contact in full, if there is one."""
        self._before = next((one for one in Contacts(office).all() if one.consultation_id == self._consultation), None)
        if self._before is None:
            return {}
        kept = self._before
        return {"name": kept.name, "phone": kept.phone, "keep_until": kept.keep_until.isoformat()}

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to record or remove it."""
        typed, until = texts["keep_until"].strip(), None
        try:
            until = parse_day(typed, self._today) if typed else None
        except Unreadable:
            return None, [Problem("unreadable_day", "keep_until", typed)]
        draft = ContactDraft(texts["name"].strip(), texts["phone"].strip(), until)
        before = self._before

        def save(office: Office, insist: bool) -> Saved:
            if before is not None and not (draft.name or draft.phone):
                Contacts(office).delete(self._consultation, version=before.version)
                return Saved(self._consultation, "")
            return Contacts(office).set(self._consultation, draft, version=before.version if before else 0)

        return save, ()

    def said(self, saved: Saved) -> str:
        """Return what was done, naming nobody."""
        return _("Contact saved.") if saved.name else _("Contact removed.")
