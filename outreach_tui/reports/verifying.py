"""Is a document that was sent still true: its sentences are told anew and set against what it says."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from outreach_tui.domain.history import Step
from outreach_tui.domain.rounding import Mark, Rule, round_down, supports
from outreach_tui.reports.causes import causes_of_figure, causes_of_words, in_effect
from outreach_tui.reports.claims import Asked, Claim, Said, pairs, words_of
from outreach_tui.reports.model import OWN_WORDS, Figure, Section, Sentence, Summary

#: A sentence of today that shares less of its pairs of signs with one that was sent is about something else.
_ABOUT_THE_SAME = 0.3
#: What is known by a name; to be called otherwise does not make untrue what was said of it.
_NAMED = frozenset({"subdistrict", "community", "material"})


class Verdict(StrEnum):
    """What became of a figure, or of the words of a sentence, since the document was written."""

    HOLDS = "holds"
    CHANGED = "changed"  #: the records say another number, or other words, now
    GONE = "gone"  #: the records no longer give this figure
    ALTERED = "altered"  #: the document itself was changed: figure or sentence is not as it was written


@dataclass(frozen=True)
class Checked:
    """A claim, what the records say now, and the actions that made the difference, newest first.

    ``reads`` is how a sentence whose words no longer hold would read today, ``""`` where it would not be said.
    """

    claim: Claim
    verdict: Verdict
    now: Figure | None
    causes: tuple[Step, ...] = ()
    reads: str = ""


def names_since(steps: Sequence[Step]) -> dict[str, str]:
    """Return what is called otherwise now, by the name it had before some actions, which come newest first."""
    first: dict[str, str] = {}
    last: dict[str, str] = {}
    for change in (change for step in reversed(steps) for change in step.changes if change.kind in _NAMED):
        if change.before and change.after and change.before.get("name") != change.after.get("name"):
            first.setdefault(change.record_id, str(change.before.get("name")))
            last[change.record_id] = str(change.after.get("name"))
    return {name: last[record_id] for record_id, name in first.items() if last[record_id] != name}


def verify(asked: Asked, now: Summary, steps: Sequence[Step]) -> list[Checked]:
    """Set every sentence against the records, in the order of the document.

    Each of its figures has a verdict; its words have one, as a claim without id, where they do not hold.
    """
    steps = in_effect(steps)
    names = names_since(steps)
    ledger = now.ledger()
    told = {section.id: _Told(section) for section in now.sections}
    nothing = _Told(Section("", "", ()))
    checked: list[Checked] = []
    for said in asked.said:
        figures = [_check(claim, ledger.get(_renamed_id(claim.id, names)), now, steps) for claim in said.claims]
        checked += figures
        altered = any(one.verdict is Verdict.ALTERED for one in figures)
        checked += _check_words(said, told.get(said.section, nothing), names, now, steps, altered=altered)
    return checked


def _renamed_id(figure_id: str, names: Mapping[str, str]) -> str:
    """Return what a figure that is known by the name of a community is known by today."""
    begin, dot, name = figure_id.rpartition(".")
    return f"{begin}{dot}{names.get(name, name)}"


class _Told:
    """A section as it would be written today."""

    def __init__(self, section: Section) -> None:
        self._sentences = [sentence for paragraph in section.paragraphs for sentence in paragraph]
        self.words = {_words(sentence) for sentence in self._sentences}

    def nearest(self, sentence: str) -> str:
        """Return the sentence that says today what another one said, ``""`` where there is none."""
        asked = pairs(sentence)
        texts = [told.text for told in self._sentences]
        text = max(texts, key=lambda text: len(asked & pairs(text)), default="")
        return text if len(asked & pairs(text)) >= _ABOUT_THE_SAME * len(asked) else ""


def _words(sentence: Sentence) -> str:
    return words_of(sentence.text, (figure.shown for figure in sentence.figures))


def _check_words(
    said: Said, told: _Told, names: Mapping[str, str], now: Summary, steps: Sequence[Step], *, altered: bool
) -> Iterator[Checked]:
    """Yield what became of the words of a sentence, unless they hold, as a claim without id.

    Words that would read otherwise today are untrue only where something was changed since; else it is the
    program that puts it in other words.
    """
    claim = Claim("", said.sentence, "", None, Rule.EXACT, None, said.standing)
    if not said.standing and not altered:
        yield Checked(claim, Verdict.ALTERED, None)
    words = words_of(said.sentence, (figure.shown for figure in said.claims))
    if said.section == OWN_WORDS or words in told.words or _with_names(words, names) in told.words:
        return
    reads = told.nearest(said.sentence)
    if causes := causes_of_words(replace(said, sentence=_with_names(said.sentence, names)), reads, now, steps):
        yield Checked(claim, Verdict.CHANGED, None, causes, reads)


def _with_names(text: str, names: Mapping[str, str]) -> str:
    """Return a text with today's names."""
    if not names:
        return text
    known = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(known, lambda found: names[found[0]], text)


def _check(claim: Claim, now: Figure | None, summary: Summary, steps: Sequence[Step]) -> Checked:
    if not claim.genuine:
        return Checked(claim, Verdict.ALTERED, now)
    if now is not None and _holds(claim, now):
        return Checked(claim, Verdict.HOLDS, now)
    causes = causes_of_figure(claim, now, summary, steps)
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
