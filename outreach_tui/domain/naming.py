"""Finding what people mean by a name: exactly, by its usual short form, or the nearest to suggest."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from outreach_tui.domain.text import clean

#: What a community's name may be said without.
_COMMUNITY_ENDINGS = ("社区居委会", "社区居民委员会", "居民委员会", "居委会", "社区", "村委会", "村")


@lru_cache(maxsize=1024)  # every word of the vocabulary is asked for again with each row and each key
def folded(text: str) -> str:
    """Return a name for comparing: full-width forms, letter case, spaces and what nobody sees do not matter."""
    return "".join(unicodedata.normalize("NFKC", clean(text)).casefold().split())


def _without_ending(name: str) -> str:
    for ending in _COMMUNITY_ENDINGS:
        if name.endswith(ending) and len(name) > len(ending):
            return name.removesuffix(ending)
    return name


def is_called_a_community(name: str) -> bool:
    """Tell whether a name ends as those of communities and villages do."""
    return _without_ending(folded(name)) != folded(name)


def find_name(wanted: str, names: Iterable[str]) -> str | None:
    """Return the one name that is meant, ``None`` when none is or more than one could be.

    Written the same, or the same but for width, case and spaces.
    """
    names = list(names)
    if wanted in names:
        return wanted
    alike = [name for name in names if folded(name) == folded(wanted)]
    return alike[0] if len(alike) == 1 else None


def find_community(wanted: str, names: Iterable[str]) -> str | None:
    """Return the community meant; 长城, 长城社区 and 长城社区居委会 are the same."""
    names = list(names)
    if found := find_name(wanted, names):
        return found
    core = _without_ending(folded(wanted))
    alike = [name for name in names if _without_ending(folded(name)) == core]
    return alike[0] if len(alike) == 1 else None


def nearest(wanted: str, names: Sequence[str], limit: int = 3) -> tuple[str, ...]:
    """Return the names most like the one wanted, the nearest first; none when nothing is like it.

    What nearly every community's name ends in makes no two of them alike.
    """
    from difflib import SequenceMatcher  # only for a name that was not found

    target = _without_ending(folded(wanted))

    def likeness(name: str) -> float:
        candidate = _without_ending(folded(name))
        inside = 0.5 if target and (target in candidate or candidate in target) else 0.0
        return inside + SequenceMatcher(None, target, candidate).ratio()

    ranked = sorted(names, key=likeness, reverse=True)
    return tuple(name for name in ranked[:limit] if likeness(name) >= 0.4)


def find_code(wanted: str, spellings: Mapping[str, Iterable[str]]) -> str | None:
    """Return the code whose code or spellings include the text wanted."""
    target = folded(wanted)
    for code, words in spellings.items():
        if target == folded(code) or any(target == folded(word) for word in words):
            return code
    return None
