"""The manual page names everything there is, and is text that roff takes as it was meant."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from outreach_tui.cli.app import program
from outreach_tui.cli.tree import whole
from tests.cli.conftest import Outreach

ROOT = Path(__file__).parent.parent.parent


def manual(language: str) -> str:
    """Return the page in a language, from a process that imported the commands in it."""
    return subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "outreach_tui", "--lang", language, "manual"],
        cwd=ROOT,
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    ).stdout


def as_read(page: str) -> str:
    """Return the text of a page without the escapes of roff."""
    text = re.sub(r"\\f[BR]", "", page)
    return text.replace("\\-", "-").replace("\\(aq", "'").replace("\\(ga", "`").replace("\\&", "").replace("\\e", "\\")


def test_every_command_and_option_has_its_place(sample: Outreach) -> None:
    page = as_read(sample.done("manual"))
    commands = whole(program)
    assert len(commands) > 40
    for command in commands[1:]:
        assert f'.SS "{command.path}"' in page
        for written, meaning in command.terms:
            assert f"\n{written}\n{meaning}\n" in page, (command.path, written)


def test_options_of_every_command_are_described() -> None:
    by_path = {command.path: command for command in whole(program)}
    written = dict(by_path["outreach event add"].terms)
    assert any(name.startswith("--attendance") for name in written)
    assert not any("--db" in name for name in written)
    assert any(name.startswith("--db") for name in dict(by_path["outreach"].terms))
    assert isinstance(program, click.Group)


@pytest.mark.parametrize(("language", "said"), [("en", "SYNOPSIS"), ("zh", "概要")])
def test_it_is_written_in_both_languages(language: str, said: str) -> None:
    page = manual(language)
    assert f'.SH "{said}"' in page
    for line in page.splitlines():
        assert re.match(r"\.(TH|ad|SH|SS|TP|PP|nf|fi)\b", line) or not line.startswith((".", "'")), line


@pytest.mark.skipif(shutil.which("groff") is None, reason="needs groff")
def test_a_real_formatter_sets_it_without_a_warning() -> None:
    ran = subprocess.run(
        ["groff", "-K", "utf8", "-T", "utf8", "-man", "-ww", "-P-c"],
        input=manual("en"),
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert ran.stderr == ""
    assert "outreach event add" in re.sub(".\b", "", ran.stdout)
