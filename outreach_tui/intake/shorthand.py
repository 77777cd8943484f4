"""Shorthand for lines of an event: ``读本30 宣传单200`` and ``婚姻3 劳动2`` or just ``12``."""

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Generic, NamedTuple, TypeVar

from outreach_tui.domain.drafts import ConsultationLine, MaterialLine
from outreach_tui.domain.laws import find_law
from outreach_tui.domain.naming import folded, nearest
from outreach_tui.domain.new_materials import new_material
from outreach_tui.domain.numerals import UNITS, Count
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import Material
from outreach_tui.domain.vocabulary import Category, MaterialKind
from outreach_tui.intake.matching import candidates
from outreach_tui.intake.typed_counts import ABOUT, read_typed_count
from outreach_tui.wording.labels import read_code

_COMMAS = re.compile(r"[,，、;；\n]+")
_NAME_THEN_COUNT = re.compile(r"(?P<name>.*?[^\d０-９=＝:：×x*.])\s*[=＝:：×x*]?\s*(?P<count>[\d０-９].*)", re.DOTALL)
#: 30册读本, 三十多位老人, 45people.
_COUNT_THEN_NAME = re.compile(
    rf"(?P<count>[\d０-９].*?(?:{'|'.join(UNITS)})|[约近超]?[一二三四五六七八九十百千两]+[余多来]?(?:人次|[人名位])"
    rf"|\d[\d,]*\+?(?=\s*[A-Za-z]{{3}}))(?P<name>\D+)",
    re.DOTALL,
)
#: people | about, where the figure stood after it.
_ABOUT_AT_END = re.compile(rf"(?<!^)(?:{ABOUT.pattern})$", re.IGNORECASE)
#: The longest word that is searched for a figure in it.
_LONGEST_WORD = 60

L = TypeVar("L")


@dataclass(frozen=True)
class Lines(Generic[L]):
    """What was understood of a text, and what was not."""

    lines: tuple[L, ...]
    problems: tuple[Problem, ...] = ()


class Counted(NamedTuple):
    """A name with how many there were of it: 读本 in ``读本30册``."""

    name: str
    figure: Count


def split_words(text: str, is_one: Callable[[str], bool] = lambda part: False) -> list[str]:
    """Return the words of a shorthand text; what stands between commas is one word where ``is_one`` says so."""
    words: list[str] = []
    for part in filter(None, map(str.strip, _COMMAS.split(text))):
        words += [part] if is_one(part) else part.split()
    return words


def name_and_count(word: str) -> tuple[str, str] | None:
    """Return the name and the count of ``读本30册`` or ``读本=30``, ``None`` when it is not so built."""
    found = _NAME_THEN_COUNT.fullmatch(word)
    return (found["name"].strip(), found["count"]) if found else None


def read_counted(word: str) -> list[Counted]:
    """Return the ways to read a word as a name and a count, the likeliest first.

    The count may be written in any way and stand on either side: 读本30册, 宣传单近百份, 读本三十, 30册读本.
    """
    if len(word) > _LONGEST_WORD:
        return []
    ways: list[Counted] = []
    if parts := name_and_count(word):
        count = read_typed_count(parts[1])
        if count is not None and (about := _ABOUT_AT_END.search(parts[0])):
            ways.append(Counted(parts[0][: about.start()], count._replace(estimated=True)))
        elif count is not None:
            ways.append(Counted(parts[0], count))
    if before := _COUNT_THEN_NAME.fullmatch(word):
        count = read_typed_count(before["count"])
        if count is not None:
            ways.append(Counted(before["name"].strip(), count))
    for place in range(1, len(word)):
        count = None if word[place - 1].isdigit() else read_typed_count(word[place:])
        if count is not None:
            ways.append(Counted(word[:place].rstrip("=＝:：×* \u3000"), count))
            break
    return list(dict.fromkeys(ways))


class Meant(NamedTuple):
    """The catalogue entries a name may mean, the likeliest first.

    ``alike`` says that it names a kind, so that any of them counts the same in every figure by kind.
    """

    entries: Sequence[Material]
    alike: bool


def materials_meant(name: str, catalogue: Sequence[Material], laws: Collection[str] = ()) -> Meant:
    """Return what a name may mean: an entry's own name or part of it, or a kind; those about a law in ``laws`` first.

    One entry is left where the name is written out, or only one of the entries is about these laws.
    """
    current = [material for material in catalogue if not material.retired] or list(catalogue)
    named = [material for material in current if folded(material.name) == folded(name)]
    if named:
        return Meant(named[:1], alike=False)
    if about_law := _of_a_law(name, current):
        return Meant(about_law, alike=False)
    by_name = {material.name: material for material in current}
    found = [by_name[match] for match in candidates(name, by_name)]
    kind = read_code(MaterialKind, name) or read_code(MaterialKind, name.removesuffix("s"))
    if kind is not None:
        of_kind = [material for material in current if material.kind is kind]
        found = [material for material in found if material.kind is kind]
        found += [material for material in of_kind if material not in found]
    about = [material for material in found if material.law and material.law in laws]
    return Meant(about if len(about) == 1 else [*about, *(one for one in found if one not in about)], kind is not None)


def _of_a_law(name: str, catalogue: Sequence[Material]) -> list[Material]:
    """Return the entries of a kind about a law, where a name says both: 宪法读本 for 宪法学习读本."""
    for place in range(2, len(name) - 1):
        kind, law = read_code(MaterialKind, name[place:]), find_law(name[:place])
        if kind is not None and law is not None:
            return [material for material in catalogue if material.kind is kind and material.law == law.name]
    return []


def find_material(name: str, catalogue: Sequence[Material]) -> Material | None:
    """Return the likeliest catalogue entry a short name means, ``None`` when there is none."""
    entries = materials_meant(name, catalogue).entries
    return entries[0] if entries else None


def read_materials(text: str, catalogue: Sequence[Material], *, may_be_new: bool = False) -> Lines[MaterialLine]:
    """Read material lines; each word that cannot be read is a problem.

    With ``may_be_new``, a name that the catalogue lacks stands for itself where it says what kind of thing it is.
    """
    lines: list[MaterialLine] = []
    problems: list[Problem] = []

    def is_one(part: str) -> bool:
        return any(materials_meant(way.name, catalogue).entries for way in read_counted(part))

    for word in split_words(text, is_one):
        ways = [way for way in read_counted(word) if way.figure.value >= 1]
        if not ways:
            problems.append(Problem("line_unreadable", "material", word))
            continue
        readings = [(find_material(way.name, catalogue), way.figure) for way in ways]
        material, count = next((reading for reading in readings if reading[0]), (None, ways[0].figure))
        if material is None and may_be_new and new_material(ways[0].name):
            lines.append(MaterialLine(ways[0].name, count.value, count.unit))
            continue
        if material is None:
            near = nearest(ways[0].name, [material.name for material in catalogue])
            problems.append(Problem("unknown_material", "material", ways[0].name, suggestions=near))
            continue
        lines.append(MaterialLine(material.name, count.value, count.unit))
    return Lines(tuple(lines), tuple(problems))


def read_consultations(text: str) -> Lines[ConsultationLine]:
    """Read consultation lines: categories with counts, or one bare count that is not classified."""
    lines: list[ConsultationLine] = []
    problems: list[Problem] = []

    def is_one(part: str) -> bool:
        return any(read_code(Category, way.name) for way in read_counted(part))

    for word in split_words(text, is_one):
        bare = read_typed_count(word)
        ways = [Counted("", bare)] if bare else read_counted(word)
        readings = [(read_code(Category, way.name) if way.name else Category.UNCLASSIFIED, way.figure) for way in ways]
        category, count = next((one for one in readings if one[0]), readings[0] if readings else (None, None))
        if count is None or count.value < 1:
            problems.append(Problem("line_unreadable", "consultation", word))
        elif category is None:
            problems.append(Problem("unknown_category", "category", ways[0].name))
        else:
            lines.append(ConsultationLine(category, count.value))
    return Lines(tuple(lines), tuple(problems))
