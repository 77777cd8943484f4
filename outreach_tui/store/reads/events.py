"""Events: lists bounded by a selection, and one event with everything that hangs on it."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from datetime import date

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.naming import folded
from outreach_tui.domain.records import Attachment, AudienceCount, Event, EventLine, Speaker, event_number
from outreach_tui.domain.searching import ALL_EVENTS, EventSearch
from outreach_tui.domain.vocabulary import AttachmentKind, Audience, Form, Scope, SpeakerRole, Status
from outreach_tui.store.reader import Reader, Row
from outreach_tui.store.reads.lines import consultations_of_event, distributions_of_event
from outreach_tui.store.reads.searching import OF_AUDIENCE, order_by, page_condition, word_condition
from outreach_tui.store.reads.selecting import event_conditions
from outreach_tui.store.reads.values import as_day, as_day_or_none, as_list, named_ids

_LINE = (
    "e.id, e.year, e.serial, e.day, e.ym, e.title, e.form, e.status, e.scope, e.venue,"
    " e.attendance, e.attendance_estimated, e.version"
)


def list_events(
    reader: Reader,
    selection: Selection,
    *,
    search: EventSearch = ALL_EVENTS,
    limit: int = 500,
    after: EventLine | None = None,
) -> list[EventLine]:
    """Return events in the order of the search, at most ``limit``, those that come after the one given."""
    where, bound = event_conditions(selection)
    conditions, parameters = [where], {**bound, "limit": limit}
    for index, word in enumerate(search.words):
        condition, more = word_condition(word, index)
        conditions.append(condition)
        parameters.update(more)
    if after is not None:
        condition, more = page_condition(search, selection, after)
        conditions.append(condition)
        parameters.update(more)
    line = _LINE
    if selection.audience:
        # the figure behind which they are listed counts the heads of that audience where there is a count
        line = line.replace("e.attendance,", f"{OF_AUDIENCE} AS attendance,")
    where, order = " AND ".join(conditions), order_by(search, selection)
    rows = reader.rows(f"SELECT {line} FROM event e WHERE {where} ORDER BY {order} LIMIT :limit", parameters)
    return _with_what_hangs_on_them(reader, rows)


def events_called(reader: Reader, day: date, title: str) -> list[EventLine]:
    """Return the events of a day under a title, written exactly so."""
    rows = reader.rows(
        f"SELECT {_LINE} FROM event e WHERE e.subdistrict_id = :office AND e.day = :day AND e.title = :title"
        " AND e.deleted_at IS NULL ORDER BY e.id",
        {"day": day.isoformat(), "title": title},
    )
    return _with_what_hangs_on_them(reader, rows)


def events_with_ids(reader: Reader, ids: Collection[RecordId]) -> list[EventLine]:
    """Return the living events among some ids, oldest first; a few hundred at a time."""
    named, bound = named_ids(ids)
    rows = reader.rows(
        f"SELECT {_LINE} FROM event e WHERE e.subdistrict_id = :office AND e.id IN ({named})"
        " AND e.deleted_at IS NULL ORDER BY e.day, e.id",
        bound,
    )
    return _with_what_hangs_on_them(reader, rows)


def _with_what_hangs_on_them(reader: Reader, rows: Sequence[Row]) -> list[EventLine]:
    if not rows:
        return []
    ids, parameters = named_ids(row[0] for row in rows)
    communities: dict[str, list[str]] = defaultdict(list)
    for event_id, name in reader.rows(
        "SELECT s.event_id, n.name FROM event_community s JOIN community n ON n.id = s.community_id"
        f" WHERE s.event_id IN ({ids}) ORDER BY n.position, n.created_at, n.id",
        parameters,
    ):
        communities[event_id].append(name)
    visits: dict[str, int] = {
        event_id: int(count)
        for event_id, count in reader.rows(
            "SELECT c.event_id, sum(c.count) FROM consultation c"
            f" WHERE c.event_id IN ({ids}) AND c.deleted_at IS NULL GROUP BY c.event_id",
            parameters,
        )
    }
    copies: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for event_id, measure, quantity in reader.rows(
        "SELECT d.event_id, m.measure, sum(d.quantity) FROM distribution d JOIN material m ON m.id = d.material_id"
        f" WHERE d.event_id IN ({ids}) AND d.deleted_at IS NULL GROUP BY d.event_id, m.measure",
        parameters,
    ):
        copies[event_id].append((measure, int(quantity)))
    return [
        _event_line(row, tuple(communities[row[0]]), visits.get(row[0], 0), tuple(sorted(copies[row[0]])))
        for row in rows
    ]


def _event_line(
    row: Row, communities: tuple[str, ...], consultations: int, materials: tuple[tuple[str, int], ...]
) -> EventLine:
    key, year, serial, day, ym, title, form, status, scope, venue, attendance, estimated, version = row
    return EventLine(
        id=key,
        number=event_number(year, serial),
        day=as_day(day),
        month=Month.from_ym(ym),
        title=title,
        form=Form(form),
        status=Status(status),
        scope=Scope(scope),
        communities=communities,
        venue=venue,
        attendance=attendance,
        attendance_estimated=bool(estimated),
        consultations=consultations,
        materials=materials,
        version=version,
    )


#: In digits: what databases take for an integer.
_LONGEST_SERIAL = 9


def find_event_id(reader: Reader, reference: str) -> RecordId | None:
    """Return the id of the event that a number (``2019-017``, ``2019-17``) or an id means."""
    reference = folded(reference)
    year, _, serial = reference.partition("-")
    if year.isdecimal() and serial.isdecimal() and len(year) == 4 and len(serial) <= _LONGEST_SERIAL:
        found = reader.value(
            "SELECT id FROM event WHERE subdistrict_id = :office AND year = :year AND serial = :serial",
            {"year": int(year), "serial": int(serial)},
        )
    elif len(reference) == 32 and all(letter in "0123456789abcdef" for letter in reference):
        found = reader.value("SELECT id FROM event WHERE subdistrict_id = :office AND id = :id", {"id": reference})
    else:
        found = None
    return None if found is None else str(found)


def read_event(reader: Reader, event_id: RecordId) -> Event | None:
    """Return one event with all its parts and lines, deleted ones too."""
    bound = {"id": event_id}
    row = reader.row(
        f"SELECT {_LINE}, e.day_end, e.starts_at, e.ends_at, e.organiser, e.co_organisers, e.opinions, e.recorder,"
        " e.note, e.deleted_at FROM event e WHERE e.subdistrict_id = :office AND e.id = :id",
        bound,
    )
    if row is None:
        return None
    line = _with_what_hangs_on_them(reader, [row[:13]])[0]
    day_end, starts_at, ends_at, organiser, co_organisers, opinions, recorder, note, deleted_at = row[13:]
    return Event(
        id=line.id,
        number=line.number,
        day=line.day,
        day_end=as_day_or_none(day_end),
        starts_at=starts_at,
        ends_at=ends_at,
        month=line.month,
        title=line.title,
        form=line.form,
        status=line.status,
        scope=line.scope,
        communities=line.communities,
        venue=line.venue,
        organiser=organiser,
        co_organisers=as_list(co_organisers),
        speakers=tuple(_speakers(reader, event_id)),
        laws=tuple(
            law for (law,) in reader.rows("SELECT law FROM event_law WHERE event_id = :id ORDER BY position", bound)
        ),
        audiences=tuple(_audiences(reader, event_id)),
        attendance=line.attendance,
        attendance_estimated=line.attendance_estimated,
        opinions=opinions,
        recorder=recorder,
        note=note,
        deleted=deleted_at is not None,
        version=line.version,
        materials=tuple(distributions_of_event(reader, event_id)),
        consultations=tuple(consultations_of_event(reader, event_id)),
        attachments=tuple(_attachments(reader, event_id)),
    )


def _speakers(reader: Reader, event_id: RecordId) -> Iterator[Speaker]:
    sql = "SELECT name, role FROM event_speaker WHERE event_id = :id ORDER BY position"
    for name, role in reader.rows(sql, {"id": event_id}):
        yield Speaker(name, SpeakerRole(role))


def _audiences(reader: Reader, event_id: RecordId) -> Iterator[AudienceCount]:
    sql = "SELECT audience, attendance FROM event_audience WHERE event_id = :id ORDER BY position"
    for audience, attendance in reader.rows(sql, {"id": event_id}):
        yield AudienceCount(Audience(audience), attendance)


def _attachments(reader: Reader, event_id: RecordId) -> Iterator[Attachment]:
    sql = "SELECT id, kind, name, size, sha256 FROM attachment WHERE event_id = :id AND deleted_at IS NULL ORDER BY id"
    for key, kind, name, size, digest in reader.rows(sql, {"id": event_id}):
        yield Attachment(key, AttachmentKind(kind), name, size, digest)
