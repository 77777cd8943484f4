"""What a word of a quick line can be: a day, a community, a figure with its noun, a form, a law, a place."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from outreach_tui.domain.checks import Known
from outreach_tui.domain.drafts import ConsultationLine
from outreach_tui.domain.laws import LAWS, find_law
from outreach_tui.domain.months import Unreadable
from outreach_tui.domain.naming import find_name, folded, nearest
from outreach_tui.domain.numerals import Count, half_width, read_count
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.vocabulary import Audience, Category, Form, Status
from outreach_tui.intake.matching import candidates
from outreach_tui.intake.shorthand import Counted, materials_meant, read_counted
from outreach_tui.intake.typed_days import looks_like_a_day, read_days, read_hours
from outreach_tui.wording.labels import read_code

_WHOLE = frozenset({"全街", "全街道", "街道", "all", "全部", "whole"})
_CONSULTATION = frozenset(
    {"咨询", "法律咨询", "解答咨询", "接待咨询", "consult", "consults", "consultation", "consultations"}
)
_PEOPLE = frozenset(
    {"", "人", "参加", "参与", "到场", "听众", "受众", "受教育群众", "people", "residents", "participants",
     "attended", "attendance", "heads"}
)  # fmt: skip
_PEOPLE_UNITS = frozenset({"", "人", "人次", "名", "位"})
_VISIT_UNITS = _PEOPLE_UNITS | {"次", "件", "件次", "个", "起", "例", "例次", "个次"}
#: What counts no copies, so that a noun with it is no material the catalogue lacks.
_NO_COPIES = _PEOPLE_UNITS - {""} | {"场", "场次", "户", "户次", "次", "期", "节", "堂", "课时"}
_VENUE_ENDINGS = (
    "广场", "中心", "小区", "公园", "市场", "学校", "小学", "中学", "学院", "大厅", "会议室", "活动室", "讲堂",
    "礼堂", "文化站", "服务站", "门口", "门前", "街口", "路口", "商场", "超市", "工地", "酒店", "医院",
    "祠堂", "步行街", "商业街", "集市", "大集", "车站", "书屋",
)  # fmt: skip
_CJK = re.compile("[\u3400-\u9fff]")
#: Telephone numbers of the public service that events are about: they count nobody.
_HOTLINE = re.compile(r"12[34]\d\d|96110")
_LAW_ENDINGS = ("法", "条例", "法典")


@dataclass(frozen=True)
class Word:
    """One word of the line and the field it was taken for.

    A word that is nothing else is taken for the ``"title"``, a figure that is nothing else for ``"unknown"``.
    """

    text: str
    field: str


#: What a word does to the reading once it is taken.
Taking = Callable[[], None]


@dataclass
class WordReading:
    """Takes words one by one, each for the first thing it can be; what the words gave stands in the members."""

    known: Known
    today: date
    choices: Mapping[str, str]
    day: date | None = None
    day_end: date | None = None
    hours: tuple[str, str] = ("", "")
    form: Form | None = None
    status: Status | None = None
    whole: bool = False
    heads: Count | None = None
    visits: Count | None = None
    venue: str = ""
    communities: list[str] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    materials: list[Counted] = field(default_factory=list)
    classified: list[ConsultationLine] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Take a word, or each part of one that lists several things."""
        meaning = self._meaning(text)
        parts = [part for part in text.split("、") if part]
        if meaning is None and len(parts) > 1 and all(self._meaning(part) for part in parts):
            for part in parts:
                self.take(part)
        elif meaning is None:
            self.take_title(text)
        else:
            name, taking = meaning
            before = len(self.problems)
            taking()
            left_over = any(problem.code == "figure_left_over" for problem in self.problems[before:])
            self.words.append(Word(text, "unknown" if left_over else name))

    def take_title(self, text: str) -> None:
        """Take a word for a part of the title."""
        self.title.append(text)
        self.words.append(Word(text, "title"))

    def note(self, code: str, name: str, value: str, severity: Severity = Severity.NOTE, **details: str) -> None:
        """Keep a problem to be told."""
        self.problems.append(Problem(code, name, value, severity, details=details))

    def choose(self, name: str, value: str, found: Sequence[str], severity: Severity = Severity.DOUBT) -> str:
        """Return the name the user chose, else the likeliest of those found; where there are others, say so."""
        chosen = self.choices.get(value)
        if chosen is not None and chosen in found:
            return chosen
        if len(found) > 1:
            self.problems.append(Problem("ambiguous", name, value, severity, tuple(found[:6]), {"taken": found[0]}))
        return found[0]

    def _left_over(self, name: str, value: str) -> None:
        self.note("figure_left_over", name, value, Severity.DOUBT)

    def _meaning(self, word: str) -> tuple[str, Taking] | None:
        readers: Sequence[tuple[str, Callable[[str], Taking | None]]] = (
            ("community", self._community),
            ("date", self._day),
            ("hours", self._hours),
            ("attendance", self._bare_figure),
            ("form", self._form),
            ("status", self._status),
            ("law", self._law),
            ("consultation", self._visits),
            ("attendance", self._heads),
            ("material", self._material),
            ("consultation", self._category),
            ("material", self._unknown_figure),
            ("venue", self._venue),
        )
        for name, reader in readers:
            if (taking := reader(word)) is not None:
                return name, taking
        return None

    def _community(self, word: str) -> Taking | None:
        if word.startswith(("@", "＠")):
            return lambda: self._take_communities(word)
        name = find_name(word, [community.name for community in self.known.communities])
        return (lambda: self.communities.append(name)) if name else None

    def _take_communities(self, word: str) -> None:
        names = [community.name for community in self.known.communities]
        for part in filter(None, re.split("[@＠、,，+;；]", word)):
            exact = self.known.community(part)
            found = [exact.name] if exact else candidates(part, names)
            if folded(part) in _WHOLE:
                self.whole = True
            elif found:
                self.communities.append(self.choose("community", part, found))
            else:
                near = nearest(part, names)
                self.problems.append(Problem("unknown_community", "community", part, suggestions=near))

    def _day(self, word: str) -> Taking | None:
        try:
            first, last = read_days(word, self.today)
        except Unreadable:
            if looks_like_a_day(word):
                return lambda: self.note("unreadable_day", "date", word, Severity.ERROR)
            return None
        return lambda: self._take_days(word, first, last)

    def _take_days(self, word: str, first: date, last: date | None) -> None:
        if self.day is None:
            self.day, self.day_end = first, last
        elif self.day_end is None and last is None and first > self.day:
            self.day_end = first
        else:
            self._left_over("date", word)

    def _hours(self, word: str) -> Taking | None:
        hours = read_hours(word)
        if hours is None or self.hours[0]:
            return None
        first, last = hours
        if first is None or last is None:
            return lambda: self.note("unreadable_hours", "hours", word, Severity.ERROR)

        def taking() -> None:
            self.hours = first, last

        return taking

    def _bare_figure(self, word: str) -> Taking | None:
        count = read_count(word)
        if count is None or _HOTLINE.fullmatch(half_width(word)):
            return None
        if _CJK.match(word) and not (count.unit or count.estimated):
            return None  # 十二 alone is no figure anyone types
        return lambda: self._take_heads(word, count)

    def _heads(self, word: str) -> Taking | None:
        for name, count in read_counted(word):
            if count.unit in _PEOPLE_UNITS and (folded(name) in _PEOPLE or read_code(Audience, name)):
                return lambda: self._take_heads(word, count)
        return None

    def _take_heads(self, word: str, count: Count) -> None:
        if count.unit in _PEOPLE_UNITS and self.heads is None:
            self.heads = count
        else:
            self._left_over("attendance", word)

    def _form(self, word: str) -> Taking | None:
        form = read_code(Form, word)
        if form is None:
            return None

        def taking() -> None:
            if self.form in (None, form):
                self.form = form
            else:
                self.note("word_left_over", "form", word)
                self.title.append(word)

        return taking

    def _status(self, word: str) -> Taking | None:
        status = read_code(Status, word)
        if status is None or self.status is not None:
            return None

        def taking() -> None:
            self.status = status

        return taking

    def _law(self, word: str) -> Taking | None:
        law = find_law(word)
        bare = word.strip("《》")
        if law is not None or (word.startswith("《") and bare.endswith(_LAW_ENDINGS)):
            name = law.name if law else bare
            return lambda: self.laws.append(name)
        if len(word) < 3 or not word.endswith(_LAW_ENDINGS):
            return None
        found = [one.name for one in LAWS if one.name.endswith(word)]
        return (lambda: self.laws.append(self.choose("law", word, found))) if found else None

    def _visits(self, word: str) -> Taking | None:
        for name, count in read_counted(word):
            if folded(name) in _CONSULTATION:
                return lambda: self._take_visits(word, count)
        return None

    def _take_visits(self, word: str, count: Count) -> None:
        if self.visits is None:
            self.visits = count
            self._note_on_visits(word, count)
        else:
            self._left_over("consultation", word)

    def _category(self, word: str) -> Taking | None:
        for name, count in read_counted(word):
            if (category := read_code(Category, name)) is not None:
                return lambda: self._take_category(word, ConsultationLine(category, count.value), count)
        return None

    def _take_category(self, word: str, line: ConsultationLine, count: Count) -> None:
        self.classified.append(line)
        self._note_on_visits(word, count)

    def _note_on_visits(self, word: str, count: Count) -> None:
        if count.unit not in _VISIT_UNITS:
            self.note("wrong_measure", "consultation", word, given=count.unit, right="人次")
        if count.estimated:
            self.note("estimate_kept", "consultation", word, taken=str(count.value))

    def _material(self, word: str) -> Taking | None:
        for way in read_counted(word):
            if materials_meant(way.name, self.known.materials).entries:
                return lambda: self._take_material(word, way)
        return None

    def _take_material(self, word: str, way: Counted) -> None:
        self.materials.append(way)
        if way.figure.estimated:
            self.note("estimate_kept", "material", word, taken=str(way.figure.value))

    def _unknown_figure(self, word: str) -> Taking | None:
        """Take a figure in digits with a noun: almost surely a material the catalogue lacks, if it is of copies."""
        ways = read_counted(word)
        if not ways or word.startswith("第") or not re.search(r"\d", half_width(word)):
            return None
        name, count = ways[0]
        if read_code(Form, name) or count.unit in _NO_COPIES:
            return lambda: self._left_over("material", word)
        near = nearest(name, [material.name for material in self.known.materials])
        return lambda: self.problems.append(Problem("unknown_material", "material", name, suggestions=near))

    def _venue(self, word: str) -> Taking | None:
        place = word.removeprefix("在")
        if self.venue or not place.endswith(_VENUE_ENDINGS):
            return None

        def taking() -> None:
            self.venue = place

        return taking


def counts_something(word: str, known: Known) -> bool:
    """Tell whether a word names what a figure beside it may count: a material, consultations, people."""
    name = folded(word)
    return bool(
        name in _CONSULTATION
        or name in _PEOPLE
        or read_code(Category, word)
        or (not find_law(word) and materials_meant(word, known.materials).entries)
    )
