"""``outreach undo``, ``redo`` and ``history``: taking back, doing again, and who did what."""

from typing import Any

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option
from outreach_tui.cli.output import Cell, Column, Sheet, show
from outreach_tui.cli.saving import name_saved
from outreach_tui.cli.values import LIMIT, TEXT
from outreach_tui.domain.history import Change, Step, Way
from outreach_tui.i18n import gettext as _
from outreach_tui.services.undoing import Undoing
from outreach_tui.wording.fields import field_text
from outreach_tui.wording.steps import step_text


@command(help=_("Take back the newest thing you did, an import included, as one step; also after a restart."))
@format_option
@pass_desk
def undo(desk: Desk, output: str) -> None:
    """Take back."""
    with desk.office() as office:
        _tell(Undoing(office).undo(), _("Taken back: {what}"), output)


@command(help=_("Do again what was taken back last, until you do something new."))
@format_option
@pass_desk
def redo(desk: Desk, output: str) -> None:
    """Do again."""
    with desk.office() as office:
        _tell(Undoing(office).redo(), _("Done again: {what}"), output)


def _tell(step: Step, told: str, output: str) -> None:
    """Tell a step as what was done in the first place, be it done again or taken back."""
    from dataclasses import replace

    done = replace(step, way=Way.DO)
    name_saved(told.format(what=step_text(done)), output, lambda: step_shape(step))


@command(help=_("Show who did what, when: all of it, or what became of one record (event number, id or its end)."))
@click.argument("record", type=TEXT, metavar=_("[RECORD]"), default="")
@click.option("--limit", type=LIMIT, default=50, show_default=True, help=_("List at most so many."))
@format_option
@pass_desk
def history(desk: Desk, record: str, limit: int, output: str) -> None:
    """Show what was done."""
    with desk.office() as office:
        found = Undoing(office).history(record, limit=limit)
    columns = [
        Column("at", _("When")),
        Column("actor", _("Who")),
        Column("action", _("What was done")),
        Column("undone", _("State")),
        *([Column("changed", _("Changed"))] if record else []),
    ]
    rows: list[list[Cell]] = [
        [
            step.at.astimezone(desk.clock().tzinfo).strftime("%Y-%m-%d %H:%M"),
            step.actor,
            step_text(step),
            _("taken back") if step.undone else "",
            *([_changed(step)] if record else []),
        ]
        for step in found
    ]
    show(Sheet([step_shape(step) for step in found], columns, rows), output)


def _changed(step: Step) -> str:
    """Return what became of the fields of records that were there before and after."""
    changes = [change for change in step.changes if change.before and change.after]
    return "; ".join(field_text(*field) for change in changes for field in change.fields())


def step_shape(step: Step) -> dict[str, Any]:
    """Return an action as JSON carries it; ``way`` is ``do``, ``undo`` or ``redo``."""
    return {
        "action": step.id,
        "at": step.at.isoformat(),
        "actor": step.actor,
        "way": step.way.value,
        "verb": step.verb,
        "undoes": step.undoes,
        "undone": step.undone,
        "records": [_change_shape(change) for change in step.changes],
    }


def _change_shape(change: Change) -> dict[str, Any]:
    kind = "added" if change.before is None else "removed" if change.after is None else "changed"
    return {
        "kind": change.kind,
        "id": change.record_id,
        "name": change.name,
        "version": change.version,
        "change": kind,
        "fields": {name: {"before": before, "after": after} for name, before, after in change.fields()},
    }
