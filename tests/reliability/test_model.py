"""The logbook against a dictionary: whatever is saved, changed, deleted, taken back and done again, in any order."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from outreach_tui.domain.drafts import CommunityDraft, ConsultationDraft, EventDraft
from outreach_tui.domain.identifiers import new_id
from outreach_tui.domain.months import Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.vocabulary import Category, Form, Status
from outreach_tui.services.communities import Communities
from outreach_tui.services.listing import Listing, everything
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import Tallying
from outreach_tui.services.undoing import Undoing
from tests.reliability.workers import LONGER

COMMUNITIES = ("朝阳社区", "东湖社区")
DAYS = st.dates(date(2019, 1, 1), date(2019, 12, 31))

#: What is on record: of an event its title, day, community, status and head-count; of a visit its day and number.
EventState = tuple[str, date, str, Status, int]
VisitState = tuple[date, str, int]
Records = tuple[dict[str, EventState], dict[str, VisitState]]


class Model(RuleBasedStateMachine):
    """Someone at work. Beside the database there are two dictionaries, and what they were before each step."""

    office: Office

    def __init__(self) -> None:
        super().__init__()
        self.office.database.office = ""
        Communities(self.office).set_up(
            f"街道{new_id()}", "zh", [CommunityDraft(name) for name in COMMUNITIES], another=True
        )
        self.mine = replace(self.office, actor=new_id())
        self.logbook = Logbook(self.mine)
        self.events: dict[str, EventState] = {}
        self.visits: dict[str, VisitState] = {}
        self.done: list[Records] = []
        self.undone: list[Records] = []

    def _now(self) -> Records:
        return dict(self.events), dict(self.visits)

    def _about_to(self) -> None:
        self.done.append(self._now())
        self.undone.clear()

    @rule(day=DAYS, community=st.sampled_from(COMMUNITIES), status=st.sampled_from(Status), people=st.integers(1, 500))
    def add_event(self, day: date, community: str, status: Status, people: int) -> None:
        self._about_to()
        draft = EventDraft(day, Form.LECTURE, "讲座", (community,), status=status, attendance=people)
        number = self.logbook.add_event(draft, insist=True).name
        assert number not in self.events
        self.events[number] = ("讲座", day, community, status, people)

    @precondition(lambda self: self.events)
    @rule(data=st.data(), title=st.sampled_from(("改过的", "[/foo]", "=1+1")), people=st.integers(1, 500))
    def change_event(self, data: st.DataObject, title: str, people: int) -> None:
        number = data.draw(st.sampled_from(sorted(self.events)))
        was, day, community, status, before = self.events[number]
        seen = self.mine.event(number)
        draft = replace(EventDraft.of(seen), title=title, attendance=people)
        if (was, before) != (title, people):
            self._about_to()
        self.logbook.change_event(number, draft, version=seen.version, insist=True)
        self.events[number] = (title, day, community, status, people)
        if EventDraft.of(seen) != draft:
            with pytest.raises(Refused, match="stale"):
                self.logbook.change_event(number, EventDraft.of(seen), version=seen.version, insist=True)

    @precondition(lambda self: self.events)
    @rule(data=st.data())
    def delete_event(self, data: st.DataObject) -> None:
        number = data.draw(st.sampled_from(sorted(self.events)))
        self._about_to()
        self.logbook.delete_event(number)
        del self.events[number]

    @rule(day=DAYS, community=st.sampled_from(COMMUNITIES), count=st.integers(1, 50))
    def add_visit(self, day: date, community: str, count: int) -> None:
        self._about_to()
        draft = ConsultationDraft(day, Category.LABOUR, community, count=count)
        self.visits[self.logbook.add_consultation(draft, insist=True).id] = (day, community, count)

    @precondition(lambda self: self.visits)
    @rule(data=st.data())
    def delete_visit(self, data: st.DataObject) -> None:
        visit = data.draw(st.sampled_from(sorted(self.visits)))
        self._about_to()
        self.logbook.delete_consultation(visit)
        del self.visits[visit]

    @rule()
    def undo(self) -> None:
        self._step(Undoing(self.mine).undo, self.done, self.undone, "nothing_to_undo")

    @rule()
    def redo(self) -> None:
        self._step(Undoing(self.mine).redo, self.undone, self.done, "nothing_to_redo")

    def _step(self, take: Callable[[], object], back: list[Records], forth: list[Records], nothing: str) -> None:
        if not back:
            with pytest.raises(Refused, match=nothing):
                take()
            return
        take()
        forth.append(self._now())
        self.events, self.visits = back.pop()

    @invariant()
    def everything_is_as_it_should_be(self) -> None:
        events = {
            line.number: (line.title, line.day, line.communities[0], line.status, line.attendance)
            for line in Listing(self.mine).events(everything(None), limit=1000)
        }
        visits = {
            line.id: (line.day, line.community, line.count)
            for line in Listing(self.mine).consultations(everything(None), limit=1000)
        }
        assert (events, visits) == (self.events, self.visits)
        total = Tallying(self.mine).tally(Period.of_year(2019)).total.figures
        held = [people for *_, status, people in self.events.values() if status is Status.HELD]
        assert (total.events, total.attendance) == (len(held), sum(held))
        assert total.consultations == sum(count for *_, count in self.visits.values())


def test_the_logbook_is_a_dictionary(bare_office: Office) -> None:
    machine = type("Machine", (Model,), {"office": bare_office})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=6 if LONGER == 1 else 12 * LONGER,
            stateful_step_count=30,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
        ),
    )
