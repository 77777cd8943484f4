"""Copies handed out, put up or sent: what, how many, in which measure word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from outreach_tui.intake.bulletin.mentions import Mention, Scope
from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.vocabulary import (
    COPY_UNITS,
    GIVING,
    MATERIALS,
    NOT_GIVING,
    PREPARING,
    BulletinKind,
    any_of,
)

_WORDS = " ".join(noun.words for noun in MATERIALS).split()
#: A word of one character is a name only where nothing follows it: 书, but not 书法.
_NOUN = (
    f"(?:{any_of(' '.join(word for word in _WORDS if len(word) > 1))}"
    f"|{any_of(' '.join(word for word in _WORDS if len(word) == 1))}(?![^,。;:、()和及与并以等供”共各约达累总计\\d]))"
)
_TITLE = r"《[^《》\n]{1,40}》"
_TOTAL = r"(?:总量|总数|数量)?(?:共计|总计|合计|累计|共|约|达到|达|近|各|计|多达|有|了)*"
#: A name right before its count: 宣传单、宣传册等资料共计 | 2000份.
_BEFORE = re.compile(rf"(?P<name>(?:{_NOUN}|{_TITLE})(?:等)?(?:\([^()]*\))?)(?P<total>{_TOTAL})[:]?$")
#: A name right after its count: 3000余份 | 宣传单.
_AFTER = re.compile(
    rf"(?:的)?(?P<name>(?:(?:{_TITLE}[、和及与]?)+(?:[^,。;:、()\d《》]{{0,10}}?{_NOUN})?"
    rf"|[^,。;:、()\d《》]{{0,16}}?{_NOUN})(?:[、和及与]{{1,2}}[^,。;:、()\d]{{0,10}}?{_NOUN})*)"
)
_VERB = re.compile(rf"(?P<giving>{GIVING})|(?P<not>{NOT_GIVING})|(?P<preparing>{PREPARING})")
_VERB_AFTER = re.compile(
    "了?(?:出去)?(?:各类|各种|各式|各色|各|相关|有关|大量|精美|免费|一批|共计|总计|累计|共|约|等|了|出|的)*"
)
_TO_WHOM = re.compile(
    r"^(?:给|向|到)[^,。]{0,16}?(?:群众|居民|村民|市民|学生|师生|手中|们|商户|职工|老人|家长|人员)(?:手中|手里)?"
)
_PASTED = re.compile("张贴|粘贴|贴出")
_JOIN = re.compile("[、和及与]|以及|还有")
_LEADING = re.compile(r"^[、和及与以并还另其中共:\"“”的\])]+")
#: Counts of kinds rather than copies, which stand between a name and its copies: 9种 | 9000份.
_KIND_UNITS = frozenset({"种", "类", "期", "项"})
_LONGEST_NAME = 40


@dataclass(frozen=True)
class MaterialFigure:
    """A line of materials; ``spans`` are the words it comes from, in the plain text."""

    name: str
    kind: BulletinKind
    quantity: int
    unit: str
    estimated: bool
    spans: tuple[Span, ...]


def read_materials(source: Source, mentions: Sequence[Mention], least: Scope) -> list[MaterialFigure]:
    """Return the material lines; a figure told twice is one line."""
    found: list[tuple[MaterialFigure, bool]] = []
    taken_to = 0
    after_kinds: dict[int, Mention] = {}
    for index, mention in enumerate(mentions):
        following = mentions[index + 1] if index + 1 < len(mentions) else None
        if mention.count.unit in _KIND_UNITS and following is not None and following.span.start <= mention.span.end + 2:
            after_kinds[index + 1] = mention
            continue
        if mention.count.unit not in COPY_UNITS or mention.scope < least or not mention.count.value:
            continue
        named = _name_before(source, mention, after_kinds.get(index), taken_to)
        if named is None:
            named = _name_after(source, mention)
            if named is not None:
                taken_to = named.end
        if named is None:
            continue
        verb = _verb_of(source, mention, named)
        if verb == "not" or (not verb and named.start > mention.span.start):
            continue
        found += [(line, verb == "preparing") for line in _lines(source, mention, named)]
    given = {line.kind for line, only_prepared in found if not only_prepared}
    lines = [line for line, only_prepared in found if not only_prepared or _is_shown(line.kind) or not given]
    return _without_repeats(lines)


def _is_shown(kind: BulletinKind) -> bool:
    """Tell whether things of a kind are put up, so that making them is all that is said of them."""
    return kind in (BulletinKind.PANEL, BulletinKind.BANNER, BulletinKind.POSTER)


def _name_before(source: Source, mention: Mention, kinds: Mention | None, taken_to: int) -> Span | None:
    """Return where the name is that stands before a count, if one does."""
    start = max(mention.before.start if kinds is None else kinds.before.start, taken_to)
    end = mention.span.start if kinds is None else kinds.span.start
    if start >= end:
        return None
    text = source.plain[start:end]
    bare = source.untitled[start:end]
    found = _BEFORE.search(text)
    if found is None:
        return None
    begin = 0
    for verb in _VERB.finditer(bare, 0, found.start("name")):
        begin = verb.end()
    begin = _after_verb(text, begin)
    if begin >= found.end("name"):
        begin = found.start("name")
    return Span(start + begin, start + found.end("name"))


def _after_verb(text: str, begin: int) -> int:
    """Return where a name begins after its verb: past 了, 各类, 给群众 and the like."""
    if begin and (to_whom := _TO_WHOM.match(text[begin:])):
        begin += to_whom.end()
    filler = _VERB_AFTER.match(text, begin)
    begin = filler.end() if filler else begin
    leading = _LEADING.match(text[begin:])
    return begin + leading.end() if leading else begin


def _name_after(source: Source, mention: Mention) -> Span | None:
    """Return where the name is that stands after a count."""
    text = source.plain[mention.after.start : mention.after.end]
    bracket = re.match(r"\([^()]{1,4}\)", text)
    found = _AFTER.match(text, bracket.end() if bracket else 0)
    return Span(mention.after.start + found.start("name"), mention.after.start + found.end("name")) if found else None


def _verb_of(source: Source, mention: Mention, name: Span) -> str:
    """Return which sort of verb a count hangs on: the nearest before it in its clause, else in its sentence."""
    sentence = source.sentence_at(mention.span.start)
    for start in (mention.clause.start, sentence.start):
        verbs = [
            verb
            for verb in _VERB.finditer(source.untitled, start, min(name.start, mention.span.start))
            if verb.lastgroup
        ]
        if verbs:
            return verbs[-1].lastgroup or ""
    return ""


def _lines(source: Source, mention: Mention, name: Span) -> Iterable[MaterialFigure]:
    """Return the line of a count, or one for each thing where every one was counted so (各)."""
    between = source.plain[name.end : mention.span.start] if name.end <= mention.span.start else ""
    parts = [name]
    if "各" in between:
        parts = _parts(source, name)
    for part in parts:
        kind = _kind_of(source.plain[part.start : part.end], mention.count.unit)
        if kind is BulletinKind.BANNER and _PASTED.search(source.plain, mention.clause.start, part.start):
            kind = BulletinKind.POSTER
        if kind is not None:
            yield MaterialFigure(
                _name(source, part), kind, mention.count.value, mention.count.unit, mention.count.estimated,
                (Span(min(part.start, mention.span.start), max(part.end, mention.span.end)),),
            )  # fmt: skip


def _parts(source: Source, name: Span) -> list[Span]:
    parts: list[Span] = []
    start = name.start
    for join in _JOIN.finditer(source.plain, name.start, name.end):
        parts.append(Span(start, join.start()))
        start = join.end()
    return [part for part in (*parts, Span(start, name.end)) if part.end > part.start]


def _name(source: Source, span: Span) -> str:
    """Return a name as it was written; a long list is cut to the word that sums it up."""
    said = " ".join(source.said(span).split())
    if len(said) > _LONGEST_NAME:
        said = re.split("等|[、和及与]", said)[-1] or said[-_LONGEST_NAME:]
    if re.fullmatch(r"《[^《》]+》", said):
        said = said[1:-1]
    return said.strip("“”\"'、，,和及与")


_HEADS = tuple((noun, re.compile(rf"{any_of(noun.words)}(?:等|\([^()]*\))*$")) for noun in MATERIALS)


def _kind_of(name: str, unit: str) -> BulletinKind | None:
    """Return the kind of the word that sums a name up, or of its first part that is counted in the unit."""
    parts = [part for part in re.split("[、和及与]", name) if part]
    if "等" in name and not name.endswith("等"):
        parts = [parts[-1]]
    kinds = [(kind, unit in measures) for kind, measures in map(_kind_of_one, parts) if kind is not None]
    fitting = [kind for kind, fits in kinds if fits]
    return (fitting or [kind for kind, _ in kinds] or [_kind_by_unit(unit)])[0]


def _kind_of_one(name: str) -> tuple[BulletinKind | None, str]:
    name = name.rstrip("》")
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


def _without_repeats(lines: list[MaterialFigure]) -> list[MaterialFigure]:
    """Return the lines without those told again, and without a sum of others."""
    kept: list[MaterialFigure] = []
    for line in lines:
        again = next((one for one in kept if one.quantity == line.quantity and _alike(one, line)), None)
        if again is None:
            kept.append(line)
        else:
            place = kept.index(again)
            kept[place] = MaterialFigure(
                again.name, again.kind, again.quantity, again.unit, again.estimated, (*again.spans, *line.spans)
            )
    return [line for line in kept if not _is_sum(line, kept)]


def _alike(one: MaterialFigure, other: MaterialFigure) -> bool:
    return one.unit == other.unit and (one.kind is other.kind or one.name in other.name or other.name in one.name)


def _is_sum(line: MaterialFigure, lines: list[MaterialFigure]) -> bool:
    """Tell whether a line is what two or more lines before it add up to."""
    others = [one.quantity for one in lines if one is not line and one.spans[0] < line.spans[0]]
    return len(others) > 1 and line.kind is BulletinKind.LEAFLET and sum(others) == line.quantity
