"""Which day the serial numbers of a workbook are counted from."""

import re
import zipfile
from typing import BinaryIO

from outreach_tui.intake.old_files import DAMAGE, OldFile, records

#: The part of an archive that tells, and how it says 1904.
_SAID = {
    "xl/workbook.xml": re.compile(rb"date1904=[\"'](?:1|true|on)[\"']"),
    "content.xml": re.compile(rb"<table:null-date[^>]*date-value=[\"']1904-01-01"),
}
#: The record of an XLS file that tells.
_DATE_MODE = 0x0022


def counts_from_1904(file: BinaryIO, archive: zipfile.ZipFile | None) -> bool:
    """Tell whether days are counted from 1904; of a damaged file no, which the reader itself will name."""
    try:
        if archive is None:
            return any(kind == _DATE_MODE and data[:1] == b"\x01" for kind, data in records(OldFile(file).workbook, 0))
        return any(said.search(_head(archive, part)) for part, said in _SAID.items() if part in archive.namelist())
    except (*DAMAGE, zipfile.BadZipFile, OSError, EOFError, RuntimeError, NotImplementedError):
        return False


def _head(archive: zipfile.ZipFile, part: str) -> bytes:
    with archive.open(part) as file:
        return file.read(1 << 20)
