"""``outreach demo``: the sample year, to look at or to keep."""

from pathlib import Path
from tempfile import TemporaryDirectory

import click

from outreach_tui.cli.app import require_terminal
from outreach_tui.cli.commands import command, pass_desk
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.output import put, say
from outreach_tui.cli.saving import all_or_nothing
from outreach_tui.cli.values import FILE
from outreach_tui.domain.problems import refuse
from outreach_tui.i18n import gettext as _
from outreach_tui.store.location import Location


@command(help=_("Try the program on a sample year: on a throw-away copy, or written to a file with --to."))
@click.option("--to", "path", type=FILE, help=_("Write the sample database to this file instead."))
@pass_desk
def demo(desk: Desk, path: Path | None) -> int:
    """Open the sample year, or write it."""
    from outreach_tui.demo.sample_year import write_sample_year  # type: ignore[import-not-found,unused-ignore]

    if path is not None:
        if path.exists():
            raise refuse("file_exists", "db", str(path))
        with all_or_nothing(path):
            write_sample_year(Location(path=path)).database.close()
        put(str(path))
        say(_("This is a made-up sample year. Look at it with: outreach --db {path}").format(path=path))
        return 0
    return open_sample(desk)


def open_sample(desk: Desk) -> int:
    """Open the terminal interface on a throw-away copy of the sample year; return its exit code."""
    from outreach_tui.demo.sample_year import write_sample_year

    require_terminal()
    from outreach_tui.tui.beginning import run  # type: ignore[import-not-found,unused-ignore]

    with TemporaryDirectory(prefix="outreach-demo-", ignore_cleanup_errors=True) as folder:
        location = Location(path=Path(folder) / "demo.db")
        write_sample_year(location).database.close()
        return run(location, desk.settings, desk.paths, demo=True)
