"""Which community had something in which month (domain rule §3.6). Only reads."""

from collections import defaultdict
from collections.abc import Collection

from outreach_tui.domain.figures import Coverage, CoverageRow
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import Community
from outreach_tui.domain.vocabulary import CellState, Standing
from outreach_tui.store.connection import Reader
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads import tallies as tally_reads


def count_coverage(reader: Reader, year: int) -> Coverage:
    """Return the coverage of a year, as of the reader's moment."""
    period = Period.of_year(year)
    communities = office_reads.own_communities(reader)
    zeros = set(tally_reads.zero_months(reader, period.first.ym, period.last.ym))
    events: dict[tuple[str, int], dict[int, int]] = defaultdict(dict)
    for name, ym, standing, count in tally_reads.community_months(reader, period.first.ym, period.last.ym):
        events[name, ym][standing] = count
    months = tuple(period.months())

    def row(community: Community) -> CoverageRow:
        of_month = [events[community.name, month.ym] for month in months]
        cells = (
            _cell(community, month, known, (community.name, month.ym) in zeros)
            for month, known in zip(months, of_month, strict=True)
        )
        return CoverageRow(community.name, tuple(cells), tuple(known.get(Standing.DONE, 0) for known in of_month))

    return Coverage(year, months, tuple(map(row, communities)))


def _cell(community: Community, month: Month, standings: Collection[int], zero: bool) -> CellState:
    """Say what is known of a community in a month; a month in which it did not exist is never due."""
    if not community.existed_in(month):
        return CellState.ABSENT
    if Standing.DONE in standings:
        return CellState.DONE
    if Standing.PLANNED in standings:
        return CellState.PLANNED
    return CellState.ZERO if zero else CellState.MISSING


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
