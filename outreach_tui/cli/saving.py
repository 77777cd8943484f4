"""Saving, with the user asked about doubts, and telling what was saved."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click

from outreach_tui.cli.output import Column, Sheet, flat, put, say, show, show_json, tell
from outreach_tui.cli.shapes import Shape
from outreach_tui.cli.tables import cut
from outreach_tui.domain.problems import Problem, Refused, Severity
from outreach_tui.domain.text import one_line
from outreach_tui.i18n import gettext as _
from outreach_tui.services.saved import Saved
from outreach_tui.wording.problems import sentence

#: The line that names a record is cut here, in terminal cells.
_WIDEST_LINE = 100


def save(attempt: Callable[[bool], Saved], *, force: bool) -> Saved:
    """Save; where there are doubts, ask on a terminal and refuse elsewhere. ``attempt`` is told to insist or not.

    What the user should know about what was saved is told on the way out.
    """
    try:
        saved = attempt(force)
    except Refused as refused:
        if not refused.only_doubts or not sys.stdin.isatty():
            raise
        for problem in refused.problems:
            say(sentence(problem))
        click.confirm(_("Save anyway?"), abort=True, err=True)
        saved = attempt(True)
    tell(_worth_telling(saved.notes, force=force))
    return saved


def _worth_telling(notes: tuple[Problem, ...], *, force: bool) -> list[Problem]:
    """Return the notes, and with ``--force`` the doubts that were passed over; others were just asked about."""
    return [note for note in notes if note.severity is Severity.NOTE or force]


def name_saved(line: str, form: str, shape: Callable[[], Shape]) -> None:
    """Name what was saved in one line, or write the record in the format asked for."""
    if form == "table":
        put(cut(one_line(line), _WIDEST_LINE))
    elif form == "json":
        show_json(shape())
    else:
        show(record_sheet(shape()), form)


def record_sheet(shape: Shape) -> Sheet:
    """Return one record as a sheet of one row."""
    return Sheet([shape], [Column(key, key) for key in shape], [[flat(value) for value in shape.values()]])


@contextmanager
def all_or_nothing(path: Path | None) -> Iterator[None]:
    """Write a new database: when that fails it is taken away again, so that the next try starts from nothing.

    A database that was there before is left alone.
    """
    is_new = path is not None and not path.exists()
    try:
        yield
    except BaseException:
        if is_new and path is not None:
            for name in (path.name, f"{path.name}-wal", f"{path.name}-shm"):
                with suppress(OSError, ValueError):  # ValueError: a name that no file can have
                    path.with_name(name).unlink()
        raise
