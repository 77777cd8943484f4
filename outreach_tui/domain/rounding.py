"""Figures as official prose prints them (domain rules §4): a printed figure never says more than the truth.

``余`` means "at least": a count is floored to its leading digit, or to its two leading digits where one alone
would hide a tenth of it or more. An exact round number takes no mark, and numbers below ten print as they are.
"""

from enum import StrEnum
from typing import Final, NamedTuple

#: Counts below this are printed as they are.
SMALLEST_ROUNDED: Final = 10
_WAN: Final = 10_000
_YI: Final = 100_000_000


class Rule(StrEnum):
    """How a printed figure follows from the exact one."""

    EXACT = "exact"
    FLOOR = "floor"  #: floored, and marked 余
    PERCENT = "percent"  #: a share, floored to a tenth of a per cent
    HIDDEN = "hidden"  #: small enough to point at somebody, and so not printed


class Mark(StrEnum):
    """What a mark beside a number claims about the truth."""

    NONE = "none"
    AT_LEAST = "at_least"  #: 余 多 超过: the number or more
    BELOW = "below"  #: 近: just under the number
    ABOUT = "about"  #: 约: either side of it


class Rounded(NamedTuple):
    """The number to print and the rule that made it."""

    value: int
    rule: Rule


def round_down(count: int) -> Rounded:
    """Return what to print for a count: 1046 → 1000余, 3218 → 3000余, 12300 → 1.2万余, 3000 → 3000."""
    if count < SMALLEST_ROUNDED:
        return Rounded(count, Rule.EXACT)
    digits = len(str(count))
    floored = _floor(count, digits - 1)
    if digits > 2 and (count - floored) * 10 >= count:
        floored = _floor(count, digits - 2)
    return Rounded(floored, Rule.EXACT if floored == count else Rule.FLOOR)


def _floor(count: int, zeros: int) -> int:
    unit = int(10**zeros)
    return count // unit * unit


def in_chinese(rounded: Rounded) -> str:
    """Return a number as Chinese prose writes it: ``1000余``, ``1.2万余``, ``3000``; the measure word follows."""
    mark = "余" if rounded.rule is Rule.FLOOR else ""
    return f"{_short(rounded.value)}{mark}"


def _short(value: int) -> str:
    """Return a number, in 万 or 亿 where that leaves at most one digit behind the point."""
    for unit, word in ((_YI, "亿"), (_WAN, "万")):
        if value >= unit and value * 10 % unit == 0:
            whole, tenths = divmod(value * 10 // unit, 10)
            return f"{whole}.{tenths}{word}" if tenths else f"{whole}{word}"
    return str(value)


def in_english(rounded: Rounded) -> str:
    """Return a number as English prose writes it: ``over 1,000``, ``3,000``."""
    return f"over {rounded.value:,}" if rounded.rule is Rule.FLOOR else f"{rounded.value:,}"


def share_of(part: int, whole: int) -> float:
    """Return a share between 0 and 1, floored to four places so that it never says more than the truth."""
    return part * 10_000 // whole / 10_000


def percent(part: int, whole: int) -> str:
    """Return a share as ``51.8%``, floored to a tenth so that it never says more than the truth."""
    permille = part * 1000 // whole
    return f"{permille // 10}.{permille % 10}%" if permille % 10 else f"{permille // 10}%"


def reach(value: int) -> range:
    """Return the counts that ``value余`` stands for: from the number to the next one of as many digits."""
    unit = 1
    while value and value % (unit * 10) == 0:
        unit *= 10
    return range(value, value + max(unit, 1))


def supports(truth: int, value: int, mark: Mark) -> bool:
    """Tell whether a printed number with its mark is a fair statement of the truth."""
    match mark:
        case Mark.AT_LEAST:
            return truth > value and truth in reach(value)
        case Mark.BELOW:
            return value * 9 <= truth * 10 and truth < value
        case Mark.ABOUT:
            return abs(truth - value) * 10 <= value
        case _:
            return truth == value


def overstates(truth: int, value: int, mark: Mark) -> bool:
    """Tell whether a printed number claims more than the truth."""
    match mark:
        case Mark.BELOW:
            return value * 9 > truth * 10
        case Mark.ABOUT:
            return value * 10 > truth * 11
        case _:
            return value > truth
