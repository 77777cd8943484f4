"""What one heading means: our own words, other people's words for the same, and words inside longer headings."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from outreach_tui.domain.naming import folded
from outreach_tui.intake.layout import FIELDS, IDLE_HEADINGS, Table, spellings
from outreach_tui.intake.material_headings import bare_heading

#: How sure it is, in percent, what a heading means: one of ours, a word for the same, a longer one that has it inside.
OURS, KNOWN_WORD, CONTAINED = 100, 95, 70
#: A column at least so sure needs nobody's word.
SURE = 90

#: Words that mean a field alone and say nothing inside a longer heading: 活动 is a title, 活动人数 is none.
_SAY_LITTLE = frozenset({"活动", "项目"})
_DECORATION = re.compile(r"[\s:：*＊、,，.。]+")
#: Said of copies that came in or are left, none of which were handed out.
_OF_STOCK = re.compile("入库|结存|库存|结余|剩余|购进|购入|印制")
_EITHER = re.compile("[/／或]")


def is_idle(heading: str) -> bool:
    """Tell whether a heading says that the column below it holds nothing to be read."""
    bare = _plain(bare_heading(heading)) or _plain(heading)
    return not bare or bare in IDLE_HEADINGS


def match(table: Table, heading: str) -> tuple[str, int]:
    """Return the field that a heading means in a table, and how sure that is; ``""`` for none."""
    plain = folded(heading)
    bare = _plain(bare_heading(heading)) or _plain(heading)
    if is_idle(heading):
        return "", 0
    exact, words = _dictionary(table)
    for text, confidence in ((plain, OURS), (bare, KNOWN_WORD)):
        if text in exact:
            return exact[text], confidence
    for text in (plain, _plain(heading), bare):
        if text in words:
            return words[text], KNOWN_WORD
    if either := _one_field(table, _EITHER.split(heading)):
        return either, KNOWN_WORD
    inside = [
        word
        for word in (*exact, *words)
        if len(word) > 1 and word in bare and (not word.isascii() or len(word) > 4) and word not in _SAY_LITTLE
    ]
    if not inside or _OF_STOCK.search(bare):
        return "", 0
    longest = max(inside, key=len)
    return exact.get(longest) or words[longest], CONTAINED


def _one_field(table: Table, names: Sequence[str]) -> str:
    """Return the field that several names of one column all mean, such as 主讲人/授课人."""
    if len(names) < 2:
        return ""
    found = {field if confidence >= SURE else "" for field, confidence in (match(table, name) for name in names)}
    return found.pop() if len(found) == 1 else ""


def _plain(heading: str) -> str:
    return _DECORATION.sub("", folded(heading))


@cache
def _dictionary(table: Table) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """Return our own headings and all other words of a table, each with its field key."""
    exact: dict[str, str] = {}
    words: dict[str, str] = {}
    for field in FIELDS[table]:
        for word in spellings(field.label):
            exact.setdefault(folded(word), field.key)
        for word in (field.key, *field.words):
            words.setdefault(_plain(word), field.key)
    return exact, words
