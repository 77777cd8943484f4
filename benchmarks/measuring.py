"""What is measured, and how two things are compared: in turn, pair by pair, so that a busy machine is busy for both."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

#: The interpreter the program is installed for; every command of ours is run by it.
PYTHON = sys.executable
OUTREACH = (PYTHON, "-m", "outreach_tui")


@dataclass(frozen=True)
class Sample:
    """One measurement: seconds by the clock, seconds of processor time, and peak memory in MiB (0: not measured)."""

    seconds: float
    cpu: float = 0.0
    peak: float = 0.0


@dataclass(frozen=True)
class Spread:
    """The median of some values, the lowest, the highest, and how many there were."""

    median: float
    low: float
    high: float
    number: int

    @classmethod
    def of(cls, values: Sequence[float]) -> "Spread":
        """Sum up values."""
        return cls(statistics.median(values), min(values), max(values), len(values))


@dataclass(frozen=True)
class Comparison:
    """Two things measured in turn: the ratios pair by pair, and each one's own median in seconds."""

    ratio: Spread
    cpu_ratio: Spread | None
    ours: float
    theirs: float


def compare(ours: Callable[[], Sample], theirs: Callable[[], Sample], pairs: int, *, warm: bool = True) -> Comparison:
    """Measure both in turn, the first of a pair being now one, now the other.

    One unmeasured pair comes first, unless it need not be ``warm``: what takes many seconds.
    """
    if warm:
        ours()
        theirs()
    found: list[tuple[Sample, Sample]] = []
    for number in range(pairs):
        if number % 2:
            second, first = theirs(), ours()
        else:
            first, second = ours(), theirs()
        found.append((first, second))
    cpu = [first.cpu / second.cpu for first, second in found if first.cpu and second.cpu]
    return Comparison(
        Spread.of([first.seconds / second.seconds for first, second in found]),
        Spread.of(cpu) if len(cpu) == pairs else None,
        statistics.median(first.seconds for first, _ in found),
        statistics.median(second.seconds for _, second in found),
    )


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Sample:
    """Run a command to its end, without a terminal; refuse to measure one that fails."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
        env={**os.environ, **(environment or {})},
    )  # fmt: skip
    assert process.stderr is not None
    try:
        said = process.stderr.read()
        _pid, status, usage = os.wait4(process.pid, 0)
    except BaseException:
        process.kill()  # whoever waits for it has given up
        raise
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} failed: {said.decode(errors='replace')[-2000:]}")
    return Sample(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def peak_of(command: Sequence[str]) -> float:
    """Return the peak memory of a command in MiB, measured by a small process: this one is larger than most."""
    small = str(Path(__file__).parent / "apps" / "peak.py")
    done = subprocess.run(
        [PYTHON, "-S", small, *command], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=True
    )
    return float(done.stdout)


@contextmanager
def timed(into: list[Sample]) -> Iterator[None]:
    """Measure what happens inside, in this process."""
    began, cpu = time.perf_counter(), time.process_time()
    yield
    into.append(Sample(time.perf_counter() - began, time.process_time() - cpu))


def repeated(work: Callable[[], object], times: int) -> Callable[[], Sample]:
    """Return a measurement of so many runs of something short, as one run on average."""

    def measure() -> Sample:
        found: list[Sample] = []
        with timed(found):
            for _ in range(times):
                work()
        return Sample(found[0].seconds / times, found[0].cpu / times)

    return measure


@dataclass(frozen=True)
class Result:
    """A line of the table: what was measured beside what, the limit it must hold, and what came out.

    ``unit`` is ``×`` for ratios, else the unit of ``figure`` and ``must``. ``low`` and ``high`` are the extremes,
    ``cpu`` is the same ratio in processor time, ``ours`` and ``theirs`` are medians in seconds where there are any.
    """

    what: str
    beside: str
    figure: float
    must: float | None = None
    unit: str = "×"
    low: float | None = None
    high: float | None = None
    cpu: float | None = None
    ours: float | None = None
    theirs: float | None = None
    number: int = 1
    note: str = ""

    @property
    def holds(self) -> bool | None:
        """Whether the limit holds; ``None`` where there is none."""
        return None if self.must is None else self.figure <= self.must

    def as_json(self) -> dict[str, Any]:
        """Return everything, for the file of results."""
        return {**asdict(self), "holds": self.holds}


def ratio(what: str, beside: str, found: Comparison, must: float | None = None, note: str = "") -> Result:
    """Return the line of a comparison."""
    return Result(
        what, beside, found.ratio.median, must, "×", found.ratio.low, found.ratio.high,
        found.cpu_ratio.median if found.cpu_ratio else None, found.ours, found.theirs, found.ratio.number, note,
    )  # fmt: skip
