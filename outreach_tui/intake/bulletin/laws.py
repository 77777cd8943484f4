"""Which laws a bulletin names, in 《》 or bare, without 中华人民共和国."""

import re
from dataclasses import dataclass

from outreach_tui.domain.laws import LAWS, find_law
from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.vocabulary import LAW_NAMES, MORE_LAWS, any_of

_COUNTRY = "中华人民共和国"
_COUNTRIES = (_COUNTRY, "中華人民共和國")
_TITLED = re.compile(r"《(?P<title>[^《》,\n]{2,60})》")
_IS_LAW = re.compile(r"(?:法|条例|法典|规定|办法|规则)(?:\([^()]*\))?(?:[·.][^·.]{2,12}编)?(?:修正案)?$")
_NO_LAW = re.compile(
    "^(?:条例|法典|规定|办法|规则)$|(?:普法|守法|学法|用法|执法|司法|方法|说法|书法|做法|想法|尊法|懂法|护法|送法|讲法|知法|犯法|违法|依法|合法|非法|手法|看法|与法|信法)$"
)
#: 《我们身边的民法典》 is a talk or a film.
_TALK = re.compile("[的我你您]|学习|走[近进]|读懂|[与话说]民法典")
#: Short names that are common words, or ends of them, are laws only in 《》.
_SAID_BARE = {law.name for law in LAWS} | {*MORE_LAWS, "消法", "环保法", "反家暴法", "未保法", "反电诈法", "道交法"} | {
    "消费者权益法", "家庭教育法", "老年人权益法", "交通安全法", "治安处罚法", "村委会组织法", "居委会组织法",
}  # fmt: skip
_BARE = re.compile(
    rf"(?P<name>{any_of(' '.join(name for name in LAW_NAMES if name in _SAID_BARE))})"
    "(?!律|规(?!定)|治|制(?!度)|院|官|庭|盲|定|人|务|(?:主题|文化|法治)*(?:公园|广场|长廊|大道|一条街)|(?:宣传)?(?:毛巾|水杯|纸杯|手提袋|购物袋|帆布袋|扇子|围裙|雨伞|台历|抽纸))"
)
#: A law that no list has, by how such names are built: 宪法、农村供水条例等.
_BUILT = re.compile(
    rf"(?:^|[、,和及与《“:])(?P<name>(?:{_COUNTRY})?[\u4e00-\u9fff]{{2,16}}?(?:保护|保障|促进|管理|防治|安全|监督|教育|保险|责任|"
    rf"防疫|服务|指导|处罚|建设|治理|节约|供水|供热|养犬|禁毒|消防|信访|绿化)(?:法(?=[、,。和及与》等;])|条例))"
)
#: 重点宣传 | 妇女权益保护法: what stands before a name that no list has.
_BEFORE_NAME = re.compile("^.*(?:宣传|宣讲|讲解|解读|普及|学习|发放|包括|围绕|关于|聚焦|了|的)(?=.{4})")
_PARTS = re.compile(r"[·.][^·.]{2,12}编$")


@dataclass(frozen=True)
class NamedLaw:
    """A law with the places it is named at, in the plain text."""

    name: str
    spans: tuple[Span, ...]


def read_laws(source: Source) -> list[NamedLaw]:
    """Return the laws, each once, in the order they are first named."""
    places: dict[str, list[Span]] = {}
    taken: list[Span] = []
    for found in source.finditer(_TITLED):
        title = found["title"]
        bare = _PARTS.sub("", title)
        if _IS_LAW.search(bare) and not (_NO_LAW.search(bare) or (_TALK.search(bare) and bare not in LAW_NAMES)):
            taken.append(Span(*found.span()))
            places.setdefault(_official(_as_written(source, bare, found)), []).append(Span(*found.span("title")))
    for pattern in (_BARE, _BUILT):
        for found in source.finditer(pattern):
            span = Span(*found.span("name"))
            if pattern is _BUILT and (before := _BEFORE_NAME.match(found["name"])):
                span = Span(span.start + before.end(), span.end)
            if any(one.start < span.end and span.start < one.end for one in taken):
                continue
            if pattern is _BUILT and any(title.start <= span.start < title.end for title in source.titles):
                continue  # 《某某条例宣传篇》
            taken.append(span)
            places.setdefault(_official(source.plain[span.start : span.end]), []).append(span)
    laws = [NamedLaw(name, tuple(spans)) for name, spans in places.items()]
    return sorted(laws, key=lambda law: law.spans[0])


def _as_written(source: Source, title: str, found: re.Match[str]) -> str:
    if find_law(_bare(title)) is not None or _bare(title) in LAW_NAMES:
        return title  # in traditional characters it is the same law
    said = source.said(Span(*found.span("title")))
    return said if len(said) == len(title) else title


def _bare(name: str) -> str:
    """Return a law's name without 中华人民共和国 and without which version it is."""
    for country in _COUNTRIES:
        name = name.strip().removeprefix(country)
    return re.sub(r"[((](?:修正|修订|草案|[^()]*年[^()]*)[))]$", "", name.strip())


def _official(name: str) -> str:
    """Return a law's official name without 中华人民共和国, or the name as it was written."""
    bare = _bare(name)
    law = find_law(bare)
    return law.name if law else bare
