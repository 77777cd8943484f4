"""What commands share: how they are declared, and the options that many of them take."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from functools import partial
from typing import Any, NamedTuple, TypeVar

import click

from outreach_tui.cli.coded_values import Code, NamedAmount
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.output import FORMATS
from outreach_tui.cli.values import LIMIT, TEXT
from outreach_tui.i18n import LANGUAGES
from outreach_tui.i18n import gettext as _

F = TypeVar("F", bound=Callable[..., Any])
pass_desk = click.make_pass_decorator(Desk)


def _take_database(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    if value is not None and (desk := ctx.find_object(Desk)):
        desk.asked_database = value


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
        self.params += global_options(hidden=True)


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
        rows = [
            (name, self.lazy[name].help if name in self.lazy else (self.commands[name].help or ""))
            for name in self.list_commands(ctx)
        ]
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)


command = partial(click.command, cls=Command)


def text_option(*names: str, help: str, **settings: Any) -> Callable[[F], F]:  # noqa: A002 - click's own word
    """Return an option that takes any text."""
    return click.option(*names, type=TEXT, help=help, **settings)


def code_option(kind: type[StrEnum], *names: str, help: str, **settings: Any) -> Callable[[F], F]:  # noqa: A002
    """Return an option that takes a code of a controlled list, or its label; help names the codes."""
    codes = " ".join(kind)
    return click.option(*names, type=Code(kind, _("CODE")), help=f"{help} [{codes}]", **settings)


def amount_option(
    *names: str,
    field: str,
    example: str,
    help: str,  # noqa: A002
    otherwise: int | None = None,
) -> Callable[[F], F]:
    """Return a repeatable option that takes ``NAME=NUMBER``; ``otherwise`` is the number when there is none."""
    kind = NamedAmount(_("NAME=NUMBER"), field, example, otherwise=otherwise)
    return click.option(*names, type=kind, multiple=True, help=help)


format_option = click.option(
    "--format",
    "output",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help=_("How to write the answer."),
)
force_option = click.option("--force", is_flag=True, help=_("Save even what gives reason to doubt."))
limit_option = click.option("--limit", type=LIMIT, default=500, show_default=True, help=_("List at most so many."))
event_argument = click.argument("reference", type=TEXT, metavar=_("EVENT"))
