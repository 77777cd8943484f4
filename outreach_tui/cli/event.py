"""``outreach event``: what is on record; the commands that write are in :mod:`outreach_tui.cli.event_writing`."""

from pathlib import Path

import click

from outreach_tui.cli.commands import Group, Later, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import code_option, event_argument, format_option, limit_option, text_option
from outreach_tui.cli.output import Cell, Column, Sheet, put, say, show, show_json, show_table
from outreach_tui.cli.shapes import attachment_shape, event_line_shape, event_shape
from outreach_tui.cli.values import FOLDER, PERIOD
from outreach_tui.domain.figures import Basis
from outreach_tui.domain.months import Period
from outreach_tui.domain.records import Consultation, Distribution, Event, EventLine
from outreach_tui.domain.vocabulary import Audience, Form, Scope, Status
from outreach_tui.i18n import gettext as _
from outreach_tui.wording.labels import label

_WRITING = "outreach_tui.cli.event_writing"


@click.group(
    cls=Group,
    help=_("Outreach events and their files."),
    lazy={
        "add": Later(_WRITING, "add", _("Log an event with its materials, consultations and files.")),
        "edit": Later(_WRITING, "edit", _("Change an event: only what is named; an empty value takes something away.")),
        "delete": Later(_WRITING, "delete", _("Take an event out of all figures; it can be brought back.")),
        "restore": Later(_WRITING, "restore", _("Bring a deleted event back.")),
        "attach": Later(_WRITING, "attach", _("Keep a file as evidence of an event.")),
        "detach": Later(_WRITING, "detach", _("Take a file off an event, by its name or id; undo brings it back.")),
    },
)
def event() -> None:
    """Group the commands of events."""


@event.command("list", help=_("List events, the newest first; of all time when no period is named."))
@click.argument("period", type=PERIOD, required=False)
@text_option("--community", help=_("Only those of a community."))
@code_option(Form, "--form", help=_("Only those of a form."))
@code_option(Status, "--status", help=_("Only those of a status."))
@text_option("--law", help=_("Only those about a law."))
@code_option(Audience, "--audience", help=_("Only those for an audience."))
@text_option("--text", default="", help=_("Only those with this text in title, venue, note, law or speaker."))
@click.option("--calendar", is_flag=True, help=_("Take the period by date instead of by the plan month served."))
@limit_option
@format_option
@pass_desk
def list_events(
    desk: Desk, period: Period | None, community: str | None, form: Form | None, status: Status | None,
    law: str | None, audience: Audience | None, text: str, calendar: bool, limit: int, output: str,
) -> None:  # fmt: skip
    """List events."""
    from dataclasses import replace

    from outreach_tui.domain.laws import bare_name, find_law
    from outreach_tui.services.listing import Listing, everything

    selection = everything(period, Basis.CALENDAR if calendar else Basis.PLAN)
    if law is not None:
        known = find_law(law)
        selection = replace(selection, law=known.name if known else bare_name(law))
    with desk.office() as office:
        office.subdistrict()
        selection = replace(
            selection,
            community=office.community(community).name if community is not None else None,
            form=form.value if form else None,
            audience=audience.value if audience else None,
        )
        found = Listing(office).events(selection, text=text, status=status, limit=limit + 1)
    if len(found) > limit:
        say(_("Only the newest {count} are listed; see --limit.").format(count=limit))
    show(_sheet(found[:limit]), output)


def _sheet(found: list[EventLine]) -> Sheet:
    columns = [
        Column("number", _("Number")),
        Column("date", _("Date")),
        Column("plan_month", _("Plan month")),
        Column("form", _("Form")),
        Column("status", _("Status")),
        Column("communities", _("Communities")),
        Column("attendance", _("Attendance"), numeric=True),
        Column("consultations", _("Consultations"), numeric=True),
        Column("materials", _("Materials")),
        Column("title", _("Title")),
    ]
    rows: list[list[Cell]] = [
        [
            line.number, line.day.isoformat(), str(line.month), label(line.form), label(line.status), whom(line),
            heads(line), line.consultations, " ".join(f"{measure}{copies}" for measure, copies in line.materials),
            line.title,
        ]
        for line in found
    ]  # fmt: skip
    return Sheet([event_line_shape(line) for line in found], columns, rows)


def whom(line: EventLine | Event) -> str:
    """Return whom an event served."""
    return _("Whole subdistrict") if line.scope is Scope.SUBDISTRICT else "、".join(line.communities)


def heads(line: EventLine | Event) -> str:
    """Return a head-count as people write it: ``45``, ``40+`` for an estimate, ``?`` when nobody counted."""
    if line.attendance is None:
        return "?"
    return f"{line.attendance}+" if line.attendance_estimated else str(line.attendance)


@event.command("show", help=_("Show everything about an event."))
@event_argument
@format_option
@pass_desk
def show_event(desk: Desk, reference: str, output: str) -> None:
    """Show one event."""
    with desk.office() as office:
        found = office.event(reference)
    shape = event_shape(found)
    if output == "json":
        show_json(shape)
    elif output == "table":
        show_table(_details(found))
    else:
        from outreach_tui.cli.saving import record_sheet

        show(record_sheet(shape), output)


def _details(found: Event) -> Sheet:
    """Return an event as lines of name and value, the empty ones left out; texts whole, as they were written."""
    days = f"{found.day}" + (f" - {found.day_end}" if found.day_end else "")
    times = " - ".join(filter(None, (found.starts_at, found.ends_at)))
    lines: list[tuple[str, str]] = [
        (_("Number"), _("{number} (deleted)").format(number=found.number) if found.deleted else found.number),
        (_("Title"), found.title),
        (_("Date"), f"{days} {times}".strip()),
        (_("Plan month"), str(found.month)),
        (_("Form"), label(found.form)),
        (_("Status"), label(found.status)),
        (_("Communities"), whom(found)),
        (_("Venue"), found.venue),
        (_("Organiser"), "、".join(filter(None, (found.organiser, *found.co_organisers)))),
        (_("Speakers"), "、".join(f"{speaker.name} ({label(speaker.role)})" for speaker in found.speakers)),
        (_("Laws"), "、".join(found.laws)),
        (
            _("Audiences"),
            "、".join(
                label(one.audience) + (f" {one.attendance}" if one.attendance is not None else "")
                for one in found.audiences
            ),
        ),
        (_("Attendance"), heads(found)),
        (_("Opinions"), "" if found.opinions is None else str(found.opinions)),
        (_("Note"), found.note),
        *((_("Material"), _material(line)) for line in found.materials),
        *((_("Consultations"), _visits(line)) for line in found.consultations),
        *((_("File"), f"{one.name} ({label(one.kind)}, {one.size})") for one in found.attachments),
        (_("Recorded by"), found.recorder),
    ]
    return Sheet(None, [], [], None, tuple(f"{name}: {value}" for name, value in lines if value))


def _material(line: Distribution) -> str:
    return " ".join(filter(None, (line.material, f"{line.quantity} {line.measure}", line.community, line.note)))


def _visits(line: Consultation) -> str:
    return " ".join(
        filter(None, (label(line.category), str(line.count), label(line.outcome), line.community, line.note))
    )


@event.command("files", help=_("List the files of an event, or write them to a folder."))
@event_argument
@click.option("--export", "folder", type=FOLDER, help=_("Write the files to this folder."))
@format_option
@pass_desk
def files(desk: Desk, reference: str, folder: Path | None, output: str) -> None:
    """List or export the files of an event."""
    with desk.office() as office:
        found = office.event(reference)
        if folder is not None:
            from outreach_tui.services.attachments import Attachments

            for path in Attachments(office).export(found, folder):
                put(str(path))
            return
    columns = [
        Column("id", "ID"),
        Column("kind", _("Kind")),
        Column("name", _("Name")),
        Column("size", _("Bytes"), numeric=True),
        Column("sha256", "SHA-256"),
    ]
    shapes = [attachment_shape(attachment) for attachment in found.attachments]
    show(Sheet(shapes, columns, [[*shape.values()] for shape in shapes]), output)
