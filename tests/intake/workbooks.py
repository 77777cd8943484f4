"""Files as other offices send them, written by other programs than ours."""

import zipfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import openpyxl

Cell = object


def workbook(path: Path, rows: Iterable[Sequence[Cell]], merges: Iterable[str] = (), sheet: str = "Sheet1") -> Path:
    """Write rows to the only sheet of a workbook."""
    book = openpyxl.Workbook()
    active = book.active
    assert active is not None
    active.title = sheet
    for row in rows:
        active.append(row)
    for merge in merges:
        active.merge_cells(merge)
    book.save(path)
    return path


def text_table(
    path: Path, rows: Iterable[Sequence[str]], encoding: str = "utf-8", separator: str = ",", end: str = "\n"
) -> Path:
    """Write rows as text."""
    lines = [separator.join(row) for row in rows]
    path.write_bytes((end.join(lines) + end).encode(encoding))
    return path


def with_part(source: Path, target: Path, part: str, content: bytes) -> Path:
    """Copy a workbook with one of its parts replaced."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        new.writestr(part, content)
    return target
