"""Driver errors of both databases, told as problems a face can put into words."""

import re
import sqlite3
from pathlib import Path
from typing import Final

from outreach_tui.domain.problems import DatabaseProblem, Problem

#: The first letters of SQLite's extended error names, and the problem each one is to a user.
_SQLITE: Final = (
    ("SQLITE_BUSY", "database_locked"),
    ("SQLITE_LOCKED", "database_locked"),
    ("SQLITE_READONLY", "database_read_only"),
    ("SQLITE_FULL", "database_disk_full"),
    ("SQLITE_IOERR_WRITE", "database_disk_full"),
    ("SQLITE_IOERR", "database_disk_error"),
    ("SQLITE_CORRUPT", "database_damaged"),
    ("SQLITE_NOTADB", "database_not_ours"),
    ("SQLITE_CANTOPEN", "database_unopenable"),
    ("SQLITE_PERM", "database_read_only"),
)

#: What the driver itself says, without a name, of text that is not UTF-8: it was never written so.
_UNDECODABLE: Final = "Could not decode to UTF-8"

#: The SQLSTATE of what privileges or row policies do not allow.
FORBIDDEN: Final = "42501"

#: The first characters of SQLSTATE codes.
_POSTGRES: Final = (
    ("08", "database_unreachable"),
    ("57P", "database_unreachable"),
    ("28", "database_login"),
    ("3D", "database_missing"),
    (FORBIDDEN, "database_forbidden"),
    ("25006", "database_read_only"),
    ("53100", "database_disk_full"),
    ("55P03", "database_locked"),
    ("57014", "database_slow"),
)

#: What servers say, in English and Chinese, to those they do not let in.
_CONNECTING: Final = (
    (re.compile('database "[^"]*" does not exist|数据库.*不存在'), "database_missing"),
    (re.compile("permission denied for database|对数据库.*权限不够"), "database_not_granted"),
    (
        re.compile('role "[^"]*" does not exist|角色.*不存在|authentication failed|认证失败|no password|pg_hba.conf'),
        "database_login",
    ),
)

#: With less than this left, in bytes, a disk is full: a write-ahead log cannot even be read there.
_LEAST_ROOM: Final = 64 * 1024

#: Transactions that lost a race and may simply be run again; when two writers took the same number or name
#: at once, the second look of the later one tells which.
_RACES: Final = frozenset({"40001", "40P01", "23505", "SQLITE_CONSTRAINT_UNIQUE"})


def problem_of(error: BaseException, where: str, path: Path | None = None) -> DatabaseProblem:
    """Return what a driver error means to the user; ``where`` names the database without a password.

    ``path`` is that of a file, whose disk is looked at where SQLite says no more than that it failed.
    """
    if isinstance(error, sqlite3.Error):
        name = getattr(error, "sqlite_errorname", "") or ""
        code = next((code for start, code in _SQLITE if name.startswith(start)), "database_failed")
        if not name and _UNDECODABLE in str(error):
            code = "database_damaged"
        if code == "database_disk_error" and path is not None and _is_full(path):
            code = "database_disk_full"
    else:
        state = getattr(error, "sqlstate", None) or ""
        code = next((code for start, code in _POSTGRES if state.startswith(start)), "")
        if not code:
            # a connection that broke off has no SQLSTATE at all
            code = "database_failed" if state else "database_unreachable"
    return DatabaseProblem(Problem(code, "db", where, details={"reason": _reason(error)}))


def unconnected(error: BaseException, where: str) -> DatabaseProblem:
    """Return why there is no connection to a server; its words are all it gives, in its own language."""
    said = str(error)
    code = next((code for words, code in _CONNECTING if words.search(said)), "database_unreachable")
    return DatabaseProblem(Problem(code, "db", where, details={"reason": _reason(error)}))


def lost_a_race(error: BaseException) -> bool:
    """Tell whether the same work may succeed when it is run again."""
    return (getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None)) in _RACES


def took_the_same(error: BaseException) -> bool:
    """Tell whether a server was given a number or a name that another writer took at the same moment."""
    return getattr(error, "sqlstate", None) == "23505"


def _is_full(path: Path) -> bool:
    """Tell whether there is no room left on the disk of a file."""
    import shutil  # 5 ms, and only a disk that failed is looked at

    try:
        return shutil.disk_usage(path.absolute().parent).free < _LEAST_ROOM
    except OSError:
        return False


def _reason(error: BaseException) -> str:
    """Return the driver's own words without parameters or a password: its first line."""
    return str(error).partition("\n")[0][:200]
