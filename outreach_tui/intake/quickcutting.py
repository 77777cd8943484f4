"""Cutting a word of a quick line where a blank was left out: 讲座@长城, 5月4日在惠民广场摆摊, 讲座45人."""

import re
from collections.abc import Callable

from outreach_tui.domain.numerals import half_width

_AT = re.compile("[@＠]")
#: What an @ may follow without a blank; in a mail address it is no sign of a community.
_BEFORE_AT = re.compile(r"[\u3400-\u9fff\d)）]$")
#: 咨询12人次（婚姻5、劳动3）.
_ASIDE = re.compile(r"(?P<word>[^（(]*\d[^（(]*)[（(](?P<inside>[^（()）]+)[)）]")
#: Without a figure or what became of the event, a word is a title or nothing: 讲座取消.
_WORTH_CUTTING = re.compile(r"\d|月.{1,3}[日号]|取消|改期|延期|^计划|人(?:次|$)|[册份]$")
#: Neither between two digits nor in 下午2点.
_INSIDE_A_FIGURE = re.compile(r"(?<=[\d.,])(?=[\d.,])|(?<=[午晚上早])(?=\d{1,2}[点:])")
_LONGEST = 24


def cut(word: str, is_sure: Callable[[str], bool], is_community: Callable[[str], bool]) -> list[str]:
    """Return the words that one is made of, none where it is one by itself or cannot be cut.

    ``is_sure`` tells whether a word means something by itself, ``is_community`` whether a name is one of a community.
    """
    if at := _AT.search(word, 1):
        before = word[: at.start()]
        return [before, word[at.start() :]] if _BEFORE_AT.search(before) and not _AT.match(word) else []
    if _AT.match(word):
        return _after_community(word, is_sure, is_community)
    aside = _ASIDE.fullmatch(word)
    if aside and is_sure(aside["word"]):
        return [aside["word"], aside["inside"]]
    if len(word) > _LONGEST or not _WORTH_CUTTING.search(half_width(word)) or is_sure(word):
        return []
    return _covered(word, is_sure)


def _after_community(word: str, is_sure: Callable[[str], bool], is_community: Callable[[str], bool]) -> list[str]:
    """Return @青松讲座45人 as the community and what follows, none where nothing that is sure does."""
    if len(word) > _LONGEST or is_community(word[1:]):
        return []
    for end in range(len(word) - 2, 1, -1):
        rest = word[end:]
        if is_community(word[1:end]) and (is_sure(rest) or _covered(rest, is_sure)):
            return [word[:end], rest]
    return []


def _covered(word: str, is_sure: Callable[[str], bool]) -> list[str]:
    """Return the fewest sure words that a word is made of, each of two signs or more; none where there are none."""
    ways: list[list[str] | None] = [[], *[None] * len(word)]
    inside = {found.start() for found in _INSIDE_A_FIGURE.finditer(half_width(word))}
    for end in (place for place in range(2, len(word) + 1) if place not in inside):
        for start in (place for place in range(end - 1) if place not in inside):
            way, best = ways[start], ways[end]
            if way is not None and (best is None or len(way) < len(best)) and is_sure(word[start:end]):
                ways[end] = [*way, word[start:end]]
    return ways[-1] or []
