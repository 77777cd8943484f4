"""The root of the command line: what there is, in the order a newcomer meets it."""

import sys

import click

from outreach_tui import __version__
from outreach_tui.cli.commands import Group, Later, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.domain.problems import refuse
from outreach_tui.i18n import gettext as _

_HERE = "outreach_tui.cli"

COMMANDS = {
    "demo": Later(f"{_HERE}.demo", "demo", _("Try the program on a sample year.")),
    "init": Later(f"{_HERE}.init", "init", _("Set up a database for a subdistrict and its year.")),
    "info": Later(f"{_HERE}.info", "info", _("Show versions, and where everything is kept.")),
    "settings": Later(f"{_HERE}.settings", "settings", _("Show or change the settings of this computer.")),
    "subdistrict": Later(f"{_HERE}.settings", "subdistrict", _("Show or change the subdistrict.")),
    "completion": Later(f"{_HERE}.completion", "completion", _("Write the script by which Tab finishes commands.")),
    "manual": Later(f"{_HERE}.manual", "manual", _("Write the manual page of all commands.")),
    "community": Later(f"{_HERE}.community", "community", _("Communities and their explicit zeros.")),
    "plan": Later(f"{_HERE}.plan", "plan", _("The yearly plan: themes, key days, targets.")),
    "log": Later(f"{_HERE}.log", "log", _("Log an event typed in one line.")),
    "read": Later(f"{_HERE}.read", "read", _("Read a bulletin and show what it says of its event.")),
    "event": Later(f"{_HERE}.event", "event", _("Outreach events and their files.")),
    "booth": Later(f"{_HERE}.booth", "booth", _("The street table: pick or begin a booth, count, close it.")),
    "consult": Later(f"{_HERE}.consult", "consult", _("Legal consultations.")),
    "material": Later(f"{_HERE}.material", "material", _("Publicity materials and their stock.")),
    "template": Later(f"{_HERE}.template", "template", _("Write a workbook for communities to fill in.")),
    "import": Later(f"{_HERE}.importing", "import_files", _("Read workbooks and CSV files into the logbook.")),
    "export": Later(f"{_HERE}.exporting", "export", _("Write records to a workbook or CSV files.")),
    "tally": Later(f"{_HERE}.tally", "tally", _("Count a period against the plan.")),
    "coverage": Later(f"{_HERE}.coverage", "coverage", _("Show which community had something in which month.")),
    "backup": Later(f"{_HERE}.safekeeping", "backup", _("Copy everything to one place.")),
    "restore": Later(f"{_HERE}.safekeeping", "restore", _("Put a backup in place of what is there.")),
    "check": Later(f"{_HERE}.checking", "check", _("Look for anything wrong with the records.")),
    "dump": Later(f"{_HERE}.safekeeping", "dump", _("Write everything to one JSON file.")),
    "load": Later(f"{_HERE}.safekeeping", "load", _("Read a JSON file into an empty database.")),
    "server": Later(f"{_HERE}.server", "server", _("One PostgreSQL database for many people, each with a role.")),
    "privacy": Later(f"{_HERE}.privacy", "privacy", _("Printed pages about personal data.")),
    "purge": Later(f"{_HERE}.privacy", "purge", _("Remove personal data whose time is over.")),
    "undo": Later(f"{_HERE}.undo", "undo", _("Take back what you did last.")),
    "redo": Later(f"{_HERE}.undo", "redo", _("Do again what was taken back.")),
    "history": Later(f"{_HERE}.undo", "history", _("Show who did what, when.")),
    "report": Later(f"{_HERE}.report", "report", _("Write the year-end summary, or a month's bulletin.")),
    "form": Later(f"{_HERE}.form", "form", _("Fill a superior's own forms.")),
    "verify": Later(f"{_HERE}.verify", "verify_document", _("Say whether a summary that was sent still holds.")),
    "proofread": Later(f"{_HERE}.proofread", "proofread_document", _("Read a text against the records.")),
}


@click.group(
    name="outreach",
    cls=Group,
    lazy=COMMANDS,
    hidden=False,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
    help=_("A logbook for legal-education outreach. Without a command it opens the terminal interface."),
)
@click.version_option(__version__, prog_name="outreach")
@click.pass_context
def program(ctx: click.Context) -> None:
    """Open the terminal interface when no command was named."""
    if ctx.invoked_subcommand is None:
        ctx.exit(open_interface())


@pass_desk
def open_interface(desk: Desk) -> int:
    """Open the terminal interface and return its exit code."""
    location = desk.location() if desk.named_database else None
    require_terminal()
    from outreach_tui.tui.beginning import SAMPLE_WANTED, run  # type: ignore[import-not-found,import-untyped,unused-ignore]

    code = run(location, desk.settings, desk.paths, subdistrict=desk.named_subdistrict)
    if code == SAMPLE_WANTED:
        from outreach_tui.cli.demo import open_sample

        return open_sample(desk)
    return code


def require_terminal() -> None:
    """Refuse to open the terminal interface where there is no terminal."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        raise refuse("terminal_missing")
