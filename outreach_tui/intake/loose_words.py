"""Words that other people's tables use where ours have a list to choose from; what is taken for what is always told."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from outreach_tui.domain.naming import folded
from outreach_tui.domain.vocabulary import Form, Outcome, Status

C = TypeVar("C", bound=StrEnum)

#: Words inside a cell that say what it means, by what it means.
_INSIDE: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Form: {
        Form.BOOTH: "咨询 广场 集中宣传 设点 摆点 摆台 设台 摊位 街头 现场宣传 集市 赶集",
        Form.LECTURE: "授课 宣讲 讲堂 讲法 报告会 课堂 seminar workshop",
        Form.PANEL: "展览 图片展 巡展 展示 exhibition display",
        Form.DOOR_TO_DOOR: "走访 上门 敲门 door",
        Form.SHOW: "文艺 表演 小品 performance show",
        Form.QUIZ: "竞赛 答题 问答 quiz",
    },
    Status: {
        Status.HELD: "完成 开展 举行 举办 落实 办结 结束 completed finished held",
        Status.RESCHEDULED: "改期 延期 推迟 顺延 postponed rescheduled",
        Status.CANCELLED: "取消 停办 cancelled canceled",
    },
    Outcome: {Outcome.ANSWERED: "答复 解答 回复 解决 答疑 answered"},
}
#: Whole cells that name nothing in particular.
_WHOLE: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    Form: {
        Form.OTHER: "宣传 宣传活动 法治宣传 法制宣传 普法宣传 普法活动 主题活动 集体活动 仪式 宣誓 参观 座谈 座谈会"
        " 观影 主题党日 模拟法庭 电影 法治电影 线上直播 直播 网络直播 抖音 短视频 以案释法 启动仪式"
        " 发放传单 发放宣传单 发放资料 发放宣传资料 发放宣传材料 发放宣传品 派发传单 发传单 activity event"
    },
    Status: {Status.HELD: "是 有 √ ✓ ✔ yes y"},
}
#: What turns the meaning round.
_NOT = re.compile("[未待没无不否]|正在|计划|not|pending")


def loosely(kind: type[C], text: str) -> C | None:
    """Return the one code that a text may well mean, ``None`` when it could be several or says the opposite."""
    plain = folded(text)
    for code, words in _WHOLE.get(kind, {}).items():
        if plain in words.split():
            return kind(code)
    if _NOT.search(plain):
        return None
    found = {code for code, words in _INSIDE.get(kind, {}).items() if any(word in plain for word in words.split())}
    return kind(found.pop()) if len(found) == 1 else None
