"""The files that a line for a path offers as it is typed."""

from collections.abc import Collection, Sequence
from pathlib import Path

#: How many entries of a folder are offered.
_MOST = 50


def typed_path(text: str) -> Path:
    """Return the path that was typed, or dragged into the terminal, which puts it in quotes."""
    return Path(text.strip().strip("'\"")).expanduser()


def files_like(typed: str, *, suffixes: Collection[str]) -> Sequence[str]:
    """Return the folders, and the files of some kinds, whose path begins with what was typed."""
    place = Path(typed.strip("'\"") or ".").expanduser()
    folder, begun = (place, "") if typed.endswith("/") else (place.parent, place.name)
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
        found = [entry for entry in entries if entry.name.startswith(begun) and _is_offered(entry, begun, suffixes)]
    except OSError:
        return []
    return [f"{entry}/" if entry.is_dir() else str(entry) for entry in found[:_MOST]]


def _is_offered(entry: Path, begun: str, suffixes: Collection[str]) -> bool:
    if entry.name.startswith(".") and not begun.startswith("."):
        return False
    return entry.suffix.lower() in suffixes or entry.is_dir()
