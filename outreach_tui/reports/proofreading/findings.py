"""What proofreading finds, and how a number in a text is weighed against the records."""

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from outreach_tui.domain.figures import Figures
from outreach_tui.domain.rounding import Mark, overstates, supports
from outreach_tui.domain.summary import Facts, Query
from outreach_tui.reports.ledger import make_ledger
from outreach_tui.reports.proofreading.subjects import Scope, Subject


class Fault(StrEnum):
    """What is wrong with a number in a text."""

    ABOVE_TRUTH = "above_truth"
    TWO_MARKS = "two_marks"
    WRONG_MEASURE = "wrong_measure"
    NEEDLESS_MARK = "needless_mark"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Finding:
    """One fault: where (line, from 1), the words, and what the records say (``truth``, with its measure word).

    ``behind`` is what the records say it from, where the words name something that is on record.
    """

    fault: Fault
    line: int
    quote: str
    value: int
    truth: int | None = None
    measure: str = ""
    behind: Query | None = None


class About(NamedTuple):
    """What a number is about: a subject, in one of some parts of the period, the likeliest first.

    ``measure`` is the word it is counted in. ``part`` says that the number may be about a part of what the words
    name, ``wrong_measure`` that it stands with another measure word.
    """

    subject: Subject
    scopes: tuple[Scope, ...]
    measure: str
    part: bool = False
    wrong_measure: bool = False


@dataclass(frozen=True)
class Stated:
    """A number as a text states it; ``twice``: with two marks that exclude each other."""

    quote: str
    value: int
    mark: Mark
    twice: bool
    about: About | None


def _is_just_surpassed(truth: int, value: int, mark: Mark) -> bool:
    """Tell whether a number that is no round one is said to be surpassed, and is by little: over 45, and it is 46."""
    return mark is Mark.AT_LEAST and value % 10 != 0 and value < truth and truth * 10 <= value * 11


class Judge:
    """Weighs what a text states against the figures of a period."""

    def __init__(self, facts: Facts) -> None:
        self._known = {name: entry.value for name, entry in make_ledger(facts).items() if entry.value}

    def find(self, line: int, stated: Stated, *, in_table: bool = False) -> Finding | None:
        """Return what is wrong with a number; ``None`` when nothing is, or nothing is known.

        In a table it may always be about a part: about the community or the day of its row.
        """
        about = stated.about and stated.about._replace(part=stated.about.part or in_table)
        behind = about.subject.query(about.scopes[0].selection) if about else None
        if stated.twice:
            return Finding(Fault.TWO_MARKS, line, stated.quote, stated.value, behind=behind)
        if about is None:
            return None
        if about.wrong_measure:
            return Finding(Fault.WRONG_MEASURE, line, stated.quote, stated.value, None, about.measure, behind)
        faults = [self._weigh(about, scope.figures, stated) for scope in about.scopes]
        if not faults[0] or not all(faults):
            return None
        fault, truth = faults[0]
        return Finding(fault, line, stated.quote, stated.value, truth, about.measure, behind)

    def _weigh(self, about: About, figures: Figures, stated: Stated) -> tuple[Fault, int] | None:
        truth, value, mark = about.subject.counted(figures), stated.value, stated.mark
        if truth is None:
            return None
        if overstates(truth, value, mark):
            return Fault.ABOVE_TRUTH, truth
        if supports(truth, value, mark) or _is_just_surpassed(truth, value, mark):
            return None
        if mark is Mark.AT_LEAST and truth == value:
            return Fault.NEEDLESS_MARK, truth
        if about.part or self._is_of_a_part(about.subject, figures, stated):
            return None
        return Fault.UNSUPPORTED, truth

    def _is_of_a_part(self, subject: Subject, figures: Figures, stated: Stated) -> bool:
        """Tell whether it may well be about a part: one category, one community, one kind of event."""
        known = {value for name, value in self._known.items() if name.startswith(subject.ledger)}
        return any(supports(value, stated.value, stated.mark) for value in known.union(subject.parts(figures)))
