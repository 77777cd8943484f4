"""The counting rules one by one, by example, on both databases."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from outreach_tui.domain.drafts import (
    ConsultationDraft,
    ConsultationLine,
    EventDraft,
    MaterialDraft,
    MaterialLine,
    PlanDraft,
    TargetDraft,
)
from outreach_tui.domain.figures import Basis, Dimension, Figures
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.records import AudienceCount
from outreach_tui.domain.vocabulary import (
    Audience,
    Category,
    CellState,
    Form,
    MaterialKind,
    Measure,
    Outcome,
    Scope,
    Status,
    TargetScope,
)
from outreach_tui.services.board import TodoKind, read_board
from outreach_tui.services.communities import Communities, draft_of
from outreach_tui.services.listing import Listing, everything, list_follow_ups
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.services.tallying import Tallying
from outreach_tui.store.location import Location
from outreach_tui.store.reads.history import steps
from tests.builders import Desk, open_office

EAST = timezone(timedelta(hours=8))


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def rows(desk: Desk, period: str, by: Dimension = Dimension.COMMUNITY, basis: Basis = Basis.PLAN) -> dict[str, Figures]:
    return {row.key: row.figures for row in desk.tally(period, by, basis).rows}


class TestMonths:
    @pytest.mark.parametrize(
        ("day", "inside", "outside"),
        [
            (date(2019, 1, 1), "2019-01", "2018-12"),
            (date(2018, 12, 31), "2018-12", "2019-01"),
            (date(2019, 2, 28), "2019-02", "2019-03"),
            (date(2020, 2, 29), "2020-02", "2020-03"),
            (date(2019, 12, 31), "2019", "2020"),
            (date(2020, 1, 1), "2020", "2019"),
            (date(2019, 4, 1), "2019-Q2", "2019-Q1"),
            (date(2019, 6, 30), "2019-Q2", "2019-Q3"),
            (date(1900, 1, 1), "1900", "1901"),
            (date(2199, 12, 31), "2199", "2198"),
        ],
    )
    def test_a_day_counts_in_its_month_and_in_no_other(self, desk: Desk, day: date, inside: str, outside: str) -> None:
        desk.event(day, materials=(MaterialLine("普法读本", 3),), consultations=(ConsultationLine(count=2),))
        for basis in Basis:
            found, other = desk.total(inside, basis), desk.total(outside, basis)
            assert (found.events, found.consultations, found.materials["册"]) == (1, 2, 3)
            assert other.nothing

    def test_rain_moves_the_day_and_leaves_the_month_served(self, desk: Desk) -> None:
        desk.event(date(2019, 6, 2), month=Month(2019, 5), consultations=(ConsultationLine(count=4),))
        assert (desk.total("2019-05").events, desk.total("2019-06").events) == (1, 0)
        assert (desk.total("2019-05", Basis.CALENDAR).events, desk.total("2019-06", Basis.CALENDAR).events) == (0, 1)
        assert desk.total("2019-05").consultations == desk.total("2019-06", Basis.CALENDAR).consultations == 4

    def test_what_is_logged_at_an_event_later_serves_its_month_too(self, desk: Desk) -> None:
        number = desk.event(date(2019, 6, 2), month=Month(2019, 5)).name
        desk.consult(date(2019, 6, 2), event=number, count=7)
        desk.give("一封信", 30, date(2019, 6, 2), event=number)
        assert desk.total("2019-05").consultations == 7
        assert desk.total("2019-05").materials["份"] == 30
        assert desk.total("2019-06").nothing

    def test_lines_follow_their_event_to_another_month_and_back(self, desk: Desk) -> None:
        number = desk.event(consultations=(ConsultationLine(count=5),), materials=(MaterialLine("横幅", 2),)).name
        desk.consult(event=number, count=3)
        before = rows(desk, "2019", Dimension.MONTH), rows(desk, "2019", Dimension.MONTH, Basis.CALENDAR)
        desk.change(number, day=date(2019, 8, 1), month=None)
        for basis in Basis:
            assert desk.total("2019-05", basis).nothing
            moved = desk.total("2019-08", basis)
            assert (moved.events, moved.consultations, moved.materials["条"]) == (1, 8, 2)
        desk.change(number, day=date(2019, 5, 4), month=None)
        assert before == (
            rows(desk, "2019", Dimension.MONTH),
            rows(desk, "2019", Dimension.MONTH, Basis.CALENDAR),
        )

    def test_a_line_with_a_day_of_its_own_keeps_it_when_the_event_is_edited(self, desk: Desk) -> None:
        number = desk.event(date(2019, 5, 31)).name
        saved = desk.consult(date(2019, 6, 1), event=number)
        desk.change(number, note="补充")
        assert Logbook(desk.office).consultation(saved.id).day == date(2019, 6, 1)
        assert desk.total("2019-06", Basis.CALENDAR).consultations == 1
        assert desk.total("2019-05").consultations == 1

    def test_several_days_are_one_event(self, desk: Desk) -> None:
        desk.event(date(2019, 5, 30), day_end=date(2019, 6, 2))
        assert [desk.total(month, Basis.CALENDAR).events for month in ("2019-05", "2019-06")] == [1, 0]


class TestNumbers:
    def test_they_run_within_the_year_served(self, desk: Desk) -> None:
        assert desk.event(date(2019, 12, 31)).name == "2019-001"
        assert desk.event(date(2020, 1, 2), month=Month(2019, 12)).name == "2019-002"
        assert desk.event(date(2019, 12, 30), month=Month(2020, 1)).name == "2020-001"
        assert desk.event(date(2020, 1, 3)).name == "2020-002"

    def test_a_number_is_never_given_twice_nor_changed(self, desk: Desk) -> None:
        first, second = desk.event().name, desk.event().name
        Logbook(desk.office).delete_event(second)
        assert desk.event().name == "2019-003"
        desk.change(first, day=date(2020, 3, 1), month=None)
        assert desk.office.event("2019-001").day == date(2020, 3, 1)
        assert desk.event(date(2020, 3, 2)).name == "2020-001"

    @pytest.mark.parametrize("reference", ["2019-1", "2019-01", "2019-0001"])
    def test_zeros_in_front_do_not_matter(self, desk: Desk, reference: str) -> None:
        desk.event()
        assert desk.office.event(reference).number == "2019-001"

    @pytest.mark.parametrize(
        "reference", ["", "2019", "2019-", "-1", "2019-2", "2019-99999999999999999999", f"2019-{'9' * 5000}", "2019-x",
                      "x" * 32, "0" * 32, "２０１９-0002", "2019-001; --", "\ud800", "\0"]
    )  # fmt: skip
    def test_anything_else_is_no_event(self, desk: Desk, reference: str) -> None:
        desk.event()
        with pytest.raises(Refused) as refused:
            desk.office.event(reference)
        assert refused.value.problems[0].code == "unknown_event"


class TestWhatCounts:
    @pytest.mark.parametrize("status", Status)
    def test_only_held_events_and_what_hangs_on_them(self, desk: Desk, status: Status) -> None:
        desk.event(
            status=status,
            consultations=(ConsultationLine(count=5),),
            materials=(MaterialLine("普法读本", 8),),
        )
        total = desk.total("2019-05")
        done = status is Status.HELD
        assert (total.events, total.consultations, total.materials["册"]) == ((1, 5, 8) if done else (0, 0, 0))
        (stock,) = [one for one in Listing(desk.office).stock() if one.material.name == "普法读本"]
        assert stock.on_hand == (-8 if done else 0)

    def test_holding_what_was_planned_counts_its_lines(self, desk: Desk) -> None:
        number = desk.event(status=Status.PLANNED, consultations=(ConsultationLine(count=5),)).name
        desk.give("普法读本", 6, event=number)
        assert desk.total("2019-05").nothing
        desk.change(number, status=Status.HELD, attendance=40)
        total = desk.total("2019-05")
        assert (total.events, total.attendance, total.consultations, total.materials["册"]) == (1, 40, 5, 6)
        desk.change(number, status=Status.RESCHEDULED)
        assert desk.total("2019-05").nothing

    def test_a_rained_off_day_and_its_replacement_count_once(self, desk: Desk) -> None:
        desk.event(date(2019, 5, 31), status=Status.RESCHEDULED, form=Form.BOOTH)
        desk.event(date(2019, 6, 2), month=Month(2019, 5), form=Form.BOOTH)
        assert desk.total("2019").events_by_form == {"booth": 1}

    def test_deleting_takes_everything_out_and_restoring_brings_back_what_was_there(self, desk: Desk) -> None:
        number = desk.event(
            consultations=(ConsultationLine(count=5), ConsultationLine(Category.DEBT, 2)),
            materials=(MaterialLine("普法读本", 8),),
        ).name
        first = desk.office.event(number).consultations[0]
        Logbook(desk.office).delete_consultation(first.id)
        before = desk.total("2019-05")
        assert before.consultations == 2
        Logbook(desk.office).delete_event(number)
        assert desk.total("2019-05").nothing
        assert Listing(desk.office).counts()["consultations"] == 0
        assert Listing(desk.office).consultations(everything(None)) == []
        Logbook(desk.office).restore_event(number)
        assert desk.total("2019-05") == before
        assert Listing(desk.office).counts()["consultations"] == 1

    def test_a_deleted_event_takes_nothing_more(self, desk: Desk) -> None:
        number = desk.event().name
        Logbook(desk.office).delete_event(number)
        changes: tuple[Callable[[], object], ...] = (
            lambda: desk.change(number, title="x"),
            lambda: desk.consult(event=number),
            lambda: desk.give("横幅", 1, event=number),
            lambda: Logbook(desk.office).delete_event(number),
        )
        for change in changes:
            with pytest.raises(Refused) as refused:
                change()
            assert refused.value.problems[0].code in {"deleted", "gone"}
        with pytest.raises(Refused):
            Logbook(desk.office).restore_event(desk.event().name)

    def test_a_line_can_be_taken_out_once(self, desk: Desk) -> None:
        saved = desk.consult()
        Logbook(desk.office).delete_consultation(saved.id)
        agains: tuple[Callable[[str], object], ...] = (
            Logbook(desk.office).delete_consultation,
            Logbook(desk.office).consultation,
        )
        for again in agains:
            with pytest.raises(Refused):
                again(saved.id)


class TestCommunities:
    def test_a_joint_event_counts_once_in_all_and_once_for_each(self, desk: Desk) -> None:
        desk.event(date(2019, 5, 4), "朝阳社区", "东湖社区", attendance=60)
        tally = desk.tally("2019-05")
        by_name = {row.key: (row.figures.events, row.figures.attendance) for row in tally.rows}
        assert by_name["朝阳社区"] == by_name["东湖社区"] == (1, 60)
        assert (tally.total.figures.events, tally.total.figures.attendance) == (1, 60)
        assert (tally.sum_of_rows.events, tally.sum_of_rows.attendance) == (2, 120)

    def test_the_whole_subdistrict_has_the_last_row(self, desk: Desk) -> None:
        desk.event(whole_subdistrict=True, consultations=(ConsultationLine(count=3),))
        tally = desk.tally("2019-05")
        assert (tally.rows[-1].key, tally.rows[-1].figures.events, tally.rows[-1].figures.consultations) == ("", 1, 3)
        assert all(row.figures.nothing for row in tally.rows[:-1])
        assert desk.office.event("2019-001").scope is Scope.SUBDISTRICT

    def test_lines_of_a_joint_event_belong_to_whom_they_name(self, desk: Desk) -> None:
        desk.event(
            date(2019, 5, 4), "朝阳社区", "东湖社区",
            materials=(MaterialLine("普法读本", 5, community="东湖社区"), MaterialLine("普法读本", 7)),
        )  # fmt: skip
        found = {key: figures.materials["册"] for key, figures in rows(desk, "2019-05").items()}
        assert (found["朝阳社区"], found["东湖社区"], found[""]) == (0, 5, 7)

    def test_the_only_community_is_that_of_the_lines(self, desk: Desk) -> None:
        number = desk.event(date(2019, 5, 4), "东湖社区", consultations=(ConsultationLine(count=5),)).name
        desk.give("普法读本", 4, event=number)
        desk.consult(community="", event=number, count=2)
        found = rows(desk, "2019-05")["东湖社区"]
        assert (found.consultations, found.materials["册"]) == (7, 4)

    def test_lines_go_along_when_the_event_was_another_communitys(self, desk: Desk) -> None:
        number = desk.event(consultations=(ConsultationLine(count=5),), materials=(MaterialLine("普法读本", 4),)).name
        desk.consult(event=number, community="朝阳社区", count=1)
        desk.change(number, communities=("东湖社区",))
        found = rows(desk, "2019-05")
        assert (found["东湖社区"].consultations, found["东湖社区"].materials["册"]) == (6, 4)
        assert found["朝阳社区"].nothing
        desk.change(number, communities=("东湖社区", "朝阳社区"))
        assert rows(desk, "2019-05")["东湖社区"].consultations == 6

    def test_a_new_name_takes_everything_along(self, desk: Desk) -> None:
        desk.event(consultations=(ConsultationLine(count=5),))
        Communities(desk.office).report_zero("朝阳社区", Month(2019, 6))
        before = rows(desk, "2019-05")["朝阳社区"], Tallying(desk.office).coverage(2019).rows[0].cells
        community = desk.office.community("朝阳社区")
        Communities(desk.office).change("朝阳社区", replace(draft_of(community), name="旭日社区"))
        assert before == (rows(desk, "2019-05")["旭日社区"], Tallying(desk.office).coverage(2019).rows[0].cells)
        assert "朝阳社区" not in rows(desk, "2019-05")
        (line,) = Listing(desk.office).events(everything(None))
        assert line.communities == ("旭日社区",)


class TestHeads:
    def test_unknown_is_not_zero_and_an_estimate_says_so(self, desk: Desk) -> None:
        desk.event(attendance=None)
        desk.event(attendance=0)
        desk.event(attendance=40, attendance_estimated=True)
        desk.event(attendance=55)
        total = desk.total("2019-05")
        assert (total.attendance, total.attendance_estimated, total.events_attendance_unknown) == (95, 40, 1)

    def test_the_same_audience_twice_is_one_audience(self, desk: Desk) -> None:
        youth, more = AudienceCount(Audience.YOUTH, 20), AudienceCount(Audience.YOUTH, 5)
        desk.event(audiences=(youth, AudienceCount(Audience.WOMEN), more), attendance=30)
        found = rows(desk, "2019-05", Dimension.AUDIENCE)
        assert (found["youth"].events, found["youth"].attendance) == (1, 25)
        assert (found["women"].events, found["women"].attendance) == (1, 30)
        assert found[""].nothing


class TestCoverage:
    def test_2019_has_as_many_community_months_as_communities_lived(self, desk: Desk) -> None:
        coverage = Tallying(desk.office).coverage(2019)
        assert [row.due for row in coverage.rows] == [12, 12, 6, 3]

    def test_fourteen_communities_one_of_them_new_make_162(self, sample_office: Office) -> None:
        assert Tallying(sample_office).coverage(2019).due == 13 * 12 + 6

    def test_an_event_before_a_community_existed_makes_no_month_due(self, desk: Desk) -> None:
        desk.event(date(2019, 6, 30), "长城社区")
        row = Tallying(desk.office).coverage(2019).rows[2]
        assert (row.cells[5], row.events[5], row.due, row.done) == (CellState.ABSENT, 1, 6, 0)
        assert rows(desk, "2019-06")["长城社区"].events == 1

    def test_zeros_are_said_taken_back_and_outdone(self, desk: Desk) -> None:
        communities, tallying = Communities(desk.office), Tallying(desk.office)

        def cell() -> CellState:
            return tallying.coverage(2019).rows[0].cells[1]

        february = Month(2019, 2)
        assert cell() is CellState.MISSING
        first = communities.report_zero("朝阳社区", february)
        assert communities.report_zero("朝阳社区", february).id == first.id
        assert cell() is CellState.ZERO
        desk.event(date(2019, 2, 3), status=Status.PLANNED)
        assert cell() is CellState.PLANNED
        desk.event(date(2019, 2, 4))
        assert cell() is CellState.DONE
        Logbook(desk.office).delete_event("2019-002")
        Logbook(desk.office).delete_event("2019-001")
        communities.take_back_zero("朝阳社区", february)
        assert cell() is CellState.MISSING
        with pytest.raises(Refused):
            communities.take_back_zero("朝阳社区", february)

    def test_a_community_that_did_not_exist_cannot_report(self, desk: Desk) -> None:
        for name, month in (("长城社区", Month(2019, 6)), ("老街社区", Month(2019, 4))):
            with pytest.raises(Refused) as refused:
                Communities(desk.office).report_zero(name, month)
            assert refused.value.problems[0].code == "community_absent_in_month"

    def test_an_event_of_the_whole_subdistrict_covers_no_community(self, desk: Desk) -> None:
        desk.event(whole_subdistrict=True)
        assert Tallying(desk.office).coverage(2019).done == 0

    def test_a_year_in_which_nobody_existed_has_nothing_due(self, bare_office: Office) -> None:
        Communities(bare_office).set_up("新街道", "zh")
        assert Tallying(bare_office).coverage(2019).due == 0


class TestTargets:
    def plan(self, desk: Desk, *targets: TargetDraft) -> None:
        Planning(desk.office).set_month(PlanDraft(Month(2019, 3), targets=targets), insist=True)

    def test_each_community_that_exists_is_asked(self, desk: Desk) -> None:
        self.plan(desk, TargetDraft(Measure.EVENTS, 1, TargetScope.EACH, Form.LECTURE))
        tally = desk.tally("2019-03")
        assert [row.targets.to_json() for row in tally.rows] == [{"events": 1}, {"events": 1}, {}, {"events": 1}, {}]
        assert tally.total.targets.to_json() == tally.sum_of_targets.to_json() == {"events": 3}
        (row,) = desk.tally("2019-03", Dimension.PLAN).rows
        assert (row.key, row.targets.to_json()) == ("2019-03/events/lecture/each", {"events": 3})

    def test_its_own_target_goes_before_that_for_each(self, desk: Desk) -> None:
        self.plan(
            desk,
            TargetDraft(Measure.EVENTS, 1, TargetScope.EACH),
            TargetDraft(Measure.EVENTS, 4, TargetScope.COMMUNITY, community="东湖社区"),
        )
        tally = desk.tally("2019-03")
        assert [row.targets.to_json() for row in tally.rows[:2]] == [{"events": 1}, {"events": 4}]
        assert tally.total.targets.to_json() == {"events": 6}
        found = {row.key: row.targets.to_json() for row in desk.tally("2019-03", Dimension.PLAN).rows}
        assert found == {"2019-03/events/each": {"events": 2}, "2019-03/events/东湖社区": {"events": 4}}

    def test_the_subdistricts_own_target_goes_before_the_sum(self, desk: Desk) -> None:
        self.plan(
            desk,
            TargetDraft(Measure.EVENTS, 1, TargetScope.EACH),
            TargetDraft(Measure.EVENTS, 20, TargetScope.SUBDISTRICT),
        )
        tally = desk.tally("2019-03")
        assert (tally.total.targets.to_json(), tally.sum_of_targets.to_json()) == ({"events": 20}, {"events": 3})

    @pytest.mark.parametrize(("any_form", "asked"), [(2, 5), (5, 5), (9, 9)])
    def test_any_form_includes_single_forms(self, desk: Desk, any_form: int, asked: int) -> None:
        self.plan(
            desk,
            TargetDraft(Measure.EVENTS, any_form),
            TargetDraft(Measure.EVENTS, 3, form=Form.LECTURE),
            TargetDraft(Measure.EVENTS, 2, form=Form.BOOTH),
        )
        assert desk.tally("2019-03").total.targets.to_json() == {"events": asked}
        by_form = {row.key: row.targets.to_json() for row in desk.tally("2019-03", Dimension.FORM).rows}
        assert (by_form["lecture"], by_form["booth"], by_form["quiz"]) == ({"events": 3}, {"events": 2}, {})

    def test_copies_by_material_and_in_its_measure_word(self, desk: Desk) -> None:
        self.plan(
            desk,
            TargetDraft(Measure.COPIES, 40, material="普法读本"),
            TargetDraft(Measure.COPIES, 20, material="消法手册"),
            TargetDraft(Measure.COPIES, 300, material="一封信"),
        )
        assert desk.tally("2019").total.targets.to_json() == {"materials": {"册": 60, "份": 300}}
        found = {row.key: row.targets.to_json() for row in desk.tally("2019-03", Dimension.MATERIAL).rows}
        assert found["普法读本"] == {"materials": {"册": 40}}
        assert found["横幅"] == {}

    def test_a_targets_row_counts_just_what_it_asks_for(self, desk: Desk) -> None:
        self.plan(
            desk,
            TargetDraft(Measure.EVENTS, 2, form=Form.LECTURE),
            TargetDraft(Measure.COPIES, 40, material="普法读本"),
        )
        day = date(2019, 3, 5)
        desk.event(day, materials=(MaterialLine("普法读本", 5), MaterialLine("消法手册", 9)))
        desk.event(day, form=Form.BOOTH, consultations=(ConsultationLine(count=8),))
        found = {row.key: row.figures for row in desk.tally("2019-03", Dimension.PLAN).rows}
        lectures, copies = found["2019-03/events/lecture/subdistrict"], found["2019-03/copies/普法读本/subdistrict"]
        assert (lectures.events, lectures.consultations) == (1, 0)
        assert (copies.events, copies.consultations, copies.materials["册"]) == (0, 0, 5)

    def test_the_last_word_on_a_target_stands(self, desk: Desk) -> None:
        self.plan(desk, TargetDraft(Measure.EVENTS, 5), TargetDraft(Measure.EVENTS, 6))
        assert desk.tally("2019-03").total.targets.to_json() == {"events": 6}
        self.plan(desk, TargetDraft(Measure.EVENTS, 5), TargetDraft(Measure.EVENTS, 0))
        assert desk.tally("2019-03").total.targets.to_json() == {}

    def test_what_makes_no_sense_together_is_left_away(self, desk: Desk) -> None:
        self.plan(desk, TargetDraft(Measure.EVENTS, 5, material="普法读本", community="朝阳社区"))
        (plan,) = Listing(desk.office).plan(Period.of_month(Month(2019, 3)))
        (target,) = plan.targets
        assert (target.scope, target.material, target.community) == (TargetScope.SUBDISTRICT, "", "")

    def test_the_board_asks_whether_the_stock_will_do_for_all(self, desk: Desk) -> None:
        self.plan(desk, TargetDraft(Measure.COPIES, 10, TargetScope.EACH, material="普法读本"))
        desk.receive("普法读本", 29)
        short = [todo for todo in read_board(desk.office, Month(2019, 3)).todos if todo.kind is TodoKind.STOCK_SHORT]
        assert [(todo.name, todo.have, todo.want) for todo in short] == [("普法读本", 29, 30)]
        desk.receive("普法读本", 1)
        board = read_board(desk.office, Month(2019, 3))
        assert TodoKind.STOCK_SHORT not in {todo.kind for todo in board.todos}

    def test_a_measure_word_that_changes_takes_its_targets_along(self, desk: Desk) -> None:
        self.plan(desk, TargetDraft(Measure.COPIES, 40, material="普法读本"))
        desk.give("普法读本", 7, date(2019, 3, 1))
        Stock(desk.office).change_material("普法读本", MaterialDraft("普法读本", MaterialKind.READER, "本"))
        total = desk.tally("2019-03").total
        assert total.targets.to_json() == {"materials": {"本": 40}}
        assert (total.figures.materials["本"], total.figures.materials["册"]) == (7, 0)


class TestFollowUps:
    def test_they_are_due_from_their_day_until_they_are_done(self, desk: Desk) -> None:
        saved = desk.consult(outcome=Outcome.APPOINTMENT, follow_up_on=date(2020, 1, 15), count=2)
        desk.consult(outcome=Outcome.APPOINTMENT, follow_up_on=date(2020, 1, 16))
        (due,) = list_follow_ups(desk.office).records
        assert (due.id, due.count, due.follow_up_on) == (saved.id, 2, date(2020, 1, 15))
        done = ConsultationDraft(
            due.day, due.category, due.community, count=due.count, outcome=due.outcome,
            follow_up_on=due.follow_up_on, followed_up_on=date(2020, 1, 15),
        )  # fmt: skip
        Logbook(desk.office).change_consultation(due.id, done, version=due.version)
        assert list_follow_ups(desk.office).records == ()
        assert desk.total("2019-05").consultations == 3

    def test_those_of_events_that_did_not_happen_are_not_due(self, desk: Desk) -> None:
        line = ConsultationLine(outcome=Outcome.LEGAL_AID, follow_up_on=date(2019, 6, 1))
        number = desk.event(consultations=(line,)).name
        assert len(list_follow_ups(desk.office).records) == 1
        desk.change(number, status=Status.CANCELLED)
        assert list_follow_ups(desk.office).records == ()


class TestToday:
    @pytest.mark.parametrize(
        ("moment", "today"),
        [
            (datetime(2019, 12, 31, 23, 59, tzinfo=EAST), date(2019, 12, 31)),
            (datetime(2020, 1, 1, 0, 1, tzinfo=EAST), date(2020, 1, 1)),
            (datetime(2019, 12, 31, 16, 30, tzinfo=UTC).astimezone(EAST), date(2020, 1, 1)),
            (datetime(2019, 3, 31, 1, 59, tzinfo=timezone(timedelta(hours=1))), date(2019, 3, 31)),
            (datetime(2019, 3, 31, 3, 0, tzinfo=timezone(timedelta(hours=2))), date(2019, 3, 31)),
        ],
    )
    def test_it_is_the_day_where_the_user_is(self, location: Location, moment: datetime, today: date) -> None:
        with open_office(location, now=moment) as office:
            assert office.today == today

    def test_moments_are_kept_in_utc(self, location: Location) -> None:
        midnight = datetime(2020, 1, 1, 0, 30, tzinfo=EAST)
        with open_office(location, now=midnight) as office:
            Communities(office).set_up("惠民街道", "zh")
            with office.database.reading() as reader:
                (step,) = steps(reader)
        assert step.at == midnight
        assert step.at.utcoffset() == timedelta()


def test_a_draft_made_of_an_event_leaves_it_as_it_is(desk: Desk) -> None:
    number = desk.event(
        date(2019, 5, 4), "朝阳社区", "东湖社区",
        day_end=date(2019, 5, 5), starts_at="09:00", ends_at="11:30", month=Month(2019, 4), attendance=41,
        attendance_estimated=True, opinions=3, laws=("宪法", "刑法"), note="备注",
        audiences=(AudienceCount(Audience.YOUTH, 12), AudienceCount(Audience.WOMEN)),
        materials=(MaterialLine("普法读本", 5), MaterialLine("横幅", 1, community="东湖社区")),
        consultations=(ConsultationLine(Category.DEBT, 3, note="记"),),
    ).name  # fmt: skip
    before = desk.office.event(number)
    Logbook(desk.office).change_event(number, EventDraft.of(before), version=before.version)
    assert desk.office.event(number) == before
