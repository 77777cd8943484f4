"""Materials that the catalogue lacks: what kind of thing their names say they are, and the entries made of them."""

from outreach_tui.domain.drafts import MaterialDraft
from outreach_tui.domain.laws import find_law
from outreach_tui.domain.naming import folded
from outreach_tui.domain.text import clean
from outreach_tui.domain.vocabulary import MATERIAL_KINDS, MEASURE_WORDS, MaterialKind

#: Words in names of materials beside those of the vocabulary.
_FURTHER = {
    MaterialKind.READER: ("书", "书籍", "册子", "宣传册", "汇编", "法典", "handbook", "reader", "booklet"),
    MaterialKind.LEAFLET: (
        "宣传资料", "资料", "材料", "宣传页", "彩页", "明白纸", "卡", "倡议书", "公开信", "告知书",
        "leaflet", "brochure",
    ),
    MaterialKind.BAG: ("袋", "包袋", "bag"),
    MaterialKind.TOWEL: ("杯", "水杯", "cup", "towel"),
    MaterialKind.FAN: ("扇", "fan"),
    MaterialKind.POSTER: ("poster",),
    MaterialKind.BANNER: ("banner",),
    MaterialKind.CALENDAR: ("calendar",),
}  # fmt: skip


def kind_of_name(name: str) -> MaterialKind | None:
    """Return the kind whose word a name contains; the word that stands last says what the thing is."""
    found = _last_word(folded(name))
    return found[1] if found else None


def kind_at_end(name: str) -> MaterialKind | None:
    """Return the kind whose word a name ends in: what a thing of that name surely is."""
    found = _word_at_end(name)
    return found[1] if found else None


def new_material(name: str, measure: str = "") -> MaterialDraft | None:
    """Return the catalogue entry that a name makes, ``None`` where it does not end in a word for a kind of thing.

    ``measure`` is the word it was counted in, kept where it is right for the kind. An entry is about the law
    that the name begins with: 宪法读本.
    """
    found = _word_at_end(name)
    if found is None:
        return None
    word, kind = found
    law = find_law(_plain(name).removesuffix(word))
    right = measure if measure in MEASURE_WORDS[kind] else MATERIAL_KINDS[kind].measure
    return MaterialDraft(clean(name).strip(), kind, right, law.name if law else "")


def _plain(name: str) -> str:
    return folded(name).removesuffix("s")


def _word_at_end(name: str) -> tuple[str, MaterialKind] | None:
    found = _last_word(_plain(name))
    return found if found and _plain(name).endswith(found[0]) else None


def _last_word(plain: str) -> tuple[str, MaterialKind] | None:
    """Return the word for a kind that ends last in a folded name, the longest of them, and the kind."""
    ends: list[tuple[int, int, str, MaterialKind]] = []
    for kind, term in MATERIAL_KINDS.items():
        for word in (*term.words, *_FURTHER.get(kind, ())):
            place = plain.rfind(folded(word))
            if place >= 0 and kind is not MaterialKind.OTHER:
                ends.append((place + len(word), len(word), word, kind))
    return max(ends)[2:] if ends else None
