"""``outreach form``: a superior's own form, described once and filled for every period."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from outreach_tui import i18n
from outreach_tui.cli.commands import Group, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option, text_option
from outreach_tui.cli.output import Cell, Column, Sheet, put, say, show
from outreach_tui.cli.values import FILE, PERIOD
from outreach_tui.domain.months import Period
from outreach_tui.domain.problems import refuse
from outreach_tui.i18n import gettext as _
from outreach_tui.reports.forms import FormShelf, form_writer


@click.group(cls=Group, help=_("Forms of a superior: say once which figure goes into which cell, then fill them."))
def form() -> None:
    """Group the commands about forms."""


@contextmanager
def _shelf(desk: Desk) -> Iterator[FormShelf]:
    """Open the shelf, with what communities and materials are called today."""
    from outreach_tui.services.own_forms import names_of

    with desk.office() as office:
        yield FormShelf(desk.paths.data / "forms", names_of(office))


@form.command(help=_("Keep a form (.xlsx, or .docx with tables) and what goes into its cells."))
@click.argument("name", metavar=_("NAME"))
@click.argument("path", metavar=_("FILE"), type=FILE)
@click.option("--cell", "cells", metavar=_("CELL=FIGURE"), multiple=True, required=True,
              help=_("What goes into a cell, such as B5=events.lecture or 1!R3C2=consultations. Repeatable."),
)  # fmt: skip
@click.option("--force", is_flag=True, help=_("Replace a form of the same name."))
@pass_desk
def add(desk: Desk, name: str, path: Path, cells: tuple[str, ...], force: bool) -> None:
    """Keep a form."""
    pairs = {}
    for cell in cells:
        address, equals, figure = cell.partition("=")
        if not (equals and address.strip() and figure.strip()):
            raise refuse("unreadable_pair", "document", cell, example="B5=events.lecture")
        pairs[address.strip()] = figure.strip()
    with _shelf(desk) as shelf:
        put(shelf.add(name, path, pairs, force=force).name)


@form.command("list", help=_("List the forms that are kept, with what goes into their cells."))
@format_option
@pass_desk
def list_forms(desk: Desk, output: str) -> None:
    """List forms."""
    with _shelf(desk) as shelf:
        forms = shelf.forms()
    data = [{"name": one.name, "kind": one.suffix, "cells": dict(one.cells)} for one in forms]
    rows: list[list[Cell]] = [
        [one.name, one.suffix, "; ".join(f"{cell}={name}" for cell, name in one.cells.items())] for one in forms
    ]
    columns = [Column("name", _("Name")), Column("kind", _("Kind")), Column("cells", _("Cells"))]
    show(Sheet(data, columns, rows), output)


@form.command(help=_("Call a form otherwise."))
@click.argument("name", metavar=_("NAME"))
@click.argument("new", metavar=_("NEW_NAME"))
@pass_desk
def rename(desk: Desk, name: str, new: str) -> None:
    """Rename a form."""
    with _shelf(desk) as shelf:
        put(shelf.rename(name, new).name)


@form.command(help=_("Remove a form for good, with what was said of its cells."))
@click.argument("name", metavar=_("NAME"))
@click.option("--yes", "-y", is_flag=True, help=_("Do not ask."))
@pass_desk
def remove(desk: Desk, name: str, yes: bool) -> None:
    """Remove a form."""
    with _shelf(desk) as shelf:
        kept = shelf.get(name)
        if not yes:
            click.confirm(_("Remove the form {name} for good?").format(name=kept.name), abort=True, err=True)
        shelf.remove(kept.name)
        put(kept.name)


@form.command(help=_("Fill a form with the figures of a period."))
@click.argument("name", metavar=_("NAME"))
@click.argument("period", type=PERIOD)
@click.option("--output", "-o", "path", type=FILE, required=True, help=_("Write the filled form to this file."))
@text_option("--community", help=_("Only one community's work."))
@click.option("--force", is_flag=True, help=_("Replace files that exist already."))
@pass_desk
def fill(desk: Desk, name: str, period: Period, path: Path, community: str | None, force: bool) -> None:
    """Fill a form."""
    from outreach_tui.reports.building import make_summary
    from outreach_tui.reports.model import Options
    from outreach_tui.reports.writing import check_targets, write_all
    from outreach_tui.services.summarising import open_facts

    with _shelf(desk) as shelf:
        kept = shelf.get(name)
    if path.suffix.lower() != kept.suffix:
        raise refuse("form_suffix", "output", str(path), suffix=kept.suffix)
    check_targets([path], force=force)
    with desk.office() as office, open_facts(office, period, community or "") as facts:
        summary = make_summary(facts, Options(i18n.language(), exact=True))
        say(_("Writing {title} …").format(title=path.name))
        write_all(
            summary,
            [path],
            force=force,
            done=lambda written: put(str(written)),
            writers={kept.suffix: form_writer(kept)},
        )
