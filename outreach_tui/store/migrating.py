"""Bringing a database to the newest schema with Alembic; imported only when that is needed (130 ms)."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, text

from outreach_tui.store.connection import connect
from outreach_tui.store.engine import make_engine
from outreach_tui.store.location import Location
from outreach_tui.store.sharing.members import is_prepared, prepare

#: Any number serves, as long as every program that migrates takes the same lock.
_MIGRATION_LOCK = 0x4F555452


def alembic_config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration without a file of its own."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def migrate(location: Location, *, create: bool = False) -> None:
    """Bring a database to the newest schema, in one transaction: wholly or not at all."""
    if create and not location.is_postgres:
        connect(location, create=True).close()
    engine = make_engine(location)
    try:
        with engine.connect() as connection:
            if location.is_postgres:
                # two first starts at once: the second one waits, then sees what the first did and has nothing to do
                connection.execution_options(isolation_level="READ COMMITTED")
                with connection.begin():
                    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _MIGRATION_LOCK})
                    command.upgrade(alembic_config(connection), "head")
                    driver = connection.connection.driver_connection
                    if is_prepared(driver):
                        prepare(driver)
            else:
                # A table is rebuilt by copying it; with foreign keys on, dropping the old one would take its
                # children with it. SQLite hears this only outside a transaction.
                driver = connection.connection.driver_connection
                assert driver is not None
                driver.execute("PRAGMA foreign_keys=OFF")
                try:
                    with connection.begin():
                        command.upgrade(alembic_config(connection), "head")
                        _refuse_orphans(connection)
                finally:
                    driver.execute("PRAGMA foreign_keys=ON")
    finally:
        engine.dispose()


def _refuse_orphans(connection: Connection) -> None:
    orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if orphans:
        raise RuntimeError(f"the migration would leave {len(orphans)} rows without what they refer to")
