"""Which fields the JSON answers of commands have: found out by asking the program, on the sample year."""

import io
import json
import os
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any, Final

EXAMPLES = Path(__file__).parent.parent / "examples"
_NOW = datetime(2019, 12, 20, 9, 0, tzinfo=timezone(timedelta(hours=8)))

#: One line for each command that answers in JSON, in an order in which each finds what it needs. ``{folder}`` is a
#: folder of its own, ``{consultation}`` the id of the consultation added.
ASKED: Final[Mapping[str, tuple[str, ...]]] = {
    "info": (),
    "settings": (),
    "subdistrict": (),
    "check": (),
    "community list": (),
    "community add": ("晨光社区", "--grids", "3"),
    "community edit": ("晨光社区", "--adviser", "林律师"),
    "community close": ("晨光社区", "--until", "2019-12-15"),
    "plan show": ("2019-05",),
    "plan days": ("2019-05",),
    "plan set": ("2019-12", "--theme", "宪法", "--target", "lecture=1", "--each"),
    "plan copy": ("2019", "2020"),
    "event list": ("2019",),
    "event attach": ("2019-045", str(EXAMPLES / "reply-draft.txt"), "--kind", "bulletin"),
    "event files": ("2019-045",),
    "event show": ("2019-045",),
    "event detach": ("2019-045", "reply-draft.txt"),
    "event add": ("--date", "2019-12-18", "--form", "booth", "--title", "宪法宣传", "--community", "长城"),
    "event edit": ("2019-115", "--attendance", "约50"),
    "booth show": ("2019-045",),
    "booth close": ("2019-115", "--taken", "宪法宣传单=60", "--back", "宪法宣传单=20"),
    "event delete": ("2019-115",),
    "event restore": ("2019-115",),
    "log": ("12.19 讲座 宪法进社区 45人 宪法学习读本30 @长城",),
    "consult list": ("2019",),
    "consult add": ("--date", "2019-12-05", "--community", "长城", "--category", "debt", "--outcome", "appointment",
                    "--follow-up", "2019-12-30"),
    "consult edit": ("{consultation}", "--follow-up", "2019-12-31"),
    "consult due": (),
    "consult contact": ("{consultation}", "--name", "某人", "--phone", "13800138000"),
    "consult contacts": (),
    "consult followed": ("{consultation}",),
    "material list": (),
    "material lasts": ("2019-12",),
    "material movements": ("宪法学习读本",),
    "material add": ("反诈读本", "--kind", "reader"),
    "material edit": ("反诈读本", "--law", "反电信网络诈骗法"),
    "material receive": ("反诈读本", "200"),
    "material adjust": ("反诈读本", "-5", "--reason", "清点"),
    "material give": ("反诈读本", "20", "--community", "长城"),
    "read": (str(EXAMPLES / "bulletins/非法集资宣传.txt"),),
    "import": (str(EXAMPLES / "workbooks/长城社区普法登记表.xlsx"), "--dry-run"),
    "tally": ("2019", "--by", "community"),
    "tally --across": ("2019", "--by", "community", "--across", "form"),
    "coverage": ("2019",),
    "history": ("--limit", "3"),
    "verify": ("{folder}/summary.docx",),
    "undo": (),
    "redo": (),
    "proofread": ("{folder}/draft.txt",),
    "form list": (),
    "backup": ("{folder}/backup.db",),
    "restore": ("{folder}/backup.db", "--dry-run"),
    "dump": ("{folder}/dump.json",),
    "load": ("{folder}/dump.json", "--db", "{folder}/loaded.db"),
    "purge": ("--dry-run",),
}  # fmt: skip
#: Fields whose keys are codes, names or months rather than fields of their own.
_BY_KEY = {
    *("packages", "materials", "events_by_form", "cells", "values", "fields"),
    *("evidence", "targets", "categories", "details", "rows", "keys"),
}


@cache
def observed() -> Mapping[str, list[str]]:
    """Return the paths of every field in the answer of each command line of :data:`ASKED`, sorted as they came."""
    from outreach_tui.demo.sample_year import write_sample_year
    from outreach_tui.store.location import Location

    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "sample.db"
        write_sample_year(Location(path=database)).database.close()
        _answer(database, "report", "2019", "--output", f"{folder}/summary.docx")
        Path(folder, "draft.txt").write_text("2019年，我街举办法治讲座3场。", encoding="utf-8")
        form = str(EXAMPLES / "forms/季度统计表.xlsx")
        _answer(database, "form", "add", "季报", form, "--cell", "B4=events.lecture")
        shapes: dict[str, list[str]] = {}
        known = {"folder": folder}
        for command, rest in ASKED.items():
            words = [word for word in command.split() if not word.startswith("--")]
            answer = json.loads(_answer(database, *words, *(word.format(**known) for word in rest), "--format", "json"))
            shapes[command] = [*dict.fromkeys(_paths(answer))]
            if command == "consult add":
                known["consultation"] = answer["id"]
    return shapes | _of_servers()


def _of_servers() -> dict[str, list[str]]:
    """Return the answers about a server's users: made by what makes them, since no server is at hand."""
    from outreach_tui.cli.server import granted_json
    from outreach_tui.domain.roles import Granted, Role

    member = granted_json(Granted("wang", Role.RECORDER, "惠民街道", ("长城社区",)))
    return {
        "server init": [*_paths({"database": "postgresql://server/outreach", "members": [member]})],
        "server grant": [*_paths(member)],
        "server list": [*_paths([member])],
    }


def _answer(database: Path, *arguments: str) -> str:
    from outreach_tui.cli.desk import Desk
    from outreach_tui.cli.running import run

    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(
            arguments,
            Desk({"OUTREACH_DB": str(database), "XDG_CONFIG_HOME": str(database.parent)}, arguments, lambda: _NOW),
        )
    if code not in (os.EX_OK, 1) or (not out.getvalue() and "--format" in arguments):
        raise SystemExit(f"outreach {' '.join(arguments)}: {err.getvalue()}")
    return out.getvalue()


def _paths(answer: Any, path: str = "") -> Iterator[str]:
    if isinstance(answer, list):
        for element in answer:
            yield from _paths(element, f"{path}[]")
    elif isinstance(answer, dict):
        by_key = path.rpartition(".")[2] in _BY_KEY | {"*"} and not path.endswith("fields.*")
        for name, value in answer.items():
            here = f"{path}.{'*' if by_key else name}".lstrip(".")
            yield here
            # what a field was before and after is as the tables have it, and no promise
            if not path.endswith("fields.*"):
                yield from _paths(value, here)
