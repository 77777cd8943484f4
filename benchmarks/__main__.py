"""Measures the program beside others and prints what must hold, what came out, and what it was measured beside.

    python -m benchmarks [--quick] [--pairs N] [SCENARIO ...]

Everything is measured in turn with what stands beside it, pair by pair. The results go to benchmarks/results as JSON.
Timed figures are never tests: on a busy machine they say nothing, and what must not creep in is counted by the tests.
"""

import argparse
import json
import os
import platform
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import figures, files, keys, postgres, saving, starting
from benchmarks.bench import GROWTH, Bench, Scenario
from benchmarks.measuring import Result
from benchmarks.peers import BAGELS, DOCXTPL, RESULTS, SQLITE_UTILS

#: The longest that one scenario may take, in seconds; making the largest database, once, is not counted.
LONGEST = 480

SCENARIOS: dict[str, Scenario] = {
    "command-line": starting.command_line,
    "start": starting.interface,
    "bagels": starting.beside_bagels,
    "lists": keys.lists,
    "form": keys.form,
    "booth": saving.booth,
    "figures": figures.warm,
    "growth": figures.growth,
    "save": saving.saves,
    "import": files.imports,
    "export": files.exports,
    "document": files.document,
    "memory": keys.memory,
    "postgres": postgres.postgres,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the scenarios that were asked for; return 1 when something that must hold does not."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__.split("\n", 1)[0])
    parser.add_argument("scenarios", nargs="*", choices=[*SCENARIOS, []], metavar="SCENARIO", help=", ".join(SCENARIOS))
    parser.add_argument("--pairs", type=int, default=7, help="how often two things are compared (default 7)")
    parser.add_argument("--quick", action="store_true", help="three pairs, and nothing larger than 200,000 events")
    asked = parser.parse_args(arguments)
    bench = Bench(3 if asked.quick else asked.pairs, asked.quick)
    found: list[Result] = []
    missing: dict[str, str] = {}
    took: dict[str, float] = {}
    for events in (GROWTH[0], *bench.sizes):
        bench.database(events)  # the largest takes some minutes to make, once
    print(_heading(), flush=True)
    for name in asked.scenarios or SCENARIOS:
        began = time.monotonic()
        try:
            with _in_time():
                for result in SCENARIOS[name](bench):
                    found.append(result)
                    print(_line(result), flush=True)
        except Exception as error:  # noqa: BLE001 - whatever it is, the others are still measured
            missing[name] = f"{type(error).__name__}: {error}"
            print(f"{name + ': could not be measured':<58} {missing[name][:300]}", flush=True)
        took[name] = round(time.monotonic() - began)
    machine = _machine()
    print("\n" + "\n".join(f"{key}: {value}" for key, value in machine.items()))
    print("seconds: " + ", ".join(f"{name} {seconds:g}" for name, seconds in took.items()))
    _keep(found, machine, missing)
    return 1 if missing or any(result.holds is False for result in found) else 0


@contextmanager
def _in_time() -> Iterator[None]:
    """Give up what hangs, so that nobody has to watch."""

    def give_up(*_: object) -> None:
        raise TimeoutError(f"not done within {LONGEST} seconds")

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST)
    try:
        yield
    finally:
        signal.alarm(0)


def _heading() -> str:
    return f"{'what':<58} {'must':>9} {'figure':>9} {'(range)':>15} {'cpu':>6}  beside"


def _line(result: Result) -> str:
    must = "" if result.must is None else f"{result.must:g} {result.unit}"
    spread = "" if result.low is None else f"({result.low:.2f}-{result.high:.2f})"
    cpu = "" if result.cpu is None else f"{result.cpu:.2f}"
    verdict = {True: " ", False: "!", None: " "}[result.holds]
    figure = f"{result.figure:.2f} {result.unit}"
    took = "" if result.ours is None else f"  [{_time(result.ours)} / {_time(result.theirs)}]"
    note = f"  {result.note}" if result.note else ""
    return f"{result.what:<58} {must:>9}{verdict}{figure:>9} {spread:>15} {cpu:>6}  {result.beside}{took}{note}"


def _time(seconds: float | None) -> str:
    if seconds is None:
        return "-"
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def _machine() -> dict[str, str]:
    """Say what was measured on, with what, and how busy it was."""
    processors = [
        line.partition(":")[2].strip()
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if line.startswith("model name")
    ]
    packages = ("textual", "rich", "click", "sqlmodel", "sqlalchemy", "psycopg", "xlsxwriter", "python-calamine")
    return {
        "machine": f"{len(processors)} x {processors[0]}, {platform.platform()}",
        "python": f"{platform.python_version()}, SQLite {sqlite3.sqlite_version}",
        "packages": ", ".join(f"{name} {version(name)}" for name in packages),
        "peers": ", ".join(peer.requirement for peer in (SQLITE_UTILS, BAGELS, DOCXTPL)),
        "load": " ".join(f"{load:.1f}" for load in os.getloadavg()),
    }


def _keep(found: Sequence[Result], machine: dict[str, str], missing: dict[str, str]) -> None:
    now = datetime.now().astimezone()
    path = RESULTS / f"{now:%Y-%m-%d-%H%M%S}.json"
    RESULTS.mkdir(exist_ok=True)
    kept = {"at": now.isoformat(), **machine, "missing": missing, "results": [result.as_json() for result in found]}
    path.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"written: {path}")


if __name__ == "__main__":
    sys.exit(main())
