"""Which kind a handed-out thing is, by the word that sums its name up and the measure word it is counted in."""

import re

from outreach_tui.intake.bulletin.vocabulary import MATERIALS, BulletinKind, any_of

_HEADS = tuple((noun, re.compile(rf"{any_of(noun.words)}(?:等|\([^()]*\))*$")) for noun in MATERIALS)


def kind_of(name: str, unit: str) -> BulletinKind | None:
    """Return the kind of the word that sums a name up, or of its first part that is counted in the unit."""
    summed_up = name.rstrip("等").rpartition("等")[2] or name  # 宣传单、扇子等宣传品 are 宣传品
    parts = [part for part in re.split("[、和及与]", summed_up) if part]
    kinds = [(kind, unit in measures) for kind, measures in map(_kind_of_one, parts) if kind is not None]
    fitting = [kind for kind, fits in kinds if fits]
    if unit == "份" and BulletinKind.LEAFLET in fitting:
        return BulletinKind.LEAFLET  # 手册、单页2000份 are mostly paper
    if unit == "册" and fitting[:1] == [BulletinKind.LEAFLET]:
        fitting.sort(key=BulletinKind.LEAFLET.__eq__)  # 资料和手册300册 are mostly booklets
    if not kinds and not re.search("》", name) and unit not in "册本份部":
        return None
    return (fitting or [kind for kind, _ in kinds] or [_kind_by_unit(unit)])[0]


def _kind_of_one(name: str) -> tuple[BulletinKind | None, str]:
    name = name.rstrip('》”"')
    best: tuple[int, BulletinKind, str] | None = None
    for noun, head in _HEADS:
        found = head.search(name)
        if found and (best is None or len(found[0]) > best[0]):
            best = (len(found[0]), noun.kind, noun.measures)
    return (None, "") if best is None else best[1:]


def _kind_by_unit(unit: str) -> BulletinKind:
    """Return what a thing without a known name is by its measure word: a title in 册 is a book."""
    return {"册": BulletinKind.READER, "本": BulletinKind.READER, "部": BulletinKind.READER}.get(
        unit, BulletinKind.LEAFLET
    )
