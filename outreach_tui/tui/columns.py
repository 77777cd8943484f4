"""The columns in which records are listed."""

from collections.abc import Sequence
from datetime import date

from outreach_tui.domain.records import Consultation, Distribution, EventLine
from outreach_tui.domain.vocabulary import Scope, Status
from outreach_tui.i18n import gettext as _
from outreach_tui.tui.widgets.record_list import Column
from outreach_tui.wording.labels import label

#: What stands before an event that was not held; help explains the signs.
STATUS_SIGNS = {Status.HELD: "", Status.PLANNED: "~", Status.RESCHEDULED: ">", Status.CANCELLED: "x"}


def whom(event: EventLine) -> str:
    """Return whom an event served."""
    return _("everywhere") if event.scope is Scope.SUBDISTRICT else "、".join(event.communities)


def heads(attendance: int | None, estimated: bool) -> str:
    """Return a head-count: a number, an estimate, or that it is unknown."""
    if attendance is None:
        return "?"
    return f"~{attendance}" if estimated else str(attendance)


def event_columns() -> Sequence[Column[EventLine]]:
    """Return the columns of events."""
    return (
        Column(_("Number"), 9, lambda event: event.number, from_width=66),
        Column(_("Day"), 5, lambda event: f"{event.day.month}.{event.day.day}", right=True),
        Column("", 1, lambda event: STATUS_SIGNS[event.status]),
        Column(_("Form"), 10, lambda event: label(event.form), from_width=58),
        Column(_("Title"), 0, lambda event: event.title),
        Column(_("Community"), 10, whom),
        Column(_("Heads"), 5, lambda event: heads(event.attendance, event.attendance_estimated), right=True),
        Column(_("Status"), 8, lambda event: label(event.status), from_width=90),
    )


def consultation_columns() -> Sequence[Column[Consultation]]:
    """Return the columns of consultations."""
    return (
        Column(_("Day"), 10, lambda line: line.day.isoformat()),
        Column(_("Community"), 12, lambda line: line.community or _("whole subdistrict")),
        Column(_("Category"), 16, lambda line: label(line.category)),
        Column(_("Outcome"), 16, lambda line: label(line.outcome)),
        Column(_("Visits"), 6, lambda line: str(line.count), right=True),
        Column(_("Event"), 9, lambda line: line.event_number or _("station")),
        Column(_("Remark"), 0, lambda line: line.note),
    )


def distribution_columns() -> Sequence[Column[Distribution]]:
    """Return the columns of copies handed out."""
    return (
        Column(_("Day"), 10, lambda line: line.day.isoformat()),
        Column(_("Material"), 0, lambda line: line.material),
        Column(_("Copies"), 8, lambda line: f"{line.quantity} {line.measure}", right=True),
        Column(_("Community"), 12, lambda line: line.community or _("whole subdistrict")),
        Column(_("Event"), 9, lambda line: line.event_number or "-"),
    )


def follow_up_text(consultation: Consultation, today: date) -> str:
    """Return what became of a promised answer, in words: when it is due, that it is late, or when it was given."""
    due, done = consultation.follow_up_on, consultation.followed_up_on
    if due is None:
        return ""
    if done is not None:
        return _("answered {month}.{day}").format(month=done.month, day=done.day)
    told = _("{month}.{day} overdue") if due < today else _("{month}.{day} today") if due == today else "{month}.{day}"
    return told.format(month=due.month, day=due.day)


def consultation_columns_in_full(today: date) -> Sequence[Column[Consultation]]:
    """Return the columns of consultations with the answers that were promised."""
    return (
        Column(_("Day"), 10, lambda line: line.day.isoformat()),
        Column(_("Community"), 9, lambda line: line.community or _("whole subdistrict")),
        Column(_("Category"), 0, lambda line: label(line.category)),
        Column(_("Outcome"), 12, lambda line: label(line.outcome)),
        Column(_("Visits"), 8, lambda line: str(line.count), right=True),
        Column(_("Follow-up"), 13, lambda line: follow_up_text(line, today)),
        Column(_("Event"), 8, lambda line: line.event_number or _("station")),
        Column(_("Remark"), 0, lambda line: line.note, from_width=100),
    )
