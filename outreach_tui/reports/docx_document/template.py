"""The summary poured into a template of the user's own: ``{{placeholders}}`` are replaced, and nothing is run.

``docs/templates.md`` lists the placeholders. A placeholder may be split over several runs by Word; the text that
replaces it takes the look of its first letter. What replaces a placeholder is never searched for others.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.section import Section as Pages

from outreach_tui.domain.naming import nearest
from outreach_tui.domain.problems import Problem, Refused, refuse
from outreach_tui.domain.text import clean, one_line
from outreach_tui.i18n import catalogue
from outreach_tui.i18n import mark as _
from outreach_tui.reports.docx_document import xml
from outreach_tui.reports.docx_document.embedding import MANIFEST_PROPERTIES, NAMESPACE, manifest_part
from outreach_tui.reports.docx_document.package import SPACES
from outreach_tui.reports.docx_document.styles import font_entries, style_elements
from outreach_tui.reports.filling import Filling
from outreach_tui.reports.model import OWN_WORDS, Paragraph, Section, Sentence, Summary

_PLACEHOLDER = re.compile(r"\{\{\s*([^{}]+?)\s*\}\}")


def write_from_template(template: Path) -> Callable[[Summary, Path], None]:
    """Return what writes a summary into a copy of a template; refuse one that is no Word document."""

    def write(summary: Summary, path: Path) -> None:
        document = _opened(template)
        _add_styles(document, summary.options.language)
        pouring = _Pouring(document, summary)
        told = pouring.pour()
        _embed_manifest(document, replace(summary, sections=told))
        document.save(str(path))

    return write


def _opened(template: Path) -> Document:
    if not template.exists():  # which python-docx would call a broken package
        raise refuse("file_missing", "document", str(template))
    try:
        return docx.Document(str(template))
    except Exception as error:  # whatever a damaged file makes the library do, it is the file's fault
        raise refuse("document_damaged", "document", str(template), reason=type(error).__name__) from error


def _element(text: str) -> BaseOxmlElement:
    """Return the element that a text of ``<w:…>`` spells."""
    return parse_xml(re.sub(r"^<[\w:]+", lambda tag: f"{tag[0]} {SPACES}", text, count=1))


def _add_styles(document: Document, language: str) -> None:
    """Add the styles of the standard; styles that are there under the same names are left as they are."""
    known = {style.name for style in document.styles}
    for name, style in style_elements(language).items():
        if name not in known:
            document.styles.element.append(_element(style))
    with suppress(KeyError):  # a document may do without a table of fonts
        part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
        blob = part.blob.decode("utf-8")
        if "仿宋_GB2312" not in blob:
            part._blob = blob.replace("</w:fonts>", f"{font_entries()}</w:fonts>").encode("utf-8")


def _embed_manifest(document: Document, summary: Summary) -> None:
    """Put the manifest into the document; one that is there already is replaced."""
    blob = manifest_part(summary).encode()
    package = document.part.package
    for part in package.iter_parts():
        if str(part.partname).startswith("/customXml/") and NAMESPACE.encode() in part.blob:
            part._blob = blob
            return
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, 1000) if f"/customXml/item{n}.xml" not in taken)
    part = Part(PackURI(f"/customXml/item{number}.xml"), "application/xml", blob, package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    described = Part(
        PackURI(f"/customXml/itemProps{number}.xml"), CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
        MANIFEST_PROPERTIES.encode(), package,
    )  # fmt: skip
    part.relate_to(described, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)


def _text_width(pages: Pages) -> int:
    """Return the width between the margins in twips."""
    page, left, right = pages.page_width, pages.left_margin, pages.right_margin
    assert page is not None and left is not None and right is not None  # noqa: PT018
    return int((page - left - right) / 635)


class _Pouring:
    """One template being filled."""

    def __init__(self, document: Document, summary: Summary) -> None:
        self._document = document
        self._summary = summary
        self._filling = Filling(summary)
        self._told: list[Paragraph] = []
        self._sections: list[Section] = []

    def pour(self) -> tuple[Section, ...]:
        """Replace every placeholder, and return what the document now says as sections of sentences."""
        self._check()
        for paragraph in list(self._paragraphs()):
            alone = _PLACEHOLDER.fullmatch(_text(paragraph).strip())
            parts = self._block(alone[1]) if alone else None
            if parts is None:
                self._fill(paragraph)
                continue
            for part in parts:
                paragraph.addprevious(_element(part))
            paragraph.getparent().remove(paragraph)
        own = (Section(OWN_WORDS, "", tuple(self._told)),) if self._told else ()
        return (*self._sections, *own)

    def _paragraphs(self) -> Iterator[Any]:
        """Yield every paragraph, in tables, text boxes, headers and footers too."""
        yield from self._document.element.body.iter(qn("w:p"))
        for section in self._document.sections:
            for edge in (section.header, section.footer, section.even_page_header, section.even_page_footer):
                if not edge.is_linked_to_previous:
                    yield from edge._element.iter(qn("w:p"))

    def _check(self) -> None:
        """Refuse a template with placeholders nobody knows, before anything is replaced."""
        names = {name for paragraph in self._paragraphs() for name in _PLACEHOLDER.findall(_text(paragraph))}
        unknown = sorted(name for name in names if self._blocks(name) is None and self._filling.text(name) is None)
        if unknown:
            known = [*self._filling.names(), *(f"section:{section.id}" for section in self._summary.sections)]
            raise Refused(
                *(
                    Problem("placeholder_unknown", "document", f"{{{{{name}}}}}", suggestions=nearest(name, known))
                    for name in unknown
                )
            )

    def _blocks(self, name: str) -> Sequence[Section] | str | None:
        """Return what a placeholder of whole paragraphs stands for: sections, or the id of a table."""
        kind, _colon, which = name.partition(":")
        if name == "text":
            return self._summary.sections
        if kind == "section":
            return [section for section in self._summary.sections if section.id == which]
        if kind == "table" and any(table.id == which for table in self._summary.tables):
            return which
        return None

    def _block(self, name: str) -> list[str] | None:
        found = self._blocks(name)
        if found is None:
            return None
        if isinstance(found, str):
            table = next(table for table in self._summary.tables if table.id == found)
            more = catalogue(self._summary.options.language).gettext(_("… and {count} more, in the workbook"))
            notes = [xml.paragraph("TableNote", xml.run(note)) for note in table.notes]
            # a paragraph has to stand between two tables, or Word takes them for one
            apart = xml.paragraph("TableNote")
            return [apart, xml.table(table, _text_width(self._document.sections[-1]), more=more), *notes, apart]
        self._sections += found
        between = xml.run(self._summary.options.between) if self._summary.options.between else ""
        parts: list[str] = []
        for section in found:
            parts.append(xml.paragraph("SummaryHeading", xml.run(section.heading)))
            for paragraph in section.paragraphs:
                runs = [xml.run(sentence.text) for sentence in paragraph]
                parts.append(xml.paragraph("SummaryBody", between.join(runs)))
        return parts

    def _fill(self, paragraph: Any) -> None:
        """Replace the placeholders inside a line, from the last to the first, so that places stay true."""
        text = _text(paragraph)
        found = list(_PLACEHOLDER.finditer(text))
        for match in reversed(found):
            words = self._filling.text(match[1])
            if words is not None:
                _replace(paragraph, match.start(), match.end(), one_line(clean(words)))
        figures = tuple(figure for match in found if (figure := self._filling.figure(match[1])))
        if figures:
            self._told.append((Sentence((_text(paragraph),), figures),))


def _text(paragraph: Any) -> str:
    return "".join(text.text or "" for text in _texts(paragraph))


def _texts(paragraph: Any) -> Iterator[Any]:
    """Yield the texts of a paragraph's own runs; a text box in it has paragraphs of its own."""
    for text in paragraph.iter(qn("w:t")):
        if next(text.iterancestors(qn("w:p"))) is paragraph:
            yield text


def _replace(paragraph: Any, start: int, end: int, words: str) -> None:
    """Put words in the place of some letters, into the text in which the first of them stands."""
    at = 0
    for text in list(_texts(paragraph)):
        content = text.text or ""
        first, last = max(start - at, 0), min(end - at, len(content))
        if first < last:
            text.text = content[:first] + words + content[last:]
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            words = ""
        at += len(content)
