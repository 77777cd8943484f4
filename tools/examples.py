"""Write the workbooks of ``examples/``, which stand for what other hands made: run ``python -m tools.examples``.

Each is laid out in its own way, as the communities of a real subdistrict do it.
"""

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

ROOT = Path(__file__).parent.parent
EXAMPLES = ROOT / "examples"
_MADE = datetime(2026, 7, 1)  # noqa: DTZ001 - workbooks know no zones

#: One line an event, as a community's own list: written by a program that still uses GB 18030.
_LIST = (
    ("序号", "活动时间", "地点", "活动名称", "活动形式", "参加人数", "发放资料", "备注"),
    ("1", "2026.3.8", "春晖社区活动室", "妇女权益保障法讲座", "讲座", "38", "宣传单50份", ""),
    ("2", "2026.4.26", "春晖广场", "知识产权宣传", "咨询点", "60余", "宣传单120份", "天气炎热"),
    ("3", "2026.5.12", "春晖社区", "防灾减灾专栏", "宣传栏", "", "", ""),
    ("合计", "", "", "3场", "", "98", "170份", ""),
)
#: The same kind of list as a workbook: a title over all columns, real dates, a row of totals.
_REGISTER: Sequence[tuple[Any, ...]] = (
    (date(2026, 3, 12), "法治讲座", "民法典与邻里", "长城社区", 41, 4, 20, 60),
    (date(2026, 5, 20), "法治讲座", "养老诈骗识别", "长城社区", 52, 6, 30, 80),
    (date(2026, 6, 26), "宣传咨询点", "禁毒宣传", "长城广场", 75, 9, 25, 140),
)


def community_list() -> bytes:
    """Return the list of 春晖社区 as a CSV file in GB 18030."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows(_LIST)
    return text.getvalue().encode("gb18030")


def community_register() -> Workbook:
    """Return the register of 长城社区."""
    workbook, sheet = _new("2026年上半年")
    sheet.append(["长城社区2026年普法活动登记表"])
    sheet.append(["日期", "形式", "活动名称", "地点", "参加人数", "咨询人次", "读本（册）", "宣传单（份）"])
    for row in _REGISTER:
        sheet.append(row)
    sheet.append(["合计", None, None, None, *(sum(row[column] for row in _REGISTER) for column in range(4, 8))])
    sheet.merge_cells("A1:H1")
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=14), Alignment(horizontal="center")
    for place in range(3, 3 + len(_REGISTER)):
        sheet.cell(place, 1).number_format = "yyyy/m/d"
    return workbook


def quarterly_return() -> Workbook:
    """Return the form that a superior wants back every quarter."""
    workbook, sheet = _new("季报")
    sheet.append(["普法工作情况季度统计表"])
    sheet.append(["填报单位：惠民街道", None, "单位：场、人次、册、份"])
    sheet.append(["项目", "数量", "说明"])
    for name in ("举办法治讲座", "设立宣传咨询点", "受教育人次", "解答法律咨询", "发放读本", "发放宣传单"):
        sheet.append([name, None, None])
    sheet.merge_cells("A1:C1")
    sheet["A1"].font, sheet["A1"].alignment = Font(bold=True, size=14), Alignment(horizontal="center")
    for column, width in (("A", 26), ("B", 12), ("C", 26)):
        sheet.column_dimensions[column].width = width
    return workbook


def _new(name: str) -> tuple[Workbook, Worksheet]:
    workbook = Workbook()
    workbook.properties.creator = "outreach"
    workbook.properties.created = workbook.properties.modified = _MADE
    sheet = workbook.worksheets[0]
    sheet.title = name
    return workbook, sheet


def main() -> None:
    """Write every workbook into its place."""
    (EXAMPLES / "workbooks/春晖社区活动台账.csv").write_bytes(community_list())
    community_register().save(EXAMPLES / "workbooks/长城社区普法登记表.xlsx")
    quarterly_return().save(EXAMPLES / "forms/季度统计表.xlsx")


if __name__ == "__main__":
    main()
