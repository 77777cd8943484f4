"""The summary in plain official English."""

from outreach_tui.domain.figures import Dimension
from outreach_tui.domain.months import Period
from outreach_tui.domain.records import PlanMonth
from outreach_tui.domain.summary import Facts
from outreach_tui.domain.vocabulary import FORMS, Audience, Category, Form, Outcome
from outreach_tui.reports.ledger import audiences_by_events, biggest, compared, copies_told, laws_by_events, targeted
from outreach_tui.reports.model import ENGLISH_MONTHS, Figure, Paragraph, Section, Sentence, month_words
from outreach_tui.reports.prose import Parts, Teller, clause, joined, sentence, within

#: What a number of events of each form is called: one, several.
_FORM_NOUNS: dict[Form, tuple[str, str]] = {
    Form.LECTURE: ("lecture", "lectures"),
    Form.BOOTH: ("advice booth", "advice booths"),
    Form.BANNER: ("banner display", "banner displays"),
    Form.BOARD: ("notice-board issue", "notice-board issues"),
    Form.PANEL: ("panel display", "panel displays"),
    Form.LED_SCREEN: ("LED-screen notice", "LED-screen notices"),
    Form.WECHAT_POST: ("WeChat post", "WeChat posts"),
    Form.DOOR_TO_DOOR: ("door-to-door round", "door-to-door rounds"),
    Form.SHOW: ("law-themed show", "law-themed shows"),
    Form.SCHOOL: ("school visit", "school visits"),
    Form.QUIZ: ("quiz", "quizzes"),
    Form.VAN: ("loudspeaker-van tour", "loudspeaker-van tours"),
    Form.TRAINING: ("training session", "training sessions"),
    Form.OTHER: ("other activity", "other activities"),
}

_MEASURES = {"events": "events", "attendance": "attendances", "consultations": "consultations"}

_OUTCOMES = {
    Outcome.ANSWERED: "answered on the spot",
    Outcome.ADVISED: "given legal advice",
    Outcome.REFERRED_DEPARTMENT: "directed to the department in charge",
    Outcome.REFERRED_MEDIATION: "directed to people's mediation",
    Outcome.LEGAL_AID: "helped to apply for legal aid",
    Outcome.REFERRED_LAWYER: "passed to a lawyer or the 12348 line",
    Outcome.APPOINTMENT: "given an appointment for a later answer",
    Outcome.DOCUMENT_DRAFTED: "helped with a document",
    Outcome.OTHER: "closed in other ways",
    Outcome.UNRECORDED: "left without a recorded outcome",
}

_GIVEN = {"readers": ("legal reader", "legal readers"), "leaflets": ("leaflet", "leaflets"), "gifts": ("gift", "gifts")}
_DISPLAYS = {"banner": ("banner", "banners"), "poster": ("poster", "posters"), "panel": ("panel", "panels")}


def title(facts: Facts) -> str:
    """Return the title of the document."""
    place = f"{facts.subdistrict}, {facts.community}" if facts.community else facts.subdistrict
    kind = "Year-End Summary" if facts.whole_year else "Bulletin"
    return f"{place}: Legal Education Outreach, {kind} for {_period(facts.period)}"


def _period(period: Period) -> str:
    first, last = period.first, period.last
    if first == last:
        return month_words(first, "en")
    if period == Period.of_year(first.year):
        return str(first.year)
    if "Q" in period.label:
        return f"the {('first', 'second', 'third', 'fourth')[last.number // 3 - 1]} quarter of {first.year}"
    begin = ENGLISH_MONTHS[first.number - 1] if first.year == last.year else month_words(first, "en")
    return f"{begin} to {month_words(last, 'en')}"


def sections(facts: Facts, teller: Teller) -> tuple[Section, ...]:
    """Return the sections that have something to say, numbered."""
    before = "Comparison with the previous year"
    written = (
        ("plan", "Organisation and plan", _plan(facts, teller)),
        ("events", "Activities", _events(facts, teller)),
        ("consultations", "Legal consultations", _consultations(facts, teller)),
        ("materials", "Materials handed out", _materials(facts, teller)),
        ("coverage", "Coverage of the communities", _coverage(facts, teller)),
        ("targets", "Results against the plan", _targets(facts, teller)),
        ("year_before", before, _year_before(facts, teller)),
        ("shortcomings", "Shortcomings", _shortcomings(facts, teller)),
        ("next", "Next year" if facts.whole_year else "Next period", _next(facts, teller)),
    )
    told = [(key, name, tuple(filter(None, paragraphs))) for key, name, paragraphs in written]
    kept = [(key, name, paragraphs) for key, name, paragraphs in told if paragraphs]
    return tuple(
        Section(key, f"{place}. {name}", paragraphs) for place, (key, name, paragraphs) in enumerate(kept, start=1)
    )


def short(facts: Facts, teller: Teller) -> tuple[Section, ...]:
    """Return the one paragraph for the yearly report on law-based government."""
    held = _and(
        (
            _counted(teller, "events.lecture", "lecture", "lectures"),
            _counted(teller, "events.booth", "advice booth", "advice booths"),
        )
    )
    reached = clause("reaching ", teller.f("attendance"), " people")
    laws = f", with a focus on {_laws(facts, 5)}" if laws_by_events(facts) else ""
    first: Paragraph = ()
    if held or reached:
        done = joined((within("held ", held) or ("carried out outreach",), reached), ", ")
        first = sentence(f"In {_period(facts.period)}, {teller.who} ", *done, laws, ".")
    answered = within("answered ", _counted(teller, "consultations", "legal consultation", "legal consultations"))
    given = within("handed out ", _handed_out(facts, teller, _GIVEN))
    second = sentence("It ", *joined((answered, given), ", and "), ".") if answered or given else ()
    paragraph = (*first, *second)
    return (Section("short", "(3) Publicity in many forms", (paragraph,)),) if paragraph else ()


def _one(figure: Figure, one: str, several: str) -> str:
    return one if figure.value == 1 else several


def _counted(teller: Teller, figure_id: str, one: str, several: str) -> Parts:
    figure = teller.f(figure_id)
    return clause(figure, f" {_one(figure, one, several)}")


def _and(clauses: tuple[Parts, ...]) -> Parts:
    return joined(clauses, ", ", " and ")


def _in_period(facts: Facts) -> str:
    if facts.whole_year:
        return "During the year"
    return "During the month" if len(facts.period.months()) == 1 else "During the period"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _laws(facts: Facts, most: int) -> str:
    return _listed([f"“{row.key}”" for row in laws_by_events(facts)[:most]])


def _themes(plans: tuple[PlanMonth, ...]) -> str:
    named = [plan for plan in plans if plan.theme]
    if len(named) == 1:
        return f"“{named[0].theme}”"
    return "; ".join(f"{ENGLISH_MONTHS[plan.month.number - 1]}, “{plan.theme}”" for plan in named)


def _plan(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    new = [
        f"{community.name} was set up in {month_words(community_month, 'en')}"
        for community in facts.communities
        if community.exists_from and facts.period.contains(community.exists_from)
        for community_month in [next(month for month in facts.period.months() if month.contains(community.exists_from))]
    ]
    parts = _and(
        (
            _counted(teller, "communities", "community", "communities"),
            _counted(teller, "grids", "grid", "grids"),
        )
    )
    office = sentence(f"{facts.subdistrict} has ", *parts, f"; {_listed(new)}" if new else "", ".") if parts else ()
    if facts.community:
        office = ()
    if not teller.has("plan.themes"):
        return (office,)
    days = within(", with ", _counted(teller, "plan.key_days", "key day", "key days"))
    if len(facts.plans) == 1:
        only = Sentence((f"The plan for {_period(facts.period)} put the focus on {_themes(facts.plans)}", *days, "."))
        return (office, (only,))
    planned = sentence(
        f"The publicity plan of {facts.subdistrict} for {_period(facts.period)} set a focus for ",
        *_counted(teller, "plan.themes", "month", "months"), *days, ".",
    )  # fmt: skip
    return (office, (*planned, *sentence(f"The focus was: {_themes(facts.plans)}.")))


def _events(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    by_form = _and(tuple(_counted(teller, f"events.{form}", *_FORM_NOUNS[form]) for form in FORMS))
    counted = sentence(
        f"{_in_period(facts)}, {teller.who} carried out ",
        *_counted(teller, "events", "outreach event", "outreach events"),
        *within(": ", by_form), ".",
    ) if teller.has("events") else ()  # fmt: skip
    people = sentence(
        "They reached ", teller.f("attendance"), " people",
        *within(", of whom ", clause(teller.f("attendance.estimated"), " by estimate")), ".",
    ) if teller.has("attendance") else ()  # fmt: skip
    joint_events = teller.f("events.joint")
    joint = sentence(
        "Of these, ", joint_events, _one(joint_events, " event was held", " events were held"),
        " jointly by several communities; each counts once in the total.",
    )  # fmt: skip
    laws = teller.f("laws")
    about = sentence(
        f"The events dealt with {_laws(facts, 6)}" if laws_by_events(facts) else "",
        "; ", laws, _one(laws, " law in all", " laws in all"), ".",
    )  # fmt: skip
    names = [teller.label(row.key, Audience).lower() for row in audiences_by_events(facts)[:5]]
    whom = (
        sentence("Among the ", teller.f("audiences"), f" audiences addressed were {_listed(names)}.")
        if len(names) > 1
        else ()
    )
    return ((*counted, *people, *joint), (*about, *whom))


def _consultations(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    if not teller.has("consultations"):
        return ()
    where = _and(
        (
            clause(f("consultations.stations"), " at the communities' service stations"),
            clause(f("consultations.events"), " at outreach events"),
        )
    )
    total = sentence(
        f"{_in_period(facts)}, ",
        *_counted(teller, "consultations", "legal consultation was", "legal consultations were"),
        " given", *within(", ", where), ".",
    )  # fmt: skip
    categories = joined(
        (
            clause(f"{teller.label(row.key, Category).lower()} (", f(f"consultations.category.{row.key}"), ")")
            for row in biggest(facts.tallies[Dimension.CATEGORY].rows, 6)
        ),
        ", ", " and ",
    )  # fmt: skip
    about = sentence("Residents asked most about ", *categories, ".") if categories else ()
    outcomes = joined(
        (
            clause(f(f"consultations.outcome.{row.key}"), f" were {_OUTCOMES[Outcome(row.key)]}")
            for row in facts.tallies[Dimension.OUTCOME].rows
        ),
        ", ", " and ",
    )  # fmt: skip
    ended = sentence("Of the matters raised, ", *outcomes, ".") if outcomes else ()
    return (total, (*about, *ended))


def _handed_out(facts: Facts, teller: Teller, nouns: dict[str, tuple[str, str]]) -> Parts:
    """Return what was handed out of some groups; a second measure word of a group is named."""
    seen: set[str] = set()
    clauses: list[Parts] = []
    for name, unit, _ in copies_told(facts):
        kind = name.partition(".")[0]
        if kind not in nouns or not teller.has(f"copies.{name}"):
            continue
        figure = teller.f(f"copies.{name}")
        counted_in = f" (counted in {unit})" if kind in seen else ""
        seen.add(kind)
        clauses.append((figure, f" {_one(figure, *nouns[kind])}{counted_in}"))
    return _and(tuple(clauses))


def _materials(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    given = _handed_out(facts, teller, _GIVEN)
    shown = _handed_out(facts, teller, _DISPLAYS)
    handed = sentence(f"{_in_period(facts)}, ", *given, " were handed out.") if given else ()
    displayed = sentence("On display were ", *shown, ".") if shown else ()
    return ((*handed, *displayed),)


def _coverage(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    rate = sentence(
        "Of ", f("coverage.due"), " community-months due, ", f("coverage.done"), " had at least one event,"
        " a coverage of ", f("coverage.rate"), ".",
    )  # fmt: skip
    others = _and(
        (
            clause(f("coverage.zero"), " reported as having nothing"),
            clause(f("coverage.planned"), " planned but not held"),
            clause(f("coverage.missing"), " not reported"),
        )
    )
    rest = sentence("The others were ", *others, ".") if others else ()
    if facts.community:
        return ((*rate, *rest),)
    served = sentence(
        "At least one event was held in ", *_counted(teller, "coverage.communities", "community", "communities"), ".",
    ) if teller.has("coverage.communities") else ()  # fmt: skip
    rows = sorted(facts.coverage.rows, key=lambda row: row.done / row.due)
    behind = [row for row in rows if row.done * facts.coverage.due < facts.coverage.done * row.due][:3]
    names = _and(
        tuple(
            (f"{row.community} (", f(f"coverage.done.{row.community}"), " of ", f(f"coverage.due.{row.community}"), ")")
            for row in behind
        )
    )
    slow = sentence("Furthest behind were ", *names, ".") if names else ()
    return ((*rate, *rest), (*served, *slow))


def _name(measure: str) -> str:
    return _MEASURES.get(measure) or f"copies counted in {measure.removeprefix('copies.')}"


def _targets(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    told = joined(
        (
            clause(
                f(f"target.{name}.done"), " of ", f(f"target.{name}.asked"), f" {_name(name)} (",
                f(f"target.{name}.rate"), ")",
            )
            for name in targeted(facts)
        ),
        ", ", " and ",
    )  # fmt: skip
    return (sentence("Against the targets of the plan, the results were ", *told, "."),) if told else ()


def _year_before(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    if facts.previous.nothing:
        return ()
    now = {name: count for name, count, *_ in compared(facts.total)}
    clauses = []
    for name, before, *_ in compared(facts.previous):
        change = now.get(name, 0) - before
        trend: Parts = (
            (", up by " if change > 0 else ", down by ", teller.f(f"change.{name}")) if change else (", unchanged",)
        )
        clauses.append(
            clause(
                f"{_name(name)} came to ", teller.f(f"compared.{name}"),
                " against ", teller.f(f"previous.{name}"), *trend,
            )
        )  # fmt: skip
    told = joined(clauses, "; ")
    when = "the previous year" if facts.whole_year else "the same period of the previous year"
    return (sentence(f"Compared with {when}, ", *told, "."),) if told else ()


def _shortcomings(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    f = teller.f
    short = _and(tuple((f(f"target.{name}.short"), f" {_name(name)}") for name in targeted(facts)))
    below = f("stock.below_zero")
    items = (
        clause("outreach was uneven: ", f("coverage.missing"), " community-months had neither an event nor a report"),
        within("some targets were missed, by ", short),
        clause(
            "head-counts were incomplete and are not known for ",
            *_counted(teller, "events.attendance_unknown", "event", "events"),
        ),
        clause(
            "follow-up was slow: ", f("follow_ups.overdue"),
            _one(f("follow_ups.overdue"), " promised answer is overdue", " promised answers are overdue"),
        ),
        clause(
            "stock records lag behind: ", below, _one(below, " material shows", " materials show"),
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


def _next(facts: Facts, teller: Teller) -> tuple[Paragraph, ...]:
    if not teller.has("next.themes"):
        return ()
    if len(facts.next_period.months()) == 1:
        return (sentence(f"The focus for {_period(facts.next_period)} will be {_themes(facts.next_plans)}."),)
    months = _counted(teller, "next.themes", "month", "months")
    return (
        sentence(
            f"The plan for {_period(facts.next_period)} sets a focus for ", *months, f": {_themes(facts.next_plans)}."
        ),
    )
