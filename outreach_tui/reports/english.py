"""Words and turns of phrase of the English summary."""

from outreach_tui.domain.months import Period
from outreach_tui.domain.records import PlanMonth
from outreach_tui.domain.summary import Facts
from outreach_tui.domain.vocabulary import Form, Outcome
from outreach_tui.reports.ledger import laws_by_events
from outreach_tui.reports.model import ENGLISH_MONTHS, Figure, month_words
from outreach_tui.reports.prose import Parts, Teller, clause, joined

#: What a number of events of each form is called: one, several.
FORM_NOUNS: dict[Form, tuple[str, str]] = {
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

MEASURES = {"events": "events", "attendance": "attendances", "consultations": "consultations"}

OUTCOMES = {
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

GIVEN = {
    "readers": ("legal reader", "legal readers"),
    "leaflets": ("leaflet", "leaflets"),
    "gifts": ("gift", "gifts"),
    "other": ("other item", "other items"),
}

DISPLAYS = {"banner": ("banner", "banners"), "poster": ("poster", "posters"), "panel": ("panel", "panels")}


def period_words(period: Period) -> str:
    """Return a period as prose names it."""
    first, last = period.first, period.last
    if first == last:
        return month_words(first, "en")
    if period == Period.of_year(first.year):
        return str(first.year)
    if "Q" in period.label:
        return f"the {('first', 'second', 'third', 'fourth')[last.number // 3 - 1]} quarter of {first.year}"
    begin = ENGLISH_MONTHS[first.number - 1] if first.year == last.year else month_words(first, "en")
    return f"{begin} to {month_words(last, 'en')}"


def one_or_more(figure: Figure, one: str, several: str) -> str:
    """Return the noun that goes with a figure."""
    return one if figure.value == 1 else several


def number_of(teller: Teller, figure_id: str, one: str, several: str) -> Parts:
    """Return a figure with its noun, or nothing when it is zero."""
    figure = teller.f(figure_id)
    return clause(figure, f" {one_or_more(figure, one, several)}")


def and_between(clauses: tuple[Parts, ...]) -> Parts:
    """Return clauses as an enumeration."""
    return joined(clauses, ", ", " and ")


def in_period(facts: Facts) -> str:
    """Return how a sentence about the period begins."""
    if facts.whole_year:
        return "During the year"
    if len(facts.period.months()) == 1:
        return "During the month"
    return "During the quarter" if "Q" in facts.period.label else "During the period"


def listed(names: list[str]) -> str:
    """Return names as an enumeration."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def laws_named(facts: Facts, most: int) -> str:
    """Return the laws that most events were about."""
    return listed([f"“{row.key}”" for row in laws_by_events(facts)[:most]])


def themes_told(plans: tuple[PlanMonth, ...], period: Period) -> str:
    """Return the focus of each month of a period that has one; a period of one month goes without saying which."""
    named = [plan for plan in plans if plan.theme]
    if len(period.months()) == 1:
        return "".join(f"“{plan.theme}”" for plan in named)
    return "; ".join(f"{ENGLISH_MONTHS[plan.month.number - 1]}, “{plan.theme}”" for plan in named)


def measure_name(measure: str) -> str:
    """Return what a target or comparison is called."""
    return MEASURES.get(measure) or f"copies counted in {measure.removeprefix('copies.')}"


def counted(teller: Teller, figure_id: str, measure: str) -> Parts:
    """Return a figure with what targets call it, or nothing when it is zero."""
    several = measure_name(measure)
    one = several.replace("copies", "copy") if measure.startswith("copies.") else several.removesuffix("s")
    return number_of(teller, figure_id, one, several)
