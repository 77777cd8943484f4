"""Files that serve as evidence: which kinds are taken, whether a content is what its name says, safe names."""

import unicodedata
from collections.abc import Mapping
from pathlib import Path, PurePath
from typing import NamedTuple

from outreach_tui.domain.problems import Problem
from outreach_tui.domain.text import clean
from outreach_tui.domain.vocabulary import AttachmentKind

#: How many bytes of a file :func:`content_fits` looks at.
CHECKED_BYTES = 4096

_ZIP = (0, b"PK\x03\x04")
_OLE = (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
_BASE_MEDIA = (4, b"ftyp")

#: Suffixes taken, and the (offset, bytes) one of which the content has to show; none for plain text.
SUFFIXES: Mapping[str, tuple[tuple[int, bytes], ...]] = {
    ".jpg": ((0, b"\xff\xd8\xff"),),
    ".jpeg": ((0, b"\xff\xd8\xff"),),
    ".png": ((0, b"\x89PNG\r\n\x1a\n"),),
    ".gif": ((0, b"GIF87a"), (0, b"GIF89a")),
    ".webp": ((8, b"WEBP"),),
    ".bmp": ((0, b"BM"),),
    ".tif": ((0, b"II*\x00"), (0, b"MM\x00*")),
    ".tiff": ((0, b"II*\x00"), (0, b"MM\x00*")),
    ".heic": (_BASE_MEDIA,),
    ".heif": (_BASE_MEDIA,),
    ".mp4": (_BASE_MEDIA,),
    ".mov": (_BASE_MEDIA, (4, b"moov"), (4, b"wide"), (4, b"mdat")),
    ".pdf": ((0, b"%PDF-"),),
    ".ofd": (_ZIP,),
    ".docx": (_ZIP,),
    ".xlsx": (_ZIP,),
    ".pptx": (_ZIP,),
    ".doc": (_OLE,),
    ".xls": (_OLE,),
    ".ppt": (_OLE,),
    # WPS writes either
    ".wps": (_OLE, _ZIP),
    ".et": (_OLE, _ZIP),
    ".dps": (_OLE, _ZIP),
    ".rtf": ((0, b"{\\rtf"),),
    ".txt": (),
    ".md": (),
    ".csv": (),
}

_PICTURES = frozenset({".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".tif", ".tiff", ".heic", ".heif"})
_KIND_WORDS = (
    (AttachmentKind.SIGN_IN, ("签到", "sign")),
    (AttachmentKind.NOTICE, ("通知", "notice")),
    (AttachmentKind.BULLETIN, ("简报", "信息", "bulletin")),
)


class KeptFile(NamedTuple):
    """A file whose content was copied in, to ``content``; its record is still to be written.

    ``notes`` say what its user should know of it: that there is in a picture where it was taken, what its name was.
    """

    name: str
    kind: AttachmentKind
    size: int
    sha256: str
    content: Path
    notes: tuple[Problem, ...] = ()


def content_fits(suffix: str, head: bytes) -> bool:
    """Tell whether the first bytes of a file are those of the kind that its suffix names."""
    signatures = SUFFIXES[suffix]
    if not signatures:
        return b"\x00" not in head or head.startswith((b"\xff\xfe", b"\xfe\xff"))  # UTF-16 has zeros
    return any(head[offset : offset + len(sign)] == sign for offset, sign in signatures)


def likely_kind(name: str) -> AttachmentKind:
    """Return what kind of evidence a file is likely to be, by its name."""
    for kind, words in _KIND_WORDS:
        if any(word in name.lower() for word in words):
            return kind
    return AttachmentKind.PHOTO if PurePath(name).suffix.lower() in _PICTURES else AttachmentKind.OTHER


_FORBIDDEN = frozenset('<>:"/\\|?*')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$", "clock$"}
    | {f"{device}{number}" for device in ("com", "lpt") for number in "0123456789¹²³"}
)
#: In bytes: most systems take 255, and a number may have to be added.
_LONGEST_STEM = 180


def portable_name(name: str) -> str:
    """Return a file name that Windows, macOS and Linux all take, and that stays in its folder."""
    plain = unicodedata.normalize("NFC", clean(name).replace("\n", " ").replace("\t", " "))
    kept = "".join("_" if sign in _FORBIDDEN else sign for sign in plain).strip(" .")
    stem, dot, suffix = kept.rpartition(".")
    if not dot:
        stem, suffix = kept, ""
    stem = stem.encode()[:_LONGEST_STEM].decode(errors="ignore").strip(" .") or "file"
    if stem.partition(".")[0].strip().casefold() in _RESERVED:
        stem = f"_{stem}"
    return f"{stem}.{suffix[:16]}" if suffix else stem
