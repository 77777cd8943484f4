"""Several people at once: nothing anyone saved is lost, and nobody saves over what they have not seen."""

import random
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from outreach_tui.domain.drafts import EventDraft
from outreach_tui.domain.months import Period
from outreach_tui.domain.problems import Refused
from outreach_tui.domain.records import Event
from outreach_tui.domain.vocabulary import Form
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import Tallying
from outreach_tui.store.location import Location
from tests.builders import open_office
from tests.reliability import workers
from tests.reliability.workers import LONGER, processes
from tests.services.actions import set_up

WRITERS, EACH = 4, 250


def test_four_writers(location: Location) -> None:
    """Four processes log 250 consultations each; every one is saved, once, without an error."""
    with open_office(location) as office:
        set_up(office)
    told = []
    for name in range(WRITERS):
        receiving, sending = processes.Pipe(duplex=False)
        processes.Process(
            target=workers.log_consultations, args=(location, sending, EACH * LONGER, f"用户{name}")
        ).start()
        sending.close()
        told.append(receiving)
    assert [receiving.recv() for receiving in told] == [[]] * WRITERS
    with open_office(location) as office:
        figures = Tallying(office).tally(Period.of_year(2019)).total.figures
        assert figures.consultations == WRITERS * sum(1 + number % 3 for number in range(EACH * LONGER))
        with office.database.reading() as reader:
            assert reader.value("SELECT count(*) FROM history WHERE verb = 'consultation.add'") == (
                WRITERS * EACH * LONGER
            )


@settings(
    max_examples=25 * LONGER,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.tuples(st.sampled_from("甲乙丙"), st.booleans()), min_size=4, max_size=12))
def test_no_update_is_lost(two_connections: tuple[Office, Office], steps: list[tuple[str, bool]]) -> None:
    """Three editors open and save one event in any order: each save that went through is in the outcome."""
    number = (
        Logbook(two_connections[0])
        .add_event(EventDraft(date(2019, 5, 15), Form.LECTURE, "讲座", ("朝阳社区",), attendance=0))
        .name
    )
    offices = {"甲": two_connections[0], "乙": two_connections[1], "丙": two_connections[1]}
    opened: dict[str, Event] = {}
    saved = 0
    for who, saves in steps:
        office = offices[who]
        if who not in opened or not saves:
            opened[who] = office.event(number)
            continue
        seen = opened.pop(who)
        draft = replace(EventDraft.of(seen), attendance=(seen.attendance or 0) + 1)
        try:
            Logbook(office).change_event(number, draft, version=seen.version)
        except Refused as refused:
            if refused.problems[0].code != "stale":
                raise
        else:
            saved += 1
    assert two_connections[0].event(number).attendance == saved


@pytest.fixture
def two_connections(location: Location) -> object:
    """One office on two sets of connections, as two programs have it."""
    with open_office(location) as first:
        set_up(first)
        with open_office(location) as second:
            yield first, replace(second, actor=f"另一位{random.random()}")
