"""What a text that was typed or pasted stands for: itself, a bulletin's file, or tables to be imported."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

from outreach_tui.intake.decoding import decoded

#: The largest file that can be a bulletin, in bytes.
_LARGEST_BULLETIN = 1_000_000
_LONGEST_PATH = 500


def tables_named(text: str) -> list[Path]:
    """Return the tables and folders whose paths a text consists of, one a line; none when it is any other text.

    A file that is not there is taken for a table when it is called like one: whoever imports it hears so.
    """
    names = [line for line in text.splitlines() if line.strip()]
    paths = [path for name in names if (path := _path(name)) is not None and _is_table(path)]
    return paths if len(paths) == len(names) else []


def content_of(text: str) -> str:
    """Return what the file holds that a text is the path of; any other text as it is."""
    path = None if "\n" in text.strip() else _path(text)
    try:
        if path is None or not path.is_file() or path.stat().st_size > _LARGEST_BULLETIN:
            return text
        return decoded(path.read_bytes()) or text
    except (OSError, ValueError):
        return text


def _path(line: str) -> Path | None:
    """Return the path that a line is, as it is typed, or as terminals and file managers paste one."""
    name = line.strip()
    if not name or len(name) > _LONGEST_PATH or not name.isprintable():
        return None
    try:
        if name.lower().startswith("file://"):
            name = unquote(urlsplit(name).path)
        path = Path(name.strip("'\"")).expanduser()
        # asked of every text: a system refuses what is too long for the name of a file
        if not path.exists() and "\\ " in name:
            path = Path(name.replace("\\ ", " ")).expanduser()
    except (OSError, ValueError, RuntimeError):
        return None
    return path


def _is_table(path: Path) -> bool:
    from outreach_tui.intake.opening import SUFFIXES

    if path.is_dir():
        return True
    if path.suffix.lower() not in SUFFIXES - {".txt"}:  # a text file is far more often a bulletin
        return False
    return path.is_file() or not any(mark in path.name for mark in "，。；：")
