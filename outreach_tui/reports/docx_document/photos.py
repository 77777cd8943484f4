"""Photos, two beside each other and six on a page, made small and without what a camera writes into them."""

from collections.abc import Sequence

from outreach_tui.domain.summary import Photo
from outreach_tui.domain.text import clean, one_line
from outreach_tui.reports.docx_document import xml
from outreach_tui.reports.docx_document.package import Package, escaped

_EMU_PER_MM = 36_000
_WIDTH, _HEIGHT = 74 * _EMU_PER_MM, 56 * _EMU_PER_MM
#: Twips of a cell: half of an upright page.
_CELL = 4422
#: Charts are numbered from 1.
_FIRST_NUMBER = 9000


def photo_table(package: Package, photos: Sequence[Photo]) -> list[str]:
    """Return a table of photos with captions; one that cannot be read is left out."""
    cells = [cell for number, photo in enumerate(photos) if (cell := _cell(package, photo, _FIRST_NUMBER + number))]
    if not cells:
        return []
    if len(cells) % 2:
        cells.append(xml.cell("", "TableNumber"))
    rows = [xml.row_of(pair) for pair in zip(cells[::2], cells[1::2], strict=True)]
    return [
        f'<w:tbl><w:tblPr><w:tblW w:w="{2 * _CELL}" w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{_CELL}"/><w:gridCol w:w="{_CELL}"/></w:tblGrid>{"".join(rows)}</w:tbl>'
    ]


def _cell(package: Package, photo: Photo, number: int) -> str:
    from outreach_tui.reports.pictures import small_jpeg  # Pillow: 40 ms, and few summaries have photos

    picture = small_jpeg(photo.path)
    if picture is None:
        return ""
    name = f"word/media/photo{package.count('word/media/') + 1}.jpeg"
    relation = package.add(name, picture.content, "image")
    caption = f"{photo.event_number} {photo.title}"
    lines = [xml.run(caption), xml.run(photo.day.isoformat())]
    told = "".join(xml.paragraph("TableNumber", line) for line in lines)
    shown = xml.paragraph("TableNumber", _drawing(relation, number, caption, picture.width, picture.height))
    return f'<w:tc><w:tcPr><w:tcW w:w="{_CELL}" w:type="dxa"/></w:tcPr>{shown}{told}</w:tc>'


def _drawing(relation: str, number: int, caption: str, width: int, height: int) -> str:
    """Return a picture as wide as its place, or as high where it is taller."""
    scale = min(_WIDTH / width, _HEIGHT / height)
    extent = f'cx="{int(width * scale)}" cy="{int(height * scale)}"'
    name = f'id="{number}" name="photo {number}" descr="{escaped(one_line(clean(caption)))}"'
    return (
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {extent}/><wp:docPr {name}/>'
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr {name}/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/>'
        f'<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {extent}/>'
        '</a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
