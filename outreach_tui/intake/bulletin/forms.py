"""In which forms an event was held, by the words that only such events use."""

import re
from typing import NamedTuple

from outreach_tui.intake.bulletin.scopes import Scope, Scopes
from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.vocabulary import PUBLIC, BulletinForm, any_of

#: After these in a sentence comes what a leader asks for, or a listener thinks.
_ASKED_FOR = re.compile("(?:强调|指出|表示|认为)[,:]")
#: After these in a clause comes what people are to do at home: 呼吁居民多关注禁毒新媒体平台.
_URGED = re.compile("呼吁|提醒|告诫|号召|倡议|叮嘱")


#: Where things are seen and heard through the net; online is what the office did with it, not what people do there.
_NET = (
    "(?:"
    + any_of("微信 公众号 抖音 微博 新媒体 QQ群 快手 视频号 朋友圈 客户端 网络平台 直播")
    + "|(?<!人)群[内里]|线上(?!”?[+与和、]))"
)
_NET_USED = any_of("推送 转发 发布 宣传 推广 发送 答题 培训 授课 直播 扩散 播放 同步 普法 开展")

#: The words of each form, and what else says that it was so.
_CUES = {
    BulletinForm.LECTURE: any_of(
        "授课 法治课 法制课 普法课 法律课 公开课 主讲 报告会 宣讲会 专题宣讲 主题宣讲 法治宣讲 开讲 "
        "大讲堂 法治讲堂 法律讲堂 座谈 讲授 专题辅导 微课 党课 屋场会 坝坝会 院坝会 院坝法治会 讲课 听课"
    )
    + "|(?<!免费)讲座|第一课|上了?一[堂节场][^,。]{0,20}课|一[堂节场][^,。]{0,20}(?:课|讲座|报告)|为[^,。]{2,20}宣讲"
    + "|(?:举办|举行)[^,。]{0,24}宣讲|宣讲[^,。]{0,4}\\d+余?场|开设[^,。]{0,12}讲堂",
    BulletinForm.TRAINING: "(?<!教育)(?<!技能)(?<!就业)培训(?!宣传|中心|基地|学校|机构|、)|"
    + any_of("轮训 学法班 研修班 集中学习 业务学习 集中教育 以会代训"),
    BulletinForm.EXHIBITION: any_of("巡展 成就展")
    + "|(?:图片|书画|作品|漫画|成果|创作|摄影|剪纸)展(?![开演示现播板牌架品柜])"
    + "|参观(?:了|[^,。]{0,14}(?:展|基地|阵地|长廊|公园))|(?:馆|基地|站|阵地|长廊|营区)参观"
    + "|(?:图片|书画|作品|成果|摄影|板报|实物)展览|(?:举办|举行)[^,。]{0,14}展览|(?:巡回|主题)展(?![开演示现播板牌架])|(?<!示)展区",
    BulletinForm.DOOR_TO_DOOR: any_of(
        "入户 挨家挨户 挨户 逐店 沿街 走村串户 走村串寨 走村串巷 走村入户 走街串巷 走家串户 进门入户 进村入户 "
        "进家入户 敲门 串门 到户 入店"
    )
    + "|逐[户船店家摊]|走访[^,。]{0,6}户|走访了?[^,。]{0,8}(?:居民|村民|群众|牧民|店铺|门店|商铺)|上门(?!调解|服务)"
    + "|(?:走进|深入|进入|来到|延伸[至到])[^,。]{0,10}?(?:户|居民|村民|牧民|群众|老人|老百姓)的?家(?:中|里)"
    + "|(?:走进|深入)(?:[^,。]{0,6}各个?)?(?:店铺|门店|商铺|各户|农家)",
    BulletinForm.PERFORMANCE: any_of(
        "演出 文艺 小品 快板 舞蹈 歌舞 情景剧 戏曲 话剧 汇演 节目表演 节目演出 三句半 相声 巡演 山歌 皮影 "
        "豫剧 快闪 采茶戏 表演 剧目 秧歌 说唱"
    ),
    BulletinForm.BROADCAST: any_of(
        "广播 喇叭 音响 LED led 电子屏 显示屏 大屏 滚动播放 滚动播出 循环播放 宣传车 流动音箱 电视台 电台"
    )
    + "|播放[^,。]{0,12}(?:标语|视频|宣传片|音频|录音|短片|动画|广告|警示片|教育片|专题片|微电影)",
    BulletinForm.ONLINE: rf"(?:通过|利用|运用|借助|依托|采取|采用|在|以)(?:(?!关注|扫描|加入|建立)[^,。]){{0,16}}?{_NET}"
    + rf"[^,。]{{0,8}}?(?:(?:渠道|平台|媒体|载体|方式|形式),?)?[^,。]{{0,6}}?{_NET_USED}"
    + rf"|(?:推送|转发|发布|上传)[^,。]{{0,14}}?{_NET}|{_NET}[群号]?(?:进行|开展)?(?:推送|转发|发布|扩散|宣传|群法治宣传)"
    + "|(?:开展|举办|举行|组织|参加|发起|参与)[^,。]{0,12}?(?:线上|网络|在线|云端|网上)"
    + "(?:答题|竞答|竞赛|互动|直播|讲座|培训|宣讲|课堂|知识)"
    + "|云课堂|网络答题|网上答题|直播(?:的?方式|的?形式|同步|节目)|以(?:线上|网络)直播|(?:二维码|扫码|在线)[^,。]{0,8}(?:答题|竞答|竞赛|问答|答卷)",
    BulletinForm.CONTEST: any_of(
        "竞赛 有奖问答 有奖竞答 有奖答题 有奖知识 有奖竞猜 抢答 竞答 比赛 答题 演讲赛 大赛 擂台赛 "
        "挑战赛 闯关 游戏问答 小问答 问答环节 趣味游戏 互动游戏 转盘 猜谜 灯谜"
    )
    + "|(?<!》)知识问答(?!手册|册|读本|\\d|等[^,。]{0,6}资料)",
}
_CUE_PATTERNS = {form: re.compile(cues) for form, cues in _CUES.items()}
_STAND = re.compile(
    any_of(
        "咨询台 咨询点 咨询处 咨询服务台 咨询岗 咨询区 咨询服务点 咨询日 咨询活动 宣传咨询 现场咨询 摆摊 设点 "
        "摊位 现场法律咨询 "
        "宣传点 宣传台 宣传站 服务台 展台 摆台 便民台 赶集 大集 集市 庙会 街头 游园会 小摊 地摊 夜市 早市"
    )
    + "|(?<!志愿)服务点"
)
#: Someone taught, and people came to hear it: a lecture by any other name.
_TOLD = re.compile("讲解|宣讲|讲授|讲述|讲课|解读|学习|讲话")
_TAUGHT = re.compile("讲解|宣讲|讲授|讲述|讲课")
_HEARD = re.compile(
    "(?:人|名|众|民|工|生|员)(?:在[^,。]{0,8})?[^,。]{0,6}(?:参加|聆听|听讲|到场学习|听课|参训)|听讲|围坐|同学们|[为给向][^,。]{0,16}(?:师生|学生|学子|官兵|战士|学员)|听[^,。]{1,8}(?:讲|宣)|教室|(?:走进|来到|[到在赴]|深入|前往)[^,。“”、]{1,20}(?<!中)(?:小学|中学|学校|幼儿园|高中|职校)(?!门口|周边|附近)|老人们|[人民众生工]们?的?[^,。]{0,4}掌声|组织[^,。“]{2,16}学习"
)
#: 向师生介绍知识, 为群众普及法律: told to the public, whatever the form is called.
_TOLD_TO_PUBLIC = re.compile(f"[向为对给][^,。]{{0,16}}?{PUBLIC}[^,。]{{0,20}}?(?:宣传|普及|讲解|介绍)")
#: What any text about outreach has.
_OUTREACH = re.compile("活动|宣传|普法|法治|法制|法律|宣讲|法官|法院|律师|条例")
_HANDED_OUT = re.compile("发放|派发|散发|分发|赠送")
_PUT_UP = re.compile("悬挂|横幅|条幅|展板|展架")
_ANSWERED = re.compile("(?:提供|接受|开展|解答|接待|现场|前来)[^,。]{0,14}咨询")


#: What is held in the open, where nothing else is said of how.
_IN_THE_OPEN = re.compile("(?:广场|公园|步行街|商业街|市场|夜市)[^,。“]{0,16}(?:“[^”]*”)?[^,。“]{0,16}宣传(?!片|栏|周)")
_IN_HALLS = {BulletinForm.LECTURE, BulletinForm.TRAINING}
#: Forms in which papers are handed out without a stand.
_WITH_PAPERS = {*_IN_HALLS, BulletinForm.DOOR_TO_DOOR, BulletinForm.PERFORMANCE, BulletinForm.CONTEST}

Forms = dict[BulletinForm, tuple[Span, ...]]


def read_forms(source: Source, scopes: Scopes, least: Scope) -> Forms:
    """Return the forms, each with the words that say so; ``other`` where none is said, none where nothing was held."""
    found = _forms(_Words(source, scopes, least)) or _forms(_Words(source, scopes, Scope.SO_FAR))
    if found or _OUTREACH.search(source.plain) is None:
        return found
    return {BulletinForm.OTHER: ()}


class _Words(NamedTuple):
    """A text, looked through for words of what happened: not in plans, names of papers or what someone said."""

    source: Source
    scopes: Scopes
    least: Scope

    def spans(self, pattern: re.Pattern[str]) -> tuple[Span, ...]:
        """Return where a pattern is found."""
        return tuple(Span(*found.span()) for found in self.source.finditer(pattern) if self._tell(found.start()))

    def _tell(self, place: int) -> bool:
        sentence = self.source.sentence_at(place)
        return (
            self.scopes.at(place) >= self.least
            and _ASKED_FOR.search(self.source.plain, sentence.start, place) is None
            and _URGED.search(self.source.plain, self.source.clause_at(place).start, place) is None
            and not self.source.is_speech(place)
            and not _is_set_apart(self.source, place)
        )


def _forms(words: _Words) -> Forms:
    found: Forms = {form: spans for form, pattern in _CUE_PATTERNS.items() if (spans := words.spans(pattern))}
    stand = words.spans(_STAND)
    if not stand and found.keys() <= {BulletinForm.BROADCAST, BulletinForm.ONLINE, BulletinForm.CONTEST}:
        told = words.spans(_TAUGHT if BulletinForm.CONTEST in found else _TOLD)
        heard = words.spans(_HEARD)
        if told and (
            heard or not (found.keys() - {BulletinForm.CONTEST} or words.spans(_HANDED_OUT) or words.spans(_PUT_UP))
        ):
            found = {BulletinForm.LECTURE: told, **found}
    if found.keys() & {*_IN_HALLS, BulletinForm.PERFORMANCE} and all(
        words.source.plain.startswith("播放", span.start) for span in found.get(BulletinForm.BROADCAST, ())
    ):
        found.pop(BulletinForm.BROADCAST, None)  # a film shown to those who sit there
    if booth := _booth(words, found, stand):
        found = {BulletinForm.BOOTH: booth, **found}
    if not found and (told := words.spans(_TOLD_TO_PUBLIC)):
        found = {BulletinForm.LECTURE if words.spans(_HEARD) else BulletinForm.BOOTH: told}
    if BulletinForm.TRAINING in found and "讲座" not in words.source.plain:
        found.pop(BulletinForm.LECTURE, None)  # what teaches at a training is no lecture besides
    return found


def _booth(words: _Words, found: Forms, stand: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the words that tell of a booth, none where there was none.

    Wherever people sit, play or are called on, papers are handed out, too: there it takes more than that.
    """
    handed, put_up, answered = words.spans(_HANDED_OUT), words.spans(_PUT_UP), words.spans(_ANSWERED)
    beside = found.keys() & _WITH_PAPERS
    if beside == {BulletinForm.TRAINING}:
        return stand if handed else ()
    if beside & _IN_HALLS:
        return (stand or answered) if handed else ()
    if beside & {BulletinForm.PERFORMANCE, BulletinForm.CONTEST}:
        return stand or answered or (put_up if handed else ())
    if beside:
        return stand or ((*handed, *put_up) if handed and put_up else ())
    in_the_open = words.spans(_IN_THE_OPEN)
    if stand or found.keys() <= {BulletinForm.EXHIBITION}:
        return stand or handed or put_up or (() if found else in_the_open)
    return handed or (put_up and in_the_open)


def _is_set_apart(source: Source, place: int) -> bool:
    """Tell whether a word stands in brackets or in the title of a book."""
    return any(span.start <= place < span.end for span in (*source.asides, *source.titles))
