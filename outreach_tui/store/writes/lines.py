"""Writing consultations and copies handed out, with or without an event."""

from datetime import date
from typing import TypeVar

from outreach_tui.domain.drafts import ConsultationDraft, DistributionDraft
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.vocabulary import Standing
from outreach_tui.store.tables import Consultation, Distribution, Event
from outreach_tui.store.writer import Writer

Line = TypeVar("Line", Consultation, Distribution)


def add_consultation(
    writer: Writer,
    draft: ConsultationDraft,
    community: RecordId | None,
    event: RecordId | None,
    record_id: RecordId | None = None,
) -> RecordId:
    """Write a checked consultation; one whose ``record_id`` is on record already is not written twice."""
    if _is_written(writer, Consultation, record_id):
        return record_id or ""
    row = Consultation(**writer.stamp(record_id), subdistrict_id=writer.office, recorder=writer.action.actor)
    _fill_consultation(writer, row, draft, community, event)
    return writer.add(row).id


def change_consultation(
    writer: Writer,
    record_id: RecordId,
    draft: ConsultationDraft,
    community: RecordId | None,
    event: RecordId | None,
    version: int | None,
) -> None:
    """Write what a consultation is now."""
    _fill_consultation(writer, _living(writer, Consultation, record_id, version), draft, community, event)


def _fill_consultation(
    writer: Writer,
    row: Consultation,
    draft: ConsultationDraft,
    community: RecordId | None,
    event: RecordId | None,
) -> None:
    row.community_id = community
    row.category, row.outcome = draft.category.value, draft.outcome.value
    row.mode, row.adviser = draft.mode.value, draft.adviser.value
    row.count, row.note = draft.count, draft.note
    row.follow_up_on, row.followed_up_on = draft.follow_up_on, draft.followed_up_on
    _place(writer, row, draft.day, draft.month, event)


def add_distribution(
    writer: Writer,
    draft: DistributionDraft,
    material: RecordId,
    community: RecordId | None,
    event: RecordId | None,
    record_id: RecordId | None = None,
) -> RecordId:
    """Write checked copies handed out; those whose ``record_id`` is on record already are not written twice."""
    if _is_written(writer, Distribution, record_id):
        return record_id or ""
    row = Distribution(
        **writer.stamp(record_id),
        subdistrict_id=writer.office,
        recorder=writer.action.actor,
        material_id=material,
        quantity=draft.quantity,
        community_id=community,
        note=draft.note,
        taken_out=draft.taken_out,
        brought_back=draft.brought_back,
    )
    _place(writer, row, draft.day, draft.month, event)
    return writer.add(row).id


def _is_written(writer: Writer, table: type[Line], record_id: RecordId | None) -> bool:
    """Tell whether an earlier try, whose answer was lost, did write a record after all."""
    return record_id is not None and writer.session.get(table, record_id) is not None


def delete_line(writer: Writer, table: type[Line], record_id: RecordId, version: int | None = None) -> None:
    """Take a line out of all figures; it stays on record."""
    row = _living(writer, table, record_id, version)
    row.deleted_at = writer.action.at
    row.standing = Standing.NONE


def delete_consultation(writer: Writer, record_id: RecordId, version: int | None = None) -> None:
    """Take a consultation out of all figures."""
    delete_line(writer, Consultation, record_id, version)


def delete_distribution(writer: Writer, record_id: RecordId) -> None:
    """Take copies handed out of all figures."""
    delete_line(writer, Distribution, record_id)


def _living(writer: Writer, table: type[Line], record_id: RecordId, version: int | None) -> Line:
    row = writer.get(table, record_id)
    if row.deleted_at is not None:  # there is nothing to choose from any more
        raise refuse("gone", str(table.__tablename__), record_id)
    return writer.get(table, record_id, version)


def _place(
    writer: Writer,
    row: Consultation | Distribution,
    day: date,
    month: Month | None,
    event_id: RecordId | None,
) -> None:
    """Say when a line counts and how: a line of an event counts with its event, whatever its own day."""
    row.event_id = event_id
    row.day, row.day_ym = day, Month.of(day).ym
    row.ym = (month or Month.of(day)).ym
    row.standing = Standing.DONE
    if event_id is not None:
        event = writer.get(Event, event_id)
        if event.deleted_at is not None:
            raise refuse("gone", "event", event_id)
        row.ym, row.standing = event.ym, event.standing
