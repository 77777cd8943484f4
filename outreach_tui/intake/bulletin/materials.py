"""Copies handed out, put up or sent: what, how many, in which measure word."""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from outreach_tui.intake.bulletin.kinds import kind_of
from outreach_tui.intake.bulletin.mentions import Mention
from outreach_tui.intake.bulletin.scopes import Scope
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
_BEFORE = re.compile(rf"(?P<name>(?:{_NOUN}|{_TITLE})”?(?:等)?(?:\([^()]*\))?)(?P<total>{_TOTAL})[:]?$")
#: A name right after its count: 3000余份 | 宣传单.
_AFTER = re.compile(
    rf"(?:的|精心(?:设计|制作)的?)?(?P<name>(?:(?:{_TITLE}[、和及与]?)+(?:[^,。;:、()\d《》]{{0,10}}?{_NOUN})?"
    rf"|[^,。;:、()\d《》]{{0,16}}?{_NOUN})(?:[、和及与]{{1,2}}[^,。;:、()\d]{{0,10}}?{_NOUN})*)"
)
_VERB = re.compile(rf"(?P<giving>{GIVING})|(?P<not>{NOT_GIVING})|(?P<preparing>{PREPARING})(?!有)")
_UNLISTED_NAME = (
    rf"(?:了)?(?:“[^“”]{{1,12}}”)?(?P<name>(?:{_TITLE}|[^,。;:\d“”证金款奖状聘]){{2,24}}?)(?P<total>{_TOTAL})$"
)
#: 张贴消防提示 | 860张: what verbs and measure words tell of things no list has.
_UNLISTED = (
    ("张份幅条", re.compile(rf"(?:张贴|粘贴){_UNLISTED_NAME}")),
    ("份册本张个件条把套盒包支瓶桶袋只顶", re.compile(rf"(?:发放|派发|散发|分发|赠送|赠予|送出){_UNLISTED_NAME}")),
)
_UNLISTED_UNITS = "份册本个件条把套盒包支瓶桶袋只顶副枚"
#: 发放漫画书350本 | 和小药箱 | 120个.
_UNLISTED_NEXT = re.compile(rf"(?:[、和及]|以及|^){_UNLISTED_NAME}")
_NO_THING = re.compile("[解答受问诉纷案咨询调务帮助群接检查街墙]|意见|申请|活动|信箱|举报箱|超市|银行")
#: 400余份 | 单页很快就发放完毕.
_ALL_GONE = re.compile(
    f"[^,。;:]{{0,12}}?{any_of('发放 派发 散发 分发 发送 赠送 发 送 领取 领 拿 抢')}{any_of('完毕 一空 完 光 出去')}"
)
#: 千余份 | 手册被争相传阅.
_TAKEN = re.compile("”?被[^,。;]{0,10}?(?:送|发|领|传阅|抢|取)")
#: 90余块 | 展板整齐排列.
_STANDING = re.compile("[^,。;:]{0,6}(?:排列|陈列|摆放|亮相|展出|映入眼帘|矗立|林立|依次排开)")
#: 60幅 | 漫画、剪纸等作品 are looked at.
_WORKS_AFTER = re.compile("[^,。;]{0,20}?作品")
_SMS = re.compile("短信|彩信")
_GIVEN = re.compile("发放|派发|散发|分发|赠送|赠予|送出")
_VERB_AFTER = re.compile(
    "了?(?:出去)?(?:各类|各种|各式|各色|各|相关|有关|大量|精美|免费|一批|共计|总计|累计|共|约|等|了|出|的)*"
)
_TO_WHOM = re.compile(
    r"^(?:给|向|到)[^,。]{0,16}?(?:群众|居民|村民|市民|学生|师生|手中|们|商户|职工|老人|家长|人员)(?:手中|手里)?"
)
_PASTED = re.compile("张贴|粘贴|贴出")
_JOIN = re.compile("[、和及与]|以及|还有")
_LEADING = re.compile(
    r"^(?:(?:[、和及与以并还另其中共:”的\])]|“(?=[^”]*$))+|[拉摆挂贴竖设](?:了|出|起)?(?=宣传|横幅|条幅|展|标语|海报))"
)
_LONGEST_NAME = 40
_SHORT_NAME = 8
_FARTHEST_VERB = 400
#: How far apart two things stand that are counted together.
_SIDE_BY_SIDE = 3


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
    for mention in mentions:
        if mention.count.unit not in COPY_UNITS or mention.scope < least or not mention.count.value:
            continue
        named = _name_before(source, mention, taken_to)
        if named is None:
            named = _name_after(source, mention)
        if named is None:
            continue
        verb = _verb_of(source, mention, named)
        if (
            not verb
            and named.start > mention.span.start
            and any(told.match(source.plain, named.end, mention.clause.end) for told in (_ALL_GONE, _TAKEN, _STANDING))
        ):
            verb = "giving"
        if mention.count.unit == "部" and verb != "giving":
            continue  # 讲解了《…》两部法律
        if (verb == "not" and not _SMS.search(source.plain, named.start, named.end)) or (
            not verb and named.start > mention.span.start
        ):
            continue
        taken_to = named.end
        found += [(line, verb == "preparing") for line in _lines(source, mention, named)]
    given = any(not only_prepared and not _is_shown(line.kind) for line, only_prepared in found)
    lines = [line for line, only_prepared in found if not only_prepared or _is_shown(line.kind) or not given]
    return _without_repeats(lines)


def _is_shown(kind: BulletinKind) -> bool:
    """Tell whether things of a kind are put up, so that making them is all that is said of them."""
    return kind in (BulletinKind.PANEL, BulletinKind.BANNER, BulletinKind.POSTER)


def _name_before(source: Source, mention: Mention, taken_to: int) -> Span | None:
    """Return where the name is that stands before a count, if one does."""
    start, end = max(mention.before.start, taken_to), mention.before.end
    if start >= end:
        return None
    text = source.plain[start:end]
    bare = source.untitled[start:end]
    if re.search("》等?$", text) and re.match("[\u4e00-\u9fff]", source.plain[mention.span.end :]):
        return None  # 《…》等十余个 | 节目
    found = _BEFORE.search(text) or _named_by_verb(text, mention.count.unit, after_another=_is_given(source, mention))
    if found is None:
        return None
    begin = 0
    for verb in _VERB.finditer(bare, 0, found.start("name")):
        begin = verb.end()
    begin = _after_verb(text, begin)
    if begin >= found.end("name"):
        begin = found.start("name")
    return Span(start + begin, start + found.end("name"))


def _named_by_verb(text: str, unit: str, *, after_another: bool) -> re.Match[str] | None:
    """Return the name of a thing no list has, where verb and measure word tell that it was put up or handed out."""
    if after_another and unit in _UNLISTED_UNITS and (found := _UNLISTED_NEXT.match(text)):
        return None if _NO_THING.search(found["name"]) or _VERB.search(found["name"]) else found
    return next((found for units, verb in _UNLISTED if unit in units and (found := verb.search(text))), None)


def _is_given(source: Source, mention: Mention) -> bool:
    """Tell whether something was handed out right before a figure, so that it is one more thing handed out."""
    start, end = mention.clause.start, mention.before.start
    if end == start and mention.before.end - end <= _SHORT_NAME:
        start = source.sentence_at(start).start  # 发放手册2200册,应急包 | 100个
    given = [verb.lastgroup for verb in _VERB.finditer(source.untitled, start, end)]
    return bool(given) and given[-1] == "giving" and _GIVEN.search(source.untitled, start, end) is not None


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
    if found is None or _VERB.search(found["name"]) or _WORKS_AFTER.match(text, found.end()):
        return None
    return Span(mention.after.start + found.start("name"), mention.after.start + found.end("name"))


def _verb_of(source: Source, mention: Mention, name: Span) -> str:
    """Return which sort of verb a count hangs on: the nearest before it in its clause, else in its sentence."""
    sentence = source.sentence_at(mention.span.start)
    end = min(name.start, mention.span.start)
    start = max(sentence.start, end - _FARTHEST_VERB)
    verbs = _verbs(source.untitled)
    first, last = (bisect_left(verbs, place, key=itemgetter(0)) for place in (start, end))
    before = [(place, sort) for place, verb_end, sort in verbs[first:last] if verb_end <= end]
    if before and before[-1][0] >= mention.clause.start:
        return before[-1][1]
    # what was counted otherwise earlier in the sentence is no reason against what has no verb of its own
    return next((sort for _, sort in reversed(before) if sort != "not"), "")


@lru_cache(maxsize=1)
def _verbs(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return where the verbs of a text that copies hang on begin and end, with their sorts."""
    return tuple((verb.start(), verb.end(), verb.lastgroup or "") for verb in _VERB.finditer(text))


def _lines(source: Source, mention: Mention, name: Span) -> Iterable[MaterialFigure]:
    """Return the line of a count, or one for each thing where every one was counted so (各)."""
    between = source.plain[name.end : mention.span.start] if name.end <= mention.span.start else ""
    parts = [name]
    if "各" in between and mention.count.value == 1:
        return
    if "各" in between:
        parts = _parts(source, name)
    for part in parts:
        kind = kind_of(source.plain[part.start : part.end], mention.count.unit)
        if kind in (BulletinKind.BANNER, None) and _is_pasted(source, mention, part):
            kind = BulletinKind.POSTER
        if kind is None:
            kind = BulletinKind.GIFT
        if part.end > part.start:
            yield MaterialFigure(
                _name(source, part), kind, mention.count.value, mention.count.unit, mention.count.estimated,
                (Span(min(part.start, mention.span.start), max(part.end, mention.span.end)),),
            )  # fmt: skip


def _is_pasted(source: Source, mention: Mention, name: Span) -> bool:
    """Tell whether the verb nearest to a thing, or none but the name's own, says that it was pasted up."""
    verbs = [verb[0] for verb in _VERB.finditer(source.untitled, mention.clause.start, name.start)]
    return bool(verbs) and _PASTED.fullmatch(verbs[-1]) is not None


def _parts(source: Source, name: Span) -> list[Span]:
    parts: list[Span] = []
    start = name.start
    for join in _JOIN.finditer(source.plain, name.start, name.end):
        parts.append(Span(start, join.start()))
        start = join.end()
    return [part for part in (*parts, Span(start, name.end)) if part.end > part.start]


def _name(source: Source, span: Span) -> str:
    """Return a name as it was written; a long list is cut to the word that sums it up."""
    said = " ".join(re.sub(r"\s*\n\s*", "", source.said(span)).split())
    if len(said) > _LONGEST_NAME:
        said = re.split("等|[、和及与]", said)[-1] or said[-_LONGEST_NAME:]
    if re.fullmatch(r"《[^《》]+》", said):
        said = said[1:-1]
    said = said.strip("'、，,和及与")
    return said if re.search('[“"][^“”"]+[”"].|.[“"][^“”"]+[”"]', said) else said.strip('“”"')


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
    """Tell whether two lines of one quantity are the same figure told twice, and not two things counted alike."""
    if other.spans[0].start - one.spans[-1].end <= _SIDE_BY_SIDE and one.name != other.name:
        return False  # 展板15块、黑板报15块, 各100
    return one.unit == other.unit and (one.kind is other.kind or one.name in other.name or other.name in one.name)


def _is_sum(line: MaterialFigure, lines: list[MaterialFigure]) -> bool:
    """Tell whether a line is what two or more lines before it add up to."""
    others = [one.quantity for one in lines if one is not line and one.spans[0] < line.spans[0]]
    return len(others) > 1 and line.kind is BulletinKind.LEAFLET and sum(others) == line.quantity
