"""Reading workbooks (XLSX, XLS, ODS): a process of its own reads, this side takes what it wrote.

What was read waits in a file without a name that goes away with the source, so that the rows can be walked
over more than once without being held in memory.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, datetime
from datetime import time as clock_time
from pathlib import Path
from typing import IO, Any

from outreach_tui.domain.problems import refuse
from outreach_tui.intake.sheets import Cells, Merge, Sheet, Source, Value
from outreach_tui.intake.workbook_child import BLOCK

#: How long a workbook may take to read, in seconds.
PATIENCE = 60
#: Seconds between two looks at whether it is done.
_BEAT = 0.2


def read_workbook(path: Path, waiting: Callable[[], None] = lambda: None) -> Source:
    """Read a workbook; ``waiting`` is called now and then meanwhile, and what it raises ends the reading.

    Raises a refusal when it is no workbook, damaged, encrypted, or asks for more than any list of records would.
    """
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the source
    try:
        _run(path, spool, waiting)
        return Source(path.name, tuple(_sheets(path, spool)), spool.close)
    except BaseException:
        spool.close()
        raise


def _run(path: Path, spool: IO[bytes], waiting: Callable[[], None]) -> None:
    command = [sys.executable, "-m", "outreach_tui.intake.workbook_child", str(path.absolute())]
    started = time.monotonic()
    with subprocess.Popen(  # noqa: S603 - the interpreter that runs this, and a path as one argument
        command, stdin=subprocess.DEVNULL, stdout=spool, stderr=subprocess.DEVNULL
    ) as child:
        try:
            waiting()
            while not _has_ended(child):
                waiting()
                if time.monotonic() - started > PATIENCE:
                    raise refuse("workbook_unbounded", "file", str(path))
        finally:
            child.kill()


def _has_ended(child: subprocess.Popen[bytes]) -> bool:
    try:
        child.wait(_BEAT)
    except subprocess.TimeoutExpired:
        return False
    return True


def _sheets(path: Path, spool: IO[bytes]) -> Iterator[Sheet]:
    """Yield the sheets in the order of the file; a process that did not finish means there is no telling."""
    found: list[tuple[dict[str, Any], list[int]]] = []
    complete = False
    spool.seek(0)
    place = 0
    for line in spool:
        if line.startswith(b"["):
            found[-1][1].append(place)
        elif line.endswith(b"\n"):
            told = json.loads(line)
            complete = complete or "complete" in told
            if "unfit" in told:
                raise refuse(told["unfit"], "file", str(path), **told["details"])
            if "sheet" in told:
                found.append((told, []))
        place += len(line)
    if not complete:
        raise refuse("workbook_unbounded", "file", str(path))
    for told, places in found:
        yield Sheet(
            told["sheet"],
            _Rows(spool, places),
            told["hidden"],
            tuple(Merge(*merge) for merge in told["merges"]),
            {(row, column): text for row, column, text in told["blemishes"]},
            len(places) * BLOCK,
            told["since_1904"],
        )


class _Rows:
    """The rows of a sheet in the spool; each call walks over them anew."""

    def __init__(self, spool: IO[bytes], places: list[int]) -> None:
        self._spool = spool
        self._places = places

    def __call__(self) -> Iterator[Cells]:
        for place in self._places:
            self._spool.seek(place)
            rows: list[list[Any]] = json.loads(self._spool.readline())
            for row in rows:
                yield [_untagged(value) if type(value) is list else value for value in row]


def _untagged(value: list[str]) -> Value:
    kind, text = value
    match kind:
        case "day":
            return date.fromisoformat(text)
        case "moment":
            return datetime.fromisoformat(text)
        case "time":
            return clock_time.fromisoformat(text)
    return text
