"""Where figures come from, in words: the table of sources that documents carry as their last annex."""

from collections.abc import Iterator

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.rounding import Rule
from outreach_tui.domain.summary import Narrowing, RecordKind
from outreach_tui.domain.vocabulary import Category, Form, Outcome
from outreach_tui.i18n import catalogue
from outreach_tui.i18n import mark as _
from outreach_tui.reports.model import Column, Figure, Row, Summary, Table
from outreach_tui.wording.labels import TERMS

#: How many records a line of the table names.
_NAMED = 12

_KINDS = {
    RecordKind.EVENTS: _("events"),
    RecordKind.CONSULTATIONS: _("consultations"),
    RecordKind.DISTRIBUTIONS: _("handouts"),
}
_NARROWINGS = {
    Narrowing.JOINT: _("of several communities"),
    Narrowing.COUNTED: _("with a head-count"),
    Narrowing.ESTIMATED: _("with an estimated head-count"),
    Narrowing.UNKNOWN: _("without a head-count"),
}
_RULES = {
    Rule.EXACT: _("exact"),
    Rule.FLOOR: _("rounded down"),
    Rule.PERCENT: _("share, rounded down"),
    Rule.HIDDEN: _("hidden"),
}


def sources_table(summary: Summary) -> Table:
    """Return one line for each figure of the text: as printed, exact, by which rule, and from which records."""
    say = catalogue(summary.options.language).gettext
    columns = (
        Column("number", say(_("No.")), width=2),
        Column("shown", say(_("As printed")), width=5),
        Column("value", say(_("Exact value")), width=4),
        Column("rule", say(_("Rule")), width=5),
        Column("source", say(_("Counted from")), width=14),
        Column("records", say(_("Records")), width=3),
    )

    def rows() -> Iterator[Row]:
        for number, figure in enumerate(summary.figures, start=1):
            value = "" if figure.value is None else figure.value
            language = summary.options.language
            yield (
                number, figure.shown, value, rule_words(figure, language), source_words(figure, language),
                _count(figure),
            )  # fmt: skip

    return Table("sources", say(_("Sources of the figures")), columns, rows)


def _count(figure: Figure) -> str:
    if figure.query is None or figure.rule is Rule.HIDDEN:
        return ""
    return ">2000" if figure.record_ids is None else str(len(figure.record_ids))


def rule_words(figure: Figure, language: str) -> str:
    """Return by which rule a figure is printed, in words."""
    return catalogue(language).gettext(_RULES[figure.rule])


def source_words(figure: Figure, language: str) -> str:
    """Return which records a figure was counted from, in words."""
    say = catalogue(language).gettext
    if figure.query is None:
        return say(_("plan, communities and stock"))
    words = [say(_KINDS[figure.query.kind])]
    if figure.query.narrowing:
        words.append(say(_NARROWINGS[figure.query.narrowing]))
    told = [_selection_words(selection, language) for selection in figure.query.selections[:_NAMED]]
    if len(figure.query.selections) > _NAMED:
        told.append(["…"])
    common = dict.fromkeys(part for parts in told for part in parts)
    return " · ".join([*words, *common])


def _selection_words(selection: Selection, language: str) -> list[str]:
    say = catalogue(language).gettext
    words = [selection.period.label]
    if selection.community is not None:
        words.append(selection.community or say(_("Whole subdistrict")))
    coded = ((Form, selection.form), (Category, selection.category), (Outcome, selection.outcome))
    words += [say(TERMS[kind][code].label) for kind, code in coded if code]
    words += [value for value in (selection.material, selection.law, selection.measure) if value]
    if selection.at_event is not None:
        words.append(say(_("At events")) if selection.at_event else say(_("At stations")))
    return words
