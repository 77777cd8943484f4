import json
from pathlib import Path

import docx
import openpyxl
import pytest

from outreach_tui.cli.desk import Desk
from outreach_tui.paths import Paths
from tests.reports.conftest import Outreach


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Desk, "paths", Paths(tmp_path / "data", tmp_path / "config", tmp_path / "state"))


@pytest.fixture
def template(tmp_path: Path) -> Path:
    document = docx.Document()
    line = document.add_paragraph("今年举办讲座{{even")
    line.add_run("ts.lec").bold = True
    line.add_run("ture}}，读本{{ copies.readers.册 }}，准确数{{copies.readers.册:value}}。")
    document.add_paragraph("{{section:consultations}}")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "{{communities/长城社区/consultations}}"
    table.cell(0, 1).text = "保持{原样}"
    document.add_paragraph("{{table:months}}")
    document.sections[0].header.paragraphs[0].text = "{{title}}（{{date}}）"
    path = tmp_path / "own.docx"
    document.save(str(path))
    return path


def test_placeholders_are_replaced_wherever_they_stand(outreach: Outreach, template: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    answer = outreach("report", "2019", "-o", path, "--template", template)
    assert answer.code == 0, answer.err
    document = docx.Document(str(path))
    first = document.paragraphs[0]
    assert first.text == "今年举办讲座46场，读本1000余册，准确数1046。"
    assert not [run for run in first.runs if run.bold and run.text]
    assert document.tables[0].cell(0, 0).text == "9"
    assert document.tables[0].cell(0, 1).text == "保持{原样}"
    assert len(document.tables[1].rows) == 1 + 12 + 1
    assert document.sections[0].header.paragraphs[0].text == "惠民街道2019年度普法工作总结（2020年1月15日）"
    assert any(paragraph.text.startswith("全年共接受群众法律咨询500余人次") for paragraph in document.paragraphs)


def test_what_was_made_from_a_template_is_verified(outreach: Outreach, template: Path, tmp_path: Path) -> None:
    path = tmp_path / "r.docx"
    outreach("report", "2019", "-o", path, "--template", template)
    assert outreach("verify", path).code == 0
    outreach("event", "add", "--date", "2019-05-20", "--form", "lecture", "--title", "新", "--community", "朝阳社区")
    answer = outreach("verify", path)
    assert answer.code == 1
    assert "46场" in answer.out


def test_user_text_is_no_placeholder(outreach: Outreach, tmp_path: Path) -> None:
    outreach("plan", "set", "2019-06", "--theme", "{{title}} {{7*7}} <w:t>")
    document = docx.Document()
    document.add_paragraph("{{section:plan}}")
    document.save(str(tmp_path / "own.docx"))
    outreach("report", "2019", "-o", tmp_path / "r.docx", "--template", tmp_path / "own.docx")
    text = "".join(paragraph.text for paragraph in docx.Document(str(tmp_path / "r.docx")).paragraphs)
    assert "6月“{{title}} {{7*7}} <w:t>”" in text


def test_unknown_placeholders_are_refused_with_those_near(outreach: Outreach, tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("{{events.lectures}} {{cycler.__init__}}")
    document.save(str(tmp_path / "own.docx"))
    answer = outreach("report", "2019", "-o", tmp_path / "r.docx", "--template", tmp_path / "own.docx")
    assert answer.code == 1
    assert "events.lecture" in answer.err
    assert not (tmp_path / "r.docx").exists()


def test_a_template_that_is_no_word_document(outreach: Outreach, tmp_path: Path) -> None:
    (tmp_path / "own.docx").write_text("hello", encoding="utf-8")
    answer = outreach("report", "2019", "-o", tmp_path / "r.docx", "--template", tmp_path / "own.docx")
    assert answer.code == 1
    assert answer.err.count("own.docx") == 1


def workbook(path: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "表一"
    sheet["A1"] = "讲座"
    sheet["D1"] = "=B1*2"
    sheet.merge_cells("B2:C2")
    book.save(path)
    return path


def test_a_workbook_form_is_described_once_and_filled_for_any_period(outreach: Outreach, tmp_path: Path) -> None:
    form = workbook(tmp_path / "form.xlsx")
    cells = ["B1=events.lecture", "表一!C2=consultations", "B3=communities/长城社区/events", "B4=subdistrict"]
    options = [part for cell in cells for part in ("--cell", cell)]
    assert outreach("form", "add", "季报", form, *options).code == 0
    form.unlink()
    for period, lectures, visits in (("2019", 46, 529), ("2019-05", 4, 42)):
        target = tmp_path / f"{period}.xlsx"
        answer = outreach("form", "fill", "季报", period, "-o", target)
        assert answer.code == 0, answer.err
        sheet = openpyxl.load_workbook(target).worksheets[0]
        assert (sheet["B1"].value, sheet["B2"].value, sheet["D1"].value) == (lectures, visits, "=B1*2")
        assert sheet["B4"].value == "惠民街道"


def test_a_word_form_keeps_its_looks(outreach: Outreach, tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(1, 1).paragraphs[0].add_run("（数）").bold = True
    document.save(str(tmp_path / "form.docx"))
    outreach("form", "add", "表", tmp_path / "form.docx", "--cell", "1!R2C2=copies.readers.册")
    assert outreach("form", "fill", "表", "2019", "-o", tmp_path / "filled.docx").code == 0
    cell = docx.Document(str(tmp_path / "filled.docx")).tables[0].cell(1, 1)
    assert cell.text == "1046册"
    assert cell.paragraphs[0].runs[0].bold


def test_no_text_in_a_form_becomes_a_formula(outreach: Outreach, tmp_path: Path) -> None:
    form = workbook(tmp_path / "form.xlsx")
    outreach("community", "add", "=1+1", "--from", "2019-01-01")
    outreach("form", "add", "季报", form, "--cell", "B1=community")
    outreach("form", "fill", "季报", "2019", "--community", "=1+1", "-o", tmp_path / "f.xlsx")
    cell = openpyxl.load_workbook(tmp_path / "f.xlsx").worksheets[0]["B1"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


@pytest.mark.parametrize(
    ("name", "cells", "said"),
    [
        ("form.xlsx", ["无此表!B1=events"], "无此表!B1"),
        ("form.xlsx", ["B1"], "B1"),
        ("form.pdf", ["B1=events"], "form.pdf"),
        ("none.xlsx", ["B1=events"], "none.xlsx"),
    ],
)
def test_forms_that_cannot_be_kept(outreach: Outreach, tmp_path: Path, name: str, cells: list[str], said: str) -> None:
    workbook(tmp_path / "form.xlsx")
    (tmp_path / "form.pdf").write_bytes(b"%PDF-")
    answer = outreach("form", "add", "季报", tmp_path / name, *(part for cell in cells for part in ("--cell", cell)))
    assert answer.code == 1
    assert said in answer.err
    assert outreach("form", "list", "--format", "json").out.strip() == "[]"


def test_a_figure_nobody_knows_is_refused_when_filling(outreach: Outreach, tmp_path: Path) -> None:
    outreach("form", "add", "季报", workbook(tmp_path / "form.xlsx"), "--cell", "B1=events.lectures")
    answer = outreach("form", "fill", "季报", "2019", "-o", tmp_path / "f.xlsx")
    assert answer.code == 1
    assert "events.lecture" in answer.err
    assert not (tmp_path / "f.xlsx").exists()


def test_a_form_is_renamed_and_removed(outreach: Outreach, tmp_path: Path) -> None:
    for name in ("季报", "年报"):
        outreach("form", "add", name, workbook(tmp_path / "form.xlsx"), "--cell", "B1=events.lecture")
    assert outreach("form", "rename", "季报", "年报").code == 1
    assert outreach("form", "rename", "季报", "季度/统计表").code == 0
    assert outreach("form", "fill", "季度/统计表", "2019", "-o", tmp_path / "f.xlsx").code == 0
    assert outreach("form", "remove", "季报", "--yes").code == 1
    assert outreach("form", "remove", "季度/统计表").code != 0  # nobody is there to say yes
    assert outreach("form", "remove", "季度/统计表", "--yes").code == 0
    assert [kept["name"] for kept in json.loads(outreach("form", "list", "--format", "json").out)] == ["年报"]
