"""Materials in an import: those that are in the catalogue, and those to be added to it."""

import re
from collections.abc import Iterator, MutableSequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from outreach_tui.domain.drafts import MaterialDraft
from outreach_tui.domain.naming import find_name
from outreach_tui.domain.new_materials import kind_of_name
from outreach_tui.domain.numerals import find_counts, half_width, read_count
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.records import Material
from outreach_tui.domain.vocabulary import MATERIAL_KINDS, MEASURE_WORDS, MaterialKind
from outreach_tui.intake import cells
from outreach_tui.intake.cell_lists import split_list
from outreach_tui.intake.sheets import Place, Value, as_text

_VERBS = re.compile(
    "^(?:共|现场|累计|免费|向居民|向群众)*(?:发放|派发|赠送|分发|散发|张贴|悬挂|摆放|展出|发)(?:各类|了)?"
)
_EACH = re.compile(r"(?P<names>.+?)\s*各\s*(?P<count>\S+)")
_AND = re.compile("[和与及]")
_JOINING = " 和与及以并"
#: 宣传单200份（含折页50份）: what is said in brackets is counted before them.
_REMARK = re.compile(r"\s*[(（](?:其中|含|包括)[^()（）]*[)）]$")
#: 宣传资料3种200份: how many sorts there were is no number of copies.
_SORTS = re.compile(r"^[0-9]+[余多]?种|[0-9]+[余多]?种$")
#: A number beside a blank inside a name is one of something else.
_TWO_NUMBERS = re.compile(r"[0-9]\s|\s[0-9]")
_NAME_AND_NUMBER = re.compile(r"[^0-9]+[0-9]+")
_OF_THINGS = {word for words in MEASURE_WORDS.values() for word in words}
_THOUSANDS = re.compile(r"(?<=[0-9]),(?=[0-9]{3}(?![0-9]))")
_TRIM = " \t:：=×xX*共计约（(）)"
#: What a number of copies is of when nobody says more.
ANY_MATERIAL = "宣传资料"


class Line(NamedTuple):
    """Copies of one material in a cell; ``problem`` is a doubt about them."""

    name: str
    quantity: int
    unit: str
    problem: Problem | None = None


def read_material_lines(value: Value, name: str, unit: str) -> list[Line]:
    """Read a cell of materials: ``宣传单200份、读本30册``, or a plain number of what the column is headed.

    Raises :class:`~outreach_tui.intake.cells.BadCell`.
    """
    if isinstance(value, int | float):
        number = cells.read_number("quantity", value)
        return [Line(name or ANY_MATERIAL, number.value, unit)]
    text = _THOUSANDS.sub("", half_width(as_text(value)))  # or they would separate items
    items = [piece for item in split_list(text) for piece in _apart(_REMARK.sub("", item.strip()))]
    lines = [_line(item, name, unit, value) for item in _each(items)]
    return [line for line in lines if line.quantity]


def _apart(item: str) -> list[str]:
    """Return the things in an item that nothing separates: 宣传单200份和读本30册, 200份宣传单 30册读本."""
    words = item.split()
    if len(words) > 1 and all(_NAME_AND_NUMBER.fullmatch(word) for word in words):
        return words
    counts = [found for found in find_counts(item) if found.reading.unit in _OF_THINGS]
    if len(counts) < 2:
        return [item]
    first = _VERBS.sub("", item[: counts[0].start].strip())
    cuts = [found.end for found in counts[:-1]] if first else [found.start for found in counts[1:]]
    return [item[begin:end].strip(_JOINING) for begin, end in pairwise((0, *cuts, len(item)))]


def _each(items: list[str]) -> Iterator[str]:
    """Yield items, those that share a number with it on each: 读本、宣传单各20份 is 读本20份 and 宣传单20份."""
    waiting: list[str] = []
    for item in items:
        shared = _EACH.fullmatch(item)
        if shared and read_count(shared["count"]):
            names = [*waiting, *filter(None, _AND.split(shared["names"]))]
            yield from (f"{name}{shared['count']}" for name in names)
            waiting = []
        elif any(find_counts(item)):
            yield from (*waiting, item)
            waiting = []
        else:
            waiting.append(item)
    yield from waiting


def _line(item: str, name: str, unit: str, value: Value) -> Line:
    item = _VERBS.sub("", item.strip()).strip().rstrip("。. ")
    for found in reversed(list(find_counts(item))):
        before, after = item[: found.start].strip(_TRIM), item[found.end :].strip(_TRIM)
        if before and after:
            continue
        count = found.reading
        told = _SORTS.sub("", before or after) or name or ANY_MATERIAL
        if _TWO_NUMBERS.search(told):
            break
        problem = cells.doubt("estimate_taken", "quantity", item, taken=str(count.value)) if count.estimated else None
        return Line(told, count.value, count.unit or unit, problem)
    return cells.reject("line_unreadable", "material", item if len(item) < len(as_text(value)) else value)


@dataclass
class Proposals:
    """The catalogue as it will be: ``materials`` grows by what is proposed, in the order in which it was met."""

    materials: MutableSequence[Material]
    proposed: dict[str, MaterialDraft] = field(default_factory=dict)
    #: Proposed materials of which neither name nor measure word tells the kind.
    uncertain: set[str] = field(default_factory=set)
    #: Where each was met first.
    places: dict[str, Place] = field(default_factory=dict)

    def named(self, name: str, unit: str = "", kind: MaterialKind | None = None, *, place: Place) -> str:
        """Return the catalogue's name for a material, proposing an entry where it has none."""
        names = [material.name for material in self.materials]
        found = find_name(name, names) or find_name(name.strip().strip("《》"), names)
        if found:
            return found
        sure = kind or kind_of_name(name) or _kind_of_unit(unit)
        if sure is None:
            self.uncertain.add(name)
        chosen = sure or MaterialKind.OTHER
        measure = unit or MATERIAL_KINDS[chosen].measure
        self.proposed[name] = MaterialDraft(name, chosen, measure)
        self.places[name] = place
        self.materials.append(Material("", name, chosen, measure))
        return name


def _kind_of_unit(unit: str) -> MaterialKind | None:
    return next((kind for kind, words in MEASURE_WORDS.items() if unit in words), None) if unit else None
