"""The contents of attached files: each is known by its SHA-256 and never changes.

Beside a SQLite file they lie in a folder, at ``ab/ab12…``; on a server they are in the database.
"""

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from outreach_tui.replacing import replacing
from outreach_tui.services.office import Office
from outreach_tui.store.database import Database
from outreach_tui.store.reads import attachments as reads


class Contents:
    """A folder of contents."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def place(self, sha256: str) -> Path:
        """Return where a content lies, or would."""
        return self.root / sha256[:2] / sha256

    def is_whole(self, sha256: str) -> bool:
        """Tell whether a content is there and is what it was."""
        try:
            with self.place(sha256).open("rb") as content:
                return hashlib.file_digest(content, "sha256").hexdigest() == sha256
        except OSError:
            return False

    def open(self, sha256: str) -> BinaryIO:
        """Open a content for reading; raises OSError when it is not there."""
        return self.place(sha256).open("rb")

    def bring(self, digests: Iterable[str], source: "Contents", *, linked: "Contents | None" = None) -> list[str]:
        """Copy contents in that are not here yet; return those that are missing or altered in the source.

        ``linked`` is another folder of copies: what it has is shared with it and takes no more room.
        """
        lost: list[str] = []
        for digest in digests:
            target = self.place(digest)
            if target.exists():
                continue
            target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            if linked is not None:
                with suppress(OSError):
                    os.link(linked.place(digest), target)
                    continue
            if not source.is_whole(digest):
                lost.append(digest)
                continue
            with replacing(target) as part:
                shutil.copyfile(source.place(digest), part)
        return lost

    def put(self, sha256: str, content: bytes) -> None:
        """Write a content; raises ValueError when it is not what its name says."""
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError(sha256)
        target = self.place(sha256)
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with replacing(target) as part:
            part.write_bytes(content)

    def bring_in(self, part: Path, sha256: str) -> int | None:
        """Move a copy to its place; return its inode when nothing was there, else ``None``.

        A copy that is there already is replaced by the same content: whoever brought it may be about to take it back.
        """
        target = self.place(sha256)
        target.parent.mkdir(mode=0o700, exist_ok=True)
        try:
            os.link(part, target)
        except FileExistsError:
            part.replace(target)
            return None
        except OSError:  # a drive that cannot link
            is_new = not target.exists()
            part.replace(target)
            return target.stat().st_ino if is_new else None
        return target.stat().st_ino

    def take_back(self, sha256: str, inode: int) -> None:
        """Remove a copy that :meth:`bring_in` brought, unless another program has relied on it since."""
        target = self.place(sha256)
        aside = target.with_name(f".{sha256}.{inode}.gone")
        with suppress(OSError):
            target.replace(aside)
            if aside.stat().st_ino != inode:
                os.link(aside, target)
        aside.unlink(missing_ok=True)

    def remove(self, digests: Iterable[str]) -> None:
        """Remove contents."""
        for place in map(self.place, digests):
            place.unlink(missing_ok=True)

    def stray(self, known: Iterable[str]) -> list[str]:
        """Return the names of the contents that no record speaks of."""
        kept = set(known)
        return sorted(path.name for path in self.root.glob("??/*") if path.is_file() and path.name not in kept)


class ServerContents:
    """The contents that a server keeps; they are written with the records of their files, in one step."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def is_whole(self, sha256: str) -> bool:
        """Tell whether a content is there, and to be seen, and is what it was."""
        with self._database.reading() as reader:
            return reads.has_content(reader, sha256)

    def open(self, sha256: str) -> BinaryIO:
        """Open a content for reading; raises OSError when it is not there."""
        with self._database.reading() as reader:
            content = reads.read_content(reader, sha256)
        if content is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), sha256)
        return BytesIO(content)

    def stray(self, known: Iterable[str]) -> list[str]:
        """Return the names of the contents that no record speaks of."""
        with self._database.reading() as reader:
            return sorted(set(reads.content_digests(reader)) - set(known))


def contents_of(office: Office) -> Contents | ServerContents:
    """Return the contents of an office: on a server with the records, so that everyone has them; else in a folder."""
    if office.database.location.is_postgres:
        return ServerContents(office.database)
    return Contents(office.attachments)
