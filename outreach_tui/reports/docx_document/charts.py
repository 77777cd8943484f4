"""Native charts in a Word document: those of the workbook, with the numbers they show kept inside them."""

import io
from xml.sax.saxutils import quoteattr
from zipfile import ZipFile

import xlsxwriter
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from outreach_tui.reports.model import Table
from outreach_tui.reports.xlsx_document.charts import add_charts
from outreach_tui.reports.xlsx_document.sheets import Look, add_table_sheet

_EMU_PER_MM = 36_000
_SPACES = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)


#: In millimetres: as many charts beside each other as fit a page lying on its side, or one on an upright page.
_WIDTH, _LOWEST, _BY_ROW = 112, 72, 5.5

#: Word and LibreOffice take what is not said about labels for yes.
_LABELS = b"""<c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>\
<c:showPercent val="0"/><c:showBubbleSize val="0"/>"""


def chart_paragraph(document: Document, table: Table) -> list[str]:
    """Return a paragraph with a chart for each column of a table that is worth one; nothing when none is."""
    height = _LOWEST if table.id == "months" else max(_LOWEST, _BY_ROW * sum(1 for _ in table) + 20)
    drawings = [
        _drawing(_add_part(document, content), f"{table.title} {number}", round(height))
        for number, content in enumerate(_charts(table), start=1)
    ]
    style = '<w:pPr><w:pStyle w:val="TableNumber"/></w:pPr>'
    return [f"<w:p {_SPACES}>{style}{''.join(drawings)}</w:p>"] if drawings else []


def _charts(table: Table) -> list[bytes]:
    """Return the charts of a table as a workbook has them, each with its numbers cached in it."""
    if not table.charted:
        return []
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet()
    add_table_sheet(sheet, Look(book), table)
    add_charts(book, sheet, table)
    book.close()
    with ZipFile(written) as archive:
        names = [name for name in sorted(archive.namelist()) if name.startswith("xl/charts/chart")]
        return [archive.read(name).replace(b'<c:showVal val="1"/>', _LABELS) for name in names]


def _add_part(document: Document, content: bytes) -> str:
    """Add a chart to the package and return the id that the document refers to it by."""
    package = document.part.package
    taken = {str(part.partname) for part in package.iter_parts()}
    number = next(n for n in range(1, 10_000) if f"/word/charts/chart{n}.xml" not in taken)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), CONTENT_TYPE.DML_CHART, content, package)
    return document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)


def _drawing(relation: str, title: str, height: int) -> str:
    number = relation.removeprefix("rId")
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_WIDTH * _EMU_PER_MM}" cy="{height * _EMU_PER_MM}"/>'
        # pictures are numbered by python-docx from 1
        f'<wp:docPr id="{9000 + int(number)}" name="chart {number}" descr={quoteattr(title)}/><wp:cNvGraphicFramePr/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
