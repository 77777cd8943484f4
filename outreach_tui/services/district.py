"""Several subdistricts in one database: each counted as it counts itself, side by side. Only reads."""

from collections.abc import Iterable
from dataclasses import dataclass

from outreach_tui.domain.figures import Basis, Dimension, Figures, Targets
from outreach_tui.domain.months import Period
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import add_targets, count_tally
from outreach_tui.store.reads import office as office_reads


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


def tally_subdistricts(office: Office, period: Period, basis: Basis = Basis.PLAN) -> DistrictTally:
    """Count a period in every subdistrict, all of them as of one moment."""
    rows = []
    with office.database.reading() as reader:
        for subdistrict in office_reads.subdistricts(reader):
            total = count_tally(reader.beside(subdistrict.id), period, Dimension.FORM, basis).total
            rows.append(SubdistrictRow(subdistrict.name, total.figures, total.targets))
    words = _in_order(word for row in rows for word in row.figures.materials)
    figures = sum((row.figures for row in rows), Figures()).with_measures(words)
    total_row = SubdistrictRow("", figures, add_targets(row.targets for row in rows))
    return DistrictTally(period, basis, tuple(rows), total_row)


def _in_order(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
