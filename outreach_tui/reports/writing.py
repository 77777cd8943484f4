"""Documents on disk: the suffix decides the format; a file is there whole or not at all, and never by surprise."""

import shutil
import tempfile
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TextIO, TypeVar

from outreach_tui.domain.problems import refuse
from outreach_tui.replacing import make_part, settle, unwritable
from outreach_tui.reports import csv_files, json_document, markdown
from outreach_tui.reports.model import Summary

Write = Callable[[Summary, Path], None]
Document = TypeVar("Document")


def _as_text(write: Callable[[Summary, TextIO], None]) -> Write:
    def written(summary: Summary, path: Path) -> None:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            write(summary, file)

    return written


def _docx(summary: Summary, path: Path) -> None:
    from outreach_tui.reports.docx_document import write

    write(summary, path)


def _xlsx(summary: Summary, path: Path) -> None:
    from outreach_tui.reports.xlsx_document import write  # XlsxWriter: 72 ms

    write(summary, path)


def _html(summary: Summary, path: Path) -> None:
    from outreach_tui.reports.html_document import write

    write(summary, path)


#: Suffixes and what writes them; documents that need a library import it when they are written.
WRITERS: Mapping[str, Write] = {
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".html": _html,
    ".json": _as_text(json_document.write),
    ".md": _as_text(markdown.write),
    ".csv": csv_files.write_folder,
    ".zip": csv_files.write_zip,
}
#: Suffixes that name a folder of files.
_FOLDERS = frozenset({".csv"})


def check_targets(
    paths: Sequence[Path], *, force: bool, known: Collection[str] = WRITERS, folders: Collection[str] = _FOLDERS
) -> None:
    """Refuse what could not be written in the end, before anything is read: suffixes, folders, files in the way."""
    seen: set[Path] = set()
    for path in paths:
        if path.suffix.lower() not in known:
            raise refuse("report_suffix", "output", str(path), known=" ".join(known))
        if path.resolve() in seen:
            raise refuse("report_twice", "output", str(path))
        seen.add(path.resolve())
        if not path.parent.is_dir():
            raise refuse("folder_missing", "output", str(path.parent))
        _check_free(path, force=force, folders=folders)


def _check_free(path: Path, *, force: bool, folders: Collection[str]) -> None:
    if not path.exists() and not path.is_symlink():
        return
    if not force:
        raise refuse("file_exists_force", "output", str(path))
    if path.suffix.lower() in folders:
        if not path.is_dir() or any(entry.suffix.lower() != ".csv" for entry in path.iterdir()):
            raise refuse("folder_not_ours", "output", str(path))
    elif path.is_dir():
        raise refuse("file_is_folder", "output", str(path))


def write_all(
    summary: Summary,
    paths: Sequence[Path],
    *,
    force: bool,
    done: Callable[[Path], None],
    writers: Mapping[str, Write] = WRITERS,
) -> None:
    """Write a summary to every path; none of them changes before all could be written.

    ``done`` is told of each document as it is finished; ``writers`` may have others than usual.
    """
    write_documents(summary, paths, writers, force=force, done=done, folders=_FOLDERS)


def write_documents(
    document: Document,
    paths: Sequence[Path],
    writers: Mapping[str, Callable[[Document, Path], None]],
    *,
    force: bool,
    done: Callable[[Path], None] = lambda _path: None,
    folders: Collection[str] = (),
) -> None:
    """Write a document of any kind to every path, as its suffix says; whole or not at all.

    ``folders`` are the suffixes that name a folder of files.
    """
    check_targets(paths, force=force, known=writers, folders=folders)
    parts: list[tuple[Path, Path]] = []
    try:
        for path in paths:
            part = make_part(path, folder=path.suffix.lower() in folders)
            parts.append((part, path))
            writers[path.suffix.lower()](document, part)
            settle(part)
        for part, path in parts:
            _check_free(path, force=force, folders=folders)
            _put_in_place(part, path)
            done(path)
    except OSError as error:
        raise unwritable(path, "output", error) from error
    finally:
        for part, _ in parts:
            _remove(part)


def _put_in_place(part: Path, path: Path) -> None:
    if part.is_dir() and path.is_dir():
        aside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", suffix=".old", dir=path.parent))
        path.replace(aside)
        part.replace(path)
        shutil.rmtree(aside)
    else:
        part.replace(path)


def _remove(part: Path) -> None:
    with suppress(OSError):
        shutil.rmtree(part) if part.is_dir() else part.unlink(missing_ok=True)
