"""Keys: from the press to the last byte of the answer, one at a time, and held down."""

import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack

from benchmarks.bench import SMALL, Bench, short
from benchmarks.measuring import PYTHON, Comparison, Result, Sample, Spread, compare, ratio
from benchmarks.starting import BOARD_IS_THERE
from benchmarks.terminal import Answer, Terminal

#: Keys pressed in a row, for one measurement.
TIMES = 12
#: A key held down for three seconds, as a keyboard repeats it.
HELD, RATE = 90, 30


def _open_list(bench: Bench, events: int) -> Terminal:
    """Open the list of all events, newest first."""
    terminal = Terminal(bench.outreach(events))
    terminal.wait_for(BOARD_IS_THERE)
    terminal.rest(1)
    for key in ("v", "w", "w"):
        terminal.send(key)
        terminal.rest(0.5)
    return terminal


def _open_table() -> Terminal:
    terminal = Terminal([PYTHON, "-m", "benchmarks.apps.table"])
    terminal.wait_for("2025-00009")
    terminal.rest(0.5)
    return terminal


def _answers(terminal: Terminal, key: str, back: str = "") -> list[Answer]:
    found = [terminal.press(key) for _ in range(TIMES)]
    if back:
        terminal.send(back)
        terminal.rest(0.3)
    return found


def _median(terminal: Terminal, key: str, back: str = "") -> Callable[[], Sample]:
    def measure() -> Sample:
        found = _answers(terminal, key, back)
        return Sample(statistics.median(one.last for one in found), statistics.median(one.cpu for one in found))

    return measure


def lists(bench: Bench) -> Iterator[Result]:
    """Going through a list of events, beside Textual's own table of 10,000 rows."""
    beside = "DataTable of 10,000 rows"
    with ExitStack() as stack:
        table = stack.enter_context(_open_table())
        for events in (SMALL, bench.large):
            ours = stack.enter_context(_open_list(bench, events))
            found = compare(_median(ours, "down"), _median(table, "down"), bench.pairs)
            painted = [one.painted for one in _answers(ours, "down")]
            note = f"{statistics.median(painted):.0f} bytes a key"
            yield ratio(f"row move in a list, {short(events)}, p50", beside, found, 0.5, note)
            yield ratio(f"row move in a list, {short(events)}, p95", beside, _p95(ours, table, bench.pairs), 0.5)
            found = compare(_median(ours, "pagedown", "home"), _median(table, "pagedown"), bench.pairs)
            yield ratio(f"page-down in a list, {short(events)}, p50", beside, found, 0.35)
            yield from _held(ours, f"row move held at {RATE}/s, {short(events)}", "down")


def _p95(ours: Terminal, theirs: Terminal, pairs: int) -> Comparison:
    """Compare the slowest twentieth of the keys of all rounds."""
    found: tuple[list[float], list[float]] = ([], [])
    for _ in range(pairs):
        for terminal, kept in zip((ours, theirs), found, strict=True):
            kept += [one.last for one in _answers(terminal, "down")]
    first, second = (statistics.quantiles(kept, n=20)[-1] for kept in found)
    return Comparison(Spread(first / second, first / second, first / second, len(found[0])), None, first, second)


def _held(terminal: Terminal, what: str, key: str) -> Iterator[Result]:
    lag = Spread.of([terminal.hold(key, HELD, RATE) * 1000 for _ in range(3)])
    yield Result(f"{what}: lag after {HELD} keys", "a frame", lag.median, 33, "ms", lag.low, lag.high, number=3)


def form(bench: Bench) -> Iterator[Result]:
    """A letter in the title of the event form, beside a form that does nothing else."""
    with Terminal(bench.outreach(SMALL)) as ours, Terminal([PYTHON, "-m", "benchmarks.apps.form"]) as bare:
        bare.wait_for("field 5")
        ours.wait_for(BOARD_IS_THERE)
        ours.rest(1)
        ours.send("n")
        ours.rest(1)
        for _ in range(2):
            ours.send("tab")
            ours.rest(0.5)
        found = compare(_median(ours, "a"), _median(bare, "a"), bench.pairs)
        yield ratio("a letter in the event form", "a bare form of Inputs", found, 1.5)
        yield from _held(ours, f"a letter held at {RATE}/s", "b")


def memory(bench: Bench) -> Iterator[Result]:
    """Peak memory of the interface on the largest database, at the first board and after use."""
    what, beside = f"peak memory of the interface, {short(bench.large)}", "bare Textual hello-world"
    with Terminal([PYTHON, "-m", "benchmarks.apps.hello"]) as hello:
        hello.wait_for("Hello, world")
        least = hello.peak
    with Terminal(bench.outreach(bench.large)) as terminal:
        terminal.wait_for(BOARD_IS_THERE)
        first = terminal.peak
        terminal.rest(1)
        for key in ("left",) * 12 + ("t", "escape", "v", "w", "w") + ("pagedown",) * 40 + ("h",):
            terminal.send(key)
            terminal.rest(0.06)
        terminal.send("n")
        terminal.rest(1)
        after = terminal.peak
    yield Result(f"{what}, first board", beside, first / least, 1.6, note=f"{first:.0f} beside {least:.0f} MiB")
    yield Result(f"{what}, after use", beside, after / least, 2.5, note=f"{after:.0f} beside {least:.0f} MiB")
