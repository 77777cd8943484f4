"""What moved in the stock: by month for every material, and one by one for a single one."""

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.records import Movement, MovementKind, event_number
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads.values import as_day

_ENTRY_MONTH = "CAST(substr(CAST(s.day AS text), 1, 4) || substr(CAST(s.day AS text), 6, 2) AS integer)"


def monthly_movements(reader: Reader, first: str, end: str) -> list[tuple[str, int, int, int, int]]:
    """Return (material, ym of the day, received, handed out, adjusted) for the days from one to before another."""
    return [
        (str(name), int(ym), int(received), int(handed_out), int(adjusted))
        for name, ym, received, handed_out, adjusted in reader.rows(
            "SELECT m.name, t.ym, sum(t.received), sum(t.handed_out), sum(t.adjusted) FROM ("
            f" SELECT s.material_id, {_ENTRY_MONTH} AS ym,"
            "  CASE WHEN s.kind = 'receipt' THEN s.quantity ELSE 0 END AS received, 0 AS handed_out,"
            "  CASE WHEN s.kind = 'receipt' THEN 0 ELSE s.quantity END AS adjusted"
            " FROM stock_entry s WHERE s.subdistrict_id = :office AND s.deleted_at IS NULL"
            "  AND s.day >= :first AND s.day < :end"
            " UNION ALL SELECT d.material_id, d.day_ym, 0, d.quantity, 0 FROM distribution d"
            " WHERE d.subdistrict_id = :office AND d.standing = 1 AND d.day >= :first AND d.day < :end"
            ") t JOIN material m ON m.id = t.material_id GROUP BY m.name, t.ym",
            {"first": first, "end": end},
        )
    ]


_MOVEMENT = (
    "SELECT t.id, t.day, t.kind, t.quantity, t.note, coalesce(n.name, ''), e.year, e.serial FROM ("
    " SELECT s.id, s.day, s.kind, s.quantity, s.note, NULL AS community_id, NULL AS event_id FROM stock_entry s"
    " WHERE s.subdistrict_id = :office AND s.material_id = :material AND s.deleted_at IS NULL"
    " UNION ALL SELECT d.id, d.day, 'handed_out', -d.quantity, d.note, d.community_id, d.event_id"
    " FROM distribution d WHERE d.subdistrict_id = :office AND d.material_id = :material AND d.standing = 1"
    ") t LEFT JOIN community n ON n.id = t.community_id LEFT JOIN event e ON e.id = t.event_id"
)


def list_movements(
    reader: Reader, material_id: RecordId, *, limit: int, after: tuple[str, str] | None = None
) -> list[Movement]:
    """Return what moved of a material, newest first, at most ``limit``, after the (ISO day, id) given."""
    where, bound = "", {"material": material_id}
    if after is not None:
        where = " WHERE (t.day < :after_day OR (t.day = :after_day AND t.id < :after_id))"
        bound["after_day"], bound["after_id"] = after
    rows = reader.rows(
        f"{_MOVEMENT}{where} ORDER BY t.day DESC, t.id DESC LIMIT :limit",
        {**bound, "limit": limit},
    )
    return [
        Movement(key, MovementKind(kind), as_day(day), quantity, note, community,
                 "" if year is None else event_number(year, serial))
        for key, day, kind, quantity, note, community, year, serial in rows
    ]  # fmt: skip
