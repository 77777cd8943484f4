"""In which forms an event was held, by the words that only such events use."""

import re
from typing import NamedTuple

from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.vocabulary import FUTURE, SINCE, BulletinForm


_OTHER_TIME = re.compile(f"{FUTURE}|{SINCE}|月以来")


class _Cue(NamedTuple):
    form: BulletinForm
    pattern: re.Pattern[str]


_CUES = (
    _Cue(BulletinForm.LECTURE, re.compile(
        "讲座|授课|上了?一[堂节场][^,。]{0,20}课|一[堂节场][^,。]{0,20}(?:课|讲座|报告)|法治课|法制课|普法课|法律课|公开课|主讲|报告会|宣讲会|专题宣讲|开讲|大讲堂|座谈|讲授|法治讲堂|法律讲堂|专题辅导|"
        "主题宣讲|为[^,。]{2,20}宣讲|法治宣讲|(?:开展|举办|举行|进行)[^,。]{0,24}宣讲|微课|党课|开设[^,。]{0,12}讲堂|屋场会|坝坝会|院坝会|讲课|听课")),
    _Cue(BulletinForm.TRAINING, re.compile("培训|轮训|学法班|研修班|集中学习|业务学习|集中教育|以会代训")),
    _Cue(BulletinForm.EXHIBITION, re.compile("图片展|展览|巡展|巡回展|书画展|作品展|漫画展|参观|展示区|主题展|展区")),
    _Cue(BulletinForm.DOOR_TO_DOOR, re.compile("入户|挨家挨户|逐[户船店家摊]|走访[^,。]{0,6}户|上门(?!调解|服务)|走村串户|走村入户|走街串巷|进门入户|沿街|逐店|挨户|走家串户|进村入户|走访商铺|走访商户|进家入户|敲门")),
    _Cue(BulletinForm.PERFORMANCE, re.compile("演出|文艺|小品|快板|舞蹈|歌舞|情景剧|戏曲|话剧|汇演|文艺节目|节目表演|节目演出|三句半|相声|巡演|山歌|皮影|豫剧|快闪|采茶戏|表演|剧目|秧歌|说唱")),
    _Cue(BulletinForm.BROADCAST, re.compile("广播|喇叭|音响|LED|led|电子屏|显示屏|大屏|滚动播[放出]|循环播放|宣传车|流动音箱|电视台|电台|电子大屏|播放[^,。]{0,12}(?:标语|视频|宣传片|音频|录音|短片|动画|广告)")),
    _Cue(BulletinForm.ONLINE, re.compile("微信|公众号|线上|直播|抖音|微博|新媒体|网络答题|二维码|扫码|朋友圈|QQ群|短信|客户端|云课堂|网上(?:答题|学习|宣传|普法|课堂|竞赛)|快手|在线|视频号|云端")),
    _Cue(BulletinForm.CONTEST, re.compile("竞赛|有奖问答|有奖竞答|有奖答题|抢答|竞答|比赛|答题|知识问答|有奖知识|演讲赛|大赛|擂台赛|挑战赛|闯关|有奖竞猜|互动问答|游戏问答|猜谜")),
)  # fmt: skip
_STAND = re.compile(
    "咨询台|咨询点|咨询处|咨询服务台|咨询岗|摆摊|设点|摊位|宣传点|宣传台|宣传站|服务台|咨询区|展台|服务点|咨询服务点|摆台|便民台|赶集|大集|集市|庙会|街头|集中宣传|宣传咨询|咨询日|咨询活动|现场咨询|游园会|夜市|早市"
)
#: Someone taught, and people came to hear it: a lecture by any other name.
_TOLD = re.compile("讲解|宣讲|讲授|讲述|讲课|解读|学习|讲话")
_HEARD = re.compile(
    "(?:人|名|众|民|工|生|员)(?:在[^,。]{0,8})?[^,。]{0,6}(?:参加|聆听|听讲|到场学习|听课|参训)|听讲|围坐|组织[^,。]{2,16}学习"
)
_HANDED_OUT = re.compile("发放|派发|散发|分发|赠送")
_PUT_UP = re.compile("悬挂|横幅|条幅|展板|展架")


def read_forms(source: Source) -> list[tuple[BulletinForm, tuple[Span, ...]]]:
    """Return the forms, each with the words that say so; ``other`` where none is said."""
    found: list[tuple[BulletinForm, tuple[Span, ...]]] = []
    for cue in _CUES:
        spans = _spans(source, cue.pattern)
        if spans:
            found.append((cue.form, spans))
    stand = _spans(source, _STAND)
    handed = _spans(source, _HANDED_OUT)
    forms = {form for form, _ in found}
    held_inside = forms & {
        BulletinForm.LECTURE,
        BulletinForm.TRAINING,
        BulletinForm.DOOR_TO_DOOR,
        BulletinForm.PERFORMANCE,
    }
    put_up = _spans(source, _PUT_UP)
    if stand or (handed and not held_inside) or (put_up and not forms):
        found.insert(0, (BulletinForm.BOOTH, stand or handed or put_up))
    if BulletinForm.TRAINING in forms and "讲座" not in source.plain:
        found = [(form, spans) for form, spans in found if form is not BulletinForm.LECTURE]
    if not found or (not stand and forms <= {BulletinForm.BROADCAST, BulletinForm.ONLINE}):
        told, heard = _spans(source, _TOLD), _spans(source, _HEARD)
        if told and (heard or not found):
            found = [(form, spans) for form, spans in found if form is not BulletinForm.BOOTH]
            found.insert(0, (BulletinForm.LECTURE, told))
    return found or [(BulletinForm.OTHER, ())]


def _spans(source: Source, pattern: re.Pattern[str]) -> tuple[Span, ...]:
    """Return where a pattern is found in what happened: not in plans, names of papers or what someone said."""
    spans: list[Span] = []
    for found in source.finditer(pattern):
        sentence = source.sentence_at(found.start())
        other = _OTHER_TIME.search(source.plain, sentence.start, found.start())
        if other is None and not source.is_speech(found.start()) and not _is_set_apart(source, found.start()):
            spans.append(Span(*found.span()))
    return tuple(spans)


def _is_set_apart(source: Source, place: int) -> bool:
    """Tell whether a word stands in brackets or in the title of a book."""
    return any(span.start <= place < span.end for span in (*source.asides, *source.titles))
