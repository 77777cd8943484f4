"""One key at the street table is one record, in order, once, and closing the booth settles its copies."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from outreach_tui.domain.drafts import BoothCount, DistributionDraft, EventDraft
from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.identifiers import made_at, new_id
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.records import Consultation, Distribution, Material
from outreach_tui.domain.vocabulary import Category, Form, Status
from outreach_tui.services.booth import read_booth, read_choice
from outreach_tui.services.booth_keeping import BoothKeeping, Seat
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.stock import Stock
from outreach_tui.services.tallying import Tallying
from tests.builders import NOW

JANUARY = Period.of_month(Month(2020, 1))


def _sit(office: Office, community: str = "朝阳") -> Seat:
    keeping = BoothKeeping(office)
    return keeping.sit_at(keeping.begin("广场咨询", community).name)


def _material(office: Office, name: str) -> Material:
    return office.material(name)


def test_each_call_is_one_consultation_that_the_tally_counts(small_office: Office) -> None:
    keeping, seat = BoothKeeping(small_office), _sit(small_office)
    for category in (Category.DEBT, Category.LABOUR, Category.DEBT):
        keeping.consult(seat, category)
    state = read_booth(small_office, seat.event_id)
    assert state.visits == {Category.DEBT: 2, Category.LABOUR: 1}
    assert state.consultations == 3
    tally = Tallying(small_office).tally(JANUARY, Dimension.COMMUNITY)
    assert tally.total.figures.consultations_at_events == 3
    assert {row.key: row.figures.consultations for row in tally.rows if row.figures.consultations} == {"朝阳": 3}


def test_the_same_key_sent_again_is_saved_once(small_office: Office) -> None:
    keeping, seat = BoothKeeping(small_office), _sit(small_office)
    key, handful = new_id(), new_id()
    reader = _material(small_office, "读本")
    for _attempt in range(3):
        keeping.consult(seat, Category.DEBT, key)
        keeping.hand_out(seat, reader, 5, handful)
    state = read_booth(small_office, seat.event_id)
    assert (state.consultations, state.copies_by_measure) == (1, {"册": 5})


def test_the_newest_entries_are_in_the_order_of_the_keys(small_office: Office) -> None:
    keeping, seat = BoothKeeping(small_office), _sit(small_office)
    ids = [new_id() for _ in range(14)]
    for place, key in enumerate(ids):
        if place % 3:
            keeping.consult(seat, Category.DEBT, key)
        else:
            keeping.hand_out(seat, _material(small_office, "读本"), 1, key)
    newest = read_booth(small_office, seat.event_id).newest
    assert [entry.id for entry in newest] == ids[:3:-1]
    assert {type(entry) for entry in newest} == {Consultation, Distribution}


def test_taking_back_takes_just_that_entry(small_office: Office) -> None:
    keeping, seat = BoothKeeping(small_office), _sit(small_office)
    keeping.consult(seat, Category.DEBT)
    keeping.hand_out(seat, _material(small_office, "读本"), 3)
    keeping.hand_out(seat, _material(small_office, "读本"), 4)
    while (entry := keeping.newest(seat)) is not None:
        before = read_booth(small_office, seat.event_id)
        keeping.take_back(entry.id)
        after = read_booth(small_office, seat.event_id)
        assert len(after.newest) == len(before.newest) - 1
    assert (after.consultations, after.copies_by_measure) == (0, {})
    with pytest.raises(Refused, match="gone"):
        keeping.take_back(new_id())


def test_a_planned_booth_is_held_once_one_sits_at_it(small_office: Office) -> None:
    draft = EventDraft(date(2020, 1, 15), Form.BOOTH, "普法", ("长城",), status=Status.PLANNED)
    number = Logbook(small_office).add_event(draft).name
    assert [event.number for event in read_choice(small_office).of_day] == [number]
    seat = BoothKeeping(small_office).sit_at(number)
    BoothKeeping(small_office).consult(seat, Category.OTHER)
    figures = Tallying(small_office).tally(JANUARY).total.figures
    assert (figures.events, figures.consultations) == (1, 1)


def test_only_a_booth_can_be_sat_at(small_office: Office) -> None:
    lecture = EventDraft(date(2020, 1, 15), Form.LECTURE, "讲座", ("长城",))
    number = Logbook(small_office).add_event(lecture).name
    with pytest.raises(Refused, match="no_booth"):
        BoothKeeping(small_office).sit_at(number)


def test_today_and_earlier_booths_are_offered(small_office: Office) -> None:
    logbook = Logbook(small_office)

    def add(day: date, status: Status = Status.HELD, form: Form = Form.BOOTH) -> str:
        return logbook.add_event(EventDraft(day, form, f"{day} {form}", ("长城",), status=status)).name

    earlier, today, also = add(date(2019, 12, 4)), add(date(2020, 1, 15)), add(date(2020, 1, 15), Status.PLANNED)
    add(date(2020, 1, 15), Status.CANCELLED)
    add(date(2020, 1, 15), form=Form.LECTURE)
    add(date(2020, 2, 1), Status.PLANNED)
    choice = read_choice(small_office)
    assert {event.number for event in choice.of_day} == {today, also}
    assert [event.number for event in choice.earlier] == [earlier]


def test_what_a_new_booth_is_for_comes_from_the_calendar(small_office: Office) -> None:
    day = NOW.replace(month=3, day=15)
    assert read_choice(replace(small_office, clock=lambda: day)).occasion.endswith("消费者权益日")
    assert read_choice(small_office).occasion == ""


def test_closing_shows_the_difference_and_corrects_the_figures(small_office: Office) -> None:
    keeping, seat = BoothKeeping(small_office), _sit(small_office)
    reader = _material(small_office, "读本")
    for _key in range(27):
        keeping.hand_out(seat, reader)
    counts = [BoothCount("读本", 100, 70), BoothCount("折页", 20, 8)]
    found = keeping.differences(seat.number, counts)
    assert [(one.material.name, one.tallied, one.missing) for one in found] == [("读本", 27, 3), ("折页", 0, 12)]
    keeping.close(seat.number, counts)
    lines = small_office.event(seat.number).materials
    assert [(line.material, line.quantity, line.taken_out, line.brought_back) for line in lines] == [
        ("读本", 30, 100, 70),
        ("折页", 12, 20, 8),
    ]
    assert {line.community for line in lines} == {"朝阳"}
    assert Tallying(small_office).tally(JANUARY).total.figures.materials == {"册": 30, "份": 12, "张": 0}


def test_closing_may_leave_the_tally_as_it_is(small_office: Office) -> None:
    keeping, seat = BoothKeeping(small_office), _sit(small_office)
    keeping.hand_out(seat, _material(small_office, "读本"), 5)
    keeping.close(seat.number, [BoothCount("读本", 10, 2)], corrected=False)
    (line,) = small_office.event(seat.number).materials
    assert (line.quantity, line.taken_out, line.brought_back) == (5, 10, 2)


def test_closing_again_replaces_the_first_count(small_office: Office) -> None:
    keeping, seat = BoothKeeping(small_office), _sit(small_office)
    keeping.close(seat.number, [BoothCount("读本", 10, 2)])
    keeping.close(seat.number, [BoothCount("读本", 10, 4)])
    (line,) = small_office.event(seat.number).materials
    assert (line.quantity, line.taken_out, line.brought_back) == (6, 10, 4)
    keeping.close(seat.number, [BoothCount("读本", 10, 10)])
    assert small_office.event(seat.number).materials == ()


@pytest.mark.parametrize(
    ("count", "code"),
    [
        (BoothCount("读本", 5, 6), "back_beyond_taken"),
        (BoothCount("读本", -1, 0), "number_range"),
        (BoothCount("读本", 1, -1), "number_range"),
        (BoothCount("没有的", 1, 0), "unknown_material"),
    ],
)
def test_counts_that_cannot_be_change_nothing(small_office: Office, count: BoothCount, code: str) -> None:
    keeping, seat = BoothKeeping(small_office), _sit(small_office)
    with pytest.raises(Refused, match=code):
        keeping.close(seat.number, [BoothCount("折页", 9, 1), count])
    assert small_office.event(seat.number).materials == ()


@given(
    given_out=st.lists(st.tuples(st.sampled_from(["", "长城", "朝阳"]), st.integers(1, 9)), max_size=5),
    counted=st.integers(0, 40),
)
@settings(max_examples=25, deadline=None)
def test_lines_come_to_what_was_counted_wherever_they_went(
    shared_office: Office, given_out: list[tuple[str, int]], counted: int
) -> None:
    stock, seat = Stock(shared_office), _sit(shared_office, "")
    for community, quantity in given_out:
        stock.give(DistributionDraft("读本", quantity, seat.day, community, seat.number))
    BoothKeeping(shared_office).close(seat.number, [BoothCount("读本", 50, 50 - counted)])
    lines = shared_office.event(seat.number).materials
    assert sum(line.quantity for line in lines) == counted
    assert len({line.community for line in lines}) == len(lines)
    assert sum(line.taken_out or 0 for line in lines) == (50 if counted else 0)


def test_an_id_tells_when_it_was_made() -> None:
    assert made_at(new_id(1_560_000_000_123_000_000)).timestamp() == pytest.approx(1_560_000_000.123)
