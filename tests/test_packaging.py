"""What is given out: an sdist and a wheel that hold everything, come out the same twice, and work anywhere."""

import hashlib
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path

import pytest

from outreach_tui import __version__

ROOT = Path(__file__).parent.parent
#: What a wheel would be useless without, beside its modules.
NEEDED = (
    "outreach_tui/locale/zh_CN/LC_MESSAGES/outreach.mo",
    "outreach_tui/locale/en/LC_MESSAGES/outreach.mo",
    "outreach_tui/tui/styles/app.tcss",
    "outreach_tui/store/migrations/env.py",
    "outreach_tui/store/migrations/versions/0001_first_schema.py",
    "outreach_tui/py.typed",
)


def build(target: Path) -> tuple[Path, Path]:
    """Build into a folder, with the builder that stands in the environment, and return the sdist and the wheel."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-d", str(target)],
        cwd=ROOT,
        env={**os.environ, "SOURCE_DATE_EPOCH": "1767225600"},
        check=True,
        capture_output=True,
        timeout=100,
    )
    (sdist,), (wheel,) = target.glob("*.tar.gz"), target.glob("*.whl")
    return sdist, wheel


@pytest.fixture(scope="module")
def given_out(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    return build(tmp_path_factory.mktemp("dist"))


def test_the_wheel_holds_everything_the_program_reads(given_out: tuple[Path, Path]) -> None:
    with zipfile.ZipFile(given_out[1]) as wheel:
        held = set(wheel.namelist())
        metadata = wheel.read(f"outreach_tui-{__version__}.dist-info/METADATA").decode()
    assert set(NEEDED) <= held
    tree = {
        str(path.relative_to(ROOT))
        for path in (ROOT / "outreach_tui").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert tree <= held
    assert not [name for name in held if name.startswith(("tests/", "tools/", "docs/"))]
    assert re.search(r"^Provides-Extra: postgres$", metadata, re.MULTILINE)


def test_the_sdist_holds_what_changing_the_program_needs(given_out: tuple[Path, Path]) -> None:
    with tarfile.open(given_out[0]) as sdist:
        held = {name.partition("/")[2] for name in sdist.getnames()}
    assert {
        "Makefile",
        "LICENSE",
        "CONTRIBUTING.md",
        "docs/index.md",
        "examples/README.md",
        "tests/conftest.py",
    } <= held
    assert not [name for name in held if name.startswith((".venv/", "build/"))]


def test_building_twice_gives_the_same_bytes(given_out: tuple[Path, Path], tmp_path: Path) -> None:
    for first, again in zip(given_out, build(tmp_path), strict=True):
        assert first.name == again.name
        assert hashlib.sha256(first.read_bytes()).digest() == hashlib.sha256(again.read_bytes()).digest()


@pytest.mark.skipif(os.name == "nt", reason="written for folders as POSIX systems lay them out")
def test_the_wheel_works_in_an_environment_of_its_own(given_out: tuple[Path, Path], tmp_path: Path) -> None:
    """The program is the wheel's; what it is built on comes from the environment the tests run in."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "venv")], check=True, timeout=60)
    (site_packages,) = (tmp_path / "venv").glob("lib/python*/site-packages")
    with zipfile.ZipFile(given_out[1]) as wheel:
        wheel.extractall(site_packages)
    # a plain line of a .pth file adds a folder and not the .pth files in it, so the editable program stays out of sight
    (site_packages / "others.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    python, here = tmp_path / "venv/bin/python", tmp_path / "empty"
    here.mkdir()

    def outreach(*arguments: str) -> str:
        ran = subprocess.run(
            [str(python), "-m", "outreach_tui", *arguments],
            cwd=here,
            env={"PATH": os.environ["PATH"], "HOME": str(tmp_path / "home"), "LANG": "zh_CN.UTF-8"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        assert ran.returncode == 0, ran.stderr
        return ran.stdout

    found = subprocess.run(
        [str(python), "-c", "import outreach_tui; print(outreach_tui.__file__)"],
        cwd=here,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert found.stdout.startswith(str(site_packages))
    assert __version__ in outreach("--version")
    assert "惠民街道" in outreach("--db", "year.db", "init", "--subdistrict", "惠民街道", "--year", "2026")
    outreach(
        "--db",
        "year.db",
        "event",
        "add",
        "--date",
        "2026-05-14",
        "--form",
        "讲座",
        "--title",
        "民法典",
        "--all-communities",
    )
    assert "讲座" in outreach("--db", "year.db", "tally", "2026")
    outreach("--db", "year.db", "report", "2026", "--output", "summary.docx")
    assert (here / "summary.docx").stat().st_size > 5_000
