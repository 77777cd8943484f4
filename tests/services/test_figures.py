"""Every figure of a generated year equals a count in plain loops, and the records behind it add up to it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count as numbers
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_tui.domain.figures import Basis, Dimension, Figures, Selection, Targets
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.records import Consultation, Distribution, EventLine
from outreach_tui.domain.vocabulary import CellState, Status, TargetScope
from outreach_tui.services import listing
from outreach_tui.services.covering import count_coverage
from outreach_tui.services.listing import Listing, Page
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import Tallying
from tests.builders import set_up
from tests.services import naive
from tests.services.generated import Doing, months, periods, years

SPLIT = [by for by in Dimension if by is not Dimension.PLAN]
_numbers = numbers(1)


def generated_year(bare_office: Office, steps: Sequence[tuple[Any, ...]]) -> Doing:
    """Do the steps in an office of their own; the other offices in the database must not show."""
    bare_office.database.office = ""
    set_up(bare_office, f"街道{next(_numbers)}")
    doing = Doing(bare_office)
    for step in steps:
        doing.do(step)
    return doing


def generated(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    )


class TestTallies:
    @given(steps=years, period=periods, basis=st.sampled_from(Basis))
    @generated(20)
    def test_rows_and_totals_by_every_dimension(
        self, bare_office: Office, steps: Sequence[tuple[Any, ...]], period: Period, basis: Basis
    ) -> None:
        year = generated_year(bare_office, steps).year
        for by in SPLIT:
            tally = Tallying(bare_office).tally(period, by, basis)
            rows = {row.key: row.figures for row in tally.rows}
            wanted = {key: naive.row(year, period, basis, by, key) for key in naive.keys(year, period, by)}
            if by is Dimension.LAW:  # laws have rows when there is something to count
                wanted = {key: figures for key, figures in wanted.items() if key in rows or not figures.nothing}
            assert list(rows) == list(wanted)
            assert rows == wanted
            assert tally.total.figures == naive.count(year, naive.Wanted(period, basis))
            zeros = Figures().with_measures(tuple(tally.total.figures.materials))
            assert tally.sum_of_rows == sum(wanted.values(), zeros)

    @given(steps=years, period=periods)
    @generated(12)
    def test_targets(self, bare_office: Office, steps: Sequence[tuple[Any, ...]], period: Period) -> None:
        year = generated_year(bare_office, steps).year
        tally = Tallying(bare_office).tally(period, Dimension.COMMUNITY)
        for row in tally.rows:
            assert row.targets == (naive.asked_of_community(year, period, row.key) if row.key else Targets())
        assert tally.total.targets == naive.asked_in_all(year, period)
        by_month = Tallying(bare_office).tally(period, Dimension.MONTH)
        for row, month in zip(by_month.rows, period.months(), strict=True):
            assert row.targets == naive.asked_in_all(year, Period.of_month(month))

    @given(steps=years, period=periods, basis=st.sampled_from(Basis))
    @generated(12)
    def test_the_plan_target_by_target(
        self, bare_office: Office, steps: Sequence[tuple[Any, ...]], period: Period, basis: Basis
    ) -> None:
        year = generated_year(bare_office, steps).year
        rows = list(Tallying(bare_office).tally(period, Dimension.PLAN, basis).rows)
        assert len(rows) == sum(len(year.plan.get(month, ())) for month in period.months())
        for month in period.months():
            for target in year.plan.get(month, ()):
                key = "/".join(
                    filter(
                        None,
                        (
                            str(month), target.measure.value,
                            target.form.value if target.form else target.material,
                            target.community or target.scope.value,
                        ),
                    )
                )  # fmt: skip
                (row,) = [row for row in rows if row.key == key]
                wanted = naive.Wanted(
                    Period.of_month(month),
                    basis,
                    community=target.community or None,
                    form=target.form.value if target.form else None,
                    material=target.material or None,
                )
                assert row.figures == naive.count(year, wanted)
                whole = replace(target, scope=TargetScope.SUBDISTRICT)
                asked = [whole]
                if target.scope is TargetScope.EACH:
                    asked = [whole for name in year.communities if target in naive.asked_of(year, name, month)]
                assert row.targets == naive.summed(year, asked)


def everything_of(read: Any, office: Office, selection: Selection) -> Iterator[Any]:
    """Read a list to its end, page by page."""
    page: Page[Any] = read(office, selection)
    yield from page.records
    while not page.complete:
        page = read(office, selection, after=page.records[-1])
        yield from page.records


def added_up(office: Office, selection: Selection, measures: tuple[str, ...]) -> Figures:
    """Add up the records that a selection lists."""
    events: list[EventLine] = list(everything_of(listing.list_events, office, selection))
    visits: list[Consultation] = list(everything_of(listing.list_consultations, office, selection))
    copies: list[Distribution] = list(everything_of(listing.list_distributions, office, selection))
    by_measure = Counter(dict.fromkeys(measures, 0))
    for line in copies:
        by_measure[line.measure] += line.quantity
    return Figures(
        events=len(events),
        attendance=sum(event.attendance or 0 for event in events),
        attendance_estimated=sum(event.attendance or 0 for event in events if event.attendance_estimated),
        events_attendance_unknown=sum(event.attendance is None for event in events),
        consultations=sum(line.count for line in visits),
        consultations_at_events=sum(line.count for line in visits if line.event_id),
        materials=dict(by_measure),
        events_by_form=dict(Counter(event.form.value for event in events)),
    )


class TestRecordsBehindFigures:
    @given(steps=years, period=periods, basis=st.sampled_from(Basis), by=st.sampled_from(Dimension))
    @generated(20)
    def test_they_add_up_to_every_figure(
        self,
        bare_office: Office,
        steps: Sequence[tuple[Any, ...]],
        period: Period,
        basis: Basis,
        by: Dimension,
    ) -> None:
        generated_year(bare_office, steps)
        tally = Tallying(bare_office).tally(period, by, basis)
        measures = tuple(tally.total.figures.materials)
        for row in (*tally.rows, tally.total):
            assert added_up(bare_office, row.selection, measures) == row.figures, row.key


class TestCoverage:
    @given(steps=years, number=st.sampled_from([2018, 2019, 2020]))
    @generated(12)
    def test_every_community_month(self, bare_office: Office, steps: Sequence[tuple[Any, ...]], number: int) -> None:
        year = generated_year(bare_office, steps).year
        coverage = Tallying(bare_office).coverage(number)
        assert [row.community for row in coverage.rows] == list(year.communities)
        for row in coverage.rows:
            for month, cell, held in zip(coverage.months, row.cells, row.events, strict=True):
                state, done = naive_cell(year, row.community, month)
                assert (cell, held) == (state, done), (row.community, month)
        cells = [cell for row in coverage.rows for cell in row.cells]
        due, done = len(cells) - cells.count(CellState.ABSENT), cells.count(CellState.DONE)
        assert (coverage.due, coverage.done) == (due, done)
        with bare_office.database.reading() as reader:
            some = count_coverage(reader, number, most=1)
        counted = [replace(row, events=tuple(min(held, 1) for held in row.events)) for row in coverage.rows]
        assert some == replace(coverage, rows=tuple(counted))


def naive_cell(year: naive.Year, community: str, month: Month) -> tuple[CellState, int]:
    there = [
        event
        for event in year.events
        if not event.deleted and event.month(Basis.PLAN) == month and community in event.draft.communities
    ]
    held = sum(event.done for event in there)
    if not year.existed(community, month):
        return CellState.ABSENT, held
    if held:
        return CellState.DONE, held
    if any(event.draft.status is Status.PLANNED for event in there):
        return CellState.PLANNED, 0
    return (CellState.ZERO if (community, month) in year.zeros else CellState.MISSING), 0


class TestStock:
    @given(steps=years, until=months)
    @generated(10)
    def test_it_is_what_came_less_what_went(
        self, bare_office: Office, steps: Sequence[tuple[Any, ...]], until: Month
    ) -> None:
        year = generated_year(bare_office, steps).year
        last_day = until.end.replace(day=1)
        for stock in Listing(bare_office).stock(last_day.isoformat()):
            went = [
                line.count
                for line in year.lines
                if line.done and line.material == stock.material.name and line.day <= last_day
            ]
            assert stock.handed_out == sum(went)
            assert stock.on_hand == -sum(went)


@pytest.mark.parametrize("by", SPLIT)
def test_an_empty_year_is_all_zeros(office: Office, by: Dimension) -> None:
    tally = Tallying(office).tally(Period.of_year(2019), by)
    nothing = Figures().with_measures(("册", "份", "条"))
    assert all(row.figures == nothing for row in (*tally.rows, tally.total))
    assert tally.sum_of_rows == nothing
