"""The subdistrict, its communities and its catalogue: small lists, read whole."""

from collections.abc import Collection

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.naming import folded, nearest
from outreach_tui.domain.problems import Problem, Refused
from outreach_tui.domain.records import Community, Material, Stock, Subdistrict
from outreach_tui.domain.vocabulary import MaterialKind
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads.selecting import of_living_event
from outreach_tui.store.reads.values import as_day_or_none, named_ids


def subdistrict(reader: Reader) -> Subdistrict | None:
    """Return the subdistrict whose records are read, ``None`` before there is one."""
    query = "SELECT id, name, report_language, version FROM subdistrict WHERE id = :office"
    row = reader.row(query) if reader.office else None
    return Subdistrict(*row) if row else None


def find_subdistrict(reader: Reader, name: str | None) -> RecordId:
    """Return the id of a subdistrict, the first one without a name, ``""`` before there is any.

    Refuses a name that none has.
    """
    rows = reader.rows("SELECT id, name FROM subdistrict ORDER BY created_at, id")
    if name is None or not rows:
        return str(rows[0][0]) if rows else ""
    found = [key for key, known in rows if folded(known) == folded(name)]
    if not found:
        names = [known for _, known in rows]
        near = nearest(name, names) or tuple(names[:5])
        raise Refused(Problem("unknown_subdistrict", "subdistrict", name, suggestions=tuple(near)))
    return str(found[0])


def subdistricts(reader: Reader) -> list[Subdistrict]:
    """Return every subdistrict there is to see, by name."""
    rows = reader.rows("SELECT id, name, report_language, version FROM subdistrict")
    return sorted((Subdistrict(*row) for row in rows), key=lambda one: one.name)


def own_communities(reader: Reader) -> list[Community]:
    """Return the communities whose records are seen: all, or those of a recorder."""
    return [one for one in communities(reader) if reader.own is None or one.id in reader.own]


def communities(reader: Reader) -> list[Community]:
    """Return every community, in the coordinator's own order."""
    return [
        Community(key, name, order, grids, adviser, as_day_or_none(since), as_day_or_none(until), version)
        for key, name, order, grids, adviser, since, until, version in reader.rows(
            "SELECT id, name, position, grids, adviser, exists_from, exists_until, version FROM community"
            " WHERE subdistrict_id = :office ORDER BY position, created_at, id"
        )
    ]


def materials(reader: Reader) -> list[Material]:
    """Return the catalogue, retired entries too, in its own order."""
    return [
        Material(key, name, MaterialKind(kind), measure, law, bool(retired), version)
        for key, name, kind, measure, law, retired, version in reader.rows(
            "SELECT id, name, kind, measure, law, retired, version FROM material"
            " WHERE subdistrict_id = :office ORDER BY position, created_at, id"
        )
    ]


def stock(reader: Reader, until: str = "9999-12-31", of: Collection[str] | None = None) -> list[Stock]:
    """Return what came, went and is left of every material, or of those named, up to a day (ISO form, inclusive).

    All that ever came and went is added up for it, so name those that are needed where they are few.
    """
    names, bound = named_ids(of or ())
    handed_out = (
        "SELECT coalesce(sum(d.quantity), 0) FROM distribution d WHERE d.subdistrict_id = :office"
        " AND d.material_id = m.id AND d.standing = 1 AND d.day <= :until"
    )
    if reader.own is not None:  # what others handed out is hidden, and gone from the shelf all the same
        handed_out = (
            "SELECT coalesce(sum(h.quantity), 0) FROM outreach_access.handed_out(:office, :until) h"
            " WHERE h.material_id = m.id"
        )
    rows = reader.rows(
        "SELECT m.id,"
        " (SELECT coalesce(sum(s.quantity), 0) FROM stock_entry s WHERE s.subdistrict_id = :office"
        "   AND s.material_id = m.id AND s.kind = 'receipt' AND s.day <= :until AND s.deleted_at IS NULL),"
        f" ({handed_out}),"
        " (SELECT coalesce(sum(s.quantity), 0) FROM stock_entry s WHERE s.subdistrict_id = :office"
        "   AND s.material_id = m.id AND s.kind = 'adjustment' AND s.day <= :until AND s.deleted_at IS NULL)"
        " FROM material m WHERE m.subdistrict_id = :office" + (f" AND m.name IN ({names})" if of is not None else ""),
        {"until": until, **bound},
    )
    counts = {key: (int(received), int(handed_out), int(adjusted)) for key, received, handed_out, adjusted in rows}
    return [Stock(material, *counts[material.id]) for material in materials(reader) if material.id in counts]


def counts(reader: Reader) -> dict[str, int]:
    """Return how many living records there are of each kind."""
    tables = {
        "communities": "community",
        "plan_months": "plan_month",
        "events": "event",
        "consultations": "consultation",
        "materials": "material",
        "distributions": "distribution",
        "attachments": "attachment",
    }
    kept = "t.deleted_at IS NULL"
    hanging = f"{kept} AND {of_living_event('t')}"
    living = {"event": kept, "consultation": hanging, "distribution": hanging, "attachment": hanging}
    return {
        name: int(
            reader.value(
                f"SELECT count(*) FROM {table} t WHERE t.subdistrict_id = :office AND {living.get(table, '1 = 1')}"
            )
        )
        for name, table in tables.items()
    }
