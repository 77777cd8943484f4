"""The screen of a form: keeps what is typed safe, says what is wrong where it is wrong, saves once."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.timer import Timer
from textual.widgets import Input, Static

from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.i18n import gettext as _
from outreach_tui.services.saved import Saved as SavedRecord
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.drafts import FormDraft
from outreach_tui.tui.forms.base import Form, Saving
from outreach_tui.tui.forms.versions import Versions
from outreach_tui.tui.messages import Refusal, Saved
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.widgets.fields import fields_of, fill, idle_commands, say_what_is_wrong, texts_in
from outreach_tui.tui.widgets.form_columns import FormColumns
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import REST
from outreach_tui.wording.problems import sentence

#: Seconds after which what was typed is on disk.
KEEP_AFTER = 0.5


class FormScreen(OutreachScreen[None]):
    """Shows a :class:`Form`: keeps what is typed, tells what is wrong, saves, closes."""

    PLACES = (Place.FORM,)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (110, "-wide")]
    BINDINGS = [
        # at once, so that keys that come fast behind it reach the next field
        Binding("tab", "app.focus_next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", show=False, priority=True),
    ]

    class Opened(Message):
        """What the form holds at first was read; ``texts`` are by the names of the fields."""

        def __init__(self, texts: Mapping[str, str]) -> None:
            super().__init__()
            self.texts = dict(texts)

    class Stored(Message):
        """The record was saved."""

        def __init__(self, saved: SavedRecord) -> None:
            super().__init__()
            self.saved = saved

    class Conflicting(Message):
        """Someone else saved first; ``versions`` has what they made of it, where that can be compared."""

        def __init__(self, versions: Versions | None, stale: Problem) -> None:
            super().__init__()
            self.versions = versions
            self.stale = stale

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._untouched: Mapping[str, str] = {}
        self._saving = False
        self._filled = False
        self._save_asked = False
        self._at_once: Mapping[str, str] = {}
        self._stay = False
        self._last: Saving | None = None
        self._keeping: Timer | None = None
        self._resting: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the heading, the fields and the keys."""
        yield Static(id="title", markup=False)
        with VerticalScroll(id="form", can_focus=False):
            fields = list(self._form.fields())
            if self._form.beside:
                yield FormColumns(fields, self._form.beside)
            else:
                yield from fields
        yield KeyBar(*self.PLACES, without=idle_commands(self._form, fields))

    def on_mount(self) -> None:
        """Read what the form opens with; the cursor waits in the first field."""
        self._show_heading()
        self._at_once = self._form.at_once(self.outreach.office.today)
        fill(self, self._at_once)
        self._untouched = self.texts()
        next(fields_of(self)).input.focus()
        self.outreach.gateway.read(self, self._form.opening, self.Opened, group="form")

    def _show_heading(self) -> None:
        self.query_one("#title", Static).update(Content.styled(f" {self._form.heading}", "bold"))

    @property
    def _draft(self) -> FormDraft:
        return FormDraft(self._form, self.outreach.paths.drafts)

    def on_form_screen_opened(self, message: "FormScreen.Opened") -> None:
        """Fill the form: with what was typed and never saved, else with what is on record."""
        kept = self._draft.read()
        texts = {name: text for name, text in kept.items() if name in self.texts()}
        if texts and any(texts[name] != message.texts.get(name, "") for name in texts):
            self.notify(_("What was typed here and never saved is back."), markup=False)
            self._form.resume(kept)
        self._fill_before_what_is_typed(texts or message.texts)
        self._untouched = {name: message.texts.get(name, "") for name in self.texts()}
        self._show_heading()
        self._preview()
        self._filled = True
        if self._save_asked:
            self._save(insist=False)

    def _fill_before_what_is_typed(self, texts: Mapping[str, str]) -> None:
        """Put what was read where it would have been, had it been there when the first keys came."""
        typed = {name: text.removeprefix(self._at_once.get(name, "")) for name, text in self.texts().items()}
        fill(self, {name: texts.get(name, "") + more for name, more in typed.items()})

    def texts(self) -> dict[str, str]:
        """Return what is typed, by the names of the fields."""
        return texts_in(self)

    @property
    def _dirty(self) -> bool:
        """Whether there is anything that is not on record; the texts tell, messages about them may be late."""
        return self.texts() != self._untouched

    def on_form_field_changed(self) -> None:
        """Keep what is typed."""
        self._touched()

    def on_note_field_changed(self) -> None:
        """Keep what is typed."""
        self._touched()

    def _preview(self) -> None:
        for columns in self.query(FormColumns):
            if self.has_class("-wide"):
                columns.say(self._form.preview(self.texts()))

    def _touched(self) -> None:
        # what would be saved follows once the keys rest: the screen is laid out for it
        if self._resting is not None:
            self._resting.stop()
        self._resting = self.set_timer(REST, self._preview)
        if self._keeping is None:
            self._keeping = self.set_timer(KEEP_AFTER, self.keep_draft)

    def keep_draft(self) -> None:
        """Keep what is typed and not saved; at once, since what calls this may be the end of the program."""
        if self._keeping is not None:
            self._keeping.stop()
            self._keeping = None
        problem = self._draft.keep(self.texts() if self._dirty else None, known=self._filled)
        if problem is not None:
            self.notify(sentence(problem), severity="warning", markup=False)

    def on_form_field_left(self, message: FormField.Left) -> None:
        """Say at once what is wrong with what was typed in a field; what is still missing can wait."""
        if not (self._filled and self._dirty):
            return
        problems = self._form.reading(self.texts())[1]
        wrong = [one for one in problems if one.field == message.field.name and one.code != "required"]
        if wrong:
            message.field.wrong("\n".join(map(sentence, wrong)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; save where the form is a short one."""
        event.stop()
        if self._form.enter_saves:
            self.action_save()
        else:
            self.focus_next()

    def action_pick(self) -> None:
        """Choose the value of the field the cursor is in, where it has something to choose from."""
        field = next((one for one in fields_of(self) if one.has_focus_within), None)
        if isinstance(field, FormField) and field.picker is not None:
            self.app.push_screen(field.picker(field.value), partial(_put, field))

    def action_save(self) -> None:
        """Save and close."""
        self._stay = False
        self._save(insist=False)

    def action_save_and_next(self) -> None:
        """Save and begin the next record, where that makes sense."""
        self._stay = bool(self._form.carried_over)
        self._save(insist=False)

    def _save(self, *, insist: bool) -> None:
        if self._saving:
            return
        self._save_asked = not self._filled
        if self._save_asked:
            return  # it is done as soon as the form knows what it is about
        saving, problems = self._form.reading(self.texts())
        self._tell(problems)
        if saving is None or any(problem.severity is Severity.ERROR for problem in problems):
            return
        self._run(saving, insist=insist)

    def _run(self, saving: Saving, *, insist: bool) -> None:
        self._saving, self._last = True, saving
        self.outreach.gateway.write(self, lambda office: saving(office, insist), self.Stored, about="form")

    def _tell(self, problems: Sequence[Problem]) -> None:
        """Say under each field what is wrong with it; go to the first."""
        for told in say_what_is_wrong(self, problems):
            self.notify(told, severity="error", markup=False)

    def on_refusal(self, message: Refusal) -> None:
        """Show what was refused; ask whether to save in spite of a doubt, or which of two versions."""
        self._saving = False
        if message.about != "form":
            return
        message.stop()
        stale = next((problem for problem in message.problems if problem.code == "stale"), None)
        if stale is not None:
            opened, typed = self._untouched, self.texts()
            self.outreach.gateway.read(
                self, lambda office: self._form.versions(office, opened, typed),
                partial(self.Conflicting, stale=stale), group="conflict",
            )  # fmt: skip
        elif message.only_doubts:
            question = "\n".join([*map(sentence, message.problems), _("Save anyway?")])
            self.app.push_screen(Confirm(question), self._insist)
        else:
            self._tell(message.problems)

    def _insist(self, agreed: bool | None) -> None:
        if agreed and self._last is not None:
            self._run(self._last, insist=True)

    def on_form_screen_conflicting(self, message: "FormScreen.Conflicting") -> None:
        """Let the user choose between what was typed and what others saved meanwhile."""
        versions = message.versions
        if versions is None:
            self._tell([message.stale])
            return
        from outreach_tui.tui.dialogs.conflict import ConflictDialog

        def chosen(keep_mine: frozenset[str] | None) -> None:
            saving = None if keep_mine is None else versions.saving(keep_mine)
            if saving is not None:
                self._run(saving, insist=False)

        self.app.push_screen(ConflictDialog(versions, message.stale), chosen)

    def on_form_screen_stored(self, message: "FormScreen.Stored") -> None:
        """Say what was saved; close, or begin the next."""
        self._saving, self._untouched = False, self.texts()
        self.keep_draft()
        self.app.post_message(Saved(self._form.said(message.saved), message.saved.notes))
        if self._stay:
            self._begin_next()
        elif self.is_current:  # what was saved may have closed everything already, as another language does
            self.app.pop_screen()

    def _begin_next(self) -> None:
        texts = self.texts()
        self._form.begin_next()
        self._show_heading()
        fill(self, {name: texts[name] for name in self._form.carried_over})
        self._untouched = self.texts()
        first = next(field for field in fields_of(self) if field.name not in self._form.carried_over)
        first.input.focus()

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

        question = _("Close without saving?")
        if self._form.keeps_draft:
            question = _("Close without saving? What was typed is kept for the next time the form is opened.")
        self.app.push_screen(Confirm(question), answered)

    def _close(self) -> None:
        if self.is_current:
            self.app.pop_screen()


def _put(field: FormField, chosen: str | None) -> None:
    if chosen:
        field.put(chosen)
