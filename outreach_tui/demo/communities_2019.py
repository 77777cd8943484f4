"""The communities of the sample year. Only 长城社区 is a real name; the others, and every person, are invented."""

from datetime import date
from typing import Final, NamedTuple

from outreach_tui.domain.drafts import CommunityDraft

SUBDISTRICT: Final = "惠民街道"
#: Who every record says wrote it, so that no record can pass for a real one.
RECORDER: Final = "示例数据（虚构）"
SYNTHETIC: Final = "示例数据：依公开年度报告的总量虚构，并非真实记录。"


class SampleCommunity(NamedTuple):
    """A community, its adviser, and how many residents came to its service station from January to December."""

    name: str
    grids: int
    adviser: str
    station_visits: tuple[int, ...]
    exists_from: date | None = None

    @property
    def short(self) -> str:
        """The name without 社区, as places and notices have it."""
        return self.name.removesuffix("社区")

    def draft(self) -> CommunityDraft:
        """Return it as it is to be recorded."""
        return CommunityDraft(self.name, grids=self.grids, adviser=self.adviser, exists_from=self.exists_from)


#: In the coordinator's order; 73 grids in all.
COMMUNITIES: Final = (
    SampleCommunity("朝阳社区", 7, "陈律师", (2, 1, 3, 3, 3, 3, 3, 3, 3, 4, 3, 3)),
    SampleCommunity("春晖社区", 6, "林律师", (2, 1, 3, 3, 3, 3, 3, 2, 3, 2, 3, 3)),
    SampleCommunity("明德社区", 6, "黄律师", (2, 1, 2, 3, 2, 2, 3, 2, 3, 2, 3, 3)),
    SampleCommunity("和顺社区", 6, "李律师", (3, 1, 3, 2, 2, 2, 3, 2, 2, 2, 3, 2)),
    SampleCommunity("青松社区", 5, "梁律师", (2, 1, 3, 2, 2, 2, 2, 3, 2, 2, 2, 3)),
    SampleCommunity("书香社区", 5, "何律师", (2, 1, 3, 2, 2, 2, 2, 2, 2, 2, 2, 3)),
    SampleCommunity("安泰社区", 5, "邓律师", (2, 1, 2, 2, 2, 2, 1, 2, 2, 3, 2, 2)),
    SampleCommunity("榕荫社区", 5, "罗律师", (1, 1, 2, 2, 2, 2, 1, 2, 2, 3, 2, 2)),
    SampleCommunity("清泉社区", 5, "曾律师", (2, 1, 1, 2, 2, 2, 2, 1, 2, 1, 2, 2)),
    SampleCommunity("锦绣社区", 5, "钟律师", (1, 1, 1, 2, 2, 2, 1, 1, 2, 1, 2, 2)),
    SampleCommunity("望月社区", 5, "谢律师", (2, 1, 2, 1, 1, 2, 1, 1, 1, 1, 2, 1)),
    SampleCommunity("丰乐社区", 5, "邱律师", (1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 2)),
    SampleCommunity("同心社区", 5, "赖律师", (0, 0, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1)),
    SampleCommunity("长城社区", 3, "侯律师", (0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2, 2), date(2019, 7, 1)),
)  # fmt: skip

BY_SHORT_NAME: Final = {community.short: community for community in COMMUNITIES}

#: Communities that reported "nothing this month" for February; the rest stay silent.
FEBRUARY_ZEROS: Final = ("和顺", "安泰", "清泉", "锦绣", "望月")
