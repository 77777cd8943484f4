"""Removing personal data for good: what would go is shown first."""

from datetime import date
from functools import partial

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Static

from outreach_tui.domain.calendar_words import parse_day
from outreach_tui.domain.months import Unreadable
from outreach_tui.domain.problems import Problem
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.services.purging import Purged, Purging, forms_left
from outreach_tui.tui.forms.fields import day_field
from outreach_tui.tui.messages import Refusal, Saved
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import fit
from outreach_tui.tui.widgets.dialog_keys import DialogKeys
from outreach_tui.tui.widgets.form_field import FormField
from outreach_tui.wording.backups import purged_name
from outreach_tui.wording.problems import sentence


class PurgeDialog(OutreachDialog[None]):
    """Enter shows what would be removed, Enter again removes it; what is typed in between shows it anew."""

    DEFAULT_CSS = """
    PurgeDialog FormField Label { width: 16; }
    PurgeDialog FormField .hint { padding: 0 0 0 16; }
    """
    BINDINGS = [
        Binding("escape", "dismiss", show=False),
        Binding("tab,down", "app.focus_next", show=False),
        Binding("shift+tab,up", "app.focus_previous", show=False),
    ]

    class Rehearsed(Message):
        """What would be removed is known."""

        def __init__(self, purged: Purged, asked: tuple[date | None, bool]) -> None:
            super().__init__()
            self.purged = purged
            self.asked = asked

    def __init__(self) -> None:
        super().__init__(classes="-warns")
        self._shown: tuple[date | None, bool] | None = None

    def compose(self) -> ComposeResult:
        """Lay out the two questions, and room for what would go."""
        advice = _(
            "Removes the contacts whose time is over. With a day, also contacts, remarks and sign-in sheets of all"
            " records before it. The counts stay."
        )
        with Vertical():
            yield Static(Content.styled(_("Remove personal data"), "bold"))
            yield Static(Content(advice), classes="advice")
            yield day_field("before", _("Records before"), lambda: self.outreach.office.today)
            yield FormField("backups", _("Backups too"), offers=lambda _text: [_("yes"), _("no")])
            yield Static(id="would", markup=False)
            yield DialogKeys()

    def on_mount(self) -> None:
        """Ask."""
        self._field("backups").fill(_("no"))
        self._field("before").input.focus()
        self._show_keys()

    def _field(self, name: str) -> FormField:
        return self.query_one(f"#field-{name}", FormField)

    def _show_keys(self) -> None:
        enter = _("Show what would be removed") if self._shown is None else _("Remove for good")
        self.query_one(DialogKeys).tell(("Enter", enter), ("Esc", _("Close")))

    def on_form_field_changed(self) -> None:
        """Forget what was shown: something else is asked for now."""
        self._shown = None
        self.query_one("#would", Static).update("")
        self._show_keys()

    def _asked(self) -> tuple[date | None, bool] | None:
        """Return the day and whether backups go; nothing when what was typed is no answer."""
        typed = self._field("before").value.strip()
        try:
            before = parse_day(typed, self.outreach.office.today) if typed else None
        except Unreadable:
            self._field("before").wrong(sentence(Problem("unreadable_day", "before", typed)))
            return None
        return before, self._field("backups").value.strip() == _("yes")

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Show what would be removed; or remove it, when exactly that was shown."""
        event.stop()
        asked = self._asked()
        if asked is None:
            return
        if asked == self._shown:
            self._purge(*asked)
            return

        def work(office: Office) -> Purged:
            return Purging(office).rehearse(asked[0])

        self.outreach.gateway.write(self, work, partial(self.Rehearsed, asked=asked), about="purge")

    def on_purge_dialog_rehearsed(self, message: "PurgeDialog.Rehearsed") -> None:
        """Show what would be removed."""
        counts = dict(message.purged.counts)
        backups = len(message.purged.backups_left)
        if message.asked[1]:
            counts["backups"] = backups
        names = {kind: purged_name(kind) for kind in counts}
        width = max(map(cell_len, names.values())) + 2
        lines = [fit(names[kind], width) + fit(str(count), 6, right=True) for kind, count in counts.items()]
        if backups and not message.asked[1]:
            lines.append(_("{count} backups still hold what was there.").format(count=backups))
        lines.append(_("This cannot be taken back, nor can anything done before it."))
        self._shown = message.asked
        self.query_one("#would", Static).update(Content("\n" + "\n".join(lines)))
        self._show_keys()

    def _purge(self, before: date | None, with_backups: bool) -> None:
        def work(office: Office) -> Purged:
            return Purging(office).purge(before, with_backups=with_backups)

        def said(purged: Purged) -> Saved:
            told = ", ".join(f"{purged_name(kind)} {count}" for kind, count in purged.counts.items() if count)
            text = _("Removed: {what}").format(what=told) if told else _("There was nothing to remove.")
            return Saved(text, forms_left(self.outreach.paths.drafts))

        self.outreach.gateway.write(self, work, said, about="purge")

    def on_saved(self) -> None:
        """Leave; the application says what was removed."""
        self.dismiss()

    def on_refusal(self, message: Refusal) -> None:
        """Say why nothing was removed."""
        message.stop()
        self._field("before").wrong("\n".join(map(sentence, message.problems)))
