"""How long copies on a shelf last: pure arithmetic over months and the plan."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from outreach_tui.domain.months import LAST_YEAR, Month


@dataclass(frozen=True)
class ShelfMonth:
    """What came and went of a material in a month, and the copies on hand at its end."""

    month: Month
    received: int
    handed_out: int
    adjusted: int
    on_hand: int


class Basis(StrEnum):
    """What says how fast a material goes: the plan, what was handed out lately, or nothing does."""

    PLAN = "plan"
    USE = "use"
    NOTHING = "nothing"


@dataclass(frozen=True)
class Lasting:
    """How long copies will last. ``until`` is the month in which they run out, ``None`` when none is in sight.

    ``short`` is how many copies are missing in that month, by the plan; ``monthly`` how many went a month lately.
    """

    basis: Basis
    until: Month | None = None
    short: int = 0
    monthly: float = 0.0


def lasting(on_hand: int, months: Sequence[ShelfMonth], asked: Mapping[Month, int]) -> Lasting:
    """Return how long copies will last: by the plan where it asks for the material, else by what went lately.

    ``months`` are the last ones, the current one at the end; of what is asked of it, what went already is done.
    """
    current = months[-1]
    used = [month.handed_out for month in months]
    since = next((place for place, copies in enumerate(used) if copies), len(used))
    monthly = sum(used) / max(len(used) - since, 1)
    if any(asked.values()):
        wanted = 0
        for month, amount in sorted(asked.items()):
            wanted += max(amount - current.handed_out, 0) if month == current.month else amount
            if wanted > on_hand:
                return Lasting(Basis.PLAN, month, wanted - on_hand, monthly)
        return Lasting(Basis.PLAN, None, 0, monthly)
    if not monthly:
        return Lasting(Basis.NOTHING)
    whole_months = int(max(on_hand, 0) / monthly)
    months_left = (LAST_YEAR - current.month.year) * 12
    return Lasting(Basis.USE, current.month.plus(min(whole_months, months_left)), 0, monthly)
