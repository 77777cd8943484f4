"""The command line run in this process, as a user runs it: arguments in; exit code, data and talk out."""

import io
import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

import pytest

from outreach_tui import i18n
from outreach_tui.cli.desk import DATABASE_VARIABLE, Desk
from outreach_tui.cli.running import run

#: The moment it is in these tests: in the evening of Monday, 20 May 2019, for the user.
NOW: Final = datetime(2019, 5, 20, 18, 30, tzinfo=ZoneInfo("Asia/Shanghai"))


class Answer(NamedTuple):
    """What one command gave."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> Any:
        """The JSON document on standard output."""
        return json.loads(self.out)


class Outreach:
    """``outreach`` on one database; call it with arguments."""

    def __init__(self, database: str, language: str = "en") -> None:
        self.database = database
        self.language = language

    def __call__(self, *arguments: str, language: str | None = None) -> Answer:
        """Run a command line."""
        out, err = io.StringIO(), io.StringIO()
        i18n.use(language or self.language)
        with redirect_stdout(out), redirect_stderr(err):
            code = run(arguments, Desk({DATABASE_VARIABLE: self.database}, arguments, lambda: NOW))
        return Answer(code, out.getvalue(), err.getvalue())

    def done(self, *arguments: str) -> str:
        """Run a command line that has to succeed and return its data."""
        answer = self(*arguments)
        assert answer.code == 0, answer.err
        return answer.out

    def json(self, *arguments: str) -> Any:
        """Run a command line that has to succeed and return its JSON."""
        return json.loads(self.done(*arguments, "--format", "json"))


@pytest.fixture(autouse=True)
def _own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Nothing of the user's own is read or written; no question waits for an answer."""
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.setattr("sys.stdin", io.StringIO())
    before = i18n.language()
    yield
    i18n.use(before)


@pytest.fixture
def sample(sample_year: Path) -> Outreach:
    """The command line on a copy of the sample year."""
    return Outreach(str(sample_year))


@pytest.fixture(params=["sqlite", "postgres"])
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Outreach:
    """The command line on a place where there is no database yet, on each kind of database."""
    if request.param == "sqlite":
        return Outreach(str(tmp_path / "year.db"))
    make: Callable[[str | None], str] = request.getfixturevalue("postgres_database")
    return Outreach(make(None))


def set_up(outreach: Outreach, folder: Path) -> Outreach:
    """Set up a small subdistrict: three communities, one of them founded on 2019-07-01, and two materials."""
    file = folder / "communities.csv"
    file.write_text("社区,网格数,成立日期\n朝阳社区,7,\n春晖社区,6,\n长城社区,3,2019-07-01\n", encoding="utf-8")
    outreach.done("init", "--subdistrict", "惠民街道", "--year", "2019", "--communities", str(file))
    outreach.done("material", "add", "读本", "--kind", "reader")
    outreach.done("material", "add", "宣传单", "--kind", "leaflet")
    return outreach


@pytest.fixture
def office(empty: Outreach, tmp_path: Path) -> Outreach:
    """The command line on a small subdistrict, on each kind of database."""
    return set_up(empty, tmp_path)


@pytest.fixture(scope="session")
def _written_small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("small")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder))
        set_up(Outreach(str(folder / "small.db")), folder)
    return folder / "small.db"


@pytest.fixture
def small(_written_small: Path, tmp_path: Path) -> Outreach:
    """The command line on a copy of a small subdistrict in a SQLite file."""
    return Outreach(str(shutil.copy(_written_small, tmp_path / "small.db")))
