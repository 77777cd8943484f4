"""A Word document as a package: parts, what they are, and how they refer to each other.

Written as text and zipped: a library that parses and builds trees takes as long to load as all of this takes to
write.
"""

from pathlib import Path
from typing import Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
#: The name spaces that parts written as text may use.
SPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    f' xmlns:r="{_RELATIONS}"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_FASTEST: Final = 1
#: What each kind of part of the document is called in the list of contents; pictures go by their suffix.
_KINDS = {
    "styles": f"{_WORD}styles+xml",
    "settings": f"{_WORD}settings+xml",
    "fontTable": f"{_WORD}fontTable+xml",
    "footer": f"{_WORD}footer+xml",
    "chart": "application/vnd.openxmlformats-officedocument.drawingml.chart+xml",
    "customXml": "",
    "customXmlProps": "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    "image": "",
}
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"


def escaped(text: str) -> str:
    """Return a text as it stands in XML, in attributes too; the standard library would load all of HTTP for it."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


class Package:
    """The parts of one document beside its text."""

    def __init__(self) -> None:
        self._parts: dict[str, bytes] = {}
        self._types: dict[str, str] = {"/word/document.xml": f"{_WORD}document.main+xml", "/docProps/core.xml": _CORE}
        self._relations: list[str] = []

    def add(self, name: str, content: str | bytes, kind: str) -> str:
        """Add a part, named from the root of the package, and return the id by which the text refers to it."""
        self._parts[name] = content if isinstance(content, bytes) else f"{_DECLARATION}{content}".encode()
        if _KINDS[kind]:
            self._types[f"/{name}"] = _KINDS[kind]
        identifier = f"rId{len(self._relations) + 1}"
        target = name.removeprefix("word/") if name.startswith("word/") else f"../{name}"
        self._relations.append(f'<Relationship Id="{identifier}" Type="{_RELATIONS}/{kind}" Target="{target}"/>')
        return identifier

    def describe(self, name: str, properties: str) -> None:
        """Add what describes a part of custom XML; the part itself refers to it, not the text."""
        folder, _, own = name.rpartition("/")
        described = f"{folder}/{own.replace('item', 'itemProps')}"
        self._parts[described] = f"{_DECLARATION}{properties}".encode()
        self._types[f"/{described}"] = _KINDS["customXmlProps"]
        target = described.rpartition("/")[2]
        relation = f'<Relationship Id="rId1" Type="{_RELATIONS}/customXmlProps" Target="{target}"/>'
        self._parts[f"{folder}/_rels/{own}.rels"] = f"{_DECLARATION}{_relationships(relation)}".encode()

    def count(self, folder: str) -> int:
        """Return how many parts there are in a folder."""
        return sum(name.startswith(folder) for name in self._parts)

    def save(self, path: Path, body: str, core: str) -> None:
        """Write the document: ``body`` is what stands inside its body, ``core`` what is said of it."""
        document = f"<w:document {SPACES}><w:body>{body}</w:body></w:document>"
        root = (
            f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
            f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
            ' Target="docProps/core.xml"/>'
        )
        texts = {
            "[Content_Types].xml": self._contents(),
            "_rels/.rels": _relationships(root),
            "word/document.xml": document,
            "word/_rels/document.xml.rels": _relationships("".join(self._relations)),
            "docProps/core.xml": core,
        }
        with ZipFile(path, "w", ZIP_DEFLATED, compresslevel=_FASTEST) as archive:
            for name, text in texts.items():
                archive.writestr(name, f"{_DECLARATION}{text}")
            for name, content in self._parts.items():
                archive.writestr(name, content, ZIP_STORED if name.endswith(".jpeg") else None)

    def _contents(self) -> str:
        types = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in self._types.items())
        return (
            f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="jpeg" ContentType="image/jpeg"/>'
            f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{types}</Types>'
        )


def _relationships(found: str) -> str:
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{found}</Relationships>'
