"""``outreach booth``: the street table, from the first resident to counting what came back."""

from datetime import date
from typing import Any

import click

from outreach_tui.cli.commands import Group, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import (
    code_option,
    event_argument,
    force_option,
    format_option,
    keep_numbers_option,
    text_option,
)
from outreach_tui.cli.output import Cell, Column, Sheet, put, say, show
from outreach_tui.cli.paired_values import amount_option
from outreach_tui.cli.saving import save
from outreach_tui.cli.shapes import Shape, consultation_shape, distribution_shape
from outreach_tui.cli.values import DAY
from outreach_tui.domain.drafts import BoothCount
from outreach_tui.domain.numerals import Count
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.records import Consultation
from outreach_tui.domain.vocabulary import Category
from outreach_tui.i18n import gettext as _
from outreach_tui.services.booth import BoothState, Entry
from outreach_tui.services.office import Office
from outreach_tui.wording.booth import booth_title
from outreach_tui.wording.labels import label

#: How many last digits of an id are enough to name an entry.
_SHORT = 8


@click.group(cls=Group, help=_("The street table: pick or begin a booth, count, close it."))
def booth() -> None:
    """Group the commands of booths."""


@booth.command("open", help=_("Name the booth of a day; begin one when there is none."))
@click.option("--date", "day", type=DAY, help=_("Day (default: today)."))
@text_option("--community", default="", help=_("Community; without, the whole subdistrict."))
@text_option("--title", default="", help=_("Title (default: after the key day)."))
@click.option("--new", is_flag=True, help=_("Begin another one even where there is one."))
@keep_numbers_option
@force_option
@pass_desk
def open_booth(desk: Desk, day: date | None, community: str, title: str, new: bool, force: bool) -> None:
    """Name the booth of a day, or begin one."""
    from outreach_tui.services.booth import read_choice
    from outreach_tui.services.booth_keeping import BoothKeeping

    with desk.office() as office:
        office.subdistrict()
        choice = read_choice(office, day)
        if choice.of_day and not new:
            number = BoothKeeping(office).sit_at(choice.of_day[0].number).number
        else:
            name = title or booth_title(choice.occasion)
            number = save(
                lambda insist: BoothKeeping(office).begin(name, community, choice.day, insist=insist), force=force
            ).name
    put(number)


@booth.command("consult", help=_("Log one consultation at a booth."))
@event_argument
@code_option(Category, "--category", help=_("What it was about."), default=Category.UNCLASSIFIED.value)
@pass_desk
def consult(desk: Desk, reference: str, category: Category) -> None:
    """Log one consultation."""
    from outreach_tui.services.booth_keeping import BoothKeeping

    with desk.office() as office:
        keeping = BoothKeeping(office)
        saved = keeping.consult(keeping.sit_at(reference), category)
    put(saved[-_SHORT:])


@booth.command("back", help=_("Take the last entry of a booth back, consultation or copies."))
@event_argument
@pass_desk
def back(desk: Desk, reference: str) -> None:
    """Take the last entry back."""
    from outreach_tui.services.booth_keeping import BoothKeeping

    with desk.office() as office:
        keeping = BoothKeeping(office)
        newest = keeping.newest(keeping.sit_at(reference))
        if newest is None:
            raise refuse("nothing_to_take_back", "event", reference)
        keeping.take_back(newest.id)
    put(_entry_line(newest))


@booth.command("show", help=_("Show what was counted at a booth, and its last entries."))
@event_argument
@format_option
@pass_desk
def show_booth(desk: Desk, reference: str, output: str) -> None:
    """Show a booth."""
    from outreach_tui.services.booth import read_booth

    with desk.office() as office:
        state = read_booth(office, office.event(reference).id)
    rows: list[list[Cell]] = [[label(category), state.visits[category], ""] for category in state.visits]
    rows += [[line.material.name, line.handed_out, line.material.measure] for line in state.copies if line.handed_out]
    columns = [Column("what", _("What")), Column("count", _("Number"), numeric=True), Column("unit", _("Measure word"))]
    title = f"{state.event.number} {state.event.day} {state.event.title}"
    after = tuple(f"{_entry_line(entry)}" for entry in state.newest)
    show(Sheet(_shape(state), columns, rows, before=(title,), after=after), output)


def _shape(state: BoothState) -> Shape:
    return {
        "event": state.event.number,
        "date": state.event.day.isoformat(),
        "title": state.event.title,
        "consultations": state.consultations,
        "categories": {category.value: visits for category, visits in state.visits.items()},
        "materials": {line.material.name: line.handed_out for line in state.copies if line.handed_out},
        "last": [_entry_shape(entry) for entry in state.newest],
    }


def _entry_shape(entry: Entry) -> Shape:
    return consultation_shape(entry) if isinstance(entry, Consultation) else distribution_shape(entry)


def _entry_line(entry: Entry) -> str:
    if isinstance(entry, Consultation):
        return f"{entry.id[-_SHORT:]} {label(entry.category)} {entry.count}"
    return f"{entry.id[-_SHORT:]} {entry.material} {entry.quantity}{entry.measure}"


@booth.command("close", help=_("Close a booth: what was taken out less what came back was handed out."))
@event_argument
@amount_option("--taken", field="taken_out", example="读本=100", help=_("Copies taken out; repeatable."))
@amount_option("--back", field="brought_back", example="读本=20", help=_("Copies brought back; repeatable."))
@click.option("--keep-tally", is_flag=True, help=_("Leave what was tallied as it is; only note the counts beside it."))
@format_option
@pass_desk
def close(
    desk: Desk, /, reference: str, taken: tuple[Any, ...], back: tuple[Any, ...], keep_tally: bool, output: str
) -> None:
    """Close a booth."""
    from outreach_tui.services.booth_keeping import BoothKeeping

    if not taken:
        raise click.UsageError(_("Name what was taken out (--taken NAME=NUMBER)."))
    with desk.office() as office:
        counts = _counts(office, taken, back)
        keeping = BoothKeeping(office)
        found = keeping.differences(reference, counts)
        save(lambda insist: keeping.close(reference, counts, corrected=not keep_tally), force=False)
    columns = [
        Column("material", _("Material")),
        Column("taken_out", _("Taken out"), numeric=True),
        Column("brought_back", _("Brought back"), numeric=True),
        Column("handed_out", _("Handed out"), numeric=True),
        Column("tallied", _("Tallied"), numeric=True),
        Column("difference", _("Difference"), numeric=True),
    ]
    rows: list[list[Cell]] = [
        [
            one.material.name, one.count.taken_out, one.count.brought_back, one.count.handed_out, one.tallied,
            one.missing,
        ]
        for one in found
    ]  # fmt: skip
    data = [dict(zip((column.key for column in columns), row, strict=True)) for row in rows]
    show(Sheet(data, columns, rows), output)
    if any(one.missing for one in found):
        say(_("The tally stays as it is.") if keep_tally else _("The figures now say what was counted."))


def _counts(office: Office, taken: tuple[Any, ...], back: tuple[Any, ...]) -> list[BoothCount]:
    """Return one count for each material named, by its own name; what only came back was never taken out."""
    out, brought = _by_material(office, taken), _by_material(office, back)
    return [BoothCount(name, out.get(name, 0), brought.get(name, 0)) for name in {**out, **brought}]


def _by_material(office: Office, amounts: tuple[tuple[str, Count], ...]) -> dict[str, int]:
    summed: dict[str, int] = {}
    for name, count in amounts:
        found = office.material(name).name
        summed[found] = summed.get(found, 0) + count.value
    return summed
