"""The controlled lists: every code that is stored, the message that names it, the words people say.

Codes are what is stored and what JSON carries. Labels are English messages, translated where they are
shown. ``words`` are further names in either language that an entrance may be given instead.
"""

from enum import IntEnum, StrEnum
from typing import NamedTuple

from outreach_tui.i18n import mark as _


class Term(NamedTuple):
    """How one code is called: its label (an English message), other words for it, its measure word."""

    label: str
    words: tuple[str, ...] = ()
    measure: str = ""


class Form(StrEnum):
    """A form of publicity (宣传形式)."""

    LECTURE = "lecture"
    BOOTH = "booth"
    BANNER = "banner"
    BOARD = "board"
    PANEL = "panel"
    LED_SCREEN = "led_screen"
    WECHAT_POST = "wechat_post"
    DOOR_TO_DOOR = "door_to_door"
    SHOW = "show"
    SCHOOL = "school"
    QUIZ = "quiz"
    VAN = "van"
    TRAINING = "training"
    OTHER = "other"


FORMS: dict[Form, Term] = {
    Form.LECTURE: Term(_("Lecture"), ("法治讲座", "讲座", "法律讲座", "法制讲座", "talk"), "场"),
    Form.BOOTH: Term(_("Booth"), ("宣传咨询点", "咨询点", "摆摊", "宣传点", "咨询台", "street booth"), "场"),
    Form.BANNER: Term(_("Banner"), ("横幅", "标语", "条幅"), "条"),
    Form.BOARD: Term(_("Notice board"), ("宣传栏", "板报", "黑板报"), "期"),
    Form.PANEL: Term(_("Display panel"), ("展板",), "块"),
    Form.LED_SCREEN: Term(_("LED screen"), ("电子屏", "led", "显示屏"), "条"),
    Form.WECHAT_POST: Term(_("WeChat post"), ("公众号推文", "推文", "微信", "公众号"), "篇"),
    Form.DOOR_TO_DOOR: Term(_("Door to door"), ("入户宣传", "入户", "上门宣传"), "户"),
    Form.SHOW: Term(_("Law-themed show"), ("法治文艺演出", "文艺演出", "演出", "文艺汇演"), "场"),
    Form.SCHOOL: Term(_("School visit"), ("进校园", "法治进校园", "校园"), "场"),
    Form.QUIZ: Term(_("Quiz"), ("有奖问答", "竞赛", "有奖竞答", "知识竞赛"), "场"),
    Form.VAN: Term(_("Loudspeaker van"), ("宣传车",), "台"),
    Form.TRAINING: Term(_("Training"), ("培训", "培训会"), "场"),
    Form.OTHER: Term(_("Other form"), ("其他", "其他形式", "other"), "次"),
}


class Status(StrEnum):
    """What became of an event."""

    PLANNED = "planned"
    HELD = "held"
    RESCHEDULED = "rescheduled"
    CANCELLED = "cancelled"


STATUSES: dict[Status, Term] = {
    Status.PLANNED: Term(_("Planned"), ("计划", "计划中", "拟举办")),
    Status.HELD: Term(_("Held"), ("已举办", "已开展", "举办", "done")),
    Status.RESCHEDULED: Term(_("Rescheduled"), ("改期", "延期", "moved")),
    Status.CANCELLED: Term(_("Cancelled"), ("取消", "已取消", "canceled")),
}


class Scope(StrEnum):
    """Whom an event serves: named communities, or the subdistrict as a whole."""

    COMMUNITIES = "communities"
    SUBDISTRICT = "subdistrict"


class Standing(IntEnum):
    """How a record counts in figures: not at all, as done, or as planned."""

    NONE = 0
    DONE = 1
    PLANNED = 2


class Audience(StrEnum):
    """Whom an event was for (普法对象)."""

    YOUTH = "youth"
    ELDERLY = "elderly"
    WOMEN = "women"
    MIGRANT_WORKERS = "migrant_workers"
    BUSINESS = "business"
    OFFICIALS = "officials"
    DISABLED = "disabled"
    FLOATING = "floating"
    CORRECTIONS = "corrections"
    VETERANS = "veterans"
    GRID_STAFF = "grid_staff"
    RESIDENTS = "residents"


AUDIENCES: dict[Audience, Term] = {
    Audience.YOUTH: Term(_("Young people"), ("青少年", "未成年人", "学生")),
    Audience.ELDERLY: Term(_("Older people"), ("老年人", "老人")),
    Audience.WOMEN: Term(_("Women"), ("妇女",)),
    Audience.MIGRANT_WORKERS: Term(_("Migrant workers"), ("农民工",)),
    Audience.BUSINESS: Term(_("Business managers"), ("企业经营管理人员", "企业", "商户")),
    Audience.OFFICIALS: Term(_("Party members and officials"), ("党员干部", "党员", "干部")),
    Audience.DISABLED: Term(_("People with disabilities"), ("残疾人",)),
    Audience.FLOATING: Term(_("Floating population"), ("流动人口",)),
    Audience.CORRECTIONS: Term(_("People in community corrections"), ("社区矫正对象", "矫正对象")),
    Audience.VETERANS: Term(_("Veterans"), ("退役军人",)),
    Audience.GRID_STAFF: Term(_("Grid staff"), ("网格员",)),
    Audience.RESIDENTS: Term(_("Residents"), ("普通居民", "居民", "群众")),
}


class Category(StrEnum):
    """What a consultation was about: the mediation-statistics list, with booth practice."""

    MARRIAGE = "marriage"
    INHERITANCE = "inheritance"
    NEIGHBOURS = "neighbours"
    HOUSING = "housing"
    PROPERTY_MANAGEMENT = "property_management"
    CONTRACT = "contract"
    DEBT = "debt"
    LABOUR = "labour"
    DAMAGES = "damages"
    TRAFFIC = "traffic"
    CONSUMER = "consumer"
    MEDICAL = "medical"
    EXPROPRIATION = "expropriation"
    ENVIRONMENT = "environment"
    SOCIAL_SECURITY = "social_security"
    CRIME = "crime"
    ADMINISTRATION = "administration"
    PROCEDURE = "procedure"
    OTHER = "other"
    UNCLASSIFIED = "unclassified"


CATEGORIES: dict[Category, Term] = {
    Category.MARRIAGE: Term(_("Marriage and family"), ("婚姻家庭", "婚姻", "家庭", "婚姻家庭继承", "离婚")),
    Category.INHERITANCE: Term(_("Inheritance and support"), ("继承赡养", "继承", "赡养")),
    Category.NEIGHBOURS: Term(_("Neighbours"), ("邻里", "相邻关系", "邻里纠纷")),
    Category.HOUSING: Term(_("Housing and homesteads"), ("房屋宅基地", "房屋", "房产", "宅基地", "房产物业")),
    Category.PROPERTY_MANAGEMENT: Term(_("Property management"), ("物业", "物业管理")),
    Category.CONTRACT: Term(_("Contracts"), ("合同",)),
    Category.DEBT: Term(_("Debts and loans"), ("债务借贷", "债务", "借贷", "民间借贷")),
    Category.LABOUR: Term(_("Labour disputes"), ("劳动争议", "劳动", "欠薪", "劳动纠纷")),
    Category.DAMAGES: Term(_("Damages"), ("损害赔偿", "损害", "侵权")),
    Category.TRAFFIC: Term(_("Traffic accidents"), ("道路交通事故", "交通事故", "交通")),
    Category.CONSUMER: Term(_("Consumer rights"), ("消费", "消费维权")),
    Category.MEDICAL: Term(_("Medical disputes"), ("医疗", "医疗纠纷")),
    Category.EXPROPRIATION: Term(_("Land taking and demolition"), ("征地拆迁", "征地", "拆迁")),
    Category.ENVIRONMENT: Term(_("Pollution"), ("环境污染", "环境", "环保")),
    Category.SOCIAL_SECURITY: Term(_("Social security and benefits"), ("社保低保", "社保", "低保", "社保政策")),
    Category.CRIME: Term(_("Crime and public order"), ("刑事治安", "刑事", "治安")),
    Category.ADMINISTRATION: Term(_("Administration and petitions"), ("行政信访", "行政", "信访")),
    Category.PROCEDURE: Term(_("Court procedure"), ("诉讼程序", "诉讼")),
    Category.OTHER: Term(_("Other matters"), ("其他", "other")),
    Category.UNCLASSIFIED: Term(_("Not classified"), ("未分类",)),
}


class Outcome(StrEnum):
    """How a consultation ended."""

    ANSWERED = "answered"
    ADVISED = "advised"
    REFERRED_DEPARTMENT = "referred_department"
    REFERRED_MEDIATION = "referred_mediation"
    LEGAL_AID = "legal_aid"
    REFERRED_LAWYER = "referred_lawyer"
    APPOINTMENT = "appointment"
    DOCUMENT_DRAFTED = "document_drafted"
    OTHER = "other"
    UNRECORDED = "unrecorded"


OUTCOMES: dict[Outcome, Term] = {
    Outcome.ANSWERED: Term(_("Answered on the spot"), ("当场解答", "现场解答", "解答")),
    Outcome.ADVISED: Term(_("Legal advice given"), ("提出法律建议", "法律建议", "建议")),
    Outcome.REFERRED_DEPARTMENT: Term(_("Directed to a department"), ("指引有关部门", "指引部门")),
    Outcome.REFERRED_MEDIATION: Term(_("Directed to mediation"), ("引导人民调解", "引导调解", "调解")),
    Outcome.LEGAL_AID: Term(_("Helped to apply for legal aid"), ("指导申请法律援助", "法律援助", "法援")),
    Outcome.REFERRED_LAWYER: Term(_("Passed to a lawyer or 12348"), ("转律师/12348", "转律师", "12348")),
    Outcome.APPOINTMENT: Term(_("Answer promised for later"), ("约期答复", "约期")),
    Outcome.DOCUMENT_DRAFTED: Term(_("Document drafted"), ("代写文书",)),
    Outcome.OTHER: Term(_("Other outcome"), ("其他", "other")),
    Outcome.UNRECORDED: Term(_("Not recorded"), ("未记录",)),
}

#: Outcomes that leave something to be done, so that a follow-up date makes sense (domain rule §2).
FOLLOWED_OUTCOMES = frozenset(
    {
        Outcome.APPOINTMENT,
        Outcome.REFERRED_DEPARTMENT,
        Outcome.REFERRED_MEDIATION,
        Outcome.REFERRED_LAWYER,
        Outcome.LEGAL_AID,
    }
)


class Mode(StrEnum):
    """How the resident reached the adviser."""

    ON_SITE = "on_site"
    VISIT = "visit"
    TELEPHONE = "telephone"
    WECHAT = "wechat"
    HOME_VISIT = "home_visit"


MODES: dict[Mode, Term] = {
    Mode.ON_SITE: Term(_("On site"), ("现场",)),
    Mode.VISIT: Term(_("Office visit"), ("来访",)),
    Mode.TELEPHONE: Term(_("Telephone"), ("电话", "phone")),
    Mode.WECHAT: Term(_("WeChat"), ("微信",)),
    Mode.HOME_VISIT: Term(_("Home visit"), ("上门",)),
}


class Adviser(StrEnum):
    """Who answered."""

    LAWYER = "lawyer"
    JUDICIAL_OFFICE = "judicial_office"
    MEDIATOR = "mediator"
    OTHER = "other"


ADVISERS: dict[Adviser, Term] = {
    Adviser.LAWYER: Term(_("Lawyer"), ("律师", "法律顾问")),
    Adviser.JUDICIAL_OFFICE: Term(_("Judicial office"), ("司法所",)),
    Adviser.MEDIATOR: Term(_("Mediator"), ("调解员", "人民调解员")),
    Adviser.OTHER: Term(_("Other adviser"), ("其他", "other")),
}


class SpeakerRole(StrEnum):
    """What a speaker at an event is."""

    LAWYER = "lawyer"
    JUDICIAL_OFFICE = "judicial_office"
    JUDGE = "judge"
    POLICE = "police"
    VOLUNTEER = "volunteer"
    OTHER = "other"


SPEAKER_ROLES: dict[SpeakerRole, Term] = {
    SpeakerRole.LAWYER: Term(_("Lawyer"), ("律师",)),
    SpeakerRole.JUDICIAL_OFFICE: Term(_("Judicial office"), ("司法所",)),
    SpeakerRole.JUDGE: Term(_("Judge"), ("法官",)),
    SpeakerRole.POLICE: Term(_("Police officer"), ("民警", "警察")),
    SpeakerRole.VOLUNTEER: Term(_("Volunteer"), ("志愿者",)),
    SpeakerRole.OTHER: Term(_("Other speaker"), ("其他", "other")),
}


class MaterialKind(StrEnum):
    """What a material is; each kind has its measure words."""

    READER = "reader"
    LEAFLET = "leaflet"
    POSTER = "poster"
    PANEL = "panel"
    BANNER = "banner"
    BAG = "bag"
    TOWEL = "towel"
    TISSUES = "tissues"
    CALENDAR = "calendar"
    FAN = "fan"
    QUESTIONNAIRE = "questionnaire"
    OTHER = "other"


MATERIAL_KINDS: dict[MaterialKind, Term] = {
    MaterialKind.READER: Term(_("Reader or handbook"), ("读本", "手册", "读本/手册", "book"), "册"),
    MaterialKind.LEAFLET: Term(_("Leaflet"), ("宣传单", "折页", "一封信", "单张", "传单", "flyer"), "份"),
    MaterialKind.POSTER: Term(_("Poster"), ("海报", "挂图", "海报/挂图"), "张"),
    MaterialKind.PANEL: Term(_("Display panel"), ("展板",), "块"),
    MaterialKind.BANNER: Term(_("Banner"), ("横幅", "条幅"), "条"),
    MaterialKind.BAG: Term(_("Bag"), ("宣传袋", "环保袋", "布袋"), "个"),
    MaterialKind.TOWEL: Term(_("Towel, cup or apron"), ("毛巾", "纸杯", "围裙", "毛巾/纸杯/围裙"), "条"),
    MaterialKind.TISSUES: Term(_("Tissues"), ("面巾纸", "纸巾"), "盒"),
    MaterialKind.CALENDAR: Term(_("Calendar"), ("台历", "日历"), "本"),
    MaterialKind.FAN: Term(_("Fan"), ("扇子",), "把"),
    MaterialKind.QUESTIONNAIRE: Term(_("Questionnaire"), ("问卷",), "份"),
    MaterialKind.OTHER: Term(_("Other material"), ("其他", "other"), "件"),
}

#: Every measure word that is right for a kind; the first is the one proposed (domain rule §2).
MEASURE_WORDS: dict[MaterialKind, tuple[str, ...]] = {
    MaterialKind.READER: ("册", "本"),
    MaterialKind.LEAFLET: ("份", "张"),
    MaterialKind.POSTER: ("张", "幅"),
    MaterialKind.PANEL: ("块",),
    MaterialKind.BANNER: ("条", "幅"),
    MaterialKind.BAG: ("个",),
    MaterialKind.TOWEL: ("条", "个"),
    MaterialKind.TISSUES: ("盒", "包"),
    MaterialKind.CALENDAR: ("本",),
    MaterialKind.FAN: ("把",),
    MaterialKind.QUESTIONNAIRE: ("份",),
    MaterialKind.OTHER: (),
}


class MaterialGroup(StrEnum):
    """The groups a report adds copies up in, each in one measure word."""

    READERS = "readers"
    LEAFLETS = "leaflets"
    GIFTS = "gifts"
    DISPLAYS = "displays"


MATERIAL_GROUPS: dict[MaterialGroup, Term] = {
    MaterialGroup.READERS: Term(_("Readers"), ("读本类",), "册"),
    MaterialGroup.LEAFLETS: Term(_("Leaflets"), ("宣传单类",), "份"),
    MaterialGroup.GIFTS: Term(_("Publicity gifts"), ("宣传品类",), "件"),
    MaterialGroup.DISPLAYS: Term(_("Displays"), ("展示类",), "条"),
}

GROUP_OF_KIND: dict[MaterialKind, MaterialGroup] = {
    MaterialKind.READER: MaterialGroup.READERS,
    MaterialKind.LEAFLET: MaterialGroup.LEAFLETS,
    MaterialKind.QUESTIONNAIRE: MaterialGroup.LEAFLETS,
    MaterialKind.POSTER: MaterialGroup.DISPLAYS,
    MaterialKind.PANEL: MaterialGroup.DISPLAYS,
    MaterialKind.BANNER: MaterialGroup.DISPLAYS,
    MaterialKind.BAG: MaterialGroup.GIFTS,
    MaterialKind.TOWEL: MaterialGroup.GIFTS,
    MaterialKind.TISSUES: MaterialGroup.GIFTS,
    MaterialKind.CALENDAR: MaterialGroup.GIFTS,
    MaterialKind.FAN: MaterialGroup.GIFTS,
    MaterialKind.OTHER: MaterialGroup.GIFTS,
}


class Measure(StrEnum):
    """What a target asks for."""

    EVENTS = "events"
    ATTENDANCE = "attendance"
    CONSULTATIONS = "consultations"
    COPIES = "copies"


MEASURES: dict[Measure, Term] = {
    Measure.EVENTS: Term(_("Events"), ("活动", "场次", "场")),
    Measure.ATTENDANCE: Term(_("Attendance"), ("受教育群众", "人数", "参加人数")),
    Measure.CONSULTATIONS: Term(_("Consultations"), ("法律咨询", "咨询")),
    Measure.COPIES: Term(_("Copies"), ("资料", "份数", "册数", "资料份数")),
}


class TargetScope(StrEnum):
    """For whom a target is set."""

    COMMUNITY = "community"
    EACH = "each"
    SUBDISTRICT = "subdistrict"


TARGET_SCOPES: dict[TargetScope, Term] = {
    TargetScope.COMMUNITY: Term(_("One community"), ("一个社区",)),
    TargetScope.EACH: Term(_("Each community"), ("每个社区", "各社区")),
    TargetScope.SUBDISTRICT: Term(_("Whole subdistrict"), ("全街", "全街道", "街道")),
}


class CellState(StrEnum):
    """What is known of one community in one month (domain rule §3.6)."""

    DONE = "done"
    PLANNED = "planned"
    ZERO = "zero"
    MISSING = "missing"
    ABSENT = "absent"


CELL_STATES: dict[CellState, Term] = {
    CellState.DONE: Term(_("Done"), ("已开展",)),
    CellState.PLANNED: Term(_("Planned"), ("计划",)),
    CellState.ZERO: Term(_("Nothing this month"), ("零报告",)),
    CellState.MISSING: Term(_("Missing"), ("未报",)),
    CellState.ABSENT: Term(_("Not existing"), ("不存在",)),
}


class AttachmentKind(StrEnum):
    """What kind of evidence a file is."""

    PHOTO = "photo"
    NOTICE = "notice"
    SIGN_IN = "sign_in"
    BULLETIN = "bulletin"
    OTHER = "other"


ATTACHMENT_KINDS: dict[AttachmentKind, Term] = {
    AttachmentKind.PHOTO: Term(_("Photo"), ("照片", "图片")),
    AttachmentKind.NOTICE: Term(_("Notice"), ("通知",)),
    AttachmentKind.SIGN_IN: Term(_("Sign-in sheet"), ("签到表", "签到")),
    AttachmentKind.BULLETIN: Term(_("Bulletin"), ("简报", "信息")),
    AttachmentKind.OTHER: Term(_("Other file"), ("其他", "other")),
}
