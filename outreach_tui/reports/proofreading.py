"""Reading a text that somebody wrote: figures above the truth, marks that cannot stand together, wrong measure
words, and figures that no record supports.

Each number is taken for what the words around it in its clause speak of; a number about nothing known is
passed over, as are plans, other years and single days.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from outreach_tui.domain.figures import Dimension, Figures
from outreach_tui.domain.numerals import FoundCount, find_counts
from outreach_tui.domain.rounding import Mark, overstates, supports
from outreach_tui.domain.summary import Facts
from outreach_tui.domain.vocabulary import GROUP_OF_KIND, Form, MaterialGroup, MaterialKind
from outreach_tui.reports.ledger import make_ledger


class Fault(StrEnum):
    """What is wrong with a number in a text."""

    ABOVE_TRUTH = "above_truth"
    TWO_MARKS = "two_marks"
    WRONG_MEASURE = "wrong_measure"
    NEEDLESS_MARK = "needless_mark"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Finding:
    """One fault: where (line, from 1), the words, and what the records say (``truth``, with its measure word)."""

    fault: Fault
    line: int
    quote: str
    value: int
    truth: int | None = None
    measure: str = ""


@dataclass(frozen=True)
class Topic:
    """Something a number may be about: the words for it, its measure words, and how it is counted."""

    words: tuple[str, ...]
    measures: tuple[str, ...]
    counted: Callable[[Figures], int]
    #: Whether another measure word beside the name is a mistake: 读本 come in 册, never in 份.
    strict: bool = False


def _form(form: Form) -> Callable[[Figures], int]:
    return lambda figures: figures.events_by_form.get(form, 0)


_PEOPLE = ("人次", "人", "名", "位")

_TOPICS = (
    Topic(("法治讲座", "法制讲座", "法律讲座", "讲座"), ("场", "场次", "次", "期", "堂"), _form(Form.LECTURE),
          strict=True),
    Topic(("宣传咨询点", "法律咨询点", "咨询点", "咨询台", "宣传点"), ("场", "场次", "次", "个", "处"),
          _form(Form.BOOTH)),
    Topic(("宣传栏", "板报"), ("期", "块", "版", "个", "次"), _form(Form.BOARD)),
    Topic(("法律咨询", "群众咨询", "接受咨询", "解答咨询", "咨询", "解答群众疑问"), (*_PEOPLE, "件", "例", "次", "个"),
          lambda figures: figures.consultations),
    Topic(("受教育群众", "受教育人数", "受众", "参与群众", "惠及群众", "覆盖群众", "参加群众"), _PEOPLE,
          lambda figures: figures.attendance, strict=True),
    Topic(("普法宣传活动", "普法活动", "宣传活动", "主题活动", "法治活动"), ("场", "场次", "次"),
          lambda figures: figures.events),
)  # fmt: skip

#: Materials by what reports call them: the words, and the kinds and measure words counted.
_MATERIALS = (
    (("法律读本", "普法读本", "读本", "手册", "宣传册", "法律书籍"), MaterialGroup.READERS, ("册", "本")),
    (("宣传单", "传单", "折页", "一封信"), MaterialGroup.LEAFLETS, ("份", "张")),
)
_BANNERS = ("横幅", "条幅", "标语")

#: Clauses about what was not done, or not in this period.
_OTHER_MATTERS = re.compile(
    "计划|目标|应覆盖|拟|预计|下年|明年|下阶段|上年|去年|同比|同期|增加|减少|增长|下降|尚差|差|未完成|每"
)
_PARTS = re.compile("其中|联合|面向|估计|平均|人均|不详")
_CLAUSE_END = "，。；：、,;（）()\n"
_BEFORE = {"近": Mark.BELOW, "将近": Mark.BELOW, "接近": Mark.BELOW, "近乎": Mark.BELOW}
_ABOUT = ("大约", "大概", "约为", "约有", "约")
_MARKS_BEFORE = re.compile("^(?:大约|大概|约为|约有|约|将近|接近|近乎|近|超过|超出|超|逾|至少|不少于|不下于|不下|多达)")
_MARKS_AFTER = re.compile("[余多](?=[^余多]*$)|\\+|左右|上下|以上|之多")


def proofread(lines: Sequence[str], facts: Facts) -> list[Finding]:
    """Return the faults of a text about the period of some facts, in order."""
    return list(_Proofreader(facts).read(lines))


class _Proofreader:
    """Reads one text against one period."""

    def __init__(self, facts: Facts) -> None:
        self._facts = facts
        self._scopes = _scopes(facts)
        self._known = {(entry.value, entry.unit) for entry in make_ledger(facts).values() if entry.value}
        self._topics = (*_TOPICS, *_material_topics(facts))

    def read(self, lines: Sequence[str]) -> Iterator[Finding]:
        for number, line in enumerate(lines, start=1):
            yield from self._read_line(number, line)

    def _read_line(self, number: int, line: str) -> Iterator[Finding]:
        found = list(find_counts(line))
        for place, count in enumerate(found):
            start = found[place - 1].end if place else 0
            stop = found[place + 1].start if place + 1 < len(found) else len(line)
            before = re.split(f"[{_CLAUSE_END}]", line[start : count.start])[-1]
            after = re.split(f"[{_CLAUSE_END}]", line[count.end : stop])[0]
            fault = self._judge(line, count, before, after)
            if fault:
                kind, truth, measure = fault
                quote = f"{before[-12:]}{line[count.start : count.end]}{after[:8] if not before else ''}"
                yield Finding(kind, number, quote.strip(), count.reading.value, truth, measure)

    def _judge(self, line: str, count: FoundCount, before: str, after: str) -> tuple[Fault, int | None, str] | None:
        words = line[count.start : count.end]
        mark, twice = read_mark(words)
        if twice:
            return Fault.TWO_MARKS, None, ""
        topic = self._topic(before, after, count.reading.unit) if count.reading.unit else None
        if topic is None or _OTHER_MATTERS.search(before):
            return None
        if count.reading.unit not in topic.measures:
            return (Fault.WRONG_MEASURE, None, topic.measures[0]) if topic.strict else None
        figures = self._scope(line[: count.start], before)
        if figures is None:
            return None
        return self._weigh(topic, figures, count, mark, part=bool(_PARTS.search(before)))

    def _weigh(
        self, topic: Topic, figures: Figures, count: FoundCount, mark: Mark, *, part: bool
    ) -> tuple[Fault, int | None, str] | None:
        truth, value = topic.counted(figures), count.reading.value
        measure = count.reading.unit
        if overstates(truth, value, mark):
            return Fault.ABOVE_TRUTH, truth, measure
        if supports(truth, value, mark):
            return None
        if mark is Mark.AT_LEAST and truth == value:
            return Fault.NEEDLESS_MARK, truth, measure
        if part or any(supports(known, value, mark) for known, unit in self._known if unit == measure):
            return None  # it may well be about a part: one category, one community, one kind of event
        return Fault.UNSUPPORTED, truth, measure

    def _topic(self, before: str, after: str, unit: str) -> Topic | None:
        """Return what a number is about: the last thing named before it in its clause, else the first after it."""
        for text, last in ((before, True), (after, False)):
            named = [
                (text.rfind(word) + len(word) if last else -text.find(word), len(word), topic)
                for topic in self._topics
                for word in topic.words
                if word in text
            ]
            fitting = [found for found in named if unit in found[2].measures]
            if last and named and not fitting:
                nearest = max(named, key=lambda found: found[:2])
                return nearest[2] if text.endswith(tuple(nearest[2].words)) else None
            if fitting:
                return max(fitting, key=lambda found: found[:2])[2]
        return None

    def _scope(self, said: str, clause: str) -> Figures | None:
        """Return the figures of the community or month that a clause names, else of all; ``None`` if unclear."""
        sentence = re.split("[。；\n]", said)[-1]
        if re.search(r"\d+[日号]", sentence):
            return None
        named = [name for name in self._scopes if name and name in sentence]
        if not named:
            return self._facts.total
        return self._scopes[named[0]] if len(named) == 1 and named[0] in clause + sentence else None


def _scopes(facts: Facts) -> Mapping[str, Figures]:
    scopes = {row.key: row.figures for row in facts.tallies[Dimension.COMMUNITY].rows if row.key}
    for row, month in zip(facts.tallies[Dimension.MONTH].rows, facts.period.months(), strict=True):
        if len(facts.period.months()) > 1:
            scopes[f"{month.number}月"] = row.figures
    return scopes


def _material_topics(facts: Facts) -> Iterator[Topic]:
    """Yield the topics of materials; whether a kind is counted in a measure word is for the catalogue to say."""
    words_of = {material.measure: material.kind for material in facts.materials}
    for words, group, measures in _MATERIALS:
        used = tuple(word for word, kind in words_of.items() if GROUP_OF_KIND[kind] is group and word in measures)
        counted = used or measures[:1]
        yield Topic(words, tuple(dict.fromkeys((*counted, *measures))), _copies(counted), strict=True)
    if any(material.kind is MaterialKind.BANNER for material in facts.materials):
        yield Topic(_BANNERS, ("条", "幅"), _copies(("条",)))
    yield Topic(("宣传资料", "法治资料", "普法资料"), ("份", "册", "件"), _copies(tuple(facts.total.materials)))


def _copies(measures: Sequence[str]) -> Callable[[Figures], int]:
    return lambda figures: sum(figures.materials.get(measure, 0) for measure in measures)


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
