import json
import re
import shutil
import subprocess
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest

from outreach_tui.reports.html_document.style import STYLE
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


def test_headings_tables_and_links_have_names(path: Path) -> None:
    root = lxml.html.fromstring(path.read_text(encoding="utf-8"))
    levels = [int(heading.tag[1]) for heading in root.iter("h1", "h2", "h3")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    for table in root.iter("table"):
        assert table.findtext("caption")
        assert all(head.get("scope") in ("col", "row") and head.text_content() for head in table.iter("th"))
    for link in root.iter("a"):
        assert link.text_content().strip()
    assert all(picture.get("aria-labelledby") for picture in root.iter("svg"))
    sections = [section.get("aria-labelledby") for section in root.iter("section")]
    assert len(sections) == len(set(sections))
    scrolled = [part for part in root.iter("div") if part.get("class") == "scroll"]
    assert all(part.get("tabindex") == "0" and part.get("aria-label") for part in scrolled)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_is_written_stands_out_from_what_is_behind_it(scheme: str) -> None:
    root = STYLE.split("@media (prefers-color-scheme: dark)")[scheme == "dark"]
    colours = dict(re.findall(r"--(\w+): (#[0-9a-f]{3,6})\b", root.split("* {")[0]))
    grounds = ("paper", "wash", "done", "planned", "zero", "missing")
    text = {(ink, ground) for ink in ("ink", "soft", "link") for ground in grounds[:2]}
    text |= {("ink", ground) for ground in grounds}
    assert min(contrast(colours[ink], colours[ground]) for ink, ground in text) >= 4.5
    assert min(contrast(colours[bar], colours["paper"]) for bar in ("bar", "bar2")) >= 3


def contrast(one: str, other: str) -> float:
    """Return the ratio of two colours' luminances, as WCAG 2 defines it: 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rgb`` or ``#rrggbb``: 0 for black, 1 for white."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    shares = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


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
