"""``outreach settings`` and ``outreach subdistrict``: how the program behaves here, and whose records it keeps."""

from typing import Any

import click

from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.options import format_option, text_option
from outreach_tui.cli.output import Cell, Column, Sheet, flat, show
from outreach_tui.cli.saving import name_saved, save
from outreach_tui.cli.values import TEXT
from outreach_tui.domain.problems import refuse
from outreach_tui.i18n import LANGUAGES
from outreach_tui.i18n import gettext as _
from outreach_tui.settings import THEMES, Settings, write_settings

_CHOICES = {"language": [*LANGUAGES], "theme": [*THEMES], "ascii_borders": ["yes", "no"]}
#: Settings that are one value; the keys are a table, which is changed in the file.
_SETTINGS = ("language", "database", "subdistrict", "recorder", "theme", "ascii_borders")


@command(
    help=_("Show the settings of this computer, or change one; an empty value takes it away.")
    + "\n\n\b\noutreach settings theme outreach-light"
)
@click.argument("name", type=click.Choice(_SETTINGS), metavar=_("[NAME]"), required=False)
@click.argument("value", type=TEXT, metavar=_("[VALUE]"), required=False)
@format_option
@pass_desk
def settings(desk: Desk, name: str | None, value: str | None, output: str) -> None:
    """Show or change settings."""
    current = desk.settings
    if name is not None and value is not None:
        current = write_settings(desk.paths.settings, {name: _read(desk, name, value.strip())})
    shape = _shape(current, name)
    columns = [Column("name", _("Setting")), Column("value", _("Value"))]
    rows: list[list[Cell]] = [[one, flat(kept)] for one, kept in shape.items()]
    show(Sheet(shape, columns, rows), output)


def _read(desk: Desk, name: str, value: str) -> object:
    choices = _CHOICES.get(name)
    if value and choices is not None and value not in choices:
        raise refuse("unknown_code", name, value, known=", ".join(choices))
    if name == "ascii_borders":
        return True if value == "yes" else None
    return value or None


def _shape(current: Settings, name: str | None) -> dict[str, Any]:
    shape = {one: getattr(current, one) for one in _SETTINGS}
    return {name: shape[name]} if name is not None else {**shape, "keys": dict(current.keys)}


@command(help=_("Show the subdistrict, or change its name or the language of its reports."))
@text_option("--name", help=_("New name."))
@click.option("--report-language", type=click.Choice([*LANGUAGES]), help=_("The language of reports."))
@format_option
@pass_desk
def subdistrict(desk: Desk, name: str | None, report_language: str | None, output: str) -> None:
    """Show or change the subdistrict."""
    from outreach_tui.services.communities import Communities

    with desk.office() as office:
        there = office.subdistrict()
        if name is not None or report_language is not None:
            wanted = (there.name if name is None else name, report_language or there.report_language)
            save(lambda _insist: Communities(office).rename_subdistrict(*wanted, version=there.version), force=False)
            there = office.subdistrict()
    name_saved(there.name, output, lambda: {"name": there.name, "report_language": there.report_language})
