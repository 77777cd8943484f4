"""``outreach plan set``: what a month is to be about and what it is to reach."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import code_option, force_option, format_option, keep_numbers_option, text_option
from outreach_tui.cli.paired_values import Amount, amount_option
from outreach_tui.cli.saving import name_saved, save
from outreach_tui.cli.shapes import plan_shape
from outreach_tui.cli.values import MONTH, YEAR
from outreach_tui.domain.drafts import PlanDraft, TargetDraft
from outreach_tui.domain.months import Month, Period, Unreadable
from outreach_tui.domain.problems import Problem, refuse
from outreach_tui.domain.records import Material, PlannedDay
from outreach_tui.domain.vocabulary import Audience, Form, TargetScope
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.plan_shorthand import KEY_DAY_EXAMPLE, read_key_day, what_is_asked
from outreach_tui.services.listing import Listing
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.wording.problems import sentence


@command(help=_("Plan a month: only what is named is changed, and an empty value takes something away."))
@click.argument("month", type=MONTH)
@text_option("--theme", help=_("What the month is mainly about."))
@text_option("--law", "laws", multiple=True, help=_("Law it is about; may be repeated."))
@text_option("--key-day", "key_days", multiple=True, help=_('Key day, such as "3.15 消费者权益日"; may be repeated.'))
@code_option(Form, "--form", "forms", multiple=True, help=_("Form of publicity; may be repeated."))
@code_option(Audience, "--audience", "audiences", multiple=True, help=_("Whom it is for; may be repeated."))
@text_option("--lead", "lead_unit", help=_("Unit that leads."))
@text_option("--support", "supporting_units", multiple=True, help=_("Unit that supports; may be repeated."))
@text_option("--remarks", help=_("Remarks."))
@amount_option(
    "--target",
    "targets",
    field="target",
    example="lecture=2",
    help=_("To be reached: a form, events, attendance, consultations or a material, as in lecture=2; 0 takes away."),
)
@text_option("--community", help=_("The targets are for this community."))
@click.option("--each", is_flag=True, help=_("The targets are for each community."))
@keep_numbers_option
@force_option
@format_option
@pass_desk
def set_month(
    desk: Desk, /, month: Month, targets: Sequence[Amount], community: str | None, each: bool, force: bool, output: str,
    **given: Any,
) -> None:  # fmt: skip
    """Plan a month."""
    if community is not None and each:
        raise click.UsageError(_("Targets are either for one community or for each."))
    if not targets and not any(value not in (None, ()) for value in given.values()):
        raise refuse("nothing_to_change")
    with desk.office() as office:
        office.subdistrict()
        planning = Planning(office)
        seen = planning.month(month)
        draft = replace(PlanDraft.of(seen), **_changes(given, month))
        if targets:
            scope = TargetScope.EACH if each else TargetScope.COMMUNITY if community else TargetScope.SUBDISTRICT
            whom = office.community(community).name if community else ""
            catalogue = Listing(office).materials()
            wanted = [_target(amount, scope, whom, catalogue) for amount in targets]
            draft = replace(draft, targets=_merged(draft.targets, wanted))
        saved = save(lambda insist: planning.set_month(draft, version=seen.version, insist=insist), force=force)
        _name(office, month, saved.name, output)


@command(help=_("Plan a year as another one was: themes, laws and targets, without its key days."))
@click.argument("source", type=YEAR, metavar=_("FROM"))
@click.argument("target", type=YEAR, metavar=_("TO"))
@click.option("--force", is_flag=True, help=_("Plan months anew that are planned already."))
@format_option
@pass_desk
def copy(desk: Desk, source: int, target: int, force: bool, output: str) -> None:
    """Copy the plan of a year."""
    with desk.office() as office:
        office.subdistrict()
        if all(plan.id is None for plan in Listing(office).plan(Period.of_year(source))):
            raise refuse("nothing_planned", "year", str(source))
        seen = Listing(office).plan(Period.of_year(target))
        if (there := [str(plan.month) for plan in seen if plan.id is not None]) and not force:
            raise refuse("planned_already", "year", str(target), months=", ".join(there))
        versions = {plan.month: plan.version for plan in seen}
        saved = save(lambda _insist: Planning(office).copy_year(source, target, versions=versions), force=force)
        planned = Listing(office).plan(Period.of_year(target))
    name_saved(saved.name, output, lambda: {"year": target, "months": [*map(plan_shape, planned)]})


def _name(office: Office, month: Month, name: str, output: str) -> None:
    planned = Listing(office).plan(Period.of_month(month))[0]
    name_saved(f"{name} {planned.theme}".rstrip(), output, lambda: plan_shape(planned))


def _changes(given: dict[str, Any], month: Month) -> dict[str, Any]:
    changes = {name: given[name] for name in ("theme", "lead_unit", "remarks") if given[name] is not None}
    for name in ("laws", "forms", "audiences", "supporting_units"):
        if given[name]:
            changes[name] = tuple(filter(None, given[name]))
    if given["key_days"]:
        changes["key_days"] = tuple(_key_day(text, month) for text in given["key_days"] if text)
    return changes


def _key_day(text: str, month: Month) -> PlannedDay:
    try:
        return read_key_day(text, month)
    except Unreadable:
        problem = Problem("unreadable_pair", "key_day", text, details={"example": KEY_DAY_EXAMPLE})
        raise click.BadParameter(sentence(problem), param_hint="'--key-day'") from None


def _target(amount: Amount, scope: TargetScope, community: str, catalogue: Iterable[Material]) -> TargetDraft:
    """Return the target that a name asks for."""
    asked = what_is_asked(amount.name, [entry.name for entry in catalogue])
    return TargetDraft(amount=amount.number.value, scope=scope, community=community, **asked)


def _merged(there: Iterable[TargetDraft], wanted: Iterable[TargetDraft]) -> tuple[TargetDraft, ...]:
    """Return the targets with those wanted in the place of those that ask for the same; 0 takes one away."""
    targets = {_slot(target): target for target in there}
    for target in wanted:
        targets[_slot(target)] = target
    return tuple(targets.values())


def _slot(target: TargetDraft) -> tuple[str, ...]:
    form = target.form.value if target.form else ""
    return (target.measure, target.scope, form, target.material, target.community)
