"""How to reach residents: the one table of contacts, which no figure, list or export meets."""

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.records import Contact
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads.values import as_day


def list_contacts(
    reader: Reader, consultation_id: RecordId | None = None, *, before: str = "9999-12-31"
) -> list[Contact]:
    """Return the contacts kept until a day before ``before`` (ISO form), the first to go first."""
    return [
        Contact(key, as_day(day), name, phone, as_day(keep_until), version)
        for key, day, name, phone, keep_until, version in reader.rows(
            "SELECT k.consultation_id, c.day, k.name, k.phone, k.keep_until, k.version"
            " FROM contact k JOIN consultation c ON c.id = k.consultation_id"
            " WHERE k.subdistrict_id = :office AND k.keep_until < :before"
            + (" AND k.consultation_id = :id" if consultation_id else "")
            + " ORDER BY k.keep_until, k.id",
            {"id": consultation_id, "before": before},
        )
    ]
