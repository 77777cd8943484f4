"""Where the event was: the shortest words that name a place."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.vocabulary import FUTURE, SINCE, any_of

#: What names of places end in.
_PLACE_WORDS = any_of(
    "广场 公园 小区 社区 中心 市场 大集 集市 商场 超市 商业街 步行街 街区 美食街 一条街 学校 小学 中学 大学 "
    "学院 幼儿园 高中 初中 一中 二中 三中 职高 中职 街 街头 路 路口 路段 中段 东段 西段 南段 北段 巷 胡同 桥 "
    "桥头 十字 十字街 街口 村口 门口 门前 大厅 会议室 礼堂 讲堂 活动室 文化站 服务站 实践站 实践所 书屋 影院 "
    "剧院 剧场 戏台 戏楼 舞台 体育馆 体育场 图书馆 博物馆 纪念馆 展览馆 文化馆 美术馆 教育馆 基地 工地 公司 "
    "企业 工厂 厂区 车间 园区 工业园 产业园 软件园 科技园 创业园 物流园 工业区 项目区 景区 车站 汽车站 火车站 "
    "客运站 高铁站 地铁站 收费站 服务区 码头 渔港 港口 口岸 厂 酒店 医院 卫生院 祠堂 寺 庙会 夜市 早市 巴扎 "
    "村 嘎查 屯 寨 村委会 居委会 村部 家园 花园 苑 城 院落 院坝 大院 庭院 楼 凉亭 茶馆 监狱 戒毒所 看守所 "
    "军营 部队 连队 法院 法庭 银行 网点 站点 驿站 营地 农场 林场 牧场 团场 合作社 圩 圩场 圩镇 墟 集 集镇 店 "
    "馆 公寓 宾馆 消防站 救援站 项目部 敬老院 养老院 福利院 施工现场 项目现场 老街 古街 古镇 前坪 中心校 完小 树木园 "
    "旧址 商贸城 之家 "
    "植物园 动物园 游园 果园 茶园 菜园 庄园 乐园 县城 城区 湾 里 坊 庄 塘 坪 岛 食堂 教堂 阵地 长廊 主会场 安置区 "
    "安置点 住宅区 生活区 商圈 中队 支队 大队 哨所 武装部 操场 敬养院 养护院 "
    "物资交流会 交流会 交流大会 园 信用社 护理院 托养中心 街圩"
)
_AROUND = any_of("门前 门口 旁 旁边 附近 周边 路段 外 口 南门 北门 东门 西门 一楼 二楼 大厅 会议室 院坝 广场 食堂 操场")
_AT_A_PLACE = re.compile(
    rf"(?:{_PLACE_WORDS}|(?<![现职官会立赛考])场|院|[一二三四五六七八九]小)(?:的?{_AROUND}|\([^()]*\))?$"
)
#: Towns and the like say less than squares and villages, and count where there is nothing better.
_ADMINISTRATIVE = re.compile(f"{any_of('镇 乡 街道 苏木 办事处 县 区 开发区 新区 管理区 旗 市')}$")

#: How an event is said to have been held, with what may stand between the place and the verb.
_HOW = any_of(
    "共同 联合 集中 隆重 正式 成功 如期 顺利 同步 分别 陆续 持续 组织 精心 统一 现场 公开 联动 同时 也 再次 "
    "首次 直接 深入 积极 扎实 广泛 开始 一同 一起"
)
#: Places that are named after what is shown there: 普法宣传栏, 宪法宣传教育馆.
_SHOWN = any_of("阵地 栏 点 站 馆 教育 基地 长廊 中心 角")
_HELD = (
    rf"{_HOW}{{0,3}}(?:(?:为(?!民)|给|向|面向|对|以|与|就|通过|围绕|利用|结合)[^,。]{{1,30}}?)?{_HOW}{{0,2}}"
    rf"(?:普法(?=[,。])|(?<!建)设(?![施备计])|(?:宣传|宣讲)(?!{_SHOWN})|"
    + any_of(
        "开展 举办 举行 召开 进行 设立 设置 摆放 摆 搭建 启动 上演 展开 拉开 开讲 演出 悬挂 张贴 发放 派发 "
        "展出 播放 组织 集结 开课 开幕 讲解 授课 开设 举 巡演 热闹 火热 落幕 进场 圆满 接受 参观 观摩 "
        "参加 参与 开起 摆起 摆开 支起 架起 设起 感受 体验 送上 齐聚 欢聚 汇聚"
    )
    + ")(?!下)"
)
_GO = any_of(
    "走进 走入 赶往 来到 前往 深入到 深入 奔赴 赶赴 抵达 进驻 走到 赴 到达 送到 搬进 搬到 "
    "开进 走上 进入 先后到 到 参观了"
)
#: 在礼堂里, but not 在第一高中.
_INSIDE = "(?:内|里|上|(?<![高初职一二三四五六七八九])中)?"
_AT = re.compile(rf"(?:在|于)(?P<place>(?:“[^”]{{1,12}}”|[^,。;:“”!?\n]){{1,32}}?){_INSIDE}(?:{_HELD}|,|。|\n|$)")
_TO = re.compile(
    rf"{_GO}了?(?:辖区内?的?|该|我)?(?P<place>(?:“[^”]{{1,12}}”|[^,。;:“”!?\n]){{1,34}}?){_INSIDE}"
    rf"(?:{_HELD}|,|。|为(?!民)|向|给|对|与|将|把|送|用|以|通过|看望|慰问|\n|$)"
)
#: 先后来到城恒社区、乐居苑物业、…: the first of many.
_TO_FIRST = re.compile(rf"{_GO}了?(?:辖区内?的?|该|我)?(?P<place>[^,。;:、“”!?\n]{{4,20}})、[^,。;:、“”\n]{{2,20}}、")
_SOME = r"[^,。;:、“”\n的了到]{2,14}?"
#: A place that a clause begins with: 人民广场上,各单位….
_BEGINNING = re.compile(
    rf"(?:^|[。\n,”—])(?P<place>{_SOME}"
    + any_of("广场 公园 社区 村 大集 早市 夜市 市场 商场 商业街 步行街 小区 中心 商城")
    + ")(?:的?(?:夜市|早市))?(?:(?:上|内|里|前|门口)(?=,|摆|灯火|歌声|掌声|欢|笑|彩旗|气氛|响起|传来|一片)|"
    + "(?:上|内|里|前|门口)?(?=人[头山潮声来流群]|热闹|锣鼓|座无|张灯))"
)
#: A hall that a clause begins with: 自然村活动中心灯火通明, 旧址院坝里,居民们….
_HALL = re.compile(
    r"(?:^|[。\n,”—])(?P<place>[^,。;:、“”\n—的了到]{2,24}?"
    + any_of("活动中心 服务中心 文化中心 院坝 礼堂 会议室 活动室 文化站 大厅 操场 大院 街头 祠堂 广场 讲堂 报告厅")
    + ")(?:(?:上|内|里)?(?=灯火|歌声|掌声|欢声|笑声|座无|人头|热闹|气氛|比往常|暖意)|(?:内|里)(?=,))"
)
#: Those who heard a lecture were told it where they live or work.
_OF_WHOM = re.compile(
    rf"[为给向对]了?(?:辖区|来自|该)?(?P<place>{_SOME}"
    + any_of("社区 村 小学 中学 学校 学院 大学 幼儿园 公司 小区 之家 敬老院 养老院")
    + r"|[^,。;:、\n的了到]{1,6}[一二三四五六七八九]小)(?:[初高小一二三四五六七八九]{1,3}(?:年级)?)?"
    + r"的?(?:全体|部分|近|\d+余?名|\d+)*"
    + any_of("居民 村民 学生 师生 同学 员工 职工 群众 业主 孩子 老人 老年 党员")
)

#: Who holds it at home: 新河小学邀请…, 石桥村召开屋场会.
_AT_HOME = re.compile(
    rf"(?:^|[。\n,;])(?P<place>{_SOME}(?:(?:小学|中学|学校|幼儿园|中心校)"
    "(?=特邀|邀请|举行|举办|开展|组织|迎来|全体|的?[^,。]{0,8}(?:师生|学生|同学))|村(?=召开[^,。]{0,8}会)|(?:村|社区)(?=的?(?:村民|居民)们?(?:欢|齐|相|围)[聚坐])"
    r"|(?:村|社区)(?=的?[近约]?\d+[余多]?[名位](?:居民|村民|群众|老人)[^,。]{0,8}(?:参加|听))))"
)
#: A place that is named, whatever is said of it: 市民喜欢到美奂广场散步; 蔡河小学法治副校长.
_NAMED_PLACE = re.compile(
    r"(?:^|[。\n,;、“—:]|[到在入进于从与]|结合)(?P<place>(?!结合)[^\W\d_的了为向在到把以用通组织再次此受每将对联和及从走由们各置级你某举办逐驻]{2,14}?"
    + any_of(
        "广场 公园 大集 夜市 早市 步行街 商业街 农贸市场 菜市场 商贸中心 购物中心 敬老院 敬养院 养老院 福利院 村 小区 "
        "小学 中学 高中 完小 中心校 幼儿园 中心学校 职业学校 特殊教育学校 外国语学校 大学"
    )
    + ")(?![路街站镇乡委会组部民居干习]|[^,。;、]{1,6}(?:广场|小学|完小|公园)"
    + "|[^,。;、]{0,4}(?:书记|主任|派出所|司法所|党支部|毕业))"
)
#: Where something else was done: before, or is yet to be.
_OTHER_TIME = re.compile(f"{FUTURE}|{SINCE}|(?:目前|截至)[^。]{{0,12}}已")

#: Nouns for any place of a sort: 深入社区、企业 names none.
_ANY_PLACE = re.compile(
    "^"
    + any_of(
        "各 各个 城乡主要 多个 多所 部分 全县 全市 全区 全镇 全乡 辖区 辖区内 基层 一线 现场 活动现场 我 该 本 当地 "
        "附近 周边 全 每个 人员密集的 主要 各大 公共场所大型 在公共场所大型 公司 单位 学校"
    )
    + "?"
    + any_of(
        "社区 村 村庄 乡村 农村 企业 学校 校园 机关 单位 家庭 工地 小区 街道 乡镇 商铺 商户 广场 市场 公园 "
        "景区 军营 寺庙 店铺 田间地头 网格 宗教场所 公共场所 公交 城乡 中小学 中小学校 村居 村(居) 村社区 "
        "群众 居民 牧区 农区 山区 林区 库区 工业园区 院落 楼栋 网络 园区 车间 厂区 路段 门店 超市 商场 医院 车站 "
        "大街小巷 市区 城区 小广场 村组 全域 服务中心 活动中心 街头 展馆 馆 店 楼 城 里 会议室 大厅 酒店 讲堂 操场 街区"
    )
    + "$"
)
_NO_PLACE = re.compile(
    any_of(
        "家门口 身边 手边 耳边 眼前 面前 期间 之际 来临 过程中 进一步 增强 提高 提升 加强 加深 基础上 方面 情况下 "
        "同时 之中 当中 工作中 心中 手中 讲座中 的指导 指导下 带领下 组织下 支持下 前夕 节日 全国 群众中 会上 "
        "日当天 问题 各镇 各乡 各村 各社区 微信 公众号 网上 平台 朋友圈 抖音 全县 全市 全区 全镇 全省 全乡 全社会 "
        "年内 建设中 奔波 穿梭 治村 返乡 外出 开展 积极 服务村 大学生村"
    )
    + r"|(?:活动|培训)中(?!心)|(?<!施工|项目)现场$|时$|[农乡]村$|[地农牧林山]区$"
    + r"|\d{1,2}月|^(?:\d+|[一二三四五六七八九十百两几数多]{1,4})(?:余|多)?[个家所条户名处]"
    + r"|委$|部署|发挥|[赶聚收募征]集$"
)
#: A market or a station without a name is a place, where nothing else is told of.
_COMMON_PLACE = re.compile("^(?:集市|大集|街头|圩场|集镇|夜市|早市|乡镇集市|街头集市|汽车站|火车站|车站)$")
#: 四所学校, 各村, 某公司.
_MANY_OR_ANY = re.compile(
    r"[各等]|^某|\d+[所家个]|[一二三四五六七八九十百两几数多]余?[所家个](?:[乡镇村县区市学单企]|社区|街道)|方式"
)
#: Words that are in the names of some places, and in much that is none.
_SELDOM_A_PLACE = re.compile(any_of("法律 生活 宣传 活动 精神 讲解 法治建设 知识 方式 意识 案例"))
#: What stands between 在 and 举办 and is no place.
_NO_SITE = re.compile(
    any_of(
        "范围 基础 背景 框架 全 各 此 活动 宣传 领域 层面 方面 时 前提 过程 行业 系统 部门 职工 群众 学生 "
        "居民 党员 某 法 日 年 月 期 号 节 这 线上 线下 网 平台 公共 当地 我 辖区 基层 本"
    )
    + "|(?:下|中|后|前|上)$"
)
_SITE_VERB = re.compile(any_of("举办 举行 召开 上演 启动 开讲 开展 设立 设置 摆"))

#: Provinces, cities, counties and towns in front of a place's own name.
_COUNTIES = (
    r"^(?:[\u4e00-\u9fff]{2,3}?省|[\u4e00-\u9fff]{2,6}?自治区)?(?:[\u4e00-\u9fff]{2,4}?(?<!城)市(?![场民政府里委直区]))?"
    r"(?:[\u4e00-\u9fff]{2,5}?自治州)?"
    r"(?:[\u4e00-\u9fff]{1,5}?(?:县(?![城委政直])|(?<![市小社景园山校厂城片库商街新矿学战牧业目])区(?![委政直])|旗(?!袍)))?"
)
_UNITS = re.compile(
    _COUNTIES
    + r"(?:[\u4e00-\u9fff]{1,6}?(?:(?<![城集村圩古小])镇(?!政)|乡(?!政)|街道(?!办|社区服|党)|苏木|街道?办事处|街办))?"
)
_UP_TO_COUNTIES = re.compile(_COUNTIES)
_NO_NAME_ALONE = re.compile(
    r"大集|集市|集镇$|街头$|(?:集贸|农贸|菜|综合)(?:市场|集市)|[一二三四五六七八九]楼|门|旁|边|路口|物资|交流|中心$|场|[、及与]|和(?![平谐睦兴顺])"
    r"|(?:中心|实验|第?[一二三四五六七八九十\d]+)?(?:小学|(?:高级|初级|职业)?中学|学校|校|幼儿园|卫生院|中)(?:$|、)"
)
_OURS = re.compile(
    r"^(?:(?:该|我|本|辖区|辖区内|位于|地处)(?:省|市|县|区|镇|乡|街道|村|社区|辖区)?的?"
    "|(?:县城|中心城区|城区|市区)(?=.{3})(?!中心|主))"
)
_ESTATE = re.compile(
    "^[^社村]{1,6}社区(?=[^社]{2,}(?:小区|寺|公园)|(?!文化|中心|党|服务|活动|综合|健身|休闲|法治|群众|居民|便民|人民)[^社]{2,}广场)"
    "|^.{4,}?公司(?=.{3,}(?:项目部|工地|现场|车间|基地))"
)
_CROWDED = re.compile(
    "^"
    + any_of(
        "了 这是 先后 分别 人流密集的 人员密集的 人流密集 人员密集 人口密集的 人流量大的 人流量较大的 人员集中的 "
        "热闹的 繁华的 美丽的 繁华地带 繁华地段 繁华路段的 中心地段的 人流集中的 繁华地带的 "
        "群众密集的 人流密集处 人群密集的"
    )
    + "+"
)
#: 全市民族团结进步示范社区 | 荟福社区.
_HONOUR = re.compile("^.{0,20}?(?:示范|先进|文明|试点)(?:社区|村|小区|单位)(?=.{2})")
#: 泥溪街道 | 人流量较集中的地段.
_BUSY_PART = re.compile(
    "(?:人[流员群口]|群众|客流)[^,。、]{0,6}?(?:密集|集中|较?大|较?多|聚集)的?(?:地段|路段|地带|区域|地方|场所|地点|处)$"
)
#: 公园门口 | 和各集镇.
_AND_OTHERS = re.compile("(?:和|及|与|以及|、)各.*$")
_ENDINGS = re.compile(
    r"(?:内|里|上|(?<![高初职一二三四五六七八九])中|前|(?<!主)(?<!分)会场上?|等地|等处|等|等(?:\d+|[两三四五六七八九十几多]+)[^,。、]{0,6}|[^,。、]{2}节现场|活动现场"
    "|等[^,。、]{0,8}(?:场所|地方|地点|地段|区域|地带|部位|处|单位|学校|乡镇|街道|社区|企业|村))$"
)
#: 消防大队联合渊明小学.
_WITH_OTHERS = re.compile("联合|会同|携手")
_LAST = 9


class _Candidate(NamedTuple):
    """A place; the lower the rank, the surer that the event was there."""

    rank: int
    place: int
    span: Span


def read_venue(source: Source) -> Span | None:
    """Return where the words stand that name the place, ``None`` where none is named."""
    surest = min(_candidates(source), default=None)
    return surest.span if surest else None


def _candidates(source: Source) -> Iterator[_Candidate]:
    for pattern, rank in (
        (_AT, 0),
        (_TO, 2),
        (_TO_FIRST, 3),
        (_BEGINNING, 6),
        (_HALL, 6),
        (_AT_HOME, 6),
        (_OF_WHOM, 7),
        (_NAMED_PLACE, 12),
    ):
        place = 0
        while found := pattern.search(source.plain, place):
            place = max(found.start("place"), place + 1)
            span = Span(*found.span("place"))
            sentence = source.sentence_at(span.start)
            if source.is_quoted(span.start) or _OTHER_TIME.search(source.plain, sentence.start, span.start):
                continue
            named = _named(source, span)
            if named is not None:
                text = source.plain[named.start : named.end]
                held = re.search(_HELD, source.plain[span.end : found.end()])
                unsure = (0 if _AT_A_PLACE.search(text) else 4) + (6 if _COMMON_PLACE.match(found["place"]) else 0)
                yield _Candidate(rank + unsure + (0 if held else 2), named.start, named)
            elif pattern is _AT and _is_site(source, span, found.end()):
                yield _Candidate(_LAST, span.start, span)


def _named(source: Source, span: Span) -> Span | None:
    """Return the part of a stretch that names a place."""
    if source.plain[span.start] == "“" and source.plain[span.end - 1] == "”":
        span = Span(span.start + 1, span.end - 1)
    if honour := _HONOUR.match(source.plain[span.start : span.end]):
        span = Span(span.start + honour.end(), span.end)
    text = source.plain[span.start : span.end]
    if (less := _BUSY_PART.search(text) or _AND_OTHERS.search(text)) and less.start() > 1:
        text = text[: less.start()]
    if not re.search("门前$|(?:街|坊|厂)里$", text) and not (text.endswith("里") and len(text) <= 4):
        text = _ENDINGS.sub("", text)
    text = text if _AT_A_PLACE.search(text) else _first_of_many(text)
    at_a_place = _AT_A_PLACE.search(text)
    if _NO_PLACE.search(text) or not (at_a_place or _ADMINISTRATIVE.search(text)):
        return None
    if _SELDOM_A_PLACE.search(text) and not at_a_place:
        return None
    start = _start_of_name(text)
    rest = re.sub(r"\([^()]*\)$", "", text[start:])
    if (
        len(rest) < 2
        or _MANY_OR_ANY.search(rest)
        or any(_ANY_PLACE.match(part) for part in re.split("[和、及与]", rest))
    ):
        return None
    return Span(span.start + start, span.start + start + len(_first_of_many(rest)))


def _first_of_many(text: str) -> str:
    """Return the first of several places that are listed, where it is one by itself."""
    first, comma, _ = text.partition("、")
    return first if comma and len(first) > 2 and _AT_A_PLACE.search(first) else text


def _start_of_name(text: str) -> int:
    """Return where a place's own name begins: past whose it is and the units it lies in."""
    start = 0
    for pattern in (_CROWDED, _OURS):
        if found := pattern.match(text[start:]):
            start += found.end()
    if "的" in text[start:-2]:
        start = text.rindex("的", start, len(text) - 2) + 1
    if with_others := _WITH_OTHERS.search(text, start + 1):
        start = with_others.end()
    for pattern in (_UNITS, _UP_TO_COUNTIES, _ESTATE, _CROWDED):
        found = pattern.match(text[start:])
        bare = text[start + found.end() :] if found else ""
        is_place = _AT_A_PLACE.search(bare) or (len(bare) > 2 and _ADMINISTRATIVE.search(bare))
        if len(bare) >= 2 and is_place and not (_ANY_PLACE.match(bare) or _NO_NAME_ALONE.match(bare)):
            start = len(text) - len(bare)
    return start


def _is_site(source: Source, span: Span, end: int) -> bool:
    """Tell whether something was held at a place whose name has no usual ending: 在世贸天阶举办."""
    return (
        3 <= span.end - span.start <= 10
        and _SITE_VERB.search(source.plain, span.end, end) is not None
        and _NO_SITE.search(source.plain, span.start, span.end) is None
    )
