"""Words and turns of phrase of the Chinese summary."""

from outreach_tui.domain.months import Period
from outreach_tui.domain.records import PlanMonth
from outreach_tui.domain.summary import Facts
from outreach_tui.reports.ledger import laws_by_events
from outreach_tui.reports.model import month_words

ORDINALS = "一二三四五六七八九十"

QUARTERS = "一二三四"

#: What targets and comparisons are called; copies go by their measure word.
MEASURES = {"events": "普法活动", "attendance": "受教育群众", "consultations": "法律咨询"}

#: What is handed out, as the ledger names it.
GIVEN = {"readers": "各类法律读本", "leaflets": "法制宣传单", "gifts": "普法宣传品", "other": "其他普法资料"}

#: Displays by kind, with the verb that goes with each.
DISPLAYS = {"banner": "悬挂横幅", "poster": "张贴海报", "panel": "摆放展板"}


def period_words(period: Period) -> str:
    """Return a period as prose names it."""
    first, last = period.first, period.last
    if first == last:
        return month_words(first, "zh")
    if period == Period.of_year(first.year):
        return f"{first.year}年"
    if "Q" in period.label:
        return f"{first.year}年第{QUARTERS[last.number // 3 - 1]}季度"
    same_year = first.year == last.year
    return f"{month_words(first, 'zh')}至{f'{last.number}月' if same_year else month_words(last, 'zh')}"


def in_period(facts: Facts) -> str:
    """Return how a sentence about the period begins."""
    if facts.whole_year:
        return "全年"
    if len(facts.period.months()) == 1:
        return "本月"
    return "本季度" if "Q" in facts.period.label else "本期"


def quoted(text: str) -> str:
    """Return a text in quotation marks."""
    return f"“{text}”"


def laws_named(facts: Facts, most: int) -> str:
    """Return the laws that most events were about."""
    names = [row.key for row in laws_by_events(facts)[:most]]
    return "".join(name if "《" in name else f"《{name}》" for name in names)


def themes_told(plans: tuple[PlanMonth, ...], period: Period) -> str:
    """Return the focus of each month of a period that has one; a period of one month goes without saying which."""
    named = [plan for plan in plans if plan.theme]
    if len(period.months()) == 1:
        return "".join(quoted(plan.theme) for plan in named)
    return "；".join(f"{plan.month.number}月{quoted(plan.theme)}" for plan in named)


def measure_name(measure: str) -> str:
    """Return what a target or comparison is called."""
    return MEASURES.get(measure) or f"宣传资料（{measure.removeprefix('copies.')}）"
