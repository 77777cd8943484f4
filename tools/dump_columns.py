"""What the columns of the dump hold: those whose names mean something else, or nothing, in the answers of commands."""

from collections.abc import Mapping
from typing import Any, Final

from sqlalchemy import Boolean, Column, Date, Integer

from outreach_tui.store.columns import Code, Identifier, TextList, UtcMoment
from tools.json_fields import FIELDS

COLUMNS: Final = {
    # of every record
    "version": ("rises with every change", "每改一次加一"),
    "created_at": ("when it was recorded", "登记的时刻"),
    "changed_at": ("when it was changed last", "最近一次修改的时刻"),
    "deleted_at": ("when it was taken out of all figures", "删除（不再计入任何数字）的时刻"),
    "position": ("place in order", "排列顺序"),
    # what it belongs to
    "subdistrict_id": ("the subdistrict", "所属街道"),
    "community_id": ("the community; nothing: of the whole subdistrict", "社区；没有则为全街"),
    "event_community:community_id": ("a community it served", "所服务的社区"),
    "zero_report:community_id": ("the community", "社区"),
    "event_id": ("the event", "所属活动"),
    "consultation:event_id": ("the event; nothing: at a service station", "所属活动；没有则为服务站接待"),
    "distribution:event_id": ("the event; nothing: without one", "所属活动；没有则不属于活动"),
    "consultation_id": ("the consultation", "所属咨询"),
    "material_id": ("the material", "资料"),
    "target:material_id": ("the material, where it is about one", "资料（只针对一种时）"),
    # when, and how it counts
    "day": ("day", "日期"),
    "event:day": ("first day", "首日"),
    "day_end": ("last day, where there are several", "有多日时的最后一日"),
    "starts_at": ("beginning, HH:MM, or empty", "开始时间，HH:MM，可为空"),
    "ends_at": ("end, HH:MM, or empty", "结束时间，HH:MM，可为空"),
    "ym": ("plan month it serves", "所服务的计划月份"),
    "plan_month:ym": ("the month", "月份"),
    "target:ym": ("the month", "月份"),
    "zero_report:ym": ("the month", "月份"),
    "day_ym": ("month of its date", "日期所在的月份"),
    "standing": ("1 done, 2 planned, 0 counted nowhere", "1 已办，2 计划中，0 哪里都不计"),
    "year": ("year of its number", "编号中的年份"),
    "serial": ("number within the year", "年内序号"),
    # the rest
    "exists_from": ("first day of existence", "成立之日"),
    "exists_until": ("last day of existence", "最后一日"),
    "community:adviser": ("legal adviser", "法律顾问"),
    "consultation:adviser": ("code of who advised", "解答人代码"),
    "attendance": ("head-count; nothing: unknown", "人数；没有则为不详"),
    "attendance_estimated": ("whether it is estimated", "是否估计"),
    "audiences": ("codes of whom it is for", "对象代码"),
    "form": ("code of the form of publicity", "宣传形式代码"),
    "target:form": ("code of the form of publicity, or empty", "宣传形式代码，可为空"),
    "scope": ("communities or subdistrict", "communities（社区）或 subdistrict（全街）"),
    "target:scope": ("for whom it is: subdistrict, each or community", "对象：subdistrict、each 或 community"),
    "material:measure": ("measure word it is counted in", "所用量词"),
    "key_days": ("key days, each as first/last/name", "宣传日，各写作 首日/末日/名称"),
    "lead_unit": ("unit that leads", "牵头单位"),
    "supporting_units": ("units that support", "配合单位"),
    "opinions": ("opinions collected", "收集意见条数"),
    "stock_entry:kind": ("receipt or adjustment", "receipt（入库）或 adjustment（调整）"),
    "brought_back": ("copies brought back from a booth", "从咨询点带回的数量"),
    "taken_out": ("copies taken to a booth", "带到咨询点的数量"),
    "follow_up_on": ("day for which an answer was promised", "约期答复之日"),
    "followed_up_on": ("day on which it was given", "答复之日"),
    "phone": ("telephone number", "电话"),
    "slot": ("for whom and of what, spelt out, so that there is one of each", "写明对象和计量项，保证各只有一个"),
    # history
    "history:at": ("moment of the change", "改动的时刻"),
    "action_id": ("the action: what was done in one go", "操作：一次做完的事"),
    "record_table": ("table of the record", "记录所在的表"),
    "record_id": ("the record", "记录"),
    "undoes": ("the action that it takes back", "所撤销的操作"),
    "history:version": ("version of the record after it", "改动后记录的版本"),
    "before": ("the record before", "改动前的记录"),
    "after": ("the record after", "改动后的记录"),
}  # fmt: skip


def meaning(table: str, column: str) -> tuple[str, str]:
    """Return what a column holds, in English and in Chinese."""
    return COLUMNS.get(f"{table}:{column}") or COLUMNS.get(column) or FIELDS[column]


#: How the kinds of columns are called; a text is what is none of them.
_KINDS: Final[Mapping[type, tuple[str, str]]] = {
    Identifier: ("id", "标识"),
    UtcMoment: ("moment", "时刻"),
    Date: ("day", "日期"),
    Boolean: ("true or false", "true 或 false"),
    Integer: ("number", "数"),
    TextList: ("list", "列表"),
    Code: ("code", "代码"),
    object: ("text", "文字"),
}
_MONTHS: Final = frozenset({"ym", "day_ym"})
_RECORDS: Final = frozenset({"before", "after"})


def kind_of(column: Column[Any]) -> tuple[str, str]:
    """Return what values a column has, in English and in Chinese."""
    if column.name in _MONTHS:
        kind = ("month", "月份")
    elif column.name in _RECORDS:
        kind = ("object", "对象")
    else:
        kind = next(told for known, told in _KINDS.items() if isinstance(column.type, known))
    return (f"{kind[0]}, or nothing", f"{kind[1]}，可没有") if column.nullable else kind
