"""Files kept as evidence of events: copied once per content, never changed, handed out again on demand."""

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from outreach_tui.domain.files import CHECKED_BYTES, SUFFIXES, content_fits, likely_kind, portable_name
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.problems import Problem, Refused, Severity, refuse
from outreach_tui.domain.records import Attachment, Event
from outreach_tui.domain.text import clean
from outreach_tui.domain.vocabulary import AttachmentKind
from outreach_tui.services.contents import Contents
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved

#: The largest file that can be attached, in bytes.
LARGEST_FILE = 50 * 1024 * 1024
_CHUNK = 1024 * 1024


class KeptFile(NamedTuple):
    """A file whose content lies in the data folder; its record is still to be written."""

    name: str
    kind: AttachmentKind
    size: int
    sha256: str


class Attachments:
    """Copies files in and out. A content lies at ``ab/ab12…`` (its SHA-256) below the folder of the office."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def attach(self, reference: str, path: Path, kind: AttachmentKind | None = None) -> Saved:
        """Keep a file as evidence of an event; its kind is guessed from its name when it is not given."""
        from outreach_tui.store.writes.events import add_attachment

        event = self._office.event(reference)
        with self.keeping([path], kind) as (kept,):
            for known in event.attachments:
                if (known.sha256, known.name) == (kept.sha256, kept.name):
                    note = Problem("attachment_again", "attachment", kept.name, Severity.NOTE)
                    return Saved(known.id, known.name, (note,))
            record_id = self._office.write(
                "event.attach",
                lambda writer: add_attachment(writer, event.id, kept.kind.value, kept.name, kept.size, kept.sha256),
            )
        return Saved(record_id, kept.name)

    def detach(self, reference: str, name: str) -> Saved:
        """Take the file with a name, an id or the end of one off its event; it can be brought back by undo."""
        from outreach_tui.store.writes.events import delete_attachment

        event = self._office.event(reference)
        found = self._named(event, name)
        self._office.write("event.detach", lambda writer: delete_attachment(writer, found.id))
        return Saved(found.id, found.name)

    def _named(self, event: Event, name: str) -> Attachment:
        ending = name.strip().lower()
        found = [one for one in event.attachments if ending and (one.name == name or one.id.endswith(ending))]
        if not found:
            names = [one.name for one in event.attachments]
            details = {"number": event.number}
            raise Refused(Problem("unknown_attachment", "attachment", name, suggestions=nearest(name, names),
                                  details=details))  # fmt: skip
        if len(found) > 1:
            raise refuse("ambiguous_attachment", "attachment", name, number=event.number)
        return found[0]

    def save_as(self, reference: str, name: str, path: Path, *, force: bool) -> None:
        """Write one file of an event to a path; refuse one that is taken, unless ``force`` replaces it."""
        from outreach_tui.reports.writing import write_documents

        content = self._content(self._named(self._office.event(reference), name))
        write_documents(content, [path], {path.suffix.lower(): _copy}, force=force)

    @contextmanager
    def keeping(self, paths: Sequence[Path], kind: AttachmentKind | None = None) -> Iterator[list[KeptFile]]:
        """Copy files in for as long as it takes to write their records; when that fails, take the copies back.

        Raises a refusal that names the file when one is missing, unreadable, too big or of a kind not kept.
        """
        fresh: dict[str, int] = {}
        try:
            yield [self._keep(path, kind, fresh) for path in paths]
        except BaseException:
            contents = Contents(self._office.attachments)
            for digest, inode in fresh.items():
                contents.take_back(digest, inode)
            raise

    def _keep(self, path: Path, kind: AttachmentKind | None, fresh: dict[str, int]) -> KeptFile:
        suffix = path.suffix.lower()
        with _opened(path) as source:
            if suffix not in SUFFIXES:
                raise refuse("attachment_type", "attachment", path.name, known=" ".join(sorted(SUFFIXES)))
            size = os.fstat(source.fileno()).st_size
            if not size:
                raise refuse("attachment_empty", "attachment", path.name)
            if size > LARGEST_FILE:
                raise refuse(
                    "attachment_too_big", "attachment", path.name,
                    size=str(-(-size // _CHUNK)), most=str(LARGEST_FILE // _CHUNK),
                )  # fmt: skip
            if not content_fits(suffix, source.read(CHECKED_BYTES)):
                raise refuse("attachment_content", "attachment", path.name, suffix=suffix)
            source.seek(0)
            try:
                digest, size = self._copy_in(source, fresh)
            except OSError as error:
                raise refuse(
                    "file_unwritable", "attachment", str(self._office.attachments), reason=_reason(error)
                ) from error
        name = clean(path.name).replace("\n", " ")
        return KeptFile(name, kind or likely_kind(name), size, digest)

    def _copy_in(self, source: BinaryIO, fresh: dict[str, int]) -> tuple[str, int]:
        """Copy a content in under its digest, whole or not at all; return digest and size.

        ``fresh`` takes those that were not there before, by digest, with what tells the copy from any later one.
        """
        root = self._office.attachments
        root.mkdir(mode=0o700, parents=True, exist_ok=True)
        # made with mode 0600
        descriptor, part = tempfile.mkstemp(prefix=".part-", dir=root)
        try:
            digest, size = hashlib.sha256(), 0
            with open(descriptor, "wb") as copy:  # noqa: PTH123
                while chunk := source.read(_CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    copy.write(chunk)
                copy.flush()
                os.fsync(copy.fileno())
            inode = Contents(root).bring_in(Path(part), digest.hexdigest())
            if inode is not None:
                fresh[digest.hexdigest()] = inode
        finally:
            Path(part).unlink(missing_ok=True)
        return digest.hexdigest(), size

    def export(self, event: Event, folder: Path) -> list[Path]:
        """Write the files of an event to a folder, under names that every system takes; return where they are.

        Nothing there is overwritten, and nothing is written when one of the files has gone.
        """
        contents = [(attachment, self._content(attachment)) for attachment in event.attachments]
        written: list[Path] = []
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for attachment, content in contents:
                with content.open("rb") as source:
                    written.append(_copy_out(source, folder, portable_name(attachment.name)))
        except OSError as error:
            raise refuse("file_unwritable", "attachment", str(folder), reason=_reason(error)) from error
        return written

    def _content(self, attachment: Attachment) -> Path:
        contents = Contents(self._office.attachments)
        if not contents.is_whole(attachment.sha256):
            raise refuse("attachment_lost", "attachment", attachment.name)
        return contents.place(attachment.sha256)


def _copy(content: Path, path: Path) -> None:
    shutil.copyfile(content, path)


def _opened(path: Path) -> BinaryIO:
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise refuse("file_is_folder", "attachment", str(path))
        if not stat.S_ISREG(mode):  # a pipe would keep us waiting for ever
            raise refuse("file_unreadable", "attachment", str(path), reason=os.strerror(22))
        return path.open("rb")
    except FileNotFoundError:
        raise refuse("file_missing", "attachment", str(path)) from None
    except (OSError, ValueError) as error:
        raise refuse("file_unreadable", "attachment", str(path), reason=_reason(error)) from error


def _copy_out(source: BinaryIO, folder: Path, name: str) -> Path:
    """Write a content under a name nobody has yet: ``x.jpg``, else ``x (2).jpg`` …"""
    stem, suffix = Path(name).stem, Path(name).suffix
    number = 1
    while True:
        path = folder / (name if number == 1 else f"{stem} ({number}){suffix}")
        try:
            with path.open("xb") as copy:
                while chunk := source.read(_CHUNK):
                    copy.write(chunk)
                copy.flush()
                os.fsync(copy.fileno())
        except FileExistsError:
            number += 1
            continue
        except BaseException:
            path.unlink(missing_ok=True)
            raise
        return path


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
