"""The command line is the complete alternative to the screens, as the page on accessibility says."""

import re
from collections.abc import Iterator

from outreach_tui.cli.app import program
from outreach_tui.cli.tree import whole
from outreach_tui.tui.commands import COMMANDS
from tools.site import DOCS

#: What only moves about a screen, changes nothing and shows nothing of its own.
_MOVING = frozenset(
    {
        *("app.show_help", "app.quit", "back", "leave", "open_event", "pick"),
        *("previous", "next", "previous_month", "next_month", "this_month", "wider", "go", "next_view", "move"),
        *("year", "span", "period", "figure", "rows", "columns", "measure", "look"),
    }
)


#: What is about the command line itself, or what help, the settings and the safekeeping show on a screen.
_OF_THE_LINE = frozenset({"completion", "info", "manual"})


def _alternatives() -> Iterator[tuple[set[str], list[str]]]:
    """Yield the commands of screens, and those of the command line that do the same, from each row of the table."""
    for line in (DOCS / "accessibility.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and "`outreach" in line:
            _what, ours, theirs = line.strip("| ").split(" | ")
            yield set(re.findall(r"`([a-z_]+)`", ours)), re.findall(r"`outreach ([a-z -]+)`", theirs)


def test_whatever_a_screen_changes_or_shows_has_a_command() -> None:
    told = {name for ours, _theirs in _alternatives() for name in ours}
    moving = {one.id for one in COMMANDS if one.action.partition("(")[0] in _MOVING}
    every = {command.id for command in COMMANDS}
    assert told <= every
    assert every - told - moving == set()


def test_the_commands_that_do_the_same_are_there() -> None:
    there = {described.path.removeprefix("outreach ") for described in whole(program)}
    told = [command for _ours, theirs in _alternatives() for command in theirs]
    assert len(told) > 50
    assert [command for command in told if command not in there] == []


def test_whatever_a_command_does_a_screen_does_too() -> None:
    leaves = {one.path.removeprefix("outreach ") for one in whole(program) if not one.group}
    told = {command for _ours, theirs in _alternatives() for command in theirs}
    assert leaves - told - _OF_THE_LINE == set()
