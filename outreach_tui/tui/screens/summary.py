"""The year-end summary: its text as it will be printed, every figure of it opening its records."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui import i18n
from outreach_tui.domain.months import Month, Period
from outreach_tui.i18n import gettext as _
from outreach_tui.i18n import ngettext
from outreach_tui.reports.building import make_summary
from outreach_tui.reports.model import Options, Summary
from outreach_tui.reports.sources import rule_words, source_words
from outreach_tui.services.office import Office
from outreach_tui.services.summarising import open_facts
from outreach_tui.tui.commands import Place
from outreach_tui.tui.figure_records import screen_of_figure
from outreach_tui.tui.forms.summary_options import SummaryOptionsForm, Wanted
from outreach_tui.tui.messages import DataChanged
from outreach_tui.tui.periods import period_after, period_of_next_length
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.summary_text import SummaryText

if TYPE_CHECKING:
    from outreach_tui.tui.screens.examined import Examine

#: What a document that was sent can be, and a text that somebody wrote.
_SENT = (".docx", ".xlsx", ".html", ".json")
_TEXTS = (".docx", ".txt", ".md", ".html")


class SummaryScreen(OutreachScreen[None]):
    """Shows the summary of a year, or the bulletin of a quarter or month."""

    PLACES = (Place.SUMMARY,)

    class Loaded(Message):
        """A summary was read."""

        def __init__(self, summary: Summary) -> None:
            super().__init__()
            self.summary = summary

    class OptionsGiven(Message):
        """The user wants it written otherwise."""

        def __init__(self, wanted: Wanted) -> None:
            super().__init__()
            self.wanted = wanted

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._month = month
        self._period = Period.of_year(month.year)
        self._options = Options(i18n.language())
        self._wanted = Wanted()
        self._summary: Summary | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, the text and what is known of the chosen figure."""
        yield Static(id="title", markup=False)
        yield SummaryText()
        yield Static(id="source", markup=False)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Read the year."""
        self.query_one(SummaryText).focus()
        self._load()

    def _load(self) -> None:
        period, options, wanted = self._period, self._options, self._wanted

        def work(office: Office) -> Summary:
            with _written(office, period, options, wanted) as summary:
                return summary

        self.outreach.gateway.read(self, work, self.Loaded, group="summary")

    def on_data_changed(self, message: DataChanged) -> None:
        """Read it again."""
        self._load()

    async def on_summary_screen_loaded(self, message: "SummaryScreen.Loaded") -> None:
        """Show the text."""
        summary = self._summary = message.summary
        look = _("exact") if summary.options.exact else _("rounded down")
        self.query_one("#title", Static).update(
            Content.assemble((f" {in_line(summary.title)} ", "bold"), (f" {look}", "$text-muted"))
        )
        await self.query_one(SummaryText).show(summary)
        self._show_source()

    def _show_source(self) -> None:
        figure = self.query_one(SummaryText).chosen
        if figure is None:
            told = _("Nothing is recorded in this period yet.") if self._summary else ""
            self.query_one("#source", Static).update(Content(told))
            return
        language = i18n.language()
        value = _("hidden") if figure.value is None else str(figure.value)
        counted = _("every subdistrict") if self._wanted.every_subdistrict else source_words(figure, language)
        words = [rule_words(figure, language), counted]
        if figure.record_ids:
            many = len(figure.record_ids)
            words.append(ngettext("{count} record", "{count} records", many).format(count=many))
        self.query_one("#source", Static).update(
            Content.assemble((f" {in_line(figure.shown)} = {value} ", "bold"), in_line(" · ".join(words)))
        )

    def action_figure(self, steps: int) -> None:
        """Choose another figure."""
        self.query_one(SummaryText).move(steps)
        self._show_source()

    def action_open_figure(self) -> None:
        """Open the records behind the chosen figure."""
        figure = self.query_one(SummaryText).chosen
        if figure is None:
            return
        screen = screen_of_figure(figure)
        if screen is None and self._wanted.every_subdistrict:
            self.notify(_("Records are opened in the subdistrict they belong to: o, then w, goes there."), markup=False)
        elif screen is None:
            self.notify(_("This figure comes from the plan, the communities or the stock."), markup=False)
        else:
            self.app.push_screen(screen)

    def action_export(self) -> None:
        """Ask for a file to write to."""
        from outreach_tui.reports.writing import WRITERS
        from outreach_tui.tui.dialogs.export import ExportDialog

        if self._summary is not None:
            write = partial(_write, self._period, self._options, self._wanted)
            self.app.push_screen(ExportDialog(self._summary.title, [*WRITERS], write))

    def action_verify(self) -> None:
        """Ask for a document that was sent, and count its figures anew."""
        from outreach_tui.tui.screens.examined import verified

        self._examine(_("Does it still hold?"), _("Which document was sent?"), _SENT, verified)

    def action_proofread(self) -> None:
        """Ask for a text, and read it against the records."""
        from outreach_tui.tui.screens.examined import proofread

        self._examine(_("Proofread"), _("Which text should be proofread?"), _TEXTS, proofread)

    def _examine(self, title: str, question: str, suffixes: Sequence[str], way: Callable[[Path], "Examine"]) -> None:
        from outreach_tui.tui.dialogs.open_file import OpenFile
        from outreach_tui.tui.screens.examined import ExaminedScreen

        def chosen(path: Path | None) -> None:
            if path is not None:
                self.app.push_screen(ExaminedScreen(title, path, way(path)))

        self.app.push_screen(OpenFile(question, suffixes), chosen)

    def action_own_forms(self) -> None:
        """Go to the forms of a superior."""
        from outreach_tui.tui.screens.own_forms import OwnFormsScreen

        self.app.push_screen(OwnFormsScreen(self._period))

    def action_exact(self) -> None:
        """Print figures exactly, or with 余."""
        self._show_options(exact=not self._options.exact)

    def action_short(self) -> None:
        """Show the one paragraph, or all."""
        self._show_options(short=not self._options.short)

    def action_options(self) -> None:
        """Ask whose work, what is hidden, what is brought in."""

        def apply(wanted: Wanted) -> None:
            self.post_message(self.OptionsGiven(wanted))

        self.app.push_screen(FormScreen(SummaryOptionsForm(self._wanted, apply)))

    def on_summary_screen_options_given(self, message: "SummaryScreen.OptionsGiven") -> None:
        """Write it so."""
        self._wanted = message.wanted
        self._show_options(hide_below=self._wanted.hide_below, notes=self._wanted.notes)

    def action_language(self) -> None:
        """Show the other language."""
        self._show_options(language="en" if self._options.language == "zh" else "zh")

    def _show_options(self, **changes: object) -> None:
        self._options = replace(self._options, **changes)  # type: ignore[arg-type]
        self._load()

    def action_period(self, periods: int) -> None:
        """Show another period of the same length."""
        self._period = period_after(self._period, periods)
        self._month = self._period.first
        self._load()

    def action_span(self) -> None:
        """Show the year, the quarter, or the month."""
        self._period = period_of_next_length(self._period, self._month)
        self._load()

    def action_copy(self) -> None:
        """Put the text into the clipboard."""
        if self._summary is not None:
            self.app.copy_to_clipboard(self._summary.text)
            self.notify(_("The text is in the clipboard."), markup=False)

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()


@contextmanager
def _written(office: Office, period: Period, options: Options, wanted: Wanted) -> Iterator[Summary]:
    """Give the summary as it is wanted, while what it reads its records from is open."""
    if wanted.every_subdistrict:
        from outreach_tui.reports.district import make_district_summary
        from outreach_tui.services.district import read_district

        yield make_district_summary(read_district(office, period), options)
    else:
        with open_facts(office, period, wanted.community) as facts:
            yield make_summary(facts, options)


def _write(period: Period, options: Options, wanted: Wanted, office: Office, path: Path, force: bool) -> None:
    from outreach_tui.reports.docx_document.template import write_from_template
    from outreach_tui.reports.writing import WRITERS, check_targets, write_all

    check_targets([path], force=force)
    own = {".docx": write_from_template(wanted.template)} if wanted.template else {}
    with _written(office, period, options, wanted) as summary:
        write_all(summary, [path], force=force, done=lambda _path: None, writers={**WRITERS, **own})
