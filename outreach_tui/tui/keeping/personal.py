"""Personal data: whom the office can still reach and until when, and the ways to be rid of it."""

from collections.abc import Sequence

from textual.message import Message

from outreach_tui.domain.privacy import mask_name, mask_phone
from outreach_tui.domain.records import Contact
from outreach_tui.i18n import gettext as _
from outreach_tui.services.contacts import KEPT_FOR, Contacts
from outreach_tui.services.office import Office
from outreach_tui.tui.forms.contact import ContactForm
from outreach_tui.tui.keeping.pane import Pane
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.widgets.record_list import Column, Tone


class PersonalPane(Pane):
    """Lists the contacts, masked, the first to be removed first; Enter shows one in full."""

    class Loaded(Message):
        """The contacts were read."""

        def __init__(self, contacts: Sequence[Contact]) -> None:
            super().__init__()
            self.contacts = contacts

    def columns(self) -> Sequence[Column[Contact]]:
        """Return the day, the masked contact and its last day."""
        return (
            Column(_("Consultation"), 12, lambda contact: contact.consultation_day.isoformat()),
            Column(_("Full name"), 0, lambda contact: mask_name(contact.name)),
            Column(_("Telephone"), 16, lambda contact: mask_phone(contact.phone)),
            Column(_("Kept until"), 10, lambda contact: contact.keep_until.isoformat()),
            Column("", 10, lambda contact: _("overdue") if self._is_overdue(contact) else ""),
        )

    def _is_overdue(self, contact: Contact) -> bool:
        return contact.keep_until < self.outreach.office.today

    def tone(self, record: Contact) -> Tone | None:
        """Let what should be gone stand out."""
        return Tone.LATE if self._is_overdue(record) else None

    def load(self) -> None:
        """Read the contacts."""
        self.outreach.gateway.read(self, _read, self.Loaded, group="contacts")

    def on_personal_pane_loaded(self, message: "PersonalPane.Loaded") -> None:
        """Show them, with what becomes of them."""
        self.records.empty = _("No contacts are kept. Press c on a consultation with a promised answer to record one.")
        self.records.show(message.contacts)
        late = sum(map(self._is_overdue, message.contacts))
        told = _("{count} contacts, {late} overdue; kept for {days} days after the answer is due. d removes, w prints.")
        self.tell(told.format(count=len(message.contacts), late=late, days=KEPT_FOR.days))

    def open_chosen(self) -> None:
        """Show the chosen contact in full, to be changed or removed."""
        contact = self.records.chosen
        if contact is not None:
            self.app.push_screen(FormScreen(ContactForm(contact.consultation_id, self.outreach.office.today)))


def _read(office: Office) -> list[Contact]:
    return Contacts(office).all()
