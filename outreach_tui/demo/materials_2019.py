"""The materials of the sample year: the catalogue, what came in, and what was handed out when."""

from datetime import date
from itertools import pairwise
from typing import Final, NamedTuple

from outreach_tui.domain.drafts import DistributionDraft, MaterialDraft, StockDraft
from outreach_tui.domain.vocabulary import MaterialKind

_WORKERS, _EVERYDAY, _WOMEN = "农民工维权手册", "居民法律知识手册", "妇女权益保障读本"
_CONSTITUTION, _MEDIATION, _MINORS = "宪法学习读本", "人民调解法读本", "未成年人保护读本"
_LETTER, _SECURITY, _FRAUD = "普法一封信", "国家安全宣传折页", "防范诈骗宣传单"
_MEDIATION_LEAFLET, _CONSTITUTION_LEAFLET = "人民调解法宣传单", "宪法宣传单"
BANNER: Final = "法治宣传横幅"

CATALOGUE: Final = (
    MaterialDraft(_CONSTITUTION, MaterialKind.READER, law="宪法"),
    MaterialDraft(_MEDIATION, MaterialKind.READER, law="人民调解法"),
    MaterialDraft(_WORKERS, MaterialKind.READER, law="劳动合同法"),
    MaterialDraft(_WOMEN, MaterialKind.READER, law="妇女权益保障法"),
    MaterialDraft(_MINORS, MaterialKind.READER, law="未成年人保护法"),
    MaterialDraft(_EVERYDAY, MaterialKind.READER),
    MaterialDraft(_CONSTITUTION_LEAFLET, MaterialKind.LEAFLET, law="宪法"),
    MaterialDraft(_MEDIATION_LEAFLET, MaterialKind.LEAFLET, law="人民调解法"),
    MaterialDraft(_SECURITY, MaterialKind.LEAFLET, law="国家安全法"),
    MaterialDraft(_FRAUD, MaterialKind.LEAFLET, law="刑法"),
    MaterialDraft(_LETTER, MaterialKind.LEAFLET),
    MaterialDraft(BANNER, MaterialKind.BANNER),
)

#: The reader and the leaflet that go with each month's theme, from January to December.
READERS: Final = (
    _WORKERS, _EVERYDAY, _WOMEN, _CONSTITUTION, _MEDIATION, _EVERYDAY,
    _MINORS, _WORKERS, _MEDIATION, _MEDIATION, _EVERYDAY, _CONSTITUTION,
)  # fmt: skip
LEAFLETS: Final = (
    _LETTER, _LETTER, _LETTER, _SECURITY, _FRAUD, _LETTER,
    _LETTER, _LETTER, _MEDIATION_LEAFLET, _FRAUD, _LETTER, _CONSTITUTION_LEAFLET,
)  # fmt: skip


class Copies(NamedTuple):
    """Copies of a month's reader (册), of its leaflet (份), and banners (条)."""

    readers: int = 0
    leaflets: int = 0
    banners: int = 0

    def less(self, other: "Copies") -> "Copies":
        """Return what is left when the other is taken away."""
        return Copies(self.readers - other.readers, self.leaflets - other.leaflets, self.banners - other.banners)


#: All that was handed out in each month: 1046 册, 3218 份 and 90 条 in the year.
HANDED_OUT: Final = (
    Copies(48, 150, 6), Copies(14, 40, 2), Copies(118, 402, 12),
    Copies(92, 290, 9), Copies(80, 262, 8), Copies(122, 446, 12),
    Copies(62, 138, 3), Copies(44, 96, 2), Copies(84, 268, 7),
    Copies(90, 272, 6), Copies(108, 338, 9), Copies(184, 516, 14),
)  # fmt: skip

#: What went out without an event: laid out at a service station, or sent on by the office itself.
WITHOUT_EVENT: Final = (
    (date(2019, 2, 27), "安泰", Copies(leaflets=12), "服务站自取"),
    (date(2019, 2, 27), "清泉", Copies(readers=4), "服务站自取"),
    (date(2019, 4, 18), "同心", Copies(leaflets=20), "服务站自取"),
    (date(2019, 7, 16), "长城", Copies(readers=10, leaflets=30), "新社区服务站首批资料"),
    (date(2019, 8, 14), "丰乐", Copies(leaflets=16), "入户走访时发放"),
    (date(2019, 8, 20), "", Copies(readers=8), "街道办事大厅自取"),
    (date(2019, 11, 13), "长城", Copies(readers=12, leaflets=40), "消防检查时发放"),
    (date(2019, 12, 11), "望月", Copies(banners=2), "悬挂于社区主干道"),
)

#: What came in. 人民调解法读本 runs below zero from September until the second parcel is registered in
#: October; of 宪法宣传单 more went out by the end of the year than had been registered.
RECEIPTS: Final = (
    StockDraft(BANNER, 60, date(2019, 1, 3), "区司法局下发"),
    StockDraft(_WORKERS, 100, date(2019, 1, 4), "区司法局下发"),
    StockDraft(_LETTER, 3000, date(2019, 1, 4), "街道自印"),
    StockDraft(_EVERYDAY, 260, date(2019, 2, 15), "区普法办下发"),
    StockDraft(_WOMEN, 120, date(2019, 3, 1), "区妇联提供"),
    StockDraft(_CONSTITUTION, 300, date(2019, 3, 29), "区普法办下发"),
    StockDraft(_SECURITY, 300, date(2019, 4, 8), "区委国安办提供"),
    StockDraft(_MEDIATION, 100, date(2019, 5, 6), "区司法局下发"),
    StockDraft(_FRAUD, 600, date(2019, 5, 7), "派出所提供"),
    StockDraft(_MINORS, 80, date(2019, 7, 3), "团区委提供"),
    StockDraft(BANNER, 40, date(2019, 8, 29), "街道自制"),
    StockDraft(_MEDIATION_LEAFLET, 300, date(2019, 9, 2), "区司法局下发"),
    StockDraft(_MEDIATION, 200, date(2019, 10, 8), "区司法局下发，9月到货，补登记"),
    StockDraft(_CONSTITUTION_LEAFLET, 500, date(2019, 11, 29), "区普法办下发"),
)
ADJUSTMENTS: Final = (
    StockDraft(_EVERYDAY, -3, date(2019, 7, 1), "年中盘点：受潮报废"),
    StockDraft(_LETTER, -40, date(2019, 12, 30), "年终盘点：短少"),
)


def material_drafts(day: date, community: str, copies: Copies, note: str) -> list[DistributionDraft]:
    """Return copies handed out without an event, of the materials that go with the month."""
    return [
        DistributionDraft(material, quantity, day, community, note=note)
        for material, quantity in zip(of_month(day.month), copies, strict=True)
        if quantity
    ]


def of_month(number: int) -> tuple[str, str, str]:
    """Return the reader, the leaflet and the banner of a month."""
    return READERS[number - 1], LEAFLETS[number - 1], BANNER


def shared_out(copies: Copies, weights: list[int]) -> list[Copies]:
    """Share copies out in proportion to the weights, in whole copies that add up to all of them."""
    columns = [_shares(amount, weights) for amount in copies]
    return [Copies(*row) for row in zip(*columns, strict=True)]


def _shares(amount: int, weights: list[int]) -> list[int]:
    """Cut an amount at the running sums of the weights: each cut is rounded once, so nothing is lost."""
    whole = sum(weights)
    cuts = [amount * sum(weights[:place]) // whole for place in range(len(weights) + 1)]
    return [end - begin for begin, end in pairwise(cuts)]
