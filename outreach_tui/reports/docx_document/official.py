"""The summary as an official document: title, text, list of annexes, signature, annexes on pages of their own."""

from datetime import UTC, date
from pathlib import Path

from outreach_tui.i18n import LANGUAGES, catalogue
from outreach_tui.i18n import mark as _
from outreach_tui.reports.docx_document import xml
from outreach_tui.reports.docx_document.charts import chart_paragraph
from outreach_tui.reports.docx_document.embedding import MANIFEST_PROPERTIES, manifest_part
from outreach_tui.reports.docx_document.package import Package, escaped
from outreach_tui.reports.docx_document.photos import photo_table
from outreach_tui.reports.docx_document.styles import (
    fonts_part,
    footer_part,
    section_properties,
    settings_part,
    styles_part,
    text_width,
)
from outreach_tui.reports.docx_document.widths import column_widths, measured
from outreach_tui.reports.model import ENGLISH_MONTHS, Summary, Table
from outreach_tui.reports.sources import sources_table

#: 汉字 of 22 points that surely stand on a line, with the space around numbers.
_TITLE_SIGNS = 18


def write(summary: Summary, path: Path) -> None:
    """Write the document."""
    language = summary.options.language
    package = Package()
    package.add("word/styles.xml", styles_part(language), "styles")
    package.add("word/settings.xml", settings_part(), "settings")
    package.add("word/fontTable.xml", fonts_part(), "fontTable")
    package.add("customXml/item1.xml", manifest_part(summary), "customXml")
    package.describe("customXml/item1.xml", MANIFEST_PROPERTIES)
    footers = "".join(
        f'<w:footerReference w:type="{kind}" r:id="{package.add(name, footer_part(even=kind == "even"), "footer")}"/>'
        for kind, name in (("default", "word/footer1.xml"), ("even", "word/footer2.xml"))
    )
    pages = _Pages(language, footers)
    numbers = {figure.id: number for number, figure in enumerate(summary.figures, start=1)}
    annexes = [*printed_tables(summary), *([sources_table(summary)] if summary.figures else [])]
    pages.add(*_text(summary, numbers), *_annex_list(summary, annexes), *_signature(summary))
    for place, table in enumerate(annexes, start=1):
        pages.turn(landscape=table.wide)
        pages.add(*_annex(summary, table, place), *chart_paragraph(package, table))
    photos = photo_table(package, summary.photos)
    if summary.photos:
        pages.turn(landscape=False)
        pages.add(*_annex_head(summary, len(annexes) + 1, _say(summary, _("Photos"))), *photos)
    package.save(path, pages.body(), _core(summary))


class _Pages:
    """The body of the document: what stands on pages that lie on their side, and on those that do not."""

    def __init__(self, language: str, footers: str) -> None:
        self._language = language
        self._footers = footers
        self._landscape = False
        self._parts: list[str] = []

    def add(self, *parts: str) -> None:
        """Add paragraphs and tables."""
        self._parts += parts

    def turn(self, *, landscape: bool) -> None:
        """Begin a new page, on its side or upright."""
        # what ends a section is an empty paragraph: as low as can be, or it might begin a page of its own
        low = '<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        self._parts.append(f"<w:p><w:pPr>{low}{self._section()}</w:pPr></w:p>")
        self._landscape = landscape

    def body(self) -> str:
        """Return everything, the last section's pages described."""
        return f"{''.join(self._parts)}{self._section()}"

    def _section(self) -> str:
        footers, self._footers = self._footers, ""  # those of the first section are those of all
        return section_properties(self._language, footers, landscape=self._landscape)


def printed_tables(summary: Summary) -> list[Table]:
    """Return the annexes; single consultations and handouts are no part of a printed document."""
    return [table for table in summary.tables if table.id == "events" or not table.raw]


def _say(summary: Summary, message: str) -> str:
    return catalogue(summary.options.language).gettext(message)


def _text(summary: Summary, numbers: dict[str, int]) -> list[str]:
    between = xml.run(summary.options.between) if summary.options.between else ""
    parts = [] if summary.options.short else [xml.paragraph("SummaryTitle", _title_runs(summary.title)), _blank()]
    heading = "SummarySubheading" if summary.options.short else "SummaryHeading"
    for section in summary.sections:
        parts.append(xml.paragraph(heading, xml.run(section.heading)))
        for paragraph in section.paragraphs:
            runs = [xml.sentence_runs(sentence, numbers) for sentence in paragraph]
            parts.append(xml.paragraph("SummaryBody", between.join(runs)))
    return parts


def _title_runs(title: str) -> str:
    """Return a title; a Chinese one too long for a line is broken before what it is called, not within a word."""
    place, kind, rest = title.rpartition("普法")
    if not place or measured(title) <= _TITLE_SIGNS:
        return xml.run(title)
    return f"{xml.run(place)}<w:r><w:br/></w:r>{xml.run(kind + rest)}"


def _blank() -> str:
    return xml.paragraph("SummaryBody")


#: No signature stands on a page alone.
_KEEP = "<w:keepNext/>"


def _kept_blank() -> str:
    return xml.paragraph("SummaryBody", properties=_KEEP)


def _annex_list(summary: Summary, annexes: list[Table]) -> list[str]:
    """Return the list of annexes, the numbers under each other."""
    titles = [table.title for table in annexes]
    if summary.photos:
        titles.append(_say(summary, _("Photos")))
    if not titles or summary.options.short:
        return []
    word = _say(summary, _("Annexes: "))
    parts = [_kept_blank()]
    for place, title in enumerate(titles, start=1):
        start = word if place == 1 else ""
        # five characters in: under the number of the first
        inset = '<w:ind w:leftChars="500" w:left="1600" w:firstLineChars="0" w:firstLine="0"/>' if place > 1 else ""
        # the first two stand under the text or go over together, the last two with the signature
        keep = _KEEP if place == 1 or place >= len(titles) - 1 else ""
        parts.append(xml.paragraph("SummaryBody", xml.run(f"{start}{place}. {title}"), properties=f"{keep}{inset}"))
    return parts


def _signature(summary: Summary) -> list[str]:
    if summary.options.short:
        return []
    day = summary.made_at.date()
    return [
        _kept_blank(),
        _kept_blank(),
        xml.paragraph("SummarySignature", xml.run(summary.community or summary.subdistrict), properties=_KEEP),
        xml.paragraph("SummarySignature", xml.run(day_words(day, summary.options.language))),
    ]


def day_words(day: date, language: str) -> str:
    """Return a day as documents date themselves: ``2020年3月25日``, ``25 March 2020``."""
    if language == "zh":
        return f"{day.year}年{day.month}月{day.day}日"
    return f"{day.day} {ENGLISH_MONTHS[day.month - 1]} {day.year}"


def _annex_head(summary: Summary, place: int, title: str) -> list[str]:
    label = _say(summary, _("Annex {number}")).format(number=place)
    return [xml.paragraph("AnnexNumber", xml.run(label)), xml.paragraph("AnnexTitle", xml.run(title))]


def _annex(summary: Summary, table: Table, place: int) -> list[str]:
    width = text_width(landscape=table.wide)
    if table.id == "sources":
        rows = [[str(value) for value in row] for row in table]
        made = xml.raw_table(
            table,
            [_source_row(row, number) for number, row in enumerate(rows, start=1)],
            column_widths(table.columns, rows, width),
        )
    else:
        made = xml.table(table, width, more=_say(summary, _("… and {count} more, in the workbook")))
    notes = [xml.paragraph("TableNote", xml.run(note)) for note in table.notes]
    return [*_annex_head(summary, place, table.title), made, *notes]


def _source_row(row: list[str], number: int) -> str:
    first, *rest = row
    cells = [xml.cell(xml.bookmarked(first, f"figure_{number}", number), "TableNumber")]
    return xml.row_of([*cells, *(xml.cell(xml.run(text), "TableText") for text in rest)])


def _core(summary: Summary) -> str:
    """Return what the document says of itself."""
    who = escaped(summary.community or summary.subdistrict)
    made = f"{summary.made_at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    day = f'<dcterms:{{}} xsi:type="dcterms:W3CDTF">{made}</dcterms:{{}}>'
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(summary.title)}</dc:title><dc:creator>{who}</dc:creator>"
        f"<cp:lastModifiedBy>{who}</cp:lastModifiedBy>{day.format('created', 'created')}"
        f"{day.format('modified', 'modified')}"
        f"<dc:language>{LANGUAGES[summary.options.language].tag}</dc:language></cp:coreProperties>"
    )
