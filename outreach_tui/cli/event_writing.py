"""The commands of ``outreach event`` that write; what writes is imported by the commands, not by their help."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import click

from outreach_tui.cli.coded_values import category_of
from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.counted_values import HEAD_COUNT, NUMBER, NUMBER_OR_NONE
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import (
    code_option,
    event_argument,
    force_option,
    format_option,
    keep_numbers_option,
    text_option,
)
from outreach_tui.cli.paired_values import AUDIENCE, SPEAKER, Amount, amount_option
from outreach_tui.cli.saving import name_saved, save
from outreach_tui.cli.shapes import attachment_shape, event_shape
from outreach_tui.cli.values import DAY, DAY_OR_NONE, FILE, MONTH, MONTH_OR_NONE, TEXT, TIME
from outreach_tui.domain.drafts import ConsultationLine, EventDraft, MaterialLine
from outreach_tui.domain.months import Month
from outreach_tui.domain.naming import find_name, folded
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.records import Event
from outreach_tui.domain.vocabulary import AttachmentKind, Category, Form, Status
from outreach_tui.i18n import gettext as _
from outreach_tui.services.office import Office

F = TypeVar("F", bound=Callable[..., Any])


_without_position = click.option(
    "--without-position", is_flag=True, help=_("Take out of pictures where they were taken.")
)


def _options(*, adding: bool) -> Callable[[F], F]:
    """Return everything that can be said about an event; parameters are named as the draft's fields are."""
    declared = [
        click.option("--date", "day", type=DAY, help=_("Day (default: today).") if adding else _("Day.")),
        code_option(Form, "--form", help=_("Form of publicity."), required=adding),
        text_option("--title", help=_("Title."), required=adding),
        text_option("--community", "communities", multiple=True, help=_("Community served; may be repeated.")),
        click.option("--all-communities", "whole_subdistrict", is_flag=True, help=_("Serves the whole subdistrict.")),
        click.option("--attendance", type=HEAD_COUNT, help=_("Head-count: 45, 40余, or unknown if nobody counted.")),
        text_option("--venue", help=_("Where it was.")),
        text_option("--law", "laws", multiple=True, help=_("Law it was about; may be repeated.")),
        click.option("--audience", "audiences", type=AUDIENCE, multiple=True,
                     help=_("Whom it was for; may be repeated.")),
        click.option("--speaker", "speakers", type=SPEAKER, multiple=True,
                     help=_("Who spoke, such as 张三:律师; may be repeated.")),
        text_option("--organiser", help=_("Who held it.")),
        text_option("--co-organiser", "co_organisers", multiple=True, help=_("Who helped; may be repeated.")),
        code_option(Status, "--status",
                    help=_("What became of it (default: held).") if adding else _("What became of it.")),
        click.option("--plan-month", "month", type=MONTH if adding else MONTH_OR_NONE,
                     help=_("Plan month it serves (default: that of its day).")),
        amount_option("--material", "materials", field="material", example="读本=30",
                      help=_("Copies handed out, such as 读本=30; may be repeated.")),
        amount_option("--consult", "consultations", field="count", example="婚姻家庭=3", otherwise=1,
                      help=_("Consultations there, such as 婚姻家庭=3; may be repeated.")),
        click.option("--date-end", "day_end", type=DAY_OR_NONE, help=_("Last day, when there are several.")),
        click.option("--from-time", "starts_at", type=TIME, help=_("When it began, such as 09:30.")),
        click.option("--to-time", "ends_at", type=TIME, help=_("When it ended.")),
        click.option("--opinions", type=NUMBER if adding else NUMBER_OR_NONE,
                     help=_("How many opinions were collected.")),
        text_option("--note", help=_("Remark.")),
        keep_numbers_option,
        force_option,
        format_option,
    ]  # fmt: skip

    def decorate(function: F) -> F:
        for option in reversed(declared):
            function = option(function)
        return function

    return decorate


@command(help=_("Log an event with its materials, consultations and files."))
@_options(adding=True)
@click.option("--attach", "paths", type=FILE, multiple=True, help=_("File to keep as evidence; may be repeated."))
@_without_position
@pass_desk
def add(desk: Desk, /, paths: tuple[Path, ...], without_position: bool, force: bool, output: str, **given: Any) -> None:
    """Log an event."""

    from outreach_tui.services.attachments import Attachments
    from outreach_tui.services.logbook import Logbook

    if not given["communities"] and not given["whole_subdistrict"]:
        raise click.UsageError(_("Name the communities served (--community), or say --all-communities."))
    _check_scope(given)
    blank = EventDraft(given["day"] or desk.today, given["form"], given["title"])
    draft = replace(blank, **_changes(given), **_lines(given, None))
    with (
        desk.office() as office,
        Attachments(office).keeping(paths, without_position=without_position) as files,
    ):
        saved = save(lambda insist: Logbook(office).add_event(draft, insist=insist, files=files), force=force)
        _name_event(office, saved.name, output)


@command(help=_("Change an event: only what is named; an empty value takes something away."))
@event_argument
@_options(adding=False)
@pass_desk
def edit(desk: Desk, /, reference: str, force: bool, output: str, **given: Any) -> None:
    """Change an event."""

    from outreach_tui.services.logbook import Logbook

    _check_scope(given)
    with desk.office() as office:
        event = office.event(reference)
        changes = {**_changes(given), **_lines(given, event)}
        if not changes:
            raise refuse("nothing_to_change")
        if "day" in changes and Month.of(event.day) == event.month:
            changes.setdefault("month", None)  # it served the month of its day, and goes on doing so
        draft = replace(EventDraft.of(event), **changes)
        saved = save(
            lambda insist: Logbook(office).change_event(event.id, draft, version=event.version, insist=insist),
            force=force,
        )
        _name_event(office, saved.name, output)


def _check_scope(given: dict[str, Any]) -> None:
    if given["communities"] and given["whole_subdistrict"]:
        raise click.UsageError(_("An event serves either the communities named or, with --all-communities, them all."))


def _changes(given: dict[str, Any]) -> dict[str, Any]:
    """Return the fields of a draft that were given, lines apart."""
    plain = ("day", "form", "title", "venue", "organiser", "status", "starts_at", "ends_at", "note")
    changes = {name: given[name] for name in plain if given[name] is not None}
    for name in ("day_end", "month"):
        if given[name] is not None:
            changes[name] = given[name] or None
    for name in ("communities", "laws", "audiences", "speakers", "co_organisers"):
        if given[name]:
            changes[name] = tuple(filter(_is_something, given[name]))
    if given["whole_subdistrict"]:
        changes |= {"whole_subdistrict": True, "communities": ()}
    elif given["communities"]:
        changes["whole_subdistrict"] = False
    if (heads := given["attendance"]) is not None:
        changes |= {"attendance": heads.value, "attendance_estimated": heads.estimated}
    if (opinions := given["opinions"]) is not None:
        changes["opinions"] = opinions.value if opinions else None
    return changes


def _is_something(value: Any) -> bool:
    """Tell whether a value of a repeatable option is more than the empty one that clears it."""
    return bool(getattr(value, "name", value))


def _lines(given: dict[str, Any], event: Event | None) -> dict[str, Any]:
    """Return the material and consultation lines as they are to be, for those of the two that were given."""
    draft = EventDraft.of(event) if event else None
    changes: dict[str, Any] = {}
    if given["materials"]:
        changes["materials"] = _merged_materials(draft.materials if draft else (), given["materials"])
    if given["consultations"]:
        changes["consultations"] = _merged_visits(draft.consultations if draft else (), given["consultations"])
    return changes


def _summed(amounts: Iterable[Amount]) -> Iterator[Amount]:
    """Yield one amount for each name: what was named twice was handed out, or asked, twice."""
    sums: dict[str, Amount] = {}
    for amount in amounts:
        before = sums.get(folded(amount.name))
        number = amount.number
        if before:
            number = before.number._replace(value=before.number.value + number.value)
        sums[folded(amount.name)] = Amount(before.name if before else amount.name, number)
    yield from sums.values()


def _merged_materials(lines: Iterable[MaterialLine], amounts: Iterable[Amount]) -> tuple[MaterialLine, ...]:
    """Return the lines with what was given for some materials; a material's first line stays the same record."""
    merged = list(lines)
    for name, (quantity, _estimated, measure) in _summed(amounts):
        meant = find_name(name, dict.fromkeys(line.material for line in merged)) or name
        old = next((line for line in merged if line.material == meant), None)
        merged = [line for line in merged if line.material != meant]
        if quantity or old is None:
            base = old or MaterialLine(meant, quantity)
            merged.append(replace(base, quantity=quantity, measure=measure))
    return tuple(merged)


def _merged_visits(lines: Iterable[ConsultationLine], amounts: Iterable[Amount]) -> tuple[ConsultationLine, ...]:
    """Return the lines with what was given for some categories."""
    merged = list(lines)
    for code, (count, *_rest) in _summed(amount._replace(name=category_of(amount.name)) for amount in amounts):
        category = Category(code)
        old = next((line for line in merged if line.category is category), None)
        merged = [line for line in merged if line.category is not category]
        if count or old is None:
            merged.append(replace(old or ConsultationLine(category), count=count))
    return tuple(merged)


def _name_event(office: Office, number: str, output: str) -> None:
    event = office.event(number)
    name_saved(f"{event.number} {event.title}", output, lambda: event_shape(event))


@command(help=_("Take an event out of all figures; it can be brought back."))
@event_argument
@format_option
@pass_desk
def delete(desk: Desk, reference: str, output: str) -> None:
    """Delete an event."""

    from outreach_tui.services.logbook import Logbook

    with desk.office() as office:
        saved = Logbook(office).delete_event(reference)
        _name_event(office, saved.name, output)


@command(help=_("Bring a deleted event back."))
@event_argument
@format_option
@pass_desk
def restore(desk: Desk, reference: str, output: str) -> None:
    """Restore an event."""

    from outreach_tui.services.logbook import Logbook

    with desk.office() as office:
        saved = Logbook(office).restore_event(reference)
        _name_event(office, saved.name, output)


@command(help=_("Keep a file as evidence of an event."))
@event_argument
@click.argument("path", type=FILE)
@code_option(AttachmentKind, "--kind", help=_("What it is (default: by its name)."))
@_without_position
@keep_numbers_option
@format_option
@pass_desk
def attach(
    desk: Desk, reference: str, path: Path, kind: AttachmentKind | None, without_position: bool, output: str
) -> None:
    """Attach a file."""

    from outreach_tui.services.attachments import Attachments

    with desk.office() as office:
        attachments = Attachments(office)
        saved = save(
            lambda _insist: attachments.attach(reference, path, kind, without_position=without_position), force=False
        )
        kept = next(one for one in office.event(reference).attachments if one.id == saved.id)
    name_saved(f"{kept.name} {kept.sha256[:12]}", output, lambda: attachment_shape(kept))


@command(help=_("Take a file off an event, by its name or id; undo brings it back."))
@event_argument
@click.argument("name", type=TEXT, metavar=_("NAME|ID"))
@format_option
@pass_desk
def detach(desk: Desk, reference: str, name: str, output: str) -> None:
    """Take a file off."""

    from outreach_tui.services.attachments import Attachments

    with desk.office() as office:
        event = office.event(reference)
        saved = save(lambda _insist: Attachments(office).detach(reference, name), force=False)
        gone = next(one for one in event.attachments if one.id == saved.id)
    name_saved(gone.name, output, lambda: attachment_shape(gone))
