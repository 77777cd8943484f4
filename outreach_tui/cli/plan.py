"""``outreach plan``: the yearly plan, and the publicity calendar it is made from."""

import click

from outreach_tui.cli.commands import Group, Later, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option, text_option
from outreach_tui.cli.output import Cell, Column, Sheet, say, show, show_table
from outreach_tui.cli.saving import save
from outreach_tui.cli.shapes import key_day_shape, plan_shape
from outreach_tui.cli.values import PERIOD
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import PlanMonth, PlannedDay, Target
from outreach_tui.domain.vocabulary import MEASURES, TargetScope
from outreach_tui.i18n import gettext as _
from outreach_tui.wording.labels import label


@click.group(
    cls=Group,
    help=_("The yearly plan: themes, key days, targets."),
    lazy={
        "set": Later(
            "outreach_tui.cli.plan_writing",
            "set_month",
            _("Plan a month: only what is named is changed, and an empty value takes something away."),
        ),
        "copy": Later(
            "outreach_tui.cli.plan_writing",
            "copy",
            _("Plan a year as another one was: themes, laws and targets, without its key days."),
        ),
    },
)
def plan() -> None:
    """Group the commands of the plan."""


@plan.command("show", help=_("Show the plan of a period (default: this month)."))
@click.argument("period", type=PERIOD, required=False)
@format_option
@pass_desk
def show_plan(desk: Desk, period: Period | None, output: str) -> None:
    """Show the plan."""
    from outreach_tui.services.listing import Listing

    with desk.office() as office:
        office.subdistrict()
        found = Listing(office).plan(period or Period.of_month(Month.of(desk.today)))
    if output == "table" and len(found) == 1:
        show_table(details(found[0]))
    else:
        show(_sheet(found), output)


def _sheet(found: list[PlanMonth]) -> Sheet:
    columns = [
        Column("month", _("Month")),
        Column("theme", _("Theme")),
        Column("laws", _("Laws")),
        Column("key_days", _("Key days")),
        Column("targets", _("Targets")),
    ]
    rows: list[list[Cell]] = [
        [
            str(month.month),
            month.theme,
            "、".join(month.laws),
            "、".join(day.name for day in month.key_days),
            "、".join(target_text(target) for target in month.targets),
        ]
        for month in found
    ]
    return Sheet([plan_shape(month) for month in found], columns, rows)


def details(month: PlanMonth) -> Sheet:
    """Return one month as lines of name and value, the empty ones left out."""
    lines = [
        (_("Month"), str(month.month)),
        (_("Theme"), month.theme),
        (_("Laws"), "、".join(month.laws)),
        *((_("Key day"), f"{_days(day)} {day.name}") for day in month.key_days),
        (_("Publicity"), "、".join(map(label, month.forms))),
        (_("Audiences"), "、".join(map(label, month.audiences))),
        (_("Lead unit"), month.lead_unit),
        (_("Supporting units"), "、".join(month.supporting_units)),
        (_("Remarks"), month.remarks),
        *((_("Target"), target_text(target)) for target in month.targets),
    ]
    known = tuple(f"{name}: {value}" for name, value in lines if value)
    return Sheet(None, [], [], None, known if len(known) > 1 else (*known, _("Nothing is planned yet.")))


def _days(day: PlannedDay) -> str:
    return f"{day.first}" if day.first == day.last else f"{day.first} - {day.last}"


def target_text(target: Target) -> str:
    """Return a target in words: 法治讲座 2（每个社区）."""
    what = target.material or (label(target.form) if target.form else "")
    if not what or target.measure not in (target.measure.EVENTS, target.measure.COPIES):
        what = f"{what} {_(MEASURES[target.measure].label)}".strip()
    if target.scope is TargetScope.SUBDISTRICT:
        return f"{what} {target.amount}"
    whom = target.community or label(target.scope)
    return _("{what} {amount} ({whom})").format(what=what, amount=target.amount, whom=whom)


@plan.command("days", help=_("List the key days of a period from the publicity calendar (default: this month)."))
@click.argument("period", type=PERIOD, required=False)
@text_option("--region", help=_("Province and city: key days kept only elsewhere are left out."))
@click.option("--take", is_flag=True, help=_("Put those not yet planned into the plan."))
@format_option
@pass_desk
def days(desk: Desk, period: Period | None, region: str | None, take: bool, output: str) -> None:
    """List key days, or take them into the plan."""
    from outreach_tui.domain.publicity import KeyDay, days_of_month
    from outreach_tui.services.listing import Listing

    asked = period or Period.of_month(Month.of(desk.today))
    with desk.office() as office:
        office.subdistrict()
        if take:
            from outreach_tui.services.planning import Planning

            taken = save(lambda insist: Planning(office).take_key_days(asked, region, insist=insist), force=False)
            say(_("The key days are in the plan of {months}.").format(months=taken.name or asked.label))
        planned = {(day.name, day.first) for month in Listing(office).plan(asked) for day in month.key_days}
    found: list[KeyDay] = []
    for month in asked.months():
        found += [day for day in days_of_month(month, region) if day not in found]
    shapes = [key_day_shape(day, planned=(day.name, day.first) in planned) for day in found]
    columns = [
        Column("first", _("From")),
        Column("last", _("Until")),
        Column("name", _("Key day")),
        Column("planned", _("In the plan")),
        Column("laws", _("Laws")),
    ]
    rows: list[list[Cell]] = [
        [
            str(day.first),
            str(day.last),
            _("{name} (number {ordinal})").format(name=day.name, ordinal=day.ordinal) if day.ordinal else day.name,
            _("yes") if shape["planned"] else "",
            "、".join(day.laws),
        ]
        for day, shape in zip(found, shapes, strict=True)
    ]
    show(Sheet(shapes, columns, rows), output)
