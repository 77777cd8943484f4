"""Whole periods of records as plain rows, month by month, and the ids behind figures: what documents are made of.

A year may hold some hundred thousand records. They are read as tuples of one month at a time, since frozen
records cost ten times as much and a year of them would not fit a small machine.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Period
from outreach_tui.domain.records import event_number
from outreach_tui.domain.summary import ConsultationRow, DistributionRow, EventRow, Narrowing, Query, RecordKind
from outreach_tui.domain.vocabulary import AttachmentKind, Standing
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads.selecting import (
    consultation_conditions,
    distribution_conditions,
    event_conditions,
    month_column,
)
from outreach_tui.store.reads.values import by_day

#: Between the names of a joint event's communities.
BETWEEN_NAMES = "、"

_SEVERAL = "(SELECT count(*) FROM event_community s WHERE s.event_id = e.id) > 1"
_NARROWED = {
    Narrowing.JOINT: f" AND {_SEVERAL}",
    Narrowing.COUNTED: " AND e.attendance IS NOT NULL",
    Narrowing.ESTIMATED: " AND e.attendance_estimated",
    Narrowing.UNKNOWN: " AND e.attendance IS NULL",
}


def _months(selection: Selection) -> Iterator[Selection]:
    for month in selection.period.months():
        yield replace(selection, period=Period.of_month(month))


def joint_events(reader: Reader, selection: Selection) -> int:
    """Count the events of several communities."""
    where, bound = event_conditions(selection)
    return int(reader.value(f"SELECT count(*) FROM event e WHERE {where} AND {_SEVERAL}", bound))


def ids_behind(reader: Reader, query: Query, limit: int) -> tuple[RecordId, ...] | None:
    """Return the ids of a figure's records in order, ``None`` when there are more than ``limit``."""
    found: set[RecordId] = set()
    for selection in query.selections:
        match query.kind:
            case RecordKind.EVENTS:
                where, bound = event_conditions(selection)
                where += _NARROWED[query.narrowing] if query.narrowing else ""
                table = "event e"
            case RecordKind.CONSULTATIONS:
                where, bound = consultation_conditions(selection)
                table = "consultation c"
            case RecordKind.DISTRIBUTIONS:
                where, bound = distribution_conditions(selection)
                table = "distribution d JOIN material m ON m.id = d.material_id"
        rows = reader.rows(
            f"SELECT {table.split()[1]}.id FROM {table} WHERE {where} LIMIT :most", {**bound, "most": limit + 1}
        )
        found.update(key for (key,) in rows)
        if len(found) > limit:
            return None
    return tuple(sorted(found))


def event_rows(reader: Reader, selection: Selection) -> Iterator[EventRow]:
    """Yield the events of a selection, oldest first; visits and copies are those the selection takes in."""
    for month in _months(selection):
        where, bound = event_conditions(month)
        rows = reader.stream(
            "SELECT e.id, e.year, e.serial, e.day, e.form, e.title, e.venue, e.attendance, e.attendance_estimated,"
            f" e.note FROM event e WHERE {where} ORDER BY {by_day('e')}, e.serial",
            bound,
        )
        communities = _communities(reader, month)
        visits = _visits(reader, month)
        copies = _copies(reader, month)
        for key, year, serial, day, form, title, venue, heads, estimated, note in rows:
            yield EventRow(
                event_number(year, serial), str(day), form, title, communities.get(key, ""), venue,
                heads, bool(estimated), visits.get(key, 0), copies.get(key, {}), note,
            )  # fmt: skip


def _communities(reader: Reader, selection: Selection) -> dict[RecordId, str]:
    """Return the names of the communities that each event of a month served, in the coordinator's order."""
    names = {community.id: community.name for community in office_reads.communities(reader)}
    order = {name: place for place, name in enumerate(names.values())}
    served: dict[RecordId, str] = {}
    joint: dict[RecordId, list[str]] = {}
    for event_id, community_id in reader.stream(
        "SELECT s.event_id, s.community_id FROM event_community s WHERE s.subdistrict_id = :office"
        f" AND s.{month_column(selection.basis)} = :month AND s.standing = :standing",
        {"month": selection.period.first.ym, "standing": int(selection.standing or Standing.DONE)},
    ):
        name = names[community_id]
        if served.setdefault(event_id, name) != name:
            joint.setdefault(event_id, [served[event_id]]).append(name)
    for event_id, several in joint.items():
        served[event_id] = BETWEEN_NAMES.join(sorted(several, key=order.__getitem__))
    return served


def _visits(reader: Reader, selection: Selection) -> dict[RecordId, int]:
    where, bound = consultation_conditions(replace(selection, at_event=True))
    return {
        key: int(count)
        for key, count in reader.rows(
            f"SELECT c.event_id, sum(c.count) FROM consultation c WHERE {where} GROUP BY c.event_id", bound
        )
    }


def _copies(reader: Reader, selection: Selection) -> dict[RecordId, dict[str, int]]:
    where, bound = distribution_conditions(replace(selection, at_event=True))
    copies: dict[RecordId, dict[str, int]] = defaultdict(dict)
    for key, measure, quantity in reader.rows(
        "SELECT d.event_id, m.measure, sum(d.quantity) FROM distribution d JOIN material m ON m.id = d.material_id"
        f" WHERE {where} GROUP BY d.event_id, m.measure",
        bound,
    ):
        copies[key][measure] = int(quantity)
    return copies


def consultation_rows(reader: Reader, selection: Selection) -> Iterator[ConsultationRow]:
    """Yield the consultations of a selection, oldest first."""
    for month in _months(selection):
        where, bound = consultation_conditions(month)
        for day, community, category, outcome, mode, adviser, visits, year, serial, note in reader.stream(
            "SELECT c.day, coalesce(n.name, ''), c.category, c.outcome, c.mode, c.adviser, c.count, e.year, e.serial,"
            " c.note FROM consultation c LEFT JOIN community n ON n.id = c.community_id"
            f" LEFT JOIN event e ON e.id = c.event_id WHERE {where} ORDER BY {by_day('c')}, c.id",
            bound,
        ):
            number = "" if year is None else event_number(year, serial)
            yield ConsultationRow(str(day), community, category, outcome, mode, adviser, visits, number, note)


def distribution_rows(reader: Reader, selection: Selection) -> Iterator[DistributionRow]:
    """Yield the copies handed out of a selection, oldest first."""
    for month in _months(selection):
        where, bound = distribution_conditions(month)
        for day, material, quantity, measure, community, year, serial, note in reader.stream(
            "SELECT d.day, m.name, d.quantity, m.measure, coalesce(n.name, ''), e.year, e.serial, d.note"
            " FROM distribution d JOIN material m ON m.id = d.material_id"
            " LEFT JOIN community n ON n.id = d.community_id LEFT JOIN event e ON e.id = d.event_id"
            f" WHERE {where} ORDER BY {by_day('d')}, d.id",
            bound,
        ):
            number = "" if year is None else event_number(year, serial)
            yield DistributionRow(str(day), material, quantity, measure, community, number, note)


def photos(reader: Reader, selection: Selection) -> list[tuple[str, str, str, str]]:
    """Return the photos of the events of a selection: digest, number, title and ISO day of the event."""
    where, bound = event_conditions(selection)
    return [
        (digest, event_number(year, serial), title, str(day))
        for digest, year, serial, title, day in reader.rows(
            "SELECT a.sha256, e.year, e.serial, e.title, e.day FROM attachment a CROSS JOIN event e"
            f" WHERE e.id = a.event_id AND {where} AND a.kind = :photo AND a.deleted_at IS NULL"
            " ORDER BY e.day, e.serial, a.id",
            {**bound, "photo": AttachmentKind.PHOTO.value},
        )
    ]
