"""What is given out: an sdist and a wheel that hold everything, come out the same twice, and work anywhere."""

import hashlib
import json
import os
import re
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from outreach_tui import __version__
from tools.sbom import locked
from tools.sbom import main as write_bill
from tools.smoke import MAIN_PATH, try_out

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
    python = tmp_path / "venv/bin/python"
    found = subprocess.run(
        [str(python), "-c", "import outreach_tui; print(outreach_tui.__file__)"],
        cwd=tmp_path,
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    assert found.stdout.startswith(str(site_packages))
    try_out(python, tmp_path, MAIN_PATH)


def test_the_bill_of_materials_is_that_of_the_lock(
    given_out: tuple[Path, Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1767225600")
    for name in ("first.json", "again.json"):
        write_bill([str(tmp_path / name)])
    assert (tmp_path / "first.json").read_bytes() == (tmp_path / "again.json").read_bytes()
    told = json.loads((tmp_path / "first.json").read_text(encoding="utf-8"))
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["timestamp"] == "2026-01-01T00:00:00+00:00"
    versions = locked((ROOT / "requirements.lock").read_text(encoding="utf-8"))
    parts: dict[str, Any] = {canonicalize_name(part["name"]): part for part in told["components"]}
    assert {name: part["version"] for name, part in parts.items()} == {name: versions[name] for name in parts}
    with zipfile.ZipFile(given_out[1]) as wheel:
        metadata = wheel.read(f"outreach_tui-{__version__}.dist-info/METADATA").decode()
    asked = [Requirement(line) for line in re.findall(r"^Requires-Dist: (.+)$", metadata, re.MULTILINE)]
    for one in asked:
        assert one.specifier.contains(versions[canonicalize_name(one.name)]), one
        if one.marker is None:
            assert parts[canonicalize_name(one.name)]["scope"] == "required"
    assert parts["psycopg"]["scope"] == "optional"
    assert "linkify-it-py" in parts, "what an extra of another package asks for"
    assert not {"pytest", "mypy", "sphinx", "hatchling"} & set(parts)
    assert all(part.get("licenses") for part in parts.values())
    refs = {part["bom-ref"] for part in told["components"]} | {told["metadata"]["component"]["bom-ref"]}
    assert {entry["ref"] for entry in told["dependencies"]} == refs
    assert {one for entry in told["dependencies"] for one in entry["dependsOn"]} <= refs
