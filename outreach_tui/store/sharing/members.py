"""Letting people into a shared database, and out again: what only its owner can do."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.problems import DatabaseProblem, Problem, refuse
from outreach_tui.domain.roles import Granted, Role
from outreach_tui.store.connection import connect
from outreach_tui.store.failures import problem_of
from outreach_tui.store.location import Location
from outreach_tui.store.sharing.policies import FUNCTIONS, POLICIES, PRIVILEGES, SCHEMA, TABLES

#: Any number serves, as long as all who prepare a database take the same lock.
_LOCK = 0x4F555453
#: The longest name of a login, in bytes; the server would cut a longer one off.
LONGEST_LOGIN = 63


@contextmanager
def owning(location: Location) -> Iterator[Any]:
    """Give a connection in one transaction, in which only one owner at a time changes who may do what.

    Raises a refusal when whoever is logged in does not own the database.
    """
    import psycopg

    if not location.is_postgres:
        raise refuse("server_needs_postgres", "db", location.shown)
    connection = connect(location)
    try:
        with connection.transaction():
            connection.execute("SELECT pg_advisory_xact_lock(%s)", (_LOCK,))
            yield connection
    except psycopg.errors.InsufficientPrivilege as error:
        raise DatabaseProblem(Problem("server_owner_only", "db", location.shown)) from error
    except psycopg.Error as error:
        raise problem_of(error, location.shown) from error
    finally:
        connection.close()


def is_prepared(connection: Any) -> bool:
    """Tell whether roles are kept in a database."""
    found = connection.execute("SELECT to_regclass(%s) IS NOT NULL", (f"{SCHEMA}.member",)).fetchone()
    return bool(found[0])


def prepare(connection: Any) -> None:
    """Make the database hold everyone to a role: whoever has none sees nothing. Doing it again brings it up to date."""
    from psycopg import sql

    (name,) = connection.execute("SELECT current_database()").fetchone()
    connection.execute(sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(sql.Identifier(name)))
    connection.execute(TABLES)
    for policy, table in connection.execute(
        "SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' AND policyname LIKE 'outreach%'"
    ).fetchall():
        drop = sql.SQL("DROP POLICY {} ON public.{}").format(sql.Identifier(policy), sql.Identifier(table))
        connection.execute(drop)
    connection.execute(FUNCTIONS)
    connection.execute(POLICIES)
    for granted in members(connection):
        _withdraw(connection, granted.login)
        _give(connection, granted.login, granted.role)


def members(connection: Any) -> list[Granted]:
    """Return everyone who was let in, by name."""
    rows = connection.execute(
        f"SELECT m.login, m.role, coalesce(s.name, ''), array_remove(array_agg(c.name ORDER BY c.position, c.id), NULL)"
        f" FROM {SCHEMA}.member m LEFT JOIN public.subdistrict s ON s.id = m.subdistrict_id"
        f" LEFT JOIN {SCHEMA}.member_community o ON o.login = m.login"
        " LEFT JOIN public.community c ON c.id = o.community_id GROUP BY m.login, m.role, s.name"
    ).fetchall()
    granted = (Granted(login, Role(role), name, tuple(communities)) for login, role, name, communities in rows)
    return sorted(granted, key=lambda one: one.login)


def grant(
    connection: Any,
    login: str,
    role: Role,
    subdistrict: RecordId | None,
    communities: Sequence[RecordId],
    password: str | None,
) -> None:
    """Let a login in under a role, instead of any it had; one that does not exist is made."""
    if not login_exists(connection, login):
        connection.execute(_order(connection, "CREATE ROLE {} LOGIN", login))
    _require_bound(connection, login)
    if password is not None:
        _set_password(connection, login, password)
    _take_all(connection, login)
    connection.execute(f"INSERT INTO {SCHEMA}.member VALUES (%s, %s, %s)", (login, role.value, subdistrict))
    for community in communities:
        connection.execute(f"INSERT INTO {SCHEMA}.member_community VALUES (%s, %s)", (login, community))
    _give(connection, login, role)


def revoke(connection: Any, login: str) -> None:
    """Take everything from a login; it stays one of the server, which may have other databases."""
    if login not in {granted.login for granted in members(connection)}:
        raise refuse("server_no_member", "login", login)
    _take_all(connection, login)


def login_exists(connection: Any, login: str) -> bool:
    """Tell whether the server knows a login."""
    return connection.execute("SELECT 1 FROM pg_roles WHERE rolname = %s", (login,)).fetchone() is not None


def _order(connection: Any, text: str, login: str) -> Any:
    """Return an order about a login; ``{}`` is its name, ``{database}`` the database."""
    from psycopg import sql

    (name,) = connection.execute("SELECT current_database()").fetchone()
    return sql.SQL(text).format(sql.Identifier(login), database=sql.Identifier(name))


def _require_bound(connection: Any, login: str) -> None:
    """Refuse a login that no policy binds: it would do as it likes, whatever its role is called."""
    unbound = connection.execute(
        "SELECT r.rolsuper OR r.rolbypassrls OR pg_has_role(r.oid, c.relowner, 'MEMBER')"
        " FROM pg_roles r, pg_class c WHERE r.rolname = %s AND c.oid = 'public.event'::regclass",
        (login,),
    ).fetchone()
    if unbound[0]:
        raise refuse("server_unbound", "login", login)


def _set_password(connection: Any, login: str, password: str) -> None:
    """Set a password as a verifier: neither the server nor its log ever sees the password itself."""
    from psycopg import sql

    verifier = connection.pgconn.encrypt_password(password.encode(), login.encode(), b"scram-sha-256").decode()
    connection.execute(
        sql.SQL("ALTER ROLE {} PASSWORD {}").format(sql.Identifier(login), sql.Literal(verifier)),
    )


def _withdraw(connection: Any, login: str) -> None:
    if login_exists(connection, login):
        connection.execute(_order(connection, "REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}", login))
        connection.execute(_order(connection, f"REVOKE ALL ON SCHEMA {SCHEMA}, public FROM {{}}", login))
        connection.execute(_order(connection, "REVOKE ALL ON DATABASE {database} FROM {}", login))


def _take_all(connection: Any, login: str) -> None:
    _withdraw(connection, login)
    connection.execute(f"DELETE FROM {SCHEMA}.member WHERE login = %s", (login,))


def _give(connection: Any, login: str, role: Role) -> None:
    if not login_exists(connection, login):  # dropped meanwhile, or of another server
        return
    connection.execute(_order(connection, "GRANT CONNECT ON DATABASE {database} TO {}", login))
    connection.execute(_order(connection, f"GRANT USAGE ON SCHEMA {SCHEMA}, public TO {{}}", login))
    for privileges, tables in PRIVILEGES[role]:
        named = ", ".join(f"public.{table}" for table in tables)
        connection.execute(_order(connection, f"GRANT {privileges} ON {named} TO {{}}", login))
