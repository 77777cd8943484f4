"""Where the event was: the shortest words that name a place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.vocabulary import any_of

#: What a place's name ends in; those of the second group say less and are taken when there is none of the first.
_PLACES = any_of(
    "广场 公园 小区 社区 中心 市场 大集 集市 集贸市场 商场 超市 商业街 步行街 街区 美食街 一条街 学校 小学 中学 大学 学院 幼儿园 高中 初中 一中 二中 三中 "
    "职高 中职 街 路 路口 路段 巷 胡同 桥 桥头 十字 十字街 街口 村口 门口 门前 旁 边 大厅 会议室 礼堂 讲堂 活动室 活动中心 服务中心 文化站 "
    "服务站 实践站 实践所 书屋 影院 剧院 剧场 戏台 戏楼 舞台 体育馆 体育场 图书馆 博物馆 纪念馆 展览馆 文化馆 美术馆 基地 工地 公司 企业 工厂 厂区 车间 园区 "
    "工业园 产业园 软件园 科技园 创业园 物流园 景区 车站 汽车站 火车站 高铁站 地铁站 收费站 服务区 码头 渔港 港口 酒店 医院 卫生院 祠堂 寺 庙会 夜市 早市 "
    "村 嘎查 屯 寨 村委会 居委会 村部 家园 花园 苑 城 院落 大院 庭院 楼 凉亭 广场上 茶馆 监狱 戒毒所 看守所 军营 部队 连队 法院 法庭 银行 网点 站点 驿站 营地 农场 "
    "林场 牧场 团场 合作社 圩 圩场 圩镇 墟 集 集上 集镇 店 馆 公寓 宾馆 县城 城区 中心小学 湾 里 坊 庄 塘 坪 岛 堂 阵地 长廊 田间地头 主会场"
)
_ADMIN = any_of("镇 乡 街道 苏木 办事处 县 区 开发区 新区 管理区 旗 市")
_HELD = (
    r"(?:共同|联合|集中|隆重|正式|成功|如期|顺利|同步|分别|陆续|持续|组织|精心|统一|现场|公开|联动|同时|也|再次|首次|深入|积极|扎实|广泛|开始|一同|一起|为[^,。]{1,14}?|向[^,。]{1,14}?|"
    r"对[^,。]{1,14}?|以[^,。]{1,30}?|与[^,。]{1,14}?|就[^,。]{1,14}?|通过[^,。]{1,14}?|围绕[^,。]{1,30}?|利用[^,。]{1,14}?|结合[^,。]{1,14}?)*"
    r"(?:开展|举办|举行|召开|进行|设立|设置|设|摆放|摆|搭建|启动|上演|展开|拉开|开讲|演出|悬挂|张贴|发放|派发|宣传|宣讲|展出|播放|组织|集结|开课|开幕|讲解|普法|授课|举|巡演|热闹|火热|落幕|进场|圆满|接受)"
)
_AT = re.compile(rf"(?:在|于)(?P<place>(?:“[^”]{{1,12}}”|[^,。;:、“”!?\n]){{1,32}}?)(?:{_HELD}|,|。|内|里|上|、|$)")
_GOING = re.compile(
    r"(?:走进|走入|来到|前往|深入|奔赴|赶赴|抵达|进驻|走到|赴|到达|送到|搬进|搬到|开进|走上|进入|先后到|到)(?:了)?(?:辖区内?的?|该|我)?(?P<place>(?:“[^”]{1,12}”|[^,。;:“”!?\n]){1,34}?)"
    rf"(?:{_HELD}|,|。|为|向|给|对|与|将|把|送|用|以|通过|开|传|内|里|上|$)"
)
_PLACE_END = re.compile(
    rf"(?:{_PLACES})(?:门前|门口|旁|旁边|附近|周边|路段|前|外|口|南门|北门|东门|西门|一楼|二楼|大厅|会议室|广场|\([^()]*\))?$"
)
_ADMIN_END = re.compile(rf"{_ADMIN}$")
#: A place that a clause begins with: 人民广场上,各单位….
_BARE = re.compile(
    rf"(?:^|[。\n,])(?P<place>[^,。;:、“”\n的]{{2,14}}?(?:广场|公园|社区|村|大集|市场|商场|商业街|步行街|小区|中心))(?:上|内|里|前|门口)(?:,|人|热|锣|座|摆|前来)"
)
#: Those who heard a lecture were told it where they live or work.
_OF_WHOM = re.compile(
    r"(?:为|给|向|对)(?:了)?(?:辖区|来自|该)?(?P<place>[^,。;:、“”\n的]{2,16}?(?:社区|村|小学|中学|学校|学院|大学|幼儿园|公司|小区))(?:的)?(?:全体|[0-9]+余?名|部分|近|\d+)*"
    r"(?:居民|村民|学生|师生|同学|员工|职工|群众|业主|孩子|老人|党员)"
)
#: Nouns for any place of a sort: 深入社区、企业 names none.
_GENERIC = re.compile(
    r"^(?:各|各个|多个|多所|部分|全县|全市|全区|全镇|全乡|辖区|辖区内|基层|一线|现场|活动现场|我|该|本|当地|附近|周边|全|每个)?"
    r"(?:社区|村|村庄|乡村|农村|企业|学校|校园|机关|单位|家庭|工地|小区|街道|乡镇|商铺|商户|广场|市场|公园|景区|军营|寺庙|店铺|田间地头|网格|宗教场所|公共场所|公交|城乡|"
    r"中小学校?|村居|村\(居\)|村社区|群众|居民|院落|楼栋|网络|园区|车间|厂区|集市|超市|商场|医院|车站|大街小巷|小广场|村组|圩场|集镇|一中心|全域|服务中心|活动中心)$"
)
_NOT_A_PLACE = re.compile(
    r"身边|手边|耳边|眼前|面前|期间|之际|来临|活动中|过程中|现场$|基础上|方面|情况下|同时|之中|当中|法律|生活|工作中|心中|手中|讲座中|培训中|宣传|活动|的指导|指导下|带领下|组织下|支持下|精神|讲解|时$|"
    r"前夕|节日|全国|法治建设|知识|群众中|会上|日当天|问题|各(?:镇|乡|村|社区)|微信|公众号|网上|平台|朋友圈|抖音|\d{1,2}月|全县|全市|全区|全镇|全省|全乡|全社会|年内|方式|建设中|意识|案例"
)
_UNITS = re.compile(
    r"^(?:[\u4e00-\u9fff]{2,3}?省|[\u4e00-\u9fff]{2,6}?自治区)?(?:[\u4e00-\u9fff]{2,4}?(?<!城)市(?!场|民|政|府|里|委|直))?(?:[\u4e00-\u9fff]{2,5}?自治州)?"
    r"(?:[\u4e00-\u9fff]{1,5}?(?:县(?!城|委|政|直)|(?<![小社景园山校厂城片库商街新矿学战牧])区(?!委|政|直)|旗(?!袍)))?(?:[\u4e00-\u9fff]{1,6}?(?:(?<![城集村圩古小])镇(?!政)|乡(?!政)|街道(?!办|社区服|党)|苏木))?"
)
_OURS = re.compile(r"^(?:该|我|本|辖区|辖区内|位于|地处)(?:省|市|县|区|镇|乡|街道|村|社区|辖区)?(?:的)?")
_LEAD = re.compile(
    r"^(?:了|先后|分别|人流密集的?|人员密集的?|人口密集的?|人流量大的?|人流量较大的?|人员集中的?|热闹的|繁华的|美丽的)+"
)


class _Candidate(NamedTuple):
    rank: int
    place: int
    span: Span


def read_venue(source: Source) -> Span | None:
    """Return where the words stand that name the place, ``None`` where none is named."""
    found = sorted(_candidates(source))
    return found[0].span if found else None


def _candidates(source: Source) -> Iterator[_Candidate]:
    for pattern, going in ((_AT, 0), (_GOING, 1), (_BARE, 6), (_OF_WHOM, 7)):
        place = 0
        while found := pattern.search(source.plain, place):
            place = found.start("place")
            span = Span(*found.span("place"))
            if source.is_quoted(span.start):
                continue
            held = re.search(_HELD, source.plain[span.end : found.end()]) is not None
            named = _named(source, span)
            if named is not None:
                specific = _PLACE_END.search(source.plain[named.start : named.end]) is not None
                yield _Candidate((0 if specific else 4) + (0 if held else 2) + going, named.start, named)


def _named(source: Source, span: Span) -> Span | None:
    """Return the part of a stretch that names a place."""
    text = source.plain[span.start : span.end]
    text = re.sub(r"(?:内|里|上|中|等地|等处|等)$", "", text) if not re.search("(?:门前|街上)$", text) else text
    if _NOT_A_PLACE.search(text) or not (_PLACE_END.search(text) or _ADMIN_END.search(text)):
        return None
    start = 0
    if re.fullmatch("“[^“”]+”", text):
        span, text = Span(span.start + 1, span.start + len(text) - 1), text[1:-1]
    for pattern in (_LEAD, _OURS):
        if found := pattern.match(text[start:]):
            start += found.end()
    if "的" in text[start:]:
        start = text.rindex("的") + 1
    rest = text[start:]
    joined = re.search("[和、及与]", rest)
    if (units := _UNITS.match(rest)) and len(rest) - units.end() >= 2 and _PLACE_END.search(rest[units.end() :]):
        bare = rest[units.end() :]
        if not _GENERIC.match(bare) and not re.match("(?:门|旁|边|路口|中心$|场|和|、|与|及)", bare):
            start += units.end()
            rest = bare
    first = re.split("[和、及与]", rest)[0] if joined else rest
    if len(rest) < 2 or _GENERIC.match(rest) or _GENERIC.match(first) or "各" in rest:
        return None
    return Span(span.start + start, span.start + start + len(rest))
