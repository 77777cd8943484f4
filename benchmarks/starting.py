"""Cold starts: every measurement is a process of its own, from its beginning to its end or to what is awaited."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path

from benchmarks.bench import SMALL, Bench, short
from benchmarks.databases import LAST_MONTH
from benchmarks.measuring import OUTREACH, PYTHON, Result, Sample, compare, ratio, run
from benchmarks.peers import BAGELS, SQLITE_UTILS
from benchmarks.terminal import Terminal

HELLO = (PYTHON, "-m", "benchmarks.apps.hello")
#: The newest event of the last month: painted last of all that the board shows.
BOARD_IS_THERE = rf"{LAST_MONTH[:4]}-\d{{3,}}~? +12\."
WHAT = "start to the month board with its figures"
#: One GROUP BY that gives what a row of the tally begins with.
ONE_GROUP_BY = (
    "SELECT community_id, form, count(*), sum(attendance) FROM event_community"
    " WHERE ym = 202505 AND standing = 1 GROUP BY community_id, form"
)


def command_line(bench: Bench) -> Iterator[Result]:
    """A tally, and what answers without a database."""
    tally = bench.outreach(SMALL, "tally", "2025-05")
    path = str(bench.database(SMALL))
    peer = [SQLITE_UTILS.program("sqlite-utils"), "query", path, ONE_GROUP_BY, "-t"]
    found = compare(lambda: run(tally), lambda: run(peer), bench.pairs)
    yield ratio(f"outreach tally, {short(SMALL)} events, cold", "sqlite-utils query -t, one GROUP BY", found, 0.6)
    bare = [PYTHON, "-m", "benchmarks.apps.bare_click"]
    for arguments in (("--help",), ("--version",)):
        ours = bench.outreach(SMALL, *arguments)
        found = compare(partial(run, ours), partial(run, [*bare, *arguments]), bench.pairs)
        yield ratio(f"outreach {' '.join(arguments)}", "bare click program", found, 1.2)
    words = {"COMP_CWORD": "1"}
    asked = {"_OUTREACH_COMPLETE": "bash_complete", "COMP_WORDS": "outreach ta", **words}
    other = {"_BARE_COMPLETE": "bash_complete", "COMP_WORDS": "bare no", **words}
    found = compare(lambda: run(OUTREACH, asked), lambda: run(bare, other), bench.pairs)
    yield ratio("completion of a command", "bare click program", found, 1.2)


def until(command: Sequence[str], pattern: str) -> Callable[[], Sample]:
    """Return a measurement of a terminal program, from its start until a pattern is painted."""

    def measure() -> Sample:
        with Terminal(command) as terminal:
            seconds = terminal.wait_for(pattern)
            return Sample(seconds, terminal.cpu, terminal.peak)

    return measure


def interface(bench: Bench) -> Iterator[Result]:
    """The terminal interface, from its start to the month board with all its figures."""
    small = until(bench.outreach(SMALL), BOARD_IS_THERE)
    found = compare(small, until(HELLO, "Hello, world"), bench.pairs)
    yield ratio(f"{WHAT}, {short(SMALL)}", "bare Textual hello-world", found, 1.6)
    found = compare(until(bench.outreach(bench.large), BOARD_IS_THERE), small, bench.pairs)
    yield ratio(f"{WHAT}, {short(bench.large)}", f"itself at {short(SMALL)}", found, 1.15)


def beside_bagels(bench: Bench) -> Iterator[Result]:
    """The same beside a Textual program of another kind of records; its list of records is what is awaited."""
    bagels = until([BAGELS.program("bagels"), "--at", str(_ledger(bench.data))], "benchmark rec")
    found = compare(until(bench.outreach(SMALL), BOARD_IS_THERE), bagels, bench.pairs)
    yield ratio(f"{WHAT}, {short(SMALL)}", "Bagels with 200 records", found, 0.3)


def _ledger(folder: Path) -> Path:
    """Return a folder in which Bagels finds 200 records of this month."""
    ledger = folder / "bagels"
    if not (ledger / "db.db").exists():
        ledger.mkdir(parents=True, exist_ok=True)
        with Terminal([BAGELS.program("bagels"), "--at", str(ledger)]) as terminal:
            terminal.rest(3, 6)  # its greeting moves for ever
    now = datetime.now().astimezone().strftime("%Y-%m-%d 09:30:00.000000")
    with closing(sqlite3.connect(ledger / "db.db")) as connection, connection:
        connection.execute("DELETE FROM record")
        connection.execute(
            "INSERT OR REPLACE INTO account (createdAt, updatedAt, id, name, description, beginningBalance, hidden)"
            " VALUES (:now, :now, 100, 'Cash', '', 0, 0)", {"now": now},
        )  # fmt: skip
        connection.execute(
            "INSERT OR REPLACE INTO category (createdAt, updatedAt, id, name, nature, color)"
            " VALUES (:now, :now, 100, 'Things', 'NEED', 'orange_red1')", {"now": now},
        )  # fmt: skip
        connection.executemany(
            'INSERT INTO record (createdAt, updatedAt, id, label, amount, date, accountId, "categoryId",'
            ' "isInProgress", "isIncome", "isTransfer")'
            " VALUES (?, ?, ?, ?, ?, ?, 100, 100, 0, 0, 0)",
            [(now, now, number, f"benchmark record {number}", 1 + number, now) for number in range(200)],
        )
    return ledger
