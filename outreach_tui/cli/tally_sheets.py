"""A tally as a table for people and as CSV."""

from collections.abc import Callable

from outreach_tui import i18n
from outreach_tui.cli.output import Cell, Column, Sheet
from outreach_tui.domain.figures import Basis, Dimension, Figures, Tally, TallyRow, Targets
from outreach_tui.domain.vocabulary import (
    FORMS,
    Form,
    Measure,
    TargetScope,
)
from outreach_tui.i18n import gettext as _
from outreach_tui.wording.labels import label
from outreach_tui.wording.rows import row_name

#: Dimensions of which one event may have several values, so that rows may add up to more than the total.
_REPEATING = frozenset({Dimension.COMMUNITY, Dimension.LAW, Dimension.AUDIENCE})


def table_sheet(counted: Tally, subdistrict: str) -> Sheet:
    """Return a tally as a table: headline, rows, total, and how the two go together."""
    period = _("{subdistrict} {period}").format(subdistrict=subdistrict, period=counted.period.label)
    basis = _("by date") if counted.basis is Basis.CALENDAR else _("by plan month")
    before = (f"{period} ({basis})", headline(counted.total.figures), "")
    if counted.by is Dimension.PLAN:
        return _plan_sheet(counted, before)
    columns, shown = _columns(counted)
    rows = [[row_name(counted.by, row.key), *_cells(row.figures, row.targets, shown)] for row in counted.rows]
    total = counted.total
    footer: list[Cell] = [_("Total"), *_cells(total.figures, total.targets, shown)]
    return Sheet(None, columns, rows, footer, before, _reconciled(counted))


def headline(figures: Figures) -> str:
    """Return all figures in one line: 讲座 46 场 · 咨询 529 人次（站点 304，活动 225）· 册 1046."""
    parts = [
        f"{label(form)} {figures.events_by_form[form]}" + (f" {term.measure}" if i18n.language() == "zh" else "")
        for form, term in FORMS.items()
        if figures.events_by_form.get(form)
    ]
    if figures.attendance or figures.events_attendance_unknown:
        parts.append(_attendance(figures))
    if figures.consultations:
        parts.append(
            _("Consultations {count} (stations {stations}, events {events})").format(
                count=figures.consultations,
                stations=figures.consultations_at_stations,
                events=figures.consultations_at_events,
            )
        )
    parts += [f"{measure} {copies}" for measure, copies in figures.materials.items() if copies]
    return " · ".join(parts) or _("Nothing on record.")


def _attendance(figures: Figures) -> str:
    text = _("Attendance {count}").format(count=figures.attendance)
    details = []
    if figures.attendance_estimated:
        details.append(_("{count} of them estimated").format(count=figures.attendance_estimated))
    if figures.events_attendance_unknown:
        details.append(
            i18n.ngettext(
                "unknown for {count} event", "unknown for {count} events", figures.events_attendance_unknown
            ).format(count=figures.events_attendance_unknown)
        )
    return text + (_(" ({details})").format(details=_(", ").join(details)) if details else "")


#: What a column counts: a measure, of copies those in one measure word.
Counted = tuple[Measure, str]


def _columns(tally: Tally) -> tuple[list[Column], list[Counted]]:
    """Return the columns that this kind of row can fill, and what each of them counts."""
    from outreach_tui.services.tallying import CARRIED

    words = [*tally.total.figures.materials]
    everything = [*((measure, "") for measure in Measure if measure is not Measure.COPIES),
                  *((Measure.COPIES, word) for word in words)]  # fmt: skip
    counted = [(measure, word) for measure, word in everything if tally.by in CARRIED[measure]]
    columns = [Column(word or measure.value, word or label(measure), numeric=True) for measure, word in counted]
    return [Column("key", label(tally.by)), *columns], counted


def _cells(figures: Figures, targets: Targets, counted: list[Counted]) -> list[Cell]:
    return [against(figures.of(*one), targets.of(*one)) for one in counted]


def against(done: int, asked: int | None) -> Cell:
    """Return a figure, and behind a stroke what the plan asks."""
    return done if asked is None else f"{done}/{asked}"


def _reconciled(counted: Tally) -> tuple[str, ...]:
    total, rows = counted.total.figures, counted.sum_of_rows
    if counted.by not in _REPEATING or (rows.events, rows.attendance) == (total.events, total.attendance):
        return ()
    return (
        "",
        _(
            "The rows add up to {rows} events and {people} attending; the total counts each event once:"
            " {events} events, {attendance} attending."
        ).format(rows=rows.events, people=rows.attendance, events=total.events, attendance=total.attendance),
    )


def _plan_sheet(counted: Tally, before: tuple[str, ...]) -> Sheet:
    """Return one row for each target of the plan."""
    columns = [
        Column("month", _("Month")),
        Column("target", _("Target")),
        Column("for", _("For")),
        Column("done", _("Done"), numeric=True),
        Column("asked", _("Planned"), numeric=True),
    ]
    rows = [_plan_row(row) for row in counted.rows]
    return Sheet(None, columns, rows, None, before, () if rows else (_("The plan has no targets."),))


def _plan_row(row: TallyRow) -> list[Cell]:
    month, measure, *rest = row.key.split("/", 2)
    selection = row.selection
    whom = selection.community or label(TargetScope(rest[-1].rpartition("/")[2]))
    if selection.material:
        what = selection.material
    elif selection.form:
        what = label(Form(selection.form))
    else:
        what = label(Measure(measure))
    done, asked = row.done_and_asked
    return [month, what, whom, done, asked]


def csv_sheet(counted: Tally, row_key: Callable[[str, Dimension], str]) -> Sheet:
    """Return a tally as plain numbers: every figure and every target in a column of its own."""
    words = list(dict.fromkeys([*counted.total.figures.materials, *counted.total.targets.copies]))
    measures = [*Measure][:3]
    keys = [
        "key", "events", "attendance", "attendance_estimated", "events_attendance_unknown", "consultations",
        "consultations_at_events", *words, *(f"target_{name}" for name in (*measures, *words)),
    ]  # fmt: skip

    def cells(key: str, figures: Figures, targets: Targets) -> list[Cell]:
        return [
            key, figures.events, figures.attendance, figures.attendance_estimated, figures.events_attendance_unknown,
            figures.consultations, figures.consultations_at_events,
            *(figures.materials.get(word, 0) for word in words),
            *(targets.amounts.get(measure) for measure in measures),
            *(targets.copies.get(word) for word in words),
        ]  # fmt: skip

    rows = [cells(row_key(row.key, counted.by), row.figures, row.targets) for row in counted.rows]
    footer = cells("total", counted.total.figures, counted.total.targets)
    return Sheet(None, [Column(key, key) for key in keys], rows, footer)
