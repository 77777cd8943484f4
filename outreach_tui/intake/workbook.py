"""Reading workbooks (XLSX, XLS, ODS): a process of its own reads, this side takes what it wrote.

What was read waits in a file without a name that goes away with the source, so that the rows can be walked
over more than once without being held in memory.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any

from outreach_tui.domain.problems import refuse
from outreach_tui.intake.sheets import Cells, Merge, Sheet, Source, Value

#: How long a workbook may take to read, in seconds.
PATIENCE = 60


def read_workbook(path: Path) -> Source:
    """Read a workbook.

    Raises a refusal when it is no workbook, damaged, encrypted, or asks for more than any list of records would.
    """
    spool = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the source
    try:
        _run(path, spool)
        return Source(path.name, tuple(_sheets(path, spool)), spool.close)
    except BaseException:
        spool.close()
        raise


def _run(path: Path, spool: IO[bytes]) -> None:
    command = [sys.executable, "-m", "outreach_tui.intake.workbook_child", str(path.absolute())]
    try:
        subprocess.run(  # noqa: S603 - the interpreter that runs this, and a path as one argument
            command, stdin=subprocess.DEVNULL, stdout=spool, stderr=subprocess.DEVNULL, timeout=PATIENCE, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise refuse("workbook_unbounded", "file", str(path)) from error


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
            return time.fromisoformat(text)
    return text
