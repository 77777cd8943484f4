"""The plan of the sample year: twelve themes, who leads, and what each month is to reach."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from outreach_tui.demo.communities_2019 import BY_SHORT_NAME, SYNTHETIC
from outreach_tui.demo.materials_2019 import LEAFLETS, READERS
from outreach_tui.domain.drafts import PlanDraft, TargetDraft
from outreach_tui.domain.months import Month
from outreach_tui.domain.publicity import days_of_month
from outreach_tui.domain.records import PlannedDay
from outreach_tui.domain.vocabulary import Audience, Form, Measure, TargetScope

REGION: Final = "广东省"


class SampleMonth(NamedTuple):
    """One planned month; ``lectures`` are the communities whose turn it is, once in every quarter."""

    theme: str
    laws: tuple[str, ...]
    audiences: tuple[Audience, ...]
    support: tuple[str, ...]
    lectures: str
    booths: int
    attendance: int
    consultations: int
    readers: int
    leaflets: int


_RESIDENTS, _ELDERLY, _WOMEN, _YOUTH = Audience.RESIDENTS, Audience.ELDERLY, Audience.WOMEN, Audience.YOUTH
_WORKERS, _BUSINESS, _GRID = Audience.MIGRANT_WORKERS, Audience.BUSINESS, Audience.GRID_STAFF
_OFFICIALS, _FLOATING = Audience.OFFICIALS, Audience.FLOATING

MONTHS: Final = (
    SampleMonth("农民工工资·送法过年", ("劳动合同法", "劳动法", "人民调解法"), (_WORKERS, _RESIDENTS),
                ("人力资源和社会保障所", "工会"), "朝阳 明德 青松 安泰", 0, 150, 25, 50, 150),
    SampleMonth("节日安全与治安", ("治安管理处罚法", "消防法"), (_RESIDENTS, _FLOATING),
                ("派出所", "应急管理办公室"), "春晖 榕荫 清泉", 0, 100, 15, 30, 80),
    SampleMonth("妇女维权·消费维权·综治宣传月", ("反家庭暴力法", "妇女权益保障法", "消费者权益保护法", "宪法"),
                (_WOMEN, _RESIDENTS), ("妇联", "市场监督管理所", "综治办"), "和顺 书香 锦绣 望月 丰乐 同心", 2, 450,
                65, 120, 400),
    SampleMonth("国家安全·知识产权", ("国家安全法", "反间谍法", "著作权法"), (_RESIDENTS, _OFFICIALS),
                ("武装部", "派出所"), "朝阳 书香 榕荫 望月 丰乐", 1, 350, 45, 90, 300),
    SampleMonth("防范经济犯罪·依法信访", ("刑法", "信访条例", "人民调解法"), (_ELDERLY, _RESIDENTS),
                ("派出所", "信访办"), "明德 和顺 清泉 锦绣", 1, 320, 45, 80, 260),
    SampleMonth("安全生产·环境保护·禁毒", ("安全生产法", "环境保护法", "禁毒法"), (_BUSINESS, _WORKERS, _YOUTH),
                ("应急管理办公室", "禁毒办"), "春晖 青松 安泰 同心", 2, 450, 60, 120, 450),
    SampleMonth("未成年人保护·暑期安全", ("未成年人保护法", "预防未成年人犯罪法"), (_YOUTH, _WOMEN),
                ("团工委", "妇联"), "朝阳 明德 书香 清泉 锦绣", 0, 200, 25, 60, 150),
    SampleMonth("劳动与社会保障·网格员学法", ("劳动合同法", "社会保险法", "工伤保险条例"), (_WORKERS, _GRID),
                ("人力资源和社会保障所", "综治办"), "春晖 安泰 榕荫 望月", 0, 160, 25, 50, 100),
    SampleMonth("网络安全·人民调解", ("人民调解法", "网络安全法", "宪法"), (_RESIDENTS, _YOUTH),
                ("人民调解委员会", "派出所"), "和顺 青松 丰乐 同心 长城", 1, 350, 50, 90, 280),
    SampleMonth("老年人权益·防诈骗", ("老年人权益保障法", "刑法", "人民调解法"), (_ELDERLY,),
                ("民政办", "派出所"), "朝阳 书香 清泉 望月 长城", 1, 350, 50, 90, 260),
    SampleMonth("消防安全·反家暴", ("消防法", "反家庭暴力法"), (_RESIDENTS, _WOMEN, _BUSINESS),
                ("消防救援站", "妇联"), "春晖 和顺 安泰 锦绣 同心", 1, 400, 55, 100, 350),
    SampleMonth("宪法", ("宪法", "人民调解法"), (_OFFICIALS, _YOUTH, _RESIDENTS),
                ("党政办", "团工委", "各社区居委会"), "明德 青松 榕荫 丰乐", 1, 450, 80, 180, 500),
)  # fmt: skip


def plan_drafts() -> Iterator[PlanDraft]:
    """Yield the twelve planned months."""
    for number, planned in enumerate(MONTHS, 1):
        month = Month(2019, number)
        days = [day for day in days_of_month(month, REGION) if day.month == month]
        yield PlanDraft(
            month=month,
            theme=planned.theme,
            laws=planned.laws,
            key_days=tuple(PlannedDay(day.name, day.first, day.last) for day in days),
            forms=_forms(number, planned),
            audiences=planned.audiences,
            lead_unit="司法所",
            supporting_units=planned.support,
            remarks=SYNTHETIC,
            targets=tuple(_targets(number, planned)),
        )


def _forms(number: int, planned: SampleMonth) -> tuple[Form, ...]:
    booths = (Form.BOOTH,) if planned.booths else ()
    boards = (Form.BOARD,) if number % 3 == 1 else ()
    return (Form.LECTURE, *booths, Form.BANNER, *boards)


def _targets(number: int, planned: SampleMonth) -> Iterator[TargetDraft]:
    """Yield the subdistrict's targets, then whose turn it is: every community has a lecture in every quarter."""
    in_turn = planned.lectures.split()
    yield TargetDraft(Measure.EVENTS, len(in_turn), form=Form.LECTURE)
    yield TargetDraft(Measure.EVENTS, planned.booths, form=Form.BOOTH)
    if number % 3 == 1:
        yield TargetDraft(Measure.EVENTS, 1, TargetScope.EACH, form=Form.BOARD)
    yield TargetDraft(Measure.ATTENDANCE, planned.attendance)
    yield TargetDraft(Measure.CONSULTATIONS, planned.consultations)
    yield TargetDraft(Measure.COPIES, planned.readers, material=READERS[number - 1])
    yield TargetDraft(Measure.COPIES, planned.leaflets, material=LEAFLETS[number - 1])
    for short in in_turn:
        community = BY_SHORT_NAME[short].name
        yield TargetDraft(Measure.EVENTS, 1, TargetScope.COMMUNITY, form=Form.LECTURE, community=community)
