"""The documentation as a site: its commands run, its twin says the same, it is whole, and it misses nothing."""

import doctest
import os
import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from outreach_tui import api, i18n
from outreach_tui.cli.app import program
from outreach_tui.cli.desk import DATABASE_VARIABLE, Desk
from outreach_tui.cli.running import run
from outreach_tui.cli.tree import whole
from outreach_tui.settings import Settings
from outreach_tui.store.transfer import tables
from outreach_tui.tui.commands import COMMANDS
from outreach_tui.wording.labels import TERMS
from outreach_tui.wording.problems import CODES
from tools import site
from tools.dump_columns import COLUMNS
from tools.dump_columns import meaning as column_meaning
from tools.examples import EXAMPLES
from tools.json_fields import FIELDS
from tools.json_shapes import observed
from tools.readme import key_name
from tools.reference import ENVIRONMENT, SETTINGS
from tools.site import DOCS

#: The year of the pages is over for whoever follows them in these tests.
NOW = datetime(2027, 1, 11, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
BEGINNING = "how-to/index.md"
PAGES = ("tutorial.md", *sorted(f"how-to/{path.name}" for path in (DOCS / "how-to").glob("*.md")))

_BLOCK = re.compile(r"^```sh( fails)?\n(.*?)^```$", re.DOTALL | re.MULTILINE)


def lines(page: str) -> Iterator[tuple[str, bool]]:
    """Yield the command lines of a page, and whether each is to end with 1."""
    for fails, body in _BLOCK.findall((DOCS / page).read_text(encoding="utf-8")):
        for line in body.splitlines():
            yield line, bool(fails)


def follow(page: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Type the commands of a page where the tests stand."""
    for line, fails in lines(page):
        words = shlex.split(line)
        if words[0] == "export":
            monkeypatch.setenv(*words[1].split("=", 1))
            continue
        assert words[0] == "outreach", line
        environment = {DATABASE_VARIABLE: os.environ[DATABASE_VARIABLE]}
        code = run(words[1:], Desk(environment, words[1:], lambda: NOW))
        told = capsys.readouterr()
        assert code == (1 if fails else 0), (page, line, told.err)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Stand in an empty folder with the examples, as someone who follows the pages does."""
    shutil.copytree(EXAMPLES, tmp_path / "examples")
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    before = i18n.language()
    yield tmp_path
    i18n.use(before)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("page", [page for page in PAGES if page != BEGINNING])
def test_a_page_runs_as_it_stands(
    page: str, language: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    i18n.use(language)
    folder = "" if language == "en" else "zh/"
    if page.startswith("how-to/"):
        follow(folder + BEGINNING, monkeypatch, capsys)
    follow(folder + page, monkeypatch, capsys)


@pytest.mark.parametrize("page", PAGES)
def test_the_twin_does_the_same(page: str) -> None:
    def verbs(name: str) -> list[str]:
        return [re.sub(r"\S+\.(docx|xlsx|db|html)\b|--\S+", "", line) for line, _ in lines(name)]

    assert [verb.split()[:3] for verb in verbs(page)] == [verb.split()[:3] for verb in verbs(f"zh/{page}")]


#: Every page but the first, whose lists name the other language too.
TWINS = sorted(
    page
    for path in DOCS.rglob("*.md")
    if not (page := path.relative_to(DOCS).as_posix()).startswith("zh/") and page != "index.md"
)


def shape(page: str) -> list[str]:
    """Return what a page consists of, part by part: headings by level, tables by rows, commands, pictures, text."""
    parts: list[str] = []
    fences = re.split(r"^(```.*?^```)$", (DOCS / page).read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for fence in fences:
        if fence.startswith("```"):
            parts.append(f"{fence.splitlines()[0]} {len(fence.splitlines())}")
            continue
        for part in filter(None, re.split(r"\n\s*\n", fence.strip())):
            kind = part.split()[0] if part.startswith(("#", "- ")) else part[0] if part[0] in "|!" else "text"
            parts.append(kind + (f" {part.count(chr(10) + kind)}" if kind in "-|" else ""))
    return parts


@pytest.mark.parametrize("page", TWINS)
def test_every_page_has_a_twin_of_the_same_parts(page: str) -> None:
    assert (DOCS / "zh" / page).is_file()
    assert shape(page) == shape(f"zh/{page}")
    commands = [
        {
            " ".join(word for word in named.split()[:3] if "." not in word)
            for named in re.findall(r"`(outreach [^`\n]+)`", (DOCS / name).read_text(encoding="utf-8"))
        }
        for name in (page, f"zh/{page}")
    ]
    assert commands[0] == commands[1]


@pytest.mark.parametrize("page", TWINS)
def test_tables_of_twins_have_the_same_figures(page: str) -> None:
    def figures(name: str) -> list[list[str]]:
        rows = re.findall(r"^\|.*", (DOCS / name).read_text(encoding="utf-8"), re.MULTILINE)
        # months are words in English
        return [sorted(re.findall(r"\d[\d.,]*(?<=\d)(?!\d| ?月)", row)) for row in rows]

    assert figures(page) == figures(f"zh/{page}")


def test_every_chinese_page_is_the_twin_of_one() -> None:
    chinese = {path.relative_to(DOCS / "zh").as_posix() for path in (DOCS / "zh").rglob("*.md")}
    assert chinese == {*TWINS, "index.md"}


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
        assert key_name(key) in keys, key
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
    answers = {
        command: {path.rpartition(".")[2] for path in paths if not path.endswith("*")}
        for command, paths in observed().items()
    }
    assert set().union(*answers.values()) == {name for name in FIELDS if ":" not in name}
    for special in (name for name in FIELDS if ":" in name):
        command, name = special.split(":")
        assert name in answers[command], special


def test_every_command_that_answers_in_json_is_asked() -> None:
    answering = {
        command.path.removeprefix("outreach ")
        for command in whole(program)
        if any(written.startswith("--format") for written, _ in command.terms)
    }
    assert answering == {command for command in observed() if "--" not in command}


def test_the_site_asks_the_network_for_nothing(built: Path) -> None:
    loaded = re.compile(r'<(?:link|script|img|iframe|source)[^>]*?(?:href|src)="([^"]+)"')
    for page in built.rglob("*.html"):
        for address in loaded.findall(page.read_text(encoding="utf-8")):
            assert not address.startswith(("http:", "https:", "//")), (page.name, address)
    for sheet in built.rglob("*.css"):
        assert not re.search(r"@import|url\(['\"]?(?:https?:)?//", sheet.read_text(encoding="utf-8")), sheet


@pytest.mark.parametrize("page", ["api.md", "zh/api.md"])
def test_the_examples_of_the_library_run(page: str, desk: Path) -> None:
    text = (DOCS / page).read_text(encoding="utf-8").replace("```", "")
    examples = doctest.DocTestParser().get_doctest(text, {}, page, str(DOCS / page), 0)
    done = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS).run(examples)
    assert done.attempted > 10
    assert done.failed == 0


def test_everything_the_library_names_is_there() -> None:
    assert api.__all__ == sorted(api.__all__, key=lambda name: (not name[0].isupper(), name))
    assert all(hasattr(api, name) for name in api.__all__)


def test_every_command_of_the_screen_that_the_alternatives_name_is_there() -> None:
    page = (DOCS / "accessibility.md").read_text(encoding="utf-8")
    named = set(
        re.findall(r"`([a-z_]+)`", "".join(line.split(" | ")[1] for line in page.splitlines() if " | `" in line))
    )
    assert len(named) > 25
    assert named <= {command.id for command in COMMANDS}
