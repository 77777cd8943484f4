"""The nouns and endings a quick line is read by, and what may stand around a word without changing what it is."""

import re

from outreach_tui.domain.findings import Known
from outreach_tui.domain.laws import find_law
from outreach_tui.domain.naming import folded
from outreach_tui.domain.numerals import half_width
from outreach_tui.domain.vocabulary import Category
from outreach_tui.intake.shorthand import materials_meant
from outreach_tui.wording.labels import read_code

#: The whole subdistrict, after an @; the first two also by themselves.
WHOLE = frozenset({"全街", "全街道", "街道", "all", "全部", "whole"})
WHOLE_WITHOUT_AT = frozenset({"全街", "全街道"})
_CONSULTATION = re.compile(
    "(?:现场)?(?:接受|接待|解答|提供|受理|答复)?(?:群众|居民|法律)*咨询(?:群众|居民)?|consult(?:ation)?s?"
)
PEOPLE = frozenset(
    {"", "人", "参加", "参与", "到场", "听众", "受众", "受教育群众", "人数", "people", "residents", "participants",
     "attended", "attendance", "heads"}
)  # fmt: skip
PEOPLE_UNITS = frozenset({"", "人", "人次", "名", "位"})
VISIT_UNITS = PEOPLE_UNITS | {"次", "件", "件次", "个", "起", "例", "例次", "个次"}
#: What counts no copies, so that a noun with it is no material the catalogue lacks.
NO_COPIES = PEOPLE_UNITS - {""} | {"场", "场次", "户", "户次", "次", "期", "节", "堂", "课时"}
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
#: A number that is none, or more than anything counts: 几十人, 99999999999人.
_VAGUE = re.compile(
    r"(?:[几数半好廿卅][十百千万几]{0,3}[余多]?|[壹贰叁肆伍陆柒捌玖拾佰仟万]+|\d{11,})(?:人次|[人名位份册本张条块个件])"
)


def is_consultation(name: str) -> bool:
    """Tell whether what a figure stands with says that it counts consultations."""
    return _CONSULTATION.fullmatch(folded(name)) is not None


def is_hotline(word: str) -> bool:
    """Tell whether a figure is a telephone number of the public service."""
    return _HOTLINE.fullmatch(half_width(word)) is not None


def is_vague(word: str) -> bool:
    """Tell whether a word counts something in a way no figure can be made of."""
    return _VAGUE.fullmatch(half_width(word)) is not None


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
        or name in PEOPLE
        or read_code(Category, word)
        or (not find_law(word) and materials_meant(word, known.materials).entries)
    )
