"""``outreach consult``: consultations at events and at service stations."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

import click

from outreach_tui.cli.commands import Group, Later, pass_desk
from outreach_tui.cli.counted_values import NUMBER
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import (
    code_option,
    force_option,
    format_option,
    keep_numbers_option,
    limit_option,
    text_option,
)
from outreach_tui.cli.output import Cell, Column, Sheet, put, say, show
from outreach_tui.cli.saving import name_saved, save
from outreach_tui.cli.shapes import consultation_shape
from outreach_tui.cli.values import DAY, DAY_OR_NONE, MONTH_OR_NONE, PERIOD, TEXT
from outreach_tui.domain.drafts import ConsultationDraft
from outreach_tui.domain.figures import Basis
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.records import Consultation
from outreach_tui.domain.vocabulary import Adviser, Category, Mode, Outcome
from outreach_tui.i18n import gettext as _
from outreach_tui.wording.labels import label

F = TypeVar("F", bound=Callable[..., Any])

#: How many last digits of an id are enough to name a consultation in lists.
_SHORT = 8

_id_argument = click.argument("reference", type=TEXT, metavar=_("ID"))


_PRIVACY = "outreach_tui.cli.privacy"


@click.group(
    cls=Group,
    help=_("Legal consultations."),
    lazy={
        "contact": Later(
            _PRIVACY,
            "contact",
            _("Show or record how to reach the resident of a consultation, apart from it and only for a time."),
        ),
        "contacts": Later(
            _PRIVACY, "contacts", _("List the contacts that are kept, masked, the first to be removed first.")
        ),
    },
)
def consult() -> None:
    """Group the commands of consultations."""


def _options(*, adding: bool) -> Callable[[F], F]:
    """Add everything that can be said about a consultation; parameters are named as the draft's fields are."""
    day_help = _("Day (default: today, or that of the event).") if adding else _("Day.")
    declared = (
        click.option("--date", "day", type=DAY, help=day_help),
        text_option("--community", help=_("Community of the resident.")),
        code_option(Category, "--category", help=_("What it was about.")),
        code_option(Outcome, "--outcome", help=_("How it ended.")),
        click.option("--count", type=NUMBER, help=_("Number of visits, for a tally line (default: 1).")),
        text_option("--event", help=_("Number of the event it was at; without, a service station.")),
        code_option(Mode, "--mode", help=_("How the resident came (default: on_site).")),
        code_option(Adviser, "--adviser", help=_("Who answered (default: lawyer).")),
        click.option("--follow-up", "follow_up_on", type=DAY_OR_NONE, help=_("Day an answer is promised for.")),
        text_option("--note", help=_("Remark, without names or numbers of residents.")),
        click.option("--plan-month", "month", type=MONTH_OR_NONE, help=_("Plan month it serves.")),
        keep_numbers_option,
        force_option,
        format_option,
    )

    def decorate(function: F) -> F:
        for option in reversed(declared):
            function = option(function)
        return function

    return decorate


def _changes(given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a draft that were given; an empty day or month takes one away."""
    changes = {name: value for name, value in given.items() if value is not None}
    if "count" in changes:
        changes["count"] = changes["count"].value
    for name in ("follow_up_on", "followed_up_on", "month"):
        if changes.get(name) == "":
            changes[name] = None
    return changes


@consult.command("add", help=_("Log a consultation at an event or at a community's service station."))
@_options(adding=True)
@pass_desk
def add(desk: Desk, /, force: bool, output: str, **given: Any) -> None:
    """Log a consultation."""
    from outreach_tui.services.logbook import Logbook

    if not given["community"] and not given["event"]:
        raise click.UsageError(_("Name the community (--community) or the event (--event)."))
    with desk.office() as office:
        day = given["day"]
        if day is None:
            day = office.event(given["event"]).day if given["event"] else desk.today
        draft = replace(ConsultationDraft(day), **{**_changes(given), "day": day})
        saved = save(lambda insist: Logbook(office).add_consultation(draft, insist=insist), force=force)
        _name(Logbook(office).consultation(saved.id), output)


@consult.command("edit", help=_("Change a consultation: only what is named."))
@_id_argument
@_options(adding=False)
@click.option("--followed-up", "followed_up_on", type=DAY_OR_NONE, help=_("Day the promised answer was given."))
@pass_desk
def edit(desk: Desk, /, reference: str, force: bool, output: str, **given: Any) -> None:
    """Change a consultation."""
    from outreach_tui.services.listing import Listing
    from outreach_tui.services.logbook import Logbook

    changes = _changes(given)
    if not changes:
        raise refuse("nothing_to_change")
    with desk.office() as office:
        logbook = Logbook(office)
        before = logbook.consultation(Listing(office).consultation_id(reference))
        if "day" in changes and Month.of(before.day) == before.month:
            changes.setdefault("month", None)  # it served the month of its day, and goes on doing so
        draft = replace(ConsultationDraft.of(before), **changes)
        saved = save(
            lambda insist: logbook.change_consultation(before.id, draft, version=before.version, insist=insist),
            force=force,
        )
        _name(logbook.consultation(saved.id), output)


def _name(saved: Consultation, output: str) -> None:
    where = saved.event_number or saved.community
    name_saved(
        f"{saved.id[-_SHORT:]} {saved.day} {where} {label(saved.category)} {saved.count}",
        output,
        lambda: consultation_shape(saved),
    )


@consult.command("followed", help=_("Say that a promised answer was given."))
@_id_argument
@click.option("--date", "day", type=DAY, help=_("Day it was given (default: today)."))
@click.option("--not-yet", is_flag=True, help=_("Take that back: the answer is still to come."))
@format_option
@pass_desk
def followed(desk: Desk, reference: str, day: date | None, not_yet: bool, output: str) -> None:
    """Mark a promised answer as given."""
    from outreach_tui.services.listing import Listing
    from outreach_tui.services.logbook import Logbook

    with desk.office() as office:
        logbook = Logbook(office)
        record_id = Listing(office).consultation_id(reference)
        logbook.mark_answered(record_id, None if not_yet else day or desk.today)
        _name(logbook.consultation(record_id), output)


@consult.command("due", help=_("List the answers that were promised and not given yet, the most pressing first."))
@click.option("--until", type=DAY, help=_("Only those promised for this day or before."))
@format_option
@pass_desk
def due(desk: Desk, until: date | None, output: str) -> None:
    """List promised answers."""
    from outreach_tui.services.consulting import read_follow_ups

    with desk.office() as office:
        office.subdistrict()
        found = read_follow_ups(office, until)
    show(_sheet([*found.page.records], desk.today), output)


@consult.command("delete", help=_("Take a consultation out of all figures."))
@_id_argument
@pass_desk
def delete(desk: Desk, reference: str) -> None:
    """Delete a consultation."""
    from outreach_tui.services.listing import Listing
    from outreach_tui.services.logbook import Logbook

    with desk.office() as office:
        record_id = Listing(office).consultation_id(reference)
        Logbook(office).delete_consultation(record_id)
    put(record_id[-_SHORT:])


@consult.command("list", help=_("List consultations, the newest first; of all time when no period is named."))
@click.argument("period", type=PERIOD, required=False)
@text_option("--community", help=_("Only those of a community."))
@code_option(Category, "--category", help=_("Only those of a category."))
@code_option(Outcome, "--outcome", help=_("Only those with an outcome."))
@text_option("--event", help=_("Only those at an event."))
@text_option("--text", help=_("Only those with this in remark, community or title of the event."))
@click.option("--stations", is_flag=True, help=_("Only those at service stations."))
@click.option("--calendar", is_flag=True, help=_("Take the period by date instead of by the plan month served."))
@limit_option
@format_option
@pass_desk
def list_consultations(
    desk: Desk, period: Period | None, community: str | None, category: Category | None, outcome: Outcome | None,
    event: str | None, text: str | None, stations: bool, calendar: bool, limit: int, output: str,
) -> None:  # fmt: skip
    """List consultations."""
    from outreach_tui.services.listing import Listing, everything

    selection = everything(period, Basis.CALENDAR if calendar else Basis.PLAN)
    with desk.office() as office:
        office.subdistrict()
        selection = replace(
            selection,
            community=office.community(community).name if community is not None else None,
            category=category.value if category else None,
            outcome=outcome.value if outcome else None,
            event_id=office.event(event).id if event else None,
            at_event=False if stations else None,
            text=text or None,
        )
        found = Listing(office).consultations(selection, limit=limit + 1)
    if len(found) > limit:
        say(_("Only the newest {count} are listed; see --limit.").format(count=limit))
    show(_sheet(found[:limit], desk.today), output)


def _sheet(found: list[Consultation], today: date) -> Sheet:
    columns = [
        Column("id", "ID"),
        Column("date", _("Date")),
        Column("community", _("Community")),
        Column("event", _("Event")),
        Column("category", _("Category")),
        Column("outcome", _("Outcome")),
        Column("count", _("Visits"), numeric=True),
        Column("follow_up", _("Follow-up")),
        Column("note", _("Note")),
    ]
    rows: list[list[Cell]] = [
        [
            one.id[-_SHORT:], one.day.isoformat(), one.community, one.event_number, label(one.category),
            label(one.outcome), one.count, _follow_up(one, today), one.note,
        ]
        for one in found
    ]  # fmt: skip
    return Sheet([consultation_shape(one) for one in found], columns, rows)


def _follow_up(one: Consultation, today: date) -> str:
    if one.follow_up_on is None:
        return ""
    if one.followed_up_on:
        return _("{day} (done)").format(day=one.follow_up_on)
    overdue = one.follow_up_on < today
    return _("{day} (overdue)").format(day=one.follow_up_on) if overdue else str(one.follow_up_on)
