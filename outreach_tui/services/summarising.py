"""The facts of a summary: everything it says, read in one transaction through the tallies. Only reads."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from outreach_tui.domain.figures import Dimension, Figures, Selection, Tally
from outreach_tui.domain.history import Step
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Period
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.records import Community, Consultation, Distribution, EventLine
from outreach_tui.domain.summary import (
    ConsultationRow,
    DistributionRow,
    EventRow,
    Facts,
    Photo,
    Query,
    RecordKind,
)
from outreach_tui.services.contents import Contents
from outreach_tui.services.covering import coverage_of
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import count_tallies, count_tally
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import attachments as attachment_reads
from outreach_tui.store.reads import events as event_reads
from outreach_tui.store.reads import history as history_reads
from outreach_tui.store.reads import lines as line_reads
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads import plan as plan_reads
from outreach_tui.store.reads import sheets as sheet_reads

#: The dimensions a summary is written and tabled by.
_DIMENSIONS = tuple(dimension for dimension in Dimension if dimension is not Dimension.PLAN)


@contextmanager
def open_facts(office: Office, period: Period, community: str = "") -> Iterator[Facts]:
    """Read the facts of a period, of one community where it is named; records can be read while this is open.

    Raises a refusal for a community that is not known, and for a database without a subdistrict.
    """
    subdistrict = office.subdistrict()
    named = office.community(community) if community else None
    name = named.name if named else ""
    with office.database.reading() as reader, ExitStack() as stack:
        if reader.own is not None and (named is None or named.id not in reader.own):
            raise refuse("report_partial", "community", name)
        communities = tuple(office_reads.communities(reader))
        selection = Selection(period, community=name or None)
        following = _following(period)
        tallies = count_tallies(reader, period, _DIMENSIONS, name or None)
        yield Facts(
            subdistrict=subdistrict.name,
            period=period,
            community=name,
            communities=tuple(known for known in communities if _within(known, period) and name in ("", known.name)),
            materials=tuple(office_reads.materials(reader)),
            plans=tuple(plan_reads.plan_months(reader, period)),
            next_period=following,
            next_plans=tuple(plan_reads.plan_months(reader, following)),
            tallies={**tallies, Dimension.COMMUNITY: _only(tallies[Dimension.COMMUNITY], name)},
            previous=_year_before(reader, period, name),
            coverage=coverage_of(reader, period, name),
            stock=tuple(office_reads.stock(reader, (period.end - timedelta(days=1)).isoformat())),
            photos=tuple(_photos(office, reader, selection, stack)),
            joint_events=_joint_events(reader, tallies[Dimension.COMMUNITY], selection),
            overdue=_overdue(reader, min(office.today, period.end - timedelta(days=1)), period, name),
            made_at=office.clock(),
            history_mark=history_reads.newest_action(reader),
            records=_Records(reader, selection),
        )


def steps_since(office: Office, mark: RecordId) -> list[Step]:
    """Return the actions after a history mark, newest first."""
    with office.database.reading() as reader:
        return history_reads.steps_since(reader, mark)


def last_year_with_records(office: Office) -> int | None:
    """Return the newest year in which anything counts."""
    from outreach_tui.services.tallying import Tallying

    month = Tallying(office).last_month_with_records()
    return None if month is None else month.year


def _within(community: Community, period: Period) -> bool:
    return any(community.existed_in(month) for month in period.months())


def _following(period: Period) -> Period:
    """Return the period of the same length that follows."""
    length = len(period.months())
    try:
        return Period(period.last.next(), period.last.plus(length))
    except ValueError:
        raise refuse("unreadable_period", "period", period.label) from None


def _only(tally: Tally, community: str) -> Tally:
    """Return a tally by community narrowed to one; the reader counts all of them in one go."""
    if not community:
        return tally
    rows = tuple(row for row in tally.rows if row.key == community)
    summed = sum((row.figures for row in rows), Figures())
    return replace(tally, rows=rows, sum_of_rows=summed)


def _year_before(reader: Reader, period: Period, community: str) -> Figures:
    try:
        before = Period(period.first.plus(-12), period.last.plus(-12))
    except ValueError:
        return Figures()
    return count_tally(reader, before, Dimension.MONTH, community=community or None).total.figures


def _joint_events(reader: Reader, by_community: Tally, selection: Selection) -> int:
    """Count the joint events; where the communities add up to the total there are none to look for."""
    if selection.community is None and by_community.sum_of_rows.events == by_community.total.figures.events:
        return 0
    return sheet_reads.joint_events(reader, selection)


def _overdue(reader: Reader, until: date, period: Period, community: str) -> int:
    due = line_reads.follow_ups_due(reader, until.isoformat())
    return sum(
        line.count for line in due if period.first <= line.month <= period.last and community in ("", line.community)
    )


def _photos(office: Office, reader: Reader, selection: Selection, stack: ExitStack) -> Iterator[Photo]:
    """Yield the photos whose content is there; those on a server are laid into a folder until the stack unwinds."""
    found = sheet_reads.photos(reader, selection)
    contents = Contents(office.attachments)
    if found and office.database.location.is_postgres:
        contents = Contents(Path(stack.enter_context(TemporaryDirectory(prefix="outreach-"))))
        for digest in {photo[0] for photo in found}:
            content = attachment_reads.read_content(reader, digest)
            if content is not None:
                contents.put(digest, content)
    for digest, number, title, day in found:
        path = contents.place(digest)
        if path.is_file():
            yield Photo(path, number, title, date.fromisoformat(day))


class _Records:
    """The records of a selection, as of a reader's moment."""

    def __init__(self, reader: Reader, selection: Selection) -> None:
        self._reader = reader
        self._selection = selection

    def ids(self, query: Query, limit: int) -> tuple[RecordId, ...] | None:
        return sheet_reads.ids_behind(self._reader, query, limit)

    def lines(self, kind: RecordKind, ids: Collection[RecordId]) -> Sequence[EventLine | Consultation | Distribution]:
        match kind:
            case RecordKind.EVENTS:
                return event_reads.events_with_ids(self._reader, ids)
            case RecordKind.CONSULTATIONS:
                return line_reads.consultations_with_ids(self._reader, ids)
            case RecordKind.DISTRIBUTIONS:
                return line_reads.distributions_with_ids(self._reader, ids)

    def called_today(self) -> Mapping[str, str]:
        today = {community.id: community.name for community in office_reads.communities(self._reader)}
        today |= {material.id: material.name for material in office_reads.materials(self._reader)}
        given_up: dict[str, str] = {}
        for step in history_reads.steps_with(self._reader, ("community", "material")):
            for change in step.changes:
                name = str((change.before or {}).get("name", ""))
                if name and change.record_id in today and name not in today.values():
                    given_up.setdefault(name, today[change.record_id])
        return given_up

    def event_rows(self) -> Iterator[EventRow]:
        return sheet_reads.event_rows(self._reader, self._selection)

    def consultation_rows(self) -> Iterator[ConsultationRow]:
        return sheet_reads.consultation_rows(self._reader, self._selection)

    def distribution_rows(self) -> Iterator[DistributionRow]:
        return sheet_reads.distribution_rows(self._reader, self._selection)
