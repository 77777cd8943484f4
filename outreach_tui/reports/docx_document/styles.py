"""Fonts, styles and pages of GB/T 9704-2012 as text: 22 lines of 28 characters, page numbers outside."""

from typing import Final, NamedTuple

from outreach_tui.reports.docx_document.package import SPACES

#: The fonts the standard asks for, each with one that comes with Windows or WPS where it is missing.
TITLE, BODY, HEADING, SUBHEADING, NUMBER = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
_FALLBACKS = {TITLE: "SimSun", BODY: "FangSong", HEADING: "SimHei", SUBHEADING: "KaiTi", NUMBER: "SimSun"}
_LATIN = "Times New Roman"

BODY_SIZE: Final = 16
_LATIN_HEADING: Final = 7.5
#: Points between lines, so that 22 of them fill a page.
_LINE = 28.95
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'


class _Style(NamedTuple):
    """A style of paragraphs: sizes and lines in points; ``line`` 0 is a line as high as its letters."""

    name: str
    font: str
    size: float
    align: str
    indent: str = ""
    line: float = _LINE
    outline: int | None = None


_STYLES = (
    _Style("SummaryTitle", TITLE, 22, "center", line=36),
    _Style("SummaryBody", BODY, 16, "both", _INDENT),
    _Style("SummaryHeading", HEADING, 16, "left", _INDENT, outline=0),
    _Style("SummarySubheading", SUBHEADING, 16, "left", _INDENT, outline=1),
    _Style("SummarySignature", BODY, 16, "right", '<w:ind w:rightChars="400" w:right="1280"/>'),
    _Style("AnnexNumber", HEADING, 16, "left"),
    _Style("AnnexTitle", TITLE, 18, "center", line=34, outline=0),
    _Style("TableHeading", HEADING, 9, "center", line=0),
    _Style("TableText", BODY, 9, "left", line=0),
    _Style("TableNumber", BODY, 9, "center", line=0),
    _Style("TableNote", BODY, 12, "left", line=0),
)


def style_elements(language: str) -> dict[str, str]:
    """Return the styles of the standard by name."""
    return {style.name: _style(style, latin=language == "en") for style in _STYLES}


def styles_part(language: str) -> str:
    """Return the styles of a new document; ordinary text too is as large as the grid of a page is counted from."""
    ordinary = f"<w:rPr>{_fonts(BODY)}{_size(BODY_SIZE)}"
    return (
        f"<w:styles {SPACES}><w:docDefaults><w:rPrDefault>{ordinary}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault/>'
        '</w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f"<w:qFormat/>{ordinary}</w:rPr></w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority'
        ' w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
        f"{''.join(style_elements(language).values())}</w:styles>"
    )


def _style(style: _Style, *, latin: bool) -> str:
    exact = f'w:line="{round(style.line * 20)}" w:lineRule="exact"'
    line = exact if style.line else 'w:line="240" w:lineRule="auto"'
    outlined = style.outline is not None
    # 黑体 and 小标宋 are heavy by themselves; Latin letters are not
    bold = "<w:b/><w:bCs/>" if latin and style.font in (TITLE, HEADING) else ""
    # Latin words are longer than Chinese ones, and bold: so that headings of columns need not break them
    size = _LATIN_HEADING if latin and style.name == "TableHeading" else style.size
    # LibreOffice gives two cells of the grid to a character that is wider than one by a hair: so that every
    # program sets 28 characters a line, paragraphs leave the grid and are set a hair closer themselves
    closer = '<w:spacing w:val="-5"/>' if style.size == BODY_SIZE and not latin else ""
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{style.name}"><w:name w:val="{style.name}"/>'
        f'<w:qFormat/><w:pPr>{"<w:keepNext/>" if outlined else ""}<w:snapToGrid w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" {line}/>{style.indent}<w:jc w:val="{style.align}"/>'
        f"{f'<w:outlineLvl w:val={chr(34)}{style.outline}{chr(34)}/>' if outlined else ''}</w:pPr>"
        f"<w:rPr>{_fonts(style.font)}{bold}{closer}{_size(size)}</w:rPr></w:style>"
    )


def _fonts(font: str) -> str:
    return f'<w:rFonts w:ascii="{_LATIN}" w:hAnsi="{_LATIN}" w:eastAsia="{font}" w:cs="{_LATIN}"/>'


def _size(points: float) -> str:
    return f'<w:sz w:val="{round(points * 2)}"/><w:szCs w:val="{round(points * 2)}"/>'


def font_entries() -> str:
    """Return a substitute for each font, for machines that do not have it."""
    return "".join(
        f'<w:font w:name="{font}"><w:altName w:val="{other}"/><w:charset w:val="86"/><w:family w:val="auto"/>'
        '<w:pitch w:val="variable"/></w:font>'
        for font, other in _FALLBACKS.items()
    )


def fonts_part() -> str:
    """Return the table of fonts."""
    return f"<w:fonts {SPACES}>{font_entries()}</w:fonts>"


def settings_part() -> str:
    """Return the settings: pages differ by side, and a program lays them out as it does today."""
    return (
        f'<w:settings {SPACES}><w:zoom w:percent="100"/><w:defaultTabStop w:val="640"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
        ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


#: Twips of a page on its side or upright: width, height, and the margins above, right, below and left; the footer.
_UPRIGHT, _LYING = (11906, 16838, 2098, 1474, 1984, 1587, 1304), (16838, 11906, 1587, 1984, 1474, 2098, 794)


def text_width(*, landscape: bool) -> int:
    """Return the width between the margins in twips."""
    width, _, _, right, _, left, _ = _LYING if landscape else _UPRIGHT
    return width - right - left


def section_properties(language: str, footers: str, *, landscape: bool) -> str:
    """Return what a section says of its pages; 28 characters a line are for Chinese only."""
    width, height, top, right, bottom, left, footer = _LYING if landscape else _UPRIGHT
    kind = 'w:type="linesAndChars" w:linePitch="579" w:charSpace="-848"'
    grid = kind if language == "zh" else 'w:type="lines" w:linePitch="579"'
    lying = ' w:orient="landscape"' if landscape else ""
    return (
        f'<w:sectPr>{footers}<w:pgSz w:w="{width}" w:h="{height}"{lying}/><w:pgMar w:top="{top}" w:right="{right}"'
        f' w:bottom="{bottom}" w:left="{left}" w:header="720" w:footer="{footer}" w:gutter="0"/>'
        f'<w:cols w:space="720"/>{"" if landscape else f"<w:docGrid {grid}/>"}</w:sectPr>'
    )


def footer_part(*, even: bool) -> str:
    """Return ``— 1 —`` at the outer edge of a page: right on odd pages, left on even ones."""
    side = "left" if even else "right"
    look = f'<w:rPr><w:rFonts w:ascii="{NUMBER}" w:hAnsi="{NUMBER}" w:eastAsia="{NUMBER}"/>{_size(14)}</w:rPr>'
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
    return (
        f'<w:ftr {SPACES}><w:p><w:pPr><w:ind w:{side}Chars="100" w:{side}="280"/><w:jc w:val="{side}"/></w:pPr>'
        f"{field}</w:p></w:ftr>"
    )
