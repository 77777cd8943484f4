"""Writing whole or not at all: whoever reads a file meanwhile, or after a crash, has the old one or the new one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp, mkstemp

from outreach_tui.domain.problems import refuse


@contextmanager
def replacing(path: Path) -> Iterator[Path]:
    """Give an empty file beside ``path`` to write to, for this user's eyes only.

    Once the block is through it is on disk and takes the place of ``path``; when the block fails nothing of it stays.
    Raises ``OSError``, as the block may.
    """
    part = make_part(path)
    try:
        yield part
        settle(part)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


@contextmanager
def whole_file(path: Path, field: str = "file") -> Iterator[Path]:
    """Do the same for a file the user named in ``field``; refuse, naming it, where it cannot be written."""
    try:
        with replacing(path) as part:
            yield part
    except OSError as error:
        raise unwritable(path, field, error) from error


def unwritable(path: Path, field: str, error: OSError) -> Exception:
    """Return the refusal of a file that cannot be written."""
    return refuse("file_unwritable", field, str(path), reason=error.strerror or type(error).__name__)


def make_part(path: Path, *, folder: bool = False) -> Path:
    """Make an empty file, or folder, beside ``path`` that is to take its place."""
    if folder:
        return Path(mkdtemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent))
    descriptor, part = mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    os.close(descriptor)
    return Path(part)


def settle(path: Path) -> None:
    """Wait until a file, or each file of a folder, is on the disk."""
    for file in path.iterdir() if path.is_dir() else (path,):
        with file.open("rb+") as opened:
            os.fsync(opened.fileno())
