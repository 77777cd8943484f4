"""The screen of a form: keeps what is typed safe, says what is wrong where it is wrong, saves once."""

from collections.abc import Iterator, Mapping, Sequence

from textual import work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.i18n import gettext as _
from outreach_tui.services.saved import Saved as SavedRecord
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.drafts import DraftFile
from outreach_tui.tui.forms.base import Form
from outreach_tui.tui.messages import Refusal, Saved
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.wording.problems import sentence


class FormScreen(OutreachScreen[None]):
    """Shows a :class:`Form`: keeps what is typed, tells what is wrong, saves, closes."""

    PLACES = (Place.FORM,)

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

    def __init__(self, form: Form) -> None:
        super().__init__()
        self._form = form
        self._dirty = False
        self._saving = False
        self._filled = False
        self._stay = False

    def compose(self) -> ComposeResult:
        """Lay out the heading, the fields and the keys."""
        yield Static(id="title", markup=False)
        with VerticalScroll(id="form", can_focus=False):
            yield from self._form.fields()
        yield KeyBar(*self.PLACES)

    def on_mount(self) -> None:
        """Read what the form opens with; the cursor waits in the first field."""
        self._show_heading()
        self.query(FormField).first().input.focus()
        self.outreach.gateway.read(self, self._form.opening, self.Opened, group="form")

    def _show_heading(self) -> None:
        self.query_one("#title", Static).update(Content.styled(f" {self._form.heading}", "bold"))

    @property
    def _draft_file(self) -> DraftFile:
        return DraftFile(self.outreach.paths.drafts, self._form.draft_name)

    def on_form_screen_opened(self, message: "FormScreen.Opened") -> None:
        """Fill the form: with what was typed and never saved, else with what is on record."""
        kept = self._draft_file.read()
        if kept and kept != message.texts:
            self.notify(_("What was typed here and never saved is back."), markup=False)
            self._dirty = True
        texts = kept or message.texts
        for field in self._fields():
            field.fill(texts.get(field.name or "", ""))
        self._filled = True
        self._show_heading()

    def _fields(self) -> Iterator[FormField]:
        yield from self.query(FormField)

    def texts(self) -> dict[str, str]:
        """Return what is typed, by the names of the fields."""
        return {field.name or "": field.value for field in self._fields()}

    def on_form_field_changed(self) -> None:
        """Keep what is typed, half a second after the last key."""
        self._dirty = True
        self._keep_soon()

    @work(exclusive=True, group="draft")
    async def _keep_soon(self) -> None:
        import asyncio

        await asyncio.sleep(0.5)
        self._keep(self.texts())

    @work(thread=True, group="draft-file")
    def _keep(self, texts: dict[str, str]) -> None:
        if self._dirty:
            self._draft_file.keep(texts)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Save a short form at Enter."""
        if self._form.enter_saves:
            self.action_save()

    def action_save(self) -> None:
        """Save and close."""
        self._stay = False
        self._save(insist=False)

    def action_save_and_next(self) -> None:
        """Save, and begin the next where records come in rows."""
        self._stay = bool(self._form.carried_over)
        self._save(insist=False)

    def _save(self, *, insist: bool) -> None:
        if not self._filled or self._saving:
            return
        saving, problems = self._form.reading(self.texts())
        self._tell(problems)
        if saving is None or any(problem.severity is Severity.ERROR for problem in problems):
            return
        self._saving = True
        self.outreach.gateway.write(self, lambda office: saving(office, insist), self.Stored, about="form")

    def _tell(self, problems: Sequence[Problem]) -> None:
        """Say under each field what is wrong with it; go to the first."""
        by_field: dict[str, list[str]] = {}
        for problem in problems:
            by_field.setdefault(problem.field, []).append(sentence(problem))
        for field in self._fields():
            field.wrong("\n".join(by_field.pop(field.name or "", [])))
        for sentences in by_field.values():
            self.notify("\n".join(sentences), severity="error", markup=False)
        first = next((field for field in self._fields() if field.has_class("-wrong")), None)
        if first is not None:
            first.input.focus()

    def on_refusal(self, message: Refusal) -> None:
        """Show what was refused; ask whether to save in spite of a doubt."""
        self._saving = False
        if message.about != "form":
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

    def on_form_screen_stored(self, message: "FormScreen.Stored") -> None:
        """Say what was saved, and close."""
        self._saving, self._dirty = False, False
        self._draft_file.discard()
        self.app.post_message(Saved(self._form.said(message.saved), message.saved.notes))
        if not self._stay:
            if self.is_current:  # what was saved may have closed everything already, as another language does
                self.app.pop_screen()
            return
        texts = self.texts()
        self._form = self._form.next()
        self._show_heading()
        for field in self._fields():
            field.fill(texts[field.name or ""] if field.name in self._form.carried_over else "")
        self.query(FormField).first().input.focus()

    def action_leave(self) -> None:
        """Close; ask first when something was typed."""
        if not self._dirty:
            self.app.pop_screen()
            return
        question = _("Close without saving? What was typed is kept for the next time the form is opened.")
        self.app.push_screen(Confirm(question), self._leave)

    def _leave(self, agreed: bool | None) -> None:
        if agreed:
            self._keep(self.texts())
            self.app.pop_screen()
