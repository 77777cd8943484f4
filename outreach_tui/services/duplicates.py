"""What of an import is on record already: the same, or so alike that somebody has to say."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from difflib import SequenceMatcher
from typing import NamedTuple

from outreach_tui.domain.drafts import ConsultationDraft, DistributionDraft, EventDraft
from outreach_tui.domain.figures import Basis, Selection
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.naming import folded
from outreach_tui.domain.records import Consultation, Distribution, Event
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads.whole import Line, whole_consultations, whole_distributions, whole_events

#: Titles at least so alike, from 0 to 1, may be two names of one event.
ALIKE = 0.6

Key = Hashable


class Found(NamedTuple):
    """An event on record that one of the import is, or may be."""

    event: Event
    same: bool


def content_of(draft: EventDraft) -> Key:
    """Return what makes two events the same: everything about them but their lines."""
    return (
        draft.day, draft.day_end, draft.form, draft.title, frozenset(draft.communities), draft.whole_subdistrict,
        draft.status, draft.month or Month.of(draft.day), draft.starts_at, draft.ends_at, draft.venue,
        draft.organiser, draft.co_organisers, draft.speakers, draft.laws, draft.audiences, draft.attendance,
        draft.attendance_estimated, draft.opinions, draft.note,
    )  # fmt: skip


def _titles_alike(one: str, other: str) -> bool:
    first, second = folded(one), folded(other)
    if first in second or second in first:
        return True
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.quick_ratio() >= ALIKE and matcher.ratio() >= ALIKE


def _share_community(event: Event, draft: EventDraft) -> bool:
    whole = not event.communities
    return (whole and draft.whole_subdistrict) or bool(set(event.communities) & set(draft.communities))


@dataclass
class _Lines:
    """The lines on record of one kind, taken away one by one as they are met again."""

    strict: Counter[Key] = field(default_factory=Counter)
    loose: Counter[Key] = field(default_factory=Counter)

    def add(self, strict: Key, loose: Key) -> None:
        self.strict[strict] += 1
        self.loose[loose] += 1

    def match(self, strict: Key, loose: Key) -> bool | None:
        """Return whether a line is on record: yes, no, or ``None`` when only one much like it is."""
        if self.strict[strict]:
            self.strict[strict] -= 1
            self.loose[loose] -= 1
            return True
        return None if self.loose[loose] > 0 else False


class Existing:
    """What is on record, read month by month as an import comes to speak of it."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._events: dict[date, list[Event]] = defaultdict(list)
        self._by_number: dict[str, Event] = {}
        self._met: set[RecordId] = set()
        self._read: dict[str, set[Month]] = defaultdict(set)
        self._consultations = _Lines()
        self._distributions = _Lines()

    def _once(self, kind: str, month: Month, read: Callable[[Selection], None]) -> None:
        if month not in self._read[kind]:
            self._read[kind].add(month)
            read(Selection(Period.of_month(month), Basis.CALENDAR, standing=None))

    def _read_events(self, selection: Selection) -> None:
        for event in whole_events(self._reader, selection):
            self._events[event.day].append(event)
            self._by_number[event.number] = event

    def event(self, draft: EventDraft, number: str) -> Found | None:
        """Return the event on record that a draft is or may be; each one on record is met at most once."""
        self._once("events", Month.of(draft.day), self._read_events)
        that_day = [event for event in self._events.get(draft.day, ()) if event.id not in self._met]
        if not that_day:
            return None
        content = content_of(draft)
        equal = [event for event in that_day if content_of(EventDraft.of(event)) == content]
        for event in sorted(equal, key=lambda event: event.number != number):
            if self._has_lines(event, draft):
                self._met.add(event.id)
                return Found(event, same=True)
        for event in that_day:
            alike = event.form is draft.form and _share_community(event, draft)
            if event.number == number or (alike and _titles_alike(event.title, draft.title)):
                return Found(event, same=False)
        return None

    def _has_lines(self, event: Event, draft: EventDraft) -> bool:
        """Tell whether everything handed out and asked at a draft is on record at the event, and mark it as met."""
        own = event.communities[0] if len(event.communities) == 1 else ""
        results = [
            self.distribution(
                DistributionDraft(line.material, line.quantity, draft.day, line.community or own), event.id
            )
            for line in draft.materials
        ]
        results += [
            self.consultation(
                ConsultationDraft(
                    draft.day, line.category, line.community or own, "", line.count, line.outcome, line.mode,
                    line.adviser, draft.month, line.note, line.follow_up_on,
                ),
                event.id,
            )
            for line in draft.consultations
        ]  # fmt: skip
        return all(results)

    def consultation(self, draft: ConsultationDraft, event_id: RecordId | None) -> bool | None:
        """Return whether a consultation is on record: yes, no, or ``None`` when only one much like it is."""

        def read(selection: Selection) -> None:
            for line in whole_consultations(self._reader, selection):
                self._consultations.add(*_consultation_keys(line))

        self._once("consultations", Month.of(draft.day), read)
        loose = (draft.day, event_id, draft.community, draft.category, draft.count, draft.note)
        strict = (*loose, draft.outcome, draft.mode, draft.adviser, draft.follow_up_on, draft.followed_up_on)
        return self._consultations.match(strict, loose)

    def distribution(self, draft: DistributionDraft, event_id: RecordId | None) -> bool | None:
        """Return whether copies handed out are on record: yes, no, or ``None`` when only some much like them are."""

        def read(selection: Selection) -> None:
            for line in whole_distributions(self._reader, selection):
                self._distributions.add(*_distribution_keys(line))

        self._once("distributions", Month.of(draft.day), read)
        loose = (draft.day, event_id, draft.community, draft.material, draft.quantity)
        return self._distributions.match((*loose, draft.note), loose)


def _consultation_keys(line: Line[Consultation]) -> tuple[Key, Key]:
    record = line.record
    loose = (record.day, line.event_id, record.community, record.category, record.count, record.note)
    strict = (*loose, record.outcome, record.mode, record.adviser, record.follow_up_on, record.followed_up_on)
    return strict, loose


def _distribution_keys(line: Line[Distribution]) -> tuple[Key, Key]:
    record = line.record
    loose = (record.day, line.event_id, record.community, record.material, record.quantity)
    return (*loose, record.note), loose
