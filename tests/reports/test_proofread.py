import json
import re
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from outreach_tui.domain.rounding import Mark
from outreach_tui.reports.proofreading.chinese import read_mark
from tests.reports.conftest import Outreach


def faults(outreach: Outreach, folder: Path, text: str, *arguments: str) -> list[str]:
    path = folder / "text.txt"
    path.write_text(text, encoding="utf-8")
    answer = outreach("proofread", path, "--format", "json", *arguments)
    found = json.loads(answer.out)["findings"]
    assert answer.code == (1 if found else 0)
    return [finding["fault"] for finding in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("发放各类法律读本1000余册，法制宣传单3000余份。", []),
        ("举办法治讲座46场，设立宣传咨询点10场，接受群众法律咨询529人次。", []),
        ("发放各类法律读本2000余册。", ["above_truth"]),
        ("举办法治讲座56场。", ["above_truth"]),
        ("接受群众法律咨询600余人次。", ["above_truth"]),
        ("发放宣传单近4万余份。", ["two_marks"]),
        ("约500余人次前来咨询。", ["two_marks"]),
        ("发放读本1000余份。", ["wrong_measure"]),
        ("开展法治讲座46人次。", ["wrong_measure"]),
        ("悬挂横幅90余条。", ["needless_mark"]),
        ("举办法治讲座31场。", ["unsupported"]),
        ("朝阳社区举办法治讲座4场。", []),
        ("朝阳社区举办法治讲座9场。", ["above_truth"]),
        ("3月举办法治讲座5场。", []),
        ("3月举办法治讲座6场。", ["above_truth"]),
        ("5月15日举办法治讲座12场。", []),  # about one day, which no tally speaks of
        ("计划举办法治讲座80场，上年举办法治讲座60场。", []),
        ("全街73个网格，14个社区。", []),
        ("发放各类法律读本１０００余册。", []),
    ],
)
def test_faults_of_a_text(outreach: Outreach, tmp_path: Path, text: str, expected: list[str]) -> None:
    assert faults(outreach, tmp_path, f"2019年，{text}") == expected


def test_marks_are_read_from_the_words_of_a_number() -> None:
    assert read_mark("1000余册") == (Mark.AT_LEAST, False)
    assert read_mark("近500人次") == (Mark.BELOW, False)
    assert read_mark("约500人次") == (Mark.ABOUT, False)
    assert read_mark("500人次左右") == (Mark.ABOUT, False)
    assert read_mark("529人次") == (Mark.NONE, False)
    assert read_mark("近4万余份") == (Mark.BELOW, True)


@pytest.mark.parametrize("arguments", [(), ("--exact",), ("--short",), ("--period", "Q2"), ("--period", "12月")])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_our_own_text_is_without_fault(
    outreach: Outreach, tmp_path: Path, arguments: tuple[str, ...], lang: str
) -> None:
    text = outreach("report", "2019", *arguments, lang=lang).out
    period = ("--period", "2019-Q2") if "Q2" in arguments else ("--period", "2019-12") if "12月" in arguments else ()
    assert faults(outreach, tmp_path, text, *period) == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_word_document_in_which_a_figure_was_raised(outreach: Outreach, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "r.docx"
    outreach("report", "2019", "-o", path, lang=lang)
    assert outreach("proofread", path).code == 0
    document = docx.Document(str(path))
    for paragraph in document.paragraphs:
        for text in paragraph._p.iter(qn("w:t")):
            text.text = re.sub("^(over )?1,?000(余册)?$", lambda found: found[0].replace("1", "2"), text.text or "")
    document.save(str(path))
    answer = outreach("proofread", path, "--format", "json")
    assert [found["truth"] for found in json.loads(answer.out)["findings"]] == [1046]


def test_a_community_has_texts_of_its_own(outreach: Outreach, tmp_path: Path) -> None:
    text = outreach("report", "2019", "--community", "长城社区").out
    assert faults(outreach, tmp_path, text, "--community", "长城社区") == []
    assert faults(outreach, tmp_path, "2019年，举办讲座2场。", "--community", "长城社区") == ["above_truth"]


def test_a_text_in_the_coding_of_chinese_windows(outreach: Outreach, tmp_path: Path) -> None:
    path = tmp_path / "gbk.txt"
    path.write_bytes("2019年，发放各类法律读本2000余册。".encode("gb18030"))
    answer = outreach("proofread", path)
    assert answer.code == 1
    assert "1046册" in answer.out
