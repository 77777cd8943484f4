"""The options that many commands take."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any, TypeVar

import click

from outreach_tui.cli.coded_values import Code
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.output import FORMATS
from outreach_tui.cli.values import LIMIT, TEXT
from outreach_tui.i18n import gettext as _

F = TypeVar("F", bound=Callable[..., Any])


def text_option(*names: str, help: str, **settings: Any) -> Callable[[F], F]:  # noqa: A002 - click's own word
    """Return an option that takes any text."""
    return click.option(*names, type=TEXT, help=help, **settings)


def code_option(kind: type[StrEnum], *names: str, help: str, **settings: Any) -> Callable[[F], F]:  # noqa: A002
    """Return an option that takes a code of a controlled list, or its label; help names the codes."""
    codes = " ".join(kind)
    return click.option(*names, type=Code(kind, _("CODE")), help=f"{help} [{codes}]", **settings)


format_option = click.option(
    "--format",
    "output",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help=_("How to write the answer."),
)


def _keep_numbers(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    if value and (desk := ctx.find_object(Desk)):
        desk.keep_numbers = True


keep_numbers_option = click.option(
    "--keep-numbers",
    is_flag=True,
    expose_value=False,
    callback=_keep_numbers,
    help=_("Keep telephone, identity-card and bank-card numbers in texts; otherwise they are masked."),
)
force_option = click.option("--force", is_flag=True, help=_("Save even what gives reason to doubt."))
limit_option = click.option("--limit", type=LIMIT, default=500, show_default=True, help=_("List at most so many."))
event_argument = click.argument("reference", type=TEXT, metavar=_("EVENT"))
