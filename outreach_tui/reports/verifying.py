"""Is a document that was sent still true: its figures are counted anew and set against what it says."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from outreach_tui.domain.history import Change, Step
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Period, Unreadable, parse_period
from outreach_tui.domain.problems import refuse
from outreach_tui.domain.rounding import Mark, Rule, round_down, supports
from outreach_tui.domain.summary import RecordKind
from outreach_tui.reports.manifest import SCHEMA, VERSION
from outreach_tui.reports.model import Figure, Options, Summary, seal

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


#: The same for sentences without a figure, by the section they stand in.
_KINDS_BY_SECTION = {
    "plan": {"plan_month", "community"},
    "coverage": {"event", "zero_report", "community"},
}
_ANY_RECORD = {"event", "consultation", "distribution", "community"}


class Verdict(StrEnum):
    """What became of a figure since the document was written."""

    HOLDS = "holds"
    CHANGED = "changed"  #: the records say another number now
    GONE = "gone"  #: the records no longer give this figure
    ALTERED = "altered"  #: the document itself was changed: figure or sentence is not as it was written


@dataclass(frozen=True)
class Claim:
    """One figure of a document as it stands there; without an id, a sentence that has none."""

    id: str
    sentence: str
    shown: str
    value: int | float | None
    rule: Rule
    record_ids: frozenset[RecordId] | None
    genuine: bool


@dataclass(frozen=True)
class Checked:
    """A claim, what the records say now, and the actions that made the difference, newest first."""

    claim: Claim
    verdict: Verdict
    now: Figure | None
    causes: tuple[Step, ...] = ()


@dataclass(frozen=True)
class Said:
    """A sentence without a figure, and the id of the section it stands in."""

    sentence: str
    section: str
    genuine: bool


@dataclass(frozen=True)
class Asked:
    """What a document is about, so that the same can be counted anew."""

    period: Period
    community: str
    options: Options
    history_mark: RecordId
    claims: tuple[Claim, ...]
    said: tuple[Said, ...] = ()
    district: bool = False


def read_manifest(manifest: dict[str, Any] | None, lines: Sequence[str], name: str) -> Asked:
    """Return what a document claims; refuse one without a manifest of ours, or with a damaged one."""
    if manifest is None or manifest.get("schema") != SCHEMA:
        raise refuse("manifest_missing", "document", name)
    if manifest.get("version") != VERSION:
        raise refuse("manifest_newer", "document", name)
    try:
        return _asked(manifest, lines)
    except (KeyError, TypeError, ValueError, AttributeError, Unreadable) as error:
        raise refuse("document_damaged", "document", name, reason=type(error).__name__) from error


def _asked(manifest: dict[str, Any], lines: Sequence[str]) -> Asked:
    options = manifest["options"]
    figures = {str(figure["id"]): figure for figure in manifest["figures"]}
    text = "\n".join(lines)
    claims = [
        _claim(figures[figure_id], str(told["text"]), text)
        for section in manifest["sections"]
        for paragraph in section["paragraphs"]
        for told in paragraph
        for figure_id in told["figures"]
    ]
    said = [
        Said(words := str(told["text"]), str(section["id"]), not text or words in text)
        for section in manifest["sections"]
        for paragraph in section["paragraphs"]
        for told in paragraph
        if not told["figures"]
    ]
    return Asked(
        parse_period(str(manifest["period"]["label"]), date(2000, 1, 1)),
        str(manifest["community"] or ""),
        Options(
            str(manifest["language"]), bool(options["exact"]), int(options["hide_below"]), bool(options["notes"]),
            bool(options["short"]),
        ),
        str(manifest["history_mark"]),
        tuple(claims),
        tuple(said),
        manifest.get("district") is True,
    )  # fmt: skip


def _claim(figure: dict[str, Any], sentence: str, text: str) -> Claim:
    ids = figure["record_ids"]
    shown = str(figure["shown"])
    return Claim(
        str(figure["id"]),
        sentence,
        shown,
        figure["value"],
        Rule(figure["rule"]),
        None if ids is None else frozenset(map(str, ids)),
        _is_sealed(figure) and shown in sentence and (not text or sentence in text),
    )


def _is_sealed(figure: dict[str, Any]) -> bool:
    """Tell whether a figure is as it was written."""
    names = ("id", "value", "printed", "rule", "unit", "query", "record_ids")
    return figure["hash"] == seal(*(figure[name] for name in names)) and figure["printed"] in figure["shown"]


def verify(asked: Asked, now: Summary, steps: Sequence[Step]) -> list[Checked]:
    """Set every claim against the records, in the order of the document; then come sentences without a figure
    that no longer hold.
    """
    ledger = now.ledger()
    checked = [_check(claim, ledger.get(claim.id), now, steps) for claim in asked.claims]
    return [*checked, *(untrue for said in asked.said for untrue in _untrue(said, now, steps))]


def _untrue(said: Said, now: Summary, steps: Sequence[Step]) -> Iterator[Checked]:
    """Yield what became of a sentence without a figure, unless it holds, as a claim without id.

    One that would read otherwise today is untrue only where something was changed since; else it is the program
    that puts it in other words.
    """
    claim = Claim("", said.sentence, "", None, Rule.EXACT, None, said.genuine)
    if not said.genuine:
        yield Checked(claim, Verdict.ALTERED, None)
    elif said.sentence not in {sentence.text for sentence in now.sentences}:
        causes = tuple(step for step in steps if any(_concerns(said, change, now.period) for change in step.changes))
        if causes:
            yield Checked(claim, Verdict.CHANGED, None, causes)


def _concerns(said: Said, change: Change, period: Period) -> bool:
    if said.section == "next":
        return change.kind == "plan_month"
    return _may_matter(change, _KINDS_BY_SECTION.get(said.section, _ANY_RECORD), period)


def _check(claim: Claim, now: Figure | None, summary: Summary, steps: Sequence[Step]) -> Checked:
    if not claim.genuine:
        return Checked(claim, Verdict.ALTERED, now)
    if now is not None and _holds(claim, now):
        return Checked(claim, Verdict.HOLDS, now)
    causes = tuple(_causes(claim, now, summary, steps))
    return Checked(claim, Verdict.GONE if now is None else Verdict.CHANGED, now, causes)


def _holds(claim: Claim, now: Figure) -> bool:
    """Tell whether what is printed is still a fair statement: 1000余 is one of every count up to 1999."""
    if claim.rule is Rule.HIDDEN or now.rule is Rule.HIDDEN or claim.value is None or now.value is None:
        return claim.rule is now.rule
    if claim.rule is Rule.PERCENT:
        return claim.shown == now.shown
    if claim.rule is Rule.FLOOR:
        return supports(int(now.value), round_down(int(claim.value)).value, Mark.AT_LEAST)
    return claim.value == now.value


def _causes(claim: Claim, now: Figure | None, summary: Summary, steps: Iterable[Step]) -> Iterator[Step]:
    """Yield the actions that touched the figure's records; where those cannot be told, all that might have."""
    steps = list(steps)
    query = now.query if now is not None else None
    kinds = _KINDS_BY_PREFIX.get(claim.id.partition(".")[0], set()) | ({_TABLES[query.kind]} if query else set())
    if query is not None and claim.record_ids is not None and summary.records is not None:
        current = summary.records.ids(query, 10 * max(len(claim.record_ids), 1000))
        if current is not None:
            touched = claim.record_ids.symmetric_difference(current)
            named = [step for step in steps if _touches(step, touched)]
            named += [step for step in steps if step not in named and _changes(step, claim.record_ids & set(current))]
            if named:
                yield from sorted(named, key=lambda step: step.id, reverse=True)
                return
    kinds |= {"event"} if kinds & {"consultation", "distribution"} else set()
    yield from (step for step in steps if any(_may_matter(change, kinds, summary.period) for change in step.changes))


def _touches(step: Step, ids: Collection[RecordId]) -> bool:
    return any(change.record_id in ids for change in step.changes)


def _changes(step: Step, ids: Collection[RecordId]) -> bool:
    return any(change.record_id in ids and any(True for _ in change.fields()) for change in step.changes)


def _may_matter(change: Change, kinds: Collection[str], period: Period) -> bool:
    if change.kind not in kinds:
        return False
    months = {fields["ym"] for fields in (change.before, change.after) if fields and "ym" in fields}
    return not months or any(period.first.ym <= ym <= period.last.ym for ym in months)
