"""Tallies: a period counted by any dimension, or by two at once; every figure opens its records."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.figures import Basis, Dimension
from outreach_tui.domain.months import Month
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.tui.commands import Place
from outreach_tui.tui.messages import DataChanged
from outreach_tui.tui.periods import period_title
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.behind import screen_behind
from outreach_tui.tui.tally_answer import SUBDISTRICT, Answer, Span, View, answer
from outreach_tui.tui.widgets.figure_grid import FigureGrid, Look
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.wording.rows import dimension_name

Choice = TypeVar("Choice")


class TallyScreen(OutreachScreen[None]):
    """Shows a tally; keys change rows, columns, what is counted, the period, and how figures are drawn."""

    PLACES = (Place.TALLY, Place.RECORDS)

    class Loaded(Message):
        """A view was answered."""

        def __init__(self, answer: Answer) -> None:
            super().__init__()
            self.answer = answer

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._view = View(month)
        self._look = Look.PLAIN
        self._answer: Answer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, the figures and the line that explains them."""
        yield Static(id="title", markup=False)
        yield FigureGrid()
        yield Static(id="reconcile", markup=False)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Count for the first time."""
        self.query_one(FigureGrid).focus()
        self._load()

    def _show_view(self, **changes: object) -> None:
        self._view = replace(self._view, **changes)  # type: ignore[arg-type]
        self._load()

    def _load(self) -> None:
        self._show_title()
        self.outreach.gateway.read(self, partial(answer, view=self._view), self.Loaded, group="tally")

    def on_data_changed(self, message: DataChanged) -> None:
        """Count again."""
        self._load()

    def on_tally_screen_loaded(self, message: "TallyScreen.Loaded") -> None:
        """Draw the answer."""
        if message.answer.view != self._view:
            return
        self._answer = message.answer
        self.query_one(FigureGrid).show(message.answer.table, self._look)
        note = self.query_one("#reconcile", Static)
        note.update(message.answer.note)
        note.display = bool(message.answer.note)

    def _show_title(self) -> None:
        view = self._view
        basis = _("by plan month") if view.basis is Basis.PLAN else _("by calendar month")
        what = [(f" {view.rows_name} ", "bold")]
        if view.across is not None:
            what = [(f" {view.counted.name}  ", "bold"), (f"{dimension_name(view.by)} × ", ""),
                    (f"{dimension_name(view.across)} ", "")]  # fmt: skip
        elif view.against_last_year:
            what.append((" " + _("against last year") + " ", "$text-muted"))
        self.query_one("#title", Static).update(
            Content.assemble(
                (" " + _("Tally") + " ", "bold"), (f" {period_title(view.period)} ", "bold $accent"), *what,
                (f" {basis}", "$text-muted"),
            )
        )  # fmt: skip

    def action_rows(self, direction: int) -> None:
        """Count by another dimension; what is counted follows where it cannot be split by it."""
        choices: list[Dimension | None] = [*Dimension]
        if self.outreach.office.database.known_subdistricts > 1:
            choices.append(None)  # a row for each subdistrict
        by = _next(choices, None if self._view.subdistricts else self._view.by, direction)
        if by is None:
            self._show_view(subdistricts=True, across=None, against_last_year=False)
            return
        view = replace(self._view, by=by, subdistricts=False)
        possible = view.columns_possible()
        if view.across is not None and view.across not in possible:
            view = replace(view, across=possible[0] if possible else None)
        self._view = view
        self._load()

    def action_columns(self, direction: int) -> None:
        """Put another dimension across, or none."""
        choices: list[Dimension | None] = [None, *self._view.columns_possible()]
        if len(choices) == 1:
            self._count_another(1)
            return
        across = _next(choices, self._view.across, direction)
        self._show_view(across=across)

    def action_measure(self, direction: int) -> None:
        """Count something else."""
        self._count_another(direction)

    def _count_another(self, direction: int) -> None:
        """Go to the next measure that can be split by the rows."""
        counted = list(self._answer.counted) if self._answer else [self._view.counted]
        if self._view.counted not in counted:
            counted.insert(0, self._view.counted)
        view = self._view
        for _try in counted:
            view = replace(view, counted=_next(counted, view.counted, direction))
            possible = view.columns_possible()
            if possible:
                across = view.across if view.across in possible else possible[0]
                self._show_view(counted=view.counted, across=across)
                return

    def action_basis(self) -> None:
        """Count by plan month or by calendar month."""
        self._show_view(basis=_next(list(Basis), self._view.basis))

    def action_span(self) -> None:
        """Count the month, its quarter or its year."""
        self._show_view(span=_next(list(Span), self._view.span))

    def action_last_year(self) -> None:
        """Show how figures differ from a year earlier, or no longer."""
        self._show_view(against_last_year=not self._view.against_last_year, across=None)

    def action_look(self) -> None:
        """Draw numbers, heat or bars."""
        self._look = _next(list(Look), self._look)
        if self._answer is not None:
            self.query_one(FigureGrid).show(self._answer.table, self._look)

    def action_period(self, periods: int) -> None:
        """Count another period."""
        self._view = self._view.step(periods)
        self._load()

    def action_copy(self) -> None:
        """Put the table into the clipboard as text."""
        if self._answer is not None:
            self.app.copy_to_clipboard(self._answer.table.as_text())
            self.notify(_("The table is in the clipboard."), markup=False)

    def action_export(self) -> None:
        """Ask for a file to write the table to."""
        from outreach_tui.reports.table_files import TABLE_WRITERS, write_table_file
        from outreach_tui.tui.dialogs.export import ExportDialog
        from outreach_tui.tui.tally_export import exported

        if self._answer is None:
            return
        view = self._view
        title = f"{_('Tally')} {view.period.label} {view.rows_name}"
        table = exported(self._answer, title)

        def write(_office: Office, path: Path, force: bool) -> None:
            write_table_file(table, path, force=force)

        self.app.push_screen(ExportDialog(title, [*TABLE_WRITERS], write))

    def on_figure_grid_opened(self, message: FigureGrid.Opened) -> None:
        """Open the records behind a figure."""
        if self._answer is None:
            return
        opening = self._answer.opens(message.row, message.column)
        if opening.kind == SUBDISTRICT:
            if opening.title:
                self.outreach.move_to(
                    opening.title, partial(self._show_view, subdistricts=False, by=Dimension.COMMUNITY)
                )
        else:
            self.app.push_screen(screen_behind(opening.title, opening.selection, opening.kind))


def _next(choices: list[Choice], current: Choice, direction: int = 1) -> Choice:
    return choices[(choices.index(current) + direction) % len(choices)]
