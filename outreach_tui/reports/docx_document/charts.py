"""Native charts in a Word document, with the numbers they show kept inside them."""

from collections.abc import Sequence

from outreach_tui.domain.text import clean, one_line
from outreach_tui.reports.charting import charted, counts_by_one
from outreach_tui.reports.docx_document.package import SPACES, Package, escaped
from outreach_tui.reports.model import Table, cell_text

_EMU_PER_MM = 36_000
#: In millimetres: as many charts beside each other as fit a page lying on its side, or one on an upright page.
_WIDTH, _LOWEST, _BY_ROW = 112, 48, 5.5
_COLOURS = ("2F75B5", "C65911")
#: Tables whose rows are drawn as bars lying on their side, since their names are long.
_LYING = frozenset({"communities", "categories", "outcomes"})
#: Word and LibreOffice take what is not said about labels for yes.
_LABELS = (
    '<c:dLbls><c:showLegendKey val="0"/><c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/>'
    '<c:showPercent val="0"/><c:showBubbleSize val="0"/></c:dLbls>'
)
_SMALL = (
    '<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="800"/></a:pPr><a:endParaRPr lang="zh-CN"/></a:p>'
    "</c:txPr>"
)


def chart_paragraph(package: Package, table: Table) -> list[str]:
    """Return a paragraph with a chart for each column of a table that is worth one; nothing when none is."""
    rows, places = charted(table)
    if not places:
        return []
    height = _LOWEST if table.id == "months" else max(_LOWEST, _BY_ROW * len(rows) + 20)
    names = [cell_text(row[0], table.columns[0].kind) for row in rows]
    drawings: list[str] = []
    for place in places:
        column = table.columns[place]
        numbers = [value if isinstance(value := row[place], int) else None for row in rows]
        colour = _COLOURS[len(drawings) % len(_COLOURS)]
        chart = _chart(table, column.heading, names, numbers, colour)
        number = package.count("word/charts/") + 1
        relation = package.add(f"word/charts/chart{number}.xml", chart, "chart")
        drawings.append(_drawing(relation, number, f"{table.title} · {column.heading}", round(height)))
    return [f'<w:p><w:pPr><w:pStyle w:val="TableNumber"/><w:spacing w:before="160"/></w:pPr>{"".join(drawings)}</w:p>']


def _chart(table: Table, heading: str, names: Sequence[str], numbers: Sequence[int | None], colour: str) -> str:
    """Return a chart of one series; a number that is hidden has no bar."""
    lying = table.id in _LYING
    last = len(names) + 1
    shown = [str(number) if number is not None else "" for number in numbers]
    title = (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="1200"/></a:pPr><a:r>'
        f'<a:rPr lang="zh-CN" sz="1200"/><a:t>{_text(f"{table.title} · {heading}")}</a:t></a:r></a:p></c:rich></c:tx>'
        '<c:overlay val="0"/></c:title>'
    )
    series = (
        f'<c:ser><c:idx val="0"/><c:order val="0"/><c:tx>{_cache("str", "$B$1", [heading])}</c:tx><c:spPr><a:solidFill>'
        f'<a:srgbClr val="{colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>{_LABELS}'
        f"<c:cat>{_cache('str', f'$A$2:$A${last}', names)}</c:cat>"
        f"<c:val>{_cache('num', f'$B$2:$B${last}', shown)}</c:val></c:ser>"
    )
    scaling = '<c:scaling><c:orientation val="{}"/></c:scaling><c:delete val="0"/><c:axPos val="{}"/>'
    names_axis = (
        f'<c:catAx><c:axId val="1"/>{scaling.format("maxMin" if lying else "minMax", "l" if lying else "b")}'
        f'<c:tickLblPos val="nextTo"/>{_SMALL}<c:crossAx val="2"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblAlgn val="ctr"/><c:lblOffset val="100"/><c:tickLblSkip val="1"/></c:catAx>'
    )
    steps = '<c:majorUnit val="1"/>' if counts_by_one(numbers) else ""
    # the names read from above to below, and the numbers' axis stays below
    numbers_axis = (
        f'<c:valAx><c:axId val="2"/>{scaling.format("minMax", "b" if lying else "l")}'
        f'<c:numFmt formatCode="General" sourceLinked="0"/><c:tickLblPos val="nextTo"/>{_SMALL}<c:crossAx val="1"/>'
        f'<c:crosses val="{"max" if lying else "autoZero"}"/><c:crossBetween val="between"/>{steps}</c:valAx>'
    )
    return (
        f'<c:chartSpace {SPACES}><c:roundedCorners val="0"/><c:chart>{title}<c:autoTitleDeleted val="0"/><c:plotArea>'
        f'<c:layout/><c:barChart><c:barDir val="{"bar" if lying else "col"}"/><c:grouping val="clustered"/>'
        f'<c:varyColors val="0"/>{series}<c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
        f'{names_axis}{numbers_axis}</c:plotArea><c:plotVisOnly val="1"/></c:chart></c:chartSpace>'
    )


def _cache(kind: str, cells: str, values: Sequence[str]) -> str:
    """Return values as a chart keeps them; the cells they are said to stand in are in no workbook."""
    points = "".join(
        f'<c:pt idx="{place}"><c:v>{_text(value)}</c:v></c:pt>' for place, value in enumerate(values) if value
    )
    form = "<c:formatCode>General</c:formatCode>" if kind == "num" else ""
    return (
        f'<c:{kind}Ref><c:f>Sheet1!{cells}</c:f><c:{kind}Cache>{form}<c:ptCount val="{len(values)}"/>{points}'
        f"</c:{kind}Cache></c:{kind}Ref>"
    )


def _text(text: str) -> str:
    return escaped(one_line(clean(text)))


def _drawing(relation: str, number: int, title: str, height: int) -> str:
    name = f'id="{number}" name="chart {number}" descr="{_text(title)}"'
    return (
        '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{_WIDTH * _EMU_PER_MM}" cy="{height * _EMU_PER_MM}"/>'
        f"<wp:docPr {name}/><wp:cNvGraphicFramePr/>"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
        f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
    )
