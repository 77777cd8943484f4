"""The kind of a material is what its name ends in."""

import pytest

from outreach_tui.domain.new_materials import kind_at_end, kind_of_name
from outreach_tui.domain.vocabulary import MaterialKind


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("宣传单", MaterialKind.LEAFLET), ("宪法读本", MaterialKind.READER), (" 防骗 海报 ", MaterialKind.POSTER),
        ("Leaflets", MaterialKind.LEAFLET), ("民法典宣传袋", MaterialKind.BAG), ("横幅", MaterialKind.BANNER),
        ("其他", None), ("火炬", None), ("", None), ("s", None),
    ],
)  # fmt: skip
def test_the_last_word_says_what_it_is(name: str, kind: MaterialKind | None) -> None:
    assert kind_at_end(name) == kind


def test_a_word_in_the_middle_is_only_a_hint() -> None:
    assert kind_of_name("读本普法") is MaterialKind.READER
    assert kind_at_end("读本普法") is None
