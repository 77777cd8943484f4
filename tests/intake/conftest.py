"""What drafts are checked against in these tests."""

from datetime import date

import pytest

from outreach_tui.domain.findings import Known
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.records import Community, Material
from outreach_tui.domain.vocabulary import MaterialKind


def _material(number: int, name: str, kind: MaterialKind, measure: str, law: str = "") -> Material:
    return Material(RecordId(f"{number:032x}"), name, kind, measure, law)


@pytest.fixture(scope="session")
def known() -> Known:
    """Four communities and a small catalogue, on 2026-11-24."""
    communities = [
        Community(RecordId(f"{place:032x}"), name, place, 5, "", None, None)
        for place, name in enumerate(["朝阳社区", "春晖社区", "长城社区", "长青社区"], 1)
    ]
    materials = [
        _material(1, "宪法学习读本", MaterialKind.READER, "册", "宪法"),
        _material(2, "消费维权读本", MaterialKind.READER, "册", "消费者权益保护法"),
        _material(3, "防范诈骗宣传单", MaterialKind.LEAFLET, "份", "刑法"),
        _material(4, "防范养老诈骗折页", MaterialKind.LEAFLET, "份"),
        _material(5, "法治宣传横幅", MaterialKind.BANNER, "条"),
    ]
    return Known(communities, materials, date(2026, 11, 24))
