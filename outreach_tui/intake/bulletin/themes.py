"""What an event was announced as: its theme, or the name it goes by, from among everything in quotation marks."""

import re

from outreach_tui.intake.bulletin.scopes import Scope, Scopes
from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.vocabulary import any_of

_NAME = r"[“「『](?P<theme>[^“”「」『』\n]{2,60}?)[”」』]"
_NAME_OR_TITLE = r"[“「『《](?P<theme>[^“”「」『』《》\n]{2,60}?)[”」』》]"
_BY = any_of("以 围绕 紧扣 聚焦 紧紧围绕 突出 秉持")
#: Ways to state a theme, the plainest first.
_STATED = (
    re.compile(
        rf"{_BY}(?:我[省市县区]|[今本][年次])?{_NAME_OR_TITLE}(?:和“[^”]{{2,30}}”)?(?:这一|的|活动|宣传|为|作为|年度|宣传活动|普法){{0,3}}"
        "(?:为|作为)?(?:活动|宣传|普法)?主题"
    ),
    re.compile(rf"主题(?:为|是|:|定为|确定为)?{_NAME_OR_TITLE}"),
    re.compile(rf"以{_NAME}为(?:题|核心|重点|宗旨|抓手|口号|主要内容)"),
)
_THEMED = re.compile(
    rf"{_NAME}的?(?:为主题|主题(?=[,。]|$|[^,。、]{{0,18}}?(?:[活行]动|宣[传讲]|教育|讲座|培训|仪式|党日|[展演课日周月会])))"
)
#: 一场别样的“法制灯谜”擂台赛.
_ONE = re.compile(rf"一[场次堂][^,。“”]{{0,10}}{_NAME}(?:[^,。“”]{{0,4}}赛|悄然|正?在|拉开|火热|热闹)")
#: 围绕“…”开展活动, but not 围绕“…”“…”等问题.
_ABOUT = re.compile(rf"(?!以){_BY}{_NAME}(?![“、等和与及]|[一二三四五六七八九十\d]+[大个项方])")
#: What is told of a thing in quotation marks, rather than is part of the event's name.
_TOLD_OF = any_of("开展 举办 举行 举 参加 参与 参观 活动现场 拉开 单位 余名 余人")
#: “送法赶大集”普法宣传活动: what an event was called.
_CALLED = re.compile(
    rf"{_NAME}(?:《[^《》]{{2,20}}》|(?!{_TOLD_OF})(?:[^队团到在走来去组让使,。、“”《》]|团结)){{0,18}}?"
    rf"{any_of('活动 行动 讲座 竞赛 演出 汇演 晚会 比赛 宣讲 仪式 巡演 课堂 培训 直播 专场 咨询')}(?![队团员组馆室])"
)
#: 为深入开展“大抓基层年”活动: what the event was to serve, rather than what it was.
_IS_AIM = re.compile(
    r"(?:本报讯|本网讯|[^,。()]{0,8}讯)?(?:\([^()]*\))?[^,。]{0,12}?为(?:了|进一步|深入|扎实|切实|全面|认真|积极|持续|大力|不断|有效|更好地?)*"
    "(?:推进|推动|贯彻|落实|开展|响应|配合|做好|践行|巩固|深化|营造|抓好|实施|助力|迎接)"
)
#: 结合“我为群众办实事”实践活动: what it was held on the occasion of.
_ON_OCCASION = re.compile("(?:结合|按照|根据|依托|响应)[^,。“”]{0,8}“$")
#: 举办“法治坝坝会”, 上了“开学第一课”: an event in quotation marks, and nothing after it that says so.
_HELD_SO = re.compile(
    r"(?:举办|开展|举行|召开|上演|上)了?(?:一[场堂次节]|[^,。“]{1,8}的)?[“「『](?P<theme>(?!三会)[^“”「」『』\n]{2,40}"
    r"(?:会|课|集市|夜市|早市|讲堂|课堂|沙龙|之旅|演|行动|活动))[”」』]"
)
#: What is looked for, the surest first; of what is as sure, the first that is told.
_BY_SURENESS = (*((pattern,) for pattern in _STATED), (_THEMED, _CALLED, _ONE), (_HELD_SO,), (_ABOUT,))
#: What stands in quotation marks and is no theme: days, plans, slogans of long standing.
_NO_THEME = re.compile(
    r"[?。!]|^[\d\s·.・•\-—:年月日]+$|^\d{1,2}[.·・•]\d{1,2}|^谁主管谁普法|^进[\u4e00-\u9fff]{1,4}$|^(?:法律)?[一二三四五六七八九十]进$|^"
    + any_of(
        "七五 八五 六五 五五 一五 九五 两委 互联网+ 线上 线下 线上+线下 十三五 十四五 三下乡 两法 一规划 "
        "双普法 一对一 面对面 零距离 法律明白人 谁执法谁普法 谁执法、谁普法 三八 五一 六一 七一 八一 十一 双减 "
        "一核多元 四个全覆盖 最后一公里 法治副校长 法治体检 大喇叭 小喇叭 明白人 扫黄打非 两会 三官一律 "
        "四大家 敬老月 赶集日 开放日"
    )
    + "$|^.{1,3}节$|^赶大?[集场圩街]$|(?:大餐|盛宴|套餐|礼包|年货)$|^(?:国家)?(?:宪法日|.{0,10}"
    + any_of("宣传周 宣传月 宣传日 咨询日 权益日 纪念日 教育日 安全日 禁毒日 宪法日 水日 水周 妇女节 安全生产月")
    + ")$"
)


def _is_aim(source: Source, span: Span) -> bool:
    clause = source.clause_at(span.start)
    return (
        _IS_AIM.match(source.plain, clause.start, span.start) is not None
        or _ON_OCCASION.search(source.plain[clause.start : span.start]) is not None
    )


def _first_of_row(source: Source, span: Span) -> Span:
    """Return the first of several names that stand side by side: “法治进社区”“法治进企业”宣传活动."""
    names = source.quotations
    index = names.index(span) if span in names else 0
    while index and re.fullmatch("”(?:暨|、)?“", source.plain[names[index - 1].end : names[index].start]):
        index -= 1
        span = names[index]
    return span


def read_theme(source: Source, scopes: Scopes) -> Span | None:
    """Return where the theme stands, without its quotation marks; ``None`` where there is none."""
    for patterns in _BY_SURENESS:
        found = [(Span(*one.span("theme")), pattern) for pattern in patterns for one in source.finditer(pattern)]
        for span, pattern in sorted(found, key=lambda one: one[0]):
            named = _first_of_row(source, span)
            if _NO_THEME.search(source.plain[named.start : named.end]) or scopes.at(named.start) is Scope.NEVER:
                continue
            if pattern in (*_STATED, _THEMED) or not _is_aim(source, named):
                return named
    return None
