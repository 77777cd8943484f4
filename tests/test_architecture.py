"""The rooms stay apart at run time too: what a light path loads, as the interpreter itself tells.

The import rules in pyproject.toml read the code; they cannot see what an installed package pulls in. Loading
SQLModel takes half a second, so the paths that need no writing have to do without it.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent

DATABASE = ("sqlmodel", "sqlalchemy", "alembic", "pydantic", "psycopg")
FACES = ("textual", "rich", "click")

# Runs a piece of code as a program of its own would run, then writes down the modules that are loaded.
PROGRAM = """
import atexit, json, pathlib, sys
answer, code, sys.argv = sys.argv[1], sys.argv[2], ["outreach", *sys.argv[3:]]
atexit.register(lambda: pathlib.Path(answer).write_text(json.dumps([*sys.modules]), encoding="utf-8"))
exec(code, {"__name__": "__main__"})
"""


def loaded(answer: Path, code: str, *arguments: str) -> set[str]:
    """Return the top-level packages loaded after ``code`` has run with ``arguments`` in a new interpreter."""
    subprocess.run(
        [sys.executable, "-c", PROGRAM, str(answer), code, *arguments],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    return {name.partition(".")[0] for name in json.loads(answer.read_text(encoding="utf-8"))}


@pytest.mark.parametrize(
    ("code", "arguments", "forbidden"),
    [
        ("import outreach_tui.domain.vocabulary", (), (*DATABASE, *FACES, "sqlite3")),
        ("import outreach_tui.i18n; outreach_tui.i18n.use('zh')", (), (*DATABASE, *FACES, "babel")),
    ],
)
def test_light_paths(tmp_path: Path, code: str, arguments: tuple[str, ...], forbidden: tuple[str, ...]) -> None:
    packages = loaded(tmp_path / "modules", code, *arguments)
    assert "outreach_tui" in packages
    assert packages.isdisjoint(forbidden), packages.intersection(forbidden)


#: A command by its arguments, as the installed program runs it.
RUN = "import sys; from outreach_tui.__main__ import main; sys.exit(main())"
#: What answers at once may not wait for: each of these takes longer to import than the answer takes.
SLOW = ("importlib.metadata", "platformdirs", "tomllib", "asyncio", "logging", "typing_extensions")


@pytest.mark.parametrize(
    "arguments",
    [
        ("tally", "2019-05"),
        ("tally", "2019", "--by", "plan", "--format", "json"),
        ("tally", "--format", "csv"),
        ("coverage", "2019"),
        ("event", "list", "2019-05"),
        ("event", "show", "2019-001"),
        ("consult", "list"),
        ("material", "list"),
        ("community", "list"),
        ("plan", "show", "2019"),
        ("plan", "days", "2019"),
        ("--help",),
        ("event", "add", "--help"),
        ("--version",),
    ],
    ids=" ".join,
)
def test_commands_that_only_read_load_nothing_that_writes_or_draws(
    tmp_path: Path, sample_year: Path, arguments: tuple[str, ...]
) -> None:
    packages = loaded(tmp_path / "modules", RUN, "--db", str(sample_year), "--lang", "zh", *arguments)
    heavy = {*DATABASE, "textual", "rich", "xlsxwriter", "openpyxl", "docx", "lxml", "PIL", "babel"}
    assert "click" in packages
    assert packages.isdisjoint(heavy), packages.intersection(heavy)


def test_a_word_document_is_written_without_what_takes_longer_to_load_than_to_write(
    tmp_path: Path, sample_year: Path
) -> None:
    target = tmp_path / "r.docx"
    packages = loaded(tmp_path / "modules", RUN, "--db", str(sample_year), "report", "2019", "-o", str(target))
    assert target.is_file()
    heavy = {*DATABASE, "docx", "lxml", "xlsxwriter", "openpyxl", "PIL", "http", "ssl", "email"}
    assert packages.isdisjoint(heavy), packages & heavy


def test_a_tally_waits_for_nothing_that_takes_longer_than_the_tally(tmp_path: Path, sample_year: Path) -> None:
    loaded(tmp_path / "modules", RUN, "--db", str(sample_year), "tally", "2019-05")
    modules = set(json.loads((tmp_path / "modules").read_text(encoding="utf-8")))
    assert modules.isdisjoint(SLOW), modules.intersection(SLOW)


def test_who_only_reads_does_not_wait_for_what_writing_needs(tmp_path: Path, sample_year: Path) -> None:
    loaded(tmp_path / "modules", RUN, "--db", str(sample_year), "tally", "2019-05")
    modules = set(json.loads((tmp_path / "modules").read_text(encoding="utf-8")))
    writing = {
        "outreach_tui.services.safekeeping",
        "outreach_tui.domain.drafts",
        "outreach_tui.domain.checks",
        "outreach_tui.store.reads.events",
        "outreach_tui.wording.problems",
    }
    assert modules.isdisjoint(writing), modules & writing


def test_help_waits_for_no_vocabulary(tmp_path: Path) -> None:
    loaded(tmp_path / "modules", RUN, "--help")
    modules = set(json.loads((tmp_path / "modules").read_text(encoding="utf-8")))
    later = {"outreach_tui.domain.vocabulary", "outreach_tui.wording.problems", "sqlite3"}
    assert modules.isdisjoint(later), modules & later


def test_the_first_board_waits_for_no_form_and_no_palette(tmp_path: Path) -> None:
    loaded(tmp_path / "modules", "import outreach_tui.tui.app")
    modules = set(json.loads((tmp_path / "modules").read_text(encoding="utf-8")))
    assert "outreach_tui.tui.screens.board" in modules
    later = {"sqlmodel", "sqlalchemy", "outreach_tui.tui.palette", "outreach_tui.tui.forms.event",
             "outreach_tui.domain.checks", "outreach_tui.services.checking"}  # fmt: skip
    assert modules.isdisjoint(later), modules & later


def test_a_heavy_path_would_be_noticed_and_a_save_to_a_file_loads_no_driver_of_a_server(tmp_path: Path) -> None:
    packages = loaded(tmp_path / "modules", "import outreach_tui.services.logbook")
    assert {"sqlmodel", "sqlalchemy", "pydantic"} <= packages
    modules = set(json.loads((tmp_path / "modules").read_text(encoding="utf-8")))
    assert "sqlalchemy.dialects.postgresql" not in modules
