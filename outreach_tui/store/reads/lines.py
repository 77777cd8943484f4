"""Lists of consultations and of copies handed out, bounded by a selection."""

from collections.abc import Collection

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.records import Consultation, Distribution
from outreach_tui.domain.vocabulary import Adviser, Category, Mode, Outcome
from outreach_tui.store.reader import Parameters, Reader, Row
from outreach_tui.store.reads.selecting import consultation_conditions, distribution_conditions, of_living_event
from outreach_tui.store.reads.values import as_day, as_day_or_none, named_ids

_CONSULTATION = (
    "SELECT c.id, c.day, c.ym, coalesce(n.name, ''), c.category, c.outcome, c.mode, c.adviser, c.count, c.note,"
    " c.follow_up_on, c.followed_up_on, e.year, e.serial, c.event_id, c.version FROM consultation c"
    " LEFT JOIN community n ON n.id = c.community_id LEFT JOIN event e ON e.id = c.event_id"
)
_DISTRIBUTION = (
    "SELECT d.id, m.name, m.measure, d.quantity, d.day, d.ym, coalesce(n.name, ''), e.year, e.serial, d.note,"
    " d.version, d.taken_out, d.brought_back FROM distribution d JOIN material m ON m.id = d.material_id"
    " LEFT JOIN community n ON n.id = d.community_id LEFT JOIN event e ON e.id = d.event_id"
)


def _number(year: int | None, serial: int | None) -> str:
    return "" if year is None else f"{year}-{serial:03d}"


def _consultations(reader: Reader, condition: str, parameters: Parameters) -> list[Consultation]:
    rows = reader.rows(f"{_CONSULTATION} WHERE {condition}", parameters)
    return [
        Consultation(
            key, as_day(day), Month.from_ym(ym), community, Category(category), Outcome(outcome), Mode(mode),
            Adviser(adviser), count, note, as_day_or_none(due), as_day_or_none(done), _number(year, serial),
            event_id, version,
        )
        for key, day, ym, community, category, outcome, mode, adviser, count, note, due, done, year, serial,
        event_id, version in rows
    ]  # fmt: skip


def list_consultations(
    reader: Reader, selection: Selection, *, limit: int = 500, after: tuple[str, str] | None = None
) -> list[Consultation]:
    """Return consultations newest first, at most ``limit``, after the (ISO day, id) given."""
    where, bound = consultation_conditions(selection)
    return _consultations(reader, *_page("c", where, bound, limit, after))


def consultations_of_event(reader: Reader, event_id: RecordId) -> list[Consultation]:
    """Return the consultations of an event, as they were recorded."""
    return _consultations(reader, "c.event_id = :id AND c.deleted_at IS NULL ORDER BY c.id", {"id": event_id})


def consultations_with_ids(reader: Reader, ids: Collection[RecordId]) -> list[Consultation]:
    """Return the consultations that have some ids, oldest first; a few hundred at a time."""
    named, bound = named_ids(ids)
    return _consultations(reader, f"c.subdistrict_id = :office AND c.id IN ({named}) ORDER BY c.day, c.id", bound)


def find_consultation(reader: Reader, record_id: RecordId) -> Consultation | None:
    """Return one consultation, ``None`` when there is none or it was deleted, be it with its event."""
    found = _consultations(
        reader,
        f"c.subdistrict_id = :office AND c.id = :id AND c.deleted_at IS NULL AND {of_living_event('c')}",
        {"id": record_id},
    )
    return found[0] if found else None


def find_consultation_ids(reader: Reader, ending: str) -> list[RecordId]:
    """Return the ids of the consultations that end in some hexadecimal digits, at most two of them."""
    return [
        str(key)
        for (key,) in reader.rows(
            f"SELECT c.id FROM consultation c WHERE c.subdistrict_id = :office AND c.deleted_at IS NULL"
            f" AND {of_living_event('c')}"
            " AND replace(CAST(c.id AS text), '-', '') LIKE :ending LIMIT 2",
            {"ending": f"%{ending}"},
        )
    ]


def follow_ups_due(reader: Reader, until: str) -> list[Consultation]:
    """Return the consultations whose answer was promised for ``until`` (ISO day) or before, oldest first."""
    return _consultations(
        reader,
        "c.subdistrict_id = :office AND c.follow_up_on <= :until AND c.followed_up_on IS NULL"
        " AND c.standing = 1 ORDER BY c.follow_up_on, c.id",
        {"until": until},
    )


def _distributions(reader: Reader, condition: str, parameters: Parameters) -> list[Distribution]:
    rows: list[Row] = reader.rows(f"{_DISTRIBUTION} WHERE {condition}", parameters)
    return [
        Distribution(
            key, material, measure, quantity, as_day(day), Month.from_ym(ym), community, _number(year, serial), note,
            version, taken_out, brought_back,
        )
        for key, material, measure, quantity, day, ym, community, year, serial, note, version, taken_out,
        brought_back in rows
    ]  # fmt: skip


def list_distributions(
    reader: Reader, selection: Selection, *, limit: int = 500, after: tuple[str, str] | None = None
) -> list[Distribution]:
    """Return copies handed out, newest first, at most ``limit``, after the (ISO day, id) given."""
    where, bound = distribution_conditions(selection)
    return _distributions(reader, *_page("d", where, bound, limit, after))


def distributions_with_ids(reader: Reader, ids: Collection[RecordId]) -> list[Distribution]:
    """Return the copies handed out that have some ids, oldest first; a few hundred at a time."""
    named, bound = named_ids(ids)
    return _distributions(reader, f"d.subdistrict_id = :office AND d.id IN ({named}) ORDER BY d.day, d.id", bound)


def newest_of_event(reader: Reader, event_id: RecordId, limit: int) -> list[Consultation | Distribution]:
    """Return what was recorded at an event last, consultations and copies alike, the newest first."""
    bound = {"id": event_id, "limit": limit}
    condition = "{0}.event_id = :id AND {0}.deleted_at IS NULL ORDER BY {0}.id DESC LIMIT :limit"
    lines: list[Consultation | Distribution] = [
        *_consultations(reader, condition.format("c"), bound),
        *_distributions(reader, condition.format("d"), bound),
    ]
    return sorted(lines, key=lambda line: line.id, reverse=True)[:limit]


def distributions_of_event(reader: Reader, event_id: RecordId) -> list[Distribution]:
    """Return the material lines of an event, as they were recorded."""
    return _distributions(reader, "d.event_id = :id AND d.deleted_at IS NULL ORDER BY d.id", {"id": event_id})


def _page(
    alias: str, where: str, bound: Parameters, limit: int, after: tuple[str, str] | None
) -> tuple[str, Parameters]:
    parameters: dict[str, object] = {**bound, "limit": limit}
    if after is not None:
        where += f" AND ({alias}.day < :after_day OR ({alias}.day = :after_day AND {alias}.id < :after_id))"
        parameters["after_day"], parameters["after_id"] = after
    return f"{where} ORDER BY {alias}.day DESC, {alias}.id DESC LIMIT :limit", parameters
