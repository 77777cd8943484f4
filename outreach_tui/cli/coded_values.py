"""Options that take a code of a controlled list, alone or with something beside it: a number, a name."""

from enum import StrEnum
from typing import Any, Generic, NamedTuple, TypeVar

import click

from outreach_tui.cli.values import Number, Value
from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.numerals import Count
from outreach_tui.domain.problems import Problem, Refused
from outreach_tui.domain.records import AudienceCount, Speaker
from outreach_tui.domain.vocabulary import (
    Adviser,
    AttachmentKind,
    Audience,
    Category,
    Form,
    MaterialKind,
    Mode,
    Outcome,
    SpeakerRole,
    Status,
)
from outreach_tui.i18n import gettext as _
from outreach_tui.wording.labels import TERMS, label, read_code, spellings
from outreach_tui.wording.problems import sentence

C = TypeVar("C", bound=StrEnum)

_FIELDS: dict[type[StrEnum], str] = {
    Adviser: "adviser",
    AttachmentKind: "kind",
    Audience: "audience",
    Category: "category",
    Dimension: "rows",
    Form: "form",
    MaterialKind: "kind",
    Mode: "mode",
    Outcome: "outcome",
    SpeakerRole: "role",
    Status: "status",
}


class Code(Value[C], Generic[C]):
    """A code of a controlled list, or its label in either language."""

    def __init__(self, kind: type[C], metavar: str) -> None:
        super().__init__(metavar, _FIELDS.get(kind, "code"))
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> C:
        """Read a code."""
        if isinstance(value, self.kind):
            return value
        found = read_code(self.kind, value)
        if found is None:
            problem = unknown_code(self.kind, self.field, value)
            if self.kind is Category:
                # as with communities and materials: a name on no list is refused, not misused
                raise Refused(problem)
            self.fail(sentence(problem), param, ctx)
        return found


def unknown_code(kind: type[StrEnum], field: str, value: str) -> Problem:
    """Return the problem of a text that is none of a list's codes, with the labels it could have meant."""
    by_spelling = {word: code for code, words in spellings(kind).items() for word in (code, *words)}
    meant = dict.fromkeys(label(kind(by_spelling[word])) for word in nearest(value, [*by_spelling]))
    known = ", ".join(f"{code} ({label(code)})" for code in TERMS[kind])
    return Problem("unknown_code", field, value, suggestions=tuple(meant), details={"known": known})


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


def category_of(name: str) -> Category:
    """Return the category a name means; refuse, with the nearest ones, when there is none."""
    found = read_code(Category, name)
    if found is None:
        raise Refused(unknown_code(Category, "category", name))
    return found


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


#: Those that only one command takes.
SPEAKER = Speakers(_("NAME[:ROLE]"), "speaker")
AUDIENCE = Audiences(_("AUDIENCE[=NUMBER]"), "audience")
