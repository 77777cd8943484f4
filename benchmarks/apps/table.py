"""A Textual DataTable of 10,000 rows, as the tutorial makes one."""

from textual.app import App, ComposeResult
from textual.widgets import DataTable

ROWS = 10_000


class Table(App[None]):
    def compose(self) -> ComposeResult:
        yield DataTable(cursor_type="row")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns("编号", "日期", "主题", "形式", "社区", "人数")
        table.add_rows(
            (f"2025-{row:05d}", "2025-05-04", f"第{row}讲：劳动合同与工资", "讲座", "朝阳社区", str(row % 90))
            for row in range(ROWS)
        )


if __name__ == "__main__":
    Table().run()
