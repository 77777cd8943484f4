"""Programs of others that ours is measured beside, each in a virtual environment of its own, made when first needed."""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from shutil import which

RESULTS = Path(__file__).parent / "results"
#: What takes minutes to make and stays good: databases, and other programs. Shared by all copies of the source.
KEPT = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "outreach-benchmarks"


@dataclass(frozen=True)
class Peer:
    """A package of another project: what pip installs, and the oldest Python it runs on."""

    name: str
    requirement: str
    python: tuple[int, int] = (3, 11)

    @property
    def folder(self) -> Path:
        """The virtual environment."""
        return KEPT / "peers" / self.name

    def program(self, name: str) -> str:
        """Return the path of one of its programs, installing it first; ``LookupError`` when that cannot be done."""
        path = self.folder / "bin" / name
        if not (self.folder / "ready").exists():
            self._install()
        return str(path)

    def _install(self) -> None:
        python = _python(self.python)
        print(f"Installing {self.requirement} into {self.folder} ...", file=sys.stderr)
        commands = ([python, "-m", "venv", "--clear", str(self.folder)],
                    [str(self.folder / "bin" / "python"), "-m", "pip", "install", "--quiet",
                     self.requirement])  # fmt: skip
        environment = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
        for command in commands:
            done = subprocess.run(command, check=False, capture_output=True, text=True, env=environment)
            if done.returncode:
                raise LookupError(f"{self.requirement} could not be installed: {done.stderr.strip()[-300:]}")
        (self.folder / "ready").touch()


def _python(oldest: tuple[int, int]) -> str:
    """Return an interpreter that is new enough: this one, or another that is on the path and works."""
    if sys.version_info[:2] >= oldest:
        return sys.executable
    # a version manager's stand-ins are found by name and still fail where their version is not selected
    managed = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    for minor in range(oldest[1], oldest[1] + 3):
        name = f"python{oldest[0]}.{minor}"
        for found in (which(name), *map(str, managed.glob(f"{oldest[0]}.{minor}*/bin/{name}"))):
            if found and not subprocess.run([found, "-c", ""], check=False, capture_output=True).returncode:
                return found
    raise LookupError(f"Python {oldest[0]}.{oldest[1]} is not here")


SQLITE_UTILS = Peer("sqlite-utils", "sqlite-utils==4.2.1")
DOCXTPL = Peer("docxtpl", "docxtpl==0.20.2")
BAGELS = Peer("bagels", "bagels==0.3.12", (3, 13))
