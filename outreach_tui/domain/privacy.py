"""Numbers in free text that point to a person: found, and masked.

Identity-card numbers (GB 11643, with their check digit), mobile numbers, landlines with an area code, and bank cards
(ISO/IEC 7812, with Luhn's check digit). What merely looks like one is left alone: dates, the numbers of events and
of statutes, quantities, the short numbers of hotlines.
"""

import re
from collections.abc import Iterator, Mapping
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


#: Full-width digits and signs stand for their plain ones, place by place.
_PLAIN = {
    ord(wide): ord(plain) for wide, plain in zip("０１２３４５６７８９－（）＋Ｘｘ　", "0123456789-()+Xx ", strict=True)
}

#: What every such number has somewhere; looked for first, since few texts have any.
_LIKELY = re.compile(r"[0-9０-９(（][0-9０-９ \u3000\-－()（）]{5}")
_CANDIDATE = re.compile(r"(?<![0-9A-Za-z.])\+?[0-9(][0-9 \-()]{5,30}[0-9Xx](?![0-9A-Za-z])")
_ID_CARD = re.compile(r"[1-9][0-9]{16}[0-9Xx]")
_OLD_ID_CARD = re.compile(r"[1-9][0-9]{14}")
_MOBILE = re.compile(r"(?:(?:\+|00)?86[ -]?)?1[3-9][0-9](?:[ -]?[0-9]{4}){2}")
_LANDLINE = re.compile(r"\(?0(?:10|2[0-9]|[3-9][0-9]{2})\)?[ -]?[2-8][0-9]{2,3}[ -]?[0-9]{4}(?:-[0-9]{1,4})?")
_BANK_CARD = re.compile(r"(?:62|4|5[1-5]|60|35)[0-9]{14,17}")
_GROUPED_CARD = re.compile(r"[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?")

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
    return tuple(span for candidate in _CANDIDATE.finditer(plain) for span in _within(plain, candidate))


def _within(plain: str, candidate: re.Match[str]) -> Iterator[Span]:
    """Yield the numbers in a run of digits and signs: the whole run, or what stands between its blanks."""
    start, end = candidate.span()
    if kind := _kind(plain[start:end]):
        yield Span(kind, start, end)
        return
    for word in re.finditer(r"[^ ]+", plain[start:end]):
        if kind := _kind(word[0]):
            yield Span(kind, start + word.start(), start + word.end())


def _kind(number: str) -> Personal | None:
    if _is_id_card(number):
        return Personal.ID_CARD
    if _MOBILE.fullmatch(number):
        return Personal.MOBILE
    digits = re.sub(r"[ -]", "", number)
    if (_BANK_CARD.fullmatch(number) or _GROUPED_CARD.fullmatch(number)) and luhn_holds(digits):
        return Personal.BANK_CARD if _BANK_CARD.fullmatch(digits) else None
    return Personal.LANDLINE if _LANDLINE.fullmatch(number) else None


def _is_id_card(number: str) -> bool:
    if number[:2] not in _PROVINCES:
        return False
    if _ID_CARD.fullmatch(number):
        return check_digit(number[:17]) == number[17].upper() and _is_birthday(number[6:14])
    return bool(_OLD_ID_CARD.fullmatch(number)) and _is_birthday(f"19{number[6:12]}")


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


def masked_at(text: str, spans: tuple[Span, ...]) -> str:
    """Return the text with some numbers in it masked; signs between digits stay, its length too."""
    for span in reversed(spans):
        text = text[: span.start] + _masked(text[span.start : span.end], *_SHOWN[span.kind]) + text[span.end :]
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
    return masked_at(phone, found) if found else _masked(phone, 2, 2)


def texts_of(record: Any) -> frozenset[str]:
    """Return every text in a record or draft, and in what belongs to it."""
    if isinstance(record, str):
        return frozenset({record})
    if isinstance(record, (list, tuple)):
        return frozenset().union(*map(texts_of, record))
    if is_dataclass(record):
        return frozenset().union(*(texts_of(getattr(record, one.name)) for one in fields(record)))
    return frozenset()
