"""The quick line: an event typed as a few words in any order, each word named for what it was taken as.

``3.15 惠民广场 摆摊 消法 咨询12 宣传单200 读本30 横幅1 @长城`` is a held booth on 15 March.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from outreach_tui.domain.checks import Known
from outreach_tui.domain.drafts import ConsultationLine, EventDraft, MaterialLine
from outreach_tui.domain.laws import find_law
from outreach_tui.domain.months import Unreadable, parse_day
from outreach_tui.domain.naming import folded, nearest
from outreach_tui.domain.numerals import read_count
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.vocabulary import FORMS, Category, Form
from outreach_tui.intake.matching import candidates
from outreach_tui.intake.shorthand import find_material, name_and_count
from outreach_tui.wording.labels import read_code

_WHOLE = frozenset({"全街", "全街道", "街道", "all", "全部", "whole"})
_CONSULTATION = frozenset({"咨询", "法律咨询", "consult", "consultations", "consultation"})
_PEOPLE = frozenset({"", "人", "人次", "名", "位"})
_VENUE_ENDINGS = (
    "广场", "中心", "小区", "公园", "市场", "学校", "小学", "中学", "大厅", "会议室", "活动室", "讲堂",
    "文化站", "服务站", "门口", "门前", "街口", "商场", "超市", "工地", "企业", "酒店", "医院", "礼堂", "祠堂",
)  # fmt: skip
_CJK = re.compile("[\u3400-\u9fff]")


@dataclass(frozen=True)
class Word:
    """One word of the line and the field it was taken for (``"title"`` when for nothing else)."""

    text: str
    field: str


@dataclass(frozen=True)
class QuickLine:
    """What a line means: a draft (``None`` while the form of the event is not said), its words, its problems."""

    draft: EventDraft | None
    words: tuple[Word, ...]
    problems: tuple[Problem, ...]


@dataclass
class _Reading:
    known: Known
    today: date
    day: date | None = None
    form: Form | None = None
    whole: bool = False
    attendance: int | None = None
    estimated: bool = False
    venue: str = ""
    communities: list[str] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    materials: list[MaterialLine] = field(default_factory=list)
    consultations: list[ConsultationLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, word: str) -> Word:
        """Take a word for the first thing it can be."""
        takers: Sequence[tuple[str, Callable[[str], bool]]] = (
            ("community", self._community),
            ("date", self._day),
            ("consultation", self._visits),
            ("attendance", self._heads),
            ("form", self._form),
            ("law", self._law),
            ("material", self._material),
            ("consultation", self._category),
            ("venue", self._venue),
        )
        for name, taker in takers:
            if taker(word):
                return Word(word, name)
        self.title.append(word)
        return Word(word, "title")

    def _community(self, word: str) -> bool:
        if not word.startswith(("@", "＠")):
            return False
        names = [community.name for community in self.known.communities]
        for part in filter(None, re.split("[@＠、,，+]", word)):
            if folded(part) in _WHOLE:
                self.whole = True
                continue
            found = candidates(part, names)
            if not found:
                self.problems.append(Problem("unknown_community", "community", part, suggestions=nearest(part, names)))
            else:
                self.communities.append(found[0])
                if len(found) > 1 and folded(found[0]) != folded(part):
                    self._doubt("ambiguous", "community", part, found)
        return True

    def _doubt(self, code: str, name: str, value: str, found: Sequence[str]) -> None:
        self.problems.append(Problem(code, name, value, Severity.NOTE, tuple(found[:4]), {"taken": found[0]}))

    def _day(self, word: str) -> bool:
        if self.day is not None:
            return False
        try:
            self.day = parse_day(word, self.today)
        except Unreadable:
            return False
        return True

    def _visits(self, word: str) -> bool:
        parts = name_and_count(word)
        if parts is None or folded(parts[0]) not in _CONSULTATION:
            return False
        count = read_count(parts[1])
        if count is None:
            return False
        self.consultations.append(ConsultationLine(Category.UNCLASSIFIED, count.value))
        return True

    def _heads(self, word: str) -> bool:
        count = read_count(word)
        if count is None or count.unit not in _PEOPLE or self.attendance is not None:
            return False
        self.attendance, self.estimated = count.value, count.estimated
        return True

    def _form(self, word: str) -> bool:
        form = read_code(Form, word)
        if form is None or self.form is not None:
            return False
        self.form = form
        return True

    def _law(self, word: str) -> bool:
        law = find_law(word)
        if law is None:
            return False
        self.laws.append(law.name)
        return True

    def _material(self, word: str) -> bool:
        parts = name_and_count(word)
        count = read_count(parts[1]) if parts else None
        if parts is None or count is None:
            return False
        material = find_material(parts[0], self.known.materials)
        if material is None:
            return False
        self.materials.append(MaterialLine(material.name, count.value, count.unit))
        return True

    def _category(self, word: str) -> bool:
        parts = name_and_count(word)
        category = read_code(Category, parts[0]) if parts else None
        count = read_count(parts[1]) if parts else None
        if category is None or count is None:
            return False
        self.consultations.append(ConsultationLine(category, count.value))
        return True

    def _venue(self, word: str) -> bool:
        if self.venue or not word.endswith(_VENUE_ENDINGS):
            return False
        self.venue = word
        return True


def read_line(text: str, known: Known, today: date) -> QuickLine:
    """Read a quick line; a missing date is ``today``, a missing title is made of laws and form."""
    reading = _Reading(known, today)
    words = tuple(reading.take(word) for word in text.split())
    # a word with a count that is no material of ours is almost surely one that the catalogue lacks
    for word in reading.title:
        parts = name_and_count(word)
        if parts is not None and read_count(parts[1]) is not None:
            names = [material.name for material in known.materials]
            near = nearest(parts[0], names)
            reading.problems.append(Problem("unknown_material", "material", parts[0], suggestions=near))
    if reading.form is None:
        if words:
            reading.problems.append(Problem("required", "form"))
        return QuickLine(None, words, tuple(reading.problems))
    draft = EventDraft(
        day=reading.day or today,
        form=reading.form,
        title=" ".join(reading.title) or _title(text, reading),
        communities=tuple(dict.fromkeys(reading.communities)),
        whole_subdistrict=reading.whole,
        venue=reading.venue,
        laws=tuple(dict.fromkeys(reading.laws)),
        attendance=reading.attendance,
        attendance_estimated=reading.estimated,
        materials=tuple(reading.materials),
        consultations=tuple(reading.consultations),
    )
    return QuickLine(draft, words, tuple(reading.problems))


def _title(text: str, reading: _Reading) -> str:
    """Return a title in the language of the line: 消费者权益保护法宣传咨询点, or Booth."""
    assert reading.form is not None
    term = FORMS[reading.form]
    if not _CJK.search(text):
        return " ".join((*reading.laws, term.label))
    return "、".join(reading.laws) + term.words[0]
