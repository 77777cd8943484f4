"""What is the matter, told from an error and from what else is known: who is logged in, and the state of the file."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from outreach_tui.domain.problems import DatabaseProblem, Problem
from outreach_tui.store.connection import connect
from outreach_tui.store.failures import FORBIDDEN, problem_of
from outreach_tui.store.location import Location

if TYPE_CHECKING:  # which only servers have
    from outreach_tui.domain.roles import Member


def problem_for(cause: BaseException, location: Location, member: Member | None) -> DatabaseProblem:
    """Return what a driver error means to whoever is logged in."""
    if member is not None and getattr(cause, "sqlstate", None) == FORBIDDEN:
        return forbidden(location, member)
    return problem_of(cause, location.shown, location.path)


def forbidden(location: Location, member: Member | None) -> DatabaseProblem:
    """Return that someone's role does not allow what was tried."""
    role = member.role.value if member else ""
    return DatabaseProblem(Problem("role_forbids", "db", location.shown, details={"role": role}))


def is_damaged(location: Location) -> bool:
    """Tell whether a file is not whole; servers look after themselves."""
    if location.is_postgres:
        return False
    try:
        with closing(connect(location, reading=True)) as connection:
            return bool(connection.execute("PRAGMA integrity_check(1)").fetchone() != ("ok",))
    except (sqlite3.Error, DatabaseProblem):
        return True
