import re
import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from tests.reports.conftest import Outreach
from tests.reports.test_report_command import report_json, table_of

HOSTILE = "=1+1 <c>&\"' _x0041_ [/foo] 𠮷\n二"


@pytest.fixture
def path(outreach: Outreach, tmp_path: Path) -> Path:
    path = tmp_path / "r.xlsx"
    answer = outreach("report", "2019", "-o", path)
    assert answer.code == 0, answer.err
    return path


@pytest.fixture
def book(path: Path) -> Workbook:
    return openpyxl.load_workbook(path)


def test_every_table_has_its_sheet_with_the_same_cells(outreach: Outreach, book: Workbook, tmp_path: Path) -> None:
    report = report_json(outreach, tmp_path, "2019")
    for table in report["tables"]:
        sheet = book[table["title"]]
        keys = [column["key"] for column in table["columns"]]
        wanted = [[row[key] for key in keys] for row in [*table["rows"], *([table["total"]] if table["total"] else [])]]
        shown = [list(row) for row in sheet.iter_rows(min_row=2, max_row=1 + len(wanted), values_only=True)]
        for row, expected in zip(shown, wanted, strict=True):
            for cell, value in zip(row, expected, strict=True):
                if table["id"] == "coverage" and isinstance(value, str) and value.isalpha():
                    continue  # a state is shown by its label, or by the number of events
                if re.fullmatch(r"2019-\d\d", str(value)):
                    value = f"{int(value[5:])}月"
                plain = cell.date().isoformat() if hasattr(cell, "date") else cell
                assert plain == (value or None if value == "" else value)


def test_headings_stay_and_can_be_filtered_and_printed(book: Workbook) -> None:
    visible = [sheet for sheet in book if sheet.sheet_state == "visible"][1:]
    assert len(visible) >= 11
    for sheet in visible:
        assert sheet.freeze_panes is not None
        assert sheet.auto_filter.ref
        assert sheet.print_title_rows
        assert (sheet.page_setup.orientation, str(sheet.page_setup.paperSize)) == ("landscape", "9")
    records = book["活动一览表"]
    assert records.auto_filter.ref == f"A1:L{records.max_row - 1}"  # the total stays out of the filter


def test_charts_are_native(path: Path) -> None:
    with ZipFile(path) as archive:
        charts = [name for name in archive.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) >= 5


def test_figures_lead_to_their_records(book: Workbook) -> None:
    sheet = book.worksheets[0]
    links = [cell for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert len(links) > 40
    for cell in links:
        name, _, place = cell.hyperlink.location.rpartition("!")
        target = book[name.strip("'")][place]
        assert target.value is not None
        if name.strip("'") == "数字依据":
            assert target.offset(column=1).value == cell.value


def test_no_text_becomes_a_formula_or_markup(outreach: Outreach, tmp_path: Path) -> None:
    for title in (HOSTILE, "@SUM(A1)", "http://example.org/x"):
        outreach(
            "event", "add", "--date", "2019-05-20", "--form", "lecture", "--title", title, "--community", "朝阳社区"
        )
    outreach("plan", "set", "2019-06", "--theme", "=cmd|' /C calc'!A0")
    target = tmp_path / "r.xlsx"
    assert outreach("report", "2019", "-o", target).code == 0
    book = openpyxl.load_workbook(target)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert not [cell for cell in cells if cell.data_type == "f"]
    values = {cell.value for cell in cells}
    assert {"@SUM(A1)", "http://example.org/x", "=cmd|' /C calc'!A0"} <= values
    assert HOSTILE.replace("_x0041_", "_x005F_x0041_") in values or HOSTILE in values


def test_the_totals_are_the_tally_command(outreach: Outreach, book: Workbook, tmp_path: Path) -> None:
    months = table_of(report_json(outreach, tmp_path, "2019"), "months")
    last = [cell.value for cell in list(book["月度统计表"].rows)[13]]
    assert last[1:] == list(months["total"].values())[1:]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it(path: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    convert = ["--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,3"]
    subprocess.run(
        ["soffice", profile, "--headless", *convert, "--outdir", str(tmp_path), str(path)],
        check=True, capture_output=True, timeout=110,
    )  # fmt: skip
    (events,) = tmp_path.glob("r-*.csv")
    lines = events.read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("2019-001,2019-01-08,宣传栏")
    assert len(lines) == 1 + 110 + 2


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_headings_break_between_words_and_charts_stay_on_a_page(outreach: Outreach, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "r.xlsx"
    assert outreach("report", "2019", "-o", path, lang=lang).code == 0
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets[1:-1]:
        widths = {key: found.width for key, found in sheet.column_dimensions.items()}
        for cell in sheet[1]:
            words = str(cell.value).split() if lang == "en" else []
            width = widths.get(cell.column_letter)  # columns alike are described once, by the first of them
            assert all(len(word) < width for word in words if width), (sheet.title, cell.value)
    categories = book.worksheets[7]
    assert categories["A1"].value == ("Category" if lang == "en" else "类别")
    (first_on_next_page,) = [found.id for found in categories.row_breaks.brk]
    assert categories.max_row <= first_on_next_page
