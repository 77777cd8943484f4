"""The history of records: who changed what, when, from what to what."""

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.records import HistoryEntry
from outreach_tui.store.connection import Reader, Row
from outreach_tui.store.reads.values import as_moment

_ENTRY = "id, action_id, at, actor, verb, record_table, record_id, version, before, after"


def history(reader: Reader, record_id: RecordId | None = None, *, limit: int = 100) -> list[HistoryEntry]:
    """Return changes newest first; of one record when named."""
    condition = "record_id = :record" if record_id else "subdistrict_id = :office"
    rows = reader.rows(
        f"SELECT {_ENTRY} FROM history WHERE {condition} ORDER BY id DESC LIMIT :limit",
        {"record": record_id, "limit": limit},
    )
    return [_entry(row) for row in rows]


def _entry(row: Row) -> HistoryEntry:
    key, action, at, actor, verb, table, record, version, before, after = row
    return HistoryEntry(key, action, as_moment(at), actor, verb, table, record, version, before, after)


def newest_change(reader: Reader) -> str:
    """Return the id of the newest change, ``""`` when nothing was ever changed."""
    return str(reader.value("SELECT id FROM history WHERE subdistrict_id = :office ORDER BY id DESC LIMIT 1") or "")


def changes_since(reader: Reader, mark: RecordId, *, limit: int = 10_000) -> list[HistoryEntry]:
    """Return the changes after the one with the id ``mark`` (``""``: all), newest first."""
    rows = reader.rows(
        f"SELECT {_ENTRY} FROM history WHERE subdistrict_id = :office"
        + (" AND id > :mark" if mark else "")
        + " ORDER BY id DESC LIMIT :limit",
        {"mark": mark, "limit": limit},
    )
    return [_entry(row) for row in rows]
