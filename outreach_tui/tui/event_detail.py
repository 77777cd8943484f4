"""One event in full, as content for the detail pane."""

from collections.abc import Iterator

from textual.content import Content

from outreach_tui.domain.records import Event
from outreach_tui.domain.text import clean
from outreach_tui.domain.vocabulary import Scope
from outreach_tui.i18n import gettext as _
from outreach_tui.tui.columns import heads
from outreach_tui.wording.labels import label


def event_detail(event: Event) -> Content:
    """Return everything on record about an event, one fact a line; what is empty is left out."""
    lines = [Content.styled(clean(event.title), "bold")]
    lines += [Content.assemble((f"{name} ", "$text-muted"), clean(value)) for name, value in _facts(event) if value]
    return Content("\n").join(lines)


def _facts(event: Event) -> Iterator[tuple[str, str]]:
    days = event.day.isoformat() + (f" - {event.day_end.isoformat()}" if event.day_end else "")
    hours = f" {event.starts_at}-{event.ends_at}" if event.starts_at else ""
    yield _("Number"), event.number
    yield _("Day"), days + hours
    if (event.month.year, event.month.number) != (event.day.year, event.day.month):
        yield _("Plan month"), str(event.month)
    yield _("Form"), label(event.form)
    yield _("Status"), label(event.status)
    whole = event.scope is Scope.SUBDISTRICT
    yield _("Community"), _("whole subdistrict") if whole else "、".join(event.communities)
    yield _("Venue"), event.venue
    yield _("Organiser"), "、".join(filter(None, (event.organiser, *event.co_organisers)))
    yield _("Speakers"), "、".join(f"{speaker.name} ({label(speaker.role)})" for speaker in event.speakers)
    yield _("Laws"), "、".join(event.laws)
    yield _("Audiences"), "、".join(label(audience.audience) for audience in event.audiences)
    yield _("Heads"), heads(event.attendance, event.attendance_estimated)
    for line in event.materials:
        yield _("Material"), f"{line.material} {line.quantity} {line.measure}"
    for consultation in event.consultations:
        yield _("Consultation"), f"{label(consultation.category)} {consultation.count} - {label(consultation.outcome)}"
    if event.opinions is not None:
        yield _("Opinions"), str(event.opinions)
    for attachment in event.attachments:
        yield _("File"), f"{attachment.name} ({label(attachment.kind)})"
    yield _("Remark"), event.note
    yield _("Recorder"), event.recorder
