"""Options that take a number of people, visits or copies, as people write it."""

import re
import unicodedata
from typing import Any, NamedTuple

import click

from outreach_tui.cli.values import OrNothing, Value
from outreach_tui.domain.numerals import Count, read_count
from outreach_tui.i18n import gettext as _

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


HEAD_COUNT = HeadCount(_("NUMBER"), "attendance")
NUMBER = Number(_("NUMBER"), "quantity")
NUMBER_OR_NONE = OrNothing(NUMBER)
