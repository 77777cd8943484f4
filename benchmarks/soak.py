"""The long rounds: what the tests do in every run, many times as long, and a minute of use that must stay flat.

    python -m benchmarks.soak [--seconds N] [--flat]

``--flat`` runs only the last of these: one program logs, counts, lists, looks back, attaches, reports and takes back
without a pause, on SQLite and on PostgreSQL, while its memory and its open files are looked at.
"""

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from outreach_tui.domain.drafts import CommunityDraft, ConsultationDraft, ConsultationLine, EventDraft
from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import Month, Period
from outreach_tui.domain.vocabulary import Category, Form
from outreach_tui.reports.building import make_summary
from outreach_tui.reports.model import Options
from outreach_tui.services.attachments import Attachments
from outreach_tui.services.board import read_board
from outreach_tui.services.communities import Communities
from outreach_tui.services.listing import Listing, everything
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.services.opening import local_clock
from outreach_tui.services.summarising import open_facts
from outreach_tui.services.tallying import Tallying
from outreach_tui.services.undoing import Undoing
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location
from tests.postgres_server import postgres_server

#: How many times as long as in every run of the tests.
LONGER = 10
TESTS = (
    "tests/reliability",
    "tests/sharing/test_many_at_once.py",
    "tests/intake/test_hostile_files.py",
    "tests/tui/test_random_keys.py",
)
#: By how much the memory of a program may grow, once it is warm, in MB.
GROWTH = 20
YEAR = Period.of_year(2019)
COMMUNITIES = ("朝阳社区", "东湖社区")
#: Before this share of the time is over, whatever is made once has been made.
_WARM = 0.2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the rounds; return 1 when something that must hold does not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__.split("\n", 1)[0])
    parser.add_argument("--seconds", type=int, default=60, help="how long the program is used (default 60)")
    parser.add_argument("--flat", action="store_true", help="only the use that must stay flat")
    asked = parser.parse_args(arguments)
    failed = not asked.flat and _long_tests() != 0
    with TemporaryDirectory(prefix="outreach-soak-") as name:
        failed |= not _stays_flat("SQLite", Location(path=Path(name) / "office.db"), Path(name), asked.seconds)
        with postgres_server() as server:
            location = Location(url=server.create_database())
            failed |= not _stays_flat("PostgreSQL", location, Path(name), asked.seconds)
    return int(failed)


def _long_tests() -> int:
    command = [sys.executable, "-m", "pytest", "--timeout=3600", "-n", "0", *TESTS]
    return subprocess.run(command, env={**os.environ, "OUTREACH_SOAK": str(LONGER)}, check=False).returncode


def _stays_flat(kind: str, location: Location, folder: Path, seconds: int) -> bool:
    """Use the program for so long; print what it took, and tell whether it took no more in the end."""
    office = Office(Database(location), local_clock, "长跑", folder / "attachments")
    office.database.open(create=True)
    photo = folder / "现场.jpg"
    photo.write_bytes(b"\xff\xd8\xff" + bytes(1000))
    Communities(office).set_up("惠民街道", "zh", [CommunityDraft(name) for name in COMMUNITIES])
    started = time.monotonic()
    rounds, seen = 0, [_taken()]
    warm = False
    while (passed := time.monotonic() - started) < seconds:
        _use(office, photo, rounds)
        rounds += 1
        if not warm and passed > seconds * _WARM:
            warm, seen = True, [_taken()]
    seen.append(_taken())
    office.database.close()
    (memory, files), (memory_after, files_after) = seen[0], seen[-1]
    log = folder / "office.db-wal"
    left = log.stat().st_size if log.exists() else 0
    print(
        f"{kind}: {rounds} rounds in {seconds} s; memory {memory:.1f} MB, then {memory_after:.1f} MB;"
        f" open files {files}, then {files_after}; write-ahead log left: {left} bytes"
    )
    return memory_after - memory <= GROWTH and files_after <= files


def _use(office: Office, photo: Path, number: int) -> None:
    """Do what a coordinator does in a day; the last of it is taken back, so that the year grows slowly."""
    logbook, day = Logbook(office), date(2019, 1, 1) + timedelta(days=number % 365)
    draft = EventDraft(
        day, Form.LECTURE, f"第{number}场", (COMMUNITIES[number % 2],), attendance=30,
        consultations=(ConsultationLine(Category.DEBT, 2),),
    )  # fmt: skip
    event = logbook.add_event(draft, insist=True).name
    Attachments(office).attach(event, photo)
    logbook.add_consultation(ConsultationDraft(day, Category.LABOUR, COMMUNITIES[0]), insist=True)
    looks: tuple[Callable[[], object], ...] = (
        lambda: read_board(office, Month.of(day)),
        lambda: Tallying(office).tally(YEAR, Dimension.MONTH),
        lambda: Tallying(office).coverage(2019),
        lambda: Listing(office).events(everything(YEAR), limit=200),
        lambda: Undoing(office).history(limit=50),
        lambda: _report(office),
    )
    looks[number % len(looks)]()
    for _ in range(3 if number % 10 else 1):
        Undoing(office).undo()


def _report(office: Office) -> str:
    with open_facts(office, YEAR) as facts:
        return make_summary(facts, Options("zh")).text


def _taken() -> tuple[float, int]:
    """Return the memory this process holds, in MB, and how many files it has open (Linux)."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 2**20, len(list(Path("/proc/self/fd").iterdir()))


if __name__ == "__main__":
    sys.exit(main())
