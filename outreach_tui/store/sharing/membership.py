"""Who is logged in to a database, as the database says; read at every opening, so it imports nothing."""

from typing import Any

from outreach_tui.domain.roles import Member, Role
from outreach_tui.store.sharing.policies import SCHEMA


def member_of(connection: Any) -> Member | None:
    """Return who is logged in; ``None`` where no roles are kept, and for the owner, whom none binds."""
    found = connection.execute(
        "SELECT has_schema_privilege(oid, 'USAGE') FROM pg_namespace WHERE nspname = %s", (SCHEMA,)
    ).fetchone()
    if found is None or not found[0]:
        return None
    row = connection.execute(f"SELECT session_user::text, role FROM {SCHEMA}.me()").fetchone()
    if row is None:
        return None
    own = connection.execute(f"SELECT {SCHEMA}.own_communities()").fetchall()
    return Member(row[0], Role(row[1]), frozenset(str(key) for (key,) in own))
