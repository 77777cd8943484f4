"""Names and codes as they are typed in a field: separated, begun, or by pinyin initials."""

import re
from enum import StrEnum
from typing import TypeVar

from outreach_tui.intake.matching import candidates
from outreach_tui.wording.labels import label, read_code, spellings

Code = TypeVar("Code", bound=StrEnum)

_NAMES = re.compile(r"[、,，;；\n]+|\s{2,}")


def split_names(text: str) -> list[str]:
    """Return the names in a field that holds several."""
    return [name.strip() for name in _NAMES.split(text) if name.strip()]


def offered_codes(kind: type[Code], text: str) -> list[Code]:
    """Return the codes a text may mean, the likeliest first: by label, other word, or pinyin initials of either."""
    if (exact := read_code(kind, text)) is not None:
        return [exact]
    by_word: dict[str, Code] = {label(code): code for code in kind}
    for code, words in spellings(kind).items():
        by_word |= {word: kind(code) for word in words if word not in by_word}
    return list(dict.fromkeys(by_word[word] for word in candidates(text, by_word)))


def offered_labels(kind: type[Code], text: str) -> list[str]:
    """Return the labels of the codes a text may mean, the likeliest first."""
    return [label(code) for code in offered_codes(kind, text)]


def pick_code(kind: type[Code], text: str) -> Code | None:
    """Return the code a text means: written out, or begun, or by pinyin initials."""
    found = offered_codes(kind, text) if text.strip() else []
    return found[0] if found else None
