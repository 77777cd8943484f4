"""Several programs writing at once lose nothing, on either database."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from outreach_tui.domain.drafts import (
    CommunityDraft,
    ConsultationDraft,
    EventDraft,
    MaterialDraft,
    PlanDraft,
    TargetDraft,
)
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import DatabaseProblem, Refused
from outreach_tui.domain.vocabulary import MaterialKind, Measure
from outreach_tui.services.communities import Communities, draft_of
from outreach_tui.services.listing import Listing, everything
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.planning import Planning
from outreach_tui.services.stock import Stock
from outreach_tui.services.undoing import Undoing
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location
from outreach_tui.store.reads.history import steps
from outreach_tui.store.tables import Event
from outreach_tui.store.writer import Action, Writer
from tests.builders import NOW, Desk, open_office, set_up

ROOT = Path(__file__).parents[2]
PROGRAM = """
import sys
from dataclasses import replace
from outreach_tui.domain.drafts import ConsultationLine, EventDraft, MaterialLine
from outreach_tui.domain.problems import Refused
from outreach_tui.services.logbook import Logbook
from outreach_tui.store.database import Database
from outreach_tui.store.location import locate
from tests.builders import Desk, open_office

where, task, rounds = sys.argv[1], sys.argv[2], int(sys.argv[3])

def log(desk):
    desk.event(attendance=3, materials=(MaterialLine("普法读本", 2),), consultations=(ConsultationLine(count=4),))
    desk.consult(count=5)

def add_a_head(desk):
    while True:
        event = desk.office.event("2019-001")
        draft = replace(EventDraft.of(event), attendance=event.attendance + 1)
        try:
            Logbook(desk.office).change_event("2019-001", draft, version=event.version)
            return
        except Refused as refused:
            assert [problem.code for problem in refused.problems] == ["stale"], refused

if task == "begin":
    Database(locate(where)).open(create=True)
else:
    with open_office(locate(where), actor=f"{task} {sys.argv[4]}") as office:
        for _ in range(rounds):
            {"log": log, "add": add_a_head}[task](Desk(office))
"""


def run_at_once(location: Location, task: str, rounds: int, programs: int = 3) -> None:
    where = location.url or str(location.path)
    command = [sys.executable, "-c", PROGRAM, where, task, str(rounds)]
    running = [
        subprocess.Popen([*command, str(number)], cwd=ROOT, stderr=subprocess.PIPE) for number in range(programs)
    ]
    for program in running:
        _, said = program.communicate(timeout=100)
        assert program.returncode == 0, said.decode()


def test_every_record_of_several_programs_is_there(location: Location) -> None:
    with open_office(location) as office:
        set_up(office)
        run_at_once(location, "log", 12)
        events = Listing(office).events(everything(None))
        visits = Listing(office).consultations(everything(None))
        total = Desk(office).total("2019-05")
        with office.database.reading() as reader:
            logged = [step for step in steps(reader, limit=1000) if step.actor.startswith("log")]
    assert sorted(event.number for event in events) == [f"2019-{number:03d}" for number in range(1, 37)]
    assert (total.events, total.attendance, total.consultations, total.materials["册"]) == (36, 108, 324, 72)
    ids = {event.id for event in events} | {visit.id for visit in visits}
    assert len(ids) == len(events) + len(visits) == 108
    assert len({step.id for step in logged}) == len(logged) == 72


def test_another_program_that_closes_leaves_us_our_log(sample_office: Office, sample_year: Path) -> None:
    with sample_office.database.reading(), sample_office.database.reading():
        pass  # a second connection was made while the first one held its lock
    Desk(sample_office).event(whole_subdistrict=True)
    leave = (
        "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]); c.execute('SELECT * FROM event').fetchall(); c.close()"
    )
    subprocess.run([sys.executable, "-c", leave, str(sample_year)], check=True)
    assert sample_year.with_name(f"{sample_year.name}-wal").exists()


def test_no_update_is_lost(location: Location) -> None:
    with open_office(location) as office:
        set_up(office)
        Desk(office).event(attendance=0)
        run_at_once(location, "add", 8)
        event = office.event("2019-001")
    assert (event.attendance, event.version) == (24, 25)


def test_first_starts_at_once_migrate_once(postgres_url: str) -> None:
    run_at_once(Location(url=postgres_url), "begin", 1)
    with closing(Database(Location(url=postgres_url))) as database:
        database.open()


def test_what_lost_a_race_is_done_again_on_what_is_there_now(location: Location) -> None:
    if not location.is_postgres:
        pytest.skip("in SQLite the second writer waits for the first")
    with open_office(location) as office, open_office(location) as other:
        set_up(office)
        other.database.office = office.database.office
        event_id = Desk(office).event().id
        attempts: list[str] = []

        def work(writer: Writer) -> None:
            row = writer.get(Event, event_id)
            attempts.append(row.title)
            if len(attempts) == 1:
                Desk(other).change("2019-001", title="改过的")
            row.note = "也要"

        office.database.write(Action("event.edit", "甲", NOW), work)
        event = office.event("2019-001")
    assert attempts == ["讲座", "改过的"]
    assert (event.title, event.note, event.version) == ("改过的", "也要", 3)


def test_a_race_that_is_always_lost_is_told_in_the_end(location: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    if not location.is_postgres:
        pytest.skip("in SQLite the second writer waits for the first")
    monkeypatch.setattr("outreach_tui.store.database.LONGEST_WAIT", 0.0)
    with open_office(location) as office, open_office(location) as other:
        set_up(office)
        other.database.office = office.database.office
        event_id = Desk(office).event().id
        attempts: list[int] = []

        def work(writer: Writer) -> None:
            row = writer.get(Event, event_id)
            attempts.append(row.version)
            Desk(other).change("2019-001", note=str(len(attempts)))
            row.title = "总是晚一步"

        with pytest.raises(Refused) as refused:
            office.database.write(Action("event.edit", "甲", NOW), work)
        assert refused.value.problems[0].code in {"database_failed", "stale"}
        assert not isinstance(refused.value, DatabaseProblem) or "40001" not in str(refused.value)
        assert office.event("2019-001").title == "讲座"
    assert len(attempts) > 5


STALE: dict[str, Callable[[Office], Callable[[], object]]] = {}


def stale(function: Callable[[Office], Callable[[], object]]) -> Callable[[Office], Callable[[], object]]:
    """Note a change that is prepared on what is there, for others to come between."""
    STALE[function.__name__] = function
    return function


@stale
def event(office: Office) -> Callable[[], object]:
    number = Desk(office).event().name
    read = office.event(number)
    draft = replace(EventDraft.of(read), note="晚")
    Desk(office).change(number, note="早")
    return lambda: Logbook(office).change_event(number, draft, version=read.version)


@stale
def deletion(office: Office) -> Callable[[], object]:
    number = Desk(office).event().name
    Desk(office).change(number, note="早")
    return lambda: Logbook(office).delete_event(number, version=1)


@stale
def community(office: Office) -> Callable[[], object]:
    read = office.community("朝阳社区")
    Communities(office).change("朝阳社区", replace(draft_of(read), grids=9))
    return lambda: Communities(office).change("朝阳社区", draft_of(read), version=read.version)


@stale
def material(office: Office) -> Callable[[], object]:
    read = office.material("横幅")
    draft = MaterialDraft("横幅", MaterialKind.BANNER, "幅")
    Stock(office).change_material("横幅", draft)
    return lambda: Stock(office).change_material("横幅", replace(draft, law="宪法"), version=read.version)


@stale
def plan(office: Office) -> Callable[[], object]:
    draft = PlanDraft(Month(2019, 5), theme="早")
    Planning(office).set_month(draft)
    Planning(office).set_month(replace(draft, theme="中"))
    return lambda: Planning(office).set_month(replace(draft, theme="晚"), version=1)


@stale
def consultation(office: Office) -> Callable[[], object]:
    saved = Desk(office).consult()
    read = Logbook(office).consultation(saved.id)
    draft = ConsultationDraft(read.day, read.category, read.community, count=2)
    Logbook(office).change_consultation(saved.id, draft)
    return lambda: Logbook(office).change_consultation(saved.id, replace(draft, count=3), version=read.version)


@pytest.mark.parametrize("prepare", STALE.values(), ids=STALE)
def test_a_change_to_what_was_changed_meanwhile_is_refused(
    office: Office, prepare: Callable[[Office], Callable[[], object]]
) -> None:
    late = prepare(office)
    mark = office.database.change_mark()
    with pytest.raises(Refused) as refused:
        late()
    assert [problem.code for problem in refused.value.problems] == ["stale"]
    assert office.database.change_mark() == mark


def test_a_name_taken_after_it_was_checked_is_refused(office: Office) -> None:
    from outreach_tui.domain.findings import Known
    from outreach_tui.store.writes import office as writes

    blind = Known((), (), office.today)
    assert blind.community("朝阳社区") is None
    for work in (
        lambda writer: writes.add_community(writer, CommunityDraft("朝阳 社区")),
        lambda writer: writes.add_material(writer, MaterialDraft("横幅", MaterialKind.BANNER, "条")),
        lambda writer: writes.add_subdistrict(writer, office.subdistrict().name, "zh"),
    ):
        with pytest.raises(Refused) as refused:
            office.write("community.add", work)
        assert refused.value.problems[0].code in {"name_taken", "already_set_up"}


def test_two_who_plan_the_same_month_both_count(office: Office) -> None:
    Planning(office).set_month(PlanDraft(Month(2019, 5), targets=(TargetDraft(Measure.EVENTS, 2),)))
    Planning(office).set_month(PlanDraft(Month(2019, 5), theme="后来", targets=(TargetDraft(Measure.EVENTS, 3),)))
    assert Desk(office).tally("2019-05").total.targets.to_json() == {"events": 3}


def test_of_several_who_begin_at_once_one_does(kind: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """From nothing: no file, or an empty database."""
    if kind == "sqlite":
        location = Location(path=tmp_path / "office.db")
    else:
        location = Location(url=request.getfixturevalue("postgres_url"))
    together = threading.Barrier(4)

    def begin(name: str) -> str:
        together.wait()
        try:
            with open_office(location, create=True) as office:
                return Communities(office).set_up(name, "zh").name
        except Refused as refused:
            return refused.problems[0].code

    with ThreadPoolExecutor(4) as threads:
        told = [*threads.map(begin, "甲乙丙丁")]
    (won,) = {*told} - {"already_set_up"}
    assert told.count("already_set_up") == 3
    with open_office(location) as office, office.database.reading() as reader:
        assert reader.rows("SELECT name FROM subdistrict") == [(won,)]


def test_a_clock_put_back_makes_nothing_older_the_newest(plain_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(plain_office)
    first = desk.consult().id
    earlier = time.time_ns() - 3600 * 10**9
    monkeypatch.setattr("outreach_tui.domain.identifiers.time.time_ns", lambda: earlier)
    last = desk.consult().id
    Undoing(plain_office).undo()
    kept = [one.id for one in Listing(plain_office).consultations(everything(None))]
    assert kept == [first] != [last]


def test_who_lost_a_race_for_a_number_gets_one_the_next_time(
    location: Location, monkeypatch: pytest.MonkeyPatch
) -> None:
    """However many there are: the second try waits for its turn."""
    monkeypatch.setattr("outreach_tui.store.database.ATTEMPTS", 2)
    with open_office(location) as office:
        set_up(office)
        together = threading.Barrier(6)

        def log(_: int) -> list[str]:
            with open_office(location) as own:
                together.wait()
                return [Desk(own).event().name for _ in range(3)]

        with ThreadPoolExecutor(6) as threads:
            numbers = [number for some in threads.map(log, range(6)) for number in some]
        assert sorted(numbers) == [f"2019-{serial:03d}" for serial in range(1, 19)]
