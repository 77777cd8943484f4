"""Documents that come back: their kind by their content, the manifest inside, and the text people read.

A file that was sent around is not to be trusted: sizes are checked before anything is unpacked, and XML is
read without entities.
"""

import codecs
import json
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from defusedxml.ElementTree import fromstring

from outreach_tui.domain.problems import refuse

_LARGEST_FILE = 200 * 1024 * 1024
_LARGEST_PART = 64 * 1024 * 1024

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
#: The text of a Word document and what parts its words, by the tag that says so.
_SIGNS = {f"{_WORD}t": "", f"{_WORD}tab": "\t", f"{_WORD}br": "\n", f"{_WORD}cr": "\n"}
#: As the writers call them.
_MANIFEST_SHEET = "_outreach_summary"
_MANIFEST_NAMESPACE = "urn:outreach:summary"
_MANIFEST_ID = "outreach-summary"


class Sent(NamedTuple):
    """A document: its manifest (``None``: it carries none), and its text, a paragraph to a line.

    ``in_tables`` are the lines that stand in tables, headers and the like.
    """

    manifest: dict[str, Any] | None
    lines: tuple[str, ...]
    in_tables: tuple[str, ...] = ()


def read_document(path: Path) -> Sent:
    """Read a JSON, XLSX, HTML or DOCX document, or a plain text; refuse what cannot be read."""
    content = _content(path)
    try:
        if content.startswith(b"PK"):
            return _read_zip(path)
        text = _decoded(content, path)
        if text.lstrip().startswith("{"):
            return Sent(json.loads(text), ())
        if _MANIFEST_ID in text or text.lstrip().lower().startswith(("<!doctype", "<html")):
            page = _Page(text)
            return Sent(json.loads(page.manifest) if page.manifest else None, tuple(page.lines))
    except (BadZipFile, KeyError, ValueError, SyntaxError, OSError) as error:
        raise refuse("document_damaged", "document", str(path), reason=type(error).__name__) from error
    return Sent(None, tuple(text.splitlines()))


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise refuse("file_is_folder", "document", str(path))
        if path.stat().st_size > _LARGEST_FILE:
            raise refuse("document_too_big", "document", str(path), most=str(_LARGEST_FILE // 1024 // 1024))
        with path.open("rb") as file:
            head = file.read(2)
            return head if head == b"PK" else head + file.read()
    except FileNotFoundError:
        raise refuse("file_missing", "document", str(path)) from None
    except OSError as error:
        raise refuse("file_unreadable", "document", str(path), reason=error.strerror or "") from error


def _decoded(content: bytes, path: Path) -> str:
    wide = content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if wide else ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise refuse("file_encoding", "document", str(path))


def _part(archive: ZipFile, name: str) -> bytes:
    if archive.getinfo(name).file_size > _LARGEST_PART:
        raise ValueError(name)
    return archive.read(name)


def _read_zip(path: Path) -> Sent:
    with ZipFile(path) as archive:
        names = set(archive.namelist())
        if "word/document.xml" in names:
            return Sent(_word_manifest(archive, names), *_word_lines(archive, names))
        if "xl/workbook.xml" in names:
            return _workbook(archive)
    raise refuse("document_kind", "document", str(path))


def _word_manifest(archive: ZipFile, names: set[str]) -> dict[str, Any] | None:
    for name in sorted(names):
        if re.fullmatch(r"customXml/item\d+\.xml", name):
            root = fromstring(_part(archive, name))
            if root.tag == f"{{{_MANIFEST_NAMESPACE}}}summary":
                found: dict[str, Any] = json.loads(root.text or "")
                return found
    return None


def _word_lines(archive: ZipFile, names: set[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the paragraphs of a document that stand outside its tables, and all others."""
    body = fromstring(_part(archive, "word/document.xml")).find(f"{_WORD}body")
    lines: list[str] = []
    others: list[str] = []
    for child in body if body is not None else ():
        (others if child.tag == f"{_WORD}tbl" else lines).extend(_word_texts(child))
    for name in sorted(names):
        if re.fullmatch(r"word/(?:header|footer)\d*\.xml", name):
            others += _word_texts(fromstring(_part(archive, name)))
    return tuple(lines), tuple(others)


def _word_texts(element: Any) -> Iterator[str]:
    for paragraph in element.iter(f"{_WORD}p"):
        yield "".join(_SIGNS[part.tag] or part.text or "" for part in paragraph.iter() if part.tag in _SIGNS)


def _workbook(archive: ZipFile) -> Sent:
    strings = _shared_strings(archive)
    relations = {
        relation.get("Id"): relation.get("Target", "")
        for relation in fromstring(_part(archive, "xl/_rels/workbook.xml.rels"))
    }
    manifest = None
    for sheet in fromstring(_part(archive, "xl/workbook.xml")).iter(f"{_SHEET}sheet"):
        if sheet.get("name") == _MANIFEST_SHEET:
            target = str(relations[sheet.get(_RELATION)]).removeprefix("/xl/")
            manifest = json.loads("".join(_cells(archive, f"xl/{target}", strings)))
    return Sent(manifest, tuple(strings))


def _shared_strings(archive: ZipFile) -> list[str]:
    root = fromstring(_part(archive, "xl/sharedStrings.xml"))
    return ["".join(text.text or "" for text in item.iter(f"{_SHEET}t")) for item in root.iter(f"{_SHEET}si")]


def _cells(archive: ZipFile, name: str, strings: list[str]) -> Iterator[str]:
    for cell in fromstring(_part(archive, name)).iter(f"{_SHEET}c"):
        value = cell.find(f"{_SHEET}v")
        if cell.get("t") == "s" and value is not None:
            yield strings[int(value.text or "")]
        else:
            yield "".join(text.text or "" for text in cell.iter(f"{_SHEET}t"))


class _Page(HTMLParser):
    """A page of ours: the manifest, and the text of its paragraphs."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.manifest = ""
        self.lines: list[str] = []
        self._inside = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script" and ("id", _MANIFEST_ID) in attrs:
            self._inside = "manifest"
        elif tag in ("p", "h1", "h2"):
            self._inside = "text"
            self.lines.append("")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("p", "h1", "h2", "script"):
            self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside == "manifest":
            self.manifest += data
        elif self._inside == "text":
            self.lines[-1] += data
