"""Which fields the JSON answers of commands have: found out by asking the program, on the sample year."""

import io
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any, Final

EXAMPLES = Path(__file__).parent.parent / "examples"
_NOW = datetime(2019, 12, 20, 9, 0, tzinfo=timezone(timedelta(hours=8)))

#: One line for each shape of answer, in an order in which each finds what it needs.
ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "info": (),
    "community list": (),
    "plan show": ("2019-05",),
    "plan days": ("2019-05",),
    "event list": ("2019",),
    "event attach": ("2019-045", str(EXAMPLES / "reply-draft.txt"), "--kind", "bulletin"),
    "event show": ("2019-045",),
    "consult list": ("2019",),
    "consult add": ("--date", "2019-12-05", "--community", "长城", "--category", "debt", "--outcome", "answered"),
    "material list": (),
    "material movements": ("宪法学习读本",),
    "read": (str(EXAMPLES / "bulletins/非法集资宣传.txt"),),
    "import": (str(EXAMPLES / "workbooks/长城社区普法登记表.xlsx"), "--dry-run"),
    "tally": ("2019", "--by", "community"),
    "tally --across": ("2019", "--by", "community", "--across", "form"),
    "coverage": ("2019",),
    "history": ("--limit", "3"),
    "verify": ("summary.docx",),
    "undo": (),
    "proofread": (str(EXAMPLES / "reply-draft.txt"), "--period", "2019"),
}
#: Fields whose keys are codes, names or months rather than fields of their own.
_BY_KEY = frozenset({"packages", "materials", "events_by_form", "cells", "values", "fields", "evidence", "targets"})


def observed() -> dict[str, list[str]]:
    """Return the paths of every field in the answer of each command line of :data:`ASKED`, sorted as they came."""
    from outreach_tui.demo.sample_year import write_sample_year
    from outreach_tui.store.location import Location

    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "sample.db"
        write_sample_year(Location(path=database)).database.close()
        summary = Path(folder) / "summary.docx"
        _answer(database, "report", "2019", "--output", str(summary))
        return {
            command: [*dict.fromkeys(_paths(json.loads(_answer(database, *_line(command, rest, summary)))))]
            for command, rest in ASKED.items()
        }


def _line(command: str, rest: tuple[str, ...], summary: Path) -> list[str]:
    words = [word for word in command.split() if not word.startswith("--")]
    return [*words, *(str(summary) if word == summary.name else word for word in rest), "--format", "json"]


def _answer(database: Path, *arguments: str) -> str:
    from outreach_tui.cli.desk import Desk
    from outreach_tui.cli.running import run

    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments, Desk({"OUTREACH_DB": str(database)}, arguments, lambda: _NOW))
    if code not in (os.EX_OK, 1) or (not out.getvalue() and "--format" in arguments):
        raise SystemExit(f"outreach {' '.join(arguments)}: {err.getvalue()}")
    return out.getvalue()


def _paths(answer: Any, path: str = "") -> Iterator[str]:
    if isinstance(answer, list):
        for element in answer:
            yield from _paths(element, f"{path}[]")
    elif isinstance(answer, dict):
        by_key = path.rpartition(".")[2] in {*_BY_KEY, "*"} and not path.endswith("fields.*")
        for name, value in answer.items():
            here = f"{path}.{'*' if by_key else name}".lstrip(".")
            yield here
            # what a field was before and after is as the tables have it, and no promise
            if not path.endswith("fields.*"):
                yield from _paths(value, here)
