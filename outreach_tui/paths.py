"""Where the program keeps things for one user: the database, attachments, settings and the log."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

DATABASE_NAME = "outreach.db"


@dataclass(frozen=True)
class Paths:
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
    from platformdirs import PlatformDirs  # 20 ms, not needed when every path was named

    folders = PlatformDirs("outreach", appauthor=False)
    return Paths(Path(folders.user_data_dir), Path(folders.user_config_dir), Path(folders.user_state_dir))


def attachments_of(database: Path | None, paths: Callable[[], Paths]) -> Path:
    """Return the folder for attachments: beside a SQLite file, else in the user's data folder."""
    if database is None:
        return paths().data / "attachments"
    return database.with_name(f"{database.stem}-attachments")
