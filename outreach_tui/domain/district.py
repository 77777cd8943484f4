"""Several subdistricts side by side: their figures and their coverage, each as it counts itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from outreach_tui.domain.figures import Basis, Coverage, Figures, Targets
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.vocabulary import CellState


@dataclass(frozen=True)
class SubdistrictRow:
    """A subdistrict with its figures, each event counted once, and what its plan asks."""

    name: str
    figures: Figures
    targets: Targets


@dataclass(frozen=True)
class DistrictTally:
    """Every subdistrict there is to see, by name; no record belongs to two, so the total is their sum."""

    period: Period
    basis: Basis
    rows: tuple[SubdistrictRow, ...]
    total: SubdistrictRow


@dataclass(frozen=True)
class Covered:
    """How many communities were to have something, and how many of them had."""

    done: int = 0
    due: int = 0

    def __add__(self, other: "Covered") -> "Covered":
        """Return both together."""
        return Covered(self.done + other.done, self.due + other.due)


@dataclass(frozen=True)
class DistrictCoverage:
    """The coverage of every subdistrict there is to see, by name."""

    months: tuple[Month, ...]
    rows: tuple[tuple[str, Coverage], ...]

    @property
    def total(self) -> Covered:
        """The community-months of all subdistricts."""
        return sum((Covered(one.done, one.due) for _, one in self.rows), Covered())


def covered_by_month(coverage: Coverage) -> Sequence[Covered]:
    """Return for each month of a coverage how many communities it counts in, and how many had something."""
    columns = [[row.cells[place] for row in coverage.rows] for place in range(len(coverage.months))]
    return [Covered(cells.count(CellState.DONE), len(cells) - cells.count(CellState.ABSENT)) for cells in columns]


@dataclass(frozen=True)
class DistrictFacts:
    """Everything that a summary of a district tells, as of one moment.

    ``months`` are the figures of all subdistricts in each month of the period, in order.
    """

    tally: DistrictTally
    coverage: DistrictCoverage
    months: tuple[Figures, ...]
    made_at: datetime
