"""What a verb answers: what was saved, and what the user should know about it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.records import Stock


@dataclass(frozen=True)
class Saved:
    """A record that is safely on disk; ``name`` is what people call it (a number or a name)."""

    id: RecordId
    name: str
    notes: tuple[Problem, ...] = ()


def shortages(stocks: Iterable[Stock], names: Collection[str]) -> tuple[Problem, ...]:
    """Return a note for each named material of which more was handed out than came in (domain rule §3.8)."""
    return tuple(
        Problem(
            "stock_below_zero",
            "material",
            stock.material.name,
            Severity.NOTE,
            details={"on_hand": str(stock.on_hand), "measure": stock.material.measure},
        )
        for stock in stocks
        if stock.material.name in names and stock.on_hand < 0
    )
