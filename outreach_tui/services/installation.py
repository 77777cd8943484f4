"""What there is to know about an installation: versions, where everything is kept, and what is on record."""

import platform
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from outreach_tui import __version__
from outreach_tui.paths import Paths
from outreach_tui.services.listing import Listing
from outreach_tui.services.office import Office
from outreach_tui.store.location import Location

_PACKAGES = ("textual", "sqlmodel", "sqlalchemy", "alembic", "click", "psycopg")


def installation(paths: Paths, language: str, location: Location) -> dict[str, Any]:
    """Return versions, and where everything is kept, by the names that ``outreach info`` gives them."""
    return {
        "version": __version__,
        "python": platform.python_version(),
        "packages": {name: found for name in _PACKAGES if (found := _version(name))},
        "language": language,
        "settings": str(paths.settings),
        "data": str(paths.data),
        "log": str(paths.log),
        "database": location.shown,
    }


def on_record(office: Office) -> dict[str, Any]:
    """Return the state of an open database: ``ready`` with what is on record, or ``empty``."""
    if not office.database.office:
        return {"state": "empty"}
    subdistrict = office.subdistrict()
    return {
        "state": "ready",
        "attachments": str(office.attachments),
        "subdistrict": subdistrict.name,
        **({"role": member.role.value} if (member := office.database.member) else {}),
        "report_language": subdistrict.report_language,
        "records": Listing(office).counts(),
    }


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
