"""Try an installed outreach_tui from an empty folder, on every Python that is here: ``python -m tools.smoke WHEEL``.

Each Python gets an environment of its own, into which pip installs the wheel with the versions of
``requirements.lock``: from a registry, or, where there is no network, as pip is configured.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).parent.parent
VERSIONS = ("3.11", "3.12", "3.13", "3.14")
#: From nothing to a report that holds: lines of the program, and a word that the answer to each has.
MAIN_PATH = (
    ("--version", "outreach"),
    ("init --subdistrict 惠民街道 --year 2026", "惠民街道"),
    ("event add --date 2026-05-14 --form 讲座 --title 民法典 --all-communities --attendance 40余", "2026-001"),
    ("tally 2026", "讲座"),
    ("report 2026 --output summary.docx --output summary.xlsx", "summary.docx"),
)
#: What reads or writes in yet other ways, with what else the wheel is built on.
SIDE_PATHS = (
    ("verify summary.docx", ""),
    ("log 2026.5.15 摆摊 咨询12 @全街", "2026-002"),
    ("backup copy.db", "copy.db"),
    ("template --year 2026 --output template.xlsx", "template.xlsx"),
    ("undo", "2026-002"),
)
Steps = Sequence[tuple[str, str]]


def try_out(python: Path, folder: Path, steps: Steps = (*MAIN_PATH, *SIDE_PATHS)) -> None:
    """Take some steps with a Python that has the program installed, in an empty folder; raise what goes wrong."""
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder / "home"),
        "LANG": "zh_CN.UTF-8",
        "OUTREACH_DB": "year.db",
    }
    desk = folder / "desk"
    desk.mkdir()
    for line, word in steps:
        ran = subprocess.run(  # noqa: S603 - the program
            [str(python), "-m", "outreach_tui", *line.split()],
            cwd=desk,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        told = ran.stdout + ran.stderr
        if ran.returncode != 0 or word not in told or "Traceback" in told:
            raise RuntimeError(f"outreach {line}: {ran.returncode}\n{told}")
    for written in desk.glob("*.*"):
        if written.stat().st_size < 5_000:
            raise RuntimeError(f"{written.name} is nearly empty")


def pythons() -> dict[str, str]:
    """Return the Pythons that are here, of those the program supports, by version."""
    found: dict[str, str] = {}
    for version in VERSIONS:
        named = shutil.which(f"python{version}")
        kept = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
        for python in (*([named] if named else ()), *map(str, kept)):
            # a name may be a shim that leads nowhere
            answers = subprocess.run([python, "-c", "import venv, ensurepip"], capture_output=True, check=False)  # noqa: S603
            if answers.returncode == 0:
                found.setdefault(version, python)
    return found


def main(arguments: list[str]) -> int:
    """Install the wheel named for every Python, try it out, and say how each went."""
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    wheel, here, code = Path(arguments[0]).resolve(), pythons(), 0
    for version in VERSIONS:
        if version not in here:
            print(f"Python {version}: not here")
            continue
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            installed = folder / "venv/bin/python"
            subprocess.run([here[version], "-m", "venv", str(folder / "venv")], check=True)  # noqa: S603
            pip = [str(installed), "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
            lock = str(ROOT / "requirements.lock")
            subprocess.run([*pip, "--constraint", lock, str(wheel)], check=True, cwd=folder)  # noqa: S603
            try:
                try_out(installed, folder)
                print(f"Python {version}: works")
            except RuntimeError as wrong:
                print(f"Python {version}: {wrong}")
                code = 1
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
