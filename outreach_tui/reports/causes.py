"""Which changes made a document untrue: those of the records in question, else all that might have."""

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from outreach_tui.domain.history import Change, Step
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Period
from outreach_tui.domain.summary import RecordKind
from outreach_tui.domain.vocabulary import Audience, Category, Form, Outcome
from outreach_tui.i18n import catalogue
from outreach_tui.reports.claims import Claim, Said
from outreach_tui.reports.model import Figure, Summary
from outreach_tui.wording.labels import TERMS

_TABLES = {
    RecordKind.EVENTS: "event",
    RecordKind.CONSULTATIONS: "consultation",
    RecordKind.DISTRIBUTIONS: "distribution",
}
#: Which records figures hang on that are not counted from events, consultations or handouts.
_KINDS_BY_PREFIX = {
    "plan": {"plan_month"},
    "next": {"plan_month"},
    "target": {"target", "plan_month", "community"},
    "communities": {"community"},
    "grids": {"community"},
    "coverage": {"event", "zero_report", "community"},
    "stock": {"stock_entry", "distribution", "material"},
    "follow_ups": {"consultation"},
}
#: Which records the words of a section hang on; other sections may hang on any.
_KINDS_BY_SECTION = {
    "plan": {"plan_month", "community"},
    "events": {"event"},
    "consultations": {"consultation", "event"},
    "materials": {"distribution", "event", "material"},
    "coverage": {"event", "zero_report", "community"},
    "next": {"plan_month"},
}
#: What figures add up, or name, in the records behind them, by a word of their id.
_FIELDS_BY_WORD = {
    "attendance": {"attendance", "attendance_estimated", "communities"},
    "laws": {"laws"},
    "audiences": {"audiences"},
    "consultations": {"count"},
    "copies": {"quantity"},
    "coverage": {"communities", "scope", "ym"},
}
#: The kinds of records that figures are counted from.
_RECORDED = frozenset(_TABLES.values())
#: What no figure and no sentence hangs on: what is only called otherwise is followed by its name.
_NOT_COUNTED = {"community": {"name", "order", "adviser"}, "material": {"name"}}
_EVERY_KIND = set().union(*_KINDS_BY_PREFIX.values(), _TABLES.values())
#: Codes whose labels stand in sentences, by the field that keeps them.
_CODED = {"form": Form, "audience": Audience, "category": Category, "outcome": Outcome}


def causes_of_figure(claim: Claim, now: Figure | None, summary: Summary, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the actions that touched a figure's records; where those cannot be told, all that might have."""
    query = now.query if now is not None else None
    kinds = _KINDS_BY_PREFIX.get(claim.id.partition(".")[0], set()) | ({_TABLES[query.kind]} if query else set())
    if query is not None and claim.record_ids is not None and summary.records is not None:
        current = summary.records.ids(query, 10 * max(len(claim.record_ids), 1000))
        if current is not None:
            touched = claim.record_ids.symmetric_difference(current)
            named = [step for step in steps if _touches(step, touched)]
            fields, kept = _fields_behind(claim.id), claim.record_ids & set(current)
            named += [step for step in steps if step not in named and _changes(step, kept, fields)]
            if named:
                return tuple(sorted(named, key=lambda step: step.id, reverse=True))
            if others := _that_may_matter(steps, kinds - _RECORDED, summary.period):
                return others  # the records are those they were: it is the plan that is another
    return _that_may_matter(steps, kinds | ({"event"} if kinds & _RECORDED else set()), summary.period)


def in_effect(steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the actions, newest first, without those taken back and those that took them back."""
    known = {step.id for step in steps}
    gone: set[RecordId] = set()
    for step in steps:
        if step.id not in gone and step.undoes in known:
            gone |= {step.id, step.undoes}
    return tuple(step for step in steps if step.id not in gone)


def _that_may_matter(steps: Sequence[Step], kinds: Collection[str], period: Period | None) -> tuple[Step, ...]:
    return tuple(step for step in steps if any(_may_matter(change, kinds, period) for change in step.changes))


def _touches(step: Step, ids: Collection[RecordId]) -> bool:
    return any(change.record_id in ids for change in step.changes)


def _changes(step: Step, ids: Collection[RecordId], fields: Collection[str]) -> bool:
    return any(
        change.record_id in ids and any(name in fields for name, _, _ in change.fields()) for change in step.changes
    )


def _fields_behind(figure_id: str) -> set[str]:
    """Return what in a record that stays behind a figure can change it; how many records there are needs none."""
    return set().union(*(_FIELDS_BY_WORD.get(word, ()) for word in figure_id.split(".")))


def _may_matter(change: Change, kinds: Collection[str], period: Period | None) -> bool:
    if change.kind not in kinds or {name for name, _, _ in change.fields()} <= _NOT_COUNTED.get(change.kind, set()):
        return False
    months = {fields["ym"] for fields in (change.before, change.after) if fields and "ym" in fields}
    return not months or period is None or any(period.first.ym <= ym <= period.last.ym for ym in months)


def causes_of_words(said: Said, reads: str, summary: Summary, steps: Sequence[Step]) -> tuple[Step, ...]:
    """Return the actions that brought in, or took away, what a sentence and its reading of today differ in.

    Where no record says that in so many words, they are all that might have.
    """
    kinds = _KINDS_BY_SECTION.get(said.section, _EVERY_KIND)
    period = {"year_before": _with_year_before(summary.period), "next": None}.get(said.section, summary.period)
    might = [
        (step, {word for change in touching for word in _words(change, summary.options.language)})
        for step in steps
        if (touching := [change for change in step.changes if _may_matter(change, kinds, period)])
    ]
    brought = [step for step, words in might if any((word in said.sentence) != (word in reads) for word in words)]
    moved = [step for step, words in might if any(said.sentence.find(word) != reads.find(word) for word in words)]
    return tuple(brought or moved or (step for step, _ in might))


def _with_year_before(period: Period) -> Period:
    return Period(period.first.plus(-12), period.last)


def _words(change: Change, language: str) -> Iterator[str]:
    """Yield the texts and labels that a record said before or says now, but not both."""
    say = catalogue(language).gettext
    before, after = set(_values(change.before)), set(_values(change.after))
    for field, value in before ^ after:
        terms = TERMS.get(_CODED[field], {}) if field in _CODED else {}
        word = say(terms[value].label) if value in terms else value
        yield from (word, word.lower())


def _values(kept: Any, field: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text in a record as it is kept, with the field that keeps it."""
    if isinstance(kept, dict):
        for name, value in kept.items():
            yield from _values(value, name)
    elif isinstance(kept, list):
        for value in kept:
            yield from _values(value, field)
    elif isinstance(kept, str) and kept:
        yield field, kept
