"""Which community had something in which month (domain rule §3.6). Only reads."""

from outreach_tui.domain.figures import Coverage, CoverageRow
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import Community
from outreach_tui.domain.vocabulary import CellState, Standing
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads import tallies as tally_reads


def count_coverage(reader: Reader, year: int, most: int | None = None) -> Coverage:
    """Return the coverage of a year, as of the reader's moment.

    Where ``most`` is given, no more than so many events are counted of a community in a month.
    """
    period = Period.of_year(year)
    communities = office_reads.own_communities(reader)
    zeros = set(tally_reads.zero_months(reader, period.first.ym, period.last.ym))
    held: dict[tuple[str, int], int] = {}
    planned: set[tuple[str, int]] = set()
    counted = (
        tally_reads.community_months(reader, period.first.ym, period.last.ym)
        if most is None
        else tally_reads.some_community_months(reader, year, most)
    )
    for name, ym, standing, count in counted:
        if standing == Standing.DONE:
            held[name, ym] = count
        else:
            planned.add((name, ym))
    months = tuple(period.months())
    yms = [month.ym for month in months]

    def cell(community: Community, month: Month, place: tuple[str, int]) -> CellState:
        if not community.existed_in(month):
            return CellState.ABSENT  # a month in which it did not exist is never due
        if place in held:
            return CellState.DONE
        if place in planned:
            return CellState.PLANNED
        return CellState.ZERO if place in zeros else CellState.MISSING

    def row(community: Community) -> CoverageRow:
        places = [(community.name, ym) for ym in yms]
        cells = [cell(community, month, place) for month, place in zip(months, places, strict=True)]
        return CoverageRow(community.name, tuple(cells), tuple([held.get(place, 0) for place in places]))

    return Coverage(year, months, tuple(map(row, communities)))


def coverage_of(reader: Reader, period: Period, community: str = "") -> Coverage:
    """Return the coverage of the months of a period only, of the communities that were due in it."""
    rows: dict[str, CoverageRow] = {}
    wanted = period.months()
    for year in sorted({month.year for month in wanted}):
        whole = count_coverage(reader, year)
        kept = [place for place, month in enumerate(whole.months) if month in wanted]
        for row in whole.rows:
            known = rows.get(row.community, CoverageRow(row.community, (), ()))
            rows[row.community] = CoverageRow(
                row.community,
                (*known.cells, *(row.cells[place] for place in kept)),
                (*known.events, *(row.events[place] for place in kept)),
            )
    asked = tuple(row for row in rows.values() if row.due and community in ("", row.community))
    return Coverage(period.first.year, tuple(wanted), asked)
