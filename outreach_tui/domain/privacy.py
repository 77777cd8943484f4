"""Numbers in free text that point to a person: found, and masked.

Identity-card numbers (GB 11643, with their check digit), mobile numbers, landlines with an area code, and bank cards
(ISO/IEC 7812, with Luhn's check digit). What merely looks like one is left alone: dates, the numbers of events and
of statutes, quantities, the short numbers of hotlines.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any


class Personal(StrEnum):
    """What kind of number it is."""

    ID_CARD = "id_card"
    MOBILE = "mobile"
    LANDLINE = "landline"
    BANK_CARD = "bank_card"


@dataclass(frozen=True)
class Span:
    """Where in a text such a number stands: from ``start`` up to ``end``, which is not part of it."""

    kind: Personal
    start: int
    end: int


#: Full-width digits and signs, and other dashes and blanks, stand for their plain ones, place by place.
_PLAIN = {
    **dict(zip(map(ord, "０１２３４５６７８９（）＋．Ｘｘ"), map(ord, "0123456789()+.Xx"), strict=True)),
    **dict.fromkeys(map(ord, "－‐‑‒–—―−﹣"), ord("-")),
    **dict.fromkeys(map(ord, "\u3000\u00a0\u202f\u2002\u2003\u2009"), ord(" ")),
}

#: What every such number has somewhere; looked for first, since few texts have any.
_LIKELY = re.compile(r"[0-9０-９](?:[^0-9０-９]{0,2}[0-9０-９]){6}")

#: No digit may stand before or behind a number, nor a point that makes it a fraction.
_BEGINS, _ENDS = r"(?<![0-9])(?<![0-9]\.)", r"(?![0-9])"
#: Nor a letter: then it is the number of something else.
_APART, _ENDS_APART = rf"(?<![A-Za-z]){_BEGINS}", rf"{_ENDS}(?![A-Za-z])"
#: But for the letters that people call a mobile by.
_CALLED = (
    r"(?:(?<![A-Za-z])|(?<=[Tt]el)|(?<=TEL)|(?<=[Pp]hone)|(?<=[Mm]ob)|(?<=[Ww][Xx])|(?<=[^A-Za-z][Vv])|(?<=^[Vv]))"
)
#: A number in groups is not the end of one that began before, such as that of an event.
_IN_GROUPS = rf"(?<![0-9][-./]){_APART}"
_COUNTRY = r"(?:(?:\+|00)?86[ -]?)?"

_ID_CARD = re.compile(
    rf"{_BEGINS}[1-9](?:[0-9]{{5}}[ -]?[0-9]{{4}}[ -]?[0-9]{{2}}[ -]?[0-9]{{2}}[ -]?[0-9]{{3}}[ -]?[0-9Xx]"
    rf"|[0-9]{{3}}(?:[ -][0-9]{{4}}){{3}}[ -][0-9][0-9Xx]){_ENDS}"
)
_OLD_ID_CARD = re.compile(rf"{_APART}[1-9][0-9]{{14}}{_ENDS_APART}")
_BANK_CARD = re.compile(
    rf"{_APART}(?:[0-9]{{16,19}}|[0-9]{{4}}(?:[ -][0-9]{{4}}){{3}}(?:[ -]?[0-9]{{1,3}})?){_ENDS_APART}"
)
_OF_CARDS = re.compile(r"(?:62|4|5[1-5]|60|35)[0-9]{14,17}")
_MOBILE = re.compile(rf"{_CALLED}{_BEGINS}{_COUNTRY}1[3-9][0-9]{{9}}{_ENDS_APART}")
_GROUPED_MOBILE = re.compile(
    rf"{_IN_GROUPS}{_COUNTRY}(?:1[3-9][0-9](?:[ -]?[0-9]{{4}}){{2}}|1[3-9][0-9]{{2}}-[0-9]{{3}}-[0-9]{{4}}"
    rf"|1[3-9][0-9]\.[0-9]{{4}}\.[0-9]{{4}}){_ENDS_APART}"
)
_LANDLINE = re.compile(
    rf"{_IN_GROUPS}\(?(?:\+86[ -]?)?0(?:10|2[0-9]|[3-9][0-9]{{2}})\)?[ -]{{0,2}}[1-9][0-9]{{2,3}}[ -]?[0-9]{{4}}"
    rf"(?:-[0-9]{{1,4}})?{_ENDS_APART}"
)
#: Without its area code only where a word says what it is.
_LOCAL_LINE = re.compile(
    r"(?:电话|座机|固话|[Tt]el|TEL|[Tt]elephone|[Pp]hone)(?:号码?)?[.:： ]{0,3}"
    rf"(?P<number>[2-8][0-9]{{2,3}}[ -]?[0-9]{{4}}){_ENDS_APART}"
)

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

#: The first two digits of the places that identity cards are issued in.
_PROVINCES = frozenset(
    str(first)
    for region in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65), (71, 71), (81, 83))
    for first in range(region[0], region[1] + 1)
)


def find(text: str) -> tuple[Span, ...]:
    """Return every such number in a text, in the order in which they stand."""
    if not _LIKELY.search(text):
        return ()
    plain = text.translate(_PLAIN)
    found: list[Span] = []
    for kind, pattern, holds in _LOOKED_FOR:
        for match in pattern.finditer(plain):
            start, end = match.span("number" if "number" in pattern.groupindex else 0)
            if holds(plain[start:end]) and all(end <= one.start or one.end <= start for one in found):
                found.append(Span(kind, start, end))
    return tuple(sorted(found, key=lambda span: span.start))


def _is_id_card(number: str) -> bool:
    digits = re.sub("[ -]", "", number)
    if digits[:2] not in _PROVINCES:
        return False
    if len(digits) == 15:
        return _is_birthday(f"19{digits[6:12]}")
    return check_digit(digits[:17]) == digits[17].upper() and _is_birthday(digits[6:14])


def _is_bank_card(number: str) -> bool:
    digits = re.sub("[ -]", "", number)
    return bool(_OF_CARDS.fullmatch(digits)) and luhn_holds(digits)


def _is_any(number: str) -> bool:
    return bool(number)


_LOOKED_FOR: tuple[tuple[Personal, re.Pattern[str], Callable[[str], bool]], ...] = (
    (Personal.ID_CARD, _ID_CARD, _is_id_card),
    (Personal.ID_CARD, _OLD_ID_CARD, _is_id_card),
    (Personal.BANK_CARD, _BANK_CARD, _is_bank_card),
    (Personal.MOBILE, _MOBILE, _is_any),
    (Personal.MOBILE, _GROUPED_MOBILE, _is_any),
    (Personal.LANDLINE, _LANDLINE, _is_any),
    (Personal.LANDLINE, _LOCAL_LINE, _is_any),
)


def check_digit(digits: str) -> str:
    """Return the last sign of an identity-card number, by its first 17 digits."""
    return _CHECKS[sum(weight * int(digit) for weight, digit in zip(_WEIGHTS, digits, strict=True)) % 11]


def _is_birthday(text: str) -> bool:
    try:
        born = date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return False
    return date(1900, 1, 1) <= born <= date(2099, 12, 31)


def luhn_holds(digits: str) -> bool:
    """Tell whether the last digit of a card number agrees with the others."""
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return sum(number - 9 if number > 9 else number for number in doubled) % 10 == 0


#: How many digits stay readable at the front and at the end.
_SHOWN: Mapping[Personal, tuple[int, int]] = {
    Personal.ID_CARD: (3, 2),
    Personal.MOBILE: (3, 4),
    Personal.LANDLINE: (4, 2),
    Personal.BANK_CARD: (4, 4),
}
#: Of a landline without its area code, and how such a one begins.
_LOCAL_SHOWN, _LOCAL_BEGINS = (2, 2), frozenset("2345678２３４５６７８")


def masked_at(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text with some numbers in it masked; signs between digits stay, its length too."""
    for span in reversed(spans):
        number = text[span.start : span.end]
        local = span.kind is Personal.LANDLINE and number[0] in _LOCAL_BEGINS
        text = text[: span.start] + _masked(number, *(_LOCAL_SHOWN if local else _SHOWN[span.kind])) + text[span.end :]
    return text


def _masked(number: str, first: int, last: int) -> str:
    places = [place for place, sign in enumerate(number) if sign.isalnum()]
    hidden = set(places[first : len(places) - last])
    return "".join("*" if place in hidden else sign for place, sign in enumerate(number))


def mask_name(name: str) -> str:
    """Return a name of which only the first character can be read."""
    return name[:1] + "*" * (len(name) - 1)


def mask_phone(phone: str) -> str:
    """Return a number to call of which the middle cannot be read, whatever it looks like."""
    found = find(phone)
    return masked_at(phone, found) if found else _masked(phone, *_LOCAL_SHOWN)


def texts_of(record: Any) -> frozenset[str]:
    """Return every text in a record or draft, and in what belongs to it."""
    if isinstance(record, str):
        return frozenset({record})
    if isinstance(record, (list, tuple)):
        return frozenset().union(*map(texts_of, record))
    if is_dataclass(record):
        return frozenset().union(*(texts_of(getattr(record, one.name)) for one in fields(record)))
    return frozenset()
