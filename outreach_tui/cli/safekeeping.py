"""``outreach backup``, ``restore``, ``dump`` and ``load``: everything at once, out and in."""

import sys
from pathlib import Path
from typing import Any

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option
from outreach_tui.cli.output import Cell, Column, Sheet, put, say, show, show_json, tell
from outreach_tui.cli.saving import all_or_nothing, record_sheet
from outreach_tui.cli.values import FILE
from outreach_tui.i18n import gettext as _
from outreach_tui.services.backups import Backup
from outreach_tui.services.dumping import Dumped, Dumping
from outreach_tui.services.safekeeping import Preview, Safekeeping, State
from outreach_tui.wording.backups import records_name


@command(help=_("Copy the database and its attached files: to FILE, by default into the folder of backups beside it."))
@click.argument("path", metavar=_("[FILE]"), type=FILE, required=False)
@format_option
@pass_desk
def backup(desk: Desk, path: Path | None, output: str) -> None:
    """Back up."""
    with desk.office() as office:
        made = Safekeeping(office).back_up(path)
    tell(made.notes())
    _name(str(made.path), backup_shape(made), output)


def backup_shape(made: Backup) -> dict[str, Any]:
    """Return a backup as JSON carries it; ``bytes`` is the size of the database alone."""
    return {
        "path": str(made.path),
        "at": made.at.isoformat(),
        "bytes": made.path.stat().st_size,
        "attachments": str(made.attachments) if made.attachments.exists() else None,
        "lost": [*made.lost],
    }


@command(
    help=_(
        "Put a backup, or what dump wrote, in place of what is there, in one step; what is there is backed up first."
    )
)
@click.argument("path", metavar=_("FILE"), type=FILE)
@click.option("--dry-run", is_flag=True, help=_("Only show what would change."))
@click.option("--yes", "-y", is_flag=True, help=_("Do not ask."))
@format_option
@pass_desk
def restore(desk: Desk, path: Path, dry_run: bool, yes: bool, output: str) -> None:
    """Restore a backup."""
    with desk.office(opened=False) as office:
        keeping = Safekeeping(office)
        preview = keeping.preview(path)
        if dry_run:
            show(_preview_sheet(preview), output)
            return
        if output == "table":
            show(_preview_sheet(preview), output)
        if not yes:
            click.confirm(_("Replace the present data with this backup?"), abort=True, err=True)
        restored = keeping.restore(path)
    if restored.before is not None:
        say(_("What was there before is kept in {path}").format(path=restored.before.path))
    if restored.aside is not None:
        say(_("What could not be opened is kept as {path}").format(path=restored.aside))
    shape = {**_preview_shape(preview), "before": str(restored.before.path) if restored.before else None}
    _name(_("{path} is restored.").format(path=path), shape, output)


def _preview_sheet(preview: Preview) -> Sheet:
    """Return what would change: one row for each kind of record, now and then."""
    columns = [
        Column("what", _("Records")),
        Column("now", _("Now"), numeric=True),
        Column("then", _("In the backup"), numeric=True),
    ]
    now = preview.now.records if preview.now else {}
    rows: list[list[Cell]] = [
        [records_name(kind), now.get(kind, 0), count] for kind, count in preview.then.records.items()
    ]
    rows.append([_("Last change"), _moment(preview.now), _moment(preview.then)])
    before = [_("{path}: {subdistrict}").format(path=preview.path, subdistrict=preview.then.subdistrict)]
    if preview.now is None:
        before.append(_("What is there now cannot be read."))
    return Sheet(_preview_shape(preview), columns, rows, None, tuple(before))


def _moment(state: State | None) -> str:
    return state.last_change.astimezone().strftime("%Y-%m-%d %H:%M") if state and state.last_change else "-"


def _preview_shape(preview: Preview) -> dict[str, Any]:
    return {
        "path": str(preview.path),
        "now": _state_shape(preview.now) if preview.now else None,
        "then": _state_shape(preview.then),
    }


def _state_shape(state: State) -> dict[str, Any]:
    return {
        "subdistrict": state.subdistrict,
        "last_change": state.last_change.isoformat() if state.last_change else None,
        "records": dict(state.records),
    }


@command(help=_("Write everything as one JSON document, alike from both kinds of database, to FILE or to the screen."))
@click.argument("path", metavar=_("[FILE]"), type=FILE, required=False)
@click.option("--without-files", is_flag=True, help=_("Leave the contents of attached files out."))
@format_option
@pass_desk
def dump(desk: Desk, path: Path | None, without_files: bool, output: str) -> None:
    """Dump everything."""
    with desk.office() as office:
        if path is None:
            for piece in Dumping(office).pieces(with_files=not without_files):
                sys.stdout.write(piece)
            return
        dumped = Dumping(office).dump(path, with_files=not without_files)
    _told(dumped, output)
    say(_("This file holds everything, remarks and contacts included. Keep it as safe as the database."))


@command(help=_("Read a JSON file written by dump into a database that is empty or does not exist yet."))
@click.argument("path", metavar=_("FILE"), type=FILE)
@click.option("--another", is_flag=True, help=_("Put it beside the subdistricts that are there, as a district does."))
@format_option
@pass_desk
def load(desk: Desk, path: Path, another: bool, output: str) -> None:
    """Load a dump."""
    from outreach_tui.services.dumping import read_document

    read_document(path)  # before a database is made for nothing
    with all_or_nothing(desk.location().path), desk.office(create=True) as office:
        dumped = Dumping(office).load(path, another=another)
    _told(dumped, output)


def _told(dumped: Dumped, output: str) -> None:
    tell(dumped.notes)
    rows = sum(dumped.rows.values())
    line = _("{path}: {count} rows").format(path=dumped.path, count=rows)
    _name(line, {"path": str(dumped.path), "rows": dict(dumped.rows)}, output)


def _name(line: str, shape: dict[str, Any], output: str) -> None:
    if output == "table":
        put(line)
    elif output == "json":
        show_json(shape)
    else:
        show(record_sheet(shape), output)
