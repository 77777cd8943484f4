"""The whole tree of commands, for what describes it: the manual page and the reference."""

from collections.abc import Iterator
from typing import NamedTuple

import click


class Described(NamedTuple):
    """A command with all that can be said of it, in the language its module was imported in.

    ``path`` is how it is called (``outreach event add``); ``usage`` what follows; ``terms`` are pairs of how an
    option is written and what it means, without the global options, which are told once, of the root.
    """

    path: str
    usage: str
    help: str
    terms: tuple[tuple[str, str], ...]
    group: bool


def described(command: click.Command, context: click.Context) -> Iterator[Described]:
    """Walk a command and all below it, in the order of its lists."""
    group = isinstance(command, click.Group)
    terms = [
        (written, _plain(meaning))
        for parameter in command.get_params(context)
        if (record := parameter.get_help_record(context)) is not None
        for written, meaning in [record]
        if meaning and ("--help" not in parameter.opts or context.parent is None)
    ]
    usage = " ".join(command.collect_usage_pieces(context))
    yield Described(context.command_path, usage, (command.help or "").strip(), tuple(terms), group)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            if (below := command.get_command(context, name)) is not None and not below.hidden:
                yield from described(below, click.Context(below, info_name=name, parent=context))


def _plain(text: str) -> str:
    return " ".join(text.split())


def whole(root: click.Command) -> list[Described]:
    """Return every command of the program."""
    return [*described(root, click.Context(root, info_name="outreach"))]
