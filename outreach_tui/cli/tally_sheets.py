"""A tally as a table for people and as CSV."""

from collections.abc import Callable

from outreach_tui import i18n
from outreach_tui.cli.output import Cell, Column, Sheet
from outreach_tui.domain.figures import UNASSIGNED, Basis, Dimension, Figures, Tally, TallyRow, Targets
from outreach_tui.domain.vocabulary import (
    FORMS,
    Audience,
    Category,
    Form,
    Measure,
    Outcome,
    TargetScope,
)
from outreach_tui.i18n import gettext as _
from outreach_tui.wording.labels import label

_CODES = {
    Dimension.FORM: Form,
    Dimension.CATEGORY: Category,
    Dimension.OUTCOME: Outcome,
    Dimension.AUDIENCE: Audience,
}

#: Dimensions of which one event may have several values, so that rows may add up to more than the total.
_REPEATING = frozenset({Dimension.COMMUNITY, Dimension.LAW, Dimension.AUDIENCE})


def table_sheet(counted: Tally, subdistrict: str) -> Sheet:
    """Return a tally as a table: headline, rows, total, and how the two go together."""
    period = _("{subdistrict} {period}").format(subdistrict=subdistrict, period=counted.period.label)
    basis = _("by date") if counted.basis is Basis.CALENDAR else _("by plan month")
    before = (f"{period} ({basis})", headline(counted.total.figures), "")
    if counted.by is Dimension.PLAN:
        return _plan_sheet(counted, before)
    columns, measures = _columns(counted)
    rows = [[row_label(row.key, counted.by), *_cells(row.figures, row.targets, measures)] for row in counted.rows]
    total = counted.total
    footer: list[Cell] = [_("Total"), *_cells(total.figures, total.targets, measures)]
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


def row_label(key: str, by: Dimension) -> str:
    """Return what a row is called in the language in use."""
    if key == UNASSIGNED:
        match by:
            case Dimension.COMMUNITY:
                return _("Whole subdistrict")
            case Dimension.FORM:
                return _("Without an event")
            case _:
                return _("None named")
    kind = _CODES.get(by)
    return label(kind(key)) if kind else key


def _columns(counted: Tally) -> tuple[list[Column], list[str]]:
    """Return the columns that this kind of row can fill, and the measure words among them."""
    from outreach_tui.services.tallying import CONSULTATIONS_CARRY, COPIES_CARRY, EVENTS_CARRY

    columns = [Column("key", label(counted.by))]
    measures: list[str] = []
    if counted.by in EVENTS_CARRY:
        measures += ["events", "attendance"]
        columns += [Column("events", _("Events"), numeric=True), Column("attendance", _("Attendance"), numeric=True)]
    if counted.by in CONSULTATIONS_CARRY:
        measures.append("consultations")
        columns.append(Column("consultations", _("Consultations"), numeric=True))
    if counted.by in COPIES_CARRY:
        words = [*counted.total.figures.materials]
        measures += words
        columns += [Column(word, word, numeric=True) for word in words]
    return columns, measures


def _cells(figures: Figures, targets: Targets, measures: list[str]) -> list[Cell]:
    return [_against(*_done_and_asked(figures, targets, measure)) for measure in measures]


def _done_and_asked(figures: Figures, targets: Targets, measure: str) -> tuple[int, int | None]:
    match measure:
        case "events":
            return figures.events, targets.amounts.get(Measure.EVENTS)
        case "attendance":
            return figures.attendance, targets.amounts.get(Measure.ATTENDANCE)
        case "consultations":
            return figures.consultations, targets.amounts.get(Measure.CONSULTATIONS)
        case _:
            return figures.materials.get(measure, 0), targets.copies.get(measure)


def _against(done: int, asked: int | None) -> Cell:
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
