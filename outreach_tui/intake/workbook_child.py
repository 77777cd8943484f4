"""The process that opens a stranger's workbook, so that nothing the file does can hurt the program.

A file of a few kilobytes can make a reader ask for half a terabyte and end its process at once. This module
runs as a program of its own under limits of memory and time, and writes what it read to its output as lines of
JSON: for each sheet a line about it, then its rows in blocks; at last a line that says it is complete.
"""

import json
import re
import sys
import zipfile
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from outreach_tui.intake.blemishes import DAMAGE, Blemishes
from outreach_tui.intake.encryption import is_encrypted
from outreach_tui.intake.epochs import counts_from_1904
from outreach_tui.intake.sheets import MOST_COLUMNS, MOST_ROWS

#: Limits of the process: address space in bytes, seconds of computing, bytes of output.
MEMORY, SECONDS, OUTPUT = 1 << 30, 45, 1 << 29
#: Limits of a zip archive: parts, bytes of all parts, bytes of one part for one byte in the archive.
MOST_PARTS, LARGEST_TOTAL, LARGEST_RATIO = 1000, 400 << 20, 250
_SMALL_PART = 1 << 20
#: One of these is in every workbook that is an archive.
_PARTS = frozenset({"xl/workbook.xml", "xl/workbook.bin", "content.xml"})
#: What a part of an archive says that defines entities, in its first bytes.
_DEFINITION, _HEAD = re.compile(rb"<!(?:DOCTYPE|ENTITY)"), 1 << 14
#: Rows in one line of output.
BLOCK = 500


class Unfit(Exception):
    """A file that is not read; the code of the problem and its details."""

    def __init__(self, code: str, **details: str) -> None:
        super().__init__(code)
        self.code = code
        self.details = details


def main(path: Path, output: Any) -> None:
    """Read the workbook at ``path`` and write what it holds."""
    # a line as a whole: only that way is it encoded outside of Python, in a quarter of the time
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=_tagged).encode
    try:
        with path.open("rb") as file:
            for line in _lines(file):
                output.write(encode(line) + "\n")
    except Unfit as unfit:
        output.write(json.dumps({"unfit": unfit.code, "details": unfit.details}) + "\n")
    output.write('{"complete":true}\n')
    output.flush()


def _tagged(value: object) -> list[str]:
    """Return a day, moment or time as JSON can carry it."""
    if isinstance(value, datetime):
        return ["moment", value.isoformat()]
    if isinstance(value, date):
        return ["day", value.isoformat()]
    if isinstance(value, time):
        return ["time", value.isoformat()]
    if isinstance(value, timedelta):
        return ["time", (datetime(2000, 1, 1, tzinfo=UTC) + value).time().isoformat()]
    return ["text", str(value)]


def _lines(file: BinaryIO) -> Iterator[object]:
    from python_calamine import CalamineWorkbook, PasswordError, SheetTypeEnum, SheetVisibleEnum

    archive = _checked_archive(file)
    if is_encrypted(file, archive):
        raise Unfit("workbook_encrypted")
    if archive is not None and not _PARTS & {part.filename for part in archive.infolist()}:
        raise Unfit("not_a_workbook")
    blemishes, since_1904 = Blemishes(file, archive), counts_from_1904(file, archive)
    file.seek(0)
    try:
        workbook = CalamineWorkbook.from_filelike(file)
        for meta in workbook.sheets_metadata:
            if meta.typ != SheetTypeEnum.WorkSheet:
                continue
            sheet = workbook.get_sheet_by_name(meta.name)
            if sheet.end and (sheet.end[0] >= MOST_ROWS or sheet.end[1] >= MOST_COLUMNS):
                raise Unfit(
                    "sheet_too_large", sheet=meta.name, rows=str(sheet.end[0] + 1), columns=str(sheet.end[1] + 1),
                    most_rows=str(MOST_ROWS), most_columns=str(MOST_COLUMNS),
                )  # fmt: skip
            merged = sheet.merged_cell_ranges or ()
            yield {
                "sheet": meta.name,
                "hidden": meta.visible != SheetVisibleEnum.Visible,
                "merges": [
                    *((top + 1, left + 1, bottom + 1, right + 1) for (top, left), (bottom, right) in merged),
                    *blemishes.merges(meta.name),
                ],
                "since_1904": since_1904,
                "blemishes": list(blemishes.of(meta.name)),
            }
            yield from _blocks(sheet)
    except PasswordError as error:
        raise Unfit("workbook_encrypted") from error
    except Unfit:
        raise
    except Exception as error:  # whatever a stranger's file makes a library do, it is the file's fault
        raise Unfit("workbook_damaged") from error


def _blocks(sheet: Any) -> Iterator[list[Any]]:
    """Yield the rows in blocks, from the first row and column of the sheet on."""
    if sheet.end is None:
        return
    before = [""] * sheet.start[1]
    rows: Iterable[list[Any]] = sheet.iter_rows()
    filled = ([*before, *row] for row in rows) if before else iter(rows)
    while block := list(islice(filled, BLOCK)):
        yield block


def _checked_archive(file: BinaryIO) -> zipfile.ZipFile | None:
    """Return the archive that a workbook of today is, ``None`` for an old one; refuse what is a trap."""
    if not zipfile.is_zipfile(file):
        return None
    try:
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, OSError, ValueError) as error:
        raise Unfit("workbook_damaged") from error
    parts = archive.infolist()
    swollen = [part for part in parts if part.file_size > max(_SMALL_PART, part.compress_size * LARGEST_RATIO)]
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > LARGEST_TOTAL or swollen:
        raise Unfit("workbook_swollen")
    if any(_defines(archive, part) for part in parts):
        raise Unfit("workbook_damaged")
    return archive


def _defines(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Tell whether a part defines entities: no program writes any, and a reader drops what they stand for."""
    if not part.filename.endswith((".xml", ".rels")):
        return False
    try:
        with archive.open(part) as file:
            return _DEFINITION.search(file.read(_HEAD).replace(b"\0", b"")) is not None
    except DAMAGE:
        return False  # which the reader itself will name


def _limit() -> None:
    """Take the limits upon this process, where the system knows any."""
    try:
        import resource
    except ImportError:  # Windows has none; there the parent's clock is the only limit
        return
    for kind, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_FSIZE, OUTPUT)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))
    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


if __name__ == "__main__":
    _limit()
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    main(Path(sys.argv[1]), sys.stdout)
