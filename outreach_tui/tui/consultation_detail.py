"""One consultation in full, as the detail pane shows it."""

from collections.abc import Iterator
from datetime import date

from rich.console import RenderableType

from outreach_tui.domain.months import Month
from outreach_tui.domain.records import Consultation
from outreach_tui.i18n import gettext as _
from outreach_tui.tui.columns import follow_up_text
from outreach_tui.tui.facts import facts_table
from outreach_tui.wording.labels import label


def consultation_detail(consultation: Consultation, today: date) -> RenderableType:
    """Return everything on record about a consultation, one fact a line; what is empty is left out."""
    return facts_table(_facts(consultation, today))


def _facts(consultation: Consultation, today: date) -> Iterator[tuple[str, str]]:
    yield _("Day"), consultation.day.isoformat()
    if consultation.month != Month.of(consultation.day):
        yield _("Plan month"), str(consultation.month)
    yield _("Community"), consultation.community or _("whole subdistrict")
    yield _("Event"), consultation.event_number or _("station")
    yield _("Category"), label(consultation.category)
    yield _("Outcome"), label(consultation.outcome)
    yield _("Visits"), str(consultation.count)
    yield _("Mode"), label(consultation.mode)
    yield _("Adviser"), label(consultation.adviser)
    yield _("Follow-up"), follow_up_text(consultation, today)
    yield _("Remark"), consultation.note
