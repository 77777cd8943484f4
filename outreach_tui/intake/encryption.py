"""Workbooks that open only with a password: told from damaged ones, of which a reader says the same."""

import zipfile
import zlib
from typing import BinaryIO

from outreach_tui.intake.old_files import DAMAGE, OldFile, records

#: The stream in which a whole workbook of today lies when it is encrypted.
_PACKAGE = "EncryptedPackage"
#: The record of an old workbook that says how what follows is encrypted.
_FILE_PASSWORD = 0x002F
_MANIFEST = "META-INF/manifest.xml"
#: What a manifest says of each part that is encrypted, and how much of one is read.
_ENCRYPTED, _LONGEST_MANIFEST = b"encryption-data", 1 << 20
_DAMAGE = (KeyError, zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError)


def is_encrypted(file: BinaryIO, archive: zipfile.ZipFile | None) -> bool:
    """Tell whether a workbook opens only with a password, whatever kind it is of; sheets that are locked open anyway.

    ``archive`` is the zip archive that the file is, if it is one. What is damaged is not encrypted.
    """
    try:
        if archive is not None:
            with archive.open(_MANIFEST) as manifest:
                return _ENCRYPTED in manifest.read(_LONGEST_MANIFEST)
        old = OldFile(file)
        return old.has(_PACKAGE) or any(kind == _FILE_PASSWORD for kind, _ in records(old.workbook, 0))
    except (*_DAMAGE, *DAMAGE):
        return False
