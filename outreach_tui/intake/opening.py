"""From what the user named to sources: a workbook, a text table, an archive or a folder of them."""

import errno
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from outreach_tui.domain.problems import refuse
from outreach_tui.intake import delimited, workbook
from outreach_tui.intake.layout import CSV_NAMES
from outreach_tui.intake.sheets import LARGEST_FILE, Source

#: Files of a folder that are taken for tables; others are passed over.
SUFFIXES = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".et", ".ods", ".csv", ".tsv", ".txt", ".zip"})
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def expand(paths: Iterable[Path]) -> list[Path]:
    """Return the sources among paths: of a folder all its tables, except where they are one export together.

    Raises a refusal when a folder holds none.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir() or _is_export(path):
            found.append(path)
            continue
        inside = sorted(
            entry
            for entry in path.iterdir()
            if entry.suffix.lower() in SUFFIXES and entry.is_file() and not entry.name.startswith(("~$", "."))
        )
        if not inside:
            raise refuse("folder_without_tables", "file", str(path))
        found += inside
    return list(dict.fromkeys(found))


def _is_export(folder: Path) -> bool:
    return (folder / CSV_NAMES[next(iter(CSV_NAMES))]).is_file()


def open_source(path: Path, waiting: Callable[[], None] = lambda: None) -> Source:
    """Open a file, or the folder of an export, by what it holds rather than by its name.

    The caller closes the source. ``waiting`` is called again and again while another process reads a workbook; what
    it raises ends that. Raises a refusal that names the file when it cannot be read.
    """
    if path.is_dir():
        return delimited.read_folder(path)
    head = _head(path)
    if not head:
        raise refuse("file_empty", "file", str(path))
    if head.startswith(_ZIP) and delimited.is_text_archive(path):
        return delimited.read_text_archive(path)
    if head.startswith((_ZIP, _OLE)):
        return workbook.read_workbook(path, waiting)
    return delimited.read_text_file(path)


def _head(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise refuse("file_unreadable", "file", str(path), reason=os.strerror(errno.EINVAL))
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise refuse("file_too_large", "file", str(path), size=str(size >> 20), most=str(LARGEST_FILE >> 20))
        with path.open("rb") as file:
            return file.read(8)
    except FileNotFoundError:
        raise refuse("file_missing", "file", str(path)) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", "") or str(error)
        raise refuse("file_unreadable", "file", str(path), reason=reason) from error
