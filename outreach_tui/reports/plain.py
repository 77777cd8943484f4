"""User text made harmless for the formats that are text themselves: Markdown and CSV."""

import re
from collections.abc import Sequence

from outreach_tui.domain.text import clean, for_spreadsheet, one_line

_MARKDOWN_SIGNS = re.compile(r"([\\|*_`<>\[\]~#])")


def markdown_text(text: str) -> str:
    """Return a text as Markdown that means nothing but the text itself, on one line."""
    return _MARKDOWN_SIGNS.sub(r"\\\1", one_line(clean(text)))


def markdown_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table in which texts mean nothing but themselves."""

    def line(cells: Sequence[str]) -> str:
        return "| " + " | ".join(markdown_text(cell) for cell in cells) + " |"

    return "\n".join([line(headings), "|" + " --- |" * len(headings), *map(line, rows)])


def safe_for_spreadsheets(cell: object) -> object:
    """Return a cell that no spreadsheet runs as a formula; numbers stay numbers."""
    return for_spreadsheet(cell) if isinstance(cell, str) else cell
