"""The history of records: who changed what, when, from what to what."""

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.records import HistoryEntry
from outreach_tui.store.connection import Reader
from outreach_tui.store.reads.values import as_moment

_ENTRY = "id, action_id, at, actor, verb, record_table, record_id, version, before, after"


def history(reader: Reader, record_id: RecordId | None = None, *, limit: int = 100) -> list[HistoryEntry]:
    """Return changes newest first; of one record when named."""
    condition = "record_id = :record" if record_id else "subdistrict_id = :office"
    rows = reader.rows(
        f"SELECT {_ENTRY} FROM history WHERE {condition} ORDER BY id DESC LIMIT :limit",
        {"record": record_id, "limit": limit},
    )
    return [
        HistoryEntry(key, action, as_moment(at), actor, verb, table, record, version, before, after)
        for key, action, at, actor, verb, table, record, version, before, after in rows
    ]
