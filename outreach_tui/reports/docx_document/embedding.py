"""The manifest inside a Word document, as a custom XML part that Word keeps when it saves."""

import json
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring
from docx.document import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from outreach_tui.reports.manifest import manifest_text
from outreach_tui.reports.model import Summary

NAMESPACE = "urn:outreach:summary"


def embed_manifest(document: Document, summary: Summary) -> None:
    """Put the manifest into the document; one that is there already is replaced."""
    text = escape(manifest_text(summary))
    blob = f'<?xml version="1.0" encoding="UTF-8"?><summary xmlns="{NAMESPACE}">{text}</summary>'.encode()
    package = document.part.package
    for part in package.iter_parts():
        if str(part.partname).startswith("/customXml/") and NAMESPACE.encode() in part.blob:
            part._blob = blob
            return
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, 1000) if f"/customXml/item{n}.xml" not in taken)
    part = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", blob, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)


def read_manifest(path: Path) -> dict[str, Any] | None:
    """Return the manifest of a document, ``None`` when it has none."""
    with ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("customXml/item") and name.endswith(".xml"):
                content = archive.read(name)
                if NAMESPACE.encode() in content:
                    found: dict[str, Any] = json.loads(fromstring(content).text or "")
                    return found
    return None
