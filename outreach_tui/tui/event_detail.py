"""One event in full, as the detail pane shows it."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from outreach_tui.domain.records import Event
from outreach_tui.domain.text import clean
from outreach_tui.domain.vocabulary import Scope
from outreach_tui.i18n import gettext as _
from outreach_tui.tui.columns import heads
from outreach_tui.tui.facts import facts_table
from outreach_tui.wording.labels import label, listed


def event_detail(event: Event) -> RenderableType:
    """Return everything on record about an event, one fact a line; what is empty is left out."""
    return Group(Text(clean(event.title), style="bold"), facts_table(_facts(event)))


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
    yield _("Community"), _("whole subdistrict") if whole else listed(event.communities)
    yield _("Venue"), event.venue
    yield _("Organiser"), listed(filter(None, (event.organiser, *event.co_organisers)))
    yield _("Speakers"), listed(f"{speaker.name} ({label(speaker.role)})" for speaker in event.speakers)
    yield _("Laws"), listed(event.laws)
    yield _("Audiences"), listed(label(audience.audience) for audience in event.audiences)
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
