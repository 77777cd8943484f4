"""What the doctor asks of the records: rows that should not be, each query one question."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from outreach_tui.domain.records import event_number
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads.values import as_day


class Doubtful(NamedTuple):
    """A record that something is the matter with: its kind, what people call it, and what was found."""

    kind: str
    name: str
    found: str


#: How lines are asked about: the same of consultations and of copies handed out.
_LINES = ("consultation", "distribution")
_MONTH_OF_DAY = "CAST(substr(CAST(x.day AS text), 1, 4) || substr(CAST(x.day AS text), 6, 2) AS integer)"


def events_without_community(reader: Reader) -> Iterator[Doubtful]:
    """Yield living events for communities that name none."""
    for year, serial in reader.rows(
        "SELECT e.year, e.serial FROM event e WHERE e.subdistrict_id = :office AND e.deleted_at IS NULL"
        " AND e.scope = 'communities' AND NOT EXISTS (SELECT 1 FROM event_community c WHERE c.event_id = e.id)"
        " ORDER BY e.year, e.serial"
    ):
        yield Doubtful("event", event_number(year, serial), "")


def lines_of_deleted_events(reader: Reader) -> Iterator[Doubtful]:
    """Yield lines that count although their event was deleted."""
    for table in _LINES:
        for day, year, serial in reader.rows(
            f"SELECT x.day, e.year, e.serial FROM {table} x JOIN event e ON e.id = x.event_id"
            " WHERE x.subdistrict_id = :office AND x.standing <> 0 AND e.deleted_at IS NOT NULL ORDER BY x.day, x.id"
        ):
            yield Doubtful(table, as_day(day).isoformat(), event_number(year, serial))


def same_events(reader: Reader) -> Iterator[tuple[str, str]]:
    """Yield pairs of numbers of living events alike in day, form, title and communities."""
    served = (
        "(SELECT count(*) FROM event_community {0} WHERE {0}.event_id = {1}.id AND NOT EXISTS"
        " (SELECT 1 FROM event_community {2} WHERE {2}.event_id = {3}.id AND {2}.community_id = {0}.community_id))"
    )
    rows = reader.rows(
        "SELECT a.year, a.serial, b.year, b.serial FROM event a JOIN event b ON b.subdistrict_id = a.subdistrict_id"
        " AND b.day = a.day AND b.form = a.form AND b.title = a.title AND b.scope = a.scope AND b.id > a.id"
        " WHERE a.subdistrict_id = :office AND a.deleted_at IS NULL AND b.deleted_at IS NULL"
        f" AND {served.format('p', 'a', 'q', 'b')} = 0 AND {served.format('r', 'b', 's', 'a')} = 0"
        " ORDER BY a.year, a.serial, b.serial"
    )
    for year, serial, other_year, other_serial in rows:
        yield event_number(year, serial), event_number(other_year, other_serial)


def days(reader: Reader) -> Iterator[tuple[Doubtful, date, int]]:
    """Yield every living record that has a day, its day, and how it counts; what was found is the month it serves."""
    for year, serial, day, ym, standing in reader.rows(
        "SELECT year, serial, day, ym, standing FROM event WHERE subdistrict_id = :office AND deleted_at IS NULL"
        " ORDER BY year, serial"
    ):
        yield Doubtful("event", event_number(year, serial), str(ym)), as_day(day), standing
    for table in _LINES:
        for day, ym, standing in reader.rows(
            f"SELECT day, ym, standing FROM {table} WHERE subdistrict_id = :office AND deleted_at IS NULL"
            " ORDER BY day, id"
        ):
            yield Doubtful(table, as_day(day).isoformat(), str(ym)), as_day(day), standing


def laws_of_events(reader: Reader) -> Iterator[tuple[str, date, str]]:
    """Yield number, day and law for every law of a living event."""
    for year, serial, day, law in reader.rows(
        "SELECT e.year, e.serial, e.day, l.law FROM event e JOIN event_law l ON l.event_id = e.id"
        " WHERE e.subdistrict_id = :office AND e.deleted_at IS NULL ORDER BY e.year, e.serial, l.position"
    ):
        yield event_number(year, serial), as_day(day), law


def out_of_their_time(reader: Reader) -> Iterator[tuple[Doubtful, date]]:
    """Yield living records of a community on a day on which it did not exist; what was found is its name."""
    outside = (
        "((n.exists_from IS NOT NULL AND {0} < n.exists_from) OR (n.exists_until IS NOT NULL AND {0} > n.exists_until))"
    )
    for year, serial, day, name in reader.rows(
        "SELECT e.year, e.serial, e.day, n.name FROM event e JOIN event_community c ON c.event_id = e.id"
        " JOIN community n ON n.id = c.community_id WHERE e.subdistrict_id = :office AND e.deleted_at IS NULL"
        f" AND {outside.format('e.day')} ORDER BY e.year, e.serial, n.position"
    ):
        yield Doubtful("event", event_number(year, serial), name), as_day(day)
    for table in _LINES:
        for day, name in reader.rows(
            f"SELECT x.day, n.name FROM {table} x JOIN community n ON n.id = x.community_id"
            " WHERE x.subdistrict_id = :office AND x.deleted_at IS NULL"
            f" AND {outside.format('x.day')} ORDER BY x.day, x.id"
        ):
            yield Doubtful(table, as_day(day).isoformat(), name), as_day(day)


def miscounted(reader: Reader) -> Iterator[Doubtful]:
    """Yield records whose derived columns, by which they are counted, are not what they come from."""
    standing = (
        "CASE WHEN x.deleted_at IS NOT NULL THEN 0 WHEN x.status = 'held' THEN 1 WHEN x.status = 'planned' THEN 2"
        " ELSE 0 END"
    )
    for year, serial in reader.rows(
        f"SELECT x.year, x.serial FROM event x WHERE x.subdistrict_id = :office AND (x.standing <> {standing}"
        f" OR x.day_ym <> {_MONTH_OF_DAY}) ORDER BY x.year, x.serial"
    ):
        yield Doubtful("event", event_number(year, serial), "")
    for year, serial in reader.rows(
        "SELECT DISTINCT e.year, e.serial FROM event e JOIN event_community c ON c.event_id = e.id"
        " WHERE e.subdistrict_id = :office AND (c.ym <> e.ym OR c.day_ym <> e.day_ym OR c.standing <> e.standing"
        " OR c.form <> e.form OR c.subdistrict_id <> e.subdistrict_id"
        " OR coalesce(c.attendance, -1) <> coalesce(e.attendance, -1)"
        " OR c.attendance_estimated <> e.attendance_estimated) ORDER BY e.year, e.serial"
    ):
        yield Doubtful("event", event_number(year, serial), "")
    for table in _LINES:
        for (day,) in reader.rows(
            f"SELECT x.day FROM {table} x LEFT JOIN event e ON e.id = x.event_id WHERE x.subdistrict_id = :office"
            f" AND (x.day_ym <> {_MONTH_OF_DAY} OR (e.id IS NOT NULL AND x.ym <> e.ym)"
            " OR x.standing <> CASE WHEN x.deleted_at IS NOT NULL THEN 0 ELSE coalesce(e.standing, 1) END)"
            " ORDER BY x.day, x.id"
        ):
            yield Doubtful(table, as_day(day).isoformat(), "")


def attachments(reader: Reader) -> Iterator[tuple[str, str, str]]:
    """Yield number of the event, name and SHA-256 of every attachment, those of deleted records too."""
    for year, serial, name, digest in reader.rows(
        "SELECT e.year, e.serial, a.name, a.sha256 FROM attachment a JOIN event e ON e.id = a.event_id"
        " WHERE a.subdistrict_id = :office ORDER BY e.year, e.serial, a.id"
    ):
        yield event_number(year, serial), name, digest


#: Texts that people write freely, by the kind of record, and how the record is called there.
_FREE_TEXTS = (
    *(
        ("event", column, "year || '-' || serial")
        for column in ("title", "venue", "organiser", "co_organisers", "note")
    ),
    *((kind, "note", "day") for kind in ("consultation", "distribution", "stock_entry")),
    ("zero_report", "note", "ym"),
    *(("plan_month", column, "ym") for column in ("theme", "lead_unit", "supporting_units", "remarks")),
)


def free_texts(reader: Reader) -> Iterator[Doubtful]:
    """Yield every text that people wrote freely and in which there is a digit; what was found is the text."""
    for kind, column, name in _FREE_TEXTS:
        for called, text in reader.rows(
            f"SELECT {name}, {column} FROM {kind} WHERE subdistrict_id = :office AND {column} <> '' ORDER BY id"
        ):
            yield Doubtful(kind, str(called), text)


def years(reader: Reader) -> list[int]:
    """Return the years that have a plan."""
    return [
        int(year)
        for (year,) in reader.rows("SELECT DISTINCT ym / 100 FROM target WHERE subdistrict_id = :office ORDER BY 1")
    ]


def broken_references(reader: Reader) -> list[str]:
    """Return what SQLite says of references that lead nowhere; PostgreSQL lets none come about."""
    if reader.postgres:
        return []
    return [f"{table} {row} -> {parent}" for table, row, parent, _ in reader.rows("PRAGMA foreign_key_check")[:20]]
