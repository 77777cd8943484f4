"""What every format carries of a summary so that it can be verified: options, sentences and figures, as JSON.

The schema is described in ``docs/report-json.md``; its version rises when a field changes its meaning.
"""

import json
from typing import Any

from outreach_tui.reports.model import Cell, Figure, Hidden, Named, Row, Section, Summary, Table
from outreach_tui.reports.queries import query_json

SCHEMA = "outreach-summary"
VERSION = 1


def manifest(summary: Summary) -> dict[str, Any]:
    """Return everything but the tables."""
    options = summary.options
    return {
        "schema": SCHEMA,
        "version": VERSION,
        "language": options.language,
        "title": summary.title,
        "subdistrict": summary.subdistrict,
        "community": summary.community or None,
        **({"district": True} if summary.district else {}),
        "period": {
            "label": summary.period.label,
            "start": summary.period.start.isoformat(),
            "end": summary.period.end.isoformat(),
        },
        "options": {
            "exact": options.exact,
            "hide_below": options.hide_below,
            "notes": options.notes,
            "short": options.short,
        },
        "made_at": summary.made_at.isoformat(timespec="seconds"),
        "history_mark": summary.history_mark,
        "sections": [_section(section) for section in summary.sections],
        "figures": [_figure(figure) for figure in summary.figures],
    }


def _section(section: Section) -> dict[str, Any]:
    return {
        "id": section.id,
        "heading": section.heading,
        "paragraphs": [
            [{"text": sentence.text, "figures": [figure.id for figure in sentence.figures]} for sentence in paragraph]
            for paragraph in section.paragraphs
        ],
    }


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "id": figure.id,
        "value": figure.value,
        "printed": figure.printed,
        "shown": figure.shown,
        "rule": figure.rule.value,
        "unit": figure.unit,
        "query": query_json(figure.query),
        "record_ids": None if figure.record_ids is None else list(figure.record_ids),
        "hash": figure.hash,
    }


def manifest_text(summary: Summary) -> str:
    """Return the manifest as one line of JSON, to be embedded in a document."""
    return json.dumps(manifest(summary), ensure_ascii=False, separators=(",", ":"))


def table_head(table: Table) -> dict[str, Any]:
    """Return a table as JSON without its rows."""
    keys = [column.key for column in table.columns]
    return {
        "id": table.id,
        "title": table.title,
        "columns": [
            {"key": column.key, "heading": column.heading, "kind": column.kind.value} for column in table.columns
        ],
        "total": None if table.total is None else row_json(keys, table.total),
        "notes": list(table.notes),
    }


def row_json(keys: list[str], row: Row) -> dict[str, Any]:
    """Return a row by the keys of its columns."""
    return {key: cell_json(cell) for key, cell in zip(keys, row, strict=True)}


def cell_json(cell: Cell) -> str | int | float | None:
    """Return a cell as JSON carries it: days in ISO form, states by code, hidden counts as ``<5``."""
    if isinstance(cell, Named):
        return cell.code
    if cell is None or isinstance(cell, (str, int, float)):
        return cell
    return str(cell) if isinstance(cell, Hidden) else cell.isoformat()
