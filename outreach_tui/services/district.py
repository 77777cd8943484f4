"""Several subdistricts in one database: each counted as it counts itself, side by side; and going between them."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from outreach_tui.domain.district import DistrictCoverage, DistrictFacts, DistrictTally, SubdistrictRow
from outreach_tui.domain.figures import Basis, Dimension, Figures
from outreach_tui.domain.months import Period
from outreach_tui.services.covering import coverage_of
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import add_targets, count_tally
from outreach_tui.store.database import Database
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import office as office_reads


def subdistricts_of(office: Office) -> list[str]:
    """Return the names of all subdistricts there are to see."""
    with office.database.reading() as reader:
        return [one.name for one in office_reads.subdistricts(reader)]


def move_to(office: Office, name: str) -> None:
    """Have the office work in another subdistrict of its database from now on; refuse a name that none has."""
    with office.database.reading() as reader:
        office.database.office = office_reads.find_subdistrict(reader, name)
    office.database.subdistrict = name


def bring_in(office: Office, path: Path) -> str:
    """Read a file of everything in beside the subdistricts that are there, and go on in its own; return its name."""
    from outreach_tui.services.dumping import Dumping  # what figures need not wait for

    before = {*subdistricts_of(office)}
    Dumping(office).load(path, another=True)
    name = next(name for name in subdistricts_of(office) if name not in before)
    move_to(office, name)
    return name


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
    with office.database.reading() as reader:
        return _tally(reader, period, basis)


def cover_subdistricts(office: Office, period: Period) -> DistrictCoverage:
    """Return the coverage of a period in every subdistrict, all of them as of one moment."""
    with office.database.reading() as reader:
        return _coverage(reader, period)


def tally_and_cover_subdistricts(
    office: Office, period: Period, basis: Basis = Basis.PLAN
) -> tuple[DistrictTally, DistrictCoverage]:
    """Count a period in every subdistrict, with its coverage, all of them as of one moment."""
    with office.database.reading() as reader:
        return _tally(reader, period, basis), _coverage(reader, period)


def read_district(office: Office, period: Period) -> DistrictFacts:
    """Read what a summary of all subdistricts tells of a period."""
    with office.database.reading() as reader:
        tally = _tally(reader, period, Basis.PLAN)
        words = tuple(tally.total.figures.materials)
        months = [Figures().with_measures(words)] * len(period.months())
        for _name, own in _each(reader):
            rows = count_tally(own, period, Dimension.MONTH).rows
            months = [before + row.figures for before, row in zip(months, rows, strict=True)]
        return DistrictFacts(tally, _coverage(reader, period), tuple(months), office.clock())


def _each(reader: Reader) -> Iterator[tuple[str, Reader]]:
    """Yield the name of every subdistrict there is to see, and what reads it."""
    for subdistrict in office_reads.subdistricts(reader):
        yield subdistrict.name, reader.beside(subdistrict.id)


def _tally(reader: Reader, period: Period, basis: Basis) -> DistrictTally:
    rows = []
    for name, own in _each(reader):
        total = count_tally(own, period, Dimension.FORM, basis).total
        rows.append(SubdistrictRow(name, total.figures, total.targets))
    words = _in_order(word for row in rows for word in row.figures.materials)
    figures = sum((row.figures for row in rows), Figures()).with_measures(words)
    total_row = SubdistrictRow("", figures, add_targets(row.targets for row in rows))
    return DistrictTally(period, basis, tuple(rows), total_row)


def _coverage(reader: Reader, period: Period) -> DistrictCoverage:
    rows = tuple((name, coverage_of(own, period)) for name, own in _each(reader))
    return DistrictCoverage(tuple(period.months()), rows)


def _in_order(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(words))
