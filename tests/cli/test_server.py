"""``outreach server``: the owner lets people in and out; a file on a desk has no roles."""

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest

from outreach_tui.domain.identifiers import new_id
from tests.cli.conftest import Outreach, set_up
from tests.postgres_server import PostgresServer

VERBS = (("init",), ("list",), ("grant", "李芳", "viewer"), ("revoke", "李芳"))
VISIT = ("consult", "add", "--date", "5.4", "--category", "debt", "--community")


@pytest.fixture
def owner(postgres_database: Callable[[str | None], str], migrated_url: str, tmp_path: Path) -> Outreach:
    """The owner's command line on a small subdistrict."""
    return set_up(Outreach(postgres_database(migrated_url)), tmp_path)


@pytest.fixture
def login(postgres_server: PostgresServer, owner: Outreach) -> Iterator[str]:
    """A name nobody has; whoever was made of it is dropped when the database is gone."""
    name = f"李芳_{new_id()[-6:]}"
    yield name
    with psycopg.connect(owner.database, autocommit=True) as connection:
        if connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (name,)).fetchone():
            connection.execute(f'DROP OWNED BY "{name}"'.encode())
            connection.execute(f'DROP ROLE "{name}"'.encode())


def as_user(owner: Outreach, login: str) -> Outreach:
    """The command line of somebody else on the same database."""
    parts = urlsplit(owner.database)
    return Outreach(urlunsplit(parts._replace(netloc=f"{login}:geheim@{parts.netloc.rpartition('@')[2]}")))


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: verb[0])
def test_a_file_has_no_roles(small: Outreach, verb: tuple[str, ...]) -> None:
    for language, said in (("en", "PostgreSQL"), ("zh", "PostgreSQL")):
        answer = small("server", *verb, language=language)
        assert (answer.code, answer.out, answer.err.count("\n")) == (1, "", 1)
        assert said in answer.err


def test_from_nothing_to_a_recorder_and_back(owner: Outreach, login: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert owner("server", "list").code == 1  # nobody has prepared it yet
    assert owner.json("server", "init")["members"] == []
    assert owner.json("server", "init")["members"] == []  # and again
    monkeypatch.setenv("OUTREACH_NEW_PASSWORD", "geheim")
    grant = ("server", "grant", login, "recorder", "--password", "environment")
    given = owner.json(*grant, "--community", "朝阳")
    assert given == {"user": login, "role": "recorder", "subdistrict": "惠民街道", "communities": ["朝阳社区"]}
    assert owner.json("server", "list") == [given]
    recorder = as_user(owner, login)
    recorder.done(*VISIT, "朝阳")
    for language, said in (("en", "Recorders change in"), ("zh", "记录员")):
        refused = recorder(*VISIT, "春晖", language=language)
        assert (refused.code, refused.out, refused.err.count("\n")) == (1, "", 1)
        assert said in refused.err
    assert len(recorder.json("consult", "list", "2019")) == 1
    for verb in VERBS:
        assert "owner" in recorder("server", *verb).err
    owner.done("server", "init")  # brings it up to date, and takes nothing from anyone
    recorder.done(*VISIT, "朝阳")
    owner.done("server", "grant", login, "viewer")
    assert "Your role in" in recorder(*VISIT, "朝阳").err
    owner.done("server", "revoke", login)
    gone = recorder("consult", "list", "2019")
    assert (gone.code, gone.err.count("\n")) == (1, 1)
    assert "server grant" in gone.err
    assert owner.json("server", "list") == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("grant", "x", "recorder"), "needs communities"),
        (("grant", "x", "viewer", "--community", "朝阳"), "Only recorders"),
        (("grant", "x", "district", "--subdistrict", "惠民街道"), "sees all subdistricts"),
        (("grant", "x", "viewer", "--subdistrict", "没有街道"), "no subdistrict called"),
        (("grant", "x", "recorder", "--community", "没有"), "no community called"),
        (("grant", "public", "viewer"), "cannot be the name"),
        (("grant", "x" * 64, "viewer"), "cannot be the name"),
        (("grant", "x", "viewer", "--password", "environment"), "OUTREACH_NEW_PASSWORD"),
        (("revoke", "x"), "has no role"),
    ],
)
def test_what_is_wrong_with_a_grant(prepared: Outreach, arguments: tuple[str, ...], said: str) -> None:
    answer = prepared("server", *arguments)
    assert (answer.code, answer.err.count("\n")) == (1, 1), answer
    assert said in answer.err
    assert prepared("server", *arguments, language="zh").err.count("\n") == 1


@pytest.fixture(scope="module")
def prepared(
    postgres_server: PostgresServer, migrated_url: str, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Outreach]:
    """A database that was prepared, for commands that change nothing."""
    url = postgres_server.create_database(migrated_url)
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder))
        outreach = set_up(Outreach(url), folder)
        outreach.done("server", "init")
    yield outreach
    postgres_server.drop_database(url)


def test_the_owner_is_bound_to_no_role(prepared: Outreach) -> None:
    with psycopg.connect(prepared.database) as connection:
        (owner,) = connection.execute("SELECT current_user").fetchone() or ("",)
    assert "may do anything" in prepared("server", "grant", str(owner), "viewer").err
