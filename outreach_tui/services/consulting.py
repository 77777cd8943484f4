"""Consultations in lists, with the figures a tally has for them, and the answers still owed. Only reads."""

from dataclasses import dataclass
from datetime import date

from outreach_tui.domain.figures import Figures, Selection
from outreach_tui.domain.findings import Known
from outreach_tui.domain.records import Consultation
from outreach_tui.services.listing import Page, list_consultations
from outreach_tui.services.office import Office
from outreach_tui.store.reads import lines as line_reads
from outreach_tui.store.reads import tallies as tally_reads

#: Later than any day an answer can be promised for.
_END_OF_TIME = "9999-12-31"


@dataclass(frozen=True)
class ConsultationList:
    """A page of consultations; ``figures`` are those of all that were asked for, counted as tallies count.

    ``overdue`` and ``owed`` say how many promised answers are late, and how many are still to come in all.
    """

    page: Page[Consultation]
    figures: Figures
    overdue: int
    owed: int
    known: Known


def read_consultations(office: Office, selection: Selection) -> ConsultationList:
    """Read the first page of a selection, newest first."""
    page = list_consultations(office, selection)
    with office.database.reading() as reader:
        counted = tally_reads.count_consultations(reader, selection)
        owed = line_reads.follow_ups_due(reader, _END_OF_TIME)
        known = office.known(reader)
    return ConsultationList(page, tally_reads.summed(counted), _late(owed, office.today), len(owed), known)


def read_follow_ups(office: Office, until: date | None = None) -> ConsultationList:
    """Read every promised answer that is still to come, the most pressing first; ``until`` bounds their day."""
    with office.database.reading() as reader:
        owed = line_reads.follow_ups_due(reader, until.isoformat() if until else _END_OF_TIME)
        known = office.known(reader)
    visits = sum(consultation.count for consultation in owed)
    at_events = sum(consultation.count for consultation in owed if consultation.event_id)
    figures = Figures(consultations=visits, consultations_at_events=at_events)
    return ConsultationList(Page(tuple(owed), complete=True), figures, _late(owed, office.today), len(owed), known)


def is_overdue(consultation: Consultation, today: date) -> bool:
    """Tell whether an answer was promised for a day that is past, and not given."""
    due = consultation.follow_up_on
    return due is not None and consultation.followed_up_on is None and due < today


def _late(owed: list[Consultation], today: date) -> int:
    return sum(is_overdue(consultation, today) for consultation in owed)
