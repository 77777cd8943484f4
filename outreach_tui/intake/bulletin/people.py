"""How many people an event reached, and how many consultations were given."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from outreach_tui.intake.bulletin.mentions import Mention
from outreach_tui.intake.bulletin.scopes import Scope
from outreach_tui.intake.bulletin.source import Source, Span
from outreach_tui.intake.bulletin.vocabulary import PUBLIC, STAFF, any_of

_HEAD_UNITS = frozenset({"人", "人次", "名", "位"})
_VISIT_UNITS = _HEAD_UNITS | {"件", "个", "条", "次", "起", "例", "件次", "例次", "个次", "项", "宗", "道"}
_REACHED = rf"{any_of('达到 达到了 多达 达 共计 总计 累计 合计 共有 共 约有 约 为 有 近 超过 等 了 :')}*$"

_ASKED = any_of("咨询 答疑 解疑 释疑 解惑 疑问 疑惑 疑难 困惑")
_ANSWERED = any_of("解答 回答 答复 回应 回复 解释 释明 解读 解决")
#: 解答群众咨询 | 20余人次.
_CONSULTED_BEFORE = re.compile(
    rf"(?:{_ASKED}(?:[、和及]法律援助)?[^,。、]{{0,14}}?|(?:接待|解答)[^,。]{{0,4}}咨询[^,。]{{2,30}}?的{PUBLIC}"
    rf"|(?:解答|回答|答复|回应|释明)[^,。]{{0,70}}?(?:问题|难题|提问|疑点)[^,。、]{{0,4}}?){_REACHED}"
)
#: Things called 咨询 that are no consultation, and what is settled rather than answered.
_NO_CONSULTATION = re.compile(
    "咨询(?:服务)?"
    + any_of("台 点 处 站 区 摊 岗 窗口 展台 日 员 师 会 室 桌 单位 热线 电话 活动 机构")
    + "|(?:纠纷|矛盾)[^,。]{0,6}$|申请|案件$"
    + "|(?<!咨询)(?<!咨询[、和及])(?:投诉|举报)$|(?:代写|意见|建议|线索|诉求)[^,。]{0,6}$"
)
#: 公证咨询等11个 | 服务台.
_STANDS_AFTER = re.compile("[^,。、]{0,6}?(?:台|摊位|展位|窗口|站点|点位|展区)")
#: 等30余项 | 问题作了解答.
_QUESTION_UNITS = frozenset("个条项")
_QUESTIONS_ANSWERED = re.compile("(?:法律)?(?:问题|疑问|难题)[^,。]{0,12}?(?:解答|答复|回答)")
#: 现场解答 | 20人次.
_ANSWERED_JUST = re.compile(rf"(?:解答|答疑)(?:{PUBLIC}|了|共|约|近)*$")
#: 20余个 | 法律问题, after 解答; 30余人次 | 咨询, after 接受.
_ANSWERING = re.compile(rf"(?:{_ANSWERED}|接受|接待|受理|提供|处理)了?(?:各类|群众|居民|村民|市民|现场|共|约|近|了)*$")
_CONSULTATION_AFTER = re.compile(
    rf"的?{any_of('群众 居民 村民 市民 来访 来访者 老人 学生 现场 法律 各类 提出 提出的 的 有关 相关 涉法')}{{0,4}}"
    rf"(?:{_ASKED}|法律问题|问题|难题|提问)"
)
#: 为150余名 | 群众提供了法律咨询.
_FOR_WHOM = re.compile("[为给向替帮](?:现场|来访|前来咨询的|在场|过往|广大|近|约|了)*$")
_SERVED_AFTER = re.compile(
    rf"[^,。]{{0,14}}?(?:(?:提供|解答|开展|进行)[^,。]{{0,14}}?(?:咨询|问题|疑问|疑惑|困惑)|{_ASKED})"
)
#: 8位 | 居民当面咨询.
_ASKED_AFTER = re.compile(rf"的?[^,。、]{{0,4}}?{PUBLIC}[^,。、为给向]{{0,8}}?咨询(?!台|点|处|服务|律师|员)")

_TAUGHT = any_of("受教育 受教 受益 受惠 惠及 覆盖 辐射 受众 受宣传 受到教育")
_REACH = f"(?:{_TAUGHT}|服务|教育|影响|普及|宣传|宣讲|提醒)"
_COMING = any_of(
    "参与 参加 参训 受训 参会 与会 到场 到会 观看 聆听 听取 旁听 接待 接访 吸引 参观 听课 观摩 培训 参学 围观 驻足 走进"
)
_REACHED_BEFORE = re.compile(
    rf"{_REACH}了?(?:[^,。、]{{0,8}}?(?:{PUBLIC}|人数|人群|人次|总人数|观众|听众|受众|对象))?[^,。、]{{0,4}}?{_REACHED}"
)
_CAME_BEFORE = re.compile(
    rf"(?:{_COMING}[^,。]{{0,12}}?(?:{PUBLIC}|人数|人群|总人数|人次)[^,。、]{{0,2}}?|人数|观众|听众"
    rf"|(?:组织|邀请|吸引|召集|动员|集中)[^,。、]{{0,6}}?{PUBLIC}"
    rf"|(?:观看|参观|参与|参加)(?:[^,。、]{{0,8}}(?:活动|互动|游戏|答题|问答|体验))?|{PUBLIC}[^,。、]{{0,4}}?(?:参与|参加|到场|受益)(?:活动)?){_REACHED}"
)
_GATHERED_BEFORE = re.compile(
    any_of("为 给 向 对 与 和 让 使 组织 吸引 邀请 召集 动员 引导 发动 带领 面向 教育 培训 赢得 集中 引来 带动")
    + "(?:[^,。、]|、(?=[^,。、]{1,2}年级)){0,12}?[的近约了]*$"
)
_CAME_AFTER = re.compile(
    "[^,。]{0,18}?"
    + any_of(
        "参加 参与 到场 到会 聆听 观看 驻足 旁听 听取 学习 出席 观摩 接受 领取 前来 听课 参观 参训 受训 "
        "受教育 受益 听讲 聚集 围观 感受 在场 体验 观影 答题 报名 互动 齐聚 了解 学法 听得 听了 听完 走进 "
        "来到 围坐 畅谈 加入"
    )
)
#: 共接待 | 100多名 | 居民.
_RECEIVED = re.compile("接待[了共近约过]*$")
#: 覆盖企业4家 | 、职工 | 90余人次.
_ONE_OF_SEVERAL = re.compile(rf"[、和及](?:各类|广大|群众)?{PUBLIC}")
_PUBLIC_AFTER = re.compile(rf"的?[^,。、]{{0,10}}?{PUBLIC}")
_PUBLIC = re.compile(PUBLIC)
_STAFF = re.compile(STAFF)
#: Volunteers are called by who else they are.
_VOLUNTEERS = re.compile("(?:青年|青少年|学生|大学生|党员|职工|教师|老年)+(?=[^,。、的]{0,4}志愿者)")
_STAFF_AFTER = re.compile(rf"的?[^,。、]{{0,8}}?{STAFF}")
_SENT_OUT = re.compile(any_of("出动 抽调 选派 派出 安排 调派 投入 调集 配备 选聘 聘请 招募") + "[^,。]{0,16}$")
_LEARNING = re.compile(any_of("培训 讲座 学习 听课 授课 上课 法治课 报告会 宣讲 考试 聆听 课堂 旁听 参训 受训 参学"))
#: 30名 | 党员参与入户宣传 work for the event; who takes part in a talk does not.
_AT_WORK_AFTER = re.compile(
    "的?[^,。、]{0,6}?(?:干部|党员|队员)[^,。]{0,6}?(?:参与|参加|投入|开展)[^,。]{0,6}?"
    + any_of("走访 入户 巡逻 执勤 排查 值守")
)
_ORGANISED = re.compile(any_of("单位 部门 局 委 办 院 所 企业 机构 团体 队伍") + "[和及共等约近的]*$")
_READ_ONLINE = re.compile(any_of("点击 浏览 阅读 播放 转发 点赞 直播 线上 在线 网络 粉丝 关注"))
_NOT_PRESENT = re.compile(
    any_of(
        "常住 户籍 人口 获奖 一等奖 优秀 抓获 拘留 查处 处罚 死亡 受伤 被骗 受骗 涉案 在册 帮扶 救助 就业 "
        "辖区有 辖区共有 现有 全村有 全村共有 住着 拥有"
    )
    + "|.{0,10}(?:健康检查|体检|义诊|量血压|测血压|免费检查|理发|点选|投票)"
)
_SUMMED_UP = re.compile("据统计|共|累计|总计|合计|当天|当日|(?:此次|本次|这次|整场|整个)活动")


@dataclass(frozen=True)
class Figure:
    """A number of people or visits; ``spans`` are the words it comes from, in the plain text."""

    value: int
    estimated: bool
    spans: tuple[Span, ...]


def read_consultations(source: Source, mentions: Sequence[Mention], least: Scope) -> Figure | None:
    """Return how many consultations were given: the figure said to be of consultations, rather than of questions."""
    ranked = [
        (rank, mention)
        for mention in mentions
        if mention.scope >= least and (rank := _consultation_rank(source, mention))
    ]
    return _best(source, ranked)


def read_attendance(source: Source, mentions: Sequence[Mention], least: Scope) -> Figure | None:
    """Return how many people the event reached: those it taught before those who came before those who watched."""
    ranked = [
        (rank, mention)
        for mention in mentions
        if mention.scope >= least
        and not _consultation_rank(source, mention)
        and (rank := _attendance_rank(source, mention))
    ]
    return _best(source, ranked)


def _best(source: Source, ranked: Sequence[tuple[int, Mention]]) -> Figure | None:
    """Return the figure of the highest rank; among equals one that sums up, else the first. Told again is told once."""
    if not ranked:
        return None
    highest = max(rank for rank, _ in ranked)
    best = [mention for rank, mention in ranked if rank == highest]
    summed = [mention for mention in best if _SUMMED_UP.search(source.plain[mention.clause.start : mention.span.start])]
    chosen = (summed or best)[0]
    same = [mention for _, mention in ranked if mention.count.value == chosen.count.value]
    return Figure(chosen.count.value, chosen.count.estimated, tuple(_evidence(source, mention) for mention in same))


def _evidence(source: Source, mention: Mention) -> Span:
    """Return the words a figure stands in: its clause from the figure before it, to the end of the figure's phrase."""
    start = mention.before.start
    text = source.plain[start : mention.span.start]
    lead = len(text) - len(text.lstrip("、和及与以并还,:"))
    tail = re.match(r"[^,。;:、]{0,16}", source.plain[mention.after.start : mention.after.end])
    return Span(start + lead, mention.span.end + (tail.end() if tail else 0))


def _consultation_rank(source: Source, mention: Mention) -> int:
    """Return how surely a figure is one of consultations, 0 for not at all."""
    if mention.count.unit not in _VISIT_UNITS or not mention.count.value:
        return 0
    before = source.plain[mention.before.start : mention.span.start]
    after = source.plain[mention.after.start : mention.after.end]
    if _STANDS_AFTER.match(after):
        return 0
    if (found := _CONSULTED_BEFORE.search(before)) and not _NO_CONSULTATION.search(found[0]):
        return 0 if _followed_by_staff(mention, after) else 3 if "咨询" in found[0] else 2
    if _ANSWERING.search(before) and _CONSULTATION_AFTER.match(after) and not _NO_CONSULTATION.match(after):
        return 3 if "咨询" in after[:12] else 2
    if mention.count.unit in _QUESTION_UNITS and _QUESTIONS_ANSWERED.match(after):
        return 2
    if mention.count.unit == "人次" and _ANSWERED_JUST.search(before) and re.match("[,。;、]|$", after):
        return 2
    if mention.count.unit in _HEAD_UNITS and _FOR_WHOM.search(before) and _SERVED_AFTER.match(after):
        return 2
    if mention.count.unit in _HEAD_UNITS and _ASKED_AFTER.match(after) and not _GATHERED_BEFORE.search(before):
        return 0 if _followed_by_staff(mention, after) else 2
    return 0


def _followed_by_staff(mention: Mention, after: str) -> bool:
    return mention.count.unit in _HEAD_UNITS and _STAFF_AFTER.match(after) is not None


def _attendance_rank(source: Source, mention: Mention) -> int:
    """Return how surely a figure is one of people reached, 0 for not at all."""
    before = source.plain[mention.before.start : mention.span.start]
    after = source.plain[mention.after.start : mention.after.end]
    taught = _REACHED_BEFORE.search(before)
    if mention.count.unit == "次" and taught and _PUBLIC.search(before):
        return 6  # 受教育群众2万余次 is said for 人次
    if mention.count.unit not in _HEAD_UNITS or not mention.count.value:
        return 0
    if _NOT_PRESENT.search(before[-14:]) or _NOT_PRESENT.match(after) or _is_staff(source, mention, before, after):
        return 0
    lead = source.plain[mention.lead.start : mention.before.start]
    if _ONE_OF_SEVERAL.fullmatch(before) and re.search(_TAUGHT, lead):
        return 6
    rank = _rank_of_public(before, after, taught[0] if taught else "")
    if not rank and _PUBLIC_AFTER.match(after) and _GATHERED_BEFORE.search(lead):
        rank = 3  # 为全区83所 | 学校 | 10万名 | 师生宣讲
    if rank and _READ_ONLINE.search(before[-16:] + after[:12]):
        return 1
    return rank


def _rank_of_public(before: str, after: str, taught: str) -> int:
    if taught:
        return 6 if re.match(_TAUGHT, taught) else 5
    if _CAME_BEFORE.search(before):
        return 4
    if _CAME_AFTER.match(after):
        return 4
    if _PUBLIC_AFTER.match(after) and (_GATHERED_BEFORE.search(before) or _RECEIVED.search(before)):
        return 3
    return 0


def _is_staff(source: Source, mention: Mention, before: str, after: str) -> bool:
    """Tell whether a figure is of those who hold the event; where people learn, they may be anyone."""
    if _SENT_OUT.search(before):
        return True
    if _LEARNING.search(source.plain, mention.clause.start, mention.clause.end):
        return False
    if _AT_WORK_AFTER.match(after):
        return True
    if (staff := _STAFF_AFTER.match(after)) and not _PUBLIC.search(_VOLUNTEERS.sub("", staff[0])[:-2]):
        return True
    if _PUBLIC_AFTER.match(after):
        return False
    lead = source.plain[mention.lead.start : mention.span.start]
    names = re.sub(r"(?:等|共|共计|近|约|的)*$", "", lead)
    if _ORGANISED.search(names):
        return True
    # 社区工作人员、居民群众等30余人 are the public too; 志愿者、民警共30人 are not
    listed = list(_STAFF.finditer(names))
    only_staff = not any(_STAFF.search(names, public.start()) is None for public in _PUBLIC.finditer(names))
    return bool(listed) and listed[-1].end() == len(names) and only_staff
