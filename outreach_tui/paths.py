"""Where the program keeps things for one user: the database, attachments, settings and the log."""

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from outreach_tui.domain.value import Value, dataclass

DATABASE_NAME = "outreach.db"
_PROGRAM = "outreach"


@dataclass(frozen=True, eq=False, repr=False)
class Paths(Value):
    """The folders of one user; nothing is created by naming them."""

    data: Path
    config: Path
    state: Path

    @property
    def database(self) -> Path:
        """The default database."""
        return self.data / DATABASE_NAME

    @property
    def settings(self) -> Path:
        """The settings file."""
        return self.config / "settings.toml"

    @property
    def log(self) -> Path:
        """The log of what went wrong inside the program."""
        return self.state / "outreach.log"

    @property
    def drafts(self) -> Path:
        """Where unsaved forms wait."""
        return self.state / "drafts"


def user_paths() -> Paths:
    """Return the folders the operating system gives to programs of this user."""
    if str(sys.platform) == "linux":  # as text, or type checkers take what follows for dead code
        return xdg_paths(os.environ)
    from platformdirs import PlatformDirs  # 20 ms

    folders = PlatformDirs(_PROGRAM, appauthor=False)
    return Paths(Path(folders.user_data_dir), Path(folders.user_config_dir), Path(folders.user_state_dir))


def xdg_paths(environment: Mapping[str, str]) -> Paths:
    """Return the folders of the XDG base directory specification: what every command on Linux waits for.

    A test holds them to what platformdirs answers, at a twentieth of its time.
    """

    def folder(variable: str, usual: str) -> Path:
        named = Path(environment.get(variable, ""))
        # the specification says to pass over folders that are not absolute
        return (named if named.is_absolute() else Path(f"~/{usual}").expanduser()) / _PROGRAM

    return Paths(
        folder("XDG_DATA_HOME", ".local/share"),
        folder("XDG_CONFIG_HOME", ".config"),
        folder("XDG_STATE_HOME", ".local/state"),
    )


def attachments_of(database: Path | None, paths: Callable[[], Paths]) -> Path:
    """Return the folder for attachments: beside a SQLite file, else in the user's data folder."""
    return paths().data / "attachments" if database is None else attachments_beside(database)


def attachments_beside(database: Path) -> Path:
    """Return the folder for the attachments of a SQLite file."""
    return database.parent / f"{database.stem}-attachments"  # a path such as "." has no name
