"""Records as rows of the program's own sheets, so written that reading them back gives the same records."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from outreach_tui.domain.months import Month
from outreach_tui.domain.records import Consultation, Distribution, Event
from outreach_tui.domain.vocabulary import MaterialKind, Scope
from outreach_tui.i18n import gettext, language
from outreach_tui.intake.cells import join_list, write_audiences, write_speakers
from outreach_tui.intake.layout import WHOLE, Table, exported_fields
from outreach_tui.intake.sheets import Value
from outreach_tui.wording.labels import label


def event_row(event: Event) -> list[Value]:
    """Return an event without its lines, one cell for each column of an export."""
    whole = event.scope is Scope.SUBDISTRICT
    cells: dict[str, Value] = {
        "number": event.number,
        "date": event.day,
        "title": event.title,
        "form": label(event.form),
        "communities": gettext(WHOLE) if whole else join_list(event.communities),
        "venue": event.venue,
        "attendance": _heads(event),
        "laws": join_list(event.laws),
        "audiences": write_audiences(event.audiences),
        "speakers": write_speakers(event.speakers),
        "organiser": event.organiser,
        "co_organisers": join_list(event.co_organisers),
        "opinions": event.opinions,
        "status": label(event.status),
        "date_end": event.day_end,
        "from_time": event.starts_at,
        "to_time": event.ends_at,
        "plan_month": _month(event.month, event.day),
        "note": event.note,
        "recorder": event.recorder,
    }
    return _in_order(Table.EVENTS, cells)


def _heads(event: Event) -> Value:
    if event.attendance is None or not event.attendance_estimated:
        return event.attendance
    return f"{event.attendance}余" if language() == "zh" else f"{event.attendance}+"


def _month(month: Month, day: date) -> str:
    return "" if month == Month.of(day) else str(month)


def consultation_row(record: Consultation, recorder: str) -> list[Value]:
    """Return a consultation, one cell for each column of an export."""
    cells: dict[str, Value] = {
        **_line(record),
        "category": label(record.category),
        "count": record.count,
        "outcome": label(record.outcome),
        "mode": label(record.mode),
        "adviser": label(record.adviser),
        "follow_up": record.follow_up_on,
        "followed_up": record.followed_up_on,
        "recorder": recorder,
    }
    return _in_order(Table.CONSULTATIONS, cells)


def distribution_row(record: Distribution, recorder: str, kind: MaterialKind) -> list[Value]:
    """Return copies handed out, one cell for each column of an export."""
    cells: dict[str, Value] = {
        **_line(record),
        "material": record.material,
        "kind": label(kind),
        "quantity": record.quantity,
        "unit": record.measure,
        "recorder": recorder,
    }
    return _in_order(Table.MATERIALS, cells)


def _line(record: Consultation | Distribution) -> dict[str, Value]:
    """Return what both kinds of lines have; one of no community says so, for empty would mean that of its event."""
    return {
        "event": record.event_number,
        "date": record.day,
        "community": record.community or gettext(WHOLE),
        "plan_month": "" if record.event_number else _month(record.month, record.day),
        "note": record.note,
    }


def _in_order(table: Table, cells: dict[str, Value]) -> list[Value]:
    return [cells[field.key] for field in exported_fields(table)]


class Outgoing(NamedTuple):
    """The sheets of an export: of each table its rows."""

    table: Table
    rows: Iterable[Sequence[Value]]
