"""``outreach material``: the catalogue, what came in, what went out, and what is left."""

from dataclasses import replace
from datetime import date
from typing import Any, Literal

import click

from outreach_tui.cli.commands import Group, pass_desk
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
from outreach_tui.cli.output import Cell, Column, Sheet, say, show
from outreach_tui.cli.saving import name_saved, save
from outreach_tui.cli.shapes import movement_shape, shelf_shape, stock_shape
from outreach_tui.cli.values import DAY, MONTH, TEXT
from outreach_tui.domain.drafts import DistributionDraft, MaterialDraft, StockDraft
from outreach_tui.domain.months import Month
from outreach_tui.domain.new_materials import kind_at_end
from outreach_tui.domain.numerals import Count
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.records import Stock
from outreach_tui.domain.vocabulary import MaterialKind
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office
from outreach_tui.wording.labels import label
from outreach_tui.wording.stock import lasting_text, movement_name

#: So that -5 is a number, to be told apart or refused as one, and no option.
_SIGNED = {"ignore_unknown_options": True}

#: How many last digits of an id are enough to name a movement.
SHORT_ID = 8

_name_argument = click.argument("name", type=TEXT, metavar=_("NAME"))
_quantity_argument = click.argument("quantity", type=NUMBER, metavar=_("NUMBER"))
_date_option = click.option("--date", "day", type=DAY, help=_("Day (default: today)."))


@click.group(cls=Group, help=_("Publicity materials and their stock."))
def material() -> None:
    """Group the commands of materials."""


@material.command("add", help=_("Add a material to the catalogue."))
@_name_argument
@code_option(MaterialKind, "--kind", help=_("What it is (default: what its name says, else other)."))
@text_option("--unit", default="", help=_("Measure word, such as 册 (default: the usual one of its kind)."))
@text_option("--law", default="", help=_("Law it is about."))
@format_option
@pass_desk
def add(desk: Desk, name: str, kind: MaterialKind | None, unit: str, law: str, output: str) -> None:
    """Add a material."""
    from outreach_tui.services.stock import Stock as Stockroom

    with desk.office() as office:
        office.subdistrict()
        draft = MaterialDraft(name, kind or kind_at_end(name) or MaterialKind.OTHER, unit, law)
        saved = save(lambda insist: Stockroom(office).add_material(draft, insist=insist), force=False)
        _name(office, saved.name, output)


@material.command("edit", help=_("Change a catalogue entry; what was recorded of it goes with it."))
@_name_argument
@text_option("--name", "new_name", help=_("New name."))
@code_option(MaterialKind, "--kind", help=_("What it is."))
@text_option("--unit", help=_("Measure word."))
@text_option("--law", help=_("Law it is about."))
@click.option("--retired/--in-use", default=None, help=_("Whether it is no longer handed out."))
@format_option
@pass_desk
def edit(desk: Desk, /, name: str, output: str, **given: Any) -> None:
    """Change a material."""
    from outreach_tui.services.stock import Stock as Stockroom

    fields = {"new_name": "name", "unit": "measure"}
    changes = {fields.get(key, key): value for key, value in given.items() if value is not None}
    if not changes:
        raise refuse("nothing_to_change")
    with desk.office() as office:
        before = office.material(name)
        draft = replace(MaterialDraft(before.name, before.kind, before.measure, before.law, before.retired), **changes)
        saved = save(
            lambda insist: Stockroom(office).change_material(before.id, draft, version=before.version, insist=insist),
            force=False,
        )
        _name(office, saved.name, output)


@material.command("receive", help=_("Record copies that came in."), context_settings=_SIGNED)
@_name_argument
@_quantity_argument
@_date_option
@text_option("--note", default="", help=_("Remark."))
@keep_numbers_option
@format_option
@pass_desk
def receive(desk: Desk, name: str, quantity: Count, day: date | None, note: str, output: str) -> None:
    """Record a receipt."""
    _enter(desk, "receive", StockDraft(name, quantity.value, day or desk.today, note, quantity.unit), output)


@material.command("adjust", help=_("Correct the stock after counting: 12 more, or -5 fewer."), context_settings=_SIGNED)
@_name_argument
@_quantity_argument
@_date_option
@text_option("--reason", "--note", "note", default="", help=_("Why."))
@keep_numbers_option
@format_option
@pass_desk
def adjust(desk: Desk, name: str, quantity: Count, day: date | None, note: str, output: str) -> None:
    """Record an adjustment."""
    _enter(desk, "adjust", StockDraft(name, quantity.value, day or desk.today, note, quantity.unit), output)


def _enter(desk: Desk, verb: Literal["receive", "adjust"], draft: StockDraft, output: str) -> None:
    from outreach_tui.services.stock import Stock as Stockroom

    with desk.office() as office:
        stock = Stockroom(office)
        work = stock.receive if verb == "receive" else stock.adjust
        saved = save(lambda insist: work(draft, insist=insist), force=False)
        _name(office, saved.name, output, draft.quantity)


@material.command("give", help=_("Record copies handed out, at an event or without one."), context_settings=_SIGNED)
@_name_argument
@_quantity_argument
@text_option("--community", default="", help=_("Where; without, in the whole subdistrict."))
@click.option("--date", "day", type=DAY, help=_("Day (default: today, or that of the event)."))
@text_option("--event", default="", help=_("Number of the event they were handed out at."))
@click.option("--plan-month", "month", type=MONTH, help=_("Plan month they serve."))
@text_option("--note", default="", help=_("Remark."))
@keep_numbers_option
@force_option
@format_option
@pass_desk
def give(
    desk: Desk, name: str, quantity: Count, community: str, day: date | None, event: str, month: Month | None,
    note: str, force: bool, output: str,
) -> None:  # fmt: skip
    """Record copies handed out."""
    from outreach_tui.services.stock import Stock as Stockroom

    with desk.office() as office:
        if day is None:
            day = office.event(event).day if event else desk.today
        draft = DistributionDraft(name, quantity.value, day, community, event, month, note, quantity.unit)
        saved = save(lambda insist: Stockroom(office).give(draft, insist=insist), force=force)
        _name(office, saved.name, output, -quantity.value)


def _stock(office: Office) -> list[Stock]:
    from outreach_tui.services.listing import Listing

    return Listing(office).stock()


def _name(office: Office, name: str, output: str, moved: int | None = None) -> None:
    """Name the material that was saved or moved, with what is on hand now."""
    found = next(stock for stock in _stock(office) if stock.material.name == name)
    line = found.material.name if moved is None else f"{found.material.name} {moved:+d}"
    on_hand = _("{count} {measure} on hand").format(count=found.on_hand, measure=found.material.measure)
    name_saved(f"{line} ({on_hand})", output, lambda: stock_shape(found))


@material.command("list", help=_("List the catalogue with its stock."))
@click.option("--all", "everything", is_flag=True, help=_("Those no longer in use too."))
@format_option
@pass_desk
def list_materials(desk: Desk, everything: bool, output: str) -> None:
    """List the catalogue."""
    with desk.office() as office:
        office.subdistrict()
        found = [stock for stock in _stock(office) if everything or not stock.material.retired]
    columns = [
        Column("name", _("Material")),
        Column("kind", _("Kind")),
        Column("unit", _("Measure word")),
        Column("law", _("Law")),
        Column("received", _("Received"), numeric=True),
        Column("handed_out", _("Handed out"), numeric=True),
        Column("adjusted", _("Adjusted"), numeric=True),
        Column("on_hand", _("On hand"), numeric=True),
    ]
    rows: list[list[Cell]] = [
        [
            stock.material.name, label(stock.material.kind), stock.material.measure, stock.material.law,
            stock.received, stock.handed_out, stock.adjusted, stock.on_hand,
        ]
        for stock in found
    ]  # fmt: skip
    show(Sheet([stock_shape(stock) for stock in found], columns, rows), output)


@material.command(
    "lasts", help=_("Show how long the stock lasts: against the plan, else at the pace of the last months.")
)
@click.argument("month", type=MONTH, required=False)
@format_option
@pass_desk
def lasts(desk: Desk, month: Month | None, output: str) -> None:
    """Show how long the stock lasts."""
    from outreach_tui.services.shelf import read_shelf

    with desk.office() as office:
        office.subdistrict()
        shelf = read_shelf(office, month or Month.of(desk.today))
    lines = [line for line in shelf.lines if not line.stock.material.retired]
    columns = [
        Column("name", _("Material")),
        Column("on_hand", _("On hand"), numeric=True),
        Column("unit", _("Measure word")),
        Column("received", _("In 12 m"), numeric=True),
        Column("handed_out", _("Out 12 m"), numeric=True),
        Column("lasts", _("Lasts")),
    ]
    rows: list[list[Cell]] = [
        [
            line.stock.material.name, line.stock.on_hand, line.stock.material.measure, line.received,
            line.handed_out, lasting_text(line.stock.on_hand, line.lasting),
        ]
        for line in lines
    ]  # fmt: skip
    show(Sheet([shelf_shape(line) for line in lines], columns, rows), output)


@material.command("movements", help=_("List what came, went and was corrected of a material, the newest first."))
@_name_argument
@limit_option
@format_option
@pass_desk
def movements(desk: Desk, name: str, limit: int, output: str) -> None:
    """List the movements of a material."""
    from outreach_tui.services.shelf import read_movements

    with desk.office() as office:
        page = read_movements(office, name, limit=limit)
    if not page.complete:
        say(_("Only the newest {count} are listed; see --limit.").format(count=limit))
    columns = [
        Column("id", "ID"),
        Column("date", _("Date")),
        Column("kind", _("Kind")),
        Column("quantity", _("Number"), numeric=True),
        Column("on_hand", _("On hand"), numeric=True),
        Column("community", _("Community")),
        Column("event", _("Event")),
        Column("note", _("Note")),
    ]
    rows: list[list[Cell]] = []
    for line in page.lines:
        moved = line.movement
        rows.append(
            [
                moved.id[-SHORT_ID:], moved.day.isoformat(), movement_name(moved.kind), moved.quantity, line.on_hand,
                moved.community, moved.event_number, moved.note,
            ]
        )  # fmt: skip
    show(Sheet([movement_shape(line.movement, line.on_hand) for line in page.lines], columns, rows), output)


@material.command("take-back", help=_("Take a receipt, an adjustment or copies handed out back."))
@_name_argument
@click.argument("reference", type=TEXT, metavar=_("ID"))
@pass_desk
def take_back(desk: Desk, name: str, reference: str) -> None:
    """Take a movement back."""
    from outreach_tui.services.shelf import movement
    from outreach_tui.services.stock import Stock as Stockroom

    with desk.office() as office:
        found = movement(office, name, reference)
        Stockroom(office).take_back(found)
        _name(office, office.material(name).name, "table", -found.quantity)
