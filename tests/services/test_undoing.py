"""Undo takes back anything a user can do, wholly, and redo does it again; what others changed is left alone."""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from outreach_tui.domain.drafts import CommunityDraft, ConsultationDraft, EventDraft
from outreach_tui.domain.history import Way
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.vocabulary import Form
from outreach_tui.services.communities import Communities, draft_of
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.undoing import Undoing
from outreach_tui.store.connection import connect
from outreach_tui.store.location import Location
from outreach_tui.wording.steps import VERBS, step_text
from tests.builders import open_office
from tests.services.actions import ACTIONS, Action, User, attempt, set_up

TABLES = (
    "subdistrict", "community", "material", "plan_month", "target", "event", "event_community", "event_law",
    "event_audience", "event_speaker", "consultation", "distribution", "stock_entry", "zero_report", "attachment",
    "contact",
)  # fmt: skip
#: What counts the changes themselves.
COUNTERS = {"version", "changed_at"}

NUMBERS = count()


def contents(location: Location) -> dict[str, list[tuple[Any, ...]]]:
    """Everything on record but its history."""
    connection = connect(location, reading=True)
    try:
        return {table: sorted(_rows(connection.execute(f"SELECT * FROM {table}")), key=repr) for table in TABLES}
    finally:
        connection.close()


def _rows(cursor: Any) -> Iterator[tuple[Any, ...]]:
    names = [column[0] for column in cursor.description]
    for row in cursor.fetchall():
        yield tuple((name, value) for name, value in zip(names, row, strict=True) if name not in COUNTERS)


def exhaust(step: Callable[[], object], ends_with: str) -> int:
    """Repeat a step until it is refused as there being nothing left; return how often it worked."""
    done = 0
    while True:
        try:
            step()
        except Refused as refused:
            if refused.problems[0].code != ends_with:
                raise
            return done
        done += 1


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate, Phase.shrink),
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(ACTIONS), min_size=4, max_size=14), st.integers(0, 2**32))
def test_undo_is_an_inverse_and_redo_its_own(
    location: Location, plain_office: Office, photo: Path, actions: list[Action], seed: int
) -> None:
    """The plain_office stays as it is from one sequence to the next; each is the work of someone new."""
    someone = replace(plain_office, actor=f"用户{next(NUMBERS)}")
    user = User(someone, random.Random(seed), photo)
    start = contents(location)
    for action in actions:
        attempt(action, user)
    end = contents(location)
    undoing = Undoing(someone)
    assert len(undoing.history()) >= (end != start)
    done = exhaust(undoing.undo, "nothing_to_undo")
    assert contents(location) == start
    assert exhaust(undoing.redo, "nothing_to_redo") == done
    assert contents(location) == end
    # half of it taken back once more: what is left is where the next sequence begins
    for _ in range(done // 2):
        undoing.undo()


def logged(plain_office: Office, title: str = "法治讲座") -> str:
    draft = EventDraft(date(2019, 5, 15), Form.LECTURE, title, communities=("朝阳社区",))
    return Logbook(plain_office).add_event(draft).name


def test_it_holds_across_restarts_and_says_what_it_took_back(location: Location) -> None:
    with open_office(location) as office:
        set_up(office)
        number = logged(office)
    with open_office(location) as office:
        undone = Undoing(office).undo()
        assert (undone.verb, undone.main_changes()[0].name) == ("event.add", number)
        with pytest.raises(Refused, match="unknown_event"):
            office.event(number)
    with open_office(location) as office:
        Undoing(office).redo()
        assert office.event(number).title == "法治讲座"


def test_one_takes_back_ones_own(plain_office: Office) -> None:
    other = replace(plain_office, actor="另一位")
    mine, theirs = logged(plain_office, "我的"), logged(other, "别人的")
    Undoing(plain_office).undo()
    assert plain_office.event(theirs).title == "别人的"
    with pytest.raises(Refused, match="unknown_event"):
        plain_office.event(mine)


def test_what_someone_else_changed_since_is_left_alone(plain_office: Office) -> None:
    number = logged(plain_office)
    other = replace(plain_office, actor="另一位")
    Logbook(other).change_event(number, replace(EventDraft.of(plain_office.event(number)), venue="广场"))
    with pytest.raises(Refused) as refused:
        Undoing(plain_office).undo()
    (problem,) = refused.value.problems
    assert (problem.code, problem.value, problem.details["by"]) == ("undo_changed_since", number, "另一位")
    assert plain_office.event(number).venue == "广场"
    Undoing(other).undo()
    Undoing(plain_office).undo()  # now it is again what it was made


def test_what_others_refer_to_stays(plain_office: Office) -> None:
    number = logged(plain_office)
    Logbook(replace(plain_office, actor="另一位")).add_consultation(ConsultationDraft(date(2019, 5, 15), event=number))
    with pytest.raises(Refused, match="undo_blocked"):
        Undoing(plain_office).undo()
    assert len(plain_office.event(number).consultations) == 1


def test_lines_added_by_others_go_where_their_event_goes(plain_office: Office) -> None:
    number = logged(plain_office)
    moved = replace(EventDraft.of(plain_office.event(number)), day=date(2019, 6, 2), month=Month(2019, 6))
    Logbook(plain_office).change_event(number, moved)
    Logbook(replace(plain_office, actor="另一位")).add_consultation(ConsultationDraft(date(2019, 6, 2), event=number))
    Undoing(plain_office).undo()
    (line,) = plain_office.event(number).consultations
    assert line.month == Month(2019, 5)


def test_something_new_leaves_nothing_to_do_again(plain_office: Office) -> None:
    logged(plain_office, "甲")
    Undoing(plain_office).undo()
    logged(plain_office, "乙")
    with pytest.raises(Refused, match="nothing_to_redo"):
        Undoing(plain_office).redo()


def test_a_version_never_comes_twice(plain_office: Office) -> None:
    """Whoever has an event open in some version must not save over another content of that version."""
    number = logged(plain_office)
    draft = EventDraft.of(plain_office.event(number))
    Logbook(plain_office).change_event(number, replace(draft, venue="甲地"))
    seen = {plain_office.event(number).version}
    for _ in range(2):
        Undoing(plain_office).undo()
    Undoing(plain_office).redo()
    Logbook(plain_office).change_event(number, replace(draft, venue="乙地"))
    assert plain_office.event(number).version not in seen


def test_the_set_up_itself_is_not_taken_back(plain_office: Office) -> None:
    exhaust(Undoing(plain_office).undo, "nothing_to_undo")
    assert plain_office.subdistrict().name == "惠民街道"


def test_history_of_a_record_has_its_lines_too(plain_office: Office) -> None:
    number = logged(plain_office)
    logged(plain_office, "别的活动")
    Logbook(plain_office).add_consultation(ConsultationDraft(date(2019, 5, 15), event=number))
    community = plain_office.community("朝阳社区")
    Communities(plain_office).change("朝阳社区", replace(draft_of(community), grids=7))
    Undoing(plain_office).undo()
    undoing = Undoing(plain_office)
    assert [step.verb for step in undoing.history(number)] == ["consultation.add", "event.add"]
    assert [(step.way, step.undone) for step in undoing.history(community.id[-8:])] == [
        (Way.UNDO, False),
        (Way.DO, True),
        (Way.DO, False),
    ]
    with pytest.raises(Refused, match="unknown_record"):
        undoing.history("zzz")


def test_history_of_an_event_whose_adding_was_taken_back(plain_office: Office) -> None:
    number = logged(plain_office)
    undoing = Undoing(plain_office)
    undoing.undo()
    assert [step.way for step in undoing.history(number)] == [Way.UNDO, Way.DO]


def test_every_verb_has_words(plain_office: Office, photo: Path) -> None:
    user = User(plain_office, random.Random(5), photo)
    for action in ACTIONS * 3:
        attempt(action, user)
    steps = Undoing(plain_office).history(limit=1000)
    assert {step.verb for step in steps} <= set(VERBS)
    assert all(step_text(step) for step in steps)
    assert len({step.verb for step in steps}) >= 15


def test_adding_a_line_counts_as_changing_its_event(plain_office: Office) -> None:
    """Two people, one booth: who has the event open must not take out the line that was added meanwhile."""
    number = logged(plain_office)
    opened = plain_office.event(number)
    Logbook(replace(plain_office, actor="另一位")).add_consultation(ConsultationDraft(date(2019, 5, 15), event=number))
    with pytest.raises(Refused, match="stale"):
        Logbook(plain_office).change_event(number, replace(EventDraft.of(opened), venue="广场"), version=opened.version)
    assert len(plain_office.event(number).consultations) == 1


def test_communities_added_by_an_import_go_in_one_step(plain_office: Office) -> None:
    """Whatever is written in one transaction is one step."""
    from outreach_tui.store.writer import Writer
    from outreach_tui.store.writes.office import add_community

    def work(writer: Writer) -> None:
        for name in ("甲社区", "乙社区", "丙社区"):
            add_community(writer, CommunityDraft(name, order=1))

    plain_office.write("import", work)
    assert len(plain_office.known().communities) == 6
    Undoing(plain_office).undo()
    assert len(plain_office.known().communities) == 3
