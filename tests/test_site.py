"""The documentation as a site, with its reference: it is whole, misses nothing, and asks the network for nothing."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from outreach_tui.cli.app import program
from outreach_tui.cli.tree import whole
from outreach_tui.settings import Settings
from outreach_tui.store.transfer import tables
from outreach_tui.tui.commands import COMMANDS
from outreach_tui.tui.keymap import key_name
from outreach_tui.wording.labels import TERMS
from outreach_tui.wording.problems import CODES
from tools import site
from tools.dump_columns import COLUMNS
from tools.dump_columns import meaning as column_meaning
from tools.json_fields import FIELDS
from tools.json_shapes import answers, fields_of, schemas
from tools.reference import ENVIRONMENT, SETTINGS
from tools.site import DOCS

#: Building it takes half a minute, and several on a computer that is busy otherwise.
pytestmark = pytest.mark.timeout(400)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site; building it fails on a link that leads nowhere and on a page that no list names."""
    target = tmp_path_factory.mktemp("site")
    assert site.build(target) == 0
    return target


def text_of(built: Path, page: str) -> str:
    html = (built / page).read_text(encoding="utf-8").partition('<div class="article-container">')[2]
    return re.sub(r"<[^>]+>", "", html).replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">")


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_the_reference_misses_nothing(built: Path, folder: str) -> None:
    commands = text_of(built, f"{folder}reference/commands.html")
    for command in whole(program):
        assert command.path in commands
        for written, _ in command.terms:
            option = written.split()[0].rstrip(",")
            assert option in commands, (command.path, option)
    keys = text_of(built, f"{folder}reference/keys.html")
    for key in {key for bound in COMMANDS for key in bound.keys}:
        assert re.fullmatch(r"(\^|Shift\+|Alt\+)*(\S|F\d+|[A-Z][A-Za-z]+)", name := key_name(key)), key
        assert name in keys, key
    settings = text_of(built, f"{folder}reference/settings.html")
    for setting in fields(Settings):
        assert setting.name in settings
    codes = text_of(built, f"{folder}reference/codes.html")
    for terms in TERMS.values():
        for code in terms:
            assert code in codes
    problems = text_of(built, f"{folder}reference/problems.html")
    for problem in CODES:
        assert problem in problems


@pytest.mark.parametrize("folder", ["", "zh/"])
@pytest.mark.parametrize("page", site.OUTSIDE)
def test_what_stands_in_the_root_is_on_the_site(built: Path, folder: str, page: str) -> None:
    assert len(text_of(built, f"{folder}{page}.html")) > 500


def test_every_setting_is_described_and_no_other() -> None:
    assert set(SETTINGS) == {setting.name for setting in fields(Settings)}


def test_every_environment_variable_is_described_and_no_other() -> None:
    code = "".join(path.read_text(encoding="utf-8") for path in (DOCS.parent / "outreach_tui").rglob("*.py"))
    read = set(re.findall(r"\b(?:OUTREACH|XDG)_[A-Z_]+\b", code)) - {"OUTREACH_COMPLETE"}  # the completion's own
    named = {name for names in ENVIRONMENT for name in names.split(", ")}
    assert read == {name for name in named if name.startswith(("OUTREACH_", "XDG_"))}


def test_every_column_of_the_dump_is_described_and_no_other() -> None:
    columns = {(table.name, column.name) for table in tables() for column in table.columns}
    assert all(all(column_meaning(*column)) for column in columns)
    told = {tuple(name.split(":")) if ":" in name else (name,) for name in COLUMNS}
    assert told <= columns | {(column,) for _table, column in columns}
    prose = (DOCS / "dump-json.md").read_text(encoding="utf-8")
    assert all(f"`{table}`" in prose for table, _column in columns)


def test_every_field_of_json_is_described_and_no_other() -> None:
    named = {
        command: {path.rpartition(".")[2] for path in fields_of(schema) if not path.endswith("*")}
        for command, schema in schemas().items()
    }
    assert set().union(*named.values()) == {name for name in FIELDS if ":" not in name}
    for special in (name for name in FIELDS if ":" in name):
        command, name = special.split(":")
        assert name in named[command], special


def fits(value: Any, schema: dict[str, Any]) -> bool:
    """Tell whether a value is as a schema says, by the words of JSON Schema that ours use."""
    kinds = schema.get("type", [])
    types = {"null": type(None), "boolean": bool, "integer": int, "string": str, "array": list, "object": dict}
    types["number"] = float
    if kinds and type(value) not in {types[kind] for kind in ([kinds] if isinstance(kinds, str) else kinds)}:
        return False
    if isinstance(value, list):
        return all(fits(one, schema.get("items", {})) for one in value)
    if isinstance(value, dict):
        inner, other = schema.get("properties", {}), schema.get("additionalProperties", {})
        every = all(fits(one, inner.get(name, other)) for name, one in value.items())
        return every and set(schema.get("required", ())) <= value.keys()
    return True


def test_schemas_are_downloaded_and_fit_the_answers_and_no_others(built: Path) -> None:
    published = [json.loads(path.read_text(encoding="utf-8")) for path in built.rglob("answers.schema.json")]
    assert published
    for document in published:
        assert document["$defs"].keys() == answers().keys()
        assert all(fits(answer, document["$defs"][command]) for command, answer in answers().items())
        tally = answers()["tally"]
        assert not fits({**tally, "basis": 1}, document["$defs"]["tally"])
        assert not fits({name: tally[name] for name in tally if name != "rows"}, document["$defs"]["tally"])


def test_every_command_that_answers_in_json_is_asked() -> None:
    answering = {
        command.path.removeprefix("outreach ")
        for command in whole(program)
        if any(written.startswith("--format") for written, _ in command.terms)
    }
    assert answering == {command for command in answers() if "--" not in command}


def test_the_site_asks_the_network_for_nothing(built: Path) -> None:
    loaded = re.compile(r'<(?:link|script|img|iframe|source)[^>]*?(?:href|src)="([^"]+)"')
    for page in built.rglob("*.html"):
        for address in loaded.findall(page.read_text(encoding="utf-8")):
            assert not address.startswith(("http:", "https:", "//")), (page.name, address)
    for sheet in built.rglob("*.css"):
        assert not re.search(r"@import|url\(['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet
