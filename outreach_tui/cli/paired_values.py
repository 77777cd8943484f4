"""Options that take two things in one: 读本=30, 老年人=20, 张三:律师."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

import click

from outreach_tui.cli.coded_values import Code
from outreach_tui.cli.counted_values import Number
from outreach_tui.cli.values import Value
from outreach_tui.domain.numerals import Count
from outreach_tui.domain.records import AudienceCount, Speaker
from outreach_tui.domain.vocabulary import Audience, SpeakerRole
from outreach_tui.i18n import gettext as _

F = TypeVar("F", bound=Callable[..., Any])


class Amount(NamedTuple):
    """A name with a number: 读本=30册. ``name`` is empty when the option was given an empty value."""

    name: str
    number: Count


class NamedAmount(Value[Amount]):
    """``NAME=NUMBER``; an empty value stands for "none"."""

    def __init__(self, metavar: str, field: str, example: str, *, otherwise: int | None = None) -> None:
        super().__init__(metavar, field)
        self.example = example
        self.otherwise = otherwise

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Amount:
        """Read a name with a number."""
        if isinstance(value, Amount):
            return value
        name, sign, number = value.replace("＝", "=").rpartition("=")
        if not sign and (self.otherwise is not None or not value):
            return Amount(number.strip(), Count(self.otherwise or 0, estimated=False))
        if not name.strip():
            self.wrong("unreadable_pair", value, param, ctx, example=self.example)
        return Amount(name.strip(), Number(self.name, self.field).convert(number, param, ctx))


class Speakers(Value[Speaker]):
    """A speaker: ``name`` or ``name:role``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Speaker:
        """Read a speaker."""
        if isinstance(value, Speaker):
            return value
        if not value:
            return Speaker("")
        name, sign, role = value.replace("：", ":").rpartition(":")
        if not sign:
            return Speaker(value.strip())
        return Speaker(name.strip(), Code(SpeakerRole, self.name).convert(role, param, ctx))


class Audiences(Value[AudienceCount | None]):
    """An audience, by itself or with its own head-count: ``elderly`` or ``老年人=20``."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> AudienceCount | None:
        """Read an audience."""
        if isinstance(value, AudienceCount) or not value:
            return value or None
        name, sign, number = value.replace("＝", "=").partition("=")
        audience = Code(Audience, self.name).convert(name, param, ctx)
        if not sign:
            return AudienceCount(audience)
        return AudienceCount(audience, Number(self.name, "audience").convert(number, param, ctx).value)


SPEAKER = Speakers(_("NAME[:ROLE]"), "speaker")
AUDIENCE = Audiences(_("AUDIENCE[=NUMBER]"), "audience")


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
