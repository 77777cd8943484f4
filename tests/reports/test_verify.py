import json
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.reports.conftest import Outreach

FORMATS = ("json", "xlsx", "html", "docx")


def written(outreach: Outreach, folder: Path, suffix: str, *arguments: str, lang: str = "zh") -> Path:
    path = folder / f"sent.{suffix}"
    answer = outreach("report", "2019", "-o", path, *arguments, lang=lang)
    assert answer.code == 0, answer.err
    return path


def verified(outreach: Outreach, path: Path) -> tuple[int, dict[str, Any]]:
    answer = outreach("verify", path, "--format", "json", lang="en")
    return answer.code, {figure["id"]: figure for figure in json.loads(answer.out)["figures"]}


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_fresh_document_holds(outreach: Outreach, tmp_path: Path, suffix: str, lang: str) -> None:
    answer = outreach("verify", written(outreach, tmp_path, suffix, lang=lang))
    assert answer.code == 0, answer.out
    assert "67" in answer.out or "6" in answer.out


@pytest.mark.parametrize("suffix", FORMATS)
def test_what_no_longer_holds_is_named_with_the_change_that_did_it(
    outreach: Outreach, tmp_path: Path, suffix: str
) -> None:
    path = written(outreach, tmp_path, suffix)
    added = outreach(
        "event", "add", "--date", "2019-05-20", "--form", "lecture", "--title", "新讲座", "--community", "朝阳社区",
        "--attendance", "45", "--material", "宪法学习读本=5",
    )  # fmt: skip
    assert added.code == 0, added.err
    code, figures = verified(outreach, path)
    assert code == 1
    lectures = figures["events.lecture"]
    assert (lectures["verdict"], lectures["value"], lectures["now"]) == ("changed", 46, 47)
    assert [cause["action"] for cause in lectures["because"]] == ["event.add"]
    assert "新讲座" in lectures["because"][0]["what"]
    readers = figures["copies.readers.册"]
    assert (readers["verdict"], readers["now"]) == ("holds", 1051)  # 1000余 is still true
    assert figures["events.booth"]["verdict"] == "holds"
    said = outreach("verify", path)
    assert "46场" in said.out
    assert "新讲座" in said.out


def test_taking_the_change_back_makes_it_hold_again(outreach: Outreach, tmp_path: Path) -> None:
    path = written(outreach, tmp_path, "json")
    assert outreach("event", "delete", "2019-005").code == 0
    assert verified(outreach, path)[0] == 1
    outreach("undo")
    assert verified(outreach, path)[0] == 0


def test_a_figure_changed_in_the_document_is_found(outreach: Outreach, tmp_path: Path) -> None:
    path = written(outreach, tmp_path, "docx")
    forged = tmp_path / "forged.docx"
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(forged, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if name == "word/document.xml":
                content = content.replace("46场".encode(), "86场".encode())
            target.writestr(name, content)
    code, figures = verified(outreach, forged)
    assert code == 1
    assert figures["events.lecture"]["verdict"] == "altered"


def test_a_manifest_that_was_edited_is_found(outreach: Outreach, tmp_path: Path) -> None:
    path = written(outreach, tmp_path, "json")
    text = path.read_text(encoding="utf-8").replace("46场", "56场").replace('"printed": "46"', '"printed": "56"')
    path.write_text(text, encoding="utf-8")
    assert verified(outreach, path)[1]["events.lecture"]["verdict"] == "altered"


def test_a_bulletin_of_one_community_is_verified_as_such(outreach: Outreach, tmp_path: Path) -> None:
    path = tmp_path / "b.html"
    outreach("report", "2019", "--period", "Q3", "--community", "长城社区", "-o", path, "--exact")
    assert outreach("verify", path).code == 0
    outreach("consult", "add", "--date", "2019-08-02", "--community", "长城社区", "--category", "邻里")
    code, figures = verified(outreach, path)
    assert code == 1
    assert figures["consultations"]["verdict"] == "changed"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.json", b""),
        ("text.txt", "没有数据".encode()),
        ("broken.json", b'{"schema": "outreach-summary", "version": 1'),
        ("shapes.json", b'{"schema": "outreach-summary", "version": 1, "sections": 7}'),
        ("newer.json", b'{"schema": "outreach-summary", "version": 99}'),
        ("torn.docx", b"PK\x03\x04torn"),
        ("entities.html", b'<!DOCTYPE html><script type="application/json" id="outreach-summary">{{</script>'),
    ],
)
def test_what_is_no_document_of_ours_is_refused_in_one_sentence(
    outreach: Outreach, tmp_path: Path, name: str, content: bytes
) -> None:
    (tmp_path / name).write_bytes(content)
    answer = outreach("verify", tmp_path / name)
    assert answer.code == 2
    assert answer.err.count("\n") == 1
    assert name in answer.err


def test_a_document_that_is_not_there(outreach: Outreach, tmp_path: Path) -> None:
    assert outreach("verify", tmp_path / "none.docx").code == 2


def test_a_sentence_without_figures_is_read_again_too(outreach: Outreach, tmp_path: Path) -> None:
    path = written(outreach, tmp_path, "docx")
    outreach("event", "edit", "2019-113", "--title", "宪法与你我")  # which nothing in the text speaks of
    assert outreach("verify", path).code == 0
    outreach("plan", "set", "2019-06", "--theme", "新主题")
    answer = outreach("verify", path)
    assert answer.code == 1
    first, verdict, cause = answer.out.splitlines()
    assert first.startswith("各月重点为：1月“农民工工资·送法过年”")
    assert "不符" in verdict
    assert "2019-06" in cause


def test_a_document_of_a_community_that_was_renamed_since(outreach: Outreach, tmp_path: Path) -> None:
    path = written(outreach, tmp_path, "json", "--community", "朝阳社区")
    outreach("community", "edit", "朝阳社区", "--name", "朝霞社区")
    answer = outreach("verify", path)
    assert answer.code == 0, answer.out + answer.err
    outreach("consult", "add", "--date", "2019-05-20", "--community", "朝霞社区", "--category", "邻里", "--count", "90")
    code, figures = verified(outreach, path)
    assert code == 1
    assert figures["consultations"]["verdict"] == "changed"
