"""The server behind the database tests is real, keeps tests apart, and leaves nothing behind."""

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest

from tests import postgres_server as module
from tests.postgres_server import PostgresServer, find_programs, postgres_server

ROOT = Path(__file__).parent.parent


def ask(url: str, question: str) -> object:
    with psycopg.connect(url) as connection:
        row = connection.execute(question.encode()).fetchone()
    assert row is not None
    return row[0]


def tell(url: str, statement: str) -> None:
    with psycopg.connect(url) as connection:
        connection.execute(statement.encode())


@pytest.fixture
def programs() -> Path:
    """A server's programs: also wanted by those who test against a server elsewhere, if there are any."""
    try:
        return find_programs()
    except RuntimeError:
        if module.URL_VARIABLE in os.environ:
            pytest.skip("the tests use a server elsewhere, and there are no programs to start one from here")
        raise


def folder_of(url: str) -> Path:
    host = psycopg.conninfo.conninfo_to_dict(url)["host"]
    return Path(str(host))


def assert_gone(folder: Path, connection: psycopg.Connection) -> None:
    """The server has hung up on a client that was still there, and its folder goes."""
    deadline = time.monotonic() + 20
    while folder.exists() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert not folder.exists()
    with connection, pytest.raises(psycopg.OperationalError):
        connection.execute("SELECT 1")


def test_it_is_a_real_server(postgres_url: str) -> None:
    assert str(ask(postgres_url, "SELECT version()")).startswith("PostgreSQL 1")


def test_it_speaks_utf8_and_starts_empty(postgres_url: str) -> None:
    assert ask(postgres_url, "SHOW server_encoding") == "UTF8"
    assert ask(postgres_url, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == 0


def test_databases_do_not_see_each_other(postgres_database: Callable[[str | None], str]) -> None:
    ours, theirs = postgres_database(None), postgres_database(None)
    tell(ours, "CREATE TABLE note (text text)")
    assert ask(ours, "SELECT to_regclass('note')::text") == "note"
    assert ask(theirs, "SELECT to_regclass('note')::text") is None


def test_a_template_is_copied_and_stays_as_it_was(postgres_server: PostgresServer) -> None:
    template = postgres_server.create_database()
    with psycopg.connect(template) as forgotten:
        forgotten.execute("CREATE TABLE note (text text)")
        forgotten.execute("INSERT INTO note VALUES ('惠民')")
        forgotten.commit()
        assert postgres_server.as_template(template) == template
        first = postgres_server.create_database(template)
    tell(first, "DELETE FROM note")
    second = postgres_server.create_database(template)
    assert ask(first, "SELECT count(*) FROM note") == 0
    assert ask(second, "SELECT text FROM note") == "惠民"
    for url in (first, second, template):
        postgres_server.drop_database(url)


def test_a_database_is_dropped_under_an_open_connection(postgres_server: PostgresServer) -> None:
    url = postgres_server.create_database()
    name = url.partition("?")[0].rpartition("/")[2]
    with psycopg.connect(url):
        postgres_server.drop_database(url)
    assert ask(postgres_server.url, f"SELECT count(*) FROM pg_database WHERE datname = '{name}'") == 0


def test_only_its_own_databases_can_be_dropped(postgres_server: PostgresServer) -> None:
    with pytest.raises(KeyError):
        postgres_server.drop_database(postgres_server.url)


def test_closing_drops_what_was_left(postgres_server: PostgresServer) -> None:
    with PostgresServer(postgres_server.url) as guest:
        left = guest.create_database()
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(left)


def test_a_server_given_by_the_environment_is_used_and_left_running(
    postgres_server: PostgresServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(module.URL_VARIABLE, postgres_server.url)
    with module.postgres_server() as given:
        assert ask(given.create_database(), "SELECT 1") == 1
    assert ask(postgres_server.url, "SELECT 1") == 1


def test_without_programs_it_fails_and_says_what_to_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "initdb").touch()  # a folder with one of the programs is not a server
    monkeypatch.setattr(module, "_installed", lambda: [tmp_path])
    monkeypatch.setattr(module, "_in_wheel", list)
    with pytest.raises(RuntimeError, match=module.URL_VARIABLE):
        find_programs()


def test_a_server_that_cannot_start_says_why_and_clears_up(monkeypatch: pytest.MonkeyPatch, programs: Path) -> None:
    # Not in tmp_path, which the account that serves may not enter.
    folder = Path(tempfile.mkdtemp(prefix="outreach-pg-test-", dir="/tmp"))
    folder.chmod(0o711)
    monkeypatch.setattr(module, "_roomiest", lambda: folder)
    monkeypatch.setitem(module.SETTINGS, "shared_buffers", "much")
    with pytest.raises(RuntimeError, match="shared_buffers"), postgres_server(programs):
        pass
    assert list(folder.iterdir()) == []
    folder.rmdir()


def test_the_server_of_the_wheel_is_stopped_at_the_end(programs: Path) -> None:
    with postgres_server(next(iter(module._in_wheel()), programs)) as server:
        folder = folder_of(server.url)
        connection = psycopg.connect(server.url)
        assert connection.execute("SELECT 1").fetchone() == (1,)
    assert_gone(folder, connection)


def test_programs_that_the_servers_account_cannot_reach_are_copied(tmp_path: Path) -> None:
    """As when root runs the tests in a home that is closed to everybody else."""
    home = tmp_path / "home"
    (home / "bin").mkdir(parents=True)
    (home / "bin" / "postgres").write_text("#!/bin/sh\necho copied\n", encoding="utf-8")
    (home / "bin" / "postgres").chmod(0o755)
    home.chmod(0o700)
    account = module._ordinary_account()
    assert module._runs(home / "bin" / "postgres", account) == (account is None)
    readable, folders = module._readable(home / "bin", account)
    assert module._runs(readable / "postgres", account)
    assert bool(folders) == (account is not None)
    for folder in folders:
        shutil.rmtree(folder)


KILLED = """
import sys
from tests.postgres_server import postgres_server
with postgres_server() as server:
    print(server.url, flush=True)
    sys.stdin.read()
"""


@pytest.mark.usefixtures("programs")
def test_it_is_stopped_even_when_the_tests_are_killed() -> None:
    environment = {name: value for name, value in os.environ.items() if name != module.URL_VARIABLE}
    with subprocess.Popen(
        [sys.executable, "-c", KILLED],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as run:
        assert run.stdout is not None
        url = run.stdout.readline().strip()
        connection = psycopg.connect(url)
        run.kill()
    assert_gone(folder_of(url), connection)
