"""The summary as Markdown, for pasting."""

from typing import TextIO

from outreach_tui.reports.model import Section, Summary, Table, cell_text
from outreach_tui.reports.plain import markdown_table, markdown_text


def write(summary: Summary, file: TextIO) -> None:
    """Write sentences and annexes; lists of single consultations and handouts are left to workbooks."""
    file.write(f"# {markdown_text(summary.title)}\n")
    for section in summary.sections:
        file.write(f"\n## {markdown_text(section.heading)}\n{_paragraphs(section, summary.options.between)}")
    for table in summary.tables:
        if table.id == "events" or not table.raw:
            write_table(table, file)


def _paragraphs(section: Section, between: str) -> str:
    return "".join(
        "\n" + between.join(markdown_text(sentence.text) for sentence in paragraph) + "\n"
        for paragraph in section.paragraphs
    )


def write_table(table: Table, file: TextIO) -> None:
    """Write one table under its title, with its notes."""
    kinds = [column.kind for column in table.columns]
    rows = [[cell_text(cell, kind) for cell, kind in zip(row, kinds, strict=True)] for row in table]
    if table.total is not None:
        rows.append([cell_text(cell, kind) for cell, kind in zip(table.total, kinds, strict=True)])
    file.write(f"\n## {markdown_text(table.title)}\n\n")
    file.write(markdown_table([column.heading for column in table.columns], rows) + "\n")
    for note in table.notes:
        file.write(f"\n{markdown_text(note)}\n")
