"""Several subdistricts in one database: each counted as it counts itself, side by side. Only reads."""

from collections.abc import Iterable, Iterator

from outreach_tui.domain.district import DistrictCoverage, DistrictFacts, DistrictTally, SubdistrictRow
from outreach_tui.domain.figures import Basis, Dimension, Figures
from outreach_tui.domain.months import Period
from outreach_tui.services.covering import coverage_of
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import add_targets, count_tally
from outreach_tui.store.connection import Reader
from outreach_tui.store.reads import office as office_reads


def tally_subdistricts(office: Office, period: Period, basis: Basis = Basis.PLAN) -> DistrictTally:
    """Count a period in every subdistrict, all of them as of one moment."""
    with office.database.reading() as reader:
        return _tally(reader, period, basis)


def cover_subdistricts(office: Office, year: int) -> DistrictCoverage:
    """Return the coverage of a year in every subdistrict, all of them as of one moment."""
    with office.database.reading() as reader:
        return _coverage(reader, Period.of_year(year))


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
