"""Attempts to get round a role by SQL, with nothing between the person and the server but the driver."""

from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
import pytest

from outreach_tui.domain.identifiers import new_id
from outreach_tui.store.migrating import migrate
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
LINE = (
    "(id, version, created_at, changed_at, subdistrict_id, community_id, event_id, ym, day_ym, day, standing, recorder,"
    " note, category, outcome, mode, adviser, count)"
)
VALUES = (
    "(gen_random_uuid(), 1, now(), now(), {home}, {where}, {event}, 201905, 201905, '2019-05-15', 1, '', '',"
    " 'debt', 'answered', 'in_person', 'staff', 1)"
)
PART = (
    "INSERT INTO event_community (event_id, community_id, subdistrict_id, ym, day_ym, standing, form,"
    " attendance_estimated) VALUES ({event}, {community}, {home}, 201905, 201905, 1, 'lecture', false)"
)

#: An entry of history under another's name; of a record that the recorder may well write about.
FORGED = (
    "INSERT INTO history (id, subdistrict_id, action_id, at, actor, verb, record_table, record_id, version)"
    " VALUES (gen_random_uuid(), {home}, gen_random_uuid(), now(), '别人', 'x', 'consultation', {own_visit}, 9)"
)


def visit(where: str, event: str = "NULL", home: str = "{home}") -> str:
    """Return the SQL that writes a consultation of a community, at an event, in a subdistrict."""
    return f"INSERT INTO consultation {LINE} VALUES {VALUES.format(home=home, where=where, event=event)}"


@pytest.fixture(scope="session")
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


FORBIDDEN = {
    "recorder": [
        # rows of others, new and changed
        visit("{other}"),
        visit("NULL"),
        visit("NULL", "{joint_event}"),
        visit("{own}", "{other_event}"),
        visit("{own}", home="{abroad}"),
        "UPDATE consultation SET community_id = {other} WHERE id = {own_visit}",
        "UPDATE consultation SET community_id = NULL WHERE id = {own_visit}",
        "UPDATE consultation SET event_id = {other_event} WHERE id = {own_visit}",
        "UPDATE consultation SET subdistrict_id = {abroad} WHERE id = {own_visit}",
        "UPDATE event SET scope = 'subdistrict' WHERE id = {own_event}",
        "UPDATE event SET subdistrict_id = {abroad} WHERE id = {own_event}",
        PART.format(event="{own_event}", community="{other}", home="{home}"),
        PART.format(event="{other_event}", community="{own}", home="{home}"),
        "INSERT INTO event_law VALUES ({other_event}, 0, '刑法')",
        "INSERT INTO event_law VALUES ({joint_event}, 0, '刑法')",
        "INSERT INTO contact VALUES (gen_random_uuid(), 1, now(), now(), {home}, {other_visit}, '我', '1', '2020-1-1')",
        "INSERT INTO consultation SELECT * FROM consultation WHERE id = {own_visit} ON CONFLICT (id) DO UPDATE"
        " SET community_id = {other}",
        "INSERT INTO history VALUES (gen_random_uuid(), {home}, gen_random_uuid(), now(), '', 'x', NULL,"
        " 'consultation', {other_visit}, 9, NULL, '{{\"community_id\": \"' || {other} || '\"}}')",
        # what belongs to the coordinator
        "UPDATE community SET name = '我的'",
        "UPDATE subdistrict SET name = '我的'",
        "DELETE FROM stock_entry",
        "UPDATE history SET actor = '别人'",
        "DELETE FROM history",
        FORGED,
        "DELETE FROM file_content",
        "UPDATE file_content SET content = ''",
        "INSERT INTO file_content VALUES ({abroad}, encode(sha256('x'), 'hex'), 'x')",
    ],
    "viewer": [
        "SELECT * FROM contact",
        "COPY contact TO STDOUT",
        "SELECT count(*) FROM contact",
        "INSERT INTO event_law VALUES ({own_event}, 9, '刑法')",
        "UPDATE consultation SET note = '' WHERE id = {own_visit} RETURNING *",
        "DELETE FROM consultation",
        "SELECT * FROM event FOR UPDATE",
        "DELETE FROM history",
    ],
    "district": ["SELECT * FROM contact", "UPDATE event SET title = '改'", visit("{own}")],
    "neighbour": [
        visit("{own}"),
        "UPDATE consultation SET subdistrict_id = {home}",
        "INSERT INTO event_law VALUES ({own_event}, 9, '刑法')",
        "INSERT INTO subdistrict SELECT gen_random_uuid(), 1, now(), now(), '新街道', 'zh'",
        "DELETE FROM subdistrict",
        "UPDATE history SET actor = '别人'",
        "DELETE FROM history",
    ],
}
#: What nobody may do, whatever the role.
NOBODY = [
    "SET ROLE postgres",
    "SET ROLE pg_read_all_data",
    "SET SESSION AUTHORIZATION postgres",
    "SET row_security = off; SELECT * FROM consultation",
    "ALTER TABLE consultation DISABLE ROW LEVEL SECURITY",
    "DROP POLICY outreach_0 ON consultation",
    "CREATE POLICY mine ON consultation USING (true)",
    "TRUNCATE consultation",
    "DROP TABLE consultation",
    "CREATE TABLE public.mine (id integer)",
    "CREATE TEMP TABLE consultation (id integer)",
    "CREATE VIEW mine AS SELECT * FROM consultation",
    "CREATE FUNCTION mine(text) RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "CREATE SCHEMA mine",
    "DO LANGUAGE plpgsql $$ BEGIN EXECUTE 'ALTER TABLE event OWNER TO ' || current_user; END $$",
    "SELECT * FROM outreach_access.member",
    "UPDATE outreach_access.member SET role = 'coordinator'",
    "INSERT INTO outreach_access.member_community VALUES (session_user, {other})",
    "UPDATE alembic_version SET version_num = '0000'",
    "COPY consultation TO PROGRAM 'cat'",
    "COPY consultation FROM STDIN",
    "SELECT pg_read_file('PG_VERSION')",
    "SELECT * FROM pg_authid",
    "SELECT * FROM pg_statistic",
]


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


#: Reads and writes that are allowed and reach no row that is not shown.
FRUITLESS = [
    "SELECT * FROM consultation WHERE community_id = {other}",
    "SELECT * FROM contact WHERE consultation_id = {other_visit}",
    "SELECT * FROM event WHERE id = {other_event}",
    "SELECT * FROM event_community WHERE event_id = {other_event}",
    "SELECT * FROM history WHERE record_id IN ({other_visit}, {other_event})",
    "SELECT * FROM attachment WHERE event_id = {other_event}",
    "UPDATE consultation SET note = note WHERE id = {other_visit} RETURNING *",
    "UPDATE contact SET phone = phone WHERE consultation_id = {other_visit} RETURNING *",
    "UPDATE event SET title = 'x' WHERE id IN ({other_event}, {joint_event}) RETURNING *",
    "UPDATE event_community SET standing = 0 WHERE event_id = {joint_event} RETURNING *",
    "DELETE FROM event_community WHERE event_id = {joint_event} RETURNING *",
    "DELETE FROM consultation WHERE id = {other_visit} RETURNING *",
    "SELECT c.* FROM consultation c, consultation d WHERE d.id = {own_visit} AND c.id = {other_visit}",
    "SELECT * FROM (SELECT * FROM consultation OFFSET 0) c WHERE c.id = {other_visit}",
    "SELECT * FROM outreach_access.handed_out({abroad}, '2099-01-01')",
    "SELECT 1 FROM outreach_access.next_serial({abroad}, 2019) n WHERE n > 1",
    "SELECT k FROM outreach_access.kept_events() k WHERE k IN ({other_event}, {joint_event})",
    "SELECT s FROM outreach_access.shown_events() s WHERE s = {other_event}",
    "SELECT * FROM pg_stats WHERE tablename IN ('consultation', 'contact', 'history')",
]


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
