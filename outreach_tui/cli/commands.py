"""What every command is made of: lazily imported groups, the global options, and the desk that commands work at."""

from collections.abc import Mapping
from functools import partial
from typing import Any, NamedTuple

import click

from outreach_tui.cli.desk import Desk
from outreach_tui.i18n import LANGUAGES
from outreach_tui.i18n import gettext as _

TYPE_CHECKING = False  # as typing's, which costs 5 ms to ask
if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

pass_desk = click.make_pass_decorator(Desk)


def _take_database(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None and (desk := ctx.find_object(Desk)):
        desk.asked_database = value


def _take_subdistrict(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None and (desk := ctx.find_object(Desk)):
        desk.asked_subdistrict = value


def global_options(*, hidden: bool) -> list[click.Parameter]:
    """Return the options that may stand before and after every command.

    ``--lang`` is read before anything else, by :class:`Desk`; here it is only checked.
    """
    return [
        click.Option(
            ["--db"],
            metavar=_("FILE|URL"),
            help=_("The database: a file, or postgresql://... (also by OUTREACH_DB)."),
            expose_value=False,
            callback=_take_database,
            hidden=hidden,
        ),
        click.Option(
            ["--subdistrict"],
            metavar=_("NAME"),
            help=_("The subdistrict, where the database has several (also by OUTREACH_SUBDISTRICT)."),
            expose_value=False,
            callback=_take_subdistrict,
            hidden=hidden,
        ),
        click.Option(
            ["--lang"],
            type=click.Choice([*LANGUAGES]),
            help=_("The language to speak."),
            expose_value=False,
            hidden=hidden,
        ),
    ]


class Command(click.Command):
    """A command that takes the global options too."""

    def __init__(self, *arguments: Any, **settings: Any) -> None:
        super().__init__(*arguments, **settings)
        self.options_metavar = _("[OPTIONS]")
        own = {name for parameter in self.params for name in parameter.opts}
        self.params += [option for option in global_options(hidden=True) if not own & set(option.opts)]


class Later(NamedTuple):
    """A command that is imported when it is called: where it is, and its one line in a list of commands."""

    module: str
    attribute: str
    help: str


class Group(click.Group):
    """A group of commands, those of ``lazy`` each in a module that is imported only for them."""

    command_class = Command

    def __init__(
        self, *arguments: Any, lazy: Mapping[str, Later] | None = None, hidden: bool = True, **settings: Any
    ) -> None:
        super().__init__(*arguments, **settings)
        self.options_metavar = _("[OPTIONS]")
        self.subcommand_metavar = _("[COMMAND] [ARGS]...") if self.invoke_without_command else _("COMMAND [ARGS]...")
        self.lazy = lazy or {}
        self.params += global_options(hidden=hidden)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands, in the order a newcomer meets them."""
        return [*self.lazy, *(name for name in self.commands if name not in self.lazy)]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return a command, importing its module."""
        if cmd_name not in self.lazy or cmd_name in self.commands:
            return super().get_command(ctx, cmd_name)
        from importlib import import_module

        later = self.lazy[cmd_name]
        command: click.Command = getattr(import_module(later.module), later.attribute)
        self.add_command(command, cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands without importing those that were not asked for."""
        rows = [(name, self._line(name)) for name in self.list_commands(ctx)]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem[str]]":
        """Return what a word may become, without importing a command for its name."""
        from click.shell_completion import CompletionItem

        named = [
            CompletionItem(name, help=self._line(name))
            for name in self.list_commands(ctx)
            if name.startswith(incomplete)
        ]
        return [*named, *click.Command.shell_complete(self, ctx, incomplete)]

    def _line(self, name: str) -> str:
        return self.lazy[name].help if name in self.lazy else (self.commands[name].help or "")


command = partial(click.command, cls=Command)
