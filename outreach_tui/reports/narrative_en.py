"""The summary in plain official English."""

from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import Month
from outreach_tui.domain.summary import Facts
from outreach_tui.domain.vocabulary import FORMS, Audience, Category, Outcome
from outreach_tui.reports.coverage_en import coverage
from outreach_tui.reports.english import (
    DISPLAYS,
    FORM_NOUNS,
    GIVEN,
    OUTCOMES,
    and_between,
    in_period,
    laws_named,
    listed,
    number_of,
    one_or_more,
    period_words,
    themes_told,
)
from outreach_tui.reports.ledger import MOST_CATEGORIES, audiences_by_events, copies_told, laws_by_events, visits_told
from outreach_tui.reports.model import Paragraph, Section, Sentence, month_words
from outreach_tui.reports.prose import Parts, Teller, clause, joined, sentence, within
from outreach_tui.reports.review_en import coming, shortcomings, targets, year_before


def title(facts: Facts) -> str:
    """Return the title of the document."""
    place = f"{facts.subdistrict}, {facts.community}" if facts.community else facts.subdistrict
    kind = "Year-End Summary" if facts.whole_year else "Bulletin"
    return f"{place}: Legal Education Outreach, {kind} for {period_words(facts.period)}"


def sections(facts: Facts, teller: Teller) -> tuple[Section, ...]:
    """Return the sections that have something to say, numbered."""
    before = "Comparison with the previous year"
    written = (
        _nothing(facts, teller, before)
        if facts.total.nothing
        else (
            ("plan", "Organisation and plan", _plan(facts, teller)),
            ("events", "Activities", _events(facts, teller)),
            ("consultations", "Legal consultations", _consultations(facts, teller)),
            ("materials", "Materials handed out", _materials(facts, teller)),
            ("coverage", "Coverage of the communities", coverage(facts, teller)),
            ("targets", "Results against the plan", targets(facts, teller)),
            ("year_before", before, year_before(facts, teller)),
            ("shortcomings", "Shortcomings", shortcomings(facts, teller)),
            ("next", "Next year" if facts.whole_year else "Next period", coming(facts, teller)),
        )
    )
    told = [(key, name, tuple(filter(None, paragraphs))) for key, name, paragraphs in written]
    kept = [(key, name, paragraphs) for key, name, paragraphs in told if paragraphs]
    return tuple(
        Section(key, f"{place}. {name}", paragraphs) for place, (key, name, paragraphs) in enumerate(kept, start=1)
    )


def _nothing(facts: Facts, teller: Teller, before: str) -> tuple[tuple[str, str, tuple[Paragraph, ...]], ...]:
    """Return what there is to say of a period without records."""
    return (
        ("plan", "Organisation and plan", _plan(facts, teller) if teller.has("plan.themes") else ()),
        ("events", "Activities", (_no_records(facts, teller),)),
        ("year_before", before, year_before(facts, teller)),
        ("next", "Next year" if facts.whole_year else "Next period", coming(facts, teller)),
    )


def _no_records(facts: Facts, teller: Teller) -> Paragraph:
    return sentence(
        f"{teller.who} has no events, consultations or handouts on record for {period_words(facts.period)}."
    )


def short(facts: Facts, teller: Teller) -> tuple[Section, ...]:
    """Return the one paragraph for the yearly report on law-based government."""
    heading = "(3) Publicity in many forms"
    if facts.total.nothing:
        return (Section("short", heading, (_no_records(facts, teller),)),)
    held = and_between(
        (
            number_of(teller, "events.lecture", "lecture", "lectures"),
            number_of(teller, "events.booth", "advice booth", "advice booths"),
        )
    )
    reached = within("reaching ", number_of(teller, "attendance", "person", "people"))
    laws = f", with a focus on {laws_named(facts, 5)}" if laws_by_events(facts) else ""
    first: Paragraph = ()
    if held or reached:
        done = joined((within("held ", held) or ("carried out outreach",), reached), ", ")
        first = sentence(f"In {period_words(facts.period)}, {teller.who} ", *done, laws, ".")
    answered = within("answered ", number_of(teller, "consultations", "legal consultation", "legal consultations"))
    given = within("handed out ", _handed_out(facts, teller, GIVEN))
    second = sentence("It ", *joined((answered, given), ", and "), ".") if answered or given else ()
    paragraph = (*first, *second)
    return (Section("short", heading, (paragraph,)),) if paragraph else ()


def _plan(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    changed = [
        f"{community.name} was {what} in {month_words(Month.of(day), 'en')}" for community, day, what in (
            *((community, community.exists_from, "set up") for community in facts.communities),
            *((community, community.exists_until, "closed") for community in facts.communities),
        )
        if day and facts.period.contains(day)
    ]  # fmt: skip
    parts = and_between(
        (
            number_of(teller, "communities", "community", "communities"),
            number_of(teller, "grids", "grid", "grids"),
        )
    )
    office = (
        sentence(f"{facts.subdistrict} has ", *parts, f"; {listed(changed)}" if changed else "", ".") if parts else ()
    )
    if facts.community:
        office = ()
    if not teller.has("plan.themes"):
        return (office,)
    days = within(", with ", number_of(teller, "plan.key_days", "key day", "key days"))
    if len(facts.plans) == 1:
        only = Sentence(
            (
                f"The plan for {period_words(facts.period)} put the focus on {themes_told(facts.plans, facts.period)}",
                *days,
                ".",
            )
        )
        return (office, (only,))
    planned = sentence(
        f"The publicity plan of {facts.subdistrict} for {period_words(facts.period)} set a focus for ",
        *number_of(teller, "plan.themes", "month", "months"), *days, ".",
    )  # fmt: skip
    return (office, (*planned, *sentence(f"The focus was: {themes_told(facts.plans, facts.period)}.")))


def _events(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    used = [form for form in FORMS if teller.has(f"events.{form}")]
    by_form = within(": ", and_between(tuple(number_of(teller, f"events.{form}", *FORM_NOUNS[form]) for form in used)))
    if len(used) == 1:
        by_form = (f" ({one_or_more(teller.f('events'), *FORM_NOUNS[used[0]])})",)
    counted = sentence(
        f"{in_period(facts)}, {teller.who} carried out ",
        *number_of(teller, "events", "outreach event", "outreach events"),
        *by_form, ".",
    ) if teller.has("events") else ()  # fmt: skip
    people = sentence(
        one_or_more(teller.f("events"), "It reached ", "They reached "),
        *number_of(teller, "attendance", "person", "people"),
        *within(", ", clause(teller.f("attendance.estimated"), " of them by estimate")), ".",
    ) if teller.has("attendance") else ()  # fmt: skip
    joint_events = teller.f("events.joint")
    joint = sentence(
        "Of these, ", joint_events, one_or_more(joint_events, " event was held", " events were held"),
        " jointly by several communities; each counts once in the total.",
    )  # fmt: skip
    laws = teller.f("laws")
    about = sentence(
        f"The events dealt with {laws_named(facts, 6)}" if laws_by_events(facts) else "",
        "; ", laws, one_or_more(laws, " law in all", " laws in all"), ".",
    )  # fmt: skip
    names = [teller.label(row.key, Audience).lower() for row in audiences_by_events(facts)[:5]]
    all_named = teller.f("audiences").value == len(names)
    begin, rest = ("They addressed ", " audiences: ") if all_named else ("Among the ", " audiences addressed were ")
    whom = sentence(begin, teller.f("audiences"), f"{rest}{listed(names)}.") if len(names) > 1 else ()
    return ((*counted, *people, *joint), (*about, *whom))


def _consultations(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    if not teller.has("consultations"):
        return ()
    where = and_between(
        (
            clause(f("consultations.stations"), " at the communities' service stations"),
            clause(f("consultations.events"), " at outreach events"),
        )
    )
    stations, events = teller.has("consultations.stations"), teller.has("consultations.events")
    split = within(", ", where)
    if stations != events:
        split = (", all at the communities' service stations" if stations else ", all at outreach events",)
    total = sentence(
        f"{in_period(facts)}, ",
        *number_of(teller, "consultations", "legal consultation was", "legal consultations were"),
        " given", *split, ".",
    )  # fmt: skip
    told = visits_told(facts, Dimension.CATEGORY)
    asked = [row for row in told if row.key != Category.UNCLASSIFIED][:MOST_CATEGORIES]
    categories = joined(
        (
            clause(f"{teller.label(row.key, Category).lower()} (", f(f"consultations.category.{row.key}"), ")")
            for row in asked
        ),
        ", ", " and ",
    )  # fmt: skip
    rest = within(
        "; ",
        number_of(
            teller, f"consultations.category.{Category.UNCLASSIFIED}", "was not classified", "were not classified"
        ),
    )
    about = sentence("Residents asked most about ", *categories, *rest, ".") if categories else ()
    if len(told) == 1:
        begin = one_or_more(f("consultations"), "It was", "All were")
        about = sentence(f"{begin} about {teller.label(asked[0].key, Category).lower()}.")
    outcomes = joined(
        (
            number_of(
                teller, f"consultations.outcome.{row.key}",
                *(f"{verb} {OUTCOMES[Outcome(row.key)]}" for verb in ("was", "were")),
            )
            for row in visits_told(facts, Dimension.OUTCOME)
        ),
        ", ", " and ",
    )  # fmt: skip
    ended = sentence("Of the matters raised, ", *outcomes, ".") if outcomes else ()
    return (total, (*about, *ended))


def _handed_out(facts: Facts, teller: Teller, nouns: dict[str, tuple[str, str]]) -> Parts:
    """Return what was handed out of some groups; where a group has several measure words they are named."""
    told = [
        (name.partition(".")[0], unit, teller.f(f"copies.{name}"))
        for name, unit, _ in copies_told(facts)
        if name.partition(".")[0] in nouns and teller.has(f"copies.{name}")
    ]
    told.sort(key=lambda one: list(nouns).index(one[0]))
    groups = [kind for kind, _, _ in told]
    clauses: list[Parts] = []
    for kind, unit, figure in told:
        counted_in = f" (counted in {unit})" if groups.count(kind) > 1 else ""
        clauses.append((figure, f" {one_or_more(figure, *nouns[kind])}{counted_in}"))
    return and_between(tuple(clauses))


def _materials(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    given = _handed_out(facts, teller, GIVEN)
    shown = _handed_out(facts, teller, DISPLAYS)
    handed = sentence(f"{in_period(facts)}, ", *given, " were handed out.") if given else ()
    displayed = sentence("On display were ", *shown, ".") if shown else ()
    return ((*handed, *displayed),)
