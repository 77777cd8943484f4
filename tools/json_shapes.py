"""What the JSON answers of commands look like, as JSON Schemas: found out by asking the program, on the sample year."""

import io
import json
import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import redirect_stderr, redirect_stdout
from datetime import datetime, timedelta, timezone
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from tools.json_fields import meaning

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
    "event add": ("--date", "2019-12-18", "--form", "booth", "--title", "宪法宣传", "--community", "长城",
                  "--date-end", "2019-12-19", "--opinions", "12"),
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
    "import": (str(EXAMPLES / "workbooks"), "--dry-run"),
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
#: What JSON Schema calls the values of Python.
_KINDS: Final[Mapping[type, str]] = {
    type(None): "null", bool: "boolean", int: "integer", float: "number", str: "string", list: "array", dict: "object",
}  # fmt: skip

Schema = dict[str, Any]


@cache
def answers() -> Mapping[str, Any]:
    """Return the answer to each command line of :data:`ASKED`, and to those about a server's users."""
    from outreach_tui.demo.sample_year import write_sample_year
    from outreach_tui.store.location import Location

    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "sample.db"
        write_sample_year(Location(path=database)).database.close()
        _answer(database, "report", "2019", "--output", f"{folder}/summary.docx")
        Path(folder, "draft.txt").write_text("2019年，我街举办法治讲座3场。", encoding="utf-8")
        form = str(EXAMPLES / "forms/季度统计表.xlsx")
        _answer(database, "form", "add", "季报", form, "--cell", "B4=events.lecture")
        told: dict[str, Any] = {}
        known = {"folder": folder}
        for command, rest in ASKED.items():
            words = [word for word in command.split() if not word.startswith("--")]
            answer = json.loads(_answer(database, *words, *(word.format(**known) for word in rest), "--format", "json"))
            told[command] = answer
            if command == "consult add":
                known["consultation"] = answer["id"]
    return told | _of_servers()


def _of_servers() -> dict[str, Any]:
    """Return the answers about a server's users: made by what makes them, since no server is at hand."""
    from outreach_tui.cli.server import granted_json
    from outreach_tui.domain.roles import Granted, Role

    member = granted_json(Granted("wang", Role.RECORDER, "惠民街道", ("长城社区",)))
    return {
        "server init": {"database": "postgresql://server/outreach", "members": [member]},
        "server grant": member,
        "server list": [member],
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


@cache
def schemas() -> Mapping[str, Schema]:
    """Return the JSON Schema of each command's answer, as far as the answers show it."""
    seen = {command: schema_of([answer], command) for command, answer in answers().items()}
    kinds: dict[str, set[str]] = {}
    for field in (field for schema in seen.values() for field in _fields(schema)):
        kinds.setdefault(field.name, set()).update(field.kinds)
    for field in (field for schema in seen.values() for field in _fields(schema)):
        if field.kinds == {"null"}:
            # a name means the same wherever it stands, so elsewhere it shows what it may be beside null
            del field.schema["type"]
            if kinds[field.name] != {"null"}:
                field.schema["type"] = sorted(kinds[field.name])
    return seen


class _Field(NamedTuple):
    path: str
    schema: Schema

    @property
    def name(self) -> str:
        return self.path.rpartition(".")[2]

    @property
    def kinds(self) -> set[str]:
        kinds = self.schema.get("type", ())
        return {kinds} if isinstance(kinds, str) else set(kinds)


def schema_of(values: Sequence[Any], command: str, path: str = "") -> Schema:
    """Return the schema of what stands at one path of a command's answer, of which ``values`` are examples.

    A field is required where every example has it, and may be null where its meaning says so.
    """
    if ".fields.*." in f".{path}":
        return {}  # what a field was before and after is as the tables have it, and no promise
    kinds = {_KINDS[type(value)] for value in values}
    if path and _is_field(path) and "null" in meaning(command, path)[0]:
        kinds.add("null")
    found: Schema = {"type": kinds.pop() if len(kinds) == 1 else sorted(kinds)}
    elements = [element for value in values if isinstance(value, list) for element in value]
    if elements:
        found["items"] = schema_of(elements, command, f"{path}[]")
    objects = [value for value in values if isinstance(value, dict)]
    names = list(dict.fromkeys(name for value in objects for name in value))
    if names and _has_keys_for_fields(path):
        of_any = [inner for value in objects for inner in value.values()]
        found["additionalProperties"] = schema_of(of_any, command, f"{path}.*".lstrip("."))
    elif names:
        found["properties"] = {
            name: schema_of([value[name] for value in objects if name in value], command, f"{path}.{name}".lstrip("."))
            for name in names
        }
        found["required"] = [name for name in names if all(name in value for value in objects)]
    return found


def _is_field(path: str) -> bool:
    return not path.endswith(("*", "[]"))


def _has_keys_for_fields(path: str) -> bool:
    return path.rpartition(".")[2] in _BY_KEY | {"*"} and not path.endswith("fields.*")


def fields_of(schema: Schema) -> dict[str, str]:
    """Return the path of every field of a schema with its types, as they are called in JSON Schema."""
    return {field.path: " / ".join(sorted(field.kinds)) or "any" for field in _fields(schema)}


def _fields(schema: Schema, path: str = "") -> Iterator[_Field]:
    if "items" in schema:
        yield from _fields(schema["items"], f"{path}[]")
    inner = schema.get("properties", {})
    if "additionalProperties" in schema:
        inner = {"*": schema["additionalProperties"]}
    for name, value in inner.items():
        here = f"{path}.{name}".lstrip(".")
        yield _Field(here, value)
        yield from _fields(value, here)
