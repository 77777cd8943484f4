"""Shorthand for lines of an event: ``读本30 宣传单200`` and ``婚姻3 劳动2`` or just ``12``."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from outreach_tui.domain.drafts import ConsultationLine, MaterialLine
from outreach_tui.domain.naming import nearest
from outreach_tui.domain.numerals import read_count
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import Material
from outreach_tui.domain.vocabulary import Category, MaterialKind
from outreach_tui.intake.matching import candidates
from outreach_tui.wording.labels import read_code

_SEPARATORS = re.compile(r"[\s,，、;；]+")
_NAME_THEN_COUNT = re.compile(r"(?P<name>.*?[^\d０-９=:：×x*])\s*[=:：×x*]?\s*(?P<count>[\d０-９].*)", re.DOTALL)


L = TypeVar("L")


@dataclass(frozen=True)
class Lines(Generic[L]):
    """What was understood of a text, and what was not."""

    lines: tuple[L, ...]
    problems: tuple[Problem, ...] = ()


def split_words(text: str) -> list[str]:
    """Return the words of a shorthand text."""
    return [word for word in _SEPARATORS.split(text.strip()) if word]


def name_and_count(word: str) -> tuple[str, str] | None:
    """Return the name and the count of ``读本30册`` or ``读本=30``, ``None`` when it is not so built."""
    found = _NAME_THEN_COUNT.fullmatch(word)
    return (found["name"], found["count"]) if found else None


def find_material(name: str, catalogue: Sequence[Material]) -> Material | None:
    """Return the catalogue entry a short name means: its own name or part of it, else the only one of a kind."""
    current = [material for material in catalogue if not material.retired] or list(catalogue)
    found = candidates(name, [material.name for material in current])
    if found:
        return next(material for material in current if material.name == found[0])
    kind = read_code(MaterialKind, name)
    of_kind = [material for material in current if material.kind is kind]
    return of_kind[0] if of_kind else None


def read_materials(text: str, catalogue: Sequence[Material]) -> Lines[MaterialLine]:
    """Read material lines; each word that cannot be read is a problem."""
    lines: list[MaterialLine] = []
    problems: list[Problem] = []
    for word in split_words(text):
        parts = name_and_count(word)
        count = read_count(parts[1]) if parts else None
        if parts is None or count is None or count.value < 1:
            problems.append(Problem("line_unreadable", "material", word))
            continue
        material = find_material(parts[0], catalogue)
        if material is None:
            names = [material.name for material in catalogue]
            problems.append(Problem("unknown_material", "material", parts[0], suggestions=nearest(parts[0], names)))
            continue
        lines.append(MaterialLine(material.name, count.value, count.unit))
    return Lines(tuple(lines), tuple(problems))


def read_consultations(text: str) -> Lines[ConsultationLine]:
    """Read consultation lines: categories with counts, or one bare count that is not classified."""
    lines: list[ConsultationLine] = []
    problems: list[Problem] = []
    for word in split_words(text):
        bare = read_count(word)
        parts = None if bare else name_and_count(word)
        count = bare or (read_count(parts[1]) if parts else None)
        category = read_code(Category, parts[0]) if parts else Category.UNCLASSIFIED
        if count is None or count.value < 1:
            problems.append(Problem("line_unreadable", "consultation", word))
        elif category is None:
            problems.append(Problem("unknown_category", "category", parts[0] if parts else word))
        else:
            lines.append(ConsultationLine(category, count.value))
    return Lines(tuple(lines), tuple(problems))
