"""Writing how to reach a resident, apart from the consultation."""

from datetime import date

from sqlmodel import col, select

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.problems import refuse
from outreach_tui.store.tables import Consultation, Contact
from outreach_tui.store.writer import Writer


def set_contact(
    writer: Writer, consultation_id: RecordId, name: str, phone: str, keep_until: date, version: int | None = None
) -> None:
    """Write the contact of a consultation, or what it is now.

    ``version`` is that of the contact that was seen, 0 where there was none; ``None``: whatever is there by now.
    """
    consultation = writer.get(Consultation, consultation_id)
    if consultation.deleted_at is not None:
        raise refuse("gone", "consultation", consultation_id)
    row = _contact(writer, consultation_id, version)
    if row is None:
        row = Contact(**writer.stamp(), subdistrict_id=writer.office, consultation_id=consultation_id)
        row.name, row.phone, row.keep_until = name, phone, keep_until
        writer.add(row)
    else:
        row.name, row.phone, row.keep_until = name, phone, keep_until


def delete_contact(writer: Writer, consultation_id: RecordId, version: int | None = None) -> bool:
    """Remove the contact of a consultation; tell whether there was one."""
    row = _contact(writer, consultation_id, version)
    if row is None:
        return False
    writer.remove(row)
    return True


def _contact(writer: Writer, consultation_id: RecordId, version: int | None) -> Contact | None:
    found = writer.session.exec(
        select(Contact.id).where(
            col(Contact.subdistrict_id) == writer.office, col(Contact.consultation_id) == consultation_id
        )
    ).first()
    if found is None and version:
        raise refuse("stale", str(Contact.__tablename__), consultation_id)
    return None if found is None else writer.get(Contact, found, version)
