"""Ways to set up what tests need, through the services as users do."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from outreach_tui.services.office import Office
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location

#: The moment it is in tests, unless they say otherwise.
NOW: Final = datetime(2020, 1, 15, 9, 30, tzinfo=UTC)
ACTOR: Final = "测试员"


@contextmanager
def open_office(
    location: Location, *, now: datetime = NOW, actor: str = ACTOR, create: bool = False
) -> Iterator[Office]:
    """Open a database as an office in which it is ``now``; everything is closed in the end."""
    database = Database(location)
    database.open(create=create)
    try:
        yield Office(database, lambda: now, actor, Path("attachments"))
    finally:
        database.close()
