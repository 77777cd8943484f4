"""The engine for writing, fed by the one door; importing this module imports SQLAlchemy (450 ms)."""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

from outreach_tui.store.connection import connect
from outreach_tui.store.location import Location


def make_engine(location: Location) -> Engine:
    """Return an engine whose transactions lock before they read.

    SQLite: every transaction is ``BEGIN IMMEDIATE``, so that two writers queue up instead of one of them
    failing when it turns from reading to writing. PostgreSQL: ``REPEATABLE READ``, so that a lost race
    is an error that is run again, never a lost update.
    """
    url = "postgresql+psycopg://" if location.is_postgres else "sqlite://"
    options: dict[str, Any] = {"isolation_level": "REPEATABLE READ"} if location.is_postgres else {}
    engine = create_engine(
        url,
        creator=lambda: connect(location),
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=4,
        pool_pre_ping=location.is_postgres,
        hide_parameters=True,  # an error must not carry a resident's words into a log
        **options,
    )
    if not location.is_postgres:
        event.listen(engine, "begin", _begin_immediate)
    return engine


def _begin_immediate(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")
