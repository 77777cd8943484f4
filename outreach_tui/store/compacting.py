"""Giving pages that hold what was deleted back to the disk: until then it could still be read from the file."""

from contextlib import closing

from outreach_tui.store.connection import connect
from outreach_tui.store.location import Location

#: The tables from which a purge removes something.
_PURGED = (
    "contact", "history", "consultation", "distribution", "event", "stock_entry", "zero_report", "attachment",
    "file_content",
)  # fmt: skip


def compact(location: Location) -> None:
    """Write the database anew without what was deleted, its write-ahead log included.

    On PostgreSQL the tables are rewritten where their owner asks; the server's own log is the server's to keep.
    """
    with closing(connect(location, reading=location.is_postgres)) as connection:
        if location.is_postgres:
            for table in _PURGED:
                connection.execute(f"VACUUM FULL {table}")
        else:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
