"""The yearly plan: twelve months side by side with their progress, the chosen one in full below them."""

from collections.abc import Iterator, Mapping
from functools import partial

from rich.table import Table
from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Grid, Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import PlanMonth
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved as SavedRecord
from outreach_tui.services.year_plan import MonthOfPlan, YearPlan, read_year_plan
from outreach_tui.tui.commands import Place
from outreach_tui.tui.facts import facts_table
from outreach_tui.tui.forms.plan_month import PlanMonthForm
from outreach_tui.tui.messages import DataChanged, Saved
from outreach_tui.tui.periods import month_title, period_title
from outreach_tui.tui.screens.base import OutreachScreen
from outreach_tui.tui.screens.behind import screen_behind
from outreach_tui.tui.screens.form import FormScreen
from outreach_tui.tui.text import in_line
from outreach_tui.tui.widgets.key_bar import KeyBar
from outreach_tui.tui.widgets.month_card import MonthCard
from outreach_tui.wording.labels import label, listed
from outreach_tui.wording.rows import target_name


class PlanScreen(OutreachScreen[None]):
    """Shows a year of the plan; arrows go through its months."""

    PLACES = (Place.PLAN, Place.RECORDS)
    VERTICAL_BREAKPOINTS = [(0, "-low"), (30, "-high")]

    class Loaded(Message):
        """A year was read."""

        def __init__(self, year: YearPlan) -> None:
            super().__init__()
            self.year = year

    def __init__(self, month: Month) -> None:
        super().__init__()
        self._month = month
        self._year: YearPlan | None = None

    def compose(self) -> ComposeResult:
        """Lay out the twelve months, and the chosen one below them."""
        yield Static(id="title", markup=False)
        with Grid(id="months"):
            for _number in range(12):
                yield MonthCard()
        with Horizontal(id="plan-detail"):
            with VerticalScroll(can_focus=False):
                yield Static(id="plan-month", markup=False)
                yield Static(id="plan-facts", markup=False)
            with VerticalScroll(can_focus=False):
                yield Static(id="plan-targets-title", markup=False)
                yield Static(id="plan-targets", markup=False)
        yield KeyBar(*self.PLACES, Place.EVERYWHERE)

    def on_mount(self) -> None:
        """Begin on the board's month."""
        self._choose(self._month)
        self._load()

    def _load(self) -> None:
        year = period_title(Period.of_year(self._month.year))
        self.query_one("#title", Static).update(
            Content.assemble((" " + _("Plan") + " ", "bold"), (f" {year} ", "bold $accent"))
        )
        self.outreach.gateway.read(self, partial(read_year_plan, year=self._month.year), self.Loaded, group="plan")

    def on_data_changed(self, message: DataChanged) -> None:
        """Read the year again."""
        self._load()

    def on_plan_screen_loaded(self, message: "PlanScreen.Loaded") -> None:
        """Draw the year."""
        if message.year.year != self._month.year:
            return
        self._year = message.year
        today = Month.of(self.outreach.office.today)
        for card, month in zip(self.query(MonthCard), message.year.months, strict=True):
            card.show(month, now=month.month == today)

    def on_month_card_chosen(self, message: MonthCard.Chosen) -> None:
        """Show the chosen month in full."""
        self._month = message.month.month
        self.query_one("#plan-month", Static).update(_heading(message.month))
        self.query_one("#plan-facts", Static).update(facts_table(_facts(message.month.plan)))
        title = Content.styled(_("Targets") if message.month.plan else "", "$text-muted")
        self.query_one("#plan-targets-title", Static).update(title)
        self.query_one("#plan-targets", Static).update(_targets(message.month, self.app.theme_variables))

    def _choose(self, month: Month) -> None:
        self._month = month
        list(self.query(MonthCard))[month.number - 1].focus()

    def action_move(self, months: int) -> None:
        """Choose another month of the year."""
        number = self._month.number + months
        if 1 <= number <= 12:
            self._choose(Month(self._month.year, number))

    def action_year(self, years: int) -> None:
        """Show another year."""
        self._month = self._month.plus(12 * years)
        self._load()

    def on_month_card_opened(self, message: MonthCard.Opened) -> None:
        """Open the events that count in the month."""
        selection = message.month.row.selection
        self.app.push_screen(screen_behind(month_title(message.month.month), selection, "events"))

    def action_edit(self) -> None:
        """Change the chosen month."""
        self.app.push_screen(FormScreen(PlanMonthForm(self._month)))

    def action_take_days(self, whole_year: bool) -> None:
        """Put the publicity calendar's key days into the chosen month, or into all of the year."""
        period = Period.of_year(self._month.year) if whole_year else Period.of_month(self._month)

        def work(office: Office) -> SavedRecord:
            from outreach_tui.services.planning import Planning

            return Planning(office).take_key_days(period)

        def said(saved: SavedRecord) -> Saved:
            if not saved.name:
                return Saved(_("The plan has all key days of {period} already.").format(period=period_title(period)))
            return Saved(_("Key days added to {months}.").format(months=saved.name), saved.notes)

        self.outreach.gateway.write(self, work, said, about="plan")

    def action_copy_year(self) -> None:
        """Ask, then plan the year as the year before was."""
        from outreach_tui.tui.dialogs.confirm import Confirm

        if self._year is None:
            return
        year = self._year.year
        if not self._year.planned_before:
            self.notify(
                _("There is no plan of {year} to copy.").format(year=year - 1), severity="warning", markup=False
            )
            return
        planned = sum(month.plan is not None for month in self._year.months)
        question = _("Plan {year} as {before} was, with its themes, laws and targets?").format(
            year=year, before=year - 1
        )
        if planned:
            question += "\n" + _("{count} months that are planned already are planned anew.").format(count=planned)
        seen = {month.month: month.plan.version if month.plan else 0 for month in self._year.months}
        self.app.push_screen(Confirm(question), partial(self._copy, year, seen))

    def _copy(self, year: int, seen: Mapping[Month, int], agreed: bool | None) -> None:
        if not agreed:
            return

        def work(office: Office) -> SavedRecord:
            from outreach_tui.services.planning import Planning

            return Planning(office).copy_year(year - 1, year, versions=seen)

        text = _("{year} is planned as {before} was.").format(year=year, before=year - 1)
        self.outreach.gateway.write(self, work, lambda saved: Saved(text, saved.notes), about="plan")


def _heading(month: MonthOfPlan) -> Content:
    """Return the month and its theme; how to plan it where it is not planned."""
    if month.plan is None:
        hint = _("No plan yet. Press e to plan it, k to take its key days from the publicity calendar.")
        return Content.assemble((f"{month_title(month.month)}  ", "bold $accent"), (hint, "$text-warning"))
    return Content.assemble((f"{month_title(month.month)}  ", "bold $accent"), (in_line(month.plan.theme), "bold"))


def _facts(plan: PlanMonth | None) -> Iterator[tuple[str, str]]:
    """Yield everything planned for a month but its theme and targets."""
    if plan is None:
        return
    yield _("Laws"), listed(plan.laws)
    for day in plan.key_days:
        last = "" if day.first == day.last else f"-{day.last.month}.{day.last.day}"
        yield _("Key days"), f"{day.first.month}.{day.first.day}{last} {day.name}"
    yield _("Publicity"), listed(map(label, plan.forms))
    yield _("Audiences"), listed(map(label, plan.audiences))
    yield _("Lead unit"), plan.lead_unit
    yield _("Supporting"), listed(plan.supporting_units)
    yield _("Remarks"), plan.remarks


def _targets(month: MonthOfPlan, colours: Mapping[str, str]) -> Table:
    """Return each target of a month with what was done of just that."""
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    if not month.targets and month.plan:
        table.add_row(Text(_("no target"), style="dim"))
    for row in month.targets:
        done, asked = row.done_and_asked
        style = colours["text-success" if done >= asked else "text-warning"]
        table.add_row(Text(f"{done}/{asked}", style=style), Text(in_line(target_name(row.key))))
    return table
