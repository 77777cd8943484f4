"""The board and the tally on PostgreSQL: over a link of five milliseconds, and cold beside a peer on SQLite.

The server is the one the tests start; the link is a proxy in this process that holds every message back for half
the time in each direction, and counts how often the talk turns from the program to the server.
"""

import asyncio
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qs, urlsplit

from benchmarks.bench import SMALL, Bench, short
from benchmarks.figures import MONTH
from benchmarks.measuring import OUTREACH, Result, compare, ratio, repeated, run
from benchmarks.peers import SQLITE_UTILS
from benchmarks.starting import ONE_GROUP_BY
from outreach_tui.domain.months import Period
from outreach_tui.services.board import read_board
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import Tallying
from outreach_tui.store.database import Database
from outreach_tui.store.location import Location
from outreach_tui.store.transfer import tables
from tests.postgres_server import postgres_server

#: There and back, in seconds.
LINK = 0.005


@dataclass
class Link:
    """A line to the server: what it delays, and how often the talk has turned."""

    server: str
    folder: Path
    turns: int = 0
    _asking: bool = field(default=False, repr=False)

    async def serve(self, ready: threading.Event) -> None:
        async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
            far_reader, far_writer = await asyncio.open_unix_connection(self.server)
            await asyncio.gather(
                self._carry(reader, far_writer, asking=True), self._carry(far_reader, writer, asking=False)
            )

        server = await asyncio.start_unix_server(talk, self.folder / ".s.PGSQL.5432")
        ready.set()
        async with server:
            await server.serve_forever()

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter, *, asking: bool) -> None:
        loop = asyncio.get_running_loop()
        while data := await source.read(1 << 16):
            if asking and not self._asking:
                self.turns += 1
            self._asking = asking
            loop.call_later(LINK / 2, target.write, data)
        loop.call_later(LINK / 2, target.close)


@contextmanager
def link_to(url: str) -> Iterator[tuple[Link, str]]:
    """Give a slow line to a server on a Unix socket, and the URL to use instead."""
    parts = urlsplit(url)
    query = parse_qs(parts.query)
    socket_path = f"{query['host'][0]}/.s.PGSQL.{query.get('port', ['5432'])[0]}"
    with TemporaryDirectory() as name:
        link, ready = Link(socket_path, Path(name)), threading.Event()
        loop = asyncio.new_event_loop()
        thread = threading.Thread(target=lambda: loop.run_until_complete(link.serve(ready)), daemon=True)
        thread.start()
        ready.wait()
        user = f"{parts.username}@" if parts.username else ""
        yield link, f"postgresql://{user}{parts.path}?host={name}&port=5432"


def copy_to_postgres(source: Path, url: str) -> None:
    """Copy every table of a SQLite file into an empty database, which gets the schema first."""
    import sqlite3

    import psycopg
    from sqlalchemy import Boolean

    Database(Location(url=url)).open(create=True)
    with sqlite3.connect(source) as rows, psycopg.connect(url) as connection:
        for table in tables():
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            flags = [index for index, column in enumerate(table.columns) if isinstance(column.type, Boolean)]
            with connection.cursor().copy(f"COPY {table.name} ({names}) FROM STDIN") as copy:
                for row in rows.execute(f"SELECT {names} FROM {table.name}"):
                    values = list(row)
                    for index in flags:
                        values[index] = bool(values[index])
                    copy.write_row(values)
        connection.execute("ANALYZE")


def postgres(bench: Bench) -> Iterator[Result]:
    """What a subdistrict sees whose database is a server elsewhere."""
    with postgres_server() as server:
        url = server.create_database()
        copy_to_postgres(bench.database(SMALL), url)
        with link_to(url) as (link, far):
            database = Database(Location(url=far))
            database.open()
            office = Office(database, lambda: datetime(2025, 6, 1, tzinfo=UTC), "benchmark", bench.data)
            read_board(office, MONTH)
            before = link.turns
            read_board(office, MONTH)
            turns = link.turns - before
            seconds = repeated(lambda: read_board(office, MONTH), 3)().seconds
            note = f"{seconds * 1000:.0f} ms"
            yield Result("month board on PostgreSQL over a 5 ms link", "round trips", turns, 3, "", note=note)
            before = link.turns
            Tallying(office).tally(Period.of_month(MONTH))
            yield Result("month tally on PostgreSQL", "round trips", link.turns - before, None, "")
            database.close()
        peer = [SQLITE_UTILS.program("sqlite-utils"), "query", str(bench.database(SMALL)), ONE_GROUP_BY, "-t"]
        ours = [*OUTREACH, "--db", url, "tally", "2025-05"]
        found = compare(lambda: run(ours), lambda: run(peer), bench.pairs)
        yield ratio(f"outreach tally on PostgreSQL, {short(SMALL)}, cold", "sqlite-utils query -t, on SQLite", found, 2)
