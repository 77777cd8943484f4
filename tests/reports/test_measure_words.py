"""Each group of materials is told in its own measure words; copies in different ones are never added up."""

import pytest

from tests.reports.conftest import Outreach

GOODS = (
    ("普法短信", "other", "条", 3_500_000), ("宣传袋", "bag", "个", 320), ("帆布袋", "bag", "个", 100),
    ("毛巾", "towel", "条", 45), ("纪念册", "reader", "本", 77), ("挂图", "poster", "张", 30),
    ("海报", "poster", "幅", 12),
)  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "zh",
            "本月共发放各类法律读本40余册、70余本，法制宣传单90余份，普法宣传品400余个、40余条，其他普法资料350万条。"
            "悬挂横幅2条，张贴海报30张、10余幅。",
        ),
        (
            "en",
            "During the month, over 40 legal readers (counted in 册), over 70 legal readers (counted in 本), over 90"
            " leaflets, over 400 gifts (counted in 个), over 40 gifts (counted in 条) and 3,500,000 other items were"
            " handed out. On display were 2 banners, 30 posters (counted in 张) and over 10 posters (counted in 幅).",
        ),
    ],
)
def test_a_group_is_told_in_its_measure_words(outreach: Outreach, lang: str, told: str) -> None:
    for name, kind, measure, quantity in GOODS:
        assert outreach("material", "add", name, "--kind", kind, "--unit", measure).code == 0
        handed = outreach("material", "give", name, quantity, "--date", "2019-08-05", "--community", "朝阳社区")
        assert handed.code == 0, handed.err
    assert told in outreach("report", "--period", "2019-08", lang=lang).out.splitlines()
