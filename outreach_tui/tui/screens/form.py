"""The screen of a form: keeps what is typed safe, says what is wrong where it is wrong, saves once."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial

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
from outreach_tui.tui.forms.base import Form, Saving
from outreach_tui.tui.forms.versions import Versions
from outreach_tui.tui.messages import Refusal, Saved
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.typed import Typed
from outreach_tui.tui.widgets.fields import fields_of, fill, idle_commands, say_what_is_wrong, texts_in, titles_in
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
        """Someone else saved first; ``versions`` has what they made of it."""

        def __init__(self, versions: Versions, stale: Problem) -> None:
            super().__init__()
            self.versions = versions
            self.stale = stale

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._saving = False
        self._save_asked = False
        self._stay = False
        self._last: Saving | None = None
        self._keeping: Timer | None = None
        self._resting: Timer | None = None

    @cached_property
    def _typed(self) -> Typed:
        return Typed(self._form, self.outreach.drafts)

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
        fill(self, self._form.at_once(self.outreach.office.today))
        self._typed.show_at_once(self.texts())
        next(fields_of(self)).input.focus()
        self._open()

    def _open(self) -> None:
        self.outreach.gateway.read(self, self._form.opening, self.Opened, group="form")

    def _show_heading(self) -> None:
        self.query_one("#title", Static).update(Content.styled(f" {self._form.heading}", "bold"))

    def on_form_screen_opened(self, message: "FormScreen.Opened") -> None:
        """Fill the form: with what was typed and never saved, else with what is on record."""
        if self._typed.opened:
            return
        shown = self.texts()
        texts, is_back = self._typed.open({name: message.texts.get(name, "") for name in shown})
        if is_back:
            self.notify(_("What you typed here last time is back."), markup=False)
        fill(self, self._typed.behind_what_was_typed_ahead(shown, texts))
        self._show_heading()
        self._preview()
        if self._save_asked:
            self._save()

    def texts(self) -> dict[str, str]:
        """Return what is typed, by the names of the fields."""
        return texts_in(self)

    @property
    def _dirty(self) -> bool:
        """Whether there is anything that is not on record; the texts tell, messages about them may be late."""
        return self._typed.is_unsaved(self.texts())

    def on_form_field_changed(self) -> None:
        """Keep what is typed."""
        self._touched()

    on_note_field_changed = on_form_field_changed

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
        problem = self._typed.keep(self.texts())
        if problem is not None:
            self.notify(sentence(problem), severity="warning", markup=False)

    def on_form_field_left(self, message: FormField.Left) -> None:
        """Say at once what is wrong with what was typed in a field; what is still missing can wait."""
        if not (self._typed.opened and self._dirty):
            return
        problems = self._form.reading(self.texts())[1]
        wrong = [one for one in problems if one.field == message.field.name and one.code != "required"]
        if wrong:
            message.field.wrong("\n".join(map(sentence, wrong)))

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Go on to the next field; save where the form is a short one."""
        event.stop()
        go_on = self.action_save if self._form.enter_saves else self.focus_next
        go_on()

    def action_pick(self) -> None:
        """Choose the value of the field the cursor is in, where it has something to choose from."""
        field = next((one for one in fields_of(self) if one.has_focus_within), None)
        if isinstance(field, FormField) and field.picker is not None:
            self.app.push_screen(field.picker(field.value), field.take)

    def action_save(self) -> None:
        """Save and close."""
        self._stay = False
        self._save()

    def action_save_and_next(self) -> None:
        """Save and begin the next record, where that makes sense."""
        self._stay = bool(self._form.carried_over)
        self._save()

    def _save(self) -> None:
        if self._saving:
            return
        self._save_asked = not self._typed.opened
        if self._save_asked:  # it is done as soon as the form knows what it is about; it may have failed to ask
            self._open()
            return
        if self._typed.behind:  # never over what others saved since it was typed
            self._compare(Problem("typed_before"))
            return
        self._save_what_is_read(*self._form.reading(self.texts()))

    def _save_what_is_read(self, saving: Saving | None, problems: Sequence[Problem]) -> None:
        self._tell(problems)
        if saving is not None and all(problem.severity is not Severity.ERROR for problem in problems):
            self._run(saving)

    def _run(self, saving: Saving, *, insist: bool = False) -> None:
        self._saving, self._last = True, saving
        self.outreach.gateway.write(self, lambda office: saving(office, insist), self.Stored, about="form")

    def _tell(self, problems: Sequence[Problem]) -> None:
        """Say under each field what is wrong with it; go to the first."""
        for told in say_what_is_wrong(self, problems):
            self.notify(told, severity="error", markup=False)

    def on_refusal(self, message: Refusal) -> None:
        """Show what was refused; ask whether to save in spite of a doubt, or which of two versions."""
        self._saving = False
        if message.about not in ("form", "conflict"):
            return
        message.stop()
        stale = next((problem for problem in message.problems if problem.code == "stale"), None)
        if stale is not None:
            self._compare(stale)
        elif message.only_doubts:
            question = "\n".join([*map(sentence, message.problems), _("Save anyway?")])
            self.app.push_screen(Confirm(question), self._insist)
        else:
            self._tell(message.problems)

    def _compare(self, stale: Problem) -> None:
        """Read what others made of the record since the typing began."""
        base, typed = self._typed.base, self.texts()
        self._saving = True
        self.outreach.gateway.read(
            self, lambda office: self._form.versions(office, base, typed), partial(self.Conflicting, stale=stale),
            group="conflict",
        )  # fmt: skip

    def _insist(self, agreed: bool | None) -> None:
        if agreed and self._last is not None:
            self._run(self._last, insist=True)

    def on_form_screen_conflicting(self, message: "FormScreen.Conflicting") -> None:
        """Let the user choose between what was typed and what others saved meanwhile."""
        self._saving = False
        if all(one.theirs == one.base for one in message.versions.divergences):  # nothing that is in this form
            self._save_chosen(message.versions, frozenset())
            return
        from outreach_tui.tui.dialogs.conflict import ConflictDialog

        dialog = ConflictDialog(message.versions, message.stale, titles_in(self))
        self.app.push_screen(dialog, partial(self._save_chosen, message.versions))

    def _save_chosen(self, versions: Versions, keep_mine: frozenset[str] | None) -> None:
        if keep_mine is not None:
            self._save_what_is_read(*versions.reading(keep_mine))

    def on_form_screen_stored(self, message: "FormScreen.Stored") -> None:
        """Say what was saved; close, or begin the next."""
        self._saving = False
        self._typed.saved(self.texts())
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
        self._typed.begin_next(self.texts())
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
