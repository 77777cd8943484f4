"""Columns of printed tables: what must not break stands on one line, and all of them fill the page."""

from hypothesis import given
from hypothesis import strategies as st

from outreach_tui.reports.docx_document.widths import CELL_MARGIN, column_widths, measured
from outreach_tui.reports.model import CellKind, Column

WIDTH = 12_700
SIGN = 180

cells = st.text(st.sampled_from("法治讲座 0123abc"), max_size=30)
columns = st.builds(Column, st.just("key"), cells, st.sampled_from(CellKind), st.integers(1, 20))


@given(st.lists(columns, min_size=1, max_size=14).flatmap(
    lambda found: st.tuples(st.just(found), st.lists(st.lists(cells, min_size=len(found), max_size=len(found))))
))  # fmt: skip
def test_the_columns_fill_the_page_and_none_is_lost(table: tuple[list[Column], list[list[str]]]) -> None:
    widths = column_widths(*table, WIDTH)
    assert sum(widths) == WIDTH
    assert min(widths) >= 2 * CELL_MARGIN


def test_numbers_days_and_short_words_stand_on_one_line() -> None:
    columns = [
        Column("number", "编号"), Column("day", "日期", CellKind.DAY), Column("form", "形式"), Column("title", "名称"),
        Column("people", "受教育群众", CellKind.COUNT), Column("readers", "册", CellKind.COUNT),
    ]  # fmt: skip
    rows = [["2019-001", "2019-01-08", "宣传咨询点", "很长的名称" * 20, "3556", "1046"]]
    for column, text, width in zip(columns, rows[0], column_widths(columns, rows, WIDTH), strict=True):
        if column.key != "title":
            assert width >= measured(text) * SIGN + 2 * CELL_MARGIN, column.key
