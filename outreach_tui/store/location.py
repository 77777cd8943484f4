"""Where a database is: a SQLite file or a PostgreSQL server, and how to show that without a password."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from outreach_tui.domain.problems import DatabaseProblem, Problem

_POSTGRES_SCHEMES = ("postgresql", "postgres")


@dataclass(frozen=True)
class Location:
    """A SQLite file (``path``) or a PostgreSQL database (``url``); exactly one is set."""

    path: Path | None = None
    url: str = ""

    @property
    def is_postgres(self) -> bool:
        """Whether this is a PostgreSQL database."""
        return self.path is None

    @property
    def shown(self) -> str:
        """The location for messages: a path, or a URL without its password."""
        if self.path is not None:
            return str(self.path)
        parts = urlsplit(self.url)
        if parts.password is None:
            return self.url
        user, _, host = parts.netloc.rpartition("@")
        return urlunsplit(parts._replace(netloc=f"{user.partition(':')[0]}:***@{host}"))


def locate(text: str) -> Location:
    """Read ``--db``: a PostgreSQL URL, a ``sqlite:`` URL or a path.

    Raises :class:`DatabaseProblem` for any other URL scheme.
    """
    scheme, separator, rest = text.partition("://")
    if not separator:
        return Location(path=Path(text).expanduser())
    if scheme in _POSTGRES_SCHEMES:
        return Location(url=f"postgresql://{rest}")
    if scheme == "sqlite":
        # sqlite:///relative and sqlite:////absolute, as elsewhere
        return Location(path=Path(rest.removeprefix("/")).expanduser())
    raise DatabaseProblem(Problem("database_scheme", "db", scheme))
