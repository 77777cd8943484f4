"""WordprocessingML as text: paragraphs, runs and tables."""

from collections.abc import Sequence

from outreach_tui.domain.text import clean, one_line
from outreach_tui.reports.docx_document.package import escaped
from outreach_tui.reports.docx_document.widths import CELL_MARGIN, column_widths, heading_lines
from outreach_tui.reports.model import CellKind, Figure, Row, Sentence, Table, cell_text

#: Rows of single records that a printed document shows at most.
LONGEST_LIST = 2000


def run(text: str) -> str:
    """Return a run of text; tabs and line ends in it become spaces."""
    return f'<w:r><w:t xml:space="preserve">{escaped(one_line(clean(text)))}</w:t></w:r>'


def paragraph(style: str, *runs: str, properties: str = "") -> str:
    """Return a paragraph in a style."""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{properties}</w:pPr>{"".join(runs)}</w:p>'


def anchor(figure_id: str, numbers: dict[str, int]) -> str:
    """Return the name of the bookmark of a figure in the annex of sources."""
    return f"figure_{numbers[figure_id]}"


def sentence_runs(sentence: Sentence, numbers: dict[str, int]) -> str:
    """Return a sentence in which every figure leads to its line in the annex of sources."""
    return "".join(
        f'<w:hyperlink w:anchor="{anchor(part.id, numbers)}" w:history="1">{run(part.shown)}</w:hyperlink>'
        if isinstance(part, Figure)
        else run(part)
        for part in sentence.parts
    )


def bookmarked(text: str, name: str, number: int) -> str:
    """Return a run that hyperlinks can lead to."""
    mark = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
    return f'{mark}{run(text)}<w:bookmarkEnd w:id="{number}"/>'


def table(shown: Table, width: int, *, more: str) -> str:
    """Return a table of so many twips; ``more`` says how many rows of a long list were left out (``{count}``)."""
    kept: list[list[str]] = []
    left_out = 0
    for row in shown:
        if shown.long and len(kept) >= LONGEST_LIST:
            left_out += 1
        else:
            kept.append(_texts(shown, row))
    total = [] if shown.total is None else [_texts(shown, shown.total)]
    widths = column_widths(shown.columns, [*kept, *total], width)
    rows = [_row(shown, row) for row in kept]
    if left_out:
        rows.append(_row(shown, [more.format(count=left_out), *[""] * (len(shown.columns) - 1)]))
    rows += [_row(shown, row, bold=True) for row in total]
    return raw_table(shown, rows, widths)


def raw_table(shown: Table, rows: Sequence[str], widths: Sequence[int]) -> str:
    """Return a table of rows made already under its headings, which are repeated on every page."""
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    heads = "".join(
        cell("<w:r><w:br/></w:r>".join(map(run, heading_lines(column.printed, width))), "TableHeading")
        for column, width in zip(shown.columns, widths, strict=True)
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/>{_BORDERS}'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{CELL_MARGIN}" w:type="dxa"/>'
        f'<w:right w:w="{CELL_MARGIN}" w:type="dxa"/>'
        f"</w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{heads}</w:tr>{''.join(rows)}</w:tbl>"
    )


_BORDERS = (
    "<w:tblBorders>"
    + "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    + "</w:tblBorders>"
)


def cell(runs: str, style: str) -> str:
    """Return a table cell of one paragraph."""
    return f'<w:tc><w:tcPr><w:vAlign w:val="center"/></w:tcPr>{paragraph(style, runs)}</w:tc>'


def row_of(cells: Sequence[str]) -> str:
    """Return a row that does not break over pages."""
    return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{''.join(cells)}</w:tr>"


def _texts(shown: Table, row: Row) -> list[str]:
    return [cell_text(value, column.kind) for column, value in zip(shown.columns, row, strict=True)]


def _row(shown: Table, texts: Sequence[str], *, bold: bool = False) -> str:
    cells = []
    for column, text in zip(shown.columns, texts, strict=True):
        centred = column.centred or column.kind is not CellKind.TEXT
        style = "TableHeading" if bold else "TableNumber" if centred else "TableText"
        cells.append(cell(run(text) if text else "", style))
    return row_of(cells)
