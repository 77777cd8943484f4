"""Everything in one JSON document: to move from one kind of database to the other, and to be read in ten years.

The format is described in ``docs/dump-json.md``. What a document of an earlier version lacks has its default here;
a document of a later version is refused in words.
"""

import base64
import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from outreach_tui import __version__
from outreach_tui.domain.problems import Problem, Severity, refuse
from outreach_tui.domain.roles import Role
from outreach_tui.replacing import whole_file
from outreach_tui.services.contents import Contents, contents_of
from outreach_tui.services.office import Office
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads.attachments import all_digests
from outreach_tui.store.schema import HEAD
from outreach_tui.store.transfer import read_table, tables, write_all

FORMAT = "outreach-dump"
#: Rises when a reader of the old version could misread the new one; new tables and columns alone do not raise it.
VERSION = 1


@dataclass(frozen=True)
class Dumped:
    """What was written or read: rows by table, and the attachments that were missing or altered."""

    path: Path
    rows: Mapping[str, int]
    notes: tuple[Problem, ...] = ()


class Dumping:
    """Writes and reads the document."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def dump(self, path: Path, *, with_files: bool = True) -> Dumped:
        """Write everything to a file, which is replaced only once the new one is whole."""
        counts: dict[str, int] = {}
        lost: list[str] = []
        with whole_file(path, "dump") as part, part.open("w", encoding="utf-8") as file:
            if path.is_file() and not _is_dump(path):  # an older dump is replaced, and nothing else
                raise refuse("file_exists", "dump", str(path))
            for piece in self.pieces(counts, lost, with_files=with_files):
                file.write(piece)
        notes = tuple(Problem("attachment_lost", "attachment", digest, Severity.NOTE) for digest in lost)
        return Dumped(path, counts, notes)

    def pieces(
        self, counts: dict[str, int] | None = None, lost: list[str] | None = None, *, with_files: bool = True
    ) -> Iterator[str]:
        """Yield the document, one row a line, so that two of them can be compared line by line.

        ``counts`` takes the number of rows by table, ``lost`` the attachments that are missing or altered.
        """
        counts, lost = {} if counts is None else counts, [] if lost is None else lost
        self._office.subdistrict()
        member = self._office.database.member
        if member is not None and member.role is not Role.COORDINATOR:
            raise refuse("dump_partial", "dump")
        head = {"format": FORMAT, "version": VERSION, "schema": HEAD, "program": __version__}
        yield "{\n" + "".join(f" {json.dumps(name)}: {json.dumps(value)},\n" for name, value in head.items())
        yield ' "tables": {'
        with self._office.database.reading() as reader:
            for place, table in enumerate(tables()):
                yield f"{',' if place else ''}\n  {json.dumps(table.name)}: ["
                for number, row in enumerate(read_table(reader, table)):
                    yield f"{',' if number else ''}\n   {json.dumps(row, ensure_ascii=False)}"
                    counts[table.name] = number + 1
                yield "]"
            digests = all_digests(reader) if with_files else []
        yield '\n },\n "files": {'
        contents = contents_of(self._office)
        written = 0
        for digest in digests:
            if not contents.is_whole(digest):
                lost.append(digest)
                continue
            with contents.open(digest) as file:
                text = base64.b64encode(file.read()).decode()
            yield f'{"," if written else ""}\n  {json.dumps(digest)}: "{text}"'
            written += 1
        yield "\n }\n}\n"

    def load(self, path: Path, *, another: bool = False) -> Dumped:
        """Read everything into a database that has no subdistrict yet: all of it, or nothing.

        ``another`` puts it beside the subdistricts that are there, as a district does.
        """
        if self._office.database.office and not another:
            raise refuse("already_set_up", "subdistrict", self._office.subdistrict().name)
        document = read_document(path)
        content = document["tables"]
        with self._office.database.reading() as reader:
            there = {one.name for one in office_reads.subdistricts(reader)}
        for row in content.get("subdistrict", ()):
            if row.get("name") in there:
                raise refuse("already_set_up", "subdistrict", str(row["name"]))
        files = dict(_contents(document["files"]))
        if not self._office.database.location.is_postgres:
            self._bring_files(files)
        write_all(self._office.database.location, content, files)
        self._office.database.open()
        contents = contents_of(self._office)
        missing = [digest for digest in self._digests() if not contents.is_whole(digest)]
        notes = tuple(Problem("attachment_lost", "attachment", digest, Severity.NOTE) for digest in missing)
        return Dumped(path, {name: len(rows) for name, rows in content.items()}, notes)

    def _digests(self) -> list[str]:
        with self._office.database.reading() as reader:
            return all_digests(reader)

    def _bring_files(self, files: Mapping[str, bytes]) -> None:
        contents = Contents(self._office.attachments)
        for digest, content in files.items():
            try:
                contents.put(digest, content)
            except OSError as error:
                raise refuse(
                    "file_unwritable", "attachment", str(contents.root), reason=error.strerror or ""
                ) from error


def _contents(files: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    """Yield the contents in a document; refuse one that is not what its name says."""
    for digest, text in files.items():
        try:
            content = base64.b64decode(text, validate=True)
        except (TypeError, ValueError):
            content = None
        if content is None or hashlib.sha256(content).hexdigest() != digest:
            raise refuse("dump_value", "dump", digest, table="files", row="", column=digest[:16])
        yield digest, content


def _is_dump(path: Path) -> bool:
    """Tell by its beginning whether a file is a dump; an empty one may be."""
    with path.open("rb") as file:
        head = file.read(100)
    return not head or f'"format": "{FORMAT}"'.encode() in head


def read_document(path: Path) -> dict[str, Any]:
    """Return a document whose frame is right; refuse what is none, or one of a later version."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            document = json.load(file)
    except FileNotFoundError:
        raise refuse("file_missing", "dump", str(path)) from None
    except OSError as error:
        raise refuse("file_unreadable", "dump", str(path), reason=error.strerror or "") from error
    except (ValueError, RecursionError):
        raise refuse("dump_unreadable", "dump", str(path)) from None
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise refuse("dump_unreadable", "dump", str(path))
    version, schema = document.get("version"), document.get("schema")
    if not isinstance(version, int) or not isinstance(schema, str):
        raise refuse("dump_unreadable", "dump", str(path))
    if version > VERSION or schema > HEAD:
        raise refuse("dump_newer", "dump", str(path), theirs=schema, ours=HEAD)
    document.setdefault("files", {})
    content = document.get("tables")
    if not isinstance(document["files"], dict) or not isinstance(content, dict):
        raise refuse("dump_unreadable", "dump", str(path))
    _require_rows(content)
    return document


def _require_rows(content: Mapping[str, Any]) -> None:
    known = {table.name for table in tables()}
    for name, rows in content.items():
        if name not in known:
            raise refuse("dump_unknown", "dump", name, table=name)
        if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
            raise refuse("dump_value", "dump", "", table=name, row="", column="")
