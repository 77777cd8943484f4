"""Files kept as evidence of events: copied once per content, never changed, handed out again on demand."""

import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from outreach_tui.domain.files import CHECKED_BYTES, SUFFIXES, KeptFile, content_fits, likely_kind, portable_name
from outreach_tui.domain.findings import Findings, Known
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.positions import PICTURES, without_position
from outreach_tui.domain.problems import Problem, Refused, Severity, refuse
from outreach_tui.domain.records import Attachment, Event
from outreach_tui.domain.text import clean
from outreach_tui.domain.vocabulary import AttachmentKind
from outreach_tui.services.contents import Contents, contents_of
from outreach_tui.services.office import Office
from outreach_tui.services.saved import Saved

#: The largest file that can be attached, in bytes.
LARGEST_FILE = 50 * 1024 * 1024
_CHUNK = 1024 * 1024


class Attachments:
    """Copies files in and out."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def attach(
        self, reference: str, path: Path, kind: AttachmentKind | None = None, *, without_position: bool = False
    ) -> Saved:
        """Keep a file as evidence of an event; its kind is guessed from its name when it is not given.

        ``without_position`` takes out of a picture where it was taken.
        """
        from outreach_tui.store.writes.attachments import add_attachment

        event = self._office.event(reference)
        with self.keeping([path], kind, without_position=without_position) as (kept,):
            for known in event.attachments:
                if (known.sha256, known.name) == (kept.sha256, kept.name):
                    note = Problem("attachment_again", "attachment", kept.name, Severity.NOTE)
                    return Saved(known.id, known.name, (note,))
            record_id = self._office.write("event.attach", lambda writer: add_attachment(writer, event.id, kept))
        return Saved(record_id, kept.name, kept.notes)

    def detach(self, reference: str, name: str) -> Saved:
        """Take the file with a name, an id or the end of one off its event; it can be brought back by undo."""
        from outreach_tui.store.writes.attachments import delete_attachment

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

        found = self._named(self._office.event(reference), name)
        self._require_whole([found])
        with contents_of(self._office).open(found.sha256) as content:
            write_documents(content, [path], {path.suffix.lower(): _copy}, force=force)

    @contextmanager
    def keeping(
        self, paths: Sequence[Path], kind: AttachmentKind | None = None, *, without_position: bool = False
    ) -> Iterator[list[KeptFile]]:
        """Copy files in for as long as it takes to write their records; when that fails, take the copies back.

        For a server they are copied into a folder that goes again: their contents are written with their records.
        Raises a refusal that names the file when one is missing, unreadable, too big or of a kind not kept.
        """
        if self._office.database.location.is_postgres:
            with TemporaryDirectory(prefix="outreach-") as name:
                contents = Contents(Path(name))
                yield [self._keep(path, kind, contents, {}, blanked=without_position) for path in paths]
            return
        contents, fresh = Contents(self._office.attachments), dict[str, int]()
        try:
            yield [self._keep(path, kind, contents, fresh, blanked=without_position) for path in paths]
        except BaseException:  # also when the user interrupts it: what nobody has on record must not stay
            for digest, inode in fresh.items():
                contents.take_back(digest, inode)
            raise

    def _keep(
        self, path: Path, kind: AttachmentKind | None, contents: Contents, fresh: dict[str, int], *, blanked: bool
    ) -> KeptFile:
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
                taken, tells = _looked_at(source, suffix, blanked=blanked)
                digest, size = _copy_in(taken, contents, fresh)
            except OSError as error:
                raise refuse("file_unwritable", "attachment", str(contents.root), reason=_reason(error)) from error
        findings = Findings(Known((), (), self._office.today, self._office.keep_numbers))
        name = findings.without_numbers("attachment", clean(path.name).replace("\n", " "))
        if tells:
            findings.add("attachment_position", "attachment", name, Severity.NOTE)
        return KeptFile(name, kind or likely_kind(name), size, digest, contents.place(digest), tuple(findings.problems))

    def export(self, event: Event, folder: Path) -> list[Path]:
        """Write the files of an event to a folder, under names that every system takes; return where they are.

        Nothing there is overwritten, and nothing is written when one of the files has gone.
        """
        self._require_whole(event.attachments)
        contents = contents_of(self._office)
        written: list[Path] = []
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            for attachment in event.attachments:
                with contents.open(attachment.sha256) as source:
                    written.append(_copy_out(source, folder, portable_name(attachment.name)))
        except OSError as error:
            raise refuse("file_unwritable", "attachment", str(folder), reason=_reason(error)) from error
        return written

    def _require_whole(self, attachments: Sequence[Attachment]) -> None:
        contents = contents_of(self._office)
        for attachment in attachments:
            if not contents.is_whole(attachment.sha256):
                raise refuse("attachment_lost", "attachment", attachment.name)


def _looked_at(source: BinaryIO, suffix: str, *, blanked: bool) -> tuple[BinaryIO, bool]:
    """Return what to keep of a file, and whether it is a picture that tells where it was taken."""
    if suffix not in PICTURES:
        return source, False
    content = source.read()
    blank = without_position(content)
    source.seek(0)
    return (BytesIO(blank), False) if blanked else (source, blank != content)


def _copy_in(source: BinaryIO, contents: Contents, fresh: dict[str, int]) -> tuple[str, int]:
    """Copy a content in under its digest, whole or not at all; return digest and size.

    ``fresh`` takes those that were not there before, by digest, with what tells the copy from any later one.
    """
    contents.root.mkdir(mode=0o700, parents=True, exist_ok=True)
    # made with mode 0600
    descriptor, part = tempfile.mkstemp(prefix=".part-", dir=contents.root)
    try:
        digest, size = hashlib.sha256(), 0
        with open(descriptor, "wb") as copy:  # noqa: PTH123
            while chunk := source.read(_CHUNK):
                digest.update(chunk)
                size += len(chunk)
                copy.write(chunk)
            copy.flush()
            os.fsync(copy.fileno())
        inode = contents.bring_in(Path(part), digest.hexdigest())
        if inode is not None:
            fresh[digest.hexdigest()] = inode
    finally:
        Path(part).unlink(missing_ok=True)
    return digest.hexdigest(), size


def _copy(content: BinaryIO, path: Path) -> None:
    with path.open("wb") as copy:
        shutil.copyfileobj(content, copy)


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
        except BaseException:  # also when the user interrupts it: half a file must not stay
            path.unlink(missing_ok=True)
            raise
        return path


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or type(error).__name__
