"""Databases that cannot be used: one sentence that names them, exit code 1, and they stay as they are."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from outreach_tui.store import connection
from tests.cli.conftest import Outreach

READING = ("tally", "2019-05")
WRITING = ("event", "add", "--date", "5.4", "--form", "lecture", "--title", "一", "--community", "朝阳")
BEGINNING = ("init", "--subdistrict", "街", "--year", "2019")


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _text(path: Path) -> None:
    path.write_text("no database\n" * 100)


def _another_program(path: Path) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE event (id)")


def _cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _newer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as newer:
        newer.execute("UPDATE alembic_version SET version_num = '9999'")
        newer.commit()


def _a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_empty, "empty file"),
        (_text, "not a database of this program"),
        (_another_program, "not a database of this program"),
        (_cut_short, "damaged"),
        (_newer, "newer version"),
        (_a_folder, "cannot be opened"),
    ],
)
@pytest.mark.parametrize("command", [READING, WRITING, BEGINNING], ids=lambda command: command[0])
def test_what_is_no_database_of_ours(
    small: Outreach, spoil: Callable[[Path], None], said: str, command: tuple[str, ...]
) -> None:
    path = Path(small.database)
    spoil(path)
    before = digest(path)
    answer = small(*command)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1), answer
    assert str(path) in answer.err
    assert said in answer.err
    assert digest(path) == before
    chinese = small(*command, language="zh")
    assert (chinese.code, chinese.err.count("\n")) == (1, 1)
    assert str(path) in chinese.err


@pytest.mark.parametrize("command", [READING, WRITING])
def test_a_missing_database_is_not_made_by_asking(tmp_path: Path, command: tuple[str, ...]) -> None:
    path = tmp_path / "nowhere" / "year.db"
    answer = Outreach(str(path))(*command)
    assert (answer.code, answer.out) == (1, "")
    assert str(path) in answer.err
    assert "outreach init" in answer.err
    assert not path.parent.exists()


@pytest.mark.parametrize(
    ("database", "said"),
    [
        ("/proc/nowhere/year.db", "/proc/nowhere/year.db"),
        ("mysql://localhost/year", "mysql"),
        ("postgresql://[half", "postgresql://"),
        ("postgresql://me:secret@127.0.0.1:1/year", "***"),
        ("~nobody-of-this-name/year.db", "~nobody-of-this-name"),
        ("a\0b.db", "ab.db"),
    ],
)
@pytest.mark.parametrize("command", [READING, BEGINNING], ids=lambda command: command[0])
def test_places_that_hold_no_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, database: str, said: str, command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    if command is BEGINNING and database.startswith("~"):
        return  # where there is no such user it is a folder like others, and may be made
    answer = Outreach(database)(*command)
    assert (answer.code, answer.out) == (1, "")
    assert said in answer.err
    assert "secret" not in answer.err
    assert "failed inside" not in answer.err


def test_info_tells_what_is_wrong_and_where_things_are(tmp_path: Path) -> None:
    answer = Outreach(str(tmp_path / "none.db"))("info", "--format", "json")
    assert answer.code == 0
    assert (answer.data["state"], answer.data["database"]) == ("missing", str(tmp_path / "none.db"))
    assert "none.db" in answer.err


def test_a_locked_database_can_be_read_and_is_waited_for(small: Outreach, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "BUSY_SECONDS", 0.1)
    with closing(sqlite3.connect(small.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert small(*READING).code == 0
        answer = small(*WRITING)
        assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert "in use" in answer.err
        other.execute("ROLLBACK")
    assert small.json("event", "list") == []
    small.done(*WRITING)


@pytest.fixture
def read_only(small: Outreach, monkeypatch: pytest.MonkeyPatch) -> Iterator[Outreach]:
    """A database that nobody may write; root, who may write anything, becomes an ordinary user meanwhile."""
    with tempfile.TemporaryDirectory() as name:
        for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
            monkeypatch.setenv(variable, name)
        path = Path(name, "year.db")
        path.write_bytes(Path(small.database).read_bytes())
        path.chmod(0o444)
        Path(name).chmod(0o555)
        small.done(*READING)  # what a command imports is imported before root's own folders are out of reach
        small.done(*WRITING)
        is_root = os.geteuid() == 0
        if is_root:
            os.seteuid(65534)
        try:
            yield Outreach(str(path))
        finally:
            if is_root:
                os.seteuid(0)
            Path(name).chmod(0o755)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="Windows has no such users")
def test_a_read_only_database_is_read_and_not_written(read_only: Outreach) -> None:
    before = digest(Path(read_only.database))
    assert read_only(*READING).code == 0
    answer = read_only(*WRITING)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1), answer
    assert "can only be read" in answer.err
    assert digest(Path(read_only.database)) == before


@pytest.mark.parametrize(
    "content", ["foo = 1", "language = 3", "language = 'fr'", "[[[", "ascii_borders = 'yes'"], ids=str
)
def test_wrong_settings_are_named(small: Outreach, tmp_path: Path, content: str) -> None:
    file = tmp_path / "home" / "outreach" / "settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text(content)
    small.database = ""
    answer = small(*READING)
    assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
    assert "settings.toml" in answer.err
