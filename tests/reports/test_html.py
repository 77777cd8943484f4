import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.reports.conftest import Outreach

HOSTILE = "<script>alert(1)</script> \"&amp;' </style> [x](y) {{7*7}}"
VOID = frozenset({"meta", "img", "br", "line", "rect"})


class Page(HTMLParser):
    """What a page consists of: elements that are closed in order, ids, links, and texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        for name, value in attrs:
            self.attributes.append((name, value or ""))
            if name == "id":
                self.ids.append(value or "")
            if name == "href":
                self.links.append(value or "")
            if name in ("src", "srcset", "data", "action"):
                self.loaded.append(value or "")

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


@pytest.fixture
def path(outreach: Outreach, tmp_path: Path) -> Path:
    path = tmp_path / "r.html"
    answer = outreach("report", "2019", "-o", path)
    assert answer.code == 0, answer.err
    return path


def test_the_page_is_whole_and_needs_nothing_from_outside(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    page = Page(text)
    assert '<html lang="zh-CN">' in text
    assert "default-src &#x27;none&#x27;" in text
    assert len(page.ids) == len(set(page.ids))
    assert all(link.startswith("#") and link[1:] in page.ids for link in page.links)
    assert all(address.startswith("data:") for address in page.loaded)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name == "style"]
    assert re.findall(r"<script(?! type=\"application/json\")", text) == []


def test_figures_open_their_rows(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    found = re.search(r'<a class="figure" href="#(f\d+)">46场</a>', text)
    assert found is not None
    start = text.index(f'<div id="{found[1]}">')
    fold = text[start : text.index("</details>", start)]
    assert fold.count("<tr>") == 1 + 46


def test_the_manifest_is_data_in_the_page(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    start = text.index('id="outreach-summary">') + len('id="outreach-summary">')
    manifest = json.loads(text[start : text.index("</script>", start)])
    assert manifest["schema"] == "outreach-summary"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_hostile_text_is_shown_as_it_is(outreach: Outreach, tmp_path: Path, lang: str) -> None:
    outreach("event", "add", "--date", "2019-05-20", "--form", "lecture", "--title", HOSTILE, "--community", "朝阳社区")
    outreach("plan", "set", "2019-06", "--theme", HOSTILE)
    target = tmp_path / "r.html"
    assert outreach("report", "2019", "-o", target, lang=lang).code == 0
    text = target.read_text(encoding="utf-8")
    page = Page(text)
    assert "<script>alert" not in text
    assert HOSTILE in page.texts
    assert any(f"“{HOSTILE}”" in told for told in page.texts)


def chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.mark.skipif(chromium() is None, reason="Chromium is not installed")
def test_chromium_opens_it_and_obeys_the_policy(path: Path, tmp_path: Path) -> None:
    answer = subprocess.run(
        [str(chromium()), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={tmp_path / 'profile'}",
         "--enable-logging=stderr", "--dump-dom", path.as_uri()],
        check=True, capture_output=True, timeout=110,
    )  # fmt: skip
    assert "年度普法工作总结" in answer.stdout.decode()
    assert b"Refused" not in answer.stderr
    assert b"Content Security Policy" not in answer.stderr
