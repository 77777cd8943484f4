"""The words that tell in which form an event was held: a table of facts, one way of saying it a line.

Words are those of what the holders did. What is a topic (教育培训), what people do at home (关注公众号) and what
hangs in any hall tell of no form.
"""

import re

from outreach_tui.intake.bulletin.vocabulary import PUBLIC, BulletinForm, any_of


def _ways(*ways: str) -> re.Pattern[str]:
    """Return a pattern for any of the ways to say something."""
    return re.compile("|".join(ways))


#: Where things are seen and heard through the net; 线上线下 says nothing.
_NET = (
    "(?:"
    + any_of("微信 公众号 抖音 微博 新媒体 QQ群 快手 视频号 朋友圈 客户端 网络平台 直播")
    + "|(?<!人)群[内里]|线上(?!”?[+与和、]))"
)
#: What holders do there.
_NET_USED = any_of("推送 转发 发布 宣传 推广 发送 答题 培训 授课 直播 扩散 播放 同步 普法 开展")
_HOMES = "(?:户|居民|村民|牧民|群众|老人|老百姓)"

#: The words that only such events use.
CUES = {
    BulletinForm.LECTURE: _ways(
        any_of(
            "授课 法治课 法制课 普法课 法律课 公开课 主讲 报告会 宣讲会 专题宣讲 主题宣讲 法治宣讲 开讲 大讲堂 "
            "法治讲堂 法律讲堂 讲授 专题辅导 微课 党课 屋场会 坝坝会 院坝会 院坝法治会 讲课 听课 第一课"
        ),
        "(?<!免费)讲座|座谈(?!等)",
        "上了?一[堂节场][^,。]{0,20}课|一[堂节场][^,。]{0,20}(?:课|讲座|报告)",
        # 开展宣讲 is said of any telling; a talk that is held, counted or told someone is a lecture
        "(?:举办|举行)[^,。]{0,24}宣讲|宣讲[^,。]{0,4}\\d+余?场|为[^,。]{2,20}宣讲",
        "开设[^,。]{0,12}讲堂",
    ),
    BulletinForm.TRAINING: _ways(
        "(?<!教育)(?<!技能)(?<!就业)培训(?!宣传|中心|基地|学校|机构|、)",
        any_of("轮训 学法班 研修班 集中学习 业务学习 集中教育 以会代训"),
    ),
    BulletinForm.EXHIBITION: _ways(
        any_of("巡展 成就展"),
        "(?:图片|书画|作品|漫画|成果|创作|摄影|剪纸)展(?![开演示现播板牌架品柜])",
        "(?:图片|书画|作品|成果|摄影|板报|实物)展览|(?:举办|举行)[^,。]{0,14}展览",
        "参观(?:了|[^,。]{0,14}(?:展|基地|阵地|长廊|公园))|(?:馆|基地|站|阵地|长廊|营区)参观",
        "(?:巡回|主题)展(?![开演示现播板牌架])|(?<!示)展区",
    ),
    BulletinForm.DOOR_TO_DOOR: _ways(
        any_of(
            "入户 挨家挨户 挨户 逐店 沿街 走村串户 走村串寨 走村串巷 走村入户 走街串巷 走家串户 进门入户 进村入户 "
            "进家入户 敲门 串门 到户 入店"
        ),
        "逐[户船店家摊]|上门(?!调解|服务|”)",
        "走访[^,。]{0,6}户|(?<!大)走访了?[^,。]{0,8}(?:居民|村民|群众|牧民|店铺|门店|商铺)",
        # 深入居民家中, 延伸至村民家里
        f"(?:走进|深入|进入|来到|延伸[至到])[^,。]{{0,10}}?{_HOMES}的?家(?:中|里)",
        # 走进社区内的各个商铺
        "(?:走进|深入)到?(?:[^,。]{0,6}各个?)?(?:店铺|门店|商铺|各户|农家|农户|住户)",
    ),
    BulletinForm.PERFORMANCE: _ways(
        any_of(
            "演出 文艺 小品 快板 舞蹈 歌舞 情景剧 戏曲 话剧 汇演 节目表演 节目演出 三句半 相声 巡演 山歌 皮影 "
            "豫剧 快闪 采茶戏 表演 剧目 秧歌 说唱"
        )
    ),
    BulletinForm.BROADCAST: _ways(
        any_of("广播 喇叭 音响 LED led 电子屏 显示屏 大屏 滚动播放 滚动播出 循环播放 宣传车 流动音箱"),
        "(?:通过|利用|依托|借助|在|走进)[^,。]{0,12}(?:电视台|电台|电视)",
        "播放[^,。]{0,12}(?:标语|视频|宣传片|音频|录音|短片|动画|广告|警示片|教育片|专题片|微电影)",
    ),
    BulletinForm.ONLINE: _ways(
        # 通过社区微信群推送反诈知识, 利用微信等媒体开展宣传
        rf"(?:通过|利用|运用|借助|依托|采取|采用|在|以)(?:(?!关注|扫描|加入|建立)[^,。]){{0,16}}?{_NET}"
        rf"[^,。]{{0,8}}?(?:(?:渠道|平台|媒体|载体|方式|形式),?)?[^,。]{{0,6}}?{_NET_USED}",
        # 发布到公众号, 微信群进行扩散
        rf"(?:推送|转发|发布|上传)[^,。]{{0,14}}?{_NET}",
        rf"{_NET}[群号]?(?:进行|开展)?(?:推送|转发|发布|扩散|宣传|群法治宣传)",
        # 参加线上培训, 开展网络知识竞赛
        "(?:开展|举办|举行|组织|参加|发起|参与)[^,。]{0,12}?(?:线上|网络|在线|云端|网上)"
        "(?:答题|竞答|竞赛|互动|直播|讲座|培训|宣讲|课堂|知识)",
        "云课堂|网络答题|网上答题|直播(?:的?方式|的?形式|同步|节目)|以(?:线上|网络)直播",
        "(?:二维码|扫码|在线)[^,。]{0,8}(?:答题|竞答|竞赛|问答|答卷)",
    ),
    BulletinForm.CONTEST: _ways(
        any_of(
            "竞赛 有奖问答 有奖竞答 有奖答题 有奖知识 有奖竞猜 抢答 竞答 比赛 答题 演讲赛 大赛 擂台赛 "
            "挑战赛 闯关 游戏问答 小问答 问答环节 趣味游戏 互动游戏 转盘 猜谜 灯谜"
        ),
        "(?<!》)知识问答(?!手册|册|读本|\\d|等[^,。]{0,6}资料)",
    ),
}
#: A stand, or where stands are.
STAND = _ways(
    any_of(
        "咨询台 咨询点 咨询处 咨询服务台 咨询岗 咨询区 咨询服务点 咨询日 咨询活动 宣传咨询 现场咨询 现场法律咨询 "
        "摆摊 设点 摊位 宣传点 宣传台 宣传站 服务台 展台 摆台 便民台 赶集 大集 集市 庙会 街头 游园会 小摊 地摊 "
        "夜市 早市"
    ),
    "(?<!志愿)服务点",
)
#: Someone taught,
TOLD = _ways("讲解|宣讲|讲授|讲述|讲课|解读|学习|讲话")
#: or did nothing else but teach,
TAUGHT = _ways("讲解|宣讲|讲授|讲述|讲课")
#: and people came to hear it: a lecture by any other name.
HEARD = _ways(
    "(?:人|名|众|民|工|生|员)(?:在[^,。]{0,8})?[^,。]{0,6}(?:参加|聆听|听讲|到场学习|听课|参训)",
    "听讲|围坐|同学们|教室|老人们|听[^,。]{1,8}(?:讲|宣)",
    "[为给向][^,。]{0,16}(?:师生|学生|学子|官兵|战士|学员)",
    "(?:走进|来到|[到在赴]|深入|前往)[^,。“”、]{1,20}(?<!中)(?:小学|中学|学校|幼儿园|高中|职校)(?!门口|周边|附近)",
    "[人民众生工]们?的?[^,。]{0,4}掌声",
    "组织[^,。“]{2,16}学习",
)
#: 向师生介绍知识, 为群众普及法律: told to the public, whatever the form is called.
TOLD_TO_PUBLIC = _ways(f"[向为对给][^,。]{{0,16}}?{PUBLIC}[^,。]{{0,20}}?(?:宣传|普及|讲解|介绍)")
HANDED_OUT = _ways("发放|派发|散发|分发|赠送")
PUT_UP = _ways("悬挂|横幅|条幅|展板|展架")
ANSWERED = _ways("(?:提供|接受|开展|解答|接待|现场|前来)[^,。]{0,14}咨询")
#: What is held in the open, where nothing else is said of how.
IN_THE_OPEN = _ways("(?:广场|公园|步行街|商业街|市场|夜市)[^,。“]{0,16}(?:“[^”]*”)?[^,。“]{0,16}宣传(?!片|栏|周)")
#: What any text about outreach has.
OUTREACH = _ways("活动|宣传|普法|法治|法制|法律|宣讲|法官|法院|律师|条例")
#: After these in a sentence comes what a leader asks for, or a listener thinks.
ASKED_FOR = _ways("(?:强调|指出|表示|认为)[,:]")
#: After these in a clause comes what people are to do at home: 呼吁居民多关注禁毒新媒体平台.
URGED = _ways("呼吁|提醒|告诫|号召|倡议|叮嘱")
