"""The summary in the official register of Chinese offices."""

from collections.abc import Mapping

from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.summary import Facts
from outreach_tui.domain.vocabulary import FORMS, Audience, Category, Form, Outcome
from outreach_tui.reports.chinese import (
    DISPLAYS,
    GIVEN,
    ORDINALS,
    in_period,
    laws_named,
    period_words,
    themes_told,
)
from outreach_tui.reports.coverage_zh import coverage
from outreach_tui.reports.ledger import MOST_CATEGORIES, audiences_by_events, copies_told, laws_by_events, visits_told
from outreach_tui.reports.model import Paragraph, Section, Sentence
from outreach_tui.reports.prose import Parts, Teller, clause, joined, sentence, within
from outreach_tui.reports.review_zh import coming, shortcomings, targets, year_before


def title(facts: Facts) -> str:
    """Return the title of the document."""
    kind = "年度普法工作总结" if facts.whole_year else "普法工作简报"
    period = f"{facts.period.first.year}" if facts.whole_year else period_words(facts.period)
    return f"{facts.subdistrict}{facts.community}{period}{kind}"


def sections(facts: Facts, teller: Teller) -> tuple[Section, ...]:
    """Return the sections that have something to say, numbered."""
    written = (
        _nothing(facts, teller)
        if facts.total.nothing
        else (
            ("plan", "组织与计划", _plan(facts, teller)),
            ("events", "活动开展情况", _events(facts, teller)),
            ("consultations", "法律咨询情况", _consultations(facts, teller)),
            ("materials", "资料发放情况", _materials(facts, teller)),
            ("coverage", "社区覆盖情况", coverage(facts, teller)),
            ("targets", "与计划对照", targets(facts, teller)),
            ("year_before", "与上年对照" if facts.whole_year else "与上年同期对照", year_before(facts, teller)),
            ("shortcomings", "问题与不足", shortcomings(facts, teller)),
            ("next", "下年安排" if facts.whole_year else "下阶段安排", coming(facts, teller)),
        )
    )
    told = [(key, name, tuple(filter(None, paragraphs))) for key, name, paragraphs in written]
    kept = [(key, name, paragraphs) for key, name, paragraphs in told if paragraphs]
    return tuple(
        Section(key, f"{ORDINALS[place]}、{name}", paragraphs) for place, (key, name, paragraphs) in enumerate(kept)
    )


def _nothing(facts: Facts, teller: Teller) -> tuple[tuple[str, str, tuple[Paragraph, ...]], ...]:
    """Return what there is to say of a period without records."""
    return (
        ("plan", "组织与计划", _plan(facts, teller) if teller.has("plan.themes") else ()),
        ("events", "活动开展情况", (_no_records(facts, teller),)),
        ("year_before", "与上年对照" if facts.whole_year else "与上年同期对照", year_before(facts, teller)),
        ("next", "下年安排" if facts.whole_year else "下阶段安排", coming(facts, teller)),
    )


def _no_records(facts: Facts, teller: Teller) -> Paragraph:
    return sentence(f"{period_words(facts.period)}，{teller.who}没有活动、法律咨询和资料发放记录。")


def short(facts: Facts, teller: Teller) -> tuple[Section, ...]:
    """Return the one paragraph for section 四（三） of the report on law-based government."""
    f = teller.f
    heading = "（三）开展多形式的普法宣传活动"
    if facts.total.nothing:
        return (Section("short", heading, (_no_records(facts, teller),)),)
    used = _forms_used(facts, teller)
    forms = f"充分利用{'、'.join(used)}等多种形式" if len(used) > 1 else f"以{used[0]}形式" if used else ""
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
            f"{period_words(facts.period)}，{teller.who}{forms}开展普法宣传，",
            held,
            f"，大力宣传{laws_named(facts, 5)}等法律法规。" if laws_by_events(facts) else "。",
        )
    )
    given = (clause("解答群众法律咨询", f("consultations")), within("发放", _handed_out(facts, teller)))
    second = sentence(*within("", joined(given, "，并"), "。"))
    paragraph: Paragraph = (*first, *second)
    return (Section("short", heading, (paragraph,)),) if paragraph else ()


def _forms_used(facts: Facts, teller: Teller) -> list[str]:
    used = [teller.label(form, Form) for form in FORMS if form is not Form.OTHER and teller.has(f"events.{form}")]
    if teller.has("copies.banner.条") and teller.label(Form.BANNER, Form) not in used:
        used.append(teller.label(Form.BANNER, Form))
    return used


def _plan(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    changed = "，".join(
        f"{community.name}于{day.year}年{day.month}月{what}"
        for community in facts.communities
        for day, what in ((community.exists_from, "设立"), (community.exists_until, "撤销"))
        if day and facts.period.contains(day)
    )
    office = sentence(
        f"{facts.subdistrict}共有社区",
        *joined((clause(f("communities")), clause("网格", f("grids"))), "、"),
        f"，其中{changed}" if changed else "",
        "。",
    )
    planned = sentence(
        f"{period_words(facts.period)}，{facts.subdistrict}以社区为单位制定普法计划，逐月确定重点宣传内容，共安排",
        f("plan.themes"), "的宣传主题",
        *within("，列入重要时间节点", clause(f("plan.key_days"))), "。",
    )  # fmt: skip
    if len(facts.plans) == 1 and teller.has("plan.themes"):
        days = within("，列入重要时间节点", clause(f("plan.key_days")))
        planned = (
            Sentence(
                (f"{period_words(facts.period)}重点宣传内容为{themes_told(facts.plans, facts.period)}", *days, "。")
            ),
        )
        return (() if facts.community else office, planned)
    themes = sentence(f"各月重点为：{themes_told(facts.plans, facts.period)}。") if teller.has("plan.themes") else ()
    return (() if facts.community else office, (*planned, *themes))


def _events(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    used = [form for form in FORMS if teller.has(f"events.{form}")]
    by_form = within("，其中", joined(((teller.label(form, Form), f(f"events.{form}")) for form in used), "、"))
    if len(used) == 1:
        by_form = (f"，{'均' if facts.total.events > 1 else ''}为{teller.label(used[0], Form)}",)
    begin = "共开展各类" if len(used) > 1 else "共开展" if facts.total.events > 1 else "开展"
    counted = sentence(f"{in_period(facts)}，{teller.who}{begin}普法宣传活动", f("events"), *by_form, "。")
    people = sentence(
        "受教育群众", f("attendance"), *within("，其中估计人数", clause(f("attendance.estimated"))), "。",
    )  # fmt: skip
    joint = sentence("多个社区联合开展活动", f("events.joint"), "，汇总时每场只计一次。")
    more = "等" if len(laws_by_events(facts)) > 6 else ""
    laws = sentence(f"重点宣传{laws_named(facts, 6)}{more}，涉及法律法规", f("laws"), "。")
    audiences = [teller.label(row.key, Audience) for row in audiences_by_events(facts)]
    whom = sentence(f"宣传对象包括{'、'.join(audiences[:5])}等", f("audiences"), "人群。")
    if len(audiences) == 1:
        whom = sentence(f"宣传对象为{audiences[0]}。")
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
    stations, events = teller.has("consultations.stations"), teller.has("consultations.events")
    split = within("，其中", where) if stations and events else ()
    if stations != events:
        split = ("，均在社区公共法律服务站点" if stations else "，均在宣传活动现场",)
    total = sentence(f"{in_period(facts)}共接受群众法律咨询", f("consultations"), *split, "。")
    told = visits_told(facts, Dimension.CATEGORY)
    asked = [row for row in told if row.key != Category.UNCLASSIFIED][:MOST_CATEGORIES]
    categories = joined(
        (clause(teller.label(row.key, Category), f(f"consultations.category.{row.key}")) for row in asked),
        "，",
    )
    rest = within("；另有", clause(f(f"consultations.category.{Category.UNCLASSIFIED}"), "未分类"))
    about = sentence("从咨询内容看，居前的是", *categories, *rest, "。") if categories else ()
    if len(told) == 1:
        about = sentence(f"咨询内容均为{teller.label(asked[0].key, Category)}。")
    outcomes = joined(
        (
            clause(teller.label(row.key, Outcome), f(f"consultations.outcome.{row.key}"))
            for row in visits_told(facts, Dimension.OUTCOME)
        ),
        "，",
    )
    ended = sentence("从办理情况看，", *outcomes, "。") if outcomes else ()
    return (total, (*about, *ended))


def _handed_out(facts: Facts, teller: Teller) -> Parts:
    """Return what was handed out: 各类法律读本1000余册，法制宣传单3000余份."""
    return _copies(facts, teller, GIVEN)


def _copies(facts: Facts, teller: Teller, words: Mapping[str, str]) -> Parts:
    """Return the copies of some groups, each in its measure words: 普法宣传品500余个、200余条."""
    counts: dict[str, list[Parts]] = {kind: [] for kind in words}
    for name, _, _ in copies_told(facts):
        if (kind := name.partition(".")[0]) in words:
            counts[kind].append(clause(teller.f(f"copies.{name}")))
    return joined((within(words[kind], joined(told, "、")) for kind, told in counts.items()), "，")


def _materials(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    shown = _copies(facts, teller, DISPLAYS)
    given = _handed_out(facts, teller)
    handed = sentence(f"{in_period(facts)}共发放", *given, "。") if given else ()
    displayed = sentence(*shown, "。") if shown else ()
    return ((*handed, *displayed),)
