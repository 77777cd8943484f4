"""The summary as JSON: the manifest and every table, written row by row."""

import json
from typing import TextIO

from outreach_tui.reports.manifest import manifest, row_json, table_head
from outreach_tui.reports.model import Summary, Table


def write(summary: Summary, file: TextIO) -> None:
    """Write the whole summary as one JSON object."""
    head = json.dumps(manifest(summary), ensure_ascii=False, indent=1)
    file.write(head.removesuffix("\n}") + ',\n "tables": [')
    written = [table for table in summary.tables if table.id == "events" or not table.raw]
    for place, table in enumerate(written):
        file.write(",\n  " if place else "\n  ")
        _write_table(table, file)
    file.write("\n ]\n}\n")


def _write_table(table: Table, file: TextIO) -> None:
    keys = [column.key for column in table.columns]
    file.write(json.dumps(table_head(table), ensure_ascii=False).removesuffix("}") + ', "rows": [')
    before = "\n   "
    for row in table:
        file.write(before + json.dumps(row_json(keys, row), ensure_ascii=False))
        before = ",\n   "
    file.write("]}")
