"""The columns in which records are listed."""

from collections.abc import Sequence
from datetime import date

from outreach_tui.domain.records import Consultation, Distribution, EventLine
from outreach_tui.domain.vocabulary import Scope, Status
from outreach_tui.i18n import gettext as _
from outreach_tui.tui.short_names import short_name
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
        Column(_("Form"), 10, lambda event: label(event.form), from_width=58, below=90),
        Column(_("Form"), 15, lambda event: label(event.form), from_width=90),
        Column(_("Title"), 0, lambda event: event.title),
        Column(_("Community"), 10, whom),
        Column(_("Heads"), 7, lambda event: heads(event.attendance, event.attendance_estimated), right=True),
        Column(_("Status"), 8, lambda event: label(event.status), from_width=90),
    )


#: From so many cells on, the columns of consultations have room for whole labels.
_ROOMY = 116


def consultation_columns() -> Sequence[Column[Consultation]]:
    """Return the columns of consultations."""
    return (
        Column(_("Day"), 10, lambda line: line.day.isoformat()),
        Column(_("Community"), 12, lambda line: line.community or _("everywhere")),
        Column(_("Category"), 12, lambda line: short_name(line.category)),
        Column(_("Outcome"), 16, lambda line: short_name(line.outcome)),
        Column(_("visits").capitalize(), 6, lambda line: str(line.count), right=True),
        Column(_("Event"), 9, lambda line: line.event_number or _("station")),
        Column(_("Remark"), 0, lambda line: line.note),
    )


def distribution_columns() -> Sequence[Column[Distribution]]:
    """Return the columns of copies handed out."""
    return (
        Column(_("Day"), 10, lambda line: line.day.isoformat()),
        Column(_("Material"), 0, lambda line: line.material),
        Column(_("Quantity"), 8, lambda line: f"{line.quantity} {line.measure}", right=True),
        Column(_("Community"), 12, lambda line: line.community or _("everywhere")),
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
    """Return the columns of consultations with the answers that were promised; where there is room, in full words."""
    return (
        Column(_("Day"), 10, lambda line: line.day.isoformat()),
        Column(_("Community"), 0, lambda line: line.community or _("everywhere")),
        Column(_("Category"), 10, lambda line: short_name(line.category), below=_ROOMY),
        Column(_("Category"), 28, lambda line: label(line.category), from_width=_ROOMY),
        Column(_("Outcome"), 14, lambda line: short_name(line.outcome), below=_ROOMY),
        Column(_("Outcome"), 30, lambda line: label(line.outcome), from_width=_ROOMY),
        Column(_("visits").capitalize(), 6, lambda line: str(line.count), right=True),
        Column(_("Follow-up"), 13, lambda line: follow_up_text(line, today)),
        Column(_("Event"), 8, lambda line: line.event_number or _("station")),
        Column(_("Remark"), 0, lambda line: line.note, from_width=_ROOMY),
    )
