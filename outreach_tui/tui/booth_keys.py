"""The keys of the street table: one for each category, laid out for two hands as they lie on a keyboard."""

from collections.abc import Iterable, Mapping, Sequence
from unicodedata import normalize

from outreach_tui.domain.vocabulary import CATEGORIES, Category
from outreach_tui.services.booth import BoothCopies

#: Four keys for the left hand and three for the right in each row, as on a keyboard; the most asked for in the middle.
LEFT_HAND = 4
ROWS: tuple[str, ...] = ("qwer iop", "asdf jkl", "zxcv m")

KEYS: Mapping[str, Category] = {
    "q": Category.CONTRACT,
    "w": Category.PROPERTY_MANAGEMENT,
    "e": Category.DAMAGES,
    "r": Category.MEDICAL,
    "a": Category.MARRIAGE,
    "s": Category.INHERITANCE,
    "d": Category.DEBT,
    "f": Category.HOUSING,
    "z": Category.CRIME,
    "x": Category.ADMINISTRATION,
    "c": Category.EXPROPRIATION,
    "v": Category.ENVIRONMENT,
    "i": Category.SOCIAL_SECURITY,
    "o": Category.CONSUMER,
    "p": Category.PROCEDURE,
    "j": Category.TRAFFIC,
    "k": Category.NEIGHBOURS,
    "l": Category.LABOUR,
    "m": Category.OTHER,
}

#: Letters that mean nothing here; without this they would go elsewhere in the middle of a stream of keys.
IDLE = "bghnty"

#: An input method swallows letters, but gives the characters one chooses: the first of a category's name is enough.
_CHARACTERS: Mapping[str, Category] = {CATEGORIES[category].words[0][0]: category for category in KEYS.values()}


def category_of_key(character: str | None) -> Category | None:
    """Return the category that a typed character stands for: a letter of either width, or a first 汉字."""
    if not character:
        return None
    plain = normalize("NFKC", character).lower()
    return KEYS.get(plain) or _CHARACTERS.get(plain)


def material_of_key(character: str | None) -> int | None:
    """Return the place (from 0) of the material that a typed digit stands for: 1 to 9, then 0."""
    if not character:
        return None
    plain = normalize("NFKC", character)
    return (int(plain) - 1) % 10 if len(plain) == 1 and plain.isascii() and plain.isdigit() else None


def in_order(lines: Iterable[BoothCopies], order: Sequence[str]) -> list[BoothCopies]:
    """Return the materials in the order their digits were given out in; those that came since are the last."""
    copies = {line.material.name: line for line in lines}
    added = [name for name in copies if name not in order]
    return [copies[name] for name in (*order, *added) if name in copies]
