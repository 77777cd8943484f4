"""The form of an event: everything about it, the fields of every event first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial

from textual.widget import Widget

from outreach_tui.domain.calendar_words import parse_day
from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.laws import LAWS
from outreach_tui.domain.merging import Divergence
from outreach_tui.domain.months import Month, Unreadable
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import Event
from outreach_tui.domain.vocabulary import Audience, Status
from outreach_tui.domain.vocabulary import Form as FormCode
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.matching import candidates
from outreach_tui.intake.shorthand import read_consultations, read_materials
from outreach_tui.services.conflicts import EventConflict, event_conflict
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.tui.dialogs.conflict import PARTS
from outreach_tui.tui.dialogs.day_picker import DayPicker
from outreach_tui.tui.event_texts import Reader, label_of_whole, texts_of
from outreach_tui.tui.forms.base import Form, Saving, Texts
from outreach_tui.tui.forms.versions import Versions
from outreach_tui.tui.text import in_line
from outreach_tui.tui.typed_names import offered_labels
from outreach_tui.tui.widgets.form_field import SEPARATORS, FormField
from outreach_tui.tui.widgets.note_field import NoteField
from outreach_tui.wording.drafts import said_in_one_line
from outreach_tui.wording.labels import label
from outreach_tui.wording.problems import sentence

#: What an event like another takes over from it: all but its day, what became of it, and what was counted.
ALIKE = ("form", "title", "community", "venue", "hours", "law", "speaker", "audience", "organiser")


class EventForm(Form):
    """Logs a new event, one like another (``like``, a reference), or changes the one a reference names.

    ``month`` is the one that days without a month or a year are taken to be in.
    """

    carried_over: tuple[str, ...] = ("date", "community", "form")
    beside = "material"

    def __init__(self, *, month: Month | None = None, reference: str = "", like: str = "") -> None:
        self._month = month
        self._reference = reference
        self._like = like
        self._known = Known((), (), date.min)
        self._event: Event | None = None
        self._base: EventDraft | None = None
        self._today = date.min
        self.heading = _("Change event {number}").format(number=reference) if reference else _("New event")
        self.draft_name = f"event-{reference or 'new'}"

    @property
    def replaces(self) -> bool:
        """Whether an event is changed."""
        return bool(self._reference)

    def fields(self) -> Iterable[Widget]:
        """Yield the fields."""
        day = partial(FormField, describe=self._describe_day, shift=self._shift_day, picker=self._pick_day)
        yield day("date", _("Day"))
        yield FormField("form", _("Form"), offers=partial(offered_labels, FormCode))
        yield FormField("title", _("Title"))
        yield FormField("community", _("Community"), offers=self._communities, several=True)
        yield FormField("venue", _("Venue"))
        yield FormField("attendance", _("Heads"), placeholder=_("45, or 40+ for an estimate; empty: unknown"))
        yield FormField("law", _("Laws"), offers=_laws, several=True, complete=False)
        yield FormField("material", _("Materials"), describe=self._describe_materials, offers=self._materials,
                        several=True, separators=f"{SEPARATORS} ", complete=False,
                        placeholder=_("reader 30, leaflet 200"))  # fmt: skip
        yield FormField("consultation", _("Consultations"), describe=_describe_consultations,
                        placeholder=_("12, or debt 3, labour 2"))  # fmt: skip
        yield FormField("speaker", _("Speakers"), placeholder=_("name:role, name:role"))
        yield FormField("audience", _("Audiences"), several=True, offers=partial(offered_labels, Audience))
        yield FormField("organiser", _("Organisers"))
        yield FormField("status", _("Status"), offers=partial(offered_labels, Status))
        yield FormField("plan_month", _("Plan month"), placeholder=_("the month of its day"))
        yield day("date_end", _("Last day"))
        yield FormField("hours", _("Hours"), placeholder="9:00-11:30")
        yield FormField("opinions", _("Opinions"))
        yield NoteField("note", _("Remark"))

    def at_once(self, today: date) -> Texts:
        """Return the day that is likely, for a new event."""
        self._today = today if self._month is None or self._month.year == today.year else self._month.start
        return {} if self._reference else {"date": self._first_day(today)}

    def opening(self, office: Office) -> Texts:
        """Return the event as it is, one like another, or the day that is likely."""
        self._known = office.known()
        if self._reference:
            self._event = office.event(self._reference)
            self._base = EventDraft.of(self._event)
            return texts_of(self._event)
        texts = {"date": self._first_day(office.today)}
        if self._like:
            alike = texts_of(office.event(self._like))
            texts |= {name: alike[name] for name in ALIKE}
        return texts

    def _first_day(self, today: date) -> str:
        if self._month is None or self._month.contains(today):
            return today.isoformat()
        return f"{self._month}-"

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to save the event as it was typed."""
        draft, problems = self._draft(texts, self._base)
        if draft is None:
            return None, problems
        event = self._event

        def save(office: Office, insist: bool) -> Saved:
            from outreach_tui.services.logbook import Logbook

            if event is None:
                return Logbook(office).add_event(draft, insist=insist)
            return Logbook(office).change_event(event.id, draft, version=event.version, insist=insist)

        return save, problems

    def _draft(self, texts: Texts, base: EventDraft | None) -> tuple[EventDraft | None, Sequence[Problem]]:
        reader = Reader(texts, self._known, self._today)
        return reader.draft(base), reader.problems

    def preview(self, texts: Texts) -> str:
        """Return the event as it would be saved."""
        draft, _problems = self._draft(texts, self._base)
        return "" if draft is None else said_in_one_line(draft, self._known)

    def versions(self, office: Office, opened: Texts, typed: Texts) -> Versions:
        """Return what others made of the event meanwhile, beside what was typed; lines are put together one by one.

        Where the one or the other cannot be read, as when a community has another name by now, texts are compared.
        """
        base = self._base
        if self._event is not None and opened != texts_of(self._event):
            base = self._draft(opened, base)[0]
        wanted = self._draft(typed, base)[0]
        if self._event is None or base is None or wanted is None:
            return super().versions(office, opened, typed)
        return EventVersions(event_conflict(office, self._event.id, base, wanted))

    def said(self, saved: Saved) -> str:
        """Return the sentence that tells the user it was saved."""
        return _("Event {number} saved.").format(number=saved.name)

    def begin_next(self) -> None:
        """Become the form of a new event."""
        self._reference = self._like = ""
        self._event = self._base = None
        self.heading, self.draft_name = _("New event"), "event-new"

    def _communities(self, text: str) -> Sequence[str]:
        names = [community.name for community in self._known.communities]
        return candidates(text, [*names, label_of_whole()])

    def _materials(self, text: str) -> Sequence[str]:
        """Offer the catalogue for a name to which no number was typed yet."""
        if any(letter.isdigit() for letter in text):
            return ()
        return candidates(text, [material.name for material in self._known.materials if not material.retired])

    def _describe_materials(self, text: str) -> str:
        read = read_materials(text, self._known.materials, may_be_new=True)
        measures = {material.name: material.measure for material in self._known.materials}
        said = [f"{line.material} {line.quantity} {measures.get(line.material) or _('(new)')}" for line in read.lines]
        return in_line("   ".join([*said, *map(sentence, read.problems)]))

    def _describe_day(self, text: str) -> str:
        try:
            day = parse_day(text, self._today)
        except Unreadable:
            return ""
        weekday = _("Mon Tue Wed Thu Fri Sat Sun").split()[day.weekday()]
        return f"{day.isoformat()} {weekday}"

    def _shift_day(self, text: str, days: int) -> str | None:
        try:
            return (parse_day(text, self._today) + timedelta(days=-days)).isoformat()
        except (Unreadable, OverflowError):
            return None

    def _pick_day(self, text: str) -> DayPicker:
        try:
            day = parse_day(text, self._today)
        except Unreadable:
            day = self._today
        return DayPicker(day)


@dataclass(frozen=True)
class EventVersions:
    """The versions of an event, as drafts."""

    conflict: EventConflict

    @property
    def divergences(self) -> tuple[Divergence, ...]:
        """Every field that differs."""
        return self.conflict.divergences

    @property
    def conflicts(self) -> tuple[Divergence, ...]:
        """The fields that both changed."""
        return self.conflict.conflicts

    def reading(self, keep_mine: frozenset[str]) -> tuple[Saving, Sequence[Problem]]:
        """Return how to save the event with what the user chose."""
        conflict = self.conflict
        parts = {part for name, part in PARTS.items() if name in keep_mine}
        theirs = {
            part: getattr(conflict.theirs, part)
            for name, part in PARTS.items()
            if name not in keep_mine and any(one.field == name for one in conflict.conflicts)
        }
        draft = replace(conflict.settled(keep_mine | parts), **theirs)

        def save(office: Office, insist: bool) -> Saved:
            from outreach_tui.services.logbook import Logbook

            return Logbook(office).change_event(conflict.number, draft, version=conflict.version, insist=insist)

        return save, ()


def _laws(text: str) -> Sequence[str]:
    return candidates(text, [law.name for law in LAWS])


def _describe_consultations(text: str) -> str:
    read = read_consultations(text)
    said = [f"{label(line.category)} {line.count}" for line in read.lines]
    return in_line("   ".join([*said, *map(sentence, read.problems)]))
