"""What the English summary says of coverage: of communities and months, of the communities of one month, or of one."""

from outreach_tui.domain.summary import Facts
from outreach_tui.domain.vocabulary import CellState
from outreach_tui.reports.english import and_between, listed, number_of
from outreach_tui.reports.model import Paragraph
from outreach_tui.reports.prose import Parts, Teller, sentence

#: Where more communities of a month are behind, the annex names them.
_MOST_NAMED = 20

_STATES = {
    CellState.MISSING: "held no event and reported nothing.",
    CellState.ZERO: "reported that it had held no event.",
    CellState.PLANNED: "had an event planned but did not hold it.",
}


def covered(facts: Facts) -> tuple[str, str]:
    """Return what coverage is counted in, one and several: months, communities, or months of communities."""
    if facts.community:
        return ("month", "months")
    if len(facts.coverage.months) == 1:
        return ("community", "communities")
    return ("community-month", "community-months")


def coverage(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    """Return the paragraphs of the section on coverage."""
    one_month = len(facts.coverage.months) == 1
    if facts.community and one_month:
        told = [_STATES.get(row.cells[0], "") for row in facts.coverage.rows]
        return tuple(sentence(f"During the month, {facts.community} {state}") for state in told if state)
    summed = (*_rate(facts, teller), *_rest(teller, one_month=one_month))
    if facts.community:
        return (summed,)
    if one_month:
        return (summed, _missing(facts))
    served = number_of(teller, "coverage.communities", "community", "communities")
    return (summed, (*(sentence("At least one event was held in ", *served, ".") if served else ()),
                     *_behind(facts, teller)))  # fmt: skip


def _rate(facts: Facts, teller: Teller) -> Paragraph:
    f = teller.f
    due = number_of(teller, "coverage.due", *covered(facts))
    if not due:
        return ()
    if not teller.has("coverage.done"):
        return sentence("Of ", *due, " due, none had an event.")
    return sentence(
        "Of ", *due, " due, ", f("coverage.done"), " had at least one event, a coverage of ", f("coverage.rate"), ".",
    )  # fmt: skip


def _rest(teller: Teller, *, one_month: bool) -> Paragraph:
    if one_month:
        words = {
            "zero": ("reported having nothing",) * 2,
            "planned": ("had planned events but held none",) * 2,
            "missing": ("did not report",) * 2,
        }
    else:
        words = {
            "zero": ("was reported as having nothing", "were reported as having nothing"),
            "planned": ("had events planned but not held",) * 2,
            "missing": ("was not reported", "were not reported"),
        }
    others: Parts = and_between(
        tuple(number_of(teller, f"coverage.{state}", one, several) for state, (one, several) in words.items())
    )
    whose = "Of the others, " if teller.has("coverage.done") else "Of these, "
    return sentence(whose, *others, ".") if others else ()


def _missing(facts: Facts) -> Paragraph:
    names = [row.community for row in facts.coverage.rows if row.cells[0] is CellState.MISSING]
    if not 0 < len(names) <= _MOST_NAMED:
        return ()
    return sentence(f"No report came from {listed(names)}.")


def _behind(facts: Facts, teller: Teller) -> Paragraph:
    f = teller.f
    rows = sorted(facts.coverage.rows, key=lambda row: row.done / row.due)
    behind = [row for row in rows if row.done * facts.coverage.due < facts.coverage.done * row.due][:3]
    names = and_between(
        tuple(
            (f"{row.community} (", f(f"coverage.done.{row.community}"), " of ", f(f"coverage.due.{row.community}"), ")")
            for row in behind
        )
    )
    return (
        sentence("Furthest behind were " if len(behind) > 1 else "Furthest behind was ", *names, ".") if names else ()
    )
