"""Where a database is: a SQLite file or a PostgreSQL server, and how to show that without a password."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit, urlunsplit

from outreach_tui.domain.problems import DatabaseProblem, Problem
from outreach_tui.domain.value import Value, dataclass

_POSTGRES_SCHEMES = ("postgresql", "postgres")
#: What PostgreSQL takes after the question mark of an address, and what must not stand there.
_SECRETS = frozenset({"password", "sslpassword"})


@dataclass(frozen=True, eq=False, repr=False)
class Location(Value):
    """A SQLite file (``path``) or a PostgreSQL database (``url``); exactly one is set."""

    path: Path | None = None
    url: str = ""

    @property
    def is_postgres(self) -> bool:
        """Whether this is a PostgreSQL database."""
        return self.path is None

    @property
    def tells_password(self) -> bool:
        """Whether a password stands in the address, for the history of a shell and everyone who lists processes."""
        return self.path is None and urlsplit(self.url).password is not None

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

    Raises :class:`DatabaseProblem` for any other scheme, and for a URL that is none.
    """
    scheme, separator, rest = text.partition("://")
    if not separator:
        return Location(path=_path(text))
    if scheme in _POSTGRES_SCHEMES:
        return Location(url=_readable(f"postgresql://{rest}"))
    if scheme == "sqlite":
        # sqlite:///relative and sqlite:////absolute, as elsewhere
        return Location(path=_path(rest.removeprefix("/")))
    raise DatabaseProblem(Problem("database_scheme", "db", scheme))


def _path(text: str) -> Path:
    """Return a path; ``~`` is the user's home where there is one, else what it says."""
    try:
        return Path(text).expanduser()
    except RuntimeError:
        return Path(text)


def _readable(url: str) -> str:
    """Return a URL whose parts can be told apart, so that its password never has to be shown."""
    try:
        parts = urlsplit(url)
    except ValueError:
        raise DatabaseProblem(Problem("database_url", "db")) from None
    if any(name in _SECRETS for name in parse_qs(parts.query, keep_blank_values=True)):
        raise DatabaseProblem(Problem("database_url_secret", "db"))
    return url
