"""How to reach a resident who asked for an answer: kept apart, and only for as long as it is needed."""

from datetime import date, timedelta

from outreach_tui.domain.checks import check_contact
from outreach_tui.domain.drafts import ContactDraft
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.records import Consultation, Contact
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.store.reads.contacts import list_contacts
from outreach_tui.store.writes import contacts as contact_writes

#: How long a contact is kept when nobody says otherwise: so many days after the answer is due, or after today.
KEPT_FOR = timedelta(days=90)


class Contacts:
    """Reads and writes contacts of consultations."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def contact(self, consultation_id: RecordId) -> Contact:
        """Return the contact of a consultation in full; refuse when there is none."""
        with self._office.database.reading() as reader:
            found = list_contacts(reader, consultation_id)
        if not found:
            raise refuse("unknown_contact", "contact", consultation_id[-8:])
        return found[0]

    def all(self) -> list[Contact]:
        """Return every contact, the first to be removed first."""
        with self._office.database.reading() as reader:
            return list_contacts(reader)

    def set(self, consultation_id: RecordId, draft: ContactDraft, *, version: int | None = None) -> Saved:
        """Record how to reach the resident of a consultation.

        Refuses as ``stale`` when what is kept is past ``version`` by now (0: nothing was).
        """
        consultation = Logbook(self._office).consultation(consultation_id)
        checked = check_contact(draft, self._office.known())
        contact = checked.accepted(insist=False)
        keep_until = contact.keep_until or self._usual_end(consultation)
        self._office.write(
            "contact.set",
            lambda writer: contact_writes.set_contact(
                writer, consultation_id, contact.name, contact.phone, keep_until, version
            ),
        )
        return Saved(consultation_id, consultation_id[-8:], checked.problems)

    def _usual_end(self, consultation: Consultation) -> date:
        return max(self._office.today, consultation.follow_up_on or consultation.day) + KEPT_FOR

    def delete(self, consultation_id: RecordId, *, version: int | None = None) -> None:
        """Remove the contact of a consultation; what history keeps of it goes with the next purge."""
        found = self._office.write(
            "contact.delete", lambda writer: contact_writes.delete_contact(writer, consultation_id, version)
        )
        if not found:
            raise refuse("unknown_contact", "contact", consultation_id[-8:])
