"""What every test may ask for."""

import gc
import shutil
import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NoReturn

import pytest
from hypothesis import settings

from outreach_tui.demo.sample_year import write_sample_year
from outreach_tui.domain.identifiers import new_id
from outreach_tui.services.office import Office
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location
from tests.builders import open_office, set_up
from tests.postgres_server import PostgresServer
from tests.postgres_server import postgres_server as running_server
from tests.services import actions


def _no_network(*_arguments: object, **_named: object) -> NoReturn:
    raise AssertionError("the program opened a connection to the network")


def _only_on_this_machine(connect: Callable[..., Any]) -> Callable[..., Any]:
    """Let processes of one machine talk to each other, as those that tests start do, and nothing else."""

    def connecting(self: socket.socket, address: Any) -> Any:
        return connect(self, address) if self.family == socket.AF_UNIX else _no_network()

    return connecting


# The driver of PostgreSQL connects by itself; whatever else opens a connection or looks up an address fails its test.
for _name in ("connect", "connect_ex"):
    setattr(socket.socket, _name, _only_on_this_machine(getattr(socket.socket, _name)))
for _name in ("getaddrinfo", "gethostbyname", "create_connection"):
    setattr(socket, _name, _no_network)

# Widgets are many small objects: looking through them for rubbish as often as usual takes a tenth of the time.
gc.set_threshold(100_000, 50, 100)

# How fast a machine is must never decide whether a test passes.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A real PostgreSQL server, one for each test process; where none can be had, tests fail."""
    with running_server() as server:
        yield server


@pytest.fixture
def postgres_database(postgres_server: PostgresServer) -> Iterator[Callable[[str | None], str]]:
    """A way to make databases, empty or copied from a template; they are dropped after the test."""
    made: list[str] = []

    def make(template: str | None = None) -> str:
        made.append(postgres_server.create_database(template))
        return made[-1]

    yield make
    for url in made:
        postgres_server.drop_database(url)


@pytest.fixture
def postgres_url(postgres_database: Callable[[str | None], str]) -> str:
    """The URL of an empty database, dropped after the test."""
    return postgres_database(None)


@pytest.fixture(scope="session")
def migrated_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file with the newest schema and nothing in it. Only to be copied."""
    path = tmp_path_factory.mktemp("migrated") / "empty.db"
    _migrate(Location(path=path))
    return path


@pytest.fixture(scope="session")
def migrated_url(postgres_server: PostgresServer) -> str:
    """A PostgreSQL database with the newest schema and nothing in it. Only to be copied."""
    url = postgres_server.create_database()
    _migrate(Location(url=url))
    return postgres_server.as_template(url)


def _migrate(location: Location) -> None:
    database = Database(location)
    database.open(create=True)
    database.close()


@pytest.fixture(params=["sqlite", "postgres"])
def kind(request: pytest.FixtureRequest) -> str:
    """The kind of database; a test that asks for one, or for what is on one, runs on both."""
    return str(request.param)


@pytest.fixture
def location(request: pytest.FixtureRequest, kind: str, tmp_path: Path) -> Location:
    """An empty database of its own with the newest schema, on either kind."""
    if kind == "sqlite":
        return Location(path=Path(shutil.copy(request.getfixturevalue("migrated_file"), tmp_path / "office.db")))
    make = request.getfixturevalue("postgres_database")
    return Location(url=make(request.getfixturevalue("migrated_url")))


@pytest.fixture(scope="session")
def shared_url(postgres_server: PostgresServer, migrated_url: str) -> str:
    """A PostgreSQL database that many offices share: making one takes longer than most tests."""
    return postgres_server.create_database(migrated_url)


@pytest.fixture
def bare_office(request: pytest.FixtureRequest, kind: str) -> Iterator[Office]:
    """An office on either kind of database, before it is set up; on PostgreSQL it is not the only one."""
    if kind == "sqlite":
        place: Location = request.getfixturevalue("location")
    else:
        place = Location(url=request.getfixturevalue("shared_url"))
    with open_office(place) as office:
        office.database.office = ""
        yield office


@pytest.fixture
def office(bare_office: Office, tmp_path: Path) -> Office:
    """An office on either database, with the communities and the catalogue of :mod:`tests.builders`."""
    set_up(bare_office, f"惠民街道{new_id()}")
    return replace(bare_office, attachments=tmp_path / "attachments")


@pytest.fixture
def plain_office(location: Location, tmp_path: Path) -> Iterator[Office]:
    """An office in a database of its own, with three communities and two materials, to act in."""
    with open_office(location) as opened:
        office = replace(opened, attachments=tmp_path / "attachments")
        actions.set_up(office)
        yield office


@pytest.fixture
def sqlite_office(migrated_file: Path, tmp_path: Path) -> Iterator[Office]:
    """The same in a SQLite file: for what only a file can suffer."""
    path = Path(shutil.copy(migrated_file, tmp_path / "office.db"))
    with open_office(Location(path=path)) as opened:
        office = replace(opened, attachments=tmp_path / "office-attachments")
        actions.set_up(office)
        yield office


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A file that can be attached."""
    path = tmp_path / "现场.jpg"
    path.write_bytes(b"\xff\xd8\xff" + b"x" * 100)
    return path


@pytest.fixture(scope="session")
def written_sample_year(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The sample year in a SQLite file, written once for all test processes. Only to be copied or read."""
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    path, writing = shared / "sample.db", shared / "sample.writing"
    while not path.exists():
        try:
            writing.mkdir()
        except FileExistsError:
            time.sleep(0.05)
            continue
        try:
            if not path.exists():  # the other process may have finished just before it was our turn
                write_sample_year(Location(path=own / "sample.part")).database.close()
                (own / "sample.part").rename(path)
        finally:
            writing.rmdir()
    return path


@pytest.fixture
def sample_year(written_sample_year: Path, tmp_path: Path) -> Path:
    """A copy of the sample year to do with as the test likes."""
    return Path(shutil.copy(written_sample_year, tmp_path / "sample.db"))


@pytest.fixture
def sample_office(sample_year: Path) -> Iterator[Office]:
    """The office of a copy of the sample year, in which today is 2020-01-15."""
    with open_office(Location(path=sample_year)) as office:
        yield office
