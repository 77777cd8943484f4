"""How options are read: texts, days, months, periods and paths, as people write them."""

import re
import unicodedata
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any, Generic, NoReturn, TypeVar

import click

from outreach_tui.cli.desk import Desk
from outreach_tui.domain.calendar_words import parse_day, parse_month, parse_period
from outreach_tui.domain.months import FIRST_YEAR, LAST_YEAR, Month, Period, Unreadable
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.text import clean
from outreach_tui.i18n import gettext as _

V = TypeVar("V")


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
        from outreach_tui.wording.problems import sentence  # 8 ms, only where something is wrong

        self.fail(sentence(Problem(code, self.field, value, suggestions=suggestions, details=details)), param, ctx)


class Text(Value[str]):
    """Any text, without what a terminal or a database would choke on or obey."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Clean a text."""
        return clean(value)


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


class OrNothing(Value[Any]):
    """A value of some kind, or an empty one that takes it away; which comes out as an empty text."""

    def __init__(self, kind: Value[Any]) -> None:
        super().__init__(kind.name, kind.field)
        self.kind = kind

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a value or nothing."""
        return "" if value == "" else self.kind.convert(value, param, ctx)


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
        if isinstance(value, Path):
            return value
        if not value:
            self.wrong("required", value, param, ctx)
        with suppress(RuntimeError):  # ~name where there is no such user: then it is a name like others
            return Path(value).expanduser()
        return Path(value)


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


class Limit(Value[int]):
    """How many records to list at most."""

    MOST = 100_000

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """Read a limit."""
        text = unicodedata.normalize("NFKC", str(value)).strip()
        if not re.fullmatch(r"-?[0-9]{1,18}", text):
            self.wrong("unreadable_number", value, param, ctx)
        if not 1 <= int(text) <= self.MOST:
            self.wrong("number_range", value, param, ctx, least="1", most=str(self.MOST))
        return int(text)


#: Each kind of value as options use it.
TEXT = Text(_("TEXT"))
DAY = Day(_("DAY"), "date")
DAY_OR_NONE = OrNothing(DAY)
MONTH = OneMonth(_("MONTH"), "month")
MONTH_OR_NONE = OrNothing(MONTH)
PERIOD = Months(_("PERIOD"), "period")
YEAR = Year(_("YEAR"), "year")
TIME = Time(_("TIME"))
LIMIT = Limit(_("NUMBER"), "quantity")
FILE = FilePath(_("FILE"), "path")
FOLDER = FilePath(_("FOLDER"), "path")
