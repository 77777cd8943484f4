"""The pictures of the documentation are of the program as it is, need nothing from elsewhere, and are all shown."""

import asyncio
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from outreach_tui import i18n
from tools.drawing import Line, letters, playing, read, still
from tools.examples import ROOT
from tools.picture import LANGUAGES, PICTURES, pictures, stale, walk

FILES = sorted(path.name for path in PICTURES.iterdir())
#: What an exported screen consists of, as far as it is read.
EXPORTED = """<svg xmlns="http://www.w3.org/2000/svg"><style>.t-1-r1 { fill: #fff }</style>
<rect fill="#111" x="0" y="1.5" width="24.4" height="24.65" shape-rendering="crispEdges"/>
<rect fill="#111" x="24.4" y="1.5" width="61" height="24.65" shape-rendering="crispEdges"/>
<text class="t-1-title" x="740" y="27">outreach</text>
<text class="t-1-r1" x="12.2" y="20" textLength="48.8">5月&amp;a</text></svg>"""


@pytest.fixture(autouse=True)
def _language() -> Iterator[None]:
    before = i18n.language()
    yield
    i18n.use(before)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pictures_say_what_the_program_says(language: str, sample_year: Path) -> None:
    made = pictures(asyncio.run(walk(sample_year, language)), language)
    assert set(made) <= set(FILES)
    assert not stale(made), "draw them anew with: make pictures"


def test_one_other_letter_makes_a_picture_stale(tmp_path: Path) -> None:
    drawn = still(read(EXPORTED))
    (tmp_path / "screen.svg").write_text(drawn, encoding="utf-8")
    assert stale({"screen.svg": drawn}, tmp_path) == []
    assert stale({"screen.svg": still(read(EXPORTED.replace("月", "日")))}, tmp_path) == ["screen.svg"]
    assert stale({"other.svg": drawn}, tmp_path) == ["other.svg"]


def test_letters_of_two_cells_are_drawn_in_two_and_the_title_is_none_of_the_screen() -> None:
    (line,) = read(EXPORTED)
    assert line.grounds == (("#111", 0, 7),)
    assert line.runs == ((1, "5", "fill: #fff"), (2, "月", "fill: #fff"), (4, "&a", "fill: #fff"))
    assert re.findall(r'x="([\d.]+)" y="18.5"(?: textLength="([\d.]+)")?>(.*?)<', still([line])) == [
        ("12.2", "", "5"),
        ("24.4", "24.4", "月"),
        ("48.8", "24.4", "&amp;a"),
    ]


def test_what_plays_holds_a_common_line_once_and_hides_what_is_not_first() -> None:
    common, first, second = (Line((("#111", 0, 4),), ((0, word, "fill:#fff"),)) for word in ("one", "two", "three"))
    svg = playing([[common, first], [common, second]], seconds=3)
    assert letters(svg).split() == ["one", "two", "three"]
    assert "visibility:hidden;animation:s1 6s" in svg
    assert "prefers-reduced-motion" in svg


@pytest.mark.parametrize("name", FILES)
def test_a_picture_loads_nothing_and_names_no_place_of_the_machine_it_was_drawn_on(name: str) -> None:
    svg = (PICTURES / name).read_text(encoding="utf-8")
    assert "@font-face" not in svg
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    assert str(ROOT) not in svg
    assert str(Path.home()) not in svg


def test_pictures_are_light_and_each_is_shown_in_its_language() -> None:
    assert sum((PICTURES / name).stat().st_size for name in FILES) < 1_500_000
    pages = [*ROOT.glob("README*.md"), *(ROOT / "docs").rglob("*.md")]
    chinese = {page for page in pages if "zh" in page.name or "zh" in page.parts}
    shown = {page: set(re.findall(r"pictures/([\w.-]+\.svg)", page.read_text(encoding="utf-8"))) for page in pages}
    assert set().union(*shown.values()) == set(FILES)
    for page, names in shown.items():
        assert all((".zh." in name) == (page in chinese) for name in names), page
