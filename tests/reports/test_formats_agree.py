"""Generated years in every format: each annex has the same cells in all of them, and they add up to what is counted."""

import csv
import io
import json
import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import docx
import lxml.html
import openpyxl
import pytest
from docx.oxml.ns import qn
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import Period
from outreach_tui.domain.text import from_spreadsheet
from outreach_tui.reports.building import make_summary
from outreach_tui.reports.model import CellKind, Options, Summary, Table, cell_text, percent_text
from outreach_tui.reports.writing import write_all
from outreach_tui.services.office import Office
from outreach_tui.services.summarising import open_facts
from outreach_tui.services.tallying import Tallying
from tests.services.generated import periods, years
from tests.services.test_figures import generated, generated_year

Cells = list[list[str]]
_folders = count()


def cells_of(table: Table) -> Cells:
    """Return the rows and the total of a table as people read them."""
    rows = [*table, *([table.total] if table.total is not None else [])]
    return [[cell_text(cell, column.kind) for cell, column in zip(row, table.columns, strict=True)] for row in rows]


def _in_json(path: Path, tables: Sequence[Table]) -> list[Cells]:
    kept = {one["id"]: one for one in json.loads(path.read_text("utf-8"))["tables"]}
    return [
        [
            _plain(table, [row[column.key] for column in table.columns])
            for row in (*kept[table.id]["rows"], *filter(None, [kept[table.id]["total"]]))
        ]
        for table in tables
    ]


def _in_csv(path: Path, tables: Sequence[Table]) -> list[Cells]:
    return [
        [
            _plain(table, [from_spreadsheet(cell) for cell in row])
            for row in list(csv.reader(io.StringIO((path / f"{table.id}.csv").read_text("utf-8-sig"), newline="")))[1:]
        ]
        for table in tables
    ]


def _in_xlsx(path: Path, tables: Sequence[Table]) -> list[Cells]:
    book = openpyxl.load_workbook(path)
    return [
        [
            _plain(table, row)
            for row in book[table.title[:31]].iter_rows(min_row=2, max_row=1 + len(cells_of(table)), values_only=True)
        ]
        for table in tables
    ]


def _in_markdown(path: Path, tables: Sequence[Table]) -> list[Cells]:
    text = path.read_text("utf-8")
    found = [text.partition(f"\n## {table.title}\n\n")[2].partition("\n\n")[0].rstrip("\n") for table in tables]
    return [
        [
            [
                re.sub(r"\\(\W)", r"\1", cell.strip())
                for cell in line.strip().removeprefix("|").removesuffix("|").split("|")
            ]
            for line in rows[2:]
        ]
        for rows in (lines.splitlines() for lines in found)
    ]


def _in_html(path: Path, tables: Sequence[Table]) -> list[Cells]:
    root = lxml.html.fromstring(path.read_bytes())
    shown = [root.xpath(f"//section[@aria-labelledby='t-{table.id}']//table")[0] for table in tables]
    return [[[cell.text_content() for cell in row.iter("th", "td")] for row in one.iter("tr")][1:] for one in shown]


def _in_docx(path: Path, tables: Sequence[Table]) -> list[Cells]:
    shown = docx.Document(str(path)).tables[: len(tables)]
    return [
        [
            ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
            for row in one._tbl.iter(qn("w:tr"))
        ][1:]
        for one in shown
    ]


READERS: Mapping[str, Callable[[Path, Sequence[Table]], list[Cells]]] = {
    "json": _in_json, "csv": _in_csv, "xlsx": _in_xlsx, "md": _in_markdown, "html": _in_html, "docx": _in_docx,
}  # fmt: skip
#: What carries single consultations and handouts too: no document that is printed or read does.
_WHOLE = frozenset({"csv", "xlsx"})


def _plain(table: Table, row: Sequence[Any]) -> list[str]:
    """Return cells that a program reads as people would read them."""
    plain = []
    for cell, column in zip(row, table.columns, strict=True):
        if cell is None or cell == "":
            plain.append("")
        elif column.kind is CellKind.PERCENT:
            plain.append(percent_text(float(cell)))
        elif isinstance(cell, (date, datetime)):
            plain.append(cell.isoformat()[:10])
        else:
            plain.append(str(cell))
    return plain


def _coded(suffix: str, table: Table, cells: Cells) -> Cells:
    """Return cells with what JSON and CSV carry by its code (months, what is known of a community) left out."""
    if suffix not in ("json", "csv"):
        return cells
    first = 1 if table.id in ("months", "targets") else 0
    kept = slice(-3, None) if table.id == "coverage" else slice(first, None)
    return [row[kept] for row in cells]


def _all_agree(summary: Summary, folder: Path) -> None:
    paths = {suffix: folder / f"r.{suffix}" for suffix in READERS}
    write_all(summary, list(paths.values()), force=False, done=lambda _path: None)
    for suffix, path in paths.items():
        tables = [table for table in summary.tables if suffix in _WHOLE or table.id == "events" or not table.raw]
        for table, shown in zip(tables, READERS[suffix](path, tables), strict=True):
            assert _coded(suffix, table, shown) == _coded(suffix, table, cells_of(table)), (suffix, table.id)


def _sums_are_the_tally(summary: Summary, office: Office, period: Period) -> None:
    tables = {table.id: table for table in summary.tables}
    for table_id, by in {
        "months": Dimension.MONTH, "communities": Dimension.COMMUNITY, "categories": Dimension.CATEGORY,
        "outcomes": Dimension.OUTCOME,
    }.items():  # fmt: skip
        table, tally = tables[table_id], Tallying(office).tally(period, by)
        keys = [column.key for column in table.columns]
        assert table.total is not None
        for key in {"events", "attendance", "consultations"} & set(keys):
            place = keys.index(key)
            shown = [row[place] for row in table]
            assert shown == [getattr(row.figures, key) for row in tally.rows], (table_id, key)
            assert table.total[place] == getattr(tally.total.figures, key)
            if by is not Dimension.COMMUNITY:  # a joint event is each one's
                assert sum(shown) == table.total[place]  # type: ignore[arg-type]
        for place, key in enumerate(keys):
            if key.startswith("copies_"):
                word = key.removeprefix("copies_")
                assert [row[place] for row in table] == [row.figures.materials.get(word, 0) for row in tally.rows]
                assert table.total[place] == tally.total.figures.materials[word]


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
@given(steps=years, period=periods, language=st.sampled_from(["zh", "en"]), hide_below=st.sampled_from([0, 5]))
@settings(generated(3), phases=[Phase.generate])
def test_every_format_has_the_same_cells_and_they_are_the_tally(
    bare_office: Office, tmp_path: Path, steps: Sequence[tuple[Any, ...]], period: Period, language: str,
    hide_below: int,
) -> None:  # fmt: skip
    office = generated_year(bare_office, steps).office
    folder = tmp_path / str(next(_folders))
    folder.mkdir()
    with open_facts(office, period) as facts:
        summary = make_summary(facts, Options(language, hide_below=hide_below))
        _all_agree(summary, folder)
        if not hide_below:
            _sums_are_the_tally(summary, office, period)
