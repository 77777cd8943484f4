"""Several things in one cell: taken apart, and written so that they can be."""

import re
from collections.abc import Iterable

from outreach_tui.domain.records import AudienceCount, Speaker
from outreach_tui.domain.vocabulary import SpeakerRole
from outreach_tui.intake.sheets import Value, as_text
from outreach_tui.wording.labels import label, read_code

_SEPARATORS = "、，,;；\n|"
_BETWEEN_TITLES = re.compile("(?<=》)\\s*(?=《)")
_ROLE = re.compile(r"(.*?)\s*[(（]([^()（）]*)[)）]", re.DOTALL)


def split_list(text: str) -> list[str]:
    """Return the items of a cell; one in double quotation marks, doubled inside it, is taken whole."""
    items: list[str] = []
    rest = text
    while rest:
        rest = rest.lstrip(" \t")
        quoted = re.match(r'"((?:[^"]|"")*)"\s*(?=[、，,;；\n|]|$)', rest)
        if quoted:
            items.append(quoted[1].replace('""', '"'))
            rest = rest[quoted.end() + 1 :]
            continue
        cut = re.search(f"[{_SEPARATORS}]", rest)
        item, rest = (rest[: cut.start()], rest[cut.end() :]) if cut else (rest, "")
        if item.strip():
            items.append(item.strip())
    return items


def join_list(items: Iterable[str]) -> str:
    """Return items as one cell that :func:`split_list` takes apart again, whatever is in them."""
    return "、".join(_quoted(item) for item in items)


def _quoted(item: str) -> str:
    plain = item and item == item.strip() and not re.search(f'[{_SEPARATORS}]|^"|》\\s*《', item)
    return item if plain else '"' + item.replace('"', '""') + '"'


def read_items(_name: str, value: Value) -> tuple[str, ...]:
    """Read a list of names; those in 《》 need nothing between them."""
    return tuple(split_list(_BETWEEN_TITLES.sub("、", as_text(value))))


def read_speakers(value: Value) -> tuple[Speaker, ...]:
    """Read speakers, with what they are in brackets: 张三（律师）、李四."""
    found: list[Speaker] = []
    for item in split_list(as_text(value)):
        parts = _ROLE.fullmatch(item)
        role = read_code(SpeakerRole, parts[2]) if parts else None
        found.append(Speaker(parts[1], role) if parts and role and parts[1] else Speaker(item))
    return tuple(found)


def write_speakers(speakers: Iterable[Speaker]) -> str:
    """Return speakers as one cell; the role is left out where it says nothing and its absence misleads nobody."""
    return join_list(
        speaker.name
        if speaker.role is SpeakerRole.OTHER and not speaker.name.rstrip().endswith((")", "）"))
        else f"{speaker.name}（{label(speaker.role)}）"
        for speaker in speakers
    )


def write_audiences(audiences: Iterable[AudienceCount]) -> str:
    """Return audiences as one cell."""
    return join_list(
        label(one.audience) + ("" if one.attendance is None else f"={one.attendance}") for one in audiences
    )
