"""One measure by two dimensions: every value is what the records behind it add up to."""

from dataclasses import replace

import pytest

from outreach_tui.domain.figures import Basis, Dimension, Selection
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.services.crosstab import CrossTable, Question, cross
from outreach_tui.services.listing import Listing
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import CARRIED, Tallying
from outreach_tui.store.reads import lines as line_reads

PERIOD = Period(Month(2019, 3), Month(2019, 6))
PAIRS = [
    (measure, rows, columns)
    for measure, carried in CARRIED.items()
    for rows in sorted(carried)
    for columns in sorted(carried)
    if rows is not columns
]


def _listed(office: Office, measure: Measure, word: str, selection: Selection) -> int:
    """Count the records of a selection one by one."""
    if measure is Measure.CONSULTATIONS:
        return sum(one.count for one in Listing(office).consultations(selection, limit=10_000))
    if measure is Measure.COPIES:
        with office.database.reading() as reader:
            lines = line_reads.list_distributions(reader, replace(selection, measure=word), limit=10_000)
        return sum(line.quantity for line in lines)
    events = Listing(office).events(selection, limit=10_000)
    return len(events) if measure is Measure.EVENTS else sum(event.attendance or 0 for event in events)


def _differing(office: Office, table: CrossTable) -> list[tuple[str, ...]]:
    lines = [*range(len(table.lines)), None]
    columns = [*range(len(table.column_keys)), None]
    values = [[*line.values, line.total] for line in table.lines] + [[*table.totals, table.total]]
    return [
        (str(line), str(column), str(value))
        for line, row in zip(lines, values, strict=True)
        for column, value in zip(columns, row, strict=True)
        if value != _listed(office, table.measure, table.word, table.selection_of(line, column))
    ]


@pytest.mark.parametrize("basis", Basis)
@pytest.mark.parametrize("measure", Measure)
def test_every_value_is_the_sum_of_its_records(sample_office: Office, measure: Measure, basis: Basis) -> None:
    word = "份" if measure is Measure.COPIES else ""
    for counted, rows, columns in PAIRS:
        if counted is not measure:
            continue
        table = cross(sample_office, Question(PERIOD, rows, columns, measure, word, basis))
        assert table.total > 0
        if measure is Measure.ATTENDANCE and Dimension.AUDIENCE in (rows, columns):
            # an audience may have a head-count of its own, which no list of events shows
            totals = [row.figures.attendance for row in Tallying(sample_office).tally(PERIOD, rows, basis).rows]
            assert [line.total for line in table.lines] == totals
        else:
            assert _differing(sample_office, table) == [], (rows, columns)


def test_both_ways_round_it_is_the_same_table(sample_office: Office) -> None:
    for measure, rows, columns in PAIRS:
        asked = Question(PERIOD, rows, columns, measure, "份" if measure is Measure.COPIES else "")
        one = cross(sample_office, asked)
        other = cross(sample_office, replace(asked, rows=columns, columns=rows))
        turned = list(zip(*(line.values for line in other.lines), strict=True))
        assert [line.values for line in one.lines] == turned
