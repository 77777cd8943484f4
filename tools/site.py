"""Build the documentation as a site: run ``python -m tools.site FOLDER``. Needs no network, and the site none either.

The reference is written from the program into a copy of ``docs/``, which Sphinx then turns into pages. A link that
leads nowhere, a page that no list names and whatever else Sphinx warns of end it with a failure.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools.reference import write_all

DOCS = Path(__file__).parent.parent / "docs"


def build(target: Path) -> int:
    """Write the site into a folder and return Sphinx's exit code."""
    with tempfile.TemporaryDirectory() as folder:
        sources = Path(folder) / "docs"
        shutil.copytree(DOCS, sources)
        write_all(sources)
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
