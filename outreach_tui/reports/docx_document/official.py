"""The summary as an official document: title, text, list of annexes, signature, annexes on pages of their own."""

from datetime import date
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.section import WD_SECTION

from outreach_tui.i18n import catalogue
from outreach_tui.i18n import mark as _
from outreach_tui.reports.docx_document import xml
from outreach_tui.reports.docx_document.charts import chart_paragraph
from outreach_tui.reports.docx_document.embedding import embed_manifest
from outreach_tui.reports.docx_document.photos import add_photos
from outreach_tui.reports.docx_document.styles import number_pages, set_up_document, set_up_page, text_width
from outreach_tui.reports.docx_document.widths import column_widths
from outreach_tui.reports.model import ENGLISH_MONTHS, Summary, Table
from outreach_tui.reports.sources import sources_table


def write(summary: Summary, path: Path) -> None:
    """Write the document."""
    document = docx.Document()
    set_up_document(document, summary.options.language)
    body = document.element.body
    for child in list(body.iterchildren()):
        if not child.tag.endswith("}sectPr"):
            body.remove(child)
    set_up_page(document.sections[0], summary.options.language)
    number_pages(document)
    numbers = {figure.id: number for number, figure in enumerate(summary.figures, start=1)}
    annexes = [*printed_tables(summary), *([sources_table(summary)] if summary.figures else [])]
    _add(document, *_text(summary, numbers), *_annex_list(summary, annexes), *_signature(summary))
    for place, table in enumerate(annexes, start=1):
        _add_annex(document, summary, table, place, numbers)
    if summary.photos:
        _new_page(document, summary, landscape=False)
        _add(document, *_annex_head(summary, len(annexes) + 1, _say(summary, _("Photos"))))
        add_photos(document, summary.photos)
    _describe(document, summary)
    embed_manifest(document, summary)
    document.save(str(path))


def printed_tables(summary: Summary) -> list[Table]:
    """Return the annexes; single consultations and handouts are no part of a printed document."""
    return [table for table in summary.tables if table.id == "events" or not table.raw]


def _say(summary: Summary, message: str) -> str:
    return catalogue(summary.options.language).gettext(message)


def _add(document: Document, *parts: str) -> None:
    end = document.element.body.sectPr
    for part in parts:
        end.addprevious(xml.element(part))


def _text(summary: Summary, numbers: dict[str, int]) -> list[str]:
    between = xml.run(" ") if summary.options.language == "en" else ""
    parts = [] if summary.options.short else [xml.paragraph("SummaryTitle", xml.run(summary.title)), _blank()]
    heading = "SummarySubheading" if summary.options.short else "SummaryHeading"
    for section in summary.sections:
        parts.append(xml.paragraph(heading, xml.run(section.heading)))
        for paragraph in section.paragraphs:
            runs = [xml.sentence_runs(sentence, numbers) for sentence in paragraph]
            parts.append(xml.paragraph("SummaryBody", between.join(runs)))
    return parts


def _blank() -> str:
    return xml.paragraph("SummaryBody")


#: The list of annexes, the signature and the day stand on one page.
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
        parts.append(xml.paragraph("SummaryBody", xml.run(f"{start}{place}. {title}"), properties=f"{_KEEP}{inset}"))
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


def _new_page(document: Document, summary: Summary, *, landscape: bool) -> None:
    section = document.add_section(WD_SECTION.NEW_PAGE)
    # what ends a section is an empty paragraph: as low as can be, or it might begin a page of its own
    ending = document.element.body.sectPr.getprevious()
    ending.pPr.insert(0, xml.element('<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'))
    set_up_page(section, summary.options.language, landscape=landscape)


def _add_annex(document: Document, summary: Summary, table: Table, place: int, numbers: dict[str, int]) -> None:
    _new_page(document, summary, landscape=table.wide)
    width = text_width(document.sections[-1])
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
    _add(document, *_annex_head(summary, place, table.title), made, *notes, *chart_paragraph(document, table))


def _source_row(row: list[str], number: int) -> str:
    first, *rest = row
    cells = [xml.cell(xml.bookmarked(first, f"figure_{number}", number), "TableNumber")]
    return xml.row_of([*cells, *(xml.cell(xml.run(text), "TableText") for text in rest)])


def _describe(document: Document, summary: Summary) -> None:
    properties = document.core_properties
    properties.title = summary.title
    properties.author = properties.last_modified_by = summary.community or summary.subdistrict
    properties.comments = properties.keywords = ""
    properties.created = properties.modified = summary.made_at.replace(tzinfo=None)
    properties.language = "zh-CN" if summary.options.language == "zh" else "en"
