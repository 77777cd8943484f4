import shutil
import subprocess
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from PIL import Image

from outreach_tui.reports.documents import read_document
from tests.reports.conftest import Outreach

HOSTILE = '<w:t>&amp; "x" </w:p> {{7*7}} [/foo] 𠮷 = 1'


@pytest.fixture
def written(outreach: Outreach, tmp_path: Path) -> Path:
    path = tmp_path / "r.docx"
    answer = outreach("report", "2019", "-o", path)
    assert answer.code == 0, answer.err
    return path


def texts(path: Path) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(str(path)).paragraphs]


def test_the_text_is_that_of_the_summary(written: Path, outreach: Outreach) -> None:
    shown = [line for line in outreach("report", "2019").out.splitlines() if line]
    told = texts(written)
    assert [line for line in shown if line not in told] == []


def test_pages_are_those_of_the_standard(written: Path) -> None:
    document = docx.Document(str(written))
    first = document.sections[0]
    margins = (first.top_margin, first.bottom_margin, first.left_margin, first.right_margin)
    assert [round(margin.mm) for margin in margins if margin is not None] == [37, 35, 28, 26]
    grid = first._sectPr.find(qn("w:docGrid"))
    assert (grid.get(qn("w:type")), grid.get(qn("w:linePitch")), grid.get(qn("w:charSpace"))) == (
        "linesAndChars", "579", "-848",
    )  # fmt: skip
    assert document.settings.odd_and_even_pages_header_footer
    assert "PAGE" in first.footer._element.xml
    assert "PAGE" in first.even_page_footer._element.xml
    assert {section.orientation for section in document.sections} == {0, 1}  # wide annexes lie on their side


def test_every_font_has_an_east_asian_face_and_a_substitute(written: Path) -> None:
    with ZipFile(written) as archive:
        styles = archive.read("word/styles.xml").decode()
        fonts = archive.read("word/fontTable.xml").decode()
    for font in ("方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312"):
        assert f'w:eastAsia="{font}"' in styles
        assert f'<w:font w:name="{font}"><w:altName' in fonts


def test_every_figure_leads_to_its_line_among_the_sources(written: Path) -> None:
    document = docx.Document(str(written))
    anchors = {link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))}
    marks = {mark.get(qn("w:name")) for mark in document.element.body.iter(qn("w:bookmarkStart"))}
    assert anchors
    assert anchors <= marks


def test_the_manifest_is_carried_along_and_survives_another_program(written: Path, tmp_path: Path) -> None:
    manifest = read_document(written).manifest
    assert manifest is not None
    document = docx.Document(str(written))
    document.save(str(tmp_path / "again.docx"))
    assert read_document(tmp_path / "again.docx").manifest == manifest
    with ZipFile(written) as archive:  # LibreOffice keeps no part that is not described
        assert b"itemProps1.xml" in archive.read("customXml/_rels/item1.xml.rels")
        assert b"urn:outreach:summary" in archive.read("customXml/itemProps1.xml")


def test_hostile_text_is_shown_as_it_is(outreach: Outreach, tmp_path: Path) -> None:
    outreach("event", "add", "--date", "2019-05-20", "--form", "lecture", "--title", HOSTILE, "--community", "朝阳社区")
    outreach("plan", "set", "2019-06", "--theme", HOSTILE)
    path = tmp_path / "r.docx"
    assert outreach("report", "2019", "-o", path).code == 0
    document = docx.Document(str(path))
    shown = [text.text for text in document.element.body.iter(qn("w:t"))]
    assert HOSTILE in shown
    assert any(f"6月“{HOSTILE}”" in paragraph.text for paragraph in document.paragraphs)


def test_photos_are_annexed_small_and_without_where_they_were_taken(outreach: Outreach, tmp_path: Path) -> None:
    photo = tmp_path / "现场.jpg"
    exif = Image.Exif()
    exif[0x010F] = "SECRET-CAMERA"
    Image.new("RGB", (3000, 2000), "navy").save(photo, exif=exif)
    assert outreach("event", "attach", "2019-005", photo).code == 0
    path = tmp_path / "r.docx"
    assert outreach("report", "2019", "-o", path).code == 0
    with ZipFile(path) as archive:
        (picture,) = [name for name in archive.namelist() if name.startswith("word/media/")]
        content = archive.read(picture)
    assert b"SECRET-CAMERA" not in content
    assert len(content) < 100_000
    assert any("活动照片" in text for text in texts(path))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_sets_twenty_two_lines_of_twenty_eight_characters(written: Path, tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(written)],
        check=True, capture_output=True, timeout=110,
    )  # fmt: skip
    pdf = tmp_path / "r.pdf"
    assert pdf.stat().st_size > 10_000
    if shutil.which("pdftotext"):
        page = subprocess.run(
            ["pdftotext", "-f", "2", "-l", "2", "-layout", str(pdf), "-"], check=True, capture_output=True
        )
        lines = [line.strip() for line in page.stdout.decode().splitlines() if line.strip()]
        assert len(lines) <= 22 + 1  # and the page number
        assert 26 <= max(sum(2 if ord(sign) > 255 else 1 for sign in line) / 2 for line in lines) <= 29


def test_charts_are_native_and_keep_their_numbers(written: Path) -> None:
    with ZipFile(written) as archive:
        charts = [archive.read(name).decode() for name in archive.namelist() if name.startswith("word/charts/")]
        text = archive.read("word/document.xml").decode()
    assert len(charts) == text.count("<c:chart ") == 6
    assert any("<c:v>朝阳社区</c:v>" in chart and "<c:v>34</c:v>" in chart for chart in charts)
