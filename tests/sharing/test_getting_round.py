"""Attempts to get round a role by SQL, with nothing between the person and the server but the driver."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from outreach_tui.domain.identifiers import new_id
from outreach_tui.store.migrating import migrate
from tests.sharing.attempts import FORBIDDEN, FRUITLESS, NOBODY
from tests.sharing.conftest import OTHER, OWN, Shared

#: What the recorder must not be able to read: it stands in texts of the other community alone.
SECRETS = (f"{OTHER}的人", f"{OTHER}的话", "13800138000")

#: Placeholders for records of the owner's, looked up before.
NAMES = {
    "own_visit": f"SELECT c.id FROM consultation c WHERE c.note = '{OWN}的话' AND c.subdistrict_id = %(home)s",
    "other_visit": f"SELECT c.id FROM consultation c WHERE c.note = '{OTHER}的话' AND c.subdistrict_id = %(home)s",
    "own_event": f"SELECT id FROM event WHERE title = '{OWN}讲座' AND subdistrict_id = %(home)s",
    "other_event": f"SELECT id FROM event WHERE title = '{OTHER}讲座' AND subdistrict_id = %(home)s",
    "joint_event": "SELECT id FROM event WHERE title = '联合' AND subdistrict_id = %(home)s",
    "own": f"SELECT id FROM community WHERE name = '{OWN}' AND subdistrict_id = %(home)s",
    "other": f"SELECT id FROM community WHERE name = '{OTHER}' AND subdistrict_id = %(home)s",
    "abroad": "SELECT id FROM subdistrict WHERE id <> %(home)s",
    "home": "SELECT %(home)s::uuid",
}


@pytest.fixture(scope="module")
def known(shared: Shared) -> dict[str, str]:
    """The ids behind the placeholders, as SQL literals."""
    with psycopg.connect(shared.owner.database.location.url) as connection:
        found = {}
        for name, sql in NAMES.items():
            row = connection.execute(sql.encode(), {"home": shared.owner.database.office}).fetchone()
            assert row is not None, name
            found[name] = f"'{row[0]}'"
        return found


@contextmanager
def acting(shared: Shared, who: str) -> Iterator["psycopg.Connection[tuple[object, ...]]"]:
    """Act as somebody; whatever was done is taken back."""
    with shared.connect(who) as connection:
        yield connection
        connection.rollback()


@pytest.mark.parametrize("who", FORBIDDEN)
def test_what_is_refused(shared: Shared, known: dict[str, str], who: str) -> None:
    for sql in (*FORBIDDEN[who], *NOBODY):
        assert state_of(shared, who, sql.format_map(known)) in ("42501", "0A000"), sql


def state_of(shared: Shared, who: str, sql: str) -> str | None:
    """Return the SQLSTATE of what somebody tries, ``None`` when it was done."""
    with acting(shared, who) as connection:
        try:
            connection.execute(sql.encode())
        except psycopg.Error as error:
            return error.sqlstate
    return None


def test_what_reaches_nothing(shared: Shared, known: dict[str, str]) -> None:
    with psycopg.connect(shared.owner.database.location.url, autocommit=True) as connection:
        connection.execute("ANALYZE")  # so that there are statistics to look into
    for sql in FRUITLESS:
        with acting(shared, "recorder") as connection:
            assert connection.execute(sql.format_map(known).encode()).fetchall() == [], sql


def test_no_way_out_carries_what_is_hidden(shared: Shared, known: dict[str, str]) -> None:
    """Whole tables, by SELECT and by COPY, and what the server says when a value does not fit."""
    for table in ("consultation", "contact", "history", "event", "distribution"):
        with acting(shared, "recorder") as connection:
            told = repr(connection.execute(f"SELECT * FROM {table}".encode()).fetchall())
            with connection.cursor().copy(f"COPY (SELECT * FROM {table}) TO STDOUT".encode()) as copy:
                told += b"".join(map(bytes, copy)).decode()
        assert OWN in told or table in ("contact", "distribution", "event")
        assert not [secret for secret in SECRETS if secret in told], table
    for sql in (
        "SELECT * FROM consultation WHERE note::integer = 1 AND community_id = {other}",
        "SELECT * FROM history WHERE after::integer = 1 AND record_id = {other_visit}",
        "SELECT * FROM consultation WHERE pg_catalog.set_config('a.b', note, false) <> '' AND community_id = {other}",
    ):
        with acting(shared, "recorder") as connection:
            try:
                connection.execute(sql.format_map(known).encode())
                said = repr(connection.execute("SELECT current_setting('a.b', true)").fetchall())
            except psycopg.Error as error:
                said = str(error)
        assert not [secret for secret in SECRETS if secret in said], sql


def test_a_touch_reaches_no_event_that_is_not_shown(shared: Shared, known: dict[str, str]) -> None:
    for who, event in (("recorder", "other_event"), ("viewer", "own_event"), ("neighbour", "own_event")):
        before = version(shared, known[event])
        with shared.connect(who) as connection:
            connection.execute(f"SELECT outreach_access.touch({known[event]}, now())".encode())
        assert version(shared, known[event]) == before


def version(shared: Shared, event: str) -> object:
    with psycopg.connect(shared.owner.database.location.url) as connection:
        return connection.execute(f"SELECT version FROM event WHERE id = {event}".encode()).fetchone()


def test_who_has_no_role_sees_nothing(shared: Shared, known: dict[str, str]) -> None:
    login = f"outreach_stranger_{new_id()[-6:]}"
    with psycopg.connect(shared.owner.database.location.url, autocommit=True) as owner:
        owner.execute(f'CREATE ROLE "{login}"'.encode())
        try:
            for sql in (
                "SELECT * FROM consultation",
                "SELECT * FROM outreach_access.me()",
                "SELECT * FROM subdistrict",
            ):
                owner.execute(f'SET ROLE "{login}"'.encode())
                with pytest.raises(psycopg.errors.InsufficientPrivilege):
                    owner.execute(sql.encode())
                owner.execute("RESET ROLE")
        finally:
            owner.execute(f'DROP ROLE "{login}"'.encode())


def test_a_migration_puts_policies_in_order_again(shared: Shared) -> None:
    """Whatever a new version brings or somebody dropped: who migrates makes the roles hold, in the same step."""
    url = shared.owner.database.location.url
    count = "SELECT count(*) FROM pg_policies"
    with psycopg.connect(url, autocommit=True) as owner:
        before = owner.execute(count).fetchone()
        owner.execute("DROP POLICY outreach_0 ON consultation")
        migrate(shared.owner.database.location)
        assert owner.execute(count).fetchone() == before
