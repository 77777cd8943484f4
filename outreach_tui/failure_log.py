"""What went wrong inside the program, kept for whoever mends it: where, never with whose words."""

import os
import traceback
from datetime import UTC, datetime
from pathlib import Path

#: When the log grows past this many bytes it is put aside once and begun anew.
LARGEST_LOG = 512 * 1024


def record(error: BaseException, log: Path) -> None:
    """Append the place of an error to the log: files, lines and the error's kind.

    The error's own text and local variables are left out, since they can hold what a resident said.
    A log that cannot be written is no reason to fail twice.
    """
    entry = [f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC"]
    link: BaseException | None = error
    while link is not None:
        entry.append(f"{type(link).__module__}.{type(link).__qualname__}")
        entry += [
            f"  {frame.filename}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__, limit=-30)
        ]
        link = link.__cause__ or link.__context__
    try:
        log.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        if log.exists() and log.stat().st_size > LARGEST_LOG:
            log.replace(log.with_suffix(".old.log"))
        with open(log, "a", encoding="utf-8", opener=_private) as file:
            file.write("\n".join(entry) + "\n\n")
    except OSError:
        pass


def _private(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
