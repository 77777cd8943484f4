"""Databases in every bad state: one clear problem each, nothing half-saved, and the file left as it was."""

import os
import random
import resource
import shutil
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest

from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import Period
from outreach_tui.domain.problems import DatabaseProblem, Problem, Refused
from outreach_tui.services.listing import Listing, everything
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import Tallying
from outreach_tui.store import connection as connecting
from outreach_tui.store.connection import APPLICATION_ID
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location, locate
from outreach_tui.wording.problems import sentence
from tests.builders import Desk, open_office, set_up

NOBODY = 65534
YEAR = Period.of_year(2019)


def problem(action: Callable[[], object]) -> Problem:
    """Return the one problem that an action meets with, which has a sentence of its own."""
    with pytest.raises(DatabaseProblem) as met:
        action()
    (found,) = met.value.problems
    assert sentence(found).count("\n") == 0
    return found


def use(path: Path) -> object:
    """Open a database and read all there is to see."""
    with open_office(Location(path=path)) as office:
        tallies = [Tallying(office).tally(YEAR, by) for by in Dimension]
        lists = Listing(office)
        events = [office.event(line.id) for line in lists.events(everything(None))]
        coverage = Tallying(office).coverage(2019)
        return tallies, events, lists.consultations(everything(None)), lists.stock(), lists.plan(YEAR), coverage


def opening(location: Location, *, create: bool = False) -> Callable[[], None]:
    def attempt() -> None:
        with closing(Database(location)) as database:
            database.open(create=create)

    return attempt


class TestNoDatabaseOfOurs:
    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (b"", "database_empty_file"),
            (b"x", "database_not_ours"),
            ("活动,日期\n".encode() * 500, "database_not_ours"),
            (b"SQLite format 3", "database_not_ours"),
            (b"SQLite format 3\x00", "database_not_ours"),
            (b"SQLite format 3\x00" + bytes(5000), "database_not_ours"),
            (random.Random(1).randbytes(9000), "database_not_ours"),
        ],
    )
    @pytest.mark.parametrize("create", [False, True])
    def test_a_file_that_is_none(self, tmp_path: Path, content: bytes, code: str, create: bool) -> None:
        path = tmp_path / "a.db"
        path.write_bytes(content)
        assert problem(opening(Location(path=path), create=create)).code in {code, "database_damaged"}
        assert path.read_bytes() == content
        assert list(tmp_path.iterdir()) == [path]

    @pytest.mark.parametrize("application_id", [0, 1, APPLICATION_ID + 1])
    def test_another_programs(self, tmp_path: Path, application_id: int) -> None:
        path = tmp_path / "a.db"
        with closing(sqlite3.connect(path)) as other:
            other.executescript(f"PRAGMA application_id={application_id}; CREATE TABLE event (id TEXT)")
        before = path.read_bytes()
        assert problem(opening(Location(path=path), create=True)).code == "database_not_ours"
        assert path.read_bytes() == before

    def test_nowhere(self, tmp_path: Path) -> None:
        path = tmp_path / "no" / "such" / "a.db"
        found = problem(opening(Location(path=path)))
        assert (found.code, found.value) == ("database_missing", str(path))
        assert not (tmp_path / "no").exists()

    def test_a_folder_is_made_only_when_a_database_is(self, tmp_path: Path) -> None:
        path = tmp_path / "new" / "a.db"
        opening(Location(path=path), create=True)()
        assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)

    @pytest.mark.parametrize("create", [False, True])
    def test_places_that_hold_no_files(self, tmp_path: Path, create: bool) -> None:
        (tmp_path / "file").write_text("x", encoding="utf-8")
        for path in (tmp_path, tmp_path / "file" / "a.db", Path("/proc/none/a.db"), tmp_path / "x\0y"):
            found = problem(opening(Location(path=path), create=create))
            assert found.code in {"database_unopenable", "database_missing"}

    def test_unknown_kinds(self) -> None:
        for text in ("mysql://localhost/x", "oracle://x", "http://example.org/a.db"):
            found = problem(lambda text=text: locate(text))  # type: ignore[misc]
            assert found.code == "database_scheme"

    def test_names_that_mean_something_elsewhere_are_files(self, tmp_path: Path) -> None:
        for name in ("a?mode=ro.db", "a%20b#c.db", "数据 库.db", "a'b;--.db"):
            opening(Location(path=tmp_path / name), create=True)()
            assert (tmp_path / name).exists()


class TestDamage:
    @pytest.mark.parametrize("share", [0.001, 0.02, 0.3, 0.5, 0.8, 0.97])
    def test_a_file_cut_short(self, sample_year: Path, share: float) -> None:
        size = sample_year.stat().st_size
        os.truncate(sample_year, int(size * share))
        assert problem(lambda: use(sample_year)).code in {"database_damaged", "database_not_ours"}

    @pytest.mark.parametrize("seed", range(24))
    def test_bytes_turned_over(self, sample_year: Path, seed: int) -> None:
        chance = random.Random(seed)
        content = bytearray(sample_year.read_bytes())
        for _ in range(1 + 400 * (seed % 2)):
            content[chance.randrange(100, len(content))] ^= 1 << chance.randrange(8)
        sample_year.write_bytes(content)
        codes = ["database_damaged"]
        try:
            use(sample_year)
        except DatabaseProblem as met:
            codes = [one.code for one in met.problems]
        assert codes in (["database_damaged"], ["database_disk_error"])

    def test_a_value_that_nobody_wrote(self, sample_year: Path) -> None:
        with closing(sqlite3.connect(sample_year)) as other:
            other.executescript("PRAGMA ignore_check_constraints=1; UPDATE event SET status='hfld' WHERE serial = 1")
        assert problem(lambda: use(sample_year)).code == "database_damaged"

    def test_text_that_is_none(self, sample_year: Path) -> None:
        with closing(sqlite3.connect(sample_year)) as other:
            other.executescript("UPDATE event SET title = CAST(x'E4BD' AS TEXT) WHERE serial = 1")
        assert problem(lambda: use(sample_year)).code == "database_damaged"

    def test_a_mistake_of_ours_is_not_blamed_on_the_file(self, sample_office: Office) -> None:
        with pytest.raises(ValueError, match="ours"), sample_office.database.reading():
            raise ValueError("ours")


class TestSchemas:
    def test_a_newer_one_is_refused(self, location: Location) -> None:
        execute(location, "UPDATE alembic_version SET version_num = '9999'")
        found = problem(opening(location, create=True))
        assert (found.code, found.details["theirs"]) == ("database_newer", "9999")

    def test_none_at_all(self, tmp_path: Path, postgres_url: str) -> None:
        path = tmp_path / "a.db"
        connecting.connect(Location(path=path), create=True).close()
        for place in (Location(path=path), Location(url=postgres_url)):
            assert problem(opening(place)).code == "database_without_schema"
            opening(place, create=True)()
            opening(place)()


def execute(location: Location, statement: str) -> None:
    """Do something to a database behind the program's back."""
    if location.path is not None:
        with closing(sqlite3.connect(location.path)) as other:
            other.executescript(statement)
    else:
        with psycopg.connect(location.url) as server:
            server.execute(statement.encode())


@contextmanager
def as_nobody() -> Iterator[None]:
    """Be an ordinary user for a while, for whom file modes count."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can enter."""
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


class TestReadOnly:
    @pytest.mark.parametrize("folder_mode", [0o555, 0o777])
    def test_what_cannot_be_written_can_be_read(
        self, open_folder: Path, written_sample_year: Path, folder_mode: int
    ) -> None:
        path = Path(shutil.copy(written_sample_year, open_folder / "a.db"))
        expected = use(path)
        path.chmod(0o444)
        open_folder.chmod(folder_mode)
        before = path.read_bytes()
        with open_office(Location(path=path)) as office:  # loads what writing needs
            office.known()
        with as_nobody():
            assert use(path) == expected
            with open_office(Location(path=path)) as office:
                assert problem(lambda: Desk(office).event(whole_subdistrict=True)).code == "database_read_only"
        assert path.read_bytes() == before

    def test_a_file_that_cannot_be_read(self, open_folder: Path, written_sample_year: Path) -> None:
        path = Path(shutil.copy(written_sample_year, open_folder / "a.db"))
        path.chmod(0)
        with as_nobody():
            assert problem(opening(Location(path=path))).code == "database_unopenable"

    def test_a_folder_that_cannot_be_written(self, open_folder: Path) -> None:
        open_folder.chmod(0o555)
        with as_nobody():
            assert problem(opening(Location(path=open_folder / "a.db"), create=True)).code == "database_unopenable"
            deeper = Location(path=open_folder / "deeper" / "a.db")
            assert problem(opening(deeper, create=True)).code == "database_unopenable"
        assert list(open_folder.iterdir()) == []

    def test_a_server_that_only_reads(self, location: Location) -> None:
        if location.path is not None:
            pytest.skip("a matter of servers")
        with open_office(location) as office:
            set_up(office)
        name = location.url.partition("?")[0].rpartition("/")[2]
        execute(location, f'ALTER DATABASE "{name}" SET default_transaction_read_only = on')
        with open_office(location) as office:
            assert Desk(office).total("2019").nothing
            assert problem(lambda: Desk(office).event()).code == "database_read_only"


class TestLocked:
    def test_a_file_in_use_can_be_read_and_written_later(
        self, sample_year: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(connecting, "BUSY_SECONDS", 0.05)
        with open_office(Location(path=sample_year)) as office:
            desk = Desk(office)
            before = desk.total("2019")
            with closing(sqlite3.connect(sample_year, isolation_level=None)) as other:
                other.execute("BEGIN EXCLUSIVE")
                assert desk.total("2019") == before
                assert problem(lambda: desk.event(whole_subdistrict=True)).code == "database_locked"
            assert desk.total("2019") == before
            desk.event(whole_subdistrict=True)
            assert desk.total("2019").events == before.events + 1

    def test_a_table_in_use(self, location: Location) -> None:
        if location.path is not None:
            pytest.skip("a matter of servers")
        with open_office(location) as office:
            set_up(office)
        name = location.url.partition("?")[0].rpartition("/")[2]
        execute(location, f"ALTER DATABASE \"{name}\" SET lock_timeout = '50ms'")
        with open_office(location) as office, psycopg.connect(location.url) as other:
            desk = Desk(office)
            other.execute("LOCK TABLE event IN SHARE MODE")
            assert desk.total("2019").nothing
            assert problem(desk.event).code == "database_locked"
            other.rollback()
            desk.event()
            assert desk.total("2019").events == 1


@contextmanager
def disk_of(room: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


class TestFullDisk:
    def test_what_was_acknowledged_is_there_and_nothing_else(self, migrated_file: Path, tmp_path: Path) -> None:
        path = Path(shutil.copy(migrated_file, tmp_path / "a.db"))
        with open_office(Location(path=path)) as office:
            set_up(office)
            saved: list[str] = []

            def fill() -> None:
                saved.extend(Desk(office).event(note="满" * 2000).name for _ in range(200))

            with disk_of(path.stat().st_size + 200_000):
                assert problem(fill).code == "database_disk_full"
                assert Desk(office).total("2019").events == len(saved)
            assert Desk(office).event().name == f"2019-{len(saved) + 1:03d}"
        with open_office(Location(path=path)) as office:
            assert Desk(office).total("2019").events == len(saved) + 1 > 1
        with closing(sqlite3.connect(path)) as other:
            assert other.execute("PRAGMA integrity_check").fetchone() == ("ok",)

    def test_a_beginning_that_failed_is_not_in_the_way(self, tmp_path: Path) -> None:
        path = tmp_path / "a.db"
        for room in (0, 1000, 40_000):
            with disk_of(room):
                assert problem(opening(Location(path=path), create=True)).code == "database_disk_full"
        opening(Location(path=path), create=True)()


class TestServers:
    @pytest.mark.parametrize(
        ("change", "code"),
        [
            (lambda url: url.replace("host=", "host=/nowhere"), "database_unreachable"),
            (lambda url: url.replace("/outreach_test_", "/none_"), "database_missing"),
            (lambda url: url.replace("postgres@", "stranger@"), "database_login"),
            (lambda url: "postgresql://127.0.0.1:1/x?connect_timeout=1", "database_unreachable"),
        ],
    )
    def test_out_of_reach(self, postgres_url: str, change: Callable[[str], str], code: str) -> None:
        assert problem(opening(Location(url=change(postgres_url)))).code == code

    def test_connections_that_were_hung_up_are_made_anew(self, location: Location) -> None:
        if location.path is not None:
            pytest.skip("a matter of servers")
        with open_office(location) as office:
            set_up(office)
            desk = Desk(office)
            with office.database.reading(), office.database.reading():
                pass  # two connections are kept now
            execute(
                location,
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE datname = current_database() AND pid <> pg_backend_pid()",
            )
            assert desk.total("2019").nothing
            desk.event()
            assert desk.total("2019").events == 1

    def test_a_password_is_not_told(self) -> None:
        found = problem(opening(Location(url="postgresql://li:geheim@127.0.0.1:1/x?connect_timeout=1")))
        assert "geheim" not in sentence(found)
        assert "li:***@" in found.value

    @pytest.mark.parametrize("name", ["password", "sslpassword"])
    def test_nor_taken_where_it_could_not_be_hidden(self, name: str) -> None:
        with pytest.raises(DatabaseProblem, match="database_url_secret"):
            locate(f"postgresql://li@127.0.0.1/x?{name}=geheim")


def test_before_it_is_set_up_nothing_is_written(bare_office: Office) -> None:
    with pytest.raises(Refused) as refused:
        Desk(bare_office).event(whole_subdistrict=True)
    assert [one.code for one in refused.value.problems] == ["no_subdistrict"]
