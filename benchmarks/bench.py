"""What every scenario is given: the databases, where to put things, and how often to measure."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from benchmarks import databases
from benchmarks.databases import make_database
from benchmarks.measuring import OUTREACH, Result
from benchmarks.peers import KEPT, RESULTS
from outreach_tui.store.schema import HEAD

SMALL, MIDDLE, LARGE = 20_000, 200_000, 2_000_000

#: Which schema and which generator the databases that are kept were made by.
MADE = f"{HEAD}-{sha256(Path(databases.__file__).read_bytes()).hexdigest()[:8]}"

#: Events of the databases whose figures show how cost grows.
GROWTH = (2_000, SMALL, MIDDLE, LARGE)

Scenario = Callable[["Bench"], Iterator[Result]]


@dataclass(frozen=True)
class Bench:
    """One run. ``pairs`` is how often two things are compared; a quick run leaves the largest database out."""

    pairs: int = 7
    quick: bool = False
    data: Path = KEPT / "data"

    @property
    def large(self) -> int:
        """Events of the largest database."""
        return MIDDLE if self.quick else LARGE

    @property
    def sizes(self) -> tuple[int, ...]:
        """Events of the databases that warm figures are read from."""
        return (SMALL, MIDDLE) if self.quick else (SMALL, MIDDLE, LARGE)

    def database(self, events: int) -> Path:
        """Return a database with so many events, made when it is not there yet. Only to be read."""
        path = self.data / f"{events}-{MADE}.db"
        if not path.exists():
            self.data.mkdir(parents=True, exist_ok=True)
            for old in self.data.glob(f"{events}-*.db*"):  # of another schema: the largest takes 6 GiB
                old.unlink()
            make_database(path, events)
        return path

    def outreach(self, events: int, *arguments: str) -> list[str]:
        """Return a command line of ours on such a database."""
        return [*OUTREACH, "--db", str(self.database(events)), "--lang", "en", *arguments]


def short(events: int) -> str:
    """Return a number of events as the table writes it."""
    return f"{events // 1_000_000}M" if events >= 1_000_000 else f"{events // 1000}k"


#: Neither ours nor the others read the settings of whoever runs this.
for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
    os.environ[variable] = str(RESULTS / "user")
#: Without compiled modules every start takes two to three times as long; an installed program has them.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
