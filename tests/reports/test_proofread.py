import json
from pathlib import Path

import pytest

from outreach_tui.domain.rounding import Mark
from outreach_tui.reports.proofreading import read_mark
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
def test_our_own_text_is_without_fault(outreach: Outreach, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    text = outreach("report", "2019", *arguments).out
    period = ("--period", "2019-Q2") if "Q2" in arguments else ("--period", "2019-12") if "12月" in arguments else ()
    assert faults(outreach, tmp_path, text, *period) == []


def test_a_word_document_and_the_text_of_a_real_report(outreach: Outreach, tmp_path: Path) -> None:
    outreach("report", "2019", "-o", tmp_path / "r.docx")
    assert outreach("proofread", tmp_path / "r.docx").code == 0


def test_a_text_in_the_coding_of_chinese_windows(outreach: Outreach, tmp_path: Path) -> None:
    path = tmp_path / "gbk.txt"
    path.write_bytes("2019年，发放各类法律读本2000余册。".encode("gb18030"))
    answer = outreach("proofread", path)
    assert answer.code == 1
    assert "1046册" in answer.out
