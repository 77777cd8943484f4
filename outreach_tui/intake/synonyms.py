"""What other people's tables call the columns, by table and field; a blank inside a word is written ``_``."""

from collections.abc import Mapping

#: Words for fields that every table may have.
SHARED: Mapping[str, str] = {
    "plan_month": "服务月份 所属月份 计划月",
    "recorder": "记录人 填表人 填报人 录入人 recorder",
    "year": "年 年度 year",
    "month": "月 月份 年月 年月份 month",
    "day": "日 day_of_month",
    "person": (
        "姓名 咨询人 咨询人姓名 来访人 来访人姓名 居民姓名 当事人 电话 联系电话 手机 手机号 手机号码 联系方式 "
        "身份证 身份证号 身份证号码 证件号码 住址 家庭住址 地址 性别 年龄 name phone telephone mobile "
        "id_number id_card address resident client"
    ),
    "date": (
        "时间 活动时间 活动日期 活动开展时间 活动开展日期 活动举办时间 开展时间 "
        "开展日期 举办时间 举办日期 宣传时间 宣传日期 日期时间 开始日期 "
        "起始日期 day event_date when date_of_event start_date"
    ),
    "note": "说明 备注说明 其他说明 remark remarks notes comment",
    "community": (
        "社区名称 所属社区 社区名 开展社区 举办社区 活动社区 服务社区 涉及社区 参与社区 参加社区 "
        "所在社区 承办社区 村社区 村(社区) 社区(村) 村居 "
        "填报单位 上报单位 报送单位 communities community communities_served neighbourhood"
    ),
    "event": "活动编号 对应活动 所属活动 event event_no",
}

EVENTS: Mapping[str, str] = {
    "number": "活动编号 event_number event_no number",
    "title": (
        "活动名称 活动 活动主题 活动项目 项目 项目名称 "
        "主题 标题 活动标题 题目 活动内容 内容 宣传主题 宣传内容 讲座主题 讲座内容 讲座题目 讲座名称 "
        "培训内容 培训主题 主要内容 宣讲内容 宣讲主题 工作内容 event event_title topic theme activity subject"
    ),
    "form": (
        "活动形式 宣传形式 方式 普法形式 普法方式 宣传载体 活动载体 开展方式 类型 活动类型 活动类别 开展形式 "
        "宣传方式 活动方式 类别 形式类型 event_type type "
        "form_of_publicity kind format"
    ),
    "communities": "单位",
    "venue": "活动地点 举办地点 开展地点 宣传地点 场所 位置 location place where",
    "attendance": (
        "参加人数 参与人数 活动人数 人数 人次 参加人次 参与人次 受众人数 受众 受益人数 受教育人数 受教育人次 "
        "受教育群众 覆盖人数 听众人数 到场人数 参会人数 参加群众 参与群众 受教育群众人数 参训人数 宣传人数 "
        "服务人数 惠及人数 惠及群众 惠及人次 受惠人数 受惠群众 参加人员数 参与人员数 受教育人员 普法人数 人数(人) "
        "number_of_people participants attendees people head-count headcount people_reached"
    ),
    "consultations": (
        "咨询人次 咨询人数 法律咨询 接受咨询 接待咨询 解答咨询 现场咨询 咨询 咨询数 提供咨询 解答法律咨询 "
        "接受咨询人次 接待咨询人次 咨询件数 consultations consultation consults enquiries"
    ),
    "materials": (
        "发放资料 发放宣传资料 宣传资料 宣传资料发放 宣传材料 发放宣传材料 发放材料 资料 资料发放 宣传品 发放物品 "
        "发放宣传品 发放宣传资料情况 "
        "资料发放情况 宣传资料发放情况 发放情况 发放资料份数 宣传资料份数 发放资料数 发放数量 materials "
        "handouts publications"
    ),
    "laws": "法律法规 宣传法律 宣传法律法规 涉及法律 普法内容 法律名称 law laws legislation",
    "audiences": "对象 宣传对象 参加对象 受众对象 培训对象 audience target_group",
    "speakers": "主讲 讲师 授课人 主讲老师 授课老师 主讲律师 律师 宣讲人 speaker lecturer",
    "organiser": "主办 组织单位 举办单位 承办单位 主办方 牵头单位 organizer organised_by held_by",
    "co_organisers": "协办 协办单位 参与单位 联合单位 配合单位 co-organizers partners",
    "opinions": "意见 收集意见 收集意见建议 意见建议条数 opinions_collected",
    "status": "活动状态 完成情况 开展情况 举办情况 实施情况 是否举办 是否开展 是否完成 是否实施 是否落实 state",
    "date_end": "结束日期 截止日期 end_date until",
    "from_time": "开始时间 起始时间 时刻 具体时间",
    "to_time": "结束时间 截止时间",
}

CONSULTATIONS: Mapping[str, str] = {
    "date": "咨询时间 咨询日期 来访时间 来访日期 接待时间 接待日期 登记时间 登记日期 受理时间 受理日期",
    "community": "单位",
    "category": (
        "咨询类别 类别 咨询类型 咨询事项 问题类型 问题类别 类型 案由 纠纷类型 事项类别 咨询内容类别 topic matter "
        "problem_type"
    ),
    "count": "人次 咨询人次 人数 咨询人数 件数 数量 count number visits",
    "outcome": "办理结果 处理结果 结果 处理情况 办理情况 答复情况 解答情况 处理方式 答复方式 result",
    "mode": "咨询方式 方式 来访方式 接待方式 mode channel",
    "adviser": "解答人 咨询律师 接待人 答复人 律师 接待律师 advisor",
    "follow_up": "约期 约定答复日期 跟进日期 答复期限",
    "followed_up": "答复日期 回复日期 办结日期",
    "note": "咨询内容 内容 咨询问题 问题 咨询事由 事由 问题描述 details question",
}

MATERIALS: Mapping[str, str] = {
    "date": "发放时间 发放日期 领取时间 领取日期",
    "community": "领取单位 发放单位 领用单位 领取社区 领用社区 发放社区",
    "material": (
        "资料名称 材料名称 宣传资料 宣传资料名称 品名 物品名称 宣传品 宣传品名称 名称 材料 资料 发放资料 item "
        "publication title"
    ),
    "kind": "资料种类 资料类型 类别 种类 material_kind",
    "quantity": (
        "数量 发放数量 份数 发放份数 册数 发放数 领取数量 领用数量 出库数量 出库 quantity copies number count amount"
    ),
    "unit": "单位 计量单位 量词 unit measure",
}


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text of this module."""
    return tuple(word.replace("_", " ") for word in text.split())
