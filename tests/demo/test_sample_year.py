"""The sample year says what the public report and the test year made from it say, to the last copy."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from outreach_tui.demo.sample_year import write_sample_year
from outreach_tui.domain.figures import Basis, Dimension, Figures, Selection
from outreach_tui.domain.laws import find_law, in_force
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.records import Consultation, Distribution, Event, MovementKind
from outreach_tui.domain.vocabulary import CellState, Form, Measure, Outcome, Status
from outreach_tui.services.board import read_board
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import Tallying
from outreach_tui.store.location import Location
from outreach_tui.store.reads.events import list_events
from outreach_tui.store.reads.history import steps
from outreach_tui.store.reads.lines import follow_ups_due, list_consultations, list_distributions
from outreach_tui.store.reads.office import stock
from outreach_tui.store.reads.plan import plan_months
from tests.builders import open_office, stock_entries

YEAR = Period.of_year(2019)

#: Month by month: lectures, booths, banners, boards, visits at stations, at booths, 册, 份.
MONTHS = (
    (3, 0, 6, 13, 22, 0, 48, 150),
    (1, 0, 2, 0, 12, 0, 14, 40),
    (5, 2, 12, 0, 27, 41, 118, 402),
    (5, 1, 9, 13, 26, 19, 92, 290),
    (4, 1, 8, 0, 25, 17, 80, 262),
    (4, 2, 12, 0, 26, 38, 122, 446),
    (4, 0, 3, 14, 25, 0, 62, 138),
    (3, 0, 2, 0, 24, 0, 44, 96),
    (4, 1, 7, 0, 27, 18, 84, 268),
    (4, 1, 6, 14, 29, 21, 90, 272),
    (5, 1, 9, 0, 30, 24, 108, 338),
    (4, 1, 14, 0, 31, 47, 184, 516),
)
WHOLE_YEAR = (46, 10, 90, 54, 304, 225, 1046, 3218)
AT_STATIONS = (34, 31, 28, 27, 26, 25, 23, 22, 20, 18, 16, 14, 11, 9)
LECTURES = (4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3, 1)
CATEGORIES = {
    "marriage": 127, "labour": 79, "neighbours": 69, "debt": 63, "housing": 58,
    "damages": 48, "consumer": 32, "social_security": 26, "crime": 11, "other": 16,
}  # fmt: skip
OUTCOMES = {
    "answered": 413, "referred_department": 42, "referred_mediation": 37,
    "legal_aid": 21, "appointment": 11, "other": 5,
}  # fmt: skip
BOOTH_DAYS = [(3, 8), (3, 15), (4, 15), (5, 15), (6, 16), (6, 26), (9, 20), (10, 10), (11, 9), (12, 4)]
TABLES = (
    "subdistrict", "community", "material", "plan_month", "target",
    "event", "consultation", "distribution", "stock_entry", "zero_report",
)  # fmt: skip


@pytest.fixture(scope="module")
def office(written_sample_year: Path) -> Iterator[Office]:
    with open_office(Location(path=written_sample_year)) as office:
        yield office


@pytest.fixture(scope="module")
def events(office: Office) -> list[Event]:
    with office.database.reading() as reader:
        lines = list_events(reader, Selection(YEAR, standing=None), limit=1000)
    return sorted((office.event(line.id) for line in lines), key=lambda event: event.number)


@pytest.fixture(scope="module")
def consultations(office: Office) -> list[Consultation]:
    with office.database.reading() as reader:
        return list_consultations(reader, Selection(YEAR, standing=None), limit=1000)


@pytest.fixture(scope="module")
def distributions(office: Office) -> list[Distribution]:
    with office.database.reading() as reader:
        return list_distributions(reader, Selection(YEAR, standing=None), limit=1000)


def row(figures: Figures) -> tuple[int, ...]:
    """The figures in the order of the month table."""
    forms, copies = figures.events_by_form, figures.materials
    return (
        forms.get("lecture", 0),
        forms.get("booth", 0),
        copies["条"],
        forms.get("board", 0),
        figures.consultations_at_stations,
        figures.consultations_at_events,
        copies["册"],
        copies["份"],
    )


class TestTallies:
    def test_every_month_is_as_the_table_says(self, office: Office) -> None:
        tally = Tallying(office).tally(YEAR, Dimension.MONTH)
        assert tuple(row(month.figures) for month in tally.rows) == MONTHS
        assert row(tally.total.figures) == WHOLE_YEAR
        assert tally.sum_of_rows == tally.total.figures

    def test_the_year_holds_nothing_else(self, office: Office) -> None:
        total = Tallying(office).tally(YEAR).total.figures
        assert (total.events, total.consultations) == (110, 529)
        assert total.materials == {"册": 1046, "份": 3218, "条": 90}

    @pytest.mark.parametrize("number", range(1, 13))
    def test_a_month_alone_says_the_same(self, office: Office, number: int) -> None:
        tally = Tallying(office).tally(Period.of_month(Month(2019, number)), Dimension.FORM)
        assert row(tally.total.figures) == MONTHS[number - 1]

    def test_communities(self, office: Office) -> None:
        rows = Tallying(office).tally(YEAR, Dimension.COMMUNITY).rows
        assert [entry.figures.events_by_form.get("lecture", 0) for entry in rows] == [*LECTURES, 0]
        assert [entry.figures.consultations for entry in rows] == [*AT_STATIONS, 225]
        assert [entry.figures.events_by_form.get("board", 0) for entry in rows] == [4] * 13 + [2, 0]
        assert (rows[-2].key, rows[-1].figures.events_by_form) == ("长城社区", {"booth": 10})

    @pytest.mark.parametrize(
        ("by", "expected"), [(Dimension.CATEGORY, CATEGORIES), (Dimension.OUTCOME, OUTCOMES)], ids=str
    )
    def test_consultations_fall_apart_as_reported(
        self, office: Office, by: Dimension, expected: Mapping[str, int]
    ) -> None:
        rows = Tallying(office).tally(YEAR, by).rows
        assert {entry.key: entry.figures.consultations for entry in rows if entry.figures.consultations} == expected

    def test_by_date_one_lecture_moves_from_may_to_june(self, office: Office) -> None:
        rows = Tallying(office).tally(YEAR, Dimension.MONTH, Basis.CALENDAR).rows
        assert [entry.figures.events_by_form["lecture"] for entry in rows] == [3, 1, 5, 5, 3, 5, 4, 3, 4, 4, 5, 4]

    def test_some_heads_are_estimated_and_one_lecture_was_not_counted(self, office: Office) -> None:
        by_form = {entry.key: entry.figures for entry in Tallying(office).tally(YEAR, Dimension.FORM).rows}
        assert by_form["lecture"].events_attendance_unknown == 1
        assert by_form["booth"].events_attendance_unknown == 0
        assert 0 < by_form["lecture"].attendance_estimated < by_form["lecture"].attendance
        assert 0 < by_form["booth"].attendance_estimated < by_form["booth"].attendance


class TestRecords:
    """The same figures once more, by adding records up one by one."""

    def test_events_of_each_month(self, events: list[Event]) -> None:
        counted = Counter((event.month.number, event.form) for event in events if event.status is Status.HELD)
        for number, expected in enumerate(MONTHS, 1):
            forms = (Form.LECTURE, Form.BOOTH, Form.BOARD)
            assert tuple(counted[number, form] for form in forms) == (expected[0], expected[1], expected[3])
        assert counted.total() == 110

    def test_visits_of_each_month(self, consultations: list[Consultation]) -> None:
        for number, expected in enumerate(MONTHS, 1):
            of_month = [entry for entry in consultations if entry.month.number == number]
            assert sum(entry.count for entry in of_month if not entry.event_number) == expected[4]
            assert sum(entry.count for entry in of_month if entry.event_number) == expected[5]

    def test_copies_of_each_month(self, distributions: list[Distribution]) -> None:
        copies: Counter[tuple[int, str]] = Counter()
        for entry in distributions:
            copies[entry.month.number, entry.measure] += entry.quantity
        for number, expected in enumerate(MONTHS, 1):
            assert (copies[number, "条"], copies[number, "册"], copies[number, "份"]) == (
                expected[2], expected[6], expected[7],
            )  # fmt: skip

    @pytest.mark.parametrize(
        ("code", "expected"),
        [
            (lambda entry: entry.category.value, CATEGORIES),
            (lambda entry: entry.outcome.value, OUTCOMES),
        ],
    )
    def test_visits_by_code(
        self,
        consultations: list[Consultation],
        code: Callable[[Consultation], str],
        expected: Mapping[str, int],
    ) -> None:
        counted: Counter[str] = Counter()
        for entry in consultations:
            counted[code(entry)] += entry.count
        assert counted == expected

    def test_communities(self, office: Office, events: list[Event], consultations: list[Consultation]) -> None:
        names = [community.name for community in office.known().communities]
        held = [event for event in events if event.status is Status.HELD]
        lectures = Counter(event.communities for event in held if event.form is Form.LECTURE)
        assert tuple(lectures[(name,)] for name in names) == LECTURES
        visits: Counter[str] = Counter()
        for entry in consultations:
            visits[entry.community] += entry.count
        assert tuple(visits[name] for name in names) == AT_STATIONS
        assert visits[""] == 225

    def test_attendance_is_of_the_usual_size(self, events: list[Event]) -> None:
        for event in events:
            if event.status is Status.HELD and event.attendance is not None:
                low, high = (100, 250) if event.form is Form.BOOTH else (30, 60)
                assert low <= event.attendance <= high

    def test_booths_stand_on_the_key_days(self, events: list[Event]) -> None:
        booths = [event for event in events if event.form is Form.BOOTH and event.status is Status.HELD]
        assert [(event.day.month, event.day.day) for event in booths] == BOOTH_DAYS
        assert all(event.communities == () and event.co_organisers and event.venue for event in booths)

    def test_lectures_fall_on_weekdays_and_have_a_lawyer(self, events: list[Event]) -> None:
        for event in events:
            if event.form is Form.LECTURE and event.status is Status.HELD:
                assert event.day.weekday() < 5
                assert event.speakers[0].name.endswith("律师")

    def test_every_law_is_known_and_was_in_force(self, office: Office, events: list[Event]) -> None:
        with office.database.reading() as reader:
            plans = plan_months(reader, YEAR)
        named = [(law, event.day) for event in events for law in event.laws]
        named += [(law, plan.month.start) for plan in plans for law in plan.laws]
        for name, day in named:
            law = find_law(name)
            assert law is not None, name
            assert in_force(law, day), name

    def test_the_laws_of_the_report_lead(self, events: list[Event]) -> None:
        laws = Counter(law for event in events if event.status is Status.HELD for law in event.laws)
        assert {law for law, _ in laws.most_common(2)} == {"宪法", "人民调解法"}

    def test_most_consultations_are_of_one_visit(self, consultations: list[Consultation]) -> None:
        assert len(consultations) <= 450
        assert sum(entry.count == 1 for entry in consultations) > len(consultations) / 2


class TestOffice:
    def test_communities_and_grids(self, office: Office) -> None:
        communities = office.known().communities
        assert office.subdistrict().name == "惠民街道"
        assert len({community.name for community in communities}) == 14
        assert sum(community.grids for community in communities) == 73
        assert all(community.adviser.endswith("律师") for community in communities)
        assert [(entry.name, entry.exists_from) for entry in communities if entry.exists_from] == [
            ("长城社区", date(2019, 7, 1))
        ]
        assert [community.order for community in communities] == [*range(1, 15)]

    def test_all_twelve_months_are_planned(self, office: Office) -> None:
        with office.database.reading() as reader:
            plans = plan_months(reader, YEAR)
        assert [plan.month.number for plan in plans] == [*range(1, 13)]
        assert all(plan.theme and plan.laws and plan.forms and plan.audiences and plan.lead_unit for plan in plans)
        assert all("虚构" in plan.remarks for plan in plans)
        days = [day.name for plan in plans for day in plan.key_days]
        assert "国家宪法日" in days
        assert not any("民法典" in day for day in days)

    def test_every_community_has_its_turn_in_every_quarter(self, office: Office) -> None:
        for quarter in range(1, 5):
            rows = Tallying(office).tally(Period.of_quarter(2019, quarter), Dimension.COMMUNITY).rows
            boards = 1
            asked = {entry.key: entry.targets.amounts.get(Measure.EVENTS, 0) - boards for entry in rows if entry.key}
            due = {community.name for community in office.known().communities} - (
                {"长城社区"} if quarter < 3 else set()
            )
            assert {name for name, amount in asked.items() if amount == 1} == due

    def test_targets_are_near_and_not_always_met(self, office: Office) -> None:
        rows = Tallying(office).tally(YEAR, Dimension.MONTH).rows
        for measure, done in (
            (Measure.EVENTS, [entry.figures.events for entry in rows]),
            (Measure.CONSULTATIONS, [entry.figures.consultations for entry in rows]),
            (Measure.ATTENDANCE, [entry.figures.attendance for entry in rows]),
        ):
            asked = [entry.targets.amounts[measure] for entry in rows]
            met = sum(have >= want for have, want in zip(done, asked, strict=True))
            assert 2 <= met <= 10, measure
            assert abs(sum(done) - sum(asked)) < 0.1 * sum(asked)

    def test_it_says_that_it_is_invented(self, office: Office, events: list[Event]) -> None:
        assert all("虚构" in event.recorder for event in events)
        with office.database.reading() as reader:
            assert all("虚构" in entry.actor for entry in steps(reader, limit=1000))


class TestEdges:
    def test_statuses(self, events: list[Event]) -> None:
        statuses = Counter(event.status for event in events)
        assert (statuses[Status.RESCHEDULED], statuses[Status.PLANNED], statuses[Status.CANCELLED]) == (1, 1, 2)
        joint = [event for event in events if len(event.communities) == 3]
        assert [event.status for event in joint] == [Status.CANCELLED]

    def test_the_rained_off_booth_was_held_days_later(self, events: list[Event]) -> None:
        moved = next(event for event in events if event.status is Status.RESCHEDULED)
        held = [event for event in events if event.title == moved.title and event.status is Status.HELD]
        assert [(moved.day.day, event.day.day) for event in held] == [(17, 20)]

    def test_a_lecture_of_may_was_held_in_june(self, events: list[Event]) -> None:
        moved = [event for event in events if event.status is Status.HELD and event.month != Month.of(event.day)]
        assert [(str(event.month), event.day) for event in moved] == [("2019-05", date(2019, 6, 3))]

    def test_coverage(self, office: Office) -> None:
        coverage = Tallying(office).coverage(2019)
        assert (coverage.done, coverage.due) == (84, 162)
        february = Counter(row.cells[1] for row in coverage.rows)
        assert february == {CellState.DONE: 1, CellState.ZERO: 5, CellState.MISSING: 7, CellState.ABSENT: 1}
        assert Counter(row.cells[7] for row in coverage.rows)[CellState.PLANNED] == 1

    def test_follow_ups(self, office: Office, consultations: list[Consultation]) -> None:
        with office.database.reading() as reader:
            due = follow_ups_due(reader, "2020-01-15")
        settled = [entry for entry in consultations if entry.followed_up_on]
        promised = [entry for entry in consultations if entry.outcome is Outcome.APPOINTMENT]
        assert (len(due), len(settled), len(promised)) == (2, 9, 11)
        assert all(
            entry.day < (entry.followed_up_on or date.max) <= (entry.follow_up_on or date.min) for entry in settled
        )

    def test_stock_runs_below_zero(self, office: Office) -> None:
        with office.database.reading() as reader:
            before, after = stock(reader, "2019-09-30"), stock(reader)
        entries = stock_entries(office)
        assert {entry.material.name for entry in before if entry.on_hand < 0} == {"人民调解法读本"}
        assert {entry.material.name: entry.on_hand for entry in after if entry.on_hand < 0} == {"宪法宣传单": -16}
        assert [entry.kind for entry in entries if entry.quantity == 3000] == [MovementKind.RECEIPT]
        assert any(entry.kind is MovementKind.ADJUSTMENT for entry in entries)

    @pytest.mark.parametrize("number", range(1, 13))
    def test_every_month_makes_a_board(self, office: Office, number: int) -> None:
        board = read_board(office, Month(2019, number))
        assert board.plan is not None
        assert all(card.target for card in board.cards)


class TestWriting:
    def test_twice_gives_the_same(self, written_sample_year: Path, tmp_path: Path) -> None:
        again = tmp_path / "again.db"
        write_sample_year(Location(path=again)).database.close()
        assert texts(again) == texts(written_sample_year)

    def test_every_record_has_its_history(self, written_sample_year: Path) -> None:
        """What was written around the services would have none."""
        with closing(sqlite3.connect(written_sample_year)) as connection:
            for table in TABLES:
                versions = dict(connection.execute(f"SELECT id, version FROM {table}"))
                known = dict(
                    connection.execute(
                        "SELECT record_id, max(version) FROM history WHERE record_table = ? GROUP BY record_id", [table]
                    )
                )
                assert versions, table
                assert versions.keys() == known.keys(), table
                # the version of an event also rises with its lines, which have a history of their own
                ahead = {key for key, version in versions.items() if version != known[key]}
                assert not ahead or table == "event", table

    def test_an_office_in_use_is_left_alone(self, sample_year: Path) -> None:
        before = texts(sample_year)
        with pytest.raises(Refused) as refused:
            write_sample_year(Location(path=sample_year))
        assert refused.value.problems[0].code == "already_set_up"
        assert texts(sample_year) == before

    def test_on_postgresql_it_is_the_same_year(self, postgres_url: str) -> None:
        office = write_sample_year(Location(url=postgres_url))
        try:
            rows = Tallying(office).tally(YEAR, Dimension.MONTH).rows
            assert tuple(row(month.figures) for month in rows) == MONTHS
        finally:
            office.database.close()


def texts(path: Path) -> dict[str, Counter[tuple[object, ...]]]:
    """Everything a database says, but for the ids, which are new each time."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: Counter(_rows_without_ids(connection, table)) for table in (*TABLES, "history")}


def _rows_without_ids(connection: sqlite3.Connection, table: str) -> Iterator[tuple[object, ...]]:
    dropped = {"id", "slot", "action_id", "record_id", "before", "after", "subdistrict_id", "event_id"}
    dropped |= {"community_id", "material_id"}
    columns = [name for _, name, *_ in connection.execute(f"PRAGMA table_info({table})") if name not in dropped]
    yield from connection.execute(f"SELECT {', '.join(columns)} FROM {table}")
