"""The summary in the official register of Chinese offices."""

from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import Period
from outreach_tui.domain.records import PlanMonth
from outreach_tui.domain.summary import Facts
from outreach_tui.domain.vocabulary import FORMS, Audience, Category, Form, Outcome
from outreach_tui.reports.ledger import audiences_by_events, biggest, compared, copies_told, laws_by_events, targeted
from outreach_tui.reports.model import Paragraph, Section, Sentence, month_words
from outreach_tui.reports.prose import Parts, Teller, clause, joined, sentence, within

_ORDINALS = "一二三四五六七八九十"
_QUARTERS = "一二三四"

#: What targets and comparisons are called; copies go by their measure word.
_MEASURES = {"events": "普法活动", "attendance": "受教育群众", "consultations": "法律咨询"}

#: Displays by kind, with the verb that goes with each.
_DISPLAYS = {"banner": "悬挂横幅", "poster": "张贴海报", "panel": "摆放展板"}


def title(facts: Facts) -> str:
    """Return the title of the document."""
    kind = "年度普法工作总结" if facts.whole_year else "普法工作简报"
    period = f"{facts.period.first.year}" if facts.whole_year else _period(facts.period)
    return f"{facts.subdistrict}{facts.community}{period}{kind}"


def _period(period: Period) -> str:
    first, last = period.first, period.last
    if first == last:
        return month_words(first, "zh")
    if period == Period.of_year(first.year):
        return f"{first.year}年"
    if "Q" in period.label:
        return f"{first.year}年第{_QUARTERS[last.number // 3 - 1]}季度"
    same_year = first.year == last.year
    return f"{month_words(first, 'zh')}至{f'{last.number}月' if same_year else month_words(last, 'zh')}"


def sections(facts: Facts, teller: Teller) -> tuple[Section, ...]:
    """Return the sections that have something to say, numbered."""
    written = (
        ("plan", "组织与计划", _plan(facts, teller)),
        ("events", "活动开展情况", _events(facts, teller)),
        ("consultations", "法律咨询情况", _consultations(facts, teller)),
        ("materials", "资料发放情况", _materials(facts, teller)),
        ("coverage", "社区覆盖情况", _coverage(facts, teller)),
        ("targets", "与计划对照", _targets(facts, teller)),
        ("year_before", "与上年对照" if facts.whole_year else "与上年同期对照", _year_before(facts, teller)),
        ("shortcomings", "问题与不足", _shortcomings(facts, teller)),
        ("next", "下年安排" if facts.whole_year else "下阶段安排", _next(facts, teller)),
    )
    told = [(key, name, tuple(filter(None, paragraphs))) for key, name, paragraphs in written]
    kept = [(key, name, paragraphs) for key, name, paragraphs in told if paragraphs]
    return tuple(
        Section(key, f"{_ORDINALS[place]}、{name}", paragraphs) for place, (key, name, paragraphs) in enumerate(kept)
    )


def short(facts: Facts, teller: Teller) -> tuple[Section, ...]:
    """Return the one paragraph for section 四（三） of the report on law-based government."""
    f = teller.f
    forms = "、".join(_forms_used(facts, teller))
    held = joined(
        (
            clause("举办法治讲座", f("events.lecture")),
            clause("设立宣传咨询点", f("events.booth")),
            clause("受教育群众", f("attendance")),
        ),
        "，",
    )
    first = sentence(
        *within(
            f"{_period(facts.period)}，{teller.who}充分利用{forms}等多种形式开展普法宣传，",
            held,
            f"，大力宣传{_laws(facts, 5)}等法律法规。" if laws_by_events(facts) else "。",
        )
    )
    given = (clause("解答群众法律咨询", f("consultations")), within("发放", _handed_out(facts, teller)))
    second = sentence(*within("", joined(given, "，并"), "。"))
    paragraph: Paragraph = (*first, *second)
    return (Section("short", "（三）开展多形式的普法宣传活动", (paragraph,)),) if paragraph else ()


def _forms_used(facts: Facts, teller: Teller) -> list[str]:
    used = [teller.label(form, Form) for form in FORMS if form is not Form.OTHER and teller.has(f"events.{form}")]
    if teller.has("copies.banner.条") and teller.label(Form.BANNER, Form) not in used:
        used.append(teller.label(Form.BANNER, Form))
    return used


def _in_period(facts: Facts) -> str:
    if facts.whole_year:
        return "全年"
    if len(facts.period.months()) == 1:
        return "本月"
    return "本季度" if "Q" in facts.period.label else "本期"


def _quoted(text: str) -> str:
    return f"“{text}”"


def _laws(facts: Facts, most: int) -> str:
    names = [row.key for row in laws_by_events(facts)[:most]]
    return "".join(name if "《" in name else f"《{name}》" for name in names)


def _themes(plans: tuple[PlanMonth, ...]) -> str:
    named = [plan for plan in plans if plan.theme]
    if len(named) == 1:
        return _quoted(named[0].theme)
    return "；".join(f"{plan.month.number}月{_quoted(plan.theme)}" for plan in named)


def _plan(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    new = [
        community
        for community in facts.communities
        if community.exists_from and facts.period.contains(community.exists_from) and not facts.community
    ]
    begun = "".join(
        f"，其中{community.name}于{community.exists_from.year}年{community.exists_from.month}月设立"
        for community in new
        if community.exists_from
    )
    office = sentence(
        f"{facts.subdistrict}共有社区",
        *joined((clause(f("communities")), clause("网格", f("grids"))), "、"),
        begun,
        "。",
    )
    planned = sentence(
        f"{_period(facts.period)}，{facts.subdistrict}以社区为单位制定普法计划，逐月确定重点宣传内容，共安排",
        f("plan.themes"), "的宣传主题",
        *within("，列入重要时间节点", clause(f("plan.key_days"))), "。",
    )  # fmt: skip
    if len(facts.plans) == 1 and teller.has("plan.themes"):
        days = within("，列入重要时间节点", clause(f("plan.key_days")))
        planned = (Sentence((f"{_period(facts.period)}重点宣传内容为{_themes(facts.plans)}", *days, "。")),)
        return (() if facts.community else office, planned)
    themes = sentence(f"各月重点为：{_themes(facts.plans)}。") if teller.has("plan.themes") else ()
    return (() if facts.community else office, (*planned, *themes))


def _events(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    by_form = joined((clause(teller.label(form, Form), f(f"events.{form}")) for form in FORMS), "、")
    counted = sentence(
        f"{_in_period(facts)}，{teller.who}共开展各类普法宣传活动", f("events"), *within("，其中", by_form), "。"
    )
    people = sentence(
        "受教育群众", f("attendance"), *within("，其中估计人数", clause(f("attendance.estimated"))), "。",
    )  # fmt: skip
    joint = sentence("多个社区联合开展活动", f("events.joint"), "，汇总时每场只计一次。")
    laws = sentence(f"重点宣传{_laws(facts, 6)}等，涉及法律法规", f("laws"), "。")
    audiences = "、".join(teller.label(row.key, Audience) for row in audiences_by_events(facts)[:5])
    whom = sentence(f"宣传对象包括{audiences}等", f("audiences"), "人群。")
    return ((*counted, *people, *joint), (*laws, *whom))


def _consultations(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    where = joined(
        (
            clause("社区公共法律服务站点", f("consultations.stations")),
            clause("宣传活动现场", f("consultations.events")),
        ),
        "、",
    )
    total = sentence(f"{_in_period(facts)}共接受群众法律咨询", f("consultations"), *within("，其中", where), "。")
    categories = joined(
        (
            clause(teller.label(row.key, Category), f(f"consultations.category.{row.key}"))
            for row in biggest(facts.tallies[Dimension.CATEGORY].rows, 6)
        ),
        "，",
    )
    about = sentence("从咨询内容看，居前的是", *categories, "。") if categories else ()
    outcomes = joined(
        (
            clause(teller.label(row.key, Outcome), f(f"consultations.outcome.{row.key}"))
            for row in facts.tallies[Dimension.OUTCOME].rows
        ),
        "，",
    )
    ended = sentence("从办理情况看，", *outcomes, "。") if outcomes else ()
    return (total, (*about, *ended))


def _handed_out(facts: Facts, teller: Teller) -> Parts:
    """Return what was handed out: 各类法律读本1000余册，法制宣传单3000余份."""
    clauses: list[Parts] = []
    for name, _, _ in copies_told(facts):
        kind, figure = name.partition(".")[0], teller.f(f"copies.{name}")
        word = {"readers": "各类法律读本", "leaflets": "法制宣传单", "gifts": "普法宣传品"}.get(kind)
        if word:
            clauses.append(clause(word, figure))
    return joined(clauses, "，")


def _materials(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    shown = joined(
        (
            clause(_DISPLAYS[name.partition(".")[0]], teller.f(f"copies.{name}"))
            for name, _, _ in copies_told(facts)
            if name.partition(".")[0] in _DISPLAYS
        ),
        "，",
    )
    given = _handed_out(facts, teller)
    handed = sentence(f"{_in_period(facts)}共发放", *given, "。") if given else ()
    displayed = sentence(*shown, "。") if shown else ()
    return ((*handed, *displayed),)


def _coverage(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    rate = sentence(
        "按社区存续月份计，应覆盖",
        f("coverage.due"),
        "，有活动的",
        f("coverage.done"),
        "，覆盖率",
        f("coverage.rate"),
        "。",
    )
    others = joined(
        (
            clause("零报告", f("coverage.zero")),
            clause("已列计划尚未开展", f("coverage.planned")),
            clause("未报", f("coverage.missing")),
        ),
        "，",
    )
    rest = sentence("其余月份中，", *others, "。") if others else ()
    if facts.community:
        return ((*rate, *rest),)
    served = sentence("开展过活动的社区", f("coverage.communities"), "。")
    rows = sorted(facts.coverage.rows, key=lambda row: row.done / row.due)
    behind = [row for row in rows if row.done * facts.coverage.due < facts.coverage.done * row.due][:3]
    names = joined(
        (
            (f"{row.community}（", f(f"coverage.done.{row.community}"), "/", f(f"coverage.due.{row.community}"), "）")
            for row in behind
        ),
        "、",
    )
    slow = sentence("覆盖率较低的社区有", *names, "。") if behind else ()
    return ((*rate, *rest), (*served, *slow))


def _name(measure: str) -> str:
    return _MEASURES.get(measure) or f"宣传资料（{measure.removeprefix('copies.')}）"


def _targets(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    compared_ = joined(
        (
            clause(
                f"{_name(name)}计划", f(f"target.{name}.asked"), "、完成", f(f"target.{name}.done"),
                "，完成率", f(f"target.{name}.rate"),
            )
            for name in targeted(facts)
        ),
        "；",
    )  # fmt: skip
    return (sentence("对照计划目标，", *compared_, "。"),) if compared_ else ()


def _year_before(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    if facts.previous.nothing:
        return ()
    now = {name: count for name, count, *_ in compared(facts.total)}
    clauses = []
    for name, before, *_ in compared(facts.previous):
        change = now.get(name, 0) - before
        parts: Parts = (_name(name), teller.f(f"compared.{name}"), "，上年", teller.f(f"previous.{name}"))
        trend: Parts = ("，增加" if change > 0 else "，减少", teller.f(f"change.{name}")) if change else ("，持平",)
        clauses.append(clause(*parts, *trend))
    return (sentence("与上年" if facts.whole_year else "与上年同期", "相比，", *joined(clauses, "；"), "。"),)


def _shortcomings(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    short = joined(
        (clause(_name(name), "差", f(f"target.{name}.short")) for name in targeted(facts)),
        "、",
    )
    items = [
        clause("社区之间开展不平衡，未开展活动又未作零报告的有", f("coverage.missing")),
        within("部分计划目标尚未完成，", short),
        clause("部分活动人数统计不全，人数不详的有", f("events.attendance_unknown")),
        clause("约期答复等后续事项办理不够及时，到期尚未答复的有", f("follow_ups.overdue")),
        clause("宣传资料出入库登记不够及时，账面库存为负的有", f("stock.below_zero")) if not facts.community else (),
    ]
    told = [parts for parts in items if parts]
    if len(told) == 1:
        return (sentence(*told[0], "。"),)
    numbered = joined(((f"{_ORDINALS[place]}是", *parts) for place, parts in enumerate(told)), "；")
    return (sentence(*numbered, "。"),) if numbered else ()


def _next(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    if not teller.has("next.themes"):
        return ()
    if len(facts.next_period.months()) == 1:
        return (sentence(f"{_period(facts.next_period)}计划重点宣传{_themes(facts.next_plans)}。"),)
    return (
        sentence(
            f"{_period(facts.next_period)}，拟按已制定的计划开展",
            teller.f("next.themes"),
            f"的主题宣传：{_themes(facts.next_plans)}。",
        ),
    )
