"""Lists of records behind figures, page by page. Only reads."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.records import Consultation, Distribution, EventLine
from outreach_tui.services.office import Office
from outreach_tui.store.reads import events as event_reads
from outreach_tui.store.reads import lines as line_reads

R = TypeVar("R", EventLine, Consultation, Distribution)

#: Records read at a time: a screenful or two, whatever the size of the database.
PAGE = 100


@dataclass(frozen=True)
class Page(Generic[R]):
    """Some records in order, and whether there are no more after them."""

    records: tuple[R, ...]
    complete: bool


def _page(records: list[R]) -> Page[R]:
    return Page(tuple(records[:PAGE]), len(records) <= PAGE)


def list_events(
    office: Office, selection: Selection, *, text: str = "", after: EventLine | None = None
) -> Page[EventLine]:
    """Return a page of events, newest first, after the one given."""
    with office.database.reading() as reader:
        return _page(event_reads.list_events(reader, selection, text=text, limit=PAGE + 1, after=_key(after)))


def list_consultations(
    office: Office, selection: Selection, *, after: Consultation | None = None
) -> Page[Consultation]:
    """Return a page of consultations, newest first, after the one given."""
    with office.database.reading() as reader:
        return _page(line_reads.list_consultations(reader, selection, limit=PAGE + 1, after=_key(after)))


def list_distributions(
    office: Office, selection: Selection, *, after: Distribution | None = None
) -> Page[Distribution]:
    """Return a page of copies handed out, newest first, after the line given."""
    with office.database.reading() as reader:
        return _page(line_reads.list_distributions(reader, selection, limit=PAGE + 1, after=_key(after)))


def list_follow_ups(office: Office) -> Page[Consultation]:
    """Return the consultations whose promised answer is due, oldest first."""
    with office.database.reading() as reader:
        return Page(tuple(line_reads.follow_ups_due(reader, office.today.isoformat())), complete=True)


def _key(after: EventLine | Consultation | Distribution | None) -> tuple[str, str] | None:
    return None if after is None else (after.day.isoformat(), after.id)
