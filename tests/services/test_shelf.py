"""The shelf agrees with a plain count of what came and went, and says how long it will last."""

from collections import Counter
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.domain.drafts import DistributionDraft, MaterialDraft, PlanDraft, StockDraft, TargetDraft
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.records import MovementKind
from outreach_tui.domain.shelf import Basis, ShelfMonth, lasting
from outreach_tui.domain.vocabulary import MaterialKind, Measure, TargetScope
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.shelf import ShelfLine, movement, read_movements, read_shelf
from outreach_tui.services.stock import Stock

JANUARY = Month(2020, 1)


def _line(office: Office, name: str, month: Month = JANUARY) -> ShelfLine:
    return next(line for line in read_shelf(office, month).lines if line.stock.material.name == name)


def _plan(office: Office, month: Month, amount: int, scope: TargetScope = TargetScope.SUBDISTRICT) -> None:
    target = TargetDraft(Measure.COPIES, amount, scope, material="读本")
    Planning(office).set_month(PlanDraft(month, targets=(target,)))


def test_twelve_months_with_what_came_and_went(small_office: Office) -> None:
    stock = Stock(small_office)
    stock.receive(StockDraft("读本", 40, date(2018, 6, 1)))
    stock.give(DistributionDraft("读本", 30, date(2019, 11, 4), "长城"))
    stock.adjust(StockDraft("读本", -5, date(2019, 12, 9)))
    stock.give(DistributionDraft("读本", 10, date(2020, 1, 3)))
    line = _line(small_office, "读本")
    assert [(month.month.ym, month.on_hand) for month in line.months[-4:]] == [
        (201910, 40), (201911, 10), (201912, 5), (202001, 95),
    ]  # fmt: skip
    assert (line.received, line.handed_out, line.stock.on_hand) == (100, 40, 95)
    assert _line(small_office, "读本", Month(2019, 11)).stock.on_hand == 10


def test_the_plan_says_when_copies_run_out(small_office: Office) -> None:
    _plan(small_office, Month(2020, 2), 60)
    _plan(small_office, Month(2020, 4), 15, TargetScope.EACH)
    line = _line(small_office, "读本")
    assert (line.lasting.basis, line.lasting.until, line.lasting.short) == (Basis.PLAN, Month(2020, 4), 5)
    Stock(small_office).receive(StockDraft("读本", 5, date(2020, 1, 9)))
    assert _line(small_office, "读本").lasting.until is None


def test_without_a_plan_recent_use_says_it(small_office: Office) -> None:
    stock = Stock(small_office)
    for month in (11, 12):
        stock.give(DistributionDraft("折页", 10, date(2019, month, 2)))
    stock.give(DistributionDraft("折页", 10, date(2020, 1, 2)))
    line = _line(small_office, "折页")
    assert (line.lasting.basis, line.lasting.monthly, line.lasting.until) == (Basis.USE, 10.0, Month(2020, 3))
    assert _line(small_office, "海报").lasting.basis is Basis.NOTHING


@given(st.integers(-50, 300), st.lists(st.integers(0, 90), min_size=1, max_size=8))
def test_copies_last_until_the_month_in_which_the_plan_asks_for_more(on_hand: int, asked: list[int]) -> None:
    months = [ShelfMonth(JANUARY.plus(-back), 0, 0, 0, 0) for back in range(11, -1, -1)]
    plan = {JANUARY.plus(place): amount for place, amount in enumerate(asked)}
    found = lasting(on_hand, months, plan)
    if not any(asked):
        assert found.basis is Basis.NOTHING
    elif sum(asked) <= on_hand:
        assert found.until is None
    else:
        needed = [sum(asked[: place + 1]) for place in range(len(asked))]
        first = next(place for place, amount in enumerate(needed) if amount > on_hand)
        assert (found.until, found.short) == (JANUARY.plus(first), needed[first] - on_hand)


MOVES = st.lists(
    st.tuples(
        st.sampled_from(["receive", "give", "adjust"]),
        st.integers(1, 30),
        st.dates(date(2018, 11, 1), date(2020, 1, 31)),
    ),
    max_size=10,
)


@given(MOVES)
@settings(max_examples=20, deadline=None)
def test_the_shelf_agrees_with_a_plain_count(shared_office: Office, moves: list[tuple[str, int, date]]) -> None:
    stock = Stock(shared_office)
    name = f"资料{len(shared_office.known().materials)}"
    stock.add_material(MaterialDraft(name, MaterialKind.LEAFLET))
    by_month: Counter[Month] = Counter()
    for verb, quantity, day in moves:
        if verb == "give":
            stock.give(DistributionDraft(name, quantity, day))
        elif verb == "receive":
            stock.receive(StockDraft(name, quantity, day))
        else:
            stock.adjust(StockDraft(name, -quantity, day))
        by_month[Month.of(day)] += quantity if verb == "receive" else -quantity
    line = _line(shared_office, name)
    for month in line.months:
        assert month.on_hand == sum(amount for other, amount in by_month.items() if other <= month.month)
    page = read_movements(shared_office, name)
    befores = [*(one.on_hand for one in page.lines[1:]), 0]
    for one, before in zip(page.lines, befores, strict=False):
        assert one.on_hand - before == one.movement.quantity
    assert (page.lines[0].on_hand if page.lines else 0) == line.stock.on_hand


def test_movements_come_in_pages_that_join(small_office: Office) -> None:
    stock = Stock(small_office)
    for day in range(3, 9):
        stock.give(DistributionDraft("读本", day, date(2020, 1, day), "长城", note="x [/foo] y"))
    whole = read_movements(small_office, "读本")
    first = read_movements(small_office, "读本", limit=4)
    rest = read_movements(small_office, "读本", first.lines[-1], limit=4)
    assert (whole.complete, first.complete, rest.complete) == (True, False, True)
    assert first.lines + rest.lines == whole.lines
    assert whole.lines[0].movement.note == "x [/foo] y"
    assert [one.movement.kind for one in whole.lines] == [MovementKind.HANDED_OUT] * 6 + [MovementKind.RECEIPT]


def test_a_movement_is_found_by_the_end_of_its_id(small_office: Office) -> None:
    (line,) = read_movements(small_office, "读本").lines
    assert movement(small_office, "读本", line.movement.id[-8:]) == line.movement
    for wrong in ("", "zz", line.movement.id + "0"):
        with pytest.raises(Refused, match="unknown_movement"):
            movement(small_office, "读本", wrong)
