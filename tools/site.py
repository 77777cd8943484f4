"""Build the documentation as a site: run ``python -m tools.site FOLDER``. Needs no network, and the site none either.

The reference is written from the program into a copy of ``docs/``, which Sphinx then turns into pages. A link that
leads nowhere, a page that no list names and whatever else Sphinx warns of end it with a failure.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.reference import write_all

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
#: Pages whose texts stand in the root of the repository, where people look for them.
OUTSIDE = {"changes": "CHANGELOG", "security": "SECURITY"}


def build(target: Path) -> int:
    """Write the site into a folder and return Sphinx's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "docs"
        shutil.copytree(DOCS, sources)
        write_all(sources)
        _bring_in(sources)
        sphinx = [
            sys.executable,
            "-m",
            "sphinx",
            "-b",
            "html",
            "-W",
            "--keep-going",
            "-n",
            "-q",
            "-d",
            f"{folder}/read",
        ]
        # Sphinx ends where the locale that is set is not on this computer, as is usual over SSH
        environment = {**os.environ, "LC_ALL": "C.UTF-8"}
        return subprocess.run([*sphinx, str(sources), str(target)], env=environment, check=False).returncode  # noqa: S603


def _bring_in(sources: Path) -> None:
    """Copy in the pages that stand outside, without the line that leads to the other language."""
    for page, name in OUTSIDE.items():
        for folder, ending in ((sources, ".md"), (sources / "zh", ".zh-CN.md")):
            text = (ROOT / f"{name}{ending}").read_text(encoding="utf-8")
            (folder / f"{page}.md").write_text(re.sub(r"\n.*\]\(\w+(\.zh-CN)?\.md\).*\n", "", text), encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Build the site where the command line says."""
    if len(arguments) != 1:
        raise SystemExit(__doc__)
    target = Path(arguments[0])
    code = build(target)
    if code == 0:
        print(f"The documentation is in {target / 'index.html'}")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
