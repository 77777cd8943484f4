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


#: What each shell is told, to say how ``outreach event ed`` goes on; ``SCRIPT`` is what it has to have read.
REAL = {
    "bash": (
        "bash", "--norc", "-c",
        "source SCRIPT; COMP_WORDS=(outreach event ed); COMP_CWORD=2; _outreach_completion outreach; "
        "echo ${COMPREPLY[@]}",
    ),
    "zsh": (
        "zsh", "-f", "-c",
        """zmodload zsh/zpty; zpty terminal zsh -f -i
        zpty -w terminal 'PS1=; autoload -U compinit; compinit -u -D; source SCRIPT; bindkey "^I" complete-word'
        zpty -w terminal 'echo rea""dy'; zpty -r -m terminal told '*ready*'
        zpty -w -n terminal $'outreach event ed\\t'; zpty -r -m terminal told '*event edit*'; zpty -d terminal
        echo edit""",
    ),
    "fish": ("fish", "--no-config", "-c", "source SCRIPT; complete -C 'outreach event ed' | string split -f 1 \\t"),
    "powershell": (
        "pwsh", "-NoProfile", "-Command",
        "Get-Content -Raw SCRIPT | Invoke-Expression; "
        "(TabExpansion2 'outreach event ed' 17).CompletionMatches.CompletionText",
    ),
}  # fmt: skip


@pytest.mark.skipif(os.name == "nt", reason="the program stands in for itself as a script of sh")
@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_finishes_a_command(shell: str, sample: Outreach, tmp_path: Path) -> None:
    told = REAL[shell]
    if shutil.which(told[0]) is None:
        pytest.skip(f"asks a real {told[0]}, which is not here")
    script, outreach = tmp_path / "script", tmp_path / "outreach"
    script.write_text(sample.done("completion", shell), encoding="utf-8")
    outreach.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m outreach_tui "$@"\n', encoding="utf-8")
    outreach.chmod(0o755)
    ran = subprocess.run(
        [word.replace("SCRIPT", str(script)) for word in told],
        env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)},
        capture_output=True,
        encoding="utf-8",
        check=True,
        timeout=60,
    )
    assert ran.stdout.split() == ["edit"], ran.stderr
