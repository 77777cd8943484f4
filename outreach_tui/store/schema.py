"""Which schema a database has, told without importing Alembic; and how it comes to have the newest."""

from outreach_tui.domain.problems import DatabaseProblem, Problem
from outreach_tui.store.connection import DriverConnection
from outreach_tui.store.location import Location

#: The newest migration; a test holds it to the scripts.
HEAD = "0003"


def revision_of(connection: DriverConnection, *, postgres: bool) -> str | None:
    """Return the schema revision of a database, ``None`` when it has no schema of ours yet."""
    exists = (
        "SELECT to_regclass('alembic_version') IS NOT NULL"
        if postgres
        else "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'alembic_version')"
    )
    if not connection.execute(exists).fetchone()[0]:
        return None
    row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else None


def needs_migration(revision: str | None, location: Location) -> bool:
    """Tell whether a database must be brought up to date first; refuse one of a newer program."""
    if revision is not None and revision > HEAD:
        raise DatabaseProblem(
            Problem("database_newer", "db", location.shown, details={"theirs": revision, "ours": HEAD})
        )
    return revision != HEAD
