"""The nouns and endings a quick line is read by, and what may stand around a word without changing what it is."""

import re

from outreach_tui.domain.findings import Known
from outreach_tui.domain.laws import find_law
from outreach_tui.domain.naming import folded
from outreach_tui.domain.new_materials import new_material
from outreach_tui.domain.numerals import half_width
from outreach_tui.domain.vocabulary import Category, Status
from outreach_tui.intake.shorthand import materials_meant
from outreach_tui.wording.labels import read_code

#: The whole subdistrict, after an @; the first two also by themselves.
WHOLE = frozenset({"全街", "全街道", "街道", "all", "全部", "各社区", "whole"})
_WHOLE_WITHOUT_AT = frozenset({"全街", "全街道"})
#: 全街各社区, 全街14个社区.
_WHOLE_SPELLED_OUT = re.compile("全街道?(?:各|所有|(?:\\d{1,2}|[一二三四五六七八九十]{1,3})个)?社区")
_CONSULTATION = re.compile(
    "(?:现场)?(?:接受|接待|解答|提供|受理|答复)?(?:群众|居民|法律)*咨询(?:群众|居民)?|consult(?:ation)?s?"
    "|(?:现场)?(?:解答|答复)(?:群众|居民|法律|涉法|各类|相关)*(?:问题|疑问|疑惑|疑难|难题)"
)
_PEOPLE_IN_ENGLISH = frozenset({"people", "residents", "participants", "attended", "attendance", "heads"})
_WHO = (
    "(?:社区|辖区|企业)?(?:居民|群众|村民|市民|业主|商户|职工|员工|工人|农民工|务工人员|学生|师生|同学|家长|教师|老师|学员"
    "|党员干部|党员|干部|老年人|老人|妇女|青少年|未成年人|儿童|残疾人|退役军人|网格员|听众|观众|受众|社区矫正对象|矫正对象)"
)
_CAME = (
    "(?:参加|参与|到场|到会|出席|参会|参训|听讲|听课|聆听|观看|覆盖|惠及|受益|受教育|服务|吸引|接待|总?人数|现场"
    "|共计?|有)"
)
#: 参加人数, 受教育群众, 居民和商户, 居民参加: who came, with what they did on either side.
_PEOPLE = re.compile(
    f"(?:参加|参与|到场|到会|出席|覆盖|惠及|吸引|听讲|听课|观看|总?人数)*|{_CAME}*(?:人|{_WHO}(?:[、和及与]{_WHO})*)等?{_CAME}*"
)
PEOPLE_UNITS = frozenset({"", "人", "人次", "名", "位"})
VISIT_UNITS = PEOPLE_UNITS | {"次", "件", "件次", "个", "起", "例", "例次", "个次"}
#: What counts no copies, so that a noun with it is no material the catalogue lacks.
NO_COPIES = PEOPLE_UNITS - {""} | {"起", "例", "宗", "项", "场", "场次", "户", "户次", "次", "期", "节", "堂", "课时"}
_VENUE_ENDINGS = (
    "广场", "中心", "小区", "公园", "市场", "学校", "小学", "中学", "学院", "大厅", "会议室", "活动室", "讲堂",
    "礼堂", "文化站", "服务站", "门口", "门前", "街口", "路口", "商场", "超市", "工地", "酒店", "医院",
    "祠堂", "步行街", "商业街", "集市", "大集", "车站", "书屋",
)  # fmt: skip
#: Telephone numbers of the public service that events are about: they count nobody.
_HOTLINE = re.compile(r"12[34]\d\d|96110")
_LABEL = re.compile(r"^(?:地点|场所|时间|日期|人数|社区|形式|法律)[:：](?=.)")
_TITLE_LABEL = re.compile(r"^(?:主题|名称|标题)[:：](?=.)")
_TOTAL = re.compile("^(?:共计?|总共|一共|合计)(?=.)")
_GIVING = re.compile("^(?:共|现场)?(?:发放|派发|散发|分发|赠送|发出|张贴|悬挂|摆放|展出|发)了?(?:各类|各种)?(?=.)")
#: What says at a word's end that the event was not held as planned, and what it then became of it.
_NOT_HELD = (
    (re.compile("(?:取消|停办)[)）]?$"), Status.CANCELLED),
    (re.compile("(?:改期|延期|推迟|顺延)[)）]?$"), Status.RESCHEDULED),
)
_MAYBE_NOT_HELD = re.compile(
    "[未没](?:有)?(?:能|再)?(?:开展|举办|举行|办|开)|暂缓|(?:待|拟|将)(?:开展|举办|举行|办|于)"
)
#: Words that tell of a time no day can be read from.
_TIME = re.compile(
    r"(?:\d{1,2}|[一二三四五六七八九十]{1,2})月(?!饼)|(?:上|下|本|这)个?(?:周(?![围边密])|星期|礼拜|月|季度|旬)|[上中下]旬"
    "|周末|月[初中底末]|年[初中底末]|[前近]几?日|[前那]几天|前些天|日前|去年|今年|前年|元旦|春节|五一|国庆|中秋|端午|清明|元宵"
    "|节$|(?:宣传|教育|权益|消防|宪法|禁毒|环境|安全|纪念)日$"
)
#: 9O人: a letter for a digit.
MISTYPED = re.compile(r"\d[A-Za-z]+\d*(?:人次|[人名位份册本张条块])|[OoIl]\d+(?:人次|[人名位份册本张条块])")
#: A number that is none, or more than anything counts: 几十人, 99999999999人.
_VAGUE = re.compile(
    r"(?:[几数半好廿卅][十百千万几]{0,3}[余多]?|[壹贰叁肆伍陆柒捌玖拾佰仟万]+|\d{11,})(?:人次|[人名位份册本张条块个件])"
)


def is_consultation(name: str) -> bool:
    """Tell whether what a figure stands with says that it counts consultations."""
    return _CONSULTATION.fullmatch(folded(name)) is not None


def is_people(name: str) -> bool:
    """Tell whether what a figure stands with says that it counts those who came; ``""`` does."""
    return name in _PEOPLE_IN_ENGLISH or _PEOPLE.fullmatch(name) is not None


def is_whole(word: str) -> bool:
    """Tell whether a word by itself means the whole subdistrict."""
    return folded(word) in _WHOLE_WITHOUT_AT or _WHOLE_SPELLED_OUT.fullmatch(half_width(word)) is not None


def is_hotline(word: str) -> bool:
    """Tell whether a figure is a telephone number of the public service."""
    return _HOTLINE.fullmatch(half_width(word)) is not None


def is_vague(word: str) -> bool:
    """Tell whether a word counts something in a way no figure can be made of."""
    return _VAGUE.fullmatch(half_width(word)) is not None


def is_one_thing(name: str) -> bool:
    """Tell whether a name is of one thing: 宣传单、读本 are two, and 读本20+宣传单 was not taken apart."""
    return re.search(r"[\d、+＋/／]|和(?!谐)", half_width(name)) is None


def status_told(word: str) -> Status | None:
    """Return what became of an event by how a word of its title ends: 因雨取消."""
    return next((status for pattern, status in _NOT_HELD if pattern.search(word)), None)


def is_maybe_not_held(word: str) -> bool:
    """Tell whether a word may say that nothing took place, or not yet: 未开展."""
    return _MAYBE_NOT_HELD.search(word) is not None


def time_in(word: str) -> bool:
    """Tell whether a word speaks of a time: 10月初, 上周, 国庆."""
    return _TIME.search(half_width(word)) is not None


def place_in(word: str) -> str:
    """Return the place a word names (在惠民广场), ``""`` for none."""
    place = word.removeprefix("在")
    return place if place.endswith(_VENUE_ENDINGS) else ""


def without_label(word: str) -> str:
    """Return a word without what it says it is: 地点:惠民广场."""
    return _LABEL.sub("", word)


def title_in(word: str) -> str:
    """Return the title in 主题:珍爱家庭, or the word itself."""
    return _TITLE_LABEL.sub("", word)


def without_total(word: str) -> str:
    """Return a figure without what sums up before it: 共120人."""
    return _TOTAL.sub("", word)


def without_giving(word: str) -> str:
    """Return a word without the verb of handing out it begins with: 发放宣传单200份."""
    return _GIVING.sub("", word)


def counts_something(word: str, known: Known) -> bool:
    """Tell whether a word names what a figure beside it may count: a material, consultations, people."""
    name = folded(word)
    return bool(
        is_consultation(word)
        or is_people(name)
        or read_code(Category, word)
        or (not find_law(word) and (materials_meant(word, known.materials).entries or new_material(word)))
    )
