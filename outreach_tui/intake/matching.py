"""Picking from a list by typing part of a name: its characters, its pinyin, or the initials of its pinyin."""

from collections.abc import Iterable
from functools import cache
from itertools import product

from outreach_tui.domain.naming import folded

#: A name with many characters of several readings could be said in thousands of ways; these are enough.
_MOST_READINGS = 64


def initials(name: str) -> frozenset[str]:
    """Return the ways to write a name by pinyin initials: 长城社区 gives ``ccsq`` (and ``zcsq``)."""
    return _in_letters(name, whole=False)


@cache
def _in_letters(name: str, *, whole: bool) -> frozenset[str]:
    """Return the ways to write a name in pinyin, without tones: the ``whole`` of it, or its initials."""
    from pypinyin import Style, pinyin  # 250 ms, and only when someone typed letters

    style = Style.NORMAL if whole else Style.FIRST_LETTER
    readings = pinyin(folded(name), style=style, heteronym=True)
    ways: list[str] = []
    for way in product(*readings):
        ways.append("".join(way))
        if len(ways) == _MOST_READINGS:
            break
    return frozenset(ways)


def candidates(wanted: str, names: Iterable[str]) -> list[str]:
    """Return the names that a text may mean, the likeliest first.

    In this order: written the same, beginning with it, containing it, initials beginning with it or containing it,
    pinyin beginning with it.
    """
    names = list(names)
    target = folded(wanted)
    if not target:
        return names
    ranked: list[tuple[int, int, str]] = []
    for place, name in enumerate(names):
        rank = _rank(target, name)
        if rank is not None:
            ranked.append((rank, place, name))
    return [name for _, _, name in sorted(ranked)]


def _rank(target: str, name: str) -> int | None:
    candidate = folded(name)
    if candidate == target:
        return 0
    if candidate.startswith(target):
        return 1
    if target in candidate:
        return 2
    if target.isascii() and target.isalpha():
        places = [way.find(target) for way in initials(name) if target in way]
        if places:
            return 4 if min(places) else 3
        if any(way.startswith(target) for way in _in_letters(name, whole=True)):
            return 5
    return None
