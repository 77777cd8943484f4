"""A database of any schema that ever was comes up to the newest with everything in it, or stays as it was."""

import json
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import psycopg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from outreach_tui.domain.months import Period
from outreach_tui.services.dumping import Dumping
from outreach_tui.services.tallying import Tallying
from outreach_tui.services.undoing import Undoing
from outreach_tui.store.engine import make_engine
from outreach_tui.store.location import Location
from outreach_tui.store.migrating import alembic_config, migrate
from outreach_tui.store.schema import HEAD
from outreach_tui.store.tables import Subdistrict
from tests.builders import open_office

DATA = Path(__file__).parent.parent / "data"
OLD_SCHEMAS = sorted(DATA.glob("schema_*.sql"))


@pytest.fixture(params=OLD_SCHEMAS, ids=lambda path: path.stem)
def old_database(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(request.param.read_text(encoding="utf-8"))
    connection.close()
    return path


def rows(path: Path, tables: list[str] | None = None) -> dict[str, list[dict[str, Any]]]:
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    names = tables or [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = {name: [dict(row) for row in connection.execute(f"SELECT * FROM {name} ORDER BY rowid")] for name in names}
    connection.close()
    found.pop("alembic_version", None)
    return found


def test_every_released_schema_has_a_database_to_try() -> None:
    script = ScriptDirectory.from_config(alembic_config())
    assert script.get_current_head() == HEAD
    earlier = {revision.revision for revision in script.walk_revisions()} - {HEAD}
    assert {path.stem.removeprefix("schema_") for path in OLD_SCHEMAS} == earlier


def test_an_old_database_opens_with_everything_in_it(old_database: Path) -> None:
    before = rows(old_database)
    with open_office(Location(path=old_database)) as office:
        tally = Tallying(office).tally(Period.of_year(2019))
        assert (tally.total.figures.events, tally.total.figures.consultations) == (1, 94)
    after = rows(old_database, [*before])
    for table, records in before.items():
        # what is new may add columns, and takes none away
        assert [{name: row[name] for name in record} for record, row in zip(records, after[table], strict=True)] == (
            records
        ), table
    with sqlite3.connect(old_database) as connection:
        assert not connection.execute("PRAGMA foreign_key_check").fetchall()
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_what_was_done_before_can_still_be_taken_back(old_database: Path) -> None:
    with open_office(Location(path=old_database)) as office:
        undone = [Undoing(office).undo().verb for _ in range(5)]
    assert undone[0] == "consultation.add"


@pytest.mark.parametrize("kind", ["sqlite", "postgresql"])
@pytest.mark.parametrize("start", [None, *(path.stem.removeprefix("schema_") for path in OLD_SCHEMAS)])
def test_the_migrations_make_the_tables_of_the_program(
    kind: str, start: str | None, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    if kind == "sqlite":
        location = Location(path=tmp_path / "new.db")
    else:
        location = Location(url=request.getfixturevalue("postgres_url"))
    if start is not None:
        upgrade_to(location, start)
    migrate(location, create=True)
    engine = make_engine(location)
    try:
        with engine.connect() as connection:
            # SQLite does not hold a column to its length, so a wider type is no change there
            context = MigrationContext.configure(connection, opts={"compare_type": kind == "postgresql"})
            assert compare_metadata(context, Subdistrict.metadata) == []
    finally:
        engine.dispose()


def upgrade_to(location: Location, revision: str) -> None:
    from outreach_tui.store.connection import connect

    connect(location, create=True).close()
    engine = make_engine(location)
    try:
        with engine.connect() as connection, connection.begin():
            command.upgrade(alembic_config(connection), revision)
    finally:
        engine.dispose()


def test_a_migration_that_fails_leaves_everything_as_it_was(
    old_database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The last step of all is made to fail, when every table has been changed already."""
    before = rows(old_database)
    schema = rows(old_database, ["sqlite_master"])
    monkeypatch.setattr("outreach_tui.store.migrating._refuse_orphans", _fail)
    with pytest.raises(RuntimeError, match="on purpose"), open_office(Location(path=old_database)):
        pass
    assert rows(old_database) == before
    assert rows(old_database, ["sqlite_master"]) == schema
    monkeypatch.undo()
    with open_office(Location(path=old_database)) as office:
        assert office.subdistrict().name == "惠民街道"


def _fail(_connection: object) -> None:
    raise RuntimeError("on purpose")


@pytest.fixture(params=[path.stem for path in OLD_SCHEMAS])
def old_server(request: pytest.FixtureRequest, tmp_path: Path, postgres_url: str) -> Location:
    """A server's database of an older schema, with what the file of that schema holds."""
    location = Location(url=postgres_url)
    upgrade_to(location, request.param.removeprefix("schema_"))
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript((DATA / f"{request.param}.sql").read_text(encoding="utf-8"))
    connection.close()
    content = rows(path)
    with psycopg.connect(postgres_url) as server:
        listed = [
            table.name for table in Subdistrict.metadata.sorted_tables
            if content.get(table.name) and table.name not in _NOT_ON_SERVERS
        ]  # fmt: skip
        for table in listed:
            for row in content[table]:
                # texts without a type, of which the server makes what its column is
                values = [None if value is None else str(value) for value in row.values()]
                marks = ", ".join(["%s"] * len(row))
                columns = ", ".join(f'"{name}"' for name in row)
                server.execute(f"INSERT INTO {table} ({columns}) VALUES ({marks})".encode(), values)
    return location


#: On servers no file could be attached yet.
_NOT_ON_SERVERS = frozenset({"attachment"})


def everything(url: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as server:
        columns = server.execute(
            "SELECT table_name::text, column_name::text, data_type::text FROM information_schema.columns"
            " WHERE table_schema = 'public' ORDER BY 1, 2"
        ).fetchall()
        tables = sorted({table for table, _, _ in columns})
        return [*columns, *((table, *server.execute(f"TABLE {table}".encode()).fetchall()) for table in tables)]


def test_an_old_server_opens_with_everything_in_it(old_server: Location) -> None:
    with open_office(old_server) as office:
        tally = Tallying(office).tally(Period.of_year(2019))
        assert (tally.total.figures.events, tally.total.figures.consultations) == (1, 94)
        assert Undoing(office).undo().verb == "consultation.add"


def test_a_server_whose_migration_fails_is_as_it_was(old_server: Location, monkeypatch: pytest.MonkeyPatch) -> None:
    assert old_server.url is not None
    before = everything(old_server.url)
    monkeypatch.setattr("outreach_tui.store.migrating.is_prepared", _fail)
    with pytest.raises(RuntimeError, match="on purpose"), open_office(old_server):
        pass
    assert everything(old_server.url) == before
    monkeypatch.undo()
    with open_office(old_server) as office:
        assert office.subdistrict().name == "惠民街道"


@pytest.mark.parametrize("dump", sorted(DATA.glob("dump_*.json")), ids=lambda path: path.stem)
def test_what_an_older_program_dumped_is_read_by_this_one(dump: Path, location: Location, tmp_path: Path) -> None:
    with open_office(location) as opened:
        office = replace(opened, attachments=tmp_path / "attachments")
        Dumping(office).load(dump)
        again = json.loads("".join(Dumping(office).pieces()))
        assert again["tables"] == {**again["tables"], **json.loads(dump.read_text(encoding="utf-8"))["tables"]}
        assert Undoing(office).undo().verb == "consultation.add"
