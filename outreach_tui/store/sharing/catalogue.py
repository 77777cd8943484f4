"""Whether a database holds everyone to a role as this version of the program does: told from its own catalogue."""

from typing import Any

from outreach_tui.store.location import Location
from outreach_tui.store.sharing.members import is_prepared, owning, prepare
from outreach_tui.store.sharing.policies import SCHEMA

_SCHEMAS = f"('public', '{SCHEMA}')"


def _sorted(privileges: str) -> str:
    return f"(SELECT string_agg(one::text, ' ' ORDER BY one::text) FROM unnest({privileges}) one)"


#: Everything that decides who may do what: a name people can look for, and a text that changes with it.
_KEPT = f"""
SELECT 'policy ' || policyname || ' on ' || tablename, concat_ws(' ', permissive, roles, cmd, qual, with_check)
FROM pg_policies WHERE schemaname = 'public'
UNION ALL SELECT 'table ' || c.relname, concat_ws(' ', c.relrowsecurity, {_sorted("c.relacl")})
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname IN {_SCHEMAS} AND c.relkind IN ('r', 'v')
UNION ALL SELECT 'column ' || c.relname || '.' || a.attname, {_sorted("a.attacl")}
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname IN {_SCHEMAS} AND a.attacl IS NOT NULL
UNION ALL SELECT 'function ' || p.proname, concat_ws(' ', pg_get_functiondef(p.oid), {_sorted("p.proacl")})
FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = '{SCHEMA}'
UNION ALL SELECT 'schema ' || n.nspname, {_sorted("n.nspacl")} FROM pg_namespace n WHERE n.nspname IN {_SCHEMAS}
UNION ALL SELECT 'database ' || d.datname, {_sorted("d.datacl")} FROM pg_database d WHERE d.datname = current_database()
"""


def astray(location: Location) -> list[str]:
    """Return what is not as preparing the database would make it; nothing where no roles are kept.

    It is prepared for this, looked at, and left as it was: only its owner can ask. Raises a refusal for others.
    """
    import psycopg

    found: set[tuple[str, str]] = set()
    with owning(location) as connection:
        if is_prepared(connection):
            connection.execute("SET LOCAL lock_timeout = '5s'")
            with connection.transaction() as rehearsal:
                before = _kept(connection)
                prepare(connection)
                found = before ^ _kept(connection)
                raise psycopg.Rollback(rehearsal)
    return sorted({name for name, _ in found})


def _kept(connection: Any) -> set[tuple[str, str]]:
    return set(connection.execute(_KEPT).fetchall())
