"""Reading Chinese: what the words around a number in its clause say that it counts, and of which part of the period."""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from outreach_tui.domain.numerals import find_counts
from outreach_tui.domain.rounding import Mark
from outreach_tui.domain.summary import Facts
from outreach_tui.domain.vocabulary import CATEGORIES, Category, Form, MaterialGroup
from outreach_tui.reports.proofreading.chinese_scopes import ChineseScopes
from outreach_tui.reports.proofreading.findings import About, Stated
from outreach_tui.reports.proofreading.subjects import Subject, subjects


class _Topic(NamedTuple):
    """The words for a subject and the measure words they go with; the first is the right one.

    ``strict``: another measure word beside the name is a mistake; 读本 come in 册, never in 份.
    """

    words: str
    measures: tuple[str, ...]
    strict: bool = False


_PEOPLE = ("人次", "人", "名", "位")
_TIMES = ("场", "场次", "次")

_TOPICS: Mapping[str, _Topic] = {
    Form.LECTURE: _Topic("讲座", (*_TIMES, "期", "堂", "课时"), strict=True),
    Form.BOOTH: _Topic("咨询点|咨询台|宣传点", (*_TIMES, "个", "处")),
    Form.BOARD: _Topic("宣传栏|板报", ("期", "次")),
    Form.SHOW: _Topic("文艺演出|法治演出|文艺汇演", _TIMES),
    Form.QUIZ: _Topic("有奖问答|有奖竞答|知识竞赛", _TIMES),
    Form.WECHAT_POST: _Topic("公众号推文|推文", ("篇", "条", "期")),
    # 咨询活动, 咨询服务站 … are something else
    "consultations": _Topic(
        "咨询服务(?!站|点|室|中心)|咨询(?!活动|服务|点|台|站|室|员|师|会|窗口|热线|电话)|群众疑问|居民疑问",
        (*_PEOPLE, "件", "例", "个"),
    ),
    "attendance": _Topic(
        "(?:受教育|受益|参与|参加|惠及|覆盖|服务|吸引)(?:群众|居民|人数|人员)|受众|(?:受教育|受益|惠及)(?=达?$)",
        _PEOPLE,
        strict=True,
    ),
    "events": _Topic("(?:宣传|普法|主题|法治|教育)活动", _TIMES),
    MaterialGroup.READERS: _Topic("读本|手册|宣传册|法律书籍|普法书籍|读物", ("册", "本"), strict=True),
    MaterialGroup.LEAFLETS: _Topic("宣传单|传单|折页|一封信|明白纸", ("份", "张"), strict=True),
    "banners": _Topic("横幅|条幅", ("条", "幅")),
    "materials": _Topic("(?:宣传|法治|法制|普法|法律)(?:资料|材料)|资料", ("份", "册", "件", "本")),
}

#: Topics of paper.
_PAPER = frozenset({MaterialGroup.READERS, MaterialGroup.LEAFLETS, "materials"})

_CLAUSE_END = "，。；：、,;（）()\n"
_COMMA = "，。；：,;（）()\n"
#: Clauses about what was not done, not in this period, or by each.
_OTHER_MATTERS = re.compile(
    "计划|目标|应覆盖|拟|预计|下年|明年|下阶段|上年|去年|同比|同期|增加|减少|增长|下降|尚差|差|未完成|每|平均|人均"
    "|各(?!类|种|项|界|级|社区|单位|式|方)|分别|(?:由|从)$|(?:不足|不到|未满|少于|低于|小于|最多|至多)$"
)
#: Words that make the number one of a part of what they speak of, in the whole sentence or in the clause.
_PART_OF_SENTENCE = re.compile(
    "其中|针对|面向|围绕|期间|当天|当日|之际|宣传[周月日]|宪法日|主题日|节日|纪念日|日活动|周活动|月活动|重点人群|送法|入户|走访"
    "|六进|进(?:校园|企业|机关|乡村|单位|学校|家庭|军营|工地|市场|小区)|(?<!\\d)\\d{1,2}[·.•]\\d{1,2}"
)
_PART_OF_CLAUSE = re.compile("中有|之中|联合|估计|不详|《|在|另|还|部分|先后|牵头|指导|协助|参与|围绕|以“")
#: What may stand between a verb and the name of a subject without making it a kind of that subject.
_GENERIC = (
    "(?:举办|开展|组织|召开|举行|进行|设立|设置|制作|更新|更换|悬挂|张贴|发放|派发|赠送|印发|印制|接受|接待|解答|提供|推送"
    "|群众|居民|现场|来访|义务|免费|共计|累计|总计|合计|共|了|过|各类|各种|各项|多种|法治|法制|法律|普法|宣传|教育|专题|主题|系列|形式)"
)
_ENDS_GENERIC = re.compile(f"(?:^|[^\\w]|{_GENERIC}|\\d|年|月|来|街道|社区)$")
_JOINED_BEFORE = re.compile(f"\\S[、和及与]{_GENERIC}*$")
_CATEGORY = re.compile(
    "^(?:其中|涉及|是|为|居前的是|主要是|全年|共|累计|接受|接待|解答|受理|办理|提供|群众|居民|现场)*"
    "(.+?)(?:类|方面|问题|纠纷|咨询|法律咨询|的|有|共)*$"
)
#: Verbs for paper that came in or was made, and those for paper that went out.
_MADE = re.compile(
    "制作|印制|印刷|采购|购买|购置|购入|订购|征订|订阅|入库|库存|结存|剩余|领取|领回|收到|配备|编写|编印|摆放"
)
_GIVEN = re.compile("发放|派发|散发|分发|赠送|送出|发送|印发|投放|张贴|悬挂")
#: What people live in or belong to: 覆盖居民2.1万户 is of something else.
_OF_OTHERS = frozenset({"户", "户次", "家", "所", "栋", "对", "组", "批", "支", "队", "类", "种"})

#: Words that stand for other things too: 其他 is an outcome as well.
_NO_CATEGORY = frozenset({Category.OTHER, Category.UNCLASSIFIED})

_BEFORE = {"近": Mark.BELOW, "将近": Mark.BELOW, "接近": Mark.BELOW, "近乎": Mark.BELOW}
_ABOUT = ("大约", "大概", "约为", "约有", "约")
_MARKS_BEFORE = re.compile("^(?:大约|大概|约为|约有|约|将近|接近|近乎|近|超过|超出|超|逾|至少|不少于|不下于|不下|多达)")
_SURPASSED = re.compile("(?:突破|不止|高于)了?$")
_MARKS_AFTER = re.compile("[余多](?=[^余多]*$)|\\+|左右|上下|以上|之多")


class ChineseReader:
    """Reads the lines of one text against one period, from the first to the last."""

    def __init__(self, facts: Facts) -> None:
        self._scopes = ChineseScopes(facts)
        self._subjects = subjects(facts)
        self._categories = {
            CATEGORIES[code].words[0]: f"category.{code}" for code in Category if code not in _NO_CATEGORY
        }

    def read_line(self, line: str) -> Iterator[Stated]:
        """Yield what the next line states."""
        self._scopes.enter(line)
        found = list(find_counts(line))
        for place, count in enumerate(found):
            start = found[place - 1].end if place else 0
            stop = found[place + 1].start if place + 1 < len(found) else len(line)
            around = _Around(line[: count.start], line[start : count.start], line[count.end : stop])
            words = line[count.start : count.end]
            mark, twice = read_mark(words)
            if mark is Mark.NONE and _SURPASSED.search(line[: count.start]):
                mark = Mark.AT_LEAST
            about = self._about(around, count.reading.unit)
            yield Stated(around.quote(words), count.reading.value, mark, twice, about)

    def _about(self, around: "_Around", unit: str) -> About | None:
        other = _OTHER_MATTERS.search(around.clause) or _OTHER_MATTERS.search(around.before_bracket)
        named = self._named(around, unit) if unit and not other else None
        scope = self._scopes.scope(around.said, around.clause) if named else None
        if named is None or scope is None:
            return None
        part = named.part or bool(_PART_OF_SENTENCE.search(around.sentence) or _PART_OF_CLAUSE.search(around.clause))
        return About(named.subject, (scope,), named.wrong_measure or unit, part, bool(named.wrong_measure))

    def _named(self, around: "_Around", unit: str) -> "_Named | None":
        """Return what a number is about: the last thing named before it in its clause, else the first after it."""
        category = _CATEGORY.match(around.since.strip(_CLAUSE_END))
        key = self._categories.get(category[1]) if category else None
        if key is not None and unit in _TOPICS["consultations"].measures and "咨询" in around.said:
            return _Named(self._subjects[key]) if key in self._subjects else None
        before = list(self._mentions(around.clause))
        if before:
            mention = max(before, key=lambda found: (found.end, -found.start))
            return self._before(mention, before, around, unit)
        after = [found for found in self._mentions(around.after) if unit in found.topic.measures]
        if not after:
            return None
        return _Named(self._subjects[min(after, key=lambda found: found.start).key], part=True)

    def _mentions(self, text: str) -> "Iterator[_Mention]":
        for key, topic in _TOPICS.items():
            if key in self._subjects:
                for match in re.finditer(topic.words, text):
                    yield _Mention(match.start(), match.end(), key, topic)

    def _before(self, nearest: "_Mention", mentions: "list[_Mention]", around: "_Around", unit: str) -> "_Named | None":
        """Return what a number is about that stands behind the names of some things."""
        clause = around.clause
        if unit not in nearest.topic.measures:
            if nearest.topic.strict and nearest.end == len(clause) and unit not in _OF_OTHERS:
                return _Named(self._subjects[nearest.key], wrong_measure=nearest.topic.measures[0])
            fitting = [found for found in mentions if unit in found.topic.measures]
            if not fitting:
                return None
            nearest = max(fitting, key=lambda found: (found.end, -found.start))
        if nearest.key in _PAPER and _MADE.search(around.phrase) and not _GIVEN.search(around.phrase):
            return None
        served = clause[nearest.start :][:2] if nearest.key == "attendance" else ""
        if served == "覆盖" and unit != "人次":
            return None  # those who live there
        between = clause[nearest.end :]
        if "等" in between:  # 宣传单等资料: of more than is named
            everything = self._subjects.get("materials")
            return _Named(everything, part=True) if everything and "料" in between else None
        start = clause[: nearest.start]
        if _JOINED_BEFORE.search(around.since[: len(around.since) - len(clause)].lstrip(_CLAUSE_END) + start):
            return None  # 读本、宣传单: the number is of both
        return _Named(self._subjects[nearest.key], part=served == "服务" or not _ENDS_GENERIC.search(start))


class _Around(NamedTuple):
    """What stands around a number: all that is said before it in its line, since the last number, and after it."""

    said: str
    since: str
    after_number: str

    @property
    def clause(self) -> str:
        """What stands before it in its clause."""
        return re.split(f"[{_CLAUSE_END}]", self.since)[-1]

    @property
    def before_bracket(self) -> str:
        """What stands before the bracket it is in: of the plan（讲座54场、咨询点12场）both."""
        before, _bracket, inside = self.said.rpartition("（")
        return "" if "）" in inside else re.split(f"[{_COMMA}]", before)[-1]

    @property
    def phrase(self) -> str:
        """What stands before it since the last comma: several things that one verb is about."""
        return re.split("[，。；,;\n]", self.said)[-1]

    @property
    def sentence(self) -> str:
        """What stands before it in its sentence."""
        return re.split("[。；\n]", self.said)[-1]

    @property
    def after(self) -> str:
        """What stands after it in its clause."""
        return re.split(f"[{_CLAUSE_END}]", self.after_number)[0]

    def quote(self, words: str) -> str:
        """Return the number with the words that it is about, as they stand in the text."""
        said = re.split(f"[{_COMMA}]", self.since)[-1] or ""
        return f"{said[-16:]}{words}{'' if said else self.after[:8]}".strip("、 ")


class _Mention(NamedTuple):
    """Where in a clause a subject is named."""

    start: int
    end: int
    key: str
    topic: _Topic


class _Named(NamedTuple):
    """What a number is about, whether perhaps of a part only, and the measure word that should stand there."""

    subject: Subject
    part: bool = False
    wrong_measure: str = ""


def read_mark(words: str) -> tuple[Mark, bool]:
    """Return what the marks of a number claim, and whether there are two of them: 近4万余."""
    before = _MARKS_BEFORE.match(words)
    after = _MARKS_AFTER.search(words[before.end() if before else 0 :])
    twice = bool(before and after)
    if before and before[0] in _BEFORE:
        return Mark.BELOW, twice
    if (before and before[0] in _ABOUT) or (after and after[0] in ("左右", "上下")):
        return Mark.ABOUT, twice
    return (Mark.AT_LEAST if before or after else Mark.NONE), twice
