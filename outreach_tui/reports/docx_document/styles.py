"""Fonts, styles and pages of GB/T 9704-2012: 22 lines of 28 characters, page numbers outside."""

from typing import Final, NamedTuple

from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.section import Section, _Footer
from docx.shared import Length, Mm, Pt

from outreach_tui.reports.docx_document.xml import element

#: The fonts the standard asks for, each with one that comes with Windows or WPS where it is missing.
TITLE, BODY, HEADING, SUBHEADING, NUMBER = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
_FALLBACKS = {TITLE: "SimSun", BODY: "FangSong", HEADING: "SimHei", SUBHEADING: "KaiTi", NUMBER: "SimSun"}
_LATIN = "Times New Roman"

BODY_SIZE: Final = 16
_LATIN_HEADING: Final = 7.5
_LINE = Pt(28.95)
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


class _Style(NamedTuple):
    name: str
    font: str
    size: float
    align: WD_ALIGN_PARAGRAPH
    indent: str = ""
    line: Length | None = _LINE
    bold: bool = False
    outline: int | None = None


_LEFT, _CENTRE, _BOTH = WD_ALIGN_PARAGRAPH.LEFT, WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.JUSTIFY
_RIGHT = WD_ALIGN_PARAGRAPH.RIGHT

_STYLES = (
    _Style("SummaryTitle", TITLE, 22, _CENTRE, line=Pt(36), outline=None),
    _Style("SummaryBody", BODY, 16, _BOTH, _INDENT),
    _Style("SummaryHeading", HEADING, 16, _LEFT, _INDENT, outline=0),
    _Style("SummarySubheading", SUBHEADING, 16, _LEFT, _INDENT, outline=1),
    _Style("SummarySignature", BODY, 16, _RIGHT, '<w:ind w:rightChars="400" w:right="1280"/>'),
    _Style("AnnexNumber", HEADING, 16, _LEFT),
    _Style("AnnexTitle", TITLE, 18, _CENTRE, line=Pt(34), outline=0),
    _Style("TableHeading", HEADING, 9, _CENTRE, line=None),
    _Style("TableText", BODY, 9, _LEFT, line=None),
    _Style("TableNumber", BODY, 9, _CENTRE, line=None),
    _Style("TableNote", BODY, 12, _LEFT, line=None),
)


def set_up_document(document: Document, language: str) -> None:
    """Make a new document one of the standard: its ordinary text too, from which the grid of a page is counted."""
    normal = document.styles["Normal"]
    normal.font.size = Pt(BODY_SIZE)
    _set_fonts(normal.element.get_or_add_rPr(), BODY)
    set_up_styles(document, language)


def set_up_styles(document: Document, language: str) -> None:
    """Add the styles of the standard; styles that are there under the same names are left as they are."""
    known = {style.name for style in document.styles}
    for wanted in _STYLES:
        if wanted.name not in known:
            _add_style(document, wanted, bold_latin=language == "en")
    _add_fallback_fonts(document)


def _add_style(document: Document, wanted: _Style, *, bold_latin: bool) -> None:
    style = document.styles.add_style(wanted.name, WD_STYLE_TYPE.PARAGRAPH)
    # Latin words are longer than Chinese ones, and bold: so that headings of columns need not break them
    style.font.size = Pt(_LATIN_HEADING) if bold_latin and wanted.name == "TableHeading" else Pt(wanted.size)
    _set_fonts(style.element.get_or_add_rPr(), wanted.font)
    # 黑体 and 小标宋 are heavy by themselves; Latin letters are not
    style.font.bold = True if bold_latin and wanted.font in (TITLE, HEADING) else None
    form = style.paragraph_format
    form.alignment = wanted.align
    form.space_before = form.space_after = Pt(0)
    if wanted.line is None:
        form.line_spacing = 1.0
    else:
        form.line_spacing_rule = WD_LINE_SPACING.EXACTLY
        form.line_spacing = wanted.line
    properties = style.element.get_or_add_pPr()
    # LibreOffice gives two cells of the grid to a character that is wider than one by a hair: so that every
    # program sets 28 characters a line, paragraphs leave the grid and are set a hair closer themselves
    properties.insert_element_before(element('<w:snapToGrid w:val="0"/>'), "w:spacing", "w:ind", "w:jc")
    if wanted.size == BODY_SIZE and not bold_latin:
        style.element.get_or_add_rPr().insert_element_before(element('<w:spacing w:val="-5"/>'), "w:sz", "w:szCs")
    if wanted.indent:
        properties.insert_element_before(
            element(wanted.indent), "w:contextualSpacing", "w:mirrorIndents", "w:jc", "w:outlineLvl"
        )
    if wanted.outline is not None:
        properties.append(element(f'<w:outlineLvl w:val="{wanted.outline}"/>'))
        form.keep_with_next = True


def _set_fonts(properties: "object", font: str) -> None:
    fonts = properties.get_or_add_rFonts()  # type: ignore[attr-defined]
    for name, value in (("w:ascii", _LATIN), ("w:hAnsi", _LATIN), ("w:eastAsia", font), ("w:cs", _LATIN)):
        fonts.set(qn(name), value)
    for theme in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(theme), None)


def _add_fallback_fonts(document: Document) -> None:
    """Name a substitute for each font, for machines that do not have it."""
    try:
        part = document.part.part_related_by(RELATIONSHIP_TYPE.FONT_TABLE)
    except KeyError:
        return
    entries = "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for font, other in _FALLBACKS.items()
    )
    blob = part.blob.decode("utf-8")
    if BODY not in blob:
        part._blob = blob.replace("</w:fonts>", f"{entries}</w:fonts>").encode("utf-8")


def set_up_page(section: Section, language: str, *, landscape: bool = False) -> None:
    """Give a section the margins of the standard; 28 characters a line are for Chinese only."""
    section.page_width, section.page_height = (Mm(297), Mm(210)) if landscape else (Mm(210), Mm(297))
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    margins = (Mm(28), Mm(26), Mm(37), Mm(35)) if landscape else (Mm(37), Mm(35), Mm(28), Mm(26))
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = margins
    section.footer_distance = Mm(35 - 7 - 5) if not landscape else Mm(14)
    properties = section._sectPr
    for grid in properties.findall(qn("w:docGrid")):
        properties.remove(grid)
    if not landscape:
        kind = 'w:type="linesAndChars" w:charSpace="-848"' if language == "zh" else 'w:type="lines"'
        properties.append(element(f'<w:docGrid {kind} w:linePitch="579"/>'))


def text_width(section: Section) -> int:
    """Return the width between the margins in twips."""
    page, left, right = section.page_width, section.left_margin, section.right_margin
    assert page is not None and left is not None and right is not None  # noqa: PT018
    return int((page - left - right) / 635)


def number_pages(document: Document) -> None:
    """Put ``— 1 —`` at the outer edge of every page: right on odd pages, left on even ones."""
    document.settings.odd_and_even_pages_header_footer = True
    first = document.sections[0]
    _page_number(first.footer, "right", 'w:rightChars="100" w:right="280"')
    _page_number(first.even_page_footer, "left", 'w:leftChars="100" w:left="280"')


def _page_number(footer: _Footer, side: str, indent: str) -> None:
    footer.is_linked_to_previous = False
    for paragraph in footer.paragraphs:
        paragraph._p.getparent().remove(paragraph._p)
    look = f'<w:rPr><w:rFonts w:ascii="{NUMBER}" w:hAnsi="{NUMBER}" w:eastAsia="{NUMBER}"/><w:sz w:val="28"/></w:rPr>'
    field = "".join(
        f"<w:r>{look}{part}</w:r>"
        for part in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    footer._element.append(element(f'<w:p><w:pPr><w:ind {indent}/><w:jc w:val="{side}"/></w:pPr>{field}</w:p>'))
