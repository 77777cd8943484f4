"""Giving pages that hold what was deleted back to the disk: until then it could still be read from the file."""

import sqlite3
from contextlib import closing
from typing import Any

from outreach_tui.store.connection import connect
from outreach_tui.store.location import Location

#: The tables from which a purge removes something.
_PURGED = (
    "contact", "history", "consultation", "distribution", "event", "stock_entry", "zero_report", "attachment",
    "file_content",
)  # fmt: skip


def compact(location: Location) -> bool:
    """Write the database anew without what was deleted, its write-ahead log included, and tell whether that was done.

    It is not while another program reads or writes, or where there is no room for it. On PostgreSQL the tables are
    rewritten where their owner asks; the server's own log is the server's to keep.
    """
    with closing(connect(location, reading=location.is_postgres)) as connection:
        return _rewrite_tables(connection) if location.is_postgres else _rewrite_file(connection)


def _rewrite_file(connection: sqlite3.Connection) -> bool:
    try:
        connection.execute("VACUUM")
        (busy, _in_log, _copied) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except sqlite3.OperationalError:
        return False
    return not busy


def _rewrite_tables(connection: Any) -> bool:
    import psycopg

    skipped: list[object] = []
    connection.add_notice_handler(skipped.append)  # which is all that somebody else than the owner is told
    try:
        for table in _PURGED:
            connection.execute(f"VACUUM FULL {table}")
    except psycopg.Error:
        return False
    return not skipped
