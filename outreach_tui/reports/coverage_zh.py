"""What the Chinese summary says of coverage: of communities and months, of the communities of one month, or of one."""

from outreach_tui.domain.summary import Facts
from outreach_tui.domain.vocabulary import CellState
from outreach_tui.reports.model import Paragraph
from outreach_tui.reports.prose import Teller, clause, joined, sentence

#: Where more communities of a month are behind, the annex names them.
_MOST_NAMED = 20

_STATES = {
    CellState.MISSING: "未开展活动，也未作零报告。",
    CellState.ZERO: "作零报告。",
    CellState.PLANNED: "已列计划，尚未开展活动。",
}


def coverage(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the section on coverage."""
    one_month = len(facts.coverage.months) == 1
    if facts.community and one_month:
        told = [_STATES.get(row.cells[0], "") for row in facts.coverage.rows]
        return tuple(sentence(f"本月{facts.community}{state}") for state in told if state)
    summed = (*_rate(teller, one_month=one_month), *_rest(teller, one_month=one_month))
    if facts.community:
        return (summed,)
    if one_month:
        return (summed, _missing(facts))
    return (summed, (*sentence("开展过活动的社区", teller.f("coverage.communities"), "。"), *_behind(facts, teller)))


def _rate(teller: Teller, *, one_month: bool) -> Paragraph:
    f = teller.f
    begin = "本月应覆盖" if one_month else "按社区存续月份计，应覆盖"
    if not teller.has("coverage.done"):
        return sentence(begin, f("coverage.due"), "，均无活动。")
    return sentence(begin, f("coverage.due"), "，有活动的", f("coverage.done"), "，覆盖率", f("coverage.rate"), "。")


def _rest(teller: Teller, *, one_month: bool) -> Paragraph:
    words = {"zero": "零报告", "planned": "已列计划尚未开展", "missing": "未报"}
    counts = [(word, teller.f(f"coverage.{state}")) for state, word in words.items()]
    if one_month:
        others = joined((clause(count, word) for word, count in counts), "，")
        return sentence("另有" if teller.has("coverage.done") else "其中", *others, "。") if others else ()
    others = joined((clause(word, count) for word, count in counts), "，")
    return sentence("其余月份中，" if teller.has("coverage.done") else "各月中，", *others, "。") if others else ()


def _missing(facts: Facts) -> Paragraph:
    names = [row.community for row in facts.coverage.rows if row.cells[0] is CellState.MISSING]
    return sentence(f"未报的社区有{'、'.join(names)}。") if 0 < len(names) <= _MOST_NAMED else ()


def _behind(facts: Facts, teller: Teller) -> Paragraph:
    f = teller.f
    rows = sorted(facts.coverage.rows, key=lambda row: row.done / row.due)
    behind = [row for row in rows if row.done * facts.coverage.due < facts.coverage.done * row.due][:3]
    names = joined(
        (
            (f"{row.community}（", f(f"coverage.done.{row.community}"), "/", f(f"coverage.due.{row.community}"), "）")
            for row in behind
        ),
        "、",
    )
    return sentence("覆盖率较低的社区有", *names, "。") if names else ()
