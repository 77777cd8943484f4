"""The event form: everything about an event on one screen, by keyboard."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Static, TextArea

from outreach_tui.domain.checks import Known
from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.laws import LAWS
from outreach_tui.domain.months import Month, Unreadable, parse_day
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import Event
from outreach_tui.domain.vocabulary import Audience, Form, Status
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.matching import candidates
from outreach_tui.intake.shorthand import read_consultations, read_materials
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved as SavedRecord
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.drafts import DraftFile
from outreach_tui.tui.event_texts import Reader, label_of_whole, offered_labels, texts_of
from outreach_tui.tui.messages import Refusal, Saved
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.wording.labels import label
from outreach_tui.wording.problems import sentence

#: Seconds after which what was typed is on disk.
KEEP_AFTER = 0.5
#: What the next event takes over when the form stays open.
CARRIED_OVER = ("date", "community", "form")

#: What an event like another takes over from it: all but its day, what became of it, and what was counted.
ALIKE = (
    "form", "title", "community", "venue", "hours", "law", "speaker", "audience", "organiser",
)  # fmt: skip


@dataclass(frozen=True)
class Opening:
    """What the form needs before it can be filled: the lists it offers from, and the event to change."""

    known: Known
    event: Event | None


class EventFormScreen(OutreachScreen[None]):
    """Logs a new event, one like another (``like``, a reference), or changes the one a reference names."""

    PLACES = (Place.FORM,)

    class Opened(Message):
        """The lists, and the event to change, were read."""

        def __init__(self, opening: Opening) -> None:
            super().__init__()
            self.opening = opening

    class Stored(Message):
        """The event was saved."""

        def __init__(self, saved: SavedRecord) -> None:
            super().__init__()
            self.saved = saved

    def __init__(self, *, month: Month | None = None, reference: str = "", like: str = "") -> None:
        super().__init__()
        self._month = month
        self._reference = reference
        self._like = like
        self._known: Known | None = None
        self._event: Event | None = None
        self._stay = False
        self._saving = False
        self._dirty = False
        self._keeping: Timer | None = None

    @property
    def _draft_file(self) -> DraftFile:
        return DraftFile(self.outreach.paths.drafts, f"event-{self._reference or 'new'}")

    @property
    def _today(self) -> date:
        """Today, or a day of the board's month, so that a date without a year is one of the board's year."""
        today = self.outreach.office.today
        return today if self._month is None or self._month.year == today.year else self._month.start

    def compose(self) -> ComposeResult:
        """Lay out the fields, the ones of every event first."""
        yield Static(id="title", markup=False)
        with VerticalScroll(id="form", can_focus=False):
            yield FormField("date", _("Day"), describe=self._describe_day, shift=self._shift_day)
            yield FormField("form", _("Form"), offers=partial(offered_labels, Form))
            yield FormField("title", _("Title"))
            yield FormField("community", _("Community"), offers=self._communities, several=True)
            yield FormField("venue", _("Venue"))
            yield FormField("attendance", _("Heads"), placeholder=_("45, or 40+ for an estimate; empty: unknown"))
            yield FormField("law", _("Laws"), offers=_laws, several=True, complete=False)
            yield FormField("material", _("Materials"), describe=self._describe_materials,
                            placeholder=_("reader 30, leaflet 200"))  # fmt: skip
            yield FormField("consultation", _("Consultations"), describe=_describe_consultations,
                            placeholder=_("12, or debt 3, labour 2"))  # fmt: skip
            yield FormField("speaker", _("Speakers"), placeholder=_("name:role, name:role"))
            yield FormField("audience", _("Audiences"), several=True,
                            offers=partial(offered_labels, Audience))  # fmt: skip
            yield FormField("organiser", _("Organisers"))
            yield FormField("status", _("Status"),
                            offers=partial(offered_labels, Status))  # fmt: skip
            yield FormField("plan_month", _("Plan month"), placeholder=_("the month of its day"))
            yield FormField("date_end", _("Until"), describe=self._describe_day, shift=self._shift_day)
            yield FormField("hours", _("Hours"), placeholder="9:00-11:30")
            yield FormField("opinions", _("Opinions"))
            yield Static(_("Remark"), id="note-title", markup=False)
            yield TextArea(id="note", soft_wrap=True, tab_behavior="focus", compact=True)
        yield KeyBar(*self.PLACES)

    def on_mount(self) -> None:
        """Read the lists; the cursor waits in the day."""
        name = _("Change event {number}").format(number=self._reference) if self._reference else _("New event")
        self.query_one("#title", Static).update(Content.styled(f" {name}", "bold"))
        self._field("date").input.focus()
        self.outreach.gateway.read(self, self._read_opening, self.Opened, group="form")

    def _read_opening(self, office: Office) -> Opening:
        wanted = self._reference or self._like
        return Opening(office.known(), office.event(wanted) if wanted else None)

    def on_event_form_screen_opened(self, message: "EventFormScreen.Opened") -> None:
        """Fill the form: with the event, with what was typed and never saved, or with the day."""
        self._known, event = message.opening.known, message.opening.event
        texts = {"date": self._first_day()}
        if event is not None and self._like:
            texts |= {name: text for name, text in texts_of(event).items() if name in ALIKE}
        elif event is not None:
            self._event, texts = event, texts_of(event)
        kept = {} if self._like else self._draft_file.read()
        if kept and kept != texts:
            self.notify(_("What was typed here and never saved is back."), markup=False)
            self._dirty = True
        self._fill(kept or texts)

    def _first_day(self) -> str:
        today = self.outreach.office.today
        if self._month is None or self._month.contains(today):
            return today.isoformat()
        return f"{self._month}-"

    def _fill(self, texts: dict[str, str]) -> None:
        for field in self.query(FormField):
            field.fill(texts.get(field.name or "", ""))
        with self.prevent(TextArea.Changed):
            self.query_one(TextArea).text = texts.get("note", "")

    def _field(self, name: str) -> FormField:
        return self.query_one(f"#field-{name}", FormField)

    def _texts(self) -> dict[str, str]:
        texts = {field.name or "": field.value for field in self.query(FormField)}
        return {**texts, "note": self.query_one(TextArea).text}

    def on_form_field_changed(self) -> None:
        """Keep what is typed."""
        self._touched()

    def on_text_area_changed(self) -> None:
        """Keep what is typed."""
        self._touched()

    def _touched(self) -> None:
        self._dirty = True
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_AFTER, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep what is typed and not saved; at once, since what calls this may be the end of the program."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        if not self._dirty:
            return
        try:
            self._draft_file.keep(self._texts())
        except OSError as error:
            problem = Problem("draft_unkept", details={"reason": error.strerror or type(error).__name__})
            self.notify(sentence(problem), severity="warning", markup=False)

    def action_save(self) -> None:
        """Save and close."""
        self._stay = False
        self._save(insist=False)

    def action_save_and_next(self) -> None:
        """Save and begin the next event."""
        self._stay = True
        self._save(insist=False)

    def _save(self, *, insist: bool) -> None:
        if self._known is None or self._saving:
            return
        reader = Reader(self._texts(), self._known, self._today)
        draft = reader.draft(EventDraft.of(self._event) if self._event else None)
        self._tell(reader.problems)
        if draft is None:
            return
        self._saving = True
        event = self._event

        def work(office: Office) -> SavedRecord:
            from outreach_tui.services.logbook import Logbook

            if event is None:
                return Logbook(office).add_event(draft, insist=insist)
            return Logbook(office).change_event(event.number, draft, version=event.version, insist=insist)

        self.outreach.gateway.write(self, work, self.Stored, about="event")

    def _tell(self, problems: Sequence[Problem]) -> None:
        """Say under each field what is wrong with it; go to the first."""
        by_field: dict[str, list[str]] = {}
        for problem in problems:
            by_field.setdefault(problem.field, []).append(sentence(problem))
        fields = list(self.query(FormField))
        for field in fields:
            field.wrong("\n".join(by_field.pop(field.name or "", [])))
        for sentences in by_field.values():
            self.notify("\n".join(sentences), severity="error", markup=False)
        first = next((field for field in fields if field.has_class("-wrong")), None)
        if first is not None:
            first.input.focus()

    def on_refusal(self, message: Refusal) -> None:
        """Show what was refused; ask whether to save in spite of a doubt."""
        self._saving = False
        if message.about != "event":
            return
        message.stop()
        if message.only_doubts:
            question = "\n".join([*map(sentence, message.problems), _("Save anyway?")])
            self.app.push_screen(Confirm(question), self._insist)
        else:
            self._tell(message.problems)

    def _insist(self, agreed: bool | None) -> None:
        if agreed:
            self._save(insist=True)

    def on_event_form_screen_stored(self, message: "EventFormScreen.Stored") -> None:
        """Say what was saved; close, or begin the next."""
        self._saving, self._dirty = False, False
        self._draft_file.discard()
        said = _("Event {number} saved.").format(number=message.saved.name)
        self.app.post_message(Saved(said, message.saved.notes))
        if not self._stay:
            self.app.pop_screen()
            return
        texts = self._texts()
        self._reference, self._like, self._event = "", "", None
        self._fill({name: texts[name] for name in CARRIED_OVER})
        self._field("title").input.focus()

    def action_leave(self) -> None:
        """Close; ask first when something was typed."""
        self.leave_then(self._close)

    def leave_then(self, go: Callable[[], None]) -> None:
        """Call ``go`` at once, or after the user agreed to leave what was typed; it is kept."""
        if not self._dirty:
            go()
            return

        def answered(agreed: bool | None) -> None:
            if agreed:
                self.keep_draft()
                go()

        question = _("Close without saving? What was typed is kept for the next time the form is opened.")
        self.app.push_screen(Confirm(question), answered)

    def _close(self) -> None:
        self.app.pop_screen()

    def _communities(self, text: str) -> Sequence[str]:
        names = [community.name for community in self._known.communities] if self._known else []
        return candidates(text, [*names, label_of_whole()])

    def _describe_materials(self, text: str) -> str:
        if self._known is None:
            return ""
        read = read_materials(text, self._known.materials)
        measures = {material.name: material.measure for material in self._known.materials}
        said = [f"{line.material} {line.quantity} {measures[line.material]}" for line in read.lines]
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


def _laws(text: str) -> Sequence[str]:
    return candidates(text, [law.name for law in LAWS])


def _describe_consultations(text: str) -> str:
    read = read_consultations(text)
    said = [f"{label(line.category)} {line.count}" for line in read.lines]
    return in_line("   ".join([*said, *map(sentence, read.problems)]))
