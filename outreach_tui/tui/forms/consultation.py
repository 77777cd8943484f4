"""The form of a consultation, and the short one that adds to the last consultation at a booth."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from textual.widget import Widget

from outreach_tui.domain.drafts import ConsultationDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import Consultation
from outreach_tui.domain.vocabulary import Adviser, Category, Mode, Outcome
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved
from outreach_tui.tui.event_texts import Reader
from outreach_tui.tui.forms.base import Form, Saving, Texts
from outreach_tui.tui.forms.fields import community_field, day_field
from outreach_tui.tui.typed_names import offered_labels
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.note_field import NoteField
from outreach_tui.wording.labels import label


class ConsultationForm(Form):
    """Logs a consultation, or changes the one with an id. ``near`` is a day of the year that is meant without one."""

    carried_over: tuple[str, ...] = ("date", "community", "event", "mode", "adviser")
    beside = "follow_up"

    def __init__(self, near: date, record_id: RecordId | None = None) -> None:
        self._near = near
        self._record_id = record_id
        self._known: Known | None = None
        self._before: Consultation | None = None
        self.heading = _("Change consultation") if record_id else _("New consultation")
        self.draft_name = f"consultation-{record_id or 'new'}"

    @property
    def replaces(self) -> bool:
        """Whether a consultation is changed."""
        return self._record_id is not None

    def fields(self) -> Iterable[Widget]:
        """Yield the fields, the ones of every consultation first."""
        yield self._day("date", _("Day"))
        yield self._community()
        yield FormField("event", _("Event"), placeholder=_("its number, such as 2019-017; empty: a service station"))
        yield FormField("category", _("Category"), offers=partial(offered_labels, Category))
        yield self._outcome()
        yield FormField("count", _("Visits"), placeholder=_("1; more for a tally line"))
        yield self._day("follow_up", _("Follow-up"))
        yield FormField("mode", _("Mode"), offers=partial(offered_labels, Mode))
        yield FormField("adviser", _("Adviser"), offers=partial(offered_labels, Adviser))
        yield self._day("followed_up", _("Answered on"))
        yield FormField("plan_month", _("Plan month"), placeholder=_("the month of its day"))
        yield NoteField("note", _("Remark"))

    def _day(self, name: str, title: str) -> FormField:
        return day_field(name, title, lambda: self._near)

    def _community(self) -> FormField:
        return community_field(lambda: self._known)

    def _outcome(self) -> FormField:
        return FormField("outcome", _("Outcome"), offers=partial(offered_labels, Outcome))

    def opening(self, office: Office) -> Texts:
        """Return the consultation as it is, or what a new one begins with."""
        self._known = office.known()
        if self._record_id is None:
            return texts_of(ConsultationDraft(self._near, count=1))
        from outreach_tui.services.logbook import Logbook

        self._before = Logbook(office).consultation(self._record_id)
        draft = ConsultationDraft.of(self._before)
        return texts_of(replace(draft, event=self._before.event_number))

    def reading(self, texts: Texts) -> tuple[Saving | None, Sequence[Problem]]:
        """Return how to save the consultation as it was typed; what the form has no field for stays as it is."""
        assert self._known is not None
        before = texts_of(ConsultationDraft.of(self._before)) if self._before else {}
        reader = Reader({**before, **texts}, self._known, self._near)
        draft = _draft(reader, {**before, **texts})
        if draft is None or reader.problems:
            return None, reader.problems
        return partial(self._save, draft), ()

    def _save(self, draft: ConsultationDraft, office: Office, insist: bool) -> Saved:
        from outreach_tui.services.logbook import Logbook

        if self._before is None:
            return Logbook(office).add_consultation(draft, insist=insist)
        return Logbook(office).change_consultation(self._before.id, draft, version=self._before.version, insist=insist)

    def begin_next(self) -> None:
        """Become the form of a new consultation."""
        self._record_id, self._before = None, None
        self.heading, self.draft_name = _("New consultation"), "consultation-new"

    def said(self, saved: Saved) -> str:
        """Return that it was saved; a consultation has no name to say."""
        return _("Consultation saved.")


class LastConsultationForm(ConsultationForm):
    """Adds to a consultation just counted at a booth: outcome first, since that is what is asked for most."""

    carried_over = ()  # the next one is a key of the booth
    enter_saves = True
    beside = ""

    def __init__(self, near: date, record_id: RecordId) -> None:
        super().__init__(near, record_id)
        self.heading = _("The last consultation")

    def opening(self, office: Office) -> Texts:
        """Return the consultation as it is, and name it above the form."""
        texts = super().opening(office)
        if self._before is not None:
            self.heading = _("The last consultation: {category}").format(category=label(self._before.category))
        return texts

    def fields(self) -> Iterable[Widget]:
        """Yield the few fields one has time for at a street table."""
        yield self._outcome()
        yield self._day("follow_up", _("Follow-up"))
        yield self._community()
        yield FormField("note", _("Remark"), placeholder=_("without names or numbers of residents"))
        yield FormField("category", _("Category"), offers=partial(offered_labels, Category))


def texts_of(draft: ConsultationDraft) -> dict[str, str]:
    """Return the texts that fill the form for a consultation; ``event`` is left as the draft has it."""
    month = "" if draft.month in (None, Month.of(draft.day)) else str(draft.month)
    return {
        "date": draft.day.isoformat(),
        "community": draft.community,
        "event": draft.event,
        "category": "" if draft.category is Category.UNCLASSIFIED else label(draft.category),
        "outcome": "" if draft.outcome is Outcome.UNRECORDED else label(draft.outcome),
        "count": str(draft.count),
        "follow_up": draft.follow_up_on.isoformat() if draft.follow_up_on else "",
        "followed_up": draft.followed_up_on.isoformat() if draft.followed_up_on else "",
        "note": draft.note,
        "mode": label(draft.mode),
        "adviser": label(draft.adviser),
        "plan_month": month,
    }


def _draft(reader: Reader, texts: Mapping[str, str]) -> ConsultationDraft | None:
    day = reader.day("date")
    names, _whole = reader.communities()
    count = reader.number("count")
    draft = ConsultationDraft(
        day or date.min,
        reader.code("category", Category) or Category.UNCLASSIFIED,
        names[0] if names else "",
        texts.get("event", "").strip(),
        1 if count is None else count,
        reader.code("outcome", Outcome) or Outcome.UNRECORDED,
        reader.code("mode", Mode) or Mode.ON_SITE,
        reader.code("adviser", Adviser) or Adviser.LAWYER,
        reader.month("plan_month"),
        texts.get("note", ""),
        reader.day("follow_up"),
        reader.day("followed_up"),
    )
    if day is None and not reader.problems:
        reader.problems.append(Problem("required", "date"))
    return draft if day is not None else None
