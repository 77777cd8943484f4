"""Figures read warm, in one process, beside the same SQL on the bare driver."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from benchmarks.bench import GROWTH, Bench, short
from benchmarks.measuring import Result, Spread, compare, ratio, repeated
from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import Month, Period
from outreach_tui.services.board import read_board
from outreach_tui.services.listing import everything, list_events
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import Tallying
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location

MONTH = Month(2025, 5)


SCREENS: dict[str, Callable[[Office], object]] = {
    "month board": lambda office: read_board(office, MONTH),
    "coverage of a year": lambda office: Tallying(office).coverage(MONTH.year),
    "year by month": lambda office: Tallying(office).tally(Period.of_year(MONTH.year), Dimension.MONTH),
    "page of a list": lambda office: list_events(office, everything(None)),
}


@contextmanager
def _office(path: Path) -> Iterator[Office]:
    database = Database(Location(path=path))
    database.open()
    yield Office(database, lambda: datetime(2025, 6, 1, tzinfo=UTC), "benchmark", path.parent)
    database.close()


def growth(bench: Bench) -> Iterator[Result]:
    """How long reading each screen takes as the database grows, and how large it is."""
    for events in (GROWTH[0], *bench.sizes):
        path = bench.database(events)
        with _office(path) as office:
            for name, read in SCREENS.items():
                read(office)
                found = [repeated(partial(read, office), 3)().seconds * 1000 for _ in range(3)]
                spread = Spread.of(found)
                yield Result(
                    f"growth: {name}, {short(events)}", "-", spread.median, None, "ms", spread.low, spread.high
                )
        yield Result(f"growth: size of the file, {short(events)}", "-", path.stat().st_size / 2**20, None, "MiB")


def warm(bench: Bench) -> Iterator[Result]:
    """The month board, the coverage, and the matrix of a year."""
    for events in bench.sizes:
        path = bench.database(events)
        with _office(path) as office:
            for name, read in list(SCREENS.items())[:3]:
                sent = _statements(office, read)
                with closing(sqlite3.connect(path)) as bare:
                    times = max(200_000 // events, 1)
                    found = compare(
                        repeated(partial(read, office), times),
                        repeated(partial(_replay, bare, sent), times),
                        bench.pairs,
                    )
                note = f"{len(sent)} queries, {found.ours * 1000:.1f} ms"
                yield ratio(f"{name}, warm, {short(events)}", "the same SQL on sqlite3", found, 1.3, note)


def _statements(office: Office, read: Callable[[Office], object]) -> list[str]:
    """Return the queries that something sends, values filled in."""
    sent: list[str] = []
    with office.database.reading() as reader:
        connection = reader._connection
    assert isinstance(connection, sqlite3.Connection)
    connection.set_trace_callback(sent.append)
    read(office)
    connection.set_trace_callback(None)
    return [query for query in sent if query.startswith("SELECT")]


def _replay(connection: sqlite3.Connection, queries: list[str]) -> None:
    for query in queries:
        connection.execute(query).fetchall()
