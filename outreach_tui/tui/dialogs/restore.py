"""What would become of the records if a backup were put in their place, and whether to do it."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from outreach_tui.i18n import gettext as _
from outreach_tui.services.safekeeping import Preview, State
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import fit, in_line
from outreach_tui.tui.widgets.dialog_keys import DialogKeys
from outreach_tui.wording.backups import records_name

_NUMBER = 18


class RestoreDialog(OutreachDialog[bool]):
    """Shows each kind of record now and then; Enter agrees, Esc does not."""

    BINDINGS = [
        Binding("enter,y,f9", "answer(True)", show=False),
        Binding("escape,n", "answer(False)", show=False),
    ]

    def __init__(self, preview: Preview) -> None:
        super().__init__(classes="-warns")
        self._preview = preview

    def compose(self) -> ComposeResult:
        """Set both states side by side, and ask."""
        with Vertical():
            yield Static(Content.styled(_("Replace the present data with this backup?"), "bold"))
            yield Static(Content(in_line(f"{self._preview.path.name}: {self._preview.then.subdistrict}") + "\n"))
            yield Static(Content("\n").join(_table(self._preview)))
            yield Static(Content(_told(self._preview)), classes="advice")
            yield DialogKeys(("Enter", _("Restore")), ("Esc", _("No")))

    def action_answer(self, agreed: bool) -> None:
        """Close with the answer."""
        self.dismiss(agreed)


def _told(preview: Preview) -> str:
    if preview.now is None:
        return "\n" + _("What is there now cannot be read.")
    return "\n" + _("What is there now is backed up first. This cannot be undone, but that backup can be restored.")


def _table(preview: Preview) -> Iterator[Content]:
    now = preview.now.records if preview.now else {}
    names = {kind: records_name(kind) for kind in preview.then.records}
    width = max(map(cell_len, (*names.values(), _("Last change")))) + 2
    heads = fit("", width) + fit(_("Now"), _NUMBER, right=True) + fit(_("In the backup"), _NUMBER, right=True)
    yield Content.styled(heads, "bold $text-muted")
    for kind, count in preview.then.records.items():
        before = now.get(kind, 0)
        change = f"  {count - before:+d}" if count != before else ""
        line = fit(names[kind], width) + fit(str(before), _NUMBER, right=True) + fit(str(count), _NUMBER, right=True)
        yield Content.assemble(line, (change, "bold $text-warning"))
    moments = (_moment(preview.now), _moment(preview.then))
    yield Content(fit(_("Last change"), width) + "".join(fit(moment, _NUMBER, right=True) for moment in moments))


def _moment(state: State | None) -> str:
    return state.last_change.astimezone().strftime("%Y-%m-%d %H:%M") if state and state.last_change else "-"
