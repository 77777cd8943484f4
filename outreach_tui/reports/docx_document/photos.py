"""Photos, two beside each other and six on a page, made small and without what a camera writes into them."""

from collections.abc import Sequence
from itertools import islice

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm

from outreach_tui.domain.summary import Photo
from outreach_tui.reports.pictures import small_jpeg

_BESIDE = 2
_WIDTH, _HEIGHT = Mm(74), Mm(56)


def add_photos(document: Document, photos: Sequence[Photo]) -> None:
    """Add photos with captions; one that cannot be read is left out."""
    readable = [(photo, picture) for photo in photos if (picture := small_jpeg(photo.path))]
    pairs = iter(readable)
    rows = []
    while row := list(islice(pairs, _BESIDE)):
        rows.append(row)
    if not rows:
        return
    table = document.add_table(rows=len(rows), cols=_BESIDE)
    for cells, row in zip(table.rows, rows, strict=True):
        for cell, (photo, picture) in zip(cells.cells, row, strict=False):
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles["TableNumber"]
            shape = paragraph.add_run().add_picture(picture, width=_WIDTH)
            if shape.height > _HEIGHT:
                shape.width, shape.height = int(shape.width * _HEIGHT / shape.height), _HEIGHT
            caption = cell.add_paragraph(f"{photo.event_number} {photo.title}", style="TableNumber")
            caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
            cell.add_paragraph(photo.day.isoformat(), style="TableNumber")
