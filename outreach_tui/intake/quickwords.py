"""What a word of a quick line can be: a day, a community, a figure with its noun, a form, a law, a place."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date

from outreach_tui.domain.laws import LAWS, find_law
from outreach_tui.domain.months import Unreadable
from outreach_tui.domain.naming import find_name, folded, nearest
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.vocabulary import Form, Status
from outreach_tui.intake.matching import candidates
from outreach_tui.intake.quickcutting import cut
from outreach_tui.intake.quickfigures import FigureReading, Taking
from outreach_tui.intake.quicknouns import (
    PEOPLE_UNITS,
    WHOLE,
    is_whole,
    place_in,
    title_in,
    without_giving,
    without_label,
)
from outreach_tui.intake.typed_counts import read_typed_count
from outreach_tui.intake.typed_days import MIDDLE_DOT, is_weekday, looks_like_a_day, part_of_day, read_days, read_hours
from outreach_tui.wording.labels import read_code

_CJK = re.compile("[\u3400-\u9fff]")
#: 防诈骗讲座45人.
_TITLE_THEN_HEADS = re.compile(r"(?P<title>[^\d@＠]{3,20})(?P<heads>[近约]?\d[\d,]*[余多]?(?:人次|[人名位]))")
#: What lists things without a blank; 》《 as in 《宪法》《刑法》.
_LISTED = re.compile(r"[、+＋]|(?<!\d)[/／](?!\d)|(?<=》)[和及与]?(?=《)")
#: What joins two, or is a part of a name: 和顺社区.
_AND = re.compile("[、和及与/／]")
#: （60人）.
_ASIDE = re.compile(r"[(（\[【](?P<inside>.+)[)）\]】]")
#: No row of names joined by 和 is longer.
_LONGEST_ROW = 40
#: 宣传单、读本各100份.
_OF_EACH = re.compile(r"(?P<names>[^\d各]+[、和及与/／][^\d各]+)各(?P<count>[^各]+)")
_LAW_ENDINGS = ("法", "条例", "法典")


@dataclass(frozen=True)
class Word:
    """One word of the line and the field it was taken for.

    A word that is nothing else is taken for the ``"title"``, a figure that is nothing else for ``"unknown"``.
    """

    text: str
    field: str


@dataclass
class WordReading(FigureReading):
    """Takes words one by one, each for the first thing it can be; what the words gave stands in the members."""

    day: date | None = None
    day_end: date | None = None
    day_word: str = ""
    hours: tuple[str, str] = ("", "")
    form: Form | None = None
    status: Status | None = None
    whole: bool = False
    venue: str = ""
    communities: list[str] = field(default_factory=list)
    laws: list[str] = field(default_factory=list)
    title: list[str] = field(default_factory=list)
    words: list[Word] = field(default_factory=list)

    def take(self, text: str) -> None:
        """Take a word, or each part of one that lists several things."""
        if (aside := _ASIDE.fullmatch(text)) and self._is_sure(aside["inside"]):
            text = aside["inside"]
        if self.day is not None and MIDDLE_DOT.search(text) and self._day(text):
            self.take_title(text)  # the day is said already, and 3·15 is a name
            return
        parts = self._parts(text)
        meaning = None if parts else self._meaning(without_label(text))
        for part in parts:
            self.take(part)
        if meaning is not None:
            name, taking = meaning
            before = len(self.problems)
            if self._is_beside_a_figure(text):
                self._left_over(name, text)
            else:
                taking()
            left_over = any(problem.code == "figure_left_over" for problem in self.problems[before:])
            field = "unknown" if left_over else "material" if name == "unknown" else name
            self.words.append(Word(text, field))
        elif not parts:
            self._name_doubts_in_title(text)
            self.take_title(title_in(text))

    def _is_beside_a_figure(self, word: str) -> bool:
        """Tell whether a bare number may belong to what was counted just before it: 宣传单200 300."""
        count = read_typed_count(word)
        return bool(
            count and not count.unit and self.words and self.words[-1].field in {"material", "consultation", "unknown"}
        ) and not self._day(word)

    def _parts(self, text: str) -> list[str]:
        if (each := _OF_EACH.fullmatch(text)) and read_typed_count(each["count"]):
            return [f"{name}{each['count']}" for name in _AND.split(without_giving(each["names"])) if name]
        listed = [part for part in _LISTED.split(text) if part]
        if len(listed) > 1 and all(map(self._meaning, listed)):
            return listed
        if not self._is_sure(text) and (joined := _sides(text, self._is_sure)):
            return joined
        titled = _TITLE_THEN_HEADS.fullmatch(text)
        if titled and any(read_code(Form, titled["title"][-length:]) for length in (2, 3, 4)):
            return [titled["title"], titled["heads"]] if not self._is_sure(text) else []
        return cut(text, self._is_sure, lambda name: bool(self._communities_meant(name)))

    def _is_sure(self, word: str) -> bool:
        """Tell whether a word means something by itself, and not only as some figure."""
        bare = read_typed_count(word)
        if bare is not None and bare.unit not in PEOPLE_UNITS - {""}:
            return bool(self._day(word) or self._hours(word))
        field = (self._meaning(word) or ("unknown", None))[0]
        return field != "unknown" and not (field == "venue" and re.search(r"\d", word))

    def take_title(self, text: str) -> None:
        """Take a word for a part of the title."""
        self.title.append(text)
        self.words.append(Word(text, "title"))

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
            ("unknown", self._unknown_figure),
            ("venue", self._venue),
        )
        for name, reader in readers:
            if (taking := reader(word)) is not None:
                return name, taking
        return None

    def _community(self, word: str) -> Taking | None:
        if word.startswith(("@", "＠")):
            return lambda: self._take_communities(word)
        if is_whole(word):
            return lambda: setattr(self, "whole", True)
        names = [community.name for community in self.known.communities]
        word = word.removeprefix("在")
        name = find_name(word, names) or find_name(f"{word}社区", names)
        return (lambda: self.communities.append(name)) if name else None

    def _take_communities(self, word: str) -> None:
        names = [community.name for community in self.known.communities]
        for part in self._names_listed(word):
            found = self._communities_meant(part)
            if folded(part) in WHOLE or is_whole(part):
                self.whole = True
            elif found:
                self.communities.append(self.choose("community", part, found))
            else:
                near = nearest(part, names)
                self.problems.append(Problem("unknown_community", "community", part, suggestions=near))

    def _names_listed(self, word: str) -> list[str]:
        """Return the names after an @; 和 joins two where each side is one (朝阳和和顺)."""
        names: list[str] = []
        for part in filter(None, re.split("[@＠、,，+;；/／&]", word)):
            is_one = self._communities_meant(part)
            names += [part] if is_one else _sides(part, lambda name: bool(self._communities_meant(name))) or [part]
        return names

    def _communities_meant(self, name: str) -> list[str]:
        exact = self.known.community(name)
        return [exact.name] if exact else candidates(name, [one.name for one in self.known.communities])

    def _day(self, word: str) -> Taking | None:
        try:
            first, last = read_days(word, self.today)
        except Unreadable:
            if looks_like_a_day(word):
                return lambda: self.note("unreadable_day", "date", word, Severity.ERROR)
            return None
        return lambda: self._take_days(word, first, last)

    def _take_days(self, word: str, first: date, last: date | None) -> None:
        if part := part_of_day(word):
            self.note("part_of_day", "date", word, part=part)
        weekdays = [is_weekday(one) for one in (self.day_word, word)]
        if self.day is None or (weekdays == [True, False] and first.weekday() == self.day.weekday()):
            self.day_word = word
            self.day, self.day_end = first, last
        elif weekdays == [False, True] and first.weekday() == self.day.weekday():
            pass  # 11.5（周二）
        elif any(weekdays):
            self._left_over("date", word)
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

    def _venue(self, word: str) -> Taking | None:
        place = place_in(word)
        if self.venue or not place:
            return None

        def taking() -> None:
            self.venue = place

        return taking


def _sides(text: str, is_one: Callable[[str], bool]) -> list[str]:
    """Return what 和 joins where each side is one by itself (朝阳和和顺), none where it joins nothing."""
    if len(text) > _LONGEST_ROW:
        return []
    for found in _AND.finditer(text, 1):
        first, rest = text[: found.start()], text[found.end() :]
        if is_one(first) and (others := [rest] if rest and is_one(rest) else _sides(rest, is_one)):
            return [first, *others]
    return []
