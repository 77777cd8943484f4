"""Tallies: one period counted by one dimension, every row opening its records."""

from collections.abc import Sequence
from functools import partial

from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.figures import Basis, Dimension, Tally, TallyRow
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.i18n import gettext as _
from outreach_tui.services.tallying import Tallying
from outreach_tui.tui.commands import Place
from outreach_tui.tui.messages import DataChanged
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.events import EventsScreen
from outreach_tui.tui.screens.records import RecordsScreen
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.record_list import Column, RecordList
from outreach_tui.wording.rows import dimension_name, row_name

_BY_CONSULTATIONS = frozenset({Dimension.CATEGORY, Dimension.OUTCOME})


class TallyScreen(OutreachScreen[None]):
    """Shows a tally; keys change what the rows are, the basis, and the period."""

    PLACES = (Place.TALLY, Place.RECORDS)

    class Loaded(Message):
        """A tally was read."""

        def __init__(self, tally: Tally) -> None:
            super().__init__()
            self.tally = tally

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._month = month
        self._whole_year = False
        self._by = Dimension.COMMUNITY
        self._basis = Basis.PLAN
        self._tally: Tally | None = None

    def compose(self) -> ComposeResult:
        """Lay out the title, the table and the line that reconciles joint events."""
        yield Static(id="title", markup=False)
        yield RecordList[TallyRow](totals=1)
        yield Static(id="reconcile", markup=False)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Read the first tally."""
        self.query_one(RecordList).focus()
        self._load()

    @property
    def _period(self) -> Period:
        return Period.of_year(self._month.year) if self._whole_year else Period.of_month(self._month)

    def _load(self) -> None:
        period, by, basis = self._period, self._by, self._basis
        self.outreach.gateway.read(
            self, lambda office: Tallying(office).tally(period, by, basis), self.Loaded, group="tally"
        )

    def on_data_changed(self, message: DataChanged) -> None:
        """Count again."""
        self._load()

    def on_tally_screen_loaded(self, message: "TallyScreen.Loaded") -> None:
        """Draw the tally."""
        tally = self._tally = message.tally
        basis = _("by plan month") if tally.basis is Basis.PLAN else _("by calendar month")
        self.query_one("#title", Static).update(
            Content.assemble(
                (" " + _("Tally") + f" {tally.period.label} ", "bold"),
                (f" {dimension_name(tally.by)} ", "$accent"),
                (basis, "$text-muted"),
            )
        )
        self.query_one(RecordList).show([*tally.rows, tally.total], columns=_columns(tally))
        self.query_one("#reconcile", Static).update(_reconcile(tally))

    def action_next_dimension(self) -> None:
        """Count by the next dimension."""
        dimensions = list(Dimension)
        self._by = dimensions[(dimensions.index(self._by) + 1) % len(dimensions)]
        self.query_one(RecordList).cursor = 0
        self._load()

    def action_toggle_basis(self) -> None:
        """Count by plan month or by calendar month."""
        self._basis = Basis.CALENDAR if self._basis is Basis.PLAN else Basis.PLAN
        self._load()

    def action_toggle_year(self) -> None:
        """Count the month or its year."""
        self._whole_year = not self._whole_year
        self._load()

    def action_previous_month(self) -> None:
        """Count the month, or the year, before."""
        self._month = self._month.plus(-12 if self._whole_year else -1)
        self._load()

    def action_next_month(self) -> None:
        """Count the month, or the year, after."""
        self._month = self._month.plus(12 if self._whole_year else 1)
        self._load()

    def on_record_list_opened(self) -> None:
        """Open the records behind the chosen row."""
        row = self.query_one(RecordList).chosen
        if row is None or self._tally is None:
            return
        kind = "consultations" if self._by in _BY_CONSULTATIONS else "events"
        if self._by is Dimension.MATERIAL or (not row.figures.events and any(row.figures.materials.values())):
            kind = "distributions"
        if not row.figures.events and row.figures.consultations:
            kind = "consultations"
        title = _("Total") if row is self._tally.total else row_name(self._tally.by, row.key)
        if kind == "events":
            self.app.push_screen(EventsScreen(self._month, row.selection, title))
        else:
            self.app.push_screen(RecordsScreen(title, row.selection, kind))

    def action_back(self) -> None:
        """Go back."""
        self.app.pop_screen()


def _columns(tally: Tally) -> Sequence[Column[TallyRow]]:
    total = tally.total

    def name(row: TallyRow) -> str:
        return _("Total") if row is total else row_name(tally.by, row.key)

    columns = [
        Column(dimension_name(tally.by), 0, name),
        Column(_("Events"), 9, partial(_amount, Measure.EVENTS), right=True),
        Column(_("Attendance"), 11, partial(_amount, Measure.ATTENDANCE), right=True),
        Column(_("Visits"), 9, partial(_amount, Measure.CONSULTATIONS), right=True),
    ]
    # four measure words fit an 80-column screen; the records behind a row show the others
    words = sorted(total.figures.materials, key=lambda word: -total.figures.materials[word])[:4]
    columns += [Column(word, 9, partial(_copies, word), right=True) for word in words]
    return columns


def _amount(measure: Measure, row: TallyRow) -> str:
    value = {
        Measure.EVENTS: row.figures.events,
        Measure.ATTENDANCE: row.figures.attendance,
        Measure.CONSULTATIONS: row.figures.consultations,
    }[measure]
    text = f"~{value}" if measure is Measure.ATTENDANCE and row.figures.attendance_estimated else str(value)
    return _against(text, row.targets.amounts.get(measure))


def _copies(word: str, row: TallyRow) -> str:
    return _against(str(row.figures.materials.get(word, 0)), row.targets.copies.get(word))


def _against(value: str, target: int | None) -> str:
    return value if target is None else f"{value}/{target}"


def _reconcile(tally: Tally) -> str:
    """Return the line that explains why the rows add up to more than the total, where they do."""
    extra = tally.sum_of_rows.events - tally.total.figures.events
    parts = []
    if tally.by in (Dimension.COMMUNITY, Dimension.LAW, Dimension.AUDIENCE) and extra > 0:
        text = _("The rows add up to {sum} events, {extra} more than the total: joint events count in each row.")
        parts.append(text.format(sum=tally.sum_of_rows.events, extra=extra))
    if unknown := tally.total.figures.events_attendance_unknown:
        parts.append(_("Head-count unknown at {count} events.").format(count=unknown))
    return f" {' '.join(parts)}"
