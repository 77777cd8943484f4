"""The printed pages about personal data: in both languages, and a name in them means nothing but itself."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest

from outreach_tui import i18n
from outreach_tui.reports.notices import Keeping, booth_notice, processing_record

KEEPING = Keeping('惠民街道 <b>&"x"', 90, 3, "2020-01-15")


@pytest.fixture(params=["zh", "en"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    before = i18n.language()
    i18n.use(request.param)
    yield request.param
    i18n.use(before)


def text_of(page: str) -> str:
    """What a reader sees; the page is well-formed beyond its first line and its one empty element."""
    tree = ET.fromstring(
        page.partition("\n")[2].replace('<meta charset="utf-8">', "").replace("class=foot", 'class="foot"')
    )
    return "".join(tree.itertext())


@pytest.mark.parametrize("write", [booth_notice, processing_record])
def test_pages(write: object, language: str) -> None:
    assert callable(write)
    page = write(KEEPING, language)
    assert KEEPING.subdistrict in text_of(page)
    assert "90" in text_of(page)
    assert f'lang="{"zh-CN" if language == "zh" else "en"}"' in page
    assert ("个人信息" in page) == (language == "zh")
    assert "http" not in page  # nothing is fetched from anywhere
