"""Tab finishes commands, options and codes; every shell gets a script that asks the program."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from outreach_tui.cli.completion import SHELLS
from tests.cli.conftest import Outreach

ASKS = {"bash": "bash_complete", "zsh": "zsh_complete", "fish": "fish_complete", "powershell": "powershell_complete"}


def finished(shell: str, words: str, place: int, tmp_path: Path, language: str = "en") -> str:
    """Return what the program answers a shell that asks how a line goes on."""
    asked = subprocess.run(
        [sys.executable, "-X", "utf8", "-m", "outreach_tui", "--lang", language],
        env={
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "_OUTREACH_COMPLETE": ASKS[shell],
            "COMP_WORDS": words,
            "COMP_CWORD": str(place) if shell != "fish" else words.rpartition(" ")[2],
        },
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert asked.stderr == ""
    return asked.stdout


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_has_a_script_that_asks_the_program(shell: str, sample: Outreach) -> None:
    script = sample.done("completion", shell)
    assert "_OUTREACH_COMPLETE" in script
    assert ASKS[shell] in script or f"{shell}_complete" in script
    assert SHELLS[shell] in sample.done("completion", "--help")


@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_is_answered(shell: str, tmp_path: Path) -> None:
    answer = finished(shell, "outreach cov", 1, tmp_path)
    assert "coverage" in answer
    assert "tally" not in answer


def test_options_and_codes_are_finished_in_both_languages(tmp_path: Path) -> None:
    assert finished("bash", "outreach tally --f", 2, tmp_path) == "plain,--format\n"
    assert "plain,lecture\n" in finished("bash", "outreach event add --form le", 4, tmp_path)
    assert "plain,法治讲座\n" in finished("bash", "outreach event add --form 法治", 4, tmp_path)
    assert "统计" in finished("zsh", "outreach tal", 1, tmp_path, "zh")


def test_an_unknown_shell_is_named_with_those_there_are(sample: Outreach) -> None:
    answer = sample("completion", "tcsh")
    assert answer.code == 2
    assert "tcsh" in answer.err
    assert "powershell" in answer.err


@pytest.mark.skipif(shutil.which("bash") is None or os.name == "nt", reason="asks a real bash")
def test_a_real_bash_finishes_a_command(sample: Outreach, tmp_path: Path) -> None:
    script = tmp_path / "outreach.bash"
    script.write_text(sample.done("completion", "bash"), encoding="utf-8")
    line = (
        f'source "{script}"; COMP_WORDS=(outreach event ed); COMP_CWORD=2; _outreach_completion "{tmp_path}/outreach"; '
        'echo "${COMPREPLY[@]}"'
    )
    (tmp_path / "outreach").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m outreach_tui "$@"\n', encoding="utf-8")
    (tmp_path / "outreach").chmod(0o755)
    ran = subprocess.run(["bash", "--norc", "-c", line], capture_output=True, encoding="utf-8", check=True, timeout=60)
    assert ran.stdout.split() == ["edit"]
