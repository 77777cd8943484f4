"""Removing what points to persons, from the records and from what history keeps of them; the counts stay.

This is the one place that writes around history: what it removes must not be kept there. That something was removed,
by whom and how much of it, is.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import Connection, Table, func, or_, select, update

from outreach_tui.domain.vocabulary import AttachmentKind
from outreach_tui.store.tables import (
    Attachment,
    Consultation,
    Contact,
    Distribution,
    Event,
    History,
    StockEntry,
    ZeroReport,
)
from outreach_tui.store.writer import Writer
from outreach_tui.store.writes.attachments import drop_contents

#: Records with a remark, and the day or month each one is of.
_REMARKS: Mapping[Table, str] = {
    Event.__table__: "day",  # type: ignore[attr-defined]
    Consultation.__table__: "day",  # type: ignore[attr-defined]
    Distribution.__table__: "day",  # type: ignore[attr-defined]
    StockEntry.__table__: "day",  # type: ignore[attr-defined]
    ZeroReport.__table__: "ym",  # type: ignore[attr-defined]
}
_CONTACT: Table = Contact.__table__  # type: ignore[attr-defined]
_ATTACHMENT: Table = Attachment.__table__  # type: ignore[attr-defined]
_HISTORY: Table = History.__table__  # type: ignore[attr-defined]

#: Fields of a contact that history must not keep.
_OF_CONTACTS = ("name", "phone")


def purge(writer: Writer, *, today: date, before: date | None) -> dict[str, int]:
    """Remove contacts that are overdue, or of consultations before a day; remarks and sign-in sheets of before it.

    Returns how much of each was removed.
    """
    connection = writer.session.connection()
    counts = {
        "contacts": _remove_contacts(connection, writer.office, today, before),
        "remarks": 0,
        "attachments": 0,
        "files": 0,
    }
    if before is not None:
        counts["remarks"] = sum(_blank_remarks(connection, writer.office, table, before) for table in _REMARKS)
        counts["attachments"], counts["files"] = _remove_sheets(connection, writer.office, before)
    counts["history"] = _redact_history(connection, writer.office, before)
    writer.leave_mark(counts)
    return counts


def _remove_contacts(connection: Connection, office: str, today: date, before: date | None) -> int:
    overdue = _CONTACT.c.keep_until < today
    if before is not None:
        consultation: Table = Consultation.__table__  # type: ignore[attr-defined]
        old = select(consultation.c.id).where(consultation.c.day < before)
        overdue = or_(overdue, _CONTACT.c.consultation_id.in_(old))
    removed = connection.execute(_CONTACT.delete().where(_CONTACT.c.subdistrict_id == office, overdue))
    return removed.rowcount


def _limit(table: Table, before: date) -> date | int:
    return before if _REMARKS[table] == "day" else before.year * 100 + before.month


def _blank_remarks(connection: Connection, office: str, table: Table, before: date) -> int:
    blanked = connection.execute(
        update(table)
        .where(table.c.subdistrict_id == office, table.c[_REMARKS[table]] < _limit(table, before), table.c.note != "")
        .values(note="", version=table.c.version + 1)
    )
    return blanked.rowcount


def _old_sheets(office: str, before: date) -> Any:
    event: Table = Event.__table__  # type: ignore[attr-defined]
    old = select(event.c.id).where(event.c.day < before)
    return (
        _ATTACHMENT.c.subdistrict_id == office,
        _ATTACHMENT.c.kind == AttachmentKind.SIGN_IN.value,
        _ATTACHMENT.c.event_id.in_(old),
    )


def _remove_sheets(connection: Connection, office: str, before: date) -> tuple[int, int]:
    """Remove sign-in sheets; return how many, and how many contents went with them."""
    digests = connection.execute(select(_ATTACHMENT.c.sha256).where(*_old_sheets(office, before))).scalars().all()
    removed = connection.execute(_ATTACHMENT.delete().where(*_old_sheets(office, before)))
    return removed.rowcount, drop_contents(connection, office, digests)


def _redact_history(connection: Connection, office: str, before: date | None) -> int:
    """Take out of snapshots what was removed from the records; who did what and when stays."""
    kept_contacts = set(connection.execute(select(_CONTACT.c.id)).scalars())
    kept_sheets = set(connection.execute(select(_ATTACHMENT.c.id)).scalars())
    rows = connection.execute(
        select(_HISTORY.c.id, _HISTORY.c.record_table, _HISTORY.c.record_id, _HISTORY.c.before, _HISTORY.c.after).where(
            _HISTORY.c.subdistrict_id == office,
            or_(_HISTORY.c.record_table.in_(["contact", "attachment"]), func.length(_HISTORY.c.after) > 0,
                func.length(_HISTORY.c.before) > 0),
        )
    )  # fmt: skip
    moved = _old_records(connection, office, before) if before is not None else frozenset()
    changed = 0
    for key, table, record_id, old, new in rows.all():
        gone = record_id not in (kept_contacts if table == "contact" else kept_sheets)
        texts = [_redacted(table, text, before, gone=gone, old=record_id in moved) for text in (old, new)]
        if texts != [old, new]:
            values = {"before": texts[0], "after": texts[1]}
            connection.execute(update(_HISTORY).where(_HISTORY.c.id == key).values(**values))
            changed += 1
    return changed


def _old_records(connection: Connection, office: str, before: date) -> frozenset[str]:
    """Return the ids of what is on record before a day, whatever day history once kept of it: it was dated wrongly."""
    return frozenset(
        record_id
        for table in _REMARKS
        for record_id in connection.execute(
            select(table.c.id).where(table.c.subdistrict_id == office, table.c[_REMARKS[table]] < _limit(table, before))
        ).scalars()
    )


def _redacted(table: str, text: str | None, before: date | None, *, gone: bool, old: bool) -> str | None:
    """Return a snapshot without what must not be kept; ``old`` is one of a record that is now before the day."""
    if text is None:
        return None
    fields = json.loads(text)
    for name in _unwanted(table, fields, before, gone=gone, old=old):
        fields[name] = ""
    return json.dumps(fields, ensure_ascii=False, sort_keys=True)


def _unwanted(table: str, fields: Mapping[str, Any], before: date | None, *, gone: bool, old: bool) -> Iterator[str]:
    if table == "contact" and gone:
        yield from _OF_CONTACTS
    elif table == "attachment" and gone and fields.get("kind") == AttachmentKind.SIGN_IN.value:
        yield "name"
    elif before is not None and fields.get("note"):
        when = fields.get("day") or f"{fields.get('ym', 999912) // 100:04d}-{fields.get('ym', 999912) % 100:02d}-99"
        if old or when < before.isoformat():
            yield "note"
