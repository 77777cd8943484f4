"""What the Chinese summary says of results: against the plan and the year before, what is wanting, what next."""

from outreach_tui.domain.summary import Facts
from outreach_tui.reports.chinese import ORDINALS, measure_name, period_words, themes_told
from outreach_tui.reports.ledger import compared, targeted
from outreach_tui.reports.model import Paragraph
from outreach_tui.reports.prose import Parts, Teller, clause, joined, sentence, within


def targets(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    """Return what was done of what the plan asked for."""
    f = teller.f
    compared_ = joined(
        (
            clause(
                f"{measure_name(name)}计划", f(f"target.{name}.asked"), "、完成", f(f"target.{name}.done"),
                "，完成率", f(f"target.{name}.rate"),
            )
            for name in targeted(facts)
        ),
        "；",
    )  # fmt: skip
    return (sentence("对照计划目标，", *compared_, "。"),) if compared_ else ()


def year_before(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    """Return how the figures differ from those of the year before."""
    if facts.previous.nothing:
        return ()
    now = {name: count for name, count, *_ in compared(facts.total)}
    clauses, none = [], "本年没有" if facts.whole_year else "本期没有"
    for name, before, *_ in compared(facts.previous):
        if name == "attendance" and not before and facts.previous.events_attendance_unknown:
            continue  # unknown is not nothing
        change = now.get(name, 0) - before
        parts: Parts = (measure_name(name), teller.f(f"compared.{name}"), "，上年", teller.f(f"previous.{name}"))
        if before and not now.get(name):
            clauses.append(clause(f"{measure_name(name)}上年", teller.f(f"previous.{name}"), f"，{none}"))
            continue
        if not before:
            clauses.append(clause(measure_name(name), teller.f(f"compared.{name}"), "，上年没有"))
            continue
        trend: Parts = ("，增加" if change > 0 else "，减少", teller.f(f"change.{name}")) if change else ("，持平",)
        clauses.append(clause(*parts, *trend))
    return (sentence("与上年" if facts.whole_year else "与上年同期", "相比，", *joined(clauses, "；"), "。"),)


def shortcomings(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    """Return what was not done, or not known."""
    f = teller.f
    short = joined(
        (clause(measure_name(name), "差", f(f"target.{name}.short")) for name in targeted(facts)),
        "、",
    )
    items = [
        _unreported(facts, teller),
        within("部分计划目标尚未完成，", short),
        clause("部分活动人数统计不全，人数不详的有", f("events.attendance_unknown")),
        clause("约期答复等后续事项办理不够及时，到期尚未答复的有", f("follow_ups.overdue")),
        clause("宣传资料出入库登记不够及时，账面库存为负的有", f("stock.below_zero")) if not facts.community else (),
    ]
    told = [parts for parts in items if parts]
    if len(told) == 1:
        return (sentence(*told[0], "。"),)
    numbered = joined(((f"{ORDINALS[place]}是", *parts) for place, parts in enumerate(told)), "；")
    return (sentence(*numbered, "。"),) if numbered else ()


def _unreported(facts: Facts, teller: Teller) -> Parts:
    """Return what to say of months with neither an event nor a report; the coverage of one month says it already."""
    missing = clause("未开展活动又未作零报告的有", teller.f("coverage.missing"))
    if not facts.community:
        return within("社区之间工作开展不平衡，", missing)
    return missing if len(facts.coverage.months) > 1 else ()


def coming(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    """Return what the plan of the following period is about."""
    if not teller.has("next.themes"):
        return ()
    period, themes = period_words(facts.next_period), themes_told(facts.next_plans, facts.next_period)
    if len(facts.next_period.months()) == 1:
        return (sentence(f"{period}计划重点宣传{themes}。"),)
    return (sentence(f"{period}，拟按已制定的计划开展", teller.f("next.themes"), f"的主题宣传：{themes}。"),)
