"""What a word of a quick line with a figure in it can count: people, consultations, copies of a material."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from outreach_tui.domain.drafts import ConsultationLine
from outreach_tui.domain.findings import Known
from outreach_tui.domain.naming import folded, nearest
from outreach_tui.domain.new_materials import new_material
from outreach_tui.domain.numerals import Count, find_counts, half_width
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.vocabulary import Audience, Category, Form, MaterialKind
from outreach_tui.intake.quicknouns import (
    MISTYPED,
    NO_COPIES,
    PEOPLE_UNITS,
    VISIT_UNITS,
    is_consultation,
    is_hotline,
    is_one_thing,
    is_people,
    is_vague,
    without_giving,
    without_total,
)
from outreach_tui.intake.shorthand import Counted, materials_meant, read_counted
from outreach_tui.intake.typed_counts import read_typed_count
from outreach_tui.wording.labels import read_code

_CJK = re.compile("[\u3400-\u9fff]")
#: Measure words of copies alone: 宪法读本一百二十册 is a material, be it in the catalogue or not.
_COPIES = frozenset("册份本张块幅")

#: 接受12人咨询.
_ASKED = re.compile("(?:接受|接待|解答)(?P<count>.+?)(?:的?(?:群众|居民|法律))*咨询")
#: 一人一法 and 四张清单 are names; from here on, numbers in words count something.
_FEWEST_IN_WORDS = 10

#: What a word does to the reading once it is taken.
Taking = Callable[[], None]


@dataclass
class FigureReading:
    """What the figures of a line gave; each reader returns what taking a word does, ``None`` where it is none such."""

    known: Known
    today: date
    choices: Mapping[str, str]
    heads: Count | None = None
    visits: Count | None = None
    materials: list[Counted] = field(default_factory=list)
    classified: list[ConsultationLine] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

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

    def _bare_figure(self, word: str) -> Taking | None:
        count = read_typed_count(without_total(word))
        if count is None or is_hotline(word):
            return None
        if _CJK.match(word) and not (count.unit or count.estimated):
            return None  # 十二 alone is no figure anyone types
        return lambda: self._take_heads(word, count)

    def _heads(self, word: str) -> Taking | None:
        for name, count in read_counted(without_total(word)):
            if count.unit in PEOPLE_UNITS and (is_people(folded(name)) or read_code(Audience, name)):
                return lambda: self._take_heads(word, count)
        return None

    def _take_heads(self, word: str, count: Count) -> None:
        if count.unit in PEOPLE_UNITS and self.heads is None:
            self.heads = count
        else:
            self._left_over("attendance", word)

    def _visits(self, word: str) -> Taking | None:
        asked = _ASKED.fullmatch(word)
        for name, count in read_counted(f"咨询{asked['count']}" if asked else word):
            if is_consultation(name) and name:
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
            if (category := read_code(Category, name) or read_code(Category, name.removesuffix("咨询"))) is not None:
                return lambda: self._take_category(word, ConsultationLine(category, count.value), count)
        return None

    def _take_category(self, word: str, line: ConsultationLine, count: Count) -> None:
        self.classified.append(line)
        self._note_on_visits(word, count)

    def _note_on_visits(self, word: str, count: Count) -> None:
        if count.unit not in VISIT_UNITS:
            self.note("wrong_measure", "consultation", word, Severity.DOUBT, given=count.unit, right="人次")
        if count.estimated:
            self.note("estimate_kept", "consultation", word, taken=str(count.value))

    def _material(self, word: str) -> Taking | None:
        bare = read_counted(without_giving(word))
        ways = [way for way in (*read_counted(word), *bare) if way.figure.unit not in NO_COPIES]
        meant = [way for way in ways if materials_meant(way.name, self.known.materials).entries]
        meant = meant or [way for way in bare if way in ways and is_one_thing(way.name) and new_material(way.name)]
        return (lambda: self._take_material(word, meant[0])) if meant else None

    def _take_material(self, word: str, way: Counted) -> None:
        self.materials.append(way)
        if way.figure.estimated:
            self.note("estimate_kept", "material", word, taken=str(way.figure.value))

    def _name_doubts_in_title(self, word: str) -> None:
        """Doubt a word of the title that counts people or copies, or is a material without a figure."""
        kind = read_code(MaterialKind, word) or read_code(MaterialKind, word.removesuffix("s"))
        if kind or any(folded(one.name) == folded(word) for one in self.known.materials):
            self.note("line_unreadable", "material", word, Severity.DOUBT)
            return
        plain = half_width(word)
        if MISTYPED.search(plain):
            self._left_over("attendance", word)
            return
        for start, end, count in find_counts(plain):
            is_counting = count.unit in PEOPLE_UNITS - {""} or count.unit in _COPIES
            if is_counting and (re.search(r"\d", plain[start:end]) or count.value >= _FEWEST_IN_WORDS):
                self._left_over("attendance", word)
                return

    def _unknown_figure(self, word: str) -> Taking | None:
        """Take a figure in digits with a noun: almost surely a material the catalogue lacks, if it is of copies."""
        if is_vague(word):
            return lambda: self._left_over("attendance", word)
        ways = read_counted(without_giving(word))
        if not ways or word.startswith("第"):
            return None
        if not (re.search(r"\d", half_width(word)) or ways[0].figure.unit in _COPIES):
            return None
        name, count = ways[0]
        if read_code(Form, name) or count.unit in NO_COPIES:
            return lambda: self._left_over("material", word)
        near = nearest(name, [material.name for material in self.known.materials])
        return lambda: self.problems.append(Problem("unknown_material", "material", name, suggestions=near))
