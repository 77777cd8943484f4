"""Forms of a superior: which figure goes into which cell is said once, and every later period is filled from it."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui import i18n
from outreach_tui.domain.months import Period
from outreach_tui.i18n import gettext as _
from outreach_tui.reports.building import make_summary
from outreach_tui.reports.forms import Form, FormShelf, form_writer
from outreach_tui.reports.model import Options
from outreach_tui.services.listing import Listing
from outreach_tui.services.office import Office
from outreach_tui.services.own_forms import names_of
from outreach_tui.services.summarising import open_facts
from outreach_tui.tui.commands import Place
from outreach_tui.tui.dialogs.choose import Choose
from outreach_tui.tui.dialogs.confirm import Confirm
from outreach_tui.tui.dialogs.export import ExportDialog
from outreach_tui.tui.forms.own_form import KeepForm
from outreach_tui.tui.messages import DataChanged, Saved
from outreach_tui.tui.periods import period_after, period_of_next_length, period_title
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import Column, RecordList


class OwnFormsScreen(OutreachScreen[None]):
    """Lists the forms that are kept; Enter fills one with the figures of the period."""

    PLACES = (Place.OWN_FORMS, Place.RECORDS)

    class Loaded(Message):
        """The forms, and the communities there are, were read."""

        def __init__(self, forms: Sequence[Form], communities: Sequence[str]) -> None:
            super().__init__()
            self.forms = forms
            self.communities = communities

    def __init__(self, period: Period) -> None:
        super().__init__()
        self._period = period
        self._month = period.first
        self._community = ""
        self._communities: Sequence[str] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Static(id="title", markup=False)
        columns = (
            Column[Form](_("Name"), 24, lambda form: form.name),
            Column[Form](_("Kind"), 6, lambda form: form.suffix),
            Column[Form](_("Cells"), 0, lambda form: "  ".join(f"{at}={name}" for at, name in form.cells.items())),
        )
        yield RecordList[Form](columns)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    @property
    def _list(self) -> RecordList[Form]:
        return self.query_one(RecordList)

    @property
    def _shelf(self) -> FormShelf:
        return FormShelf(self.outreach.paths.data / "forms")

    def on_mount(self) -> None:
        """Read the forms."""
        self._list.focus()
        self._load()

    def _load(self) -> None:
        self._show_title()
        shelf = self._shelf

        def work(office: Office) -> tuple[Sequence[Form], Sequence[str]]:
            communities = [community.name for community in Listing(office).communities()]
            return shelf.named(names_of(office)).forms(), communities

        self.outreach.gateway.read(self, work, lambda read: self.Loaded(*read), group="own-forms")

    def on_data_changed(self, message: DataChanged) -> None:
        """Read the forms again: one may have been kept."""
        self._load()

    def on_own_forms_screen_loaded(self, message: "OwnFormsScreen.Loaded") -> None:
        """Show them."""
        self._communities = message.communities
        self._list.empty = _("No forms yet. Press a to add one: its file, and what goes into its cells.")
        self._list.show(message.forms)

    def _show_title(self) -> None:
        title = _("Superiors' forms")
        whose = in_line(self._community) or _("whole subdistrict")
        self.query_one("#title", Static).update(
            Content.assemble(
                (f" {title} ", "bold"), (f" {period_title(self._period)} ", "bold $accent"),
                (f" {whose}", "$text-muted"),
            )
        )  # fmt: skip

    def on_record_list_opened(self) -> None:
        """Fill the chosen form."""
        self.action_fill()

    def action_fill(self) -> None:
        """Ask for a file, and write the chosen form to it."""
        form = self._list.chosen
        if form is not None:
            write = partial(_fill, form, self._period, self._community)
            self.app.push_screen(ExportDialog(f"{form.name}-{self._period.label}", [form.suffix], write))

    def action_add(self) -> None:
        """Keep another form."""
        self.app.push_screen(FormScreen(KeepForm(self._shelf, self._period)))

    def action_change(self) -> None:
        """Change the chosen form."""
        if self._list.chosen is not None:
            self.app.push_screen(FormScreen(KeepForm(self._shelf, self._period, self._list.chosen)))

    def action_remove(self) -> None:
        """Ask, then remove the chosen form."""
        if (form := self._list.chosen) is not None:
            question = _("Remove the form {name} for good?").format(name=form.name)
            self.app.push_screen(Confirm(question), partial(self._remove, form))

    def _remove(self, form: Form, agreed: bool | None) -> None:
        if not agreed:
            return
        shelf = self._shelf

        def work(office: Office) -> str:
            shelf.remove(form.name)
            return _("Form removed.")

        self.outreach.gateway.write(self, work, Saved, about="remove-form")

    def action_community(self) -> None:
        """Ask whose work the forms are to be filled with."""
        names = ["", *self._communities]

        def chosen(place: int | None) -> None:
            if place is not None:
                self._community = names[place]
                self._show_title()

        shown = [_("whole subdistrict"), *self._communities]
        self.app.push_screen(Choose(_("Whose work?"), shown, names.index(self._community)), chosen)

    def action_span(self) -> None:
        """Turn to the quarter, the month, the year."""
        self._period = period_of_next_length(self._period, self._month)
        self._show_title()

    def action_period(self, periods: int) -> None:
        """Turn to another period of the same length."""
        self._period = period_after(self._period, periods)
        self._month = self._period.first
        self._show_title()


def _fill(form: Form, period: Period, community: str, office: Office, path: Path, force: bool) -> None:
    from outreach_tui.reports.writing import write_documents

    with open_facts(office, period, community) as facts:
        summary = make_summary(facts, Options(i18n.language(), exact=True))
        write_documents(summary, [path], {form.suffix: form_writer(form)}, force=force)
