"""Several subdistricts in one database: each counted as it counts itself, side by side; and going between them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from outreach_tui.domain.figures import Basis, Dimension, Figures, Targets
from outreach_tui.domain.months import Period
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import add_targets, count_tally
from outreach_tui.store.database import Database
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


def subdistricts_of(office: Office) -> list[str]:
    """Return the names of all subdistricts there are to see."""
    with office.database.reading() as reader:
        return [one.name for one in office_reads.subdistricts(reader)]


def move_to(office: Office, name: str) -> None:
    """Have the office work in another subdistrict of its database from now on; refuse a name that none has."""
    with office.database.reading() as reader:
        office.database.office = office_reads.find_subdistrict(reader, name)
    office.database.subdistrict = name


@contextmanager
def office_beside(office: Office, name: str | None) -> Iterator[Office]:
    """Open a subdistrict of the same database (``None``: the first one) while the office stays where it is."""
    database = Database(office.database.location, name)
    try:
        database.open()
        yield replace(office, database=database)
    finally:
        database.close()


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
