"""The log of failures inside the program: where in the code, never what was being recorded.

Messages of exceptions may carry a resident's words, so only the kinds of the exceptions and the lines of
code they came through are written.
"""

import os
import traceback
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from outreach_tui import __version__

#: When the log has grown to so many bytes it becomes ``.1``, and a new one is begun.
ROTATE_AT = 256 * 1024


def write_crash(path: Path, error: BaseException, at: datetime) -> bool:
    """Add a failure to the log and tell whether that worked; a log that fails is no further failure."""
    entry = f"{at.isoformat(timespec='seconds')} outreach {__version__}\n{''.join(_trace(error))}\n"
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with suppress(FileNotFoundError):
            if path.stat().st_size >= ROTATE_AT:
                path.replace(path.with_name(f"{path.name}.1"))
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        with open(descriptor, "a", encoding="utf-8", errors="replace") as log:  # noqa: PTH123
            log.write(entry)
    except OSError:
        return False
    return True


def _trace(error: BaseException, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """Yield the frames and kinds of an exception and of those behind it, the innermost first.

    One that was raised again from itself stands behind itself; it is told once.
    """
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None and id(behind) not in (seen := seen | {id(error)}):
        yield from _trace(behind, seen)
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} in {frame.name}\n"
    yield f"{type(error).__module__}.{type(error).__qualname__}\n"
