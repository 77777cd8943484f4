"""Writing events and the lines that hang on them."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import cast, func
from sqlmodel import col, select

from outreach_tui.domain.drafts import ConsultationLine, EventDraft, MaterialLine
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.records import event_number
from outreach_tui.domain.vocabulary import Scope, Standing, Status
from outreach_tui.store.columns import Identifier
from outreach_tui.store.tables import (
    Consultation,
    Dated,
    Distribution,
    Event,
    EventAudience,
    EventCommunity,
    EventLaw,
    EventSpeaker,
)
from outreach_tui.store.writer import Writer

#: Names to ids, as the check resolved them.
Ids = Mapping[str, RecordId]
#: First and last day, both inclusive.
Days = tuple[date, date]

_STANDING = {Status.HELD: Standing.DONE, Status.PLANNED: Standing.PLANNED}

Line = TypeVar("Line", Consultation, Distribution)


def add_event(writer: Writer, draft: EventDraft, communities: Ids, materials: Ids) -> tuple[RecordId, str]:
    """Write a checked event with its lines; return its id and number."""
    row = Event(**writer.stamp(), subdistrict_id=writer.office, recorder=writer.action.actor)
    month = draft.month or Month.of(draft.day)
    row.year, row.serial = month.year, _next_serial(writer, month.year)
    _fill_event(row, draft, communities)
    writer.add_first(row)
    _replace_lines(writer, row, draft, communities, materials, _days(row))
    return row.id, event_number(row.year, row.serial)


def _next_serial(writer: Writer, year: int) -> int:
    """Return the next number of a year; two writers who take the same one meet the unique constraint."""
    if writer.restricted:  # the numbers of events that are hidden are taken all the same
        return int(
            writer.session.exec(select(func.outreach_access.next_serial(cast(writer.office, Identifier), year))).one()
        )
    taken = writer.session.exec(
        select(func.max(Event.serial)).where(col(Event.subdistrict_id) == writer.office, col(Event.year) == year)
    ).one()
    return (taken or 0) + 1


def change_event(
    writer: Writer,
    event_id: RecordId,
    draft: EventDraft,
    communities: Ids,
    materials: Ids,
    version: int | None,
) -> None:
    """Write what an event is now, lines included: those the draft does not name are taken out."""
    row = living(writer, event_id, version)
    days_before = _days(row)
    _fill_event(row, draft, communities)
    _replace_lines(writer, row, draft, communities, materials, days_before)


def delete_event(writer: Writer, event_id: RecordId, version: int | None = None) -> None:
    """Take an event and its lines out of all figures; everything stays on record."""
    row = living(writer, event_id, version)
    row.deleted_at = writer.action.at
    _settle(row)
    for line in lines_of(writer, event_id):
        count_with(line, row)


def restore_event(writer: Writer, event_id: RecordId) -> None:
    """Bring a deleted event back, with the lines it had."""
    row = writer.get(Event, event_id)
    row.deleted_at = None
    _settle(row)
    for line in lines_of(writer, event_id):
        count_with(line, row)


def living(writer: Writer, event_id: RecordId, version: int | None) -> Event:
    """Return an event for changing; refuse one that was deleted, or is not at the version."""
    row = writer.get(Event, event_id)
    if row.deleted_at is not None:  # there is nothing to choose from any more
        raise refuse("deleted", "event", event_number(row.year, row.serial))
    return writer.get(Event, event_id, version)


def _fill_event(row: Event, draft: EventDraft, communities: Ids) -> None:
    row.day, row.day_end = draft.day, draft.day_end
    row.ym = (draft.month or Month.of(draft.day)).ym
    row.day_ym = Month.of(draft.day).ym
    row.starts_at, row.ends_at = draft.starts_at, draft.ends_at
    row.title = draft.title
    row.form = draft.form.value
    row.status = draft.status.value
    row.scope = (Scope.SUBDISTRICT if draft.whole_subdistrict else Scope.COMMUNITIES).value
    row.venue = draft.venue
    row.organiser = draft.organiser
    row.co_organisers = list(draft.co_organisers)
    row.attendance = draft.attendance
    row.attendance_estimated = draft.attendance_estimated
    row.opinions = draft.opinions
    row.note = draft.note
    _fill_parts(row, draft, communities)
    _settle(row)


def _fill_parts(row: Event, draft: EventDraft, communities: Ids) -> None:
    kept = {part.community_id: part for part in row.communities}
    row.communities = [
        kept.get(communities[name])
        or EventCommunity(
            event_id=row.id,
            community_id=communities[name],
            subdistrict_id=row.subdistrict_id,
            ym=0,
            day_ym=0,
            standing=0,
        )
        for name in draft.communities
    ]
    row.laws = _in_place(row.laws, len(draft.laws), lambda place: EventLaw(event_id=row.id, position=place))
    for law_part, law in zip(row.laws, draft.laws, strict=True):
        law_part.law = law
    row.audiences = _in_place(
        row.audiences, len(draft.audiences), lambda place: EventAudience(event_id=row.id, position=place)
    )
    for audience_part, audience in zip(row.audiences, draft.audiences, strict=True):
        audience_part.audience, audience_part.attendance = audience.audience.value, audience.attendance
    row.speakers = _in_place(
        row.speakers, len(draft.speakers), lambda place: EventSpeaker(event_id=row.id, position=place)
    )
    for speaker_part, speaker in zip(row.speakers, draft.speakers, strict=True):
        speaker_part.name, speaker_part.role = speaker.name, speaker.role.value


Part = TypeVar("Part", EventLaw, EventAudience, EventSpeaker)


def _in_place(parts: list[Part], wanted: int, make: Callable[[int], Part]) -> list[Part]:
    """Return so many parts, those there are first: their keys are their places, so they are filled anew."""
    return parts[:wanted] + [make(place) for place in range(len(parts), wanted)]


def _settle(row: Event) -> None:
    """Make everything derived follow the event: how it counts, and what its communities repeat of it."""
    row.standing = Standing.NONE if row.deleted_at else _STANDING.get(Status(row.status), Standing.NONE)
    for part in row.communities:
        part.ym, part.day_ym, part.standing = row.ym, row.day_ym, row.standing
        part.form, part.attendance, part.attendance_estimated = (
            row.form,
            row.attendance,
            row.attendance_estimated,
        )


def _lines(writer: Writer, table: type[Line], event_id: RecordId) -> list[Line]:
    rows = writer.session.exec(select(table).where(col(table.event_id) == event_id).order_by(col(table.id))).all()
    return [writer.track(row) for row in rows]


def lines_of(writer: Writer, event_id: RecordId) -> list[Dated]:
    """Return what hangs on an event, deleted lines too, for changing."""
    return [*_lines(writer, Consultation, event_id), *_lines(writer, Distribution, event_id)]


def _days(event: Event) -> Days:
    return event.day, event.day_end or event.day


def _within(day: date, days: Days) -> bool:
    return days[0] <= day <= days[1]


def count_with(line: Dated, event: Event) -> None:
    """Make a line count in the month its event serves, and as the event does."""
    line.ym = event.ym
    line.standing = Standing.NONE if line.deleted_at else event.standing


def _replace_lines(
    writer: Writer, event: Event, draft: EventDraft, communities: Ids, materials: Ids, days_before: Days
) -> None:
    """Make the lines what the draft says; those on one of the event's days stay on one when it is moved."""
    own = _own_community(draft)
    copies = {line.id: line for line in _lines(writer, Distribution, event.id)}
    visits = {line.id: line for line in _lines(writer, Consultation, event.id)}
    for material in draft.materials:
        row = copies.pop(material.id or "", None) or writer.add(_blank_distribution(writer, event))
        _fill_distribution(row, material, communities.get(material.community or own), materials)
        _move(row, event, days_before)
        count_with(row, event)
    for consultation in draft.consultations:
        line = visits.pop(consultation.id or "", None) or writer.add(_blank_consultation(writer, event))
        _fill_consultation(line, consultation, communities.get(consultation.community or own))
        _move(line, event, days_before)
        count_with(line, event)
    for left_out in (*copies.values(), *visits.values()):
        left_out.deleted_at = left_out.deleted_at or writer.action.at
        count_with(left_out, event)


def _move(line: Dated, event: Event, days_before: Days) -> None:
    if _within(line.day, days_before) and not _within(line.day, _days(event)):
        line.day = event.day
        line.day_ym = event.day_ym


def _own_community(draft: EventDraft) -> str:
    """Return the community that lines belong to when they name none: the event's only one."""
    return draft.communities[0] if len(draft.communities) == 1 and not draft.whole_subdistrict else ""


def _hung_on(writer: Writer, event: Event) -> dict[str, Any]:
    return {
        "subdistrict_id": writer.office,
        "event_id": event.id,
        "day": event.day,
        "day_ym": event.day_ym,
        "recorder": writer.action.actor,
    }


def _blank_distribution(writer: Writer, event: Event) -> Distribution:
    return Distribution(**writer.stamp(), **_hung_on(writer, event))


def _fill_distribution(row: Distribution, line: MaterialLine, community: RecordId | None, materials: Ids) -> None:
    row.material_id, row.quantity, row.community_id, row.deleted_at = (
        materials[line.material], line.quantity, community, None,
    )  # fmt: skip


def _blank_consultation(writer: Writer, event: Event) -> Consultation:
    return Consultation(**writer.stamp(), **_hung_on(writer, event))


def _fill_consultation(row: Consultation, line: ConsultationLine, community: RecordId | None) -> None:
    row.community_id, row.deleted_at = community, None
    row.category, row.outcome = line.category.value, line.outcome.value
    row.mode, row.adviser = line.mode.value, line.adviser.value
    row.count, row.note, row.follow_up_on = line.count, line.note, line.follow_up_on
