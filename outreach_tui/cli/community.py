"""``outreach community``: the communities and what they report as nothing."""

from datetime import date
from typing import Any

import click

from outreach_tui.cli.commands import Group, pass_desk
from outreach_tui.cli.counted_values import NUMBER
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option, text_option
from outreach_tui.cli.output import Cell, Column, Sheet, put, show
from outreach_tui.cli.saving import name_saved, save
from outreach_tui.cli.shapes import community_shape
from outreach_tui.cli.values import DAY, DAY_OR_NONE, MONTH, TEXT
from outreach_tui.domain.drafts import CommunityDraft
from outreach_tui.domain.months import Month
from outreach_tui.domain.numerals import Count
from outreach_tui.domain.records import Community
from outreach_tui.i18n import gettext as _


@click.group(cls=Group, help=_("Communities and their explicit zeros."))
def community() -> None:
    """Group the commands of communities."""


def _life_options(function: Any) -> Any:
    for option in reversed(
        (
            click.option("--from", "since", type=DAY_OR_NONE, help=_("First day in existence.")),
            click.option("--until", type=DAY_OR_NONE, help=_("Last day in existence.")),
            click.option("--order", type=NUMBER, help=_("Place in lists.")),
            click.option("--grids", type=NUMBER, help=_("Number of grids.")),
            text_option("--adviser", help=_("Legal adviser.")),
        )
    ):
        function = option(function)
    return function


def _draft(
    base: CommunityDraft, since: date | str | None, until: date | str | None, order: Count | None,
    grids: Count | None, adviser: str | None,
) -> CommunityDraft:  # fmt: skip
    """Return the draft with what was given."""
    from dataclasses import replace

    given: dict[str, Any] = {
        "exists_from": since, "exists_until": until, "adviser": adviser,
        "order": order.value if order else None, "grids": grids.value if grids else None,
    }  # fmt: skip
    changes = {name: value for name, value in given.items() if value is not None}
    for name in ("exists_from", "exists_until"):
        if changes.get(name) == "":
            changes[name] = None
    return replace(base, **changes)


@community.command("add", help=_("Add a community."))
@click.argument("name", type=TEXT, metavar=_("NAME"))
@_life_options
@format_option
@pass_desk
def add(desk: Desk, /, name: str, output: str, **given: Any) -> None:
    """Add a community."""
    from outreach_tui.services.communities import Communities

    draft = _draft(CommunityDraft(name), **given)
    with desk.office() as office:
        saved = save(lambda insist: Communities(office).add(draft, insist=insist), force=False)
        name_saved(saved.name, output, lambda: community_shape(office.community(saved.name)))


@community.command("list", help=_("List the communities."))
@format_option
@pass_desk
def list_communities(desk: Desk, output: str) -> None:
    """List the communities."""
    from outreach_tui.services.listing import Listing

    with desk.office() as office:
        office.subdistrict()
        found = Listing(office).communities()
    show(_sheet(found), output)


def _sheet(found: list[Community]) -> Sheet:
    columns = [
        Column("name", _("Community")),
        Column("order", _("Order"), numeric=True),
        Column("grids", _("Grids"), numeric=True),
        Column("adviser", _("Legal adviser")),
        Column("from", _("From")),
        Column("until", _("Until")),
    ]
    shapes = [community_shape(one) for one in found]
    rows: list[list[Cell]] = [[*shape.values()] for shape in shapes]
    return Sheet(shapes, columns, rows)


@community.command("edit", help=_("Change a community; an empty value takes a day or a text away."))
@click.argument("name", type=TEXT, metavar=_("NAME"))
@text_option("--name", "new_name", help=_("New name."))
@_life_options
@format_option
@pass_desk
def edit(desk: Desk, /, name: str, new_name: str | None, output: str, **given: Any) -> None:
    """Change a community."""
    from dataclasses import replace

    from outreach_tui.domain.problems import refuse
    from outreach_tui.services.communities import Communities, draft_of

    if new_name is None and all(value is None for value in given.values()):
        raise refuse("nothing_to_change")
    with desk.office() as office:
        current = office.community(name)
        draft = _draft(draft_of(current), **given)
        if new_name is not None:
            draft = replace(draft, name=new_name)
        saved = save(
            lambda insist: Communities(office).change(current.id, draft, version=current.version, insist=insist),
            force=False,
        )
        name_saved(saved.name, output, lambda: community_shape(office.community(saved.name)))


@community.command("close", help=_("End a community: it owes nothing after its last day."))
@click.argument("name", type=TEXT, metavar=_("NAME"))
@click.option("--until", "--date", "last_day", type=DAY, help=_("Last day in existence (default: today)."))
@format_option
@pass_desk
def close(desk: Desk, name: str, last_day: date | None, output: str) -> None:
    """End a community."""
    from outreach_tui.services.communities import Communities

    with desk.office() as office:
        saved = save(lambda _insist: Communities(office).close(name, last_day or desk.today), force=False)
        name_saved(saved.name, output, lambda: community_shape(office.community(saved.name)))


@community.command("zero", help=_("Record that a community had nothing in a month, so that it is not missing."))
@click.argument("name", type=TEXT, metavar=_("NAME"))
@click.argument("month", type=MONTH)
@click.option("--undo", is_flag=True, help=_("Take it back."))
@text_option("--note", default="", help=_("Remark."))
@pass_desk
def zero(desk: Desk, name: str, month: Month, undo: bool, note: str) -> None:
    """Record an explicit zero, or take it back."""
    from outreach_tui.services.communities import Communities

    with desk.office() as office:
        communities = Communities(office)
        saved = communities.take_back_zero(name, month) if undo else communities.report_zero(name, month, note)
    told = _("{community}: nothing in {month}, taken back") if undo else _("{community}: nothing in {month}")
    put(told.format(community=saved.name, month=month))
