"""Counts as they are typed: one number, or the lower end of a range (50-60人, 四五十份), which is an estimate."""

import re

from outreach_tui.domain.numerals import Count, half_width, read_count

#: What makes a figure an estimate, besides the marks of :mod:`outreach_tui.domain.numerals`.
ABOUT = re.compile(r"(?:about|around|approx(?:imately|\.)?|nearly|almost|over|roughly|some)\s*|[~≈]", re.IGNORECASE)
_DIGITS = "一二三四五六七八九"
#: 四五十人, 两三百份, 十五六人: two digits that follow each other where one belongs.
_NEIGHBOURS = re.compile(rf"(?P<front>[^\d]*?)(?P<low>[{_DIGITS}两])(?P<high>[{_DIGITS}两])(?P<rest>[^{_DIGITS}]+)")
_RANGE = re.compile(r"(?P<low>[^-~—–至到]+)(?:[-~—–]{1,2}|至|到)(?P<high>[^-~—–至到]+)")
#: 2-3万人 is said for 2万-3万人.
_SCALE = re.compile(r"^\d+(?P<scale>[十百千万])")
#: How sums are written where nobody is to change them: 贰佰 for 二百.
_FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
#: 1k, 1.2w+: thousands and ten thousands as they are typed on a telephone.
_LETTER = re.compile("(?<=\\d)(?P<scale>[KkWw])(?![A-Za-z])")
#: Two bare numbers up to this may be a day: 9-11.
_LAST_DAY = 31


def read_typed_count(text: str) -> Count | None:
    """Read a word as one count, or as a range of which the lower end is taken and marked as an estimate."""
    plain = _LETTER.sub(lambda found: "千" if found["scale"] in "Kk" else "万", half_width(text).strip()).translate(
        _FORMAL
    )
    if about := ABOUT.match(plain):
        count = read_typed_count(plain[about.end() :])
        return count and count._replace(estimated=True)
    return read_count(plain) or _of_two_digits(plain) or _of_a_range(plain)


def _of_two_digits(text: str) -> Count | None:
    found = _NEIGHBOURS.fullmatch(text)
    if found is None:
        return None
    low, high = (_DIGITS.index(found[name].replace("两", "二")) for name in ("low", "high"))
    count = read_count(f"{found['front']}{found['low']}{found['rest']}") if high == low + 1 else None
    return count and count._replace(estimated=True)


def _of_a_range(text: str) -> Count | None:
    found = _RANGE.fullmatch(text)
    if found is None:
        return None
    scale = _SCALE.match(found["high"])
    low = read_count(found["low"] + scale["scale"] if scale and re.fullmatch(r"[\d.]+", found["low"]) else found["low"])
    high = read_count(found["high"])
    if low is None or high is None or low.unit not in ("", high.unit) or low.value >= high.value:
        return None
    return Count(low.value, True, high.unit) if high.unit or low.value > _LAST_DAY else None
