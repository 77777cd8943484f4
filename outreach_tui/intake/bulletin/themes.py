"""What an event was announced as: its theme, or the name it goes by, from among everything in quotation marks."""

import re

from outreach_tui.intake.bulletin.source import Source, Span

_QUOTE = r"[“\"「『《](?P<theme>[^“”\"「」『』\n]{2,60}?)[”\"」』》]"
_NAME = r"[“\"「『](?P<theme>[^“”\"「」『』\n]{2,60}?)[”\"」』]"
_STATED = (
    re.compile(
        rf"(?:以|围绕|紧扣|聚焦|紧紧围绕|突出|秉持){_QUOTE}(?:和[“\"][^”\"]{{2,30}}[”\"])?(?:这一|的|活动|宣传|为|作为|年度|宣传活动|普法){{0,3}}(?:为|作为)?(?:活动|宣传|普法)?主题"
    ),
    re.compile(rf"主题(?:为|是|:|定为|确定为)?{_QUOTE}"),
    re.compile(rf"(?:以|围绕|紧扣|聚焦|紧紧围绕){_NAME}(?:为)?(?:题|主线|核心|重点|宗旨|抓手)?"),
    re.compile(rf"{_QUOTE}(?:的)?(?:为主题|主题)"),
)
_CALLED = re.compile(
    rf"{_NAME}(?:的|系列|专项|集中|法治|普法|法律|法制|宣传|教育|主题|实践|志愿|服务|公益|咨询|宪法|专题|文艺|演出|巡演|知识|竞赛|进社区|进校园|文化|惠民|安全|暨|大型|启动|仪式|民法典|集市|特色|现场|宣讲|讲座|权益|保障|维权|有奖|职工|青少年|老年人|国家|反诈|禁毒|消费|活动|行动|《[^《》]{{2,20}}》|一周年|实施|[^队团到在走来去组让使,。、“”]{{1,2}}){{0,9}}(?:活动|行动|讲座|竞赛|演出|宣讲|仪式|巡演|课堂|培训|直播|专场)(?!队|团|员|组|馆|室)"
)
#: What stands in quotation marks and is no theme: days, plans, responsible units, brands of persons and places.
_NO_THEME = re.compile(
    r"^[\d\s·.・•\-—:年月日]+$|^\d{1,2}[.·・•]\d{1,2}|^(?:法律[一二三四五六七八九十]进|[一二三四五六七八九十]进|七五|八五|六五|五五|一五|九五|两委|互联网\+|线上|线下|线上\+线下|十三五|十四五|三下乡|两法|一规划|双普法|一对一|面对面|零距离|法律明白人|谁执法谁普法|谁执法、?谁普法|"
    r"谁主管谁普法.*|三八|五一|六一|七一|十一|双减|平安夜访|一核多元|四个全覆盖|最后一公里|法治副校长|法治体检|大喇叭|小喇叭|明白人|扫黄打非|两会|三官一律|四大家)$|"
    r"^(?:国家)?(?:宪法日|宪法宣传周|民法典宣传月|宪法宣传月|消费者权益日|国家安全教育日|全民国家安全教育日|国际禁毒日|国家宪法日|世界水日|中国水周|三八妇女节|.{0,10}(?:宣传周|宣传月|宣传日|权益日|纪念日|教育日|安全日|禁毒日|妇女节|安全生产月))$"
)


def read_theme(source: Source) -> Span | None:
    """Return where the theme stands, without its quotation marks; ``None`` where there is none."""
    for pattern in (*_STATED, _CALLED):
        for found in source.finditer(pattern):
            span = Span(*found.span("theme"))
            if not _NO_THEME.search(source.plain[span.start : span.end]):
                return span
    return None
