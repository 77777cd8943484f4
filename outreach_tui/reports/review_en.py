"""What the English summary says of results: against the plan and the year before, what is wanting, what next."""

from outreach_tui.domain.summary import Facts
from outreach_tui.reports.coverage_en import covered
from outreach_tui.reports.english import (
    and_between,
    counted,
    measure_name,
    number_of,
    one_or_more,
    period_words,
    themes_told,
)
from outreach_tui.reports.ledger import compared, targeted
from outreach_tui.reports.model import Paragraph
from outreach_tui.reports.prose import Parts, Teller, clause, joined, sentence, within


def targets(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    """Return what was done of what the plan asked for."""
    f = teller.f
    told = joined(
        (
            clause(
                f(f"target.{name}.done"), " of ", *counted(teller, f"target.{name}.asked", name), " (",
                f(f"target.{name}.rate"), ")",
            )
            for name in targeted(facts)
        ),
        ", ", " and ",
    )  # fmt: skip
    return (sentence("Against the targets of the plan, the results were ", *told, "."),) if told else ()


def year_before(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    """Return how the figures differ from those of the year before."""
    if facts.previous.nothing:
        return ()
    now = {name: count for name, count, *_ in compared(facts.total)}
    clauses = []
    for name, before, *_ in compared(facts.previous):
        if name == "attendance" and not before and facts.previous.events_attendance_unknown:
            continue  # unknown is not nothing
        if before and not now.get(name):
            clauses.append(clause(f"{measure_name(name)} fell from ", teller.f(f"previous.{name}"), " to none"))
            continue
        if not before:
            clauses.append(clause(f"{measure_name(name)} came to ", teller.f(f"compared.{name}"), " against none"))
            continue
        change = now.get(name, 0) - before
        trend: Parts = (
            (", up by " if change > 0 else ", down by ", teller.f(f"change.{name}")) if change else (", unchanged",)
        )
        clauses.append(
            clause(
                f"{measure_name(name)} came to ", teller.f(f"compared.{name}"),
                " against ", teller.f(f"previous.{name}"), *trend,
            )
        )  # fmt: skip
    told = joined(clauses, "; ")
    when = "the previous year" if facts.whole_year else "the same period of the previous year"
    return (sentence(f"Compared with {when}, ", *told, "."),) if told else ()


def shortcomings(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    """Return what was not done, or not known."""
    f = teller.f
    short = and_between(tuple(counted(teller, f"target.{name}.short", name) for name in targeted(facts)))
    below = f("stock.below_zero")
    items = (
        _unreported(facts, teller),
        within("some targets were missed, by ", short),
        within(
            "head-counts were incomplete and are not known for ",
            number_of(teller, "events.attendance_unknown", "event", "events"),
        ),
        clause(
            "follow-up was slow, and ", f("follow_ups.overdue"),
            one_or_more(f("follow_ups.overdue"), " promised answer is overdue", " promised answers are overdue"),
        ),
        clause(
            "stock records lag behind, and ", below, one_or_more(below, " material shows", " materials show"),
            " less than nothing on hand",
        ) if not facts.community else (),
    )  # fmt: skip
    told = [parts for parts in items if parts]
    if not told:
        return ()
    if len(told) == 1:
        return (sentence("There is still work to do: ", *told[0], "."),)
    numbered = joined(((f"({place}) ", *parts) for place, parts in enumerate(told, start=1)), "; ")
    return (sentence("There is still work to do: ", *numbered, "."),)


def _unreported(facts: Facts, teller: Teller) -> Parts:
    """Return what to say of months with neither an event nor a report; the coverage of one month says it already."""
    missing = number_of(teller, "coverage.missing", *covered(facts))
    if not facts.community:
        return within("outreach was uneven, and ", missing, " had neither an event nor a report")
    return within("", missing, " had neither an event nor a report") if len(facts.coverage.months) > 1 else ()


def coming(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    """Return what the plan of the following period is about."""
    if not teller.has("next.themes"):
        return ()
    period, themes = period_words(facts.next_period), themes_told(facts.next_plans, facts.next_period)
    if len(facts.next_period.months()) == 1:
        return (sentence(f"The focus for {period} will be {themes}."),)
    months = number_of(teller, "next.themes", "month", "months")
    return (sentence(f"The plan for {period} sets a focus for ", *months, f": {themes}."),)
