"""Whole records, many at a time: for what leaves the program, and for holding against them what comes in."""

from collections import defaultdict
from typing import Generic, NamedTuple, TypeVar

from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.figures import Selection
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.records import AudienceCount, Consultation, Distribution, Event, Speaker, event_number
from outreach_tui.domain.vocabulary import (
    Adviser,
    Audience,
    Category,
    Form,
    Mode,
    Outcome,
    Scope,
    SpeakerRole,
    Standing,
    Status,
)
from outreach_tui.store.reader import Parameters, Reader, Row
from outreach_tui.store.reads.selecting import consultation_conditions, distribution_conditions, event_conditions
from outreach_tui.store.reads.values import as_day, as_day_or_none, as_list, by_day

R = TypeVar("R", Consultation, Distribution)


class Line(NamedTuple, Generic[R]):
    """A consultation or copies handed out, with the event they belong to and who recorded them."""

    record: R
    event_id: RecordId | None
    recorder: str


_STANDINGS = {Status.HELD: Standing.DONE, Status.PLANNED: Standing.PLANNED}


class EventPlace(NamedTuple):
    """What lines have to know of the event they hang on; ``community`` is its only one, if it has just one."""

    id: RecordId
    month: Month
    standing: Standing
    community: str = ""

    @classmethod
    def of(cls, key: RecordId, draft: EventDraft) -> "EventPlace":
        """Return the place of an event as a draft has it."""
        sole = draft.communities[0] if len(draft.communities) == 1 and not draft.whole_subdistrict else ""
        return cls(key, draft.month or Month.of(draft.day), _STANDINGS.get(draft.status, Standing.NONE), sole)


def whole_events(reader: Reader, selection: Selection) -> list[Event]:
    """Return every event of a selection by day and number, without the lines that hang on them."""
    where, bound = event_conditions(selection)
    communities = _parts(
        reader,
        "SELECT s.event_id, n.name FROM event_community s JOIN event e ON e.id = s.event_id"
        f" JOIN community n ON n.id = s.community_id WHERE {where} ORDER BY n.position, n.created_at, n.id",
        bound,
    )
    laws = _parts(reader, _part("law", "event_law", where), bound)
    audiences = _parts(reader, _part("audience, p.attendance", "event_audience", where), bound)
    speakers = _parts(reader, _part("name, p.role", "event_speaker", where), bound)
    rows = reader.rows(
        "SELECT e.id, e.year, e.serial, e.day, e.day_end, e.starts_at, e.ends_at, e.ym, e.title, e.form, e.status,"
        " e.scope, e.venue, e.organiser, e.co_organisers, e.attendance, e.attendance_estimated, e.opinions,"
        f" e.recorder, e.note, e.version FROM event e WHERE {where} ORDER BY {by_day('e')}, e.year, e.serial",
        bound,
    )
    return [
        Event(
            id=key,
            number=event_number(year, serial),
            day=as_day(day),
            day_end=as_day_or_none(day_end),
            starts_at=starts_at,
            ends_at=ends_at,
            month=Month.from_ym(ym),
            title=title,
            form=Form(form),
            status=Status(status),
            scope=Scope(scope),
            communities=tuple(name for (name,) in communities[key]),
            venue=venue,
            organiser=organiser,
            co_organisers=as_list(co_organisers),
            speakers=tuple(Speaker(name, SpeakerRole(role)) for name, role in speakers[key]),
            laws=tuple(law for (law,) in laws[key]),
            audiences=tuple(AudienceCount(Audience(audience), count) for audience, count in audiences[key]),
            attendance=attendance,
            attendance_estimated=bool(estimated),
            opinions=opinions,
            recorder=recorder,
            note=note,
            deleted=False,
            version=version,
        )
        for key, year, serial, day, day_end, starts_at, ends_at, ym, title, form, status, scope, venue, organiser,
        co_organisers, attendance, estimated, opinions, recorder, note, version in rows
    ]  # fmt: skip


def _part(columns: str, table: str, where: str) -> str:
    return (
        f"SELECT p.event_id, p.{columns} FROM {table} p JOIN event e ON e.id = p.event_id"
        f" WHERE {where} ORDER BY p.event_id, p.position"
    )


def _parts(reader: Reader, sql: str, bound: Parameters) -> dict[RecordId, list[Row]]:
    parts: dict[RecordId, list[Row]] = defaultdict(list)
    for event_id, *fields in reader.rows(sql, bound):
        parts[event_id].append(tuple(fields))
    return parts


#: Lines that still stand: neither taken out themselves nor with their event.
_STANDING = " AND (e.id IS NULL OR e.deleted_at IS NULL)"


def whole_consultations(reader: Reader, selection: Selection) -> list[Line[Consultation]]:
    """Return every consultation of a selection, in the order of days and of recording."""
    where, bound = consultation_conditions(selection)
    return [
        Line(
            Consultation(
                key, as_day(day), Month.from_ym(ym), community, Category(category), Outcome(outcome), Mode(mode),
                Adviser(adviser), count, note, as_day_or_none(due), as_day_or_none(done), _number(year, serial),
                event_id, version,
            ),
            event_id,
            recorder,
        )
        for key, day, ym, community, category, outcome, mode, adviser, count, note, due, done, year, serial,
        event_id, version, recorder in reader.rows(
            "SELECT c.id, c.day, c.ym, coalesce(n.name, ''), c.category, c.outcome, c.mode, c.adviser, c.count,"
            " c.note, c.follow_up_on, c.followed_up_on, e.year, e.serial, c.event_id, c.version, c.recorder"
            " FROM consultation c LEFT JOIN community n ON n.id = c.community_id LEFT JOIN event e ON e.id = c.event_id"
            f" WHERE {where}{_STANDING} ORDER BY {by_day('c')}, c.id",
            bound,
        )
    ]  # fmt: skip


def whole_distributions(reader: Reader, selection: Selection) -> list[Line[Distribution]]:
    """Return all copies handed out of a selection, in the order of days and of recording."""
    where, bound = distribution_conditions(selection)
    return [
        Line(
            Distribution(
                key, material, measure, quantity, as_day(day), Month.from_ym(ym), community, _number(year, serial),
                note, version, taken, back,
            ),
            event_id,
            recorder,
        )
        for key, material, measure, quantity, day, ym, community, year, serial, note, version, taken, back, event_id,
        recorder in reader.rows(
            "SELECT d.id, m.name, m.measure, d.quantity, d.day, d.ym, coalesce(n.name, ''), e.year, e.serial, d.note,"
            " d.version, d.taken_out, d.brought_back, d.event_id, d.recorder FROM distribution d"
            " JOIN material m ON m.id = d.material_id LEFT JOIN community n ON n.id = d.community_id"
            f" LEFT JOIN event e ON e.id = d.event_id WHERE {where}{_STANDING} ORDER BY {by_day('d')}, d.id",
            bound,
        )
    ]  # fmt: skip


def _number(year: int | None, serial: int | None) -> str:
    return "" if year is None or serial is None else event_number(year, serial)


def recorded_months(reader: Reader, first: int, last: int) -> list[Month]:
    """Return the plan months, from one to another (``yyyymm``), that have any record."""
    found: set[int] = set()
    for table in ("event", "consultation", "distribution"):
        found.update(
            ym
            for (ym,) in reader.rows(
                f"SELECT DISTINCT ym FROM {table} WHERE subdistrict_id = :office AND ym BETWEEN :first AND :last",
                {"first": first, "last": last},
            )
        )
    return [Month.from_ym(ym) for ym in sorted(found)]


def taken_serials(reader: Reader, year: int) -> set[int]:
    """Return the serial numbers that events of a year have, those of deleted events too.

    To a recorder, who does not see all events, every number up to the last may be one.
    """
    if reader.own is not None:
        return set(range(1, int(reader.value("SELECT outreach_access.next_serial(:office, :year)", {"year": year}))))
    return {
        serial
        for (serial,) in reader.rows(
            "SELECT serial FROM event WHERE subdistrict_id = :office AND year = :year", {"year": year}
        )
    }
