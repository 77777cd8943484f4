"""Saving: an event through the services, and keys at the street table, each on disk before it counts as done."""

import shutil
import sqlite3
import statistics
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bench import SMALL, Bench, short
from benchmarks.keys import TIMES
from benchmarks.measuring import OUTREACH, Result, Sample, compare, ratio, repeated, run
from benchmarks.starting import BOARD_IS_THERE
from benchmarks.terminal import Terminal
from outreach_tui.demo.communities_2019 import COMMUNITIES
from outreach_tui.demo.materials_2019 import LEAFLETS, READERS
from outreach_tui.domain.drafts import EventDraft, MaterialLine
from outreach_tui.domain.identifiers import new_id
from outreach_tui.domain.vocabulary import Form
from outreach_tui.services.logbook import Logbook
from outreach_tui.services.office import Office
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location

#: Saves in a row, for one measurement.
SAVES = 20
DAY = date(2025, 12, 31)
DRAFT = EventDraft(
    DAY, Form.LECTURE, "劳动合同与工资", (COMMUNITIES[0].name,), attendance=45, laws=("劳动合同法",),
    materials=(MaterialLine(READERS[0], 20), MaterialLine(LEAFLETS[0], 60)),
)  # fmt: skip
#: What such a save writes, table by table.
ROWS = {"event": 1, "event_community": 1, "event_law": 1, "distribution": 2, "history": 3}


def saves(bench: Bench) -> Iterator[Result]:
    """An event with two lines of materials, durable, beside the same rows on the bare driver."""
    with TemporaryDirectory() as name:
        ours, bare = Path(name) / "ours.db", Path(name) / "bare.db"
        for path in (ours, bare):
            shutil.copy(bench.database(SMALL), path)
        database = Database(Location(path=ours))
        database.open()
        office = Office(database, lambda: datetime(2025, 12, 31, 9, tzinfo=UTC), "benchmark", Path(name))
        numbers = count(1)

        def save() -> None:
            Logbook(office).add_event(replace(DRAFT, title=f"{DRAFT.title} {next(numbers)}"), insist=True)

        save()
        rows = _written(ours)
        with closing(sqlite3.connect(bare, isolation_level=None)) as connection:
            for setting in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
                connection.execute(f"PRAGMA {setting}")
            found = compare(
                repeated(save, SAVES),
                repeated(lambda: _write_again(connection, rows), SAVES),
                bench.pairs,
            )
        database.close()
    note = f"{found.ours * 1000:.1f} beside {found.theirs * 1000:.1f} ms"
    yield ratio(
        "save an event with two material lines, durable", "the same rows on sqlite3, WAL and FULL", found, 3, note
    )


def _written(path: Path) -> dict[str, list[dict[str, object]]]:
    """Return the newest rows of each table, as one save wrote them."""
    found: dict[str, list[dict[str, object]]] = {}
    with closing(sqlite3.connect(path)) as connection:
        connection.row_factory = sqlite3.Row
        for table, number in ROWS.items():
            rows = connection.execute(f"SELECT * FROM {table} ORDER BY rowid DESC LIMIT {number}").fetchall()
            found[table] = [dict(row) for row in rows]
    return found


def _write_again(connection: sqlite3.Connection, rows: dict[str, list[dict[str, object]]]) -> None:
    """Write the same once more under new ids, looking up the next number as ours has to."""
    event_id = new_id()
    connection.execute("BEGIN IMMEDIATE")
    (serial,) = connection.execute("SELECT max(serial) + 1 FROM event WHERE year = ?", (DAY.year,)).fetchone()
    for table, each in rows.items():
        for row in each:
            own = {"id": event_id if table == "event" else new_id()} if "id" in row else {}
            hanging = {"event_id": event_id} if "event_id" in row else {}
            numbered = {"serial": serial} if table == "event" else {}
            values = {**row, **own, **hanging, **numbered}
            names = ", ".join(f'"{name}"' for name in values)
            signs = ", ".join("?" * len(values))
            connection.execute(f"INSERT INTO {table} ({names}) VALUES ({signs})", tuple(values.values()))
    connection.execute("COMMIT")


def booth(bench: Bench) -> Iterator[Result]:
    """A key at the street table, from the press to the paint of what was read back from disk, beside a row move."""
    with TemporaryDirectory() as name:
        path = Path(name) / "booth.db"
        shutil.copy(bench.database(SMALL), path)
        ours = [*OUTREACH, "--db", str(path), "--lang", "en"]
        run([*ours, "booth", "open", "--date", DAY.isoformat(), "--community", COMMUNITIES[0].name])
        with Terminal(ours) as table, Terminal(bench.outreach(SMALL)) as other:
            for terminal, keys in ((table, ("b", "enter")), (other, ("v", "w", "w"))):
                terminal.wait_for(BOARD_IS_THERE)
                terminal.rest(1.5)
                for key in keys:
                    terminal.send(key)
                    terminal.rest(0.8)
            found = compare(_slowest(table, "d"), _slowest(other, "down"), bench.pairs)
    note = f"p95 {found.ours * 1000:.0f} ms"
    yield ratio(f"a booth key, saved, {short(SMALL)}, p95", "a row move in a list, p95", found, 2, note)


def _slowest(terminal: Terminal, key: str) -> Callable[[], Sample]:
    def measure() -> Sample:
        found = [terminal.press(key) for _ in range(TIMES)]
        return Sample(statistics.quantiles([one.last for one in found], n=20)[-1], 0)

    return measure
