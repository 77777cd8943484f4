import io
import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from outreach_tui import i18n
from outreach_tui.cli.desk import Desk
from outreach_tui.cli.running import run

BULLETIN = "2019年3月15日，社区在人民广场设立咨询台，发放宣传资料3000余份，解答咨询20余人次，宣传宪法，300余人参加。"

Read = Callable[..., tuple[int, str, str]]


@pytest.fixture
def read(capsys: pytest.CaptureFixture[str]) -> Iterator[Read]:
    before = i18n.language()
    i18n.use("en")

    def running(*arguments: str) -> tuple[int, str, str]:
        code = run(["read", *arguments], Desk({}))
        said = capsys.readouterr()
        return code, said.out, said.err

    yield running
    i18n.use(before)


def test_json_has_the_shape_that_others_rely_on(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "bulletin.txt"
    path.write_text(BULLETIN, encoding="utf-8")
    code, out, _ = read(str(path), "--format", "json")
    reading = json.loads(out)
    evidence = reading.pop("evidence")
    assert code == 0
    assert reading == {
        "date": "2019-03-15",
        "date_end": None,
        "venue": "人民广场",
        "forms": ["booth"],
        "attendance": {"value": 300, "estimated": True},
        "consultations": {"value": 20, "estimated": True},
        "materials": [{"name": "宣传资料", "kind": "leaflet", "quantity": 3000, "unit": "份", "estimated": True}],
        "laws": ["宪法"],
        "theme": None,
    }
    (start, end), *_ = evidence["attendance"]
    assert "300余人" in BULLETIN[start:end]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030"])
def test_files_of_every_usual_encoding_are_read(read: Read, tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "bulletin.txt"
    path.write_bytes(BULLETIN.encode(encoding))
    code, out, _ = read(str(path), "--format", "json")
    assert code == 0
    assert json.loads(out)["venue"] == "人民广场"


def test_standard_input_is_read(read: Read, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(BULLETIN.encode("gb18030"))))
    code, out, _ = read("-")
    assert code == 0
    assert "Booth" in out
    assert "~3000" in out


def test_what_is_no_text_or_not_there_is_said(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "picture.txt"
    path.write_bytes(b"\x89PNG\xff\xff\xff")
    for name in (str(path), str(tmp_path / "none.txt"), str(tmp_path)):
        code, out, err = read(name)
        assert code == 1
        assert out == ""
        assert err.startswith("Error: ")


@pytest.mark.parametrize("text", ["", " \n\u3000", "今天天气很好，大家都去公园散步。"])
def test_a_text_that_tells_of_no_event_is_said_to(read: Read, tmp_path: Path, text: str) -> None:
    path = tmp_path / "letter.txt"
    path.write_text(text, encoding="utf-8")
    code, out, err = read(str(path))
    assert (code, out) == (1, "")
    assert "No event" in err
    code, out, _ = read(str(path), "--format", "json")
    assert code == 1
    assert json.loads(out)["forms"] == []


def test_another_event_is_named(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    path.write_text("5月12日，社区在广场开展宣传。5月20日，社区又举办讲座。", encoding="utf-8")
    code, _, err = read(str(path))
    assert code == 0
    assert "5月20日" in err
