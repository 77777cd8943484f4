"""The events of the sample year: 46 lectures, 10 booths and 54 notice boards held, and four that were not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import Final, NamedTuple

from outreach_tui.demo.communities_2019 import BY_SHORT_NAME, COMMUNITIES
from outreach_tui.demo.consultations_2019 import booth_lines
from outreach_tui.demo.materials_2019 import HANDED_OUT, WITHOUT_EVENT, Copies, of_month, shared_out
from outreach_tui.domain.drafts import EventDraft, MaterialLine
from outreach_tui.domain.months import Month
from outreach_tui.domain.records import AudienceCount, Speaker
from outreach_tui.domain.vocabulary import Audience, Form, SpeakerRole, Status

ORGANISER: Final = "惠民街道司法所"
_CONSTITUTION, _MEDIATION = "宪法", "人民调解法"
_ELDERLY, _WOMEN, _YOUTH, _RESIDENTS = Audience.ELDERLY, Audience.WOMEN, Audience.YOUTH, Audience.RESIDENTS
_WORKERS, _BUSINESS, _GRID = Audience.MIGRANT_WORKERS, Audience.BUSINESS, Audience.GRID_STAFF
_OFFICIALS, _FLOATING = Audience.OFFICIALS, Audience.FLOATING


class Lecture(NamedTuple):
    """A lecture held in one community; ``heads`` is negative where it was estimated, ``None`` where unknown."""

    month: int
    day: int
    community: str
    title: str
    laws: tuple[str, ...]
    audience: Audience
    heads: int | None
    note: str = ""
    served: int = 0
    guest: Speaker | None = None


_POLICE = Speaker("社区民警", SpeakerRole.POLICE)
_JUDGE = Speaker("区法院法官", SpeakerRole.JUDGE)
_OFFICE = Speaker("司法所工作人员", SpeakerRole.JUDICIAL_OFFICE)

LECTURES: Final = (
    Lecture(1, 10, "朝阳", "农民工工资支付法治讲座", ("劳动合同法", "劳动法"), _WORKERS, 45, guest=_OFFICE),
    Lecture(1, 15, "明德", "送法过年：签好劳动合同再返岗", ("劳动合同法",), _WORKERS, -40,
            "返岗农民工较多，人数为估计"),
    Lecture(1, 22, "青松", "邻里和睦过新年", (_MEDIATION,), _RESIDENTS, 38),
    Lecture(2, 21, "春晖", "节后治安防范与消防安全", ("治安管理处罚法", "消防法"), _RESIDENTS, 36, guest=_POLICE),
    Lecture(3, 5, "和顺", "妇女权益保障讲座", ("妇女权益保障法", "反家庭暴力法"), _WOMEN, 52, "现场收集意见建议2条"),
    Lecture(3, 7, "书香", "反家庭暴力法解读", ("反家庭暴力法",), _WOMEN, 47, guest=_JUDGE),
    Lecture(3, 13, "锦绣", "网购维权与消费陷阱", ("消费者权益保护法", "电子商务法"), _RESIDENTS, -50,
            "中途有居民进出，人数为估计"),
    Lecture(3, 20, "望月", "社会治安综合治理与邻里调解", ("治安管理处罚法", _MEDIATION), _RESIDENTS, 34),
    Lecture(3, 27, "丰乐", "宪法就在身边", (_CONSTITUTION,), _RESIDENTS, 41),
    Lecture(4, 11, "朝阳", "全民国家安全教育讲座", ("国家安全法", "反间谍法"), _OFFICIALS, 58, guest=_POLICE),
    Lecture(4, 16, "书香", "青少年国家安全第一课", ("国家安全法",), _YOUTH, 55),
    Lecture(4, 18, "榕荫", "国家安全人人有责", ("国家安全法", _CONSTITUTION), _RESIDENTS, 33),
    Lecture(4, 23, "望月", "身边的知识产权", ("著作权法", "商标法"), _BUSINESS, 30),
    Lecture(4, 26, "丰乐", "用人民调解化解纠纷", (_MEDIATION,), _RESIDENTS, 37),
    Lecture(5, 9, "明德", "识别非法集资", ("刑法",), _ELDERLY, 49, guest=_POLICE),
    Lecture(5, 16, "和顺", "依法逐级走访", ("信访条例",), _RESIDENTS, 35),
    Lecture(5, 22, "清泉", "老年人防范投资骗局", ("刑法", "老年人权益保障法"), _ELDERLY, 44),
    Lecture(6, 3, "锦绣", "信访与人民调解的衔接", ("信访条例", _MEDIATION), _RESIDENTS, 32,
            "原定5月31日，因暴雨改到6月3日，仍属5月计划", served=5),
    Lecture(6, 5, "春晖", "环境保护法与社区环境", ("环境保护法", "大气污染防治法"), _RESIDENTS, 46),
    Lecture(6, 13, "青松", "安全生产法进商户", ("安全生产法",), _BUSINESS, 39),
    Lecture(6, 19, "安泰", "工地安全与工伤保险", ("安全生产法", "工伤保险条例"), _WORKERS, None,
            "签到表遗失，人数不详"),
    Lecture(6, 25, "同心", "珍爱生命，远离毒品", ("禁毒法",), _YOUTH, 57, guest=_POLICE),
    Lecture(7, 9, "朝阳", "未成年人保护法讲座", ("未成年人保护法",), _YOUTH, 60),
    Lecture(7, 12, "明德", "暑期防溺水与监护责任", ("未成年人保护法",), _YOUTH, -50, "家长与孩子同来，人数为估计"),
    Lecture(7, 18, "书香", "预防校园欺凌", ("预防未成年人犯罪法", "未成年人保护法"), _YOUTH, 53, guest=_JUDGE),
    Lecture(7, 24, "清泉", "家庭监护与反家暴", ("反家庭暴力法", "未成年人保护法"), _WOMEN, 31),
    Lecture(8, 7, "春晖", "劳动合同与社会保险", ("劳动合同法", "社会保险法"), _WORKERS, 42),
    Lecture(8, 14, "安泰", "工伤认定怎么办", ("工伤保险条例", "社会保险法"), _WORKERS, 36),
    Lecture(8, 28, "榕荫", "网格员学法：人民调解实务", (_MEDIATION, "治安管理处罚法"), _GRID, 48, guest=_OFFICE),
    Lecture(9, 5, "和顺", "人民调解法解读", (_MEDIATION,), _RESIDENTS, 43),
    Lecture(9, 11, "青松", "调解员是怎样调解的", (_MEDIATION,), _RESIDENTS, 37, guest=_OFFICE),
    Lecture(9, 18, "同心", "网络安全为人民", ("网络安全法",), _YOUTH, 51, guest=_POLICE),
    Lecture(9, 25, "长城", "新社区第一课：宪法与人民调解", (_CONSTITUTION, _MEDIATION), _RESIDENTS, 56),
    Lecture(10, 9, "朝阳", "老年人权益保障讲座", ("老年人权益保障法",), _ELDERLY, 54),
    Lecture(10, 16, "书香", "赡养与继承", ("继承法", "老年人权益保障法"), _ELDERLY, 47),
    Lecture(10, 22, "清泉", "保健品骗局面面观", ("消费者权益保护法", "刑法"), _ELDERLY, -40,
            "广场露天举办，人数为估计"),
    Lecture(10, 30, "望月", "家庭纠纷找调解", (_MEDIATION, "婚姻法"), _ELDERLY, 33),
    Lecture(11, 6, "春晖", "消防法与楼道安全", ("消防法",), _RESIDENTS, 45),
    Lecture(11, 12, "和顺", "商铺消防责任", ("消防法",), _BUSINESS, 34),
    Lecture(11, 19, "安泰", "出租屋消防与治安", ("消防法", "治安管理处罚法"), _FLOATING, 39, guest=_POLICE),
    Lecture(11, 25, "锦绣", "对家庭暴力说不", ("反家庭暴力法", "妇女权益保障法"), _WOMEN, 50, guest=_JUDGE),
    Lecture(11, 28, "同心", "人身安全保护令", ("反家庭暴力法",), _WOMEN, 35),
    Lecture(12, 3, "明德", "宪法学习讲座", (_CONSTITUTION,), _OFFICIALS, 59),
    Lecture(12, 5, "青松", "弘扬宪法精神", (_CONSTITUTION,), _RESIDENTS, 48),
    Lecture(12, 10, "榕荫", "宪法与公民权利", (_CONSTITUTION, "选举法"), _YOUTH, 52),
    Lecture(12, 18, "丰乐", "宪法宣誓与人民调解员", (_CONSTITUTION, _MEDIATION), _GRID, 38),
)  # fmt: skip


class Booth(NamedTuple):
    """A booth of the whole subdistrict in the square of a host community; ``heads`` negative: estimated."""

    month: int
    day: int
    host: str
    title: str
    laws: tuple[str, ...]
    audience: Audience
    heads: int
    copies: Copies
    note: str = ""


BOOTHS: Final = (
    Booth(3, 8, "朝阳", "三八妇女维权咨询", ("妇女权益保障法", "反家庭暴力法", _MEDIATION),
          _WOMEN, 168, Copies(40, 130, 3)),
    Booth(3, 15, "春晖", "三一五消费维权咨询", ("消费者权益保护法", "产品质量法", _CONSTITUTION),
          _RESIDENTS, 145, Copies(30, 110, 3)),
    Booth(4, 15, "明德", "全民国家安全教育日咨询", ("国家安全法", "反间谍法", _CONSTITUTION),
          _RESIDENTS, 156, Copies(40, 120, 3)),
    Booth(5, 15, "和顺", "打击和防范经济犯罪宣传日咨询", ("刑法", _MEDIATION),
          _ELDERLY, -120, Copies(30, 120, 3), "流动人群，人数为估计"),
    Booth(6, 16, "青松", "安全生产宣传咨询日", ("安全生产法", _CONSTITUTION), _WORKERS, 132, Copies(36, 130, 3)),
    Booth(6, 26, "书香", "国际禁毒日咨询", ("禁毒法", _MEDIATION), _YOUTH, 150, Copies(38, 140, 3)),
    Booth(9, 20, "榕荫", "国家网络安全宣传周咨询", ("网络安全法", _MEDIATION, _CONSTITUTION), _RESIDENTS, 138,
          Copies(30, 110, 3), "原定9月17日，因雨改期"),
    Booth(10, 10, "朝阳", "老年节敬老维权咨询", ("老年人权益保障法", _MEDIATION),
          _ELDERLY, 142, Copies(34, 110, 2), "老年节在假期内，节后举办"),
    Booth(11, 9, "丰乐", "消防宣传日咨询", ("消防法", _CONSTITUTION),
          _RESIDENTS, -180, Copies(40, 140, 3), "与消防演练同场，人数为估计"),
    Booth(12, 4, "春晖", "国家宪法日暨宪法宣传周咨询", (_CONSTITUTION, _MEDIATION),
          _RESIDENTS, 246, Copies(90, 280, 6)),
)  # fmt: skip

#: Title and laws of each quarter's notice board.
BOARDS: Final = {
    1: ("宣传栏第1期：劳动合同与工资", ("劳动合同法", _CONSTITUTION)),
    4: ("宣传栏第2期：国家安全", ("国家安全法", _CONSTITUTION)),
    7: ("宣传栏第3期：未成年人保护", ("未成年人保护法", _MEDIATION)),
    10: ("宣传栏第4期：老年人权益与防诈骗", ("老年人权益保障法", _MEDIATION)),
}

#: On record, and in none of the figures of what was done.
NOT_HELD: Final = (
    EventDraft(
        date(2019, 8, 2), Form.LECTURE, "暑期未成年人保护联合讲座", ("锦绣社区", "望月社区", "丰乐社区"),
        status=Status.CANCELLED, month=Month(2019, 7), venue="锦绣社区文化广场", organiser=ORGANISER,
        laws=("未成年人保护法",), audiences=(AudienceCount(_YOUTH),), note="因台风取消，未再举办",
    ),
    EventDraft(
        date(2019, 8, 23), Form.LECTURE, "劳动争议仲裁讲座", ("望月社区",), status=Status.PLANNED,
        venue="望月社区会议室", organiser=ORGANISER, laws=("劳动争议调解仲裁法",),
        audiences=(AudienceCount(_WORKERS),), note="讲师未能到场，一直未补办",
    ),
    EventDraft(
        date(2019, 9, 17), Form.BOOTH, "国家网络安全宣传周咨询", whole_subdistrict=True, status=Status.RESCHEDULED,
        venue="榕荫社区文化广场", organiser=ORGANISER, co_organisers=("榕荫社区居委会",),
        laws=("网络安全法", _MEDIATION, _CONSTITUTION), audiences=(AudienceCount(_RESIDENTS),),
        note="因雨改到9月20日举办",
    ),
    EventDraft(
        date(2019, 10, 25), Form.LECTURE, "长城社区防诈骗讲座", ("长城社区",), status=Status.CANCELLED,
        venue="长城社区会议室", organiser=ORGANISER, laws=("刑法",), audiences=(AudienceCount(_ELDERLY),),
        note="会议室装修，取消",
    ),
)  # fmt: skip


def event_drafts() -> Iterator[EventDraft]:
    """Yield every event of the year, kind by kind."""
    yield from (_booth(index, booth) for index, booth in enumerate(BOOTHS))
    for number in range(1, 13):
        yield from _lectures(number)
    yield from _boards()
    yield from NOT_HELD


def _lectures(number: int) -> Iterator[EventDraft]:
    """Yield the lectures that serve a month, with what its booths and stations left of its materials."""
    held = [lecture for lecture in LECTURES if (lecture.served or lecture.month) == number]
    left = HANDED_OUT[number - 1]
    for copies in (booth.copies for booth in BOOTHS if booth.month == number):
        left = left.less(copies)
    for copies in (copies for day, _, copies, _ in WITHOUT_EVENT if day.month == number):
        left = left.less(copies)
    shares = shared_out(left, [abs(lecture.heads or 40) for lecture in held])
    for lecture, share in zip(held, shares, strict=True):
        yield _lecture(number, lecture, share)


def _lecture(number: int, lecture: Lecture, share: Copies) -> EventDraft:
    community = BY_SHORT_NAME[lecture.community]
    lawyer = Speaker(community.adviser, SpeakerRole.LAWYER)
    return EventDraft(
        date(2019, lecture.month, lecture.day),
        Form.LECTURE,
        lecture.title,
        (community.name,),
        month=Month(2019, number),
        starts_at="15:00" if lecture.day % 2 else "09:30",
        ends_at="16:30" if lecture.day % 2 else "11:00",
        venue=f"{community.name}会议室",
        organiser=f"{community.name}居委会",
        co_organisers=(ORGANISER,),
        speakers=(lawyer,) if lecture.guest is None else (lawyer, lecture.guest),
        laws=lecture.laws,
        audiences=(AudienceCount(lecture.audience),),
        attendance=None if lecture.heads is None else abs(lecture.heads),
        attendance_estimated=(lecture.heads or 0) < 0,
        opinions=2 if "意见建议2条" in lecture.note else None,
        note=lecture.note,
        materials=_lines(number, share),
    )


def _booth(index: int, booth: Booth) -> EventDraft:
    host = BY_SHORT_NAME[booth.host]
    return EventDraft(
        date(2019, booth.month, booth.day),
        Form.BOOTH,
        booth.title,
        whole_subdistrict=True,
        starts_at="09:00",
        ends_at="11:30",
        venue=f"{host.name}文化广场",
        organiser=ORGANISER,
        co_organisers=(f"{host.name}居委会",),
        speakers=(Speaker(host.adviser, SpeakerRole.LAWYER), Speaker("普法志愿者", SpeakerRole.VOLUNTEER)),
        laws=booth.laws,
        audiences=(AudienceCount(booth.audience),),
        attendance=abs(booth.heads),
        attendance_estimated=booth.heads < 0,
        note=booth.note,
        materials=_lines(booth.month, booth.copies),
        consultations=booth_lines(index, date(2019, booth.month, booth.day)),
    )


def _lines(number: int, copies: Copies) -> tuple[MaterialLine, ...]:
    return tuple(
        MaterialLine(material, quantity)
        for material, quantity in zip(of_month(number), copies, strict=True)
        if quantity
    )


def _boards() -> Iterator[EventDraft]:
    """Yield the notice boards: one in each quarter for each community there is by then."""
    for number, (title, laws) in BOARDS.items():
        for place, community in enumerate(COMMUNITIES):
            day = next_workday(date(2019, number, 8 + place % 7))
            if community.exists_from is None or community.exists_from <= day:
                draft = EventDraft(day, Form.BOARD, title, (community.name,), laws=laws)
                yield replace(draft, venue=f"{community.name}宣传栏", organiser=f"{community.name}居委会")


def next_workday(day: date) -> date:
    """Return the day itself, or the Monday after when it falls on a weekend."""
    return day + timedelta(days=max(0, 7 - day.weekday()) if day.weekday() >= 5 else 0)
