"""How options are read: days, months, periods, codes, counts and pairs, as people write them."""

import re
import unicodedata
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, Generic, NamedTuple, NoReturn, TypeVar

import click

from outreach_tui.cli.desk import Desk
from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import (
    FIRST_YEAR,
    LAST_YEAR,
    Month,
    Period,
    Unreadable,
    parse_day,
    parse_month,
    parse_period,
)
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.numerals import Count, read_count
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

V = TypeVar("V")
C = TypeVar("C", bound=StrEnum)


class Value(click.ParamType[V], Generic[V]):
    """A kind of value; ``metavar`` is how help shows it, ``field`` how problems name it."""

    def __init__(self, metavar: str, field: str = "") -> None:
        self.name = metavar
        self.field = field

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return how help shows a value of this kind."""
        return self.name

    def wrong(
        self,
        code: str,
        value: str,
        param: click.Parameter | None,
        ctx: click.Context | None,
        suggestions: tuple[str, ...] = (),
        **details: str,
    ) -> NoReturn:
        """End as wrong usage, with the sentence of a problem."""
        self.fail(sentence(Problem(code, self.field, value, suggestions=suggestions, details=details)), param, ctx)


def today(ctx: click.Context | None) -> date:
    """Return the day it is for whoever runs the command."""
    desk = ctx.find_object(Desk) if ctx else None
    return (desk or Desk({})).today


class Day(Value[date]):
    """A day; ``today`` and 昨天 too."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read a day."""
        try:
            return value if isinstance(value, date) else parse_day(value, today(ctx))
        except Unreadable as unreadable:
            self.wrong("unreadable_day", unreadable.text, param, ctx)


class DayOrNone(Day):
    """A day, or an empty value to take one away; which comes out as an empty text."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a day or nothing."""
        return "" if value == "" else super().convert(value, param, ctx)


class OneMonth(Value[Month]):
    """A month."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Month:
        """Read a month."""
        try:
            return value if isinstance(value, Month) else parse_month(value, today(ctx))
        except Unreadable as unreadable:
            self.wrong("unreadable_month", unreadable.text, param, ctx)


class Months(Value[Period]):
    """A period of whole months."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Period:
        """Read a period."""
        try:
            return value if isinstance(value, Period) else parse_period(value, today(ctx))
        except Unreadable as unreadable:
            code = "period_reversed" if unreadable.kind == "range_reversed" else "unreadable_period"
            self.wrong(code, unreadable.text, param, ctx)


class FilePath(Value[Path]):
    """A path; whether there is anything is for the command to say, in the user's language."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Path:
        """Return the path, with the home folder for ``~``."""
        return Path(value).expanduser()


class Year(Value[int]):
    """A calendar year; 今年 too."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a year."""
        if isinstance(value, int):
            return value
        try:
            period = parse_period(value, today(ctx))
        except Unreadable:
            period = None
        if period is None or period != Period.of_year(period.first.year):
            self.wrong("unreadable_year", value, param, ctx, least=str(FIRST_YEAR), most=str(LAST_YEAR))
        return period.first.year


class Time(Value[str]):
    """A time of the day, as ``09:30``."""

    _FORM = re.compile(r"([0-9]{1,2})[:.时点]([0-9]{2})?分?")

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Read a time."""
        if value == "":
            return ""
        found = self._FORM.fullmatch(unicodedata.normalize("NFKC", value).strip())
        if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
            self.wrong("unreadable_time", value, param, ctx)
        return f"{int(found[1]):02d}:{int(found[2] or 0):02d}"


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


_INTEGER = re.compile(r"[-+]?[0-9]{1,18}")


def read_number(text: str) -> Count | None:
    """Read a count as people write it, or a plain whole number however small or large."""
    if count := read_count(text):
        return count
    plain = unicodedata.normalize("NFKC", text).replace("−", "-").replace(",", "").strip()
    return Count(int(plain), estimated=False) if _INTEGER.fullmatch(plain) else None


class Heads(NamedTuple):
    """A head-count that was given; ``value`` is ``None`` when what was given is that nobody knows."""

    value: int | None
    estimated: bool = False


class HeadCount(Value[Heads]):
    """A number of people: ``45``, ``40余``; ``unknown`` for one nobody took."""

    _UNKNOWN = frozenset({"", "unknown", "未知", "不详", "?", "？"})

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Heads:
        """Read a number of people."""
        if isinstance(value, Heads):
            return value
        if value.strip().casefold() in self._UNKNOWN:
            return Heads(None)
        count = read_number(value)
        if count is None:
            self.wrong("unreadable_number", value, param, ctx)
        return Heads(count.value, count.estimated)


class Number(Value[Count]):
    """An exact whole number, with the measure word that may follow it."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Count:
        """Read a number."""
        if isinstance(value, Count):
            return value
        if isinstance(value, int):
            return Count(value, estimated=False)
        count = read_number(value)
        if count is None:
            self.wrong("unreadable_number", value, param, ctx)
        if count.estimated:
            self.wrong("number_estimated", value, param, ctx)
        return count


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


#: Each kind of value as options use it.
DAY = Day(_("DAY"), "date")
DAY_OR_NONE = DayOrNone(_("DAY"), "date")
MONTH = OneMonth(_("MONTH"), "month")
PERIOD = Months(_("PERIOD"), "period")
YEAR = Year(_("YEAR"), "year")
TIME = Time(_("TIME"))
HEAD_COUNT = HeadCount(_("NUMBER"), "attendance")
SPEAKER = Speakers(_("NAME[:ROLE]"), "speaker")
AUDIENCE = Audiences(_("AUDIENCE[=NUMBER]"), "audience")
NUMBER = Number(_("NUMBER"), "quantity")
FILE = FilePath(_("FILE"))
FOLDER = FilePath(_("FOLDER"))
