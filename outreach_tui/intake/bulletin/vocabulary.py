"""The words bulletins use, declared once; every rule reads its words here.

Each group is a pattern: alternatives, longer before shorter. Sources: public bulletins of many provinces,
read for the words they choose.
"""

import re
from enum import StrEnum
from typing import NamedTuple

from outreach_tui.domain.laws import LAWS
from outreach_tui.i18n import mark as _


class BulletinForm(StrEnum):
    """A form of publicity as bulletins tell it apart, coarser than the office's own list."""

    BOOTH = "booth"
    LECTURE = "lecture"
    EXHIBITION = "exhibition"
    DOOR_TO_DOOR = "door_to_door"
    PERFORMANCE = "performance"
    BROADCAST = "broadcast"
    ONLINE = "online"
    CONTEST = "contest"
    TRAINING = "training"
    OTHER = "other"


#: What the forms are called.
FORM_LABELS = {
    BulletinForm.BOOTH: _("Booth"),
    BulletinForm.LECTURE: _("Lecture"),
    BulletinForm.EXHIBITION: _("Exhibition"),
    BulletinForm.DOOR_TO_DOOR: _("Door to door"),
    BulletinForm.PERFORMANCE: _("Performance"),
    BulletinForm.BROADCAST: _("Broadcast"),
    BulletinForm.ONLINE: _("Online"),
    BulletinForm.CONTEST: _("Contest"),
    BulletinForm.TRAINING: _("Training"),
    BulletinForm.OTHER: _("Other form"),
}


class BulletinKind(StrEnum):
    """What a handed-out thing is, as bulletins tell it apart."""

    READER = "reader"
    LEAFLET = "leaflet"
    BROCHURE = "brochure"
    BANNER = "banner"
    POSTER = "poster"
    PANEL = "panel"
    GIFT = "gift"
    QUESTIONNAIRE = "questionnaire"
    SMS = "sms"
    OTHER = "other"


def words_of(text: str) -> tuple[str, ...]:
    """Return the words that blanks keep apart."""
    return tuple(text.split())


def any_of(words: str) -> str:
    """Return a pattern for any of the words, the longest first."""
    return "(?:" + "|".join(map(re.escape, sorted(words_of(words), key=len, reverse=True))) + ")"


class Noun(NamedTuple):
    """What a material's name may end in, what kind that is, and the measure words it is counted in."""

    kind: BulletinKind
    words: str
    measures: str


#: In the order they are looked for where one word ends in another (宣传手册 before 宣传册, 贴画 before 画).
MATERIALS: tuple[Noun, ...] = (
    Noun(BulletinKind.QUESTIONNAIRE, "调查问卷 问卷 问卷调查 调查问卷表 调查表 测评表 征求意见表", "份张"),
    Noun(BulletinKind.SMS, "短信 手机短信 短消息 彩信 短信息", "条份"),
    Noun(
        BulletinKind.BROCHURE,
        "手册 小手册 资料册 宣传册 小册子 册子 宣传小册 图册 画册 口袋书 手边书 宣传本 服务指南 指南 宣传册子 漫画册 "
        "彩册 普法册 小册 折子 知识问答 漫画 宣传手册子",
        "册本份套张",
    ),
    Noun(
        BulletinKind.POSTER,
        "海报 挂图 挂画 宣传画 画报 招贴画 贴画 墙报 宣传贴 年画 公告 通告 通知书 温馨提示 宣传图 张贴画 图片",
        "张幅份套",
    ),
    Noun(
        BulletinKind.BANNER,
        "横幅 条幅 标语 横标 过街联 标语横幅 宣传条幅 布标 挂幅 彩旗 横幅标语 刀旗 道旗 宣传旗",
        "条幅副面个",
    ),
    Noun(
        BulletinKind.PANEL,
        "展板 展架 展牌 宣传牌 宣传板 版面 展版 图板 图版 板报 易拉宝 戗牌 喷绘 橱窗 宣传栏 牌板 宣传版 展示牌 看板 "
        "板面 公示牌 警示牌 标识牌 指示牌 标牌 宣传板块 展示板 画板 宣传图板 黑板报 告示牌 公告牌 提示牌 广告牌 牌子 "
        "牌",
        "块个面幅张期处组套副版",
    ),
    Noun(
        BulletinKind.GIFT,
        "宣传品 宣传物品 宣传用品 礼品 小礼品 纪念品 奖品 物品 用品 日用品 文创 礼物 大礼包 礼包 小物件 "
        "宣传物资 物资 袋 手提袋 环保袋 购物袋 帆布袋 宣传袋 提袋 布袋 袋子 资料袋 扇 扇子 围裙 毛巾 纸杯 杯 "
        "水杯 杯子 雨伞 伞 纸巾 抽纸 抽纸盒 湿巾 台历 日历 挂历 年历 年历画 年历卡 笔 签字笔 圆珠笔 中性笔 "
        "笔记本 记事本 本子 春联 对联 福字 窗花 灯笼 钥匙扣 挂件 帽 帽子 T恤 口罩 鼠标垫 手环 书签 气球 扑克 "
        "扑克牌 玩偶 帆布包 书包 背包 挎包 香皂 洗衣液 洗手液 文具 文具盒 练习本 徽章 贴纸 车贴 冰箱贴 杯垫 "
        "餐垫 食用油 面巾纸 宣传物件 宣传用具 文化产品 围腰 抱枕 雨衣 袖套 手套 头盔 反光背心 牙刷 餐盒 饭盒 "
        "月饼 粽子 雨披 保温杯 宣传杯 指甲剪 指甲刀 反光贴 反光条 反光标识 挂绳 购物包 手提包 环保包 U盘",
        "份件个把条套盒包支只枚顶张册本幅副双瓶块袋桶",
    ),
    Noun(
        BulletinKind.READER,
        "读本 书籍 图书 单行本 法律书 普法书 书 丛书 教材 法典 书本 书册 教程 教科书 法规汇编 汇编 课本 刊物 "
        "杂志 期刊 连环画 绘本 法律文本 法规文本 文本 小人书",
        "册本套部",
    ),
    Noun(
        BulletinKind.LEAFLET,
        "宣传单 宣传单页 传单 单页 折页 彩页 宣传页 彩色宣传页 三折页 明白纸 明白卡 明白书 一封信 公开信 "
        "倡议书 资料 宣传资料 材料 宣传材料 宣传卡 联系卡 便民卡 服务卡 连心卡 卡片 宣传纸 告知书 提示卡 "
        "提示单 告知单 单张 宣传彩页 宣传张 页 单 名片 宣传片单 警示卡 彩单 折卡 提醒卡 须知 画页 资料单 "
        "法律条文 条文 便民联系卡 信 宣传帖 知识卡 竞答卡 卡 宣传函 宣传信 法律服务卡 小卡片",
        "份张页册本套条封枚件个",
    ),
    Noun(BulletinKind.OTHER, "光盘 报纸 宣传报 法治报 答题卡 试卷 碟片 碟 音像制品", "份张盘套枚"),
)  # fmt: skip

#: Measure words copies are counted in.
COPY_UNITS = frozenset("份册本张条块个幅件套把盒包支枚面副瓶双页只顶封袋版部盘桶")

#: Verbs that hand something out or put something up.
GIVING = (
    "(?:"
    + any_of(
        "发放 派发 散发 分发 赠送 赠阅 赠予 赠与 派送 配送 发送 下发 印发 张贴 粘贴 悬挂 摆放 展出 展示 设置 设立 布置 "
        "发出 送出 送上 送去 送达 捐赠 投放 放置 陈列 提供 领取 投递 寄送 递送 群发 传递 配发 递上 树立 竖立 安放 搭建 "
        "挂出 摆出 贴出 挂起 摆起 发给 送给 赠给 发了 送了 赠了 贴了 挂了 摆了 展了 拉了 共送 共赠 共贴 共挂 共摆"
    )
    + "|(?:共|现场|累计)发(?![放送出给布]))"
)
#: Verbs after which copies are in hand, but not yet in other hands.
PREPARING = any_of("印制 印刷 制作 准备 定制 制定 编印 翻印 采购 购置 订购 设计 绘制 携带 备足 备好")
#: Verbs after which a count is of something else than copies handed out.
NOT_GIVING = any_of(
    "收集 征集 搜集 收到 受理 签订 签定 签署 签下 代写 起草 撰写 回收 收回 采集 查处 没收 扣押 缴获 查获 收缴 "
    "播放 播出 播发 刊发 刊登 发布 推送 转发 推出 编发 拍摄 录制 填写 出具 上报 报送 "
    "打造 建成 组建"
)

#: The public, as bulletins call them.
PUBLIC = any_of(
    "群众 居民 村民 市民 学生 师生 同学 职工 员工 工人 党员 干部职工 家长 观众 听众 商户 业主 老人 老年人 "
    "妇女 青少年 农民 农牧民 牧民 农民工 务工人员 顾客 消费者 游客 旅客 行人 路人 乘客 经营者 经营户 摊主 "
    "店主 企业主 企业家 退役军人 家属 儿童 小朋友 孩子 青年 村(居)民 村居民 社区矫正对象 矫正对象 矫正人员 "
    "残疾人 代表 学员 选手 读者 网民 网友 公众 用户 司机 驾驶员 劳动者 百姓 老百姓 父老乡亲 乡亲 社员 侨胞 "
    "僧侣 僧尼 信教群众 渔民 移民 客户 住户 女职工 新市民 大学生 小学生 中学生 新生 官兵 战士 法律明白人 "
    "人大代表 户主 人民群众 过往群众 来访群众 各族群众 从业人员 管理人员 机关干部 村干部 社区干部 党员干部 "
    "干部 民众 教师 老师 教职工 对象 参观者 参与者 参赛者 来访者 与会者 围观者 僧众 工友 白领 赶集群众 "
    "企业职工 朋友 人员"
)
#: Who holds an event rather than comes to it.
STAFF = any_of(
    "志愿者 志愿者们 工作人员 民警 干警 警力 警员 辅警 交警 律师 法官 检察官 公证员 讲师 宣讲员 调解员 "
    "执法人员 普法人员 宣传员 宣传人员 专家 负责人 领导 领导干部 队员 医生 医护人员 网格员 普法员 法律顾问 "
    "联络员 宣讲团成员 成员 值班人员 嘉宾 记者 演员 演职人员 司法人员 法律工作者 服务人员 巡查员 巡逻队员 "
    "检察人员 法院干警 普法志愿者 法律服务者 人员力量 社工 指导员 督导员 评委 骨干 普法队员"
)

#: What makes a figure one of a longer time than the event's; 针对近年来多发的诈骗 tells why it was held.
SINCE = "(?<!针对)(?<!随着)(?<!鉴于)(?<!由于)" + any_of(
    "今年以来 年初以来 今年来 近年来 多年来 一年来 年以来 本年度 今年年初 今年上半年 上半年 下半年 去年 前年 "
    "上年度 第一季度 一季度 二季度 三季度 四季度 每年 全年 历年 几年来 年均 近三年 近两年 三年来 五年来 "
    "两年来 建所以来 成立以来 挂牌以来 运行以来 实施以来 推行以来 累计开展 长期以来 入夏以来 入秋以来 "
    "入冬以来 开年以来 期间共受理 先后开展 已开展 已累计 目前已"
)
#: What makes a figure one of a campaign so far: the event's own only where the bulletin is about the campaign.
SO_FAR = any_of(
    "截至目前 截止目前 截至当前 截止到目前 截至今日 到目前为止 迄今 迄今为止 截至 截止 目前 活动开展以来 "
    "活动启动以来 启动以来 开展以来"
)
#: What makes a figure one of something still to come.
FUTURE = "计划(?!生育)|(?:在|(?<![\u4e00-\u9fff]))今后|" + any_of(
    "下一步 接下来 下步 下一阶段 下阶段 后续 预计 拟于 拟在 拟开展 拟定 有望 力争 将继续 将进一步 "
    "将持续 将陆续 将组织 将开展 将再 将超 将达 将近日 将于 将在 将对 将有 将分别 将不断 将充分 将运用 将利用 将综合 "
    "将通过 将以 将会 预期 将采取"
)
#: Whose figures are not this event's.
_OTHERS = any_of(
    "县 县区 县市区 县(市)区 县(市、区) 区县 市县 旗县 乡镇 镇街 镇村 乡 镇 街道 社区 村 村居 分会场 地 中小学 司法所 "
    "派出所 支行 网点"
)
ELSEWHERE = (
    rf"(?:(?<![进入到在向往赴])(?:其他|其它|其余|各|全县各|全市各|全区各)(?:\d+余?多?个?)?{_OTHERS}[^。;]{{0,14}}?"
    + any_of("也 同步 分别 同时 均 纷纷 陆续 积极 结合实际 开展 设立")
    + ")"
)

#: More laws that bulletins name; those the office offers are in :mod:`outreach_tui.domain.laws`.
MORE_LAWS = words_of(
    "反分裂国家法 人民陪审员法 黄河保护法 长江保护法 农村土地承包法 农产品质量安全法 慈善法 无障碍环境建设法 "
    "爱国主义教育法 国旗法 国徽法 国歌法 密码法 保守国家秘密法 保密法 统计法 档案法 税收征收管理法 税收征管法 "
    "个人所得税法 企业所得税法 环境保护税法 反洗钱法 反垄断法 价格法 广告法 计量法 标准化法 特种设备安全法 "
    "建筑法 招标投标法 政府采购法 预算法 审计法 会计法 教育法 教师法 职业教育法 高等教育法 体育法 献血法 "
    "疫苗管理法 中医药法 精神卫生法 红十字会法 工会法 公司法 合伙企业法 中小企业促进法 农业法 种子法 草原法 "
    "渔业法 动物防疫法 畜牧法 防洪法 水土保持法 防震减灾法 气象法 矿产资源法 煤炭法 电力法 "
    "石油天然气管道保护法 节约能源法 可再生能源法 循环经济促进法 清洁生产促进法 固体废物污染环境防治法 "
    "环境影响评价法 海洋环境保护法 放射性污染防治法 核安全法 生物安全法 湿地保护法 黑土地保护法 文物保护法 "
    "非物质文化遗产法 公共文化服务保障法 公共图书馆法 旅游法 铁路法 公路法 民用航空法 海商法 海警法 "
    "出境入境管理法 护照法 居民身份证法 枪支管理法 监狱法 人民警察法 法官法 检察官法 人民法院组织法 "
    "人民检察院组织法 仲裁法 国家赔偿法 行政强制法 立法法 代表法 监督法 民族区域自治法 集会游行示威法 "
    "国防教育法 国防动员法 军事设施保护法 军人地位和权益保障法 邮政法 票据法 保险法 证券法 商业银行法 "
    "粮食安全保障法 青藏高原生态保护法 农民专业合作社法 农村集体经济组织法 学前教育法 人口与计划生育法 "
    "烟草专卖法 陆地国界法 国家情报法 反外国制裁法 香港国安法 破产法 企业破产法 信托法 外商投资法 学位法 "
    "民法总则 治安管理处罚条例 食品安全法实施条例 道路交通安全法实施条例 女职工劳动保护特别规定 "
    "政府信息公开条例 优化营商环境条例 烟花爆竹安全管理条例 森林防火条例 草原防火条例 民族团结进步条例 "
    "退役军人安置条例 失业保险条例 住房公积金管理条例 殡葬管理条例 婚姻登记条例 禁止传销条例 "
    "未成年人网络保护条例 医疗保障基金使用监督管理条例 社会救助暂行办法 农田水利条例 地质灾害防治条例 "
    "法治宣传教育法 民营经济促进法 危险化学品安全管理条例 易制毒化学品管理条例 麻醉药品和精神药品管理条例 "
    "期货和衍生品法 印花税法 契税法 医师法 预备役人员法 资源税法 耕地占用税法 车船税法 "
    "城市维护建设税法 关税法 增值税法 监察官法 城市房地产管理法 电子签名法 公益事业捐赠法 测绘法 科学技术进步法 "
    "科学技术普及法 境外非政府组织境内活动管理法 国家通用语言文字法 国家语言文字法 民办教育促进法 海域使用管理法 "
    "海岛保护法 航道法 港口法 矿山安全法 社会救助法 能源法 国境卫生检疫法 海南自由贸易港法 国家勋章和国家荣誉称号法 "
    "防范和处置非法集资条例 快递暂行条例 志愿服务条例 献血条例 全民健身条例 重大行政决策程序暂行条例"
)

LAW_NAMES: tuple[str, ...] = tuple(
    sorted({name for law in LAWS for name in (law.name, *law.words)} | set(MORE_LAWS), key=len, reverse=True)
)
