"""The pages of the documentation: their commands and examples run, and their twins say the same."""

import doctest
import json
import os
import re
import shlex
import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import psycopg
import pytest

from outreach_tui import api, i18n
from outreach_tui.api import open_office, write_report
from outreach_tui.cli.desk import DATABASE_VARIABLE, Desk
from outreach_tui.cli.running import run
from outreach_tui.domain.months import Period
from outreach_tui.tui.commands import COMMANDS
from tools.examples import EXAMPLES
from tools.site import DOCS

#: The year of the pages is over for whoever follows them in these tests.
NOW = datetime(2027, 1, 11, 9, 0, tzinfo=ZoneInfo("Asia/Shanghai"))
BEGINNING = "how-to/index.md"
PAGES = sorted(
    page
    for path in DOCS.rglob("*.md")
    if "```sh" in path.read_text(encoding="utf-8") and not (page := path.relative_to(DOCS).as_posix()).startswith("zh/")
)

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
    if page != "tutorial.md":  # which begins by itself
        follow(folder + BEGINNING, monkeypatch, capsys)
    follow(folder + page, monkeypatch, capsys)


@pytest.fixture
def empty_server(postgres_database: Callable[[str | None], str]) -> Iterator[str]:
    """An empty database on a server; the logins made there, whose names end as its own does, are dropped afterwards."""
    url = postgres_database(None)
    yield url
    with psycopg.connect(url, autocommit=True) as connection:
        for login in (f"{name}_{url[-6:]}" for name in ("li", "wang", "zhao")):
            connection.execute(f'DROP OWNED BY "{login}"'.encode())
            connection.execute(f'DROP ROLE "{login}"'.encode())


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_moving_to_a_server_runs_as_it_stands(
    folder: str, empty_server: str, desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for page in (BEGINNING, "how-to/postgresql.md"):
        follow(folder + page, monkeypatch, capsys)
    text = (DOCS / folder / "how-to/postgresql.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```console\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
    typed = [line for block in blocks for line in block.splitlines()]
    assert typed.pop(0) == "createdb outreach"
    for line in typed:
        own = re.sub(r"(?<=grant )\w+", rf"\g<0>_{empty_server[-6:]}", line)
        words = shlex.split(own.replace("postgresql://outreach@server/outreach", empty_server))[1:]
        code = run(words, Desk({DATABASE_VARIABLE: empty_server}, words, lambda: NOW))
        told = capsys.readouterr()
        assert code == 0, (line, told.err)
    assert [row.partition("_")[0] for row in told.out.splitlines()[2:]] == ["li", "wang", "zhao"]


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


@pytest.mark.parametrize("folder", ["", "zh/"])
def test_every_field_of_the_summary_is_on_its_page(folder: str, sample_year: Path, tmp_path: Path) -> None:
    with open_office(sample_year) as office:
        write_report(office, Period.of_year(2019), tmp_path / "summary.json")
    summary = json.loads((tmp_path / "summary.json").read_text(encoding="utf-8"))
    names = {*summary, *summary["period"], *summary["options"], *summary["sections"][0], *summary["tables"][0]}
    names |= {name for figure in summary["figures"] for name in figure}
    names |= {name for figure in summary["figures"] if figure["query"] for name in figure["query"]}
    for table in summary["tables"]:
        names |= {table["id"], *(name for column in table["columns"] for name in (*column, column["key"]))}
    page = set(re.findall(r"[a-z_]+", (DOCS / f"{folder}report-json.md").read_text(encoding="utf-8")))
    missing = {name for name in names if not name[0].isdigit() and name not in page}
    assert {name for name in missing if not name.startswith("copies_")} <= {
        f"{what}_{how}" for what in ("events", "attendance", "consultations") for how in ("planned", "done")
    }


def test_every_chinese_page_is_the_twin_of_one() -> None:
    chinese = {path.relative_to(DOCS / "zh").as_posix() for path in (DOCS / "zh").rglob("*.md")}
    assert chinese == {*TWINS, "index.md"}


def test_chinese_pages_lead_to_chinese_pages() -> None:
    for path in (DOCS / "zh").rglob("*.md"):
        for target in re.findall(r"\]\(([^)#]+\.md)", path.read_text(encoding="utf-8")):
            led = path == DOCS / "zh/index.md" or (path.parent / target).resolve().is_relative_to(DOCS / "zh")
            assert led, (path, target)


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
