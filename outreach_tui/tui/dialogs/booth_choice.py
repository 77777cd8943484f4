"""Which booth to sit at: one of today, a new one, or an earlier one to fill in."""

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from outreach_tui.domain.records import EventLine
from outreach_tui.i18n import gettext as _
from outreach_tui.services.booth import Choice
from outreach_tui.tui.columns import whom
from outreach_tui.tui.screens.base import OutreachDialog
from outreach_tui.tui.text import fit, in_line
from outreach_tui.tui.widgets.dialog_keys import DialogKeys
from outreach_tui.wording.booth import booth_title

#: Cells of a title, so that there is room for what tells two booths apart.
_TITLE = 32
#: What is answered when a new booth is to begin.
NEW = ""


class BoothChoice(OutreachDialog[str]):
    """Answers with the number of a booth, or with :data:`NEW`; Esc answers with nothing."""

    DEFAULT_CSS = """
    BoothChoice OptionList { text-wrap: nowrap; text-overflow: ellipsis; }
    """
    BINDINGS = [Binding("escape", "dismiss", show=False)]

    def __init__(self, choice: Choice) -> None:
        super().__init__()
        self._choice = choice

    def compose(self) -> ComposeResult:
        """List the booths, the likeliest first: Enter takes it."""
        choice = self._choice
        with Vertical():
            yield Static(Content.styled(_("Which booth?"), "bold"))
            yield OptionList(*map(_option, choice.of_day), self._new(), *map(_option, choice.earlier), markup=False)
            yield DialogKeys(("Enter", _("Sit down")), ("Esc", _("Back")))

    def _new(self) -> Option:
        title = booth_title(self._choice.occasion)
        facts = f"{self._choice.day.isoformat()} · {in_line(title)} · {_('whole subdistrict')}"
        return Option(Content.assemble(("+ ", "bold"), (_("New booth"), "bold"), (f"  {facts}", "$text-muted")))

    def on_mount(self) -> None:
        """Choose the first."""
        self.query_one(OptionList).highlighted = 0

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Answer."""
        of_day = len(self._choice.of_day)
        if event.option_index == of_day:
            self.dismiss(NEW)
            return
        booths = (*self._choice.of_day, *self._choice.earlier)
        self.dismiss(booths[event.option_index - (event.option_index > of_day)].number)


def _option(event: EventLine) -> Option:
    facts = " · ".join(filter(None, (whom(event), in_line(event.venue), _visits(event))))
    return Option(
        Content.assemble(
            (f"{event.day.isoformat()} ", "$accent"),
            (fit(event.title, min(cell_len(in_line(event.title)), _TITLE)), "bold"),
            (f"  {in_line(facts)}", "$text-muted"),
        )
    )


def _visits(event: EventLine) -> str:
    return _("{count} consultations").format(count=event.consultations) if event.consultations else ""
