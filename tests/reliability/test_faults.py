"""The disk is full, read-only, failing or locked just when it matters: a problem, and nothing half-saved."""

import random
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from outreach_tui.domain.problems import DatabaseProblem, Refused
from outreach_tui.services.checking import check_all
from outreach_tui.services.dumping import Dumping
from outreach_tui.services.exporting import Exporting
from outreach_tui.services.import_results import Options
from outreach_tui.services.importing import Importing
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.purging import Purging
from outreach_tui.services.undoing import Undoing
from outreach_tui.store import connection as door
from outreach_tui.store import engine
from outreach_tui.store.drives import is_remote, system_of
from outreach_tui.store.location import Location
from outreach_tui.wording.problems import sentence
from tests.builders import open_office
from tests.reliability.workers import event
from tests.services.actions import (
    ACTIONS,
    Action,
    User,
    attempt,
    detach,
    move_community,
    remove_contact,
    restore_event,
    take_back_zero,
)

#: What needs something done before, and is as any other once it has it.
_NOTHING_TO_DO = (restore_event, take_back_zero, detach, remove_contact, move_community)


class Failing(sqlite3.Connection):
    """A connection whose commits fail as a disk makes them fail."""

    fault = ""

    def commit(self) -> None:
        error = sqlite3.OperationalError(self.fault)
        error.sqlite_errorname = self.fault
        raise error


@contextmanager
def failing_commits(office: Office, fault: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let every commit of an office fail."""
    office.database.close()
    connect = sqlite3.connect

    def failing(*arguments: Any, **named: Any) -> sqlite3.Connection:
        return connect(*arguments, factory=type("Failing", (Failing,), {"fault": fault}), **named)

    with monkeypatch.context() as patch:
        patch.setattr(engine, "connect", lambda location: _through(patch, failing, location))
        yield
    office.database.close()


def _through(patch: pytest.MonkeyPatch, failing: Any, location: Location) -> Any:
    """Open by the one door, with a driver that fails."""
    with pytest.MonkeyPatch.context() as inner:
        inner.setattr(sqlite3, "connect", failing)
        return door.connect(location)


@contextmanager
def locked(office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let another program hold the database."""
    office.database.close()
    monkeypatch.setattr(door, "BUSY_SECONDS", 0.02)
    path = office.database.location.path
    assert path is not None
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def fault(kind: str, office: Office, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    if kind == "SQLITE_BUSY":
        with locked(office, monkeypatch):
            yield
    else:
        with failing_commits(office, kind, monkeypatch):
            yield


FAULTS = {
    "SQLITE_FULL": "database_disk_full",
    "SQLITE_IOERR_WRITE": "database_disk_full",
    "SQLITE_IOERR_FSYNC": "database_disk_error",
    "SQLITE_READONLY": "database_read_only",
    "SQLITE_BUSY": "database_locked",
}


@pytest.mark.parametrize("action", [action for action in ACTIONS if action not in _NOTHING_TO_DO])
def test_every_verb_under_every_fault(
    sqlite_office: Office, photo: Path, action: Action, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(sqlite_office, photo)
    photo.write_bytes(photo.read_bytes() + b"another one")
    before = "".join(Dumping(sqlite_office).pieces())
    for kind, code in FAULTS.items():
        with fault(kind, sqlite_office, monkeypatch):
            with pytest.raises(DatabaseProblem) as raised:
                action(User(sqlite_office, random.Random(4), photo))
            assert raised.value.problems[0].code == code
            assert sentence(raised.value.problems[0])
        assert "".join(Dumping(sqlite_office).pieces()) == before
    action(User(sqlite_office, random.Random(4), photo))  # and when all is well again, it is done
    assert "".join(Dumping(sqlite_office).pieces()) != before


def furnish(office: Office, photo: Path) -> None:
    user = User(office, random.Random(9), photo)
    for action in ACTIONS:
        attempt(action, user)
    Logbook(office).add_event(event(3))


def test_undo_under_every_fault(sqlite_office: Office, photo: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    furnish(sqlite_office, photo)
    before = "".join(Dumping(sqlite_office).pieces())
    for kind, code in FAULTS.items():
        with fault(kind, sqlite_office, monkeypatch), pytest.raises(DatabaseProblem, match=code):
            Undoing(sqlite_office).undo()
        assert "".join(Dumping(sqlite_office).pieces()) == before
    Undoing(sqlite_office).undo()


def test_importing_and_purging_under_every_fault(
    sqlite_office: Office, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    furnish(sqlite_office, photo)
    workbook = tmp_path / "more.xlsx"
    Exporting(sqlite_office).export(workbook)
    Undoing(sqlite_office).undo()  # so that the file has something to bring
    before = "".join(Dumping(sqlite_office).pieces())
    works: tuple[Callable[[], object], ...] = (
        lambda: Importing(sqlite_office).save(workbook, Options(insist=True)),
        lambda: Purging(sqlite_office).purge(date(2030, 1, 1)),
    )
    for work in works:
        for kind, code in FAULTS.items():
            with fault(kind, sqlite_office, monkeypatch), pytest.raises(DatabaseProblem, match=code):
                work()
            assert "".join(Dumping(sqlite_office).pieces()) == before
        work()
        after = "".join(Dumping(sqlite_office).pieces())
        assert after != before
        before = after


def test_a_full_disk_for_real(sqlite_office: Office) -> None:
    """SQLite is told that the file may not grow, and answers as it does on a full disk."""
    path = sqlite_office.database.location.path
    assert path is not None
    saved: list[str] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "connect", _never_growing)
        sqlite_office.database.close()
        with pytest.raises(DatabaseProblem, match="database_disk_full"):
            fill_up(sqlite_office, saved)
    sqlite_office.database.close()
    assert all(sqlite_office.event(number) for number in saved)
    assert all(check.ok for check in check_all(sqlite_office, lambda: None) if check.name == "integrity")
    Logbook(sqlite_office).add_event(event(1))


def fill_up(office: Office, saved: list[str]) -> None:
    """Log events until there is no room left."""
    while True:
        saved.append(Logbook(office).add_event(replace(event(1), note="备注" * 200)).name)


def _never_growing(location: Location) -> Any:
    connection = door.connect(location)
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count={pages + 10}")
    return connection


def test_a_server_that_goes_and_comes_back(postgres_database: Any, migrated_url: str) -> None:
    """What was being saved is not half-saved, the next attempt goes through on a new connection."""
    import psycopg

    from tests.services.actions import set_up

    with open_office(Location(url=postgres_database(migrated_url))) as office:
        set_up(office)
        Logbook(office).add_event(event(1))

        def cut_off(writer: Any) -> None:
            from outreach_tui.store.writes.office import change_subdistrict

            change_subdistrict(writer, name="半途", report_language="zh")
            writer.session.flush()
            with psycopg.connect(office.database.location.url, autocommit=True) as other:
                other.execute(
                    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                    " WHERE datname = current_database() AND pid <> pg_backend_pid()"
                )

        with pytest.raises(DatabaseProblem) as gone:
            office.write("subdistrict.edit", cut_off)
        assert gone.value.problems[0].code == "database_unreachable"
        assert office.subdistrict().name == "惠民街道"
        Logbook(office).add_event(event(2))


class TestTheFileUnderneath:
    def test_deleted_while_open(self, sqlite_office: Office) -> None:
        """Writing on into a file without a name would lose every word of it."""
        Logbook(sqlite_office).add_event(event(1))
        path = sqlite_office.database.location.path
        assert path is not None
        kept = path.rename(path.with_suffix(".kept"))
        for attempt_ in (lambda: Logbook(sqlite_office).add_event(event(2)), lambda: sqlite_office.event("2019-001")):
            with pytest.raises(Refused, match="database_missing"):
                attempt_()
        assert not path.exists()
        kept.rename(path)
        assert Logbook(sqlite_office).add_event(event(2)).name == "2019-002"

    def test_replaced_while_open(self, sqlite_office: Office, tmp_path: Path) -> None:
        """The file that is there now is the one that is read and written."""
        from outreach_tui.services.safekeeping import Safekeeping

        backup = Safekeeping(sqlite_office).back_up(tmp_path / "copy.db")
        Logbook(sqlite_office).add_event(event(1))
        path = sqlite_office.database.location.path
        assert path is not None
        sqlite_office.event("2019-001")
        for ending in ("-wal", "-shm"):
            path.with_name(path.name + ending).unlink(missing_ok=True)
        backup.path.replace(path)
        with pytest.raises(Refused, match="unknown_event"):
            sqlite_office.event("2019-001")
        assert Logbook(sqlite_office).add_event(event(5)).name == "2019-001"


MOUNTS = """\
22 1 8:1 / / rw,relatime - ext4 /dev/sda1 rw
31 22 0:40 / /mnt/办公室\\040共享 rw - cifs //server/share rw
32 22 0:41 / /mnt/nfs rw - nfs4 server:/export rw
33 32 8:2 / /mnt/nfs/local rw - xfs /dev/sdb1 rw
"""


@pytest.mark.parametrize(
    ("folder", "kind"),
    [
        ("/home/user", "ext4"),
        ("/mnt/nfs", "nfs4"),
        ("/mnt/nfs/office", "nfs4"),
        ("/mnt/nfsx", "ext4"),
        ("/mnt/nfs/local/office", "xfs"),
    ],
)
def test_which_drive(folder: str, kind: str) -> None:
    assert system_of(folder, MOUNTS) == kind


def test_no_write_ahead_log_on_a_network_drive(sqlite_office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    path = sqlite_office.database.location.path
    assert path is not None
    assert not is_remote(path)
    sqlite_office.database.close()
    monkeypatch.setattr(door, "is_remote", lambda _: True)
    Logbook(sqlite_office).add_event(event(1))
    with closing(door.connect(Location(path=path))) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("delete",)
        assert connection.execute("PRAGMA synchronous").fetchone() == (3,)
    assert not path.with_name(f"{path.name}-wal").exists()
