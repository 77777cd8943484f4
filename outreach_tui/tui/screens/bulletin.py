"""Bulletins: pasted on one screen; on the next the words that say something are lit up beside the event's form."""

from collections.abc import Callable

from rich.cells import cell_len
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static, TextArea

from outreach_tui.domain.months import Month
from outreach_tui.domain.text import clean
from outreach_tui.i18n import gettext as _
from outreach_tui.tui.commands import Place
from outreach_tui.tui.drafts import DraftFile
from outreach_tui.tui.forms.bulletin import SHOWN_IN, BulletinForm
from outreach_tui.tui.pasted import content_of, tables_named
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.screens.importing import ImportScreen
from outreach_tui.tui.text import shown
from outreach_tui.tui.widgets.fields import idle_commands
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.wording.problems import sentence


class BulletinScreen(OutreachScreen[None]):
    """Takes the text of a bulletin, or the path of a file that holds it."""

    PLACES = (Place.IMPORT,)

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._month = month

    @property
    def _draft_file(self) -> DraftFile:
        return DraftFile(self.outreach.drafts, "bulletin-text")

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        yield Static(Content.styled(f" {_('Import')}", "bold"), id="title", markup=False)
        yield Static(_("Paste a bulletin, or type the path of its file, of a workbook, or of a folder of them."
                       " Nothing is saved before you say so."),
                     id="bulletin-hint", markup=False)  # fmt: skip
        yield TextArea(id="bulletin-text", soft_wrap=True, tab_behavior="focus", compact=True)
        yield KeyBar(*self.PLACES)

    def on_mount(self) -> None:
        """Wait for the text; one that was left here and never saved is here again."""
        area = self.query_one(TextArea)
        area.text = self._draft_file.read().get("text", "")
        area.focus()

    def action_read_bulletin(self) -> None:
        """Open the form beside the text, filled with what the text says; a workbook or a folder goes on to import."""
        if tables := tables_named(self.query_one(TextArea).text):
            self.app.push_screen(ImportScreen(tables, self._done))
            self.keep_draft()
            return
        text = clean(content_of(self.query_one(TextArea).text))
        if not text.strip():
            self.notify(_("There is no text to read yet."), severity="warning", markup=False)
            return
        self.keep_draft()
        self.app.push_screen(BulletinFormScreen(BulletinForm(text), self._done))

    def _done(self) -> None:
        """Make room for the next bulletin."""
        self.query_one(TextArea).text = ""
        self._draft_file.discard()

    def keep_draft(self) -> None:
        """Keep the text, until the event is saved."""
        text = self.query_one(TextArea).text
        if text.strip():
            self._draft_file.keep({"text": text})

    def action_leave(self) -> None:
        """Go back; the text is kept."""
        self.keep_draft()
        self.app.pop_screen()


class BulletinFormScreen(FormScreen):
    """The event's form with the bulletin beside it: the words behind the field one is in stand out."""

    def __init__(self, form: BulletinForm, done: Callable[[], None]) -> None:
        super().__init__(form)
        self._bulletin = form
        self._done = done

    def compose(self) -> ComposeResult:
        """Lay out the text and the form side by side."""
        yield Static(id="title", markup=False)
        with Horizontal(id="beside"):
            with VerticalScroll(id="bulletin", can_focus=False):
                yield Static(id="bulletin-words", markup=False)
                yield Static(id="bulletin-notes", markup=False)
            with VerticalScroll(id="form", can_focus=False):
                fields = list(self._form.fields())
                yield from fields
        yield KeyBar(*self.PLACES, without=idle_commands(self._form, fields))

    def on_form_screen_opened(self, message: FormScreen.Opened) -> None:
        """Say what the reader was not sure of; the form is filled by the handler it has for the same message."""
        notes = Content("\n").join(Content(sentence(problem)) for problem in self._bulletin.notes)
        self.query_one("#bulletin-notes", Static).update(notes)
        self._light_up("date")

    def on_form_screen_stored(self, message: FormScreen.Stored) -> None:
        """Make room for the next bulletin; the form is closed by the handler it has for the same message."""
        self._done()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Let the words behind the field stand out."""
        field = next((one for one in self.query(FormField) if one.has_focus_within), None)
        if field is not None:
            self._light_up(field.name or "")

    def _light_up(self, field: str) -> None:
        text = shown(self._bulletin.text)
        current = SHOWN_IN.get(field, "")
        for name, spans in self._bulletin.read.evidence.items():
            for start, end in spans:
                text = text.stylize("bold $text-accent" if name != current else "reverse bold $accent", start, end)
        self.query_one("#bulletin-words", Static).update(text)
        if current in self._bulletin.read.evidence:
            self._bring_into_view(self._bulletin.read.evidence[current][0].start)

    def _bring_into_view(self, place: int) -> None:
        """Bring a place of the text into view, as far as its lines can be told from its width."""
        column = self.query_one("#bulletin", VerticalScroll)
        width = max(column.size.width - 2, 1)
        before = self._bulletin.text[:place].split("\n")
        line = sum(-(-max(cell_len(part), 1) // width) for part in before)
        column.scroll_to(y=max(line - column.size.height // 2, 0), animate=False)
