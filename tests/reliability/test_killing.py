"""Killed in the middle of whatever it does, the program leaves the one state or the other, and nothing between."""

import json
import random
import shutil
import sqlite3
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from outreach_tui.services.exporting import Exporting
from outreach_tui.services.import_results import Options
from outreach_tui.services.importing import Importing
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.safekeeping import Safekeeping
from outreach_tui.store.location import Location
from outreach_tui.store.schema import HEAD
from tests.builders import open_office
from tests.reliability import workers
from tests.reliability.workers import LONGER, processes
from tests.services.actions import set_up

SCHEMA = Path(__file__).parent.parent / "data" / "schema_0001.sql"


@pytest.fixture
def location(migrated_file: Path, tmp_path: Path) -> Location:
    path = Path(shutil.copy(migrated_file, tmp_path / "office.db"))
    with open_office(Location(path=path)) as office:
        set_up(office)
    return Location(path=path)


def killed(work: Callable[..., None], *arguments: Any, after: int, within: float) -> list[Any]:
    """Run work in a process, kill it a moment after it has said something so many times; return all it said."""
    receiving, sending = processes.Pipe(duplex=False)
    process = processes.Process(target=work, args=(arguments[0], sending, *arguments[1:]))
    process.start()
    sending.close()
    said = [receiving.recv() for _ in range(after)]
    time.sleep(random.random() * within)
    process.kill()
    process.join()
    try:
        while True:
            said.append(receiving.recv())
    except EOFError:
        return said


def query(path: Path, sql: str) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(sql).fetchall()


def test_while_saving(location: Location) -> None:
    """Every event that was acknowledged is there, with all its lines and its history; at most one more a round."""
    assert location.path is not None
    acknowledged: set[str] = set()
    rounds = 30 * LONGER
    for _ in range(rounds):
        acknowledged |= set(killed(workers.save_for_ever, location, after=random.randint(1, 4), within=0.02))
        assert query(location.path, "PRAGMA integrity_check") == [("ok",)]
    events = query(
        location.path,
        "SELECT e.year || '-' || substr('00' || e.serial, -max(3, length(e.serial))), e.attendance,"
        " (SELECT sum(quantity) FROM distribution d WHERE d.event_id = e.id),"
        " (SELECT sum(count) FROM consultation c WHERE c.event_id = e.id),"
        " (SELECT count(*) FROM event_community c WHERE c.event_id = e.id),"
        " (SELECT count(*) FROM history h WHERE h.action_id = (SELECT action_id FROM history WHERE record_id = e.id))"
        " FROM event e",
    )
    assert acknowledged <= {number for number, *_ in events}
    assert len(events) <= len(acknowledged) + rounds
    for _, number, copies, visits, communities, changes in events:
        assert (copies, visits, communities, changes) == (1 + number, 1 + number, 1, 3)


def test_while_migrating(tmp_path: Path) -> None:
    """The old schema or the new one, with every row; the next start finishes what was begun."""
    old = tmp_path / "old.db"
    with closing(sqlite3.connect(old)) as connection:
        connection.executescript(SCHEMA.read_text(encoding="utf-8"))
    rows = query(old, "SELECT id, before, after FROM history ORDER BY id")
    seen: set[str] = set()
    for number in range(10 * LONGER):
        path = Path(shutil.copy(old, tmp_path / f"{number}.db"))
        killed(workers.migrate_once, Location(path=path), after=1, within=0.15)
        ((revision,),) = query(path, "SELECT version_num FROM alembic_version")
        seen.add(revision)
        assert bool(query(path, "SELECT 1 FROM sqlite_master WHERE name = 'contact'")) == (revision == HEAD)
        assert query(path, "SELECT id, before, after FROM history ORDER BY id") == rows
        with open_office(Location(path=path)) as office:
            assert office.subdistrict().name == "惠民街道"
        assert query(path, "SELECT version_num FROM alembic_version") == [(HEAD,)]
    assert seen <= {"0001", HEAD}


def test_while_importing(location: Location, tmp_path: Path) -> None:
    """Everything that is in a file, or nothing of it; and then it can be read again."""
    assert location.path is not None
    workbook = tmp_path / "events.xlsx"
    with open_office(location) as office:
        for number in range(IMPORTED):
            Logbook(office).add_event(workers.event(number))
        Exporting(office).export(workbook)
    clean = tmp_path / "clean.db"
    with open_office(Location(path=clean), create=True) as office:
        set_up(office)
    seen: set[int] = set()
    for number in range(20 if LONGER > 1 else 3):
        path = Path(shutil.copy(clean, tmp_path / f"{number}.db"))
        killed(workers.import_once, Location(path=path), workbook, after=1, within=0.3)
        assert query(path, "PRAGMA integrity_check") == [("ok",)]
        ((events, visits, copies),) = query(path, COUNTED)
        seen.add(events)
        assert events in (0, IMPORTED)
        assert visits == copies == events
        with open_office(Location(path=path)) as office:
            assert Importing(office).save(workbook, Options(insist=True)).saved
        assert query(path, COUNTED) == [(IMPORTED, IMPORTED, IMPORTED)]
    assert 0 in seen or LONGER == 1  # else all of them were killed too late to say anything


#: So many events take a moment to read and to save.
IMPORTED = 60
COUNTED = (
    "SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM consultation), (SELECT count(*) FROM distribution)"
)


@pytest.mark.parametrize("name", ["records.xlsx", "records.zip"])
def test_while_exporting(location: Location, tmp_path: Path, name: str) -> None:
    """The file there was stays whole until the new one is."""
    with open_office(location) as office:
        for number in range(5):
            Logbook(office).add_event(workers.event(number))
    path = tmp_path / name
    for _ in range(10 if LONGER > 1 else 2):
        killed(workers.export_for_ever, location, path, after=1, within=0.05)
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
        with open_office(location) as office:
            outcome = Importing(office).check(path, Options(insist=True))
        assert not outcome.refused
        assert outcome.records == 15


def test_while_writing_a_dump(location: Location, tmp_path: Path) -> None:
    """The dump there was stays whole until the new one is."""
    path = tmp_path / "office.json"
    for _ in range(10 * LONGER):
        killed(workers.dump_for_ever, location, path, after=1, within=0.02)
        assert json.loads(path.read_text(encoding="utf-8"))["format"] == "outreach-dump"


def test_while_restoring(location: Location, tmp_path: Path) -> None:
    """What is there is the one backup or the other, whole."""
    with open_office(location) as office:
        backups = []
        for number in range(2):
            Logbook(office).add_event(workers.event(number))
            backups.append(Safekeeping(office).back_up(tmp_path / f"{number + 1}.db").path)
    assert location.path is not None
    for _ in range(5 * LONGER):
        killed(workers.restore_for_ever, location, tuple(backups), after=2, within=0.1)
        assert query(location.path, "PRAGMA integrity_check") == [("ok",)]
        ((events,),) = query(location.path, "SELECT count(*) FROM event")
        ((lines,),) = query(location.path, "SELECT count(*) FROM consultation")
        assert events == lines
        assert events in (1, 2)


def test_a_postgres_client_that_is_killed(plain_postgres: Office) -> None:
    """The server takes back what was not committed."""
    location = plain_postgres.database.location
    acknowledged: set[str] = set()
    for _ in range(5 * LONGER):
        acknowledged |= set(killed(workers.save_for_ever, location, after=2, within=0.02))
    with plain_postgres.database.reading() as reader:
        known = {f"{year}-{serial:03d}" for year, serial in reader.rows("SELECT year, serial FROM event")}
        torn = reader.value(
            "SELECT count(*) FROM event e WHERE 1 <> (SELECT count(*) FROM consultation c WHERE c.event_id = e.id)"
        )
    assert acknowledged <= known
    assert torn == 0


@pytest.fixture
def plain_postgres(postgres_database: Callable[[str | None], str], migrated_url: str) -> Iterator[Office]:
    with open_office(Location(url=postgres_database(migrated_url))) as office:
        set_up(office)
        yield office
