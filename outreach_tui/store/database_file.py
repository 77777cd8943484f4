"""The file of a SQLite database before it is opened: whether it is one, is to be made, may be written."""

import errno
import os
import stat
import time
from pathlib import Path

from outreach_tui.domain.problems import DatabaseProblem, Problem

#: How long a file may be empty while somebody makes a database of it, in seconds.
_BEGINNING_SECONDS = 0.5


def check_file(path: Path, *, create: bool) -> bool:
    """Return whether the file is to be made; refuse what is no file, and an empty one.

    The file is not opened for this: closing it again would drop every lock this process holds on it, and another
    program, believing itself alone, would take the write-ahead log away from under us.
    """
    try:
        found = path.stat()
    except FileNotFoundError:
        if not create:
            raise DatabaseProblem(Problem("database_missing", "db", str(path))) from None
        if _made(path):
            return True
        return check_file(path, create=False)  # somebody else was faster
    except (OSError, ValueError) as error:  # a name with a NUL in it is a ValueError
        raise _unopenable(path, error) from error
    if not stat.S_ISREG(found.st_mode):
        raise _unopenable(path, OSError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if not found.st_size and not _is_being_made(path):
        raise DatabaseProblem(Problem("database_empty_file", "db", str(path)))
    return False


def _made(path: Path) -> bool:
    """Make an empty file of our own and tell so; of two programs that begin at once only one does."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        return False
    except OSError as error:
        raise _unopenable(path, error) from error
    return True


def _is_being_made(path: Path) -> bool:
    """Tell whether another program made an empty file a moment ago and now writes into it."""
    deadline = time.monotonic() + _BEGINNING_SECONDS
    while time.time() - path.stat().st_mtime < _BEGINNING_SECONDS:
        if path.stat().st_size:
            return True
        if time.monotonic() > deadline:
            break
        time.sleep(0.01)
    return False


def _unopenable(path: Path, error: Exception) -> DatabaseProblem:
    reason = getattr(error, "strerror", None) or str(error)
    return DatabaseProblem(Problem("database_unopenable", "db", str(path), details={"reason": reason}))


def is_writable(path: Path) -> bool:
    """Tell whether the file may be written; WAL needs its folder writable too."""
    return may_write(path) and may_write(path.parent)


def may_write(path: Path) -> bool:
    """Tell whether this process may write a file, or in a folder."""
    return os.access(path, os.W_OK, effective_ids=os.access in os.supports_effective_ids)
