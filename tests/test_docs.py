"""What the documentation says is true: commands run, lists are those of the program, links lead somewhere."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from outreach_tui import __version__
from outreach_tui.cli.app import program
from outreach_tui.demo.sample_year import YEAR
from tools.readme import READMES, main
from tools.site import OUTSIDE

ROOT = Path(__file__).parent.parent
DOCUMENTS = (
    "README.md",
    "README.zh-CN.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "CHANGELOG.zh-CN.md",
    "SECURITY.md",
    "SECURITY.zh-CN.md",
    "CODE_OF_CONDUCT.md",
    "examples/README.md",
    *(str(path.relative_to(ROOT)) for path in sorted((ROOT / "docs").rglob("*.md"))),
)

_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.DOTALL | re.MULTILINE)
_COMMAND = re.compile(r"`(outreach [^`\n]+)`|^(outreach .+)$", re.MULTILINE)


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(name: str, language: str) -> list[str]:
    return [body for tag, body in _FENCE.findall(read(name)) if tag == language]


@pytest.mark.skipif(shutil.which("sh") is None, reason="the tour is written for a shell")
@pytest.mark.parametrize("name", READMES)
def test_the_tour_runs_as_it_stands(name: str, tmp_path: Path) -> None:
    commands = "\n".join(["set -e", *blocks(name, "sh")])
    home = tmp_path / "home"
    folders = {variable: str(home) for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "HOME")}
    ran = subprocess.run(
        ["sh", "-c", commands],
        cwd=tmp_path,
        env={"PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}", "LANG": "C.UTF-8", **folders},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=110,
    )
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    assert not home.exists() or not [*home.rglob("*.db")]
    assert (tmp_path / "year.db").exists()
    assert [path.suffix for path in sorted(tmp_path.glob("*.docx"))] == [".docx"]
    spoken = "识别非法集资" if "zh" in name else "Lecture 1"
    assert spoken in ran.stdout


def test_both_tours_do_the_same() -> None:
    def verbs(name: str) -> list[str]:
        return [" ".join(shlex.split(line)[:2]) for block in blocks(name, "sh") for line in block.splitlines()]

    first, second = (verbs(name) for name in READMES)
    assert [verb for verb in first if verb.startswith("outreach")] == [
        verb for verb in second if verb.startswith("outreach")
    ]


def mentioned() -> Iterator[tuple[str, str]]:
    for name in DOCUMENTS:
        for match in _COMMAND.finditer(read(name)):
            yield name, (match[1] or match[2]).partition("#")[0].strip()


@pytest.mark.parametrize(("name", "line"), sorted(set(mentioned())))
def test_every_command_mentioned_exists_with_its_options(name: str, line: str) -> None:
    words = shlex.split(line)[1:]
    command: click.Command = program
    context = click.Context(program, info_name="outreach")
    while words:
        if words[0] in ("--db", "--lang"):
            words = words[2:]
        elif isinstance(command, click.Group) and not words[0].startswith("-"):
            found = command.get_command(context, words[0])
            assert found is not None, f"{name}: {line}"
            command, context, words = found, click.Context(found, parent=context), words[1:]
        else:
            break
    known = {option for parameter in command.get_params(context) for option in parameter.opts} | {"--version"}
    for word in words:
        if word.startswith("--"):
            assert word.partition("=")[0] in known, f"{name}: {line}"


def test_commands_and_keys_are_those_of_the_program(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check"]) == 0, capsys.readouterr().out


@pytest.mark.parametrize("name", DOCUMENTS)
def test_links_lead_somewhere(name: str) -> None:
    text = read(name)
    for target in re.findall(r"\]\(([^)]+)\)|(?:src|srcset)=\"([^\"]+)\"", text):
        path = target[0] or target[1]
        made = "reference/" in path  # written while the site is built, which looks after its own links
        assert path.startswith("https://") or made or (ROOT / name).parent.joinpath(path).is_file(), path


def test_every_make_target_mentioned_exists() -> None:
    makefile = read("Makefile")
    for name in DOCUMENTS:
        for target in re.findall(r"\bmake ([a-z]+)\b(?=`|$|,)", read(name), re.MULTILINE):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), f"{name}: make {target}"


def test_both_readmes_have_the_same_parts() -> None:
    first, second = ([line.split()[0] for line in read(name).splitlines() if line.startswith("#")] for name in READMES)
    assert first == second
    for name in READMES:
        for option in ("--format", "--calendar", "OUTREACH_DB", "40余", ".pgpass"):
            assert option in read(name), (name, option)


@pytest.mark.parametrize("name", OUTSIDE.values())
def test_both_lists_of_changes_and_of_promises_tell_of_the_same(name: str) -> None:
    def told(page: str) -> list[str]:
        return [line.split()[0] for line in read(page).splitlines() if line.startswith(("## ", "- "))]

    assert told(f"{name}.md") == told(f"{name}.zh-CN.md")


def test_the_map_of_rooms_is_that_of_the_tree() -> None:
    mapped = set(re.findall(r"^\| `(outreach_tui/\w+/)`", read("CONTRIBUTING.md"), re.MULTILINE))
    rooms = {
        f"outreach_tui/{path.name}/"
        for path in (ROOT / "outreach_tui").iterdir()
        if path.is_dir() and path.name != "__pycache__"
    }
    assert mapped == rooms
    between = read("CONTRIBUTING.md").partition("Between the rooms stand")[2].partition("\n\n")[0]
    modules = {path.name for path in (ROOT / "outreach_tui").glob("*.py")} - {"__init__.py"}
    assert set(re.findall(r"`(\w+\.py)`", between)) == modules


def named_file(path: str) -> Path | None:
    """Return the file that CONTRIBUTING names, from wherever its rooms stand."""
    places = (ROOT / base / path for base in ("", "outreach_tui", "outreach_tui/tui", "outreach_tui/store"))
    return next((place for place in places if place.exists()), None)


def test_every_file_that_contributing_names_exists_and_has_what_is_said_to_be_in_it() -> None:
    for paragraph in re.split(r"\n\n|\n(?=\d\.|- )", read("CONTRIBUTING.md")):
        files = {path: named_file(path) for path in re.findall(r"`([\w/]+\.(?:py|toml|po))`", paragraph)}
        assert None not in files.values(), files
        held = "".join(path.read_text(encoding="utf-8") for path in files.values() if path)
        for name in re.findall(r"`(?:\w+\.)?(\w+_\w+|[A-Z]\w+)`", paragraph) if files else ():
            assert name in held, (name, list(files))


def test_the_citation_is_of_this_version_and_names_the_source_of_the_sample() -> None:
    cited = dict(re.findall(r"^([a-z-]+): (.+)$", read("CITATION.cff"), re.MULTILINE))
    assert cited["version"] == __version__
    assert cited["license"] == "MIT"
    assert f"{YEAR}年度法治政府建设情况报告" in read("CITATION.cff")


def test_tools_of_editors_and_commits_run_what_make_runs() -> None:
    checks = read("Makefile").partition("\ncheck:")[2].partition("\n\n")[0]
    for program_name in re.findall(r"entry: \.venv/bin/(\S+)", read(".pre-commit-config.yaml")):
        assert f"$(BIN)/{program_name}" in checks
    container = json.loads(read(".devcontainer/devcontainer.json"))
    assert container["postCreateCommand"].split()[0] == "make"
