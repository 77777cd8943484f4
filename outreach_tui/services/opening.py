"""Opening the office: from what the user named to a database that can be worked with."""

import getpass
from collections.abc import Callable
from datetime import date, datetime

from outreach_tui.paths import Paths, attachments_of
from outreach_tui.services.office import Office
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location, locate


def locate_database(asked: str | None, paths: Callable[[], Paths]) -> Location:
    """Return the database that was asked for, else the user's own."""
    return locate(asked) if asked else Location(path=paths().database)


def make_office(
    location: Location,
    paths: Callable[[], Paths],
    clock: Callable[[], datetime],
    actor: str | None,
    subdistrict: str | None = None,
) -> Office:
    """Return an office whose database is not opened yet; ``actor`` is by default the operating system's user.

    ``subdistrict`` names one where the database has several.
    """
    office = Office(Database(location, subdistrict), clock, actor or user_name(), attachments_of(location.path, paths))
    if location.path is not None:
        office.database.before_writing = _keeping_daily(office)
        office.database.before_migrating = lambda: _keep_before_migrating(office)
    return office


def _keeping_daily(office: Office) -> Callable[[], None]:
    """Return what makes the backup of the day, also where the program stays open from one day to the next."""
    seen: date | None = None

    def keep() -> None:
        nonlocal seen
        if office.today != seen:
            from outreach_tui.services.safekeeping import keep_daily  # 20 ms, which only who writes has to wait

            seen = office.today
            keep_daily(office)

    return keep


def _keep_before_migrating(office: Office) -> None:
    from outreach_tui.services.backups import Reason
    from outreach_tui.services.safekeeping import keep_before  # 20 ms

    keep_before(office, Reason.MIGRATION)


def user_name() -> str:
    """Return the name the operating system knows the user by."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


def local_clock() -> datetime:
    """Return the present moment in the user's own zone."""
    return datetime.now().astimezone()
