"""What proofreading finds, and how a number in a text is weighed against the records."""

from dataclasses import dataclass
from enum import StrEnum

from outreach_tui.domain.figures import Figures
from outreach_tui.domain.rounding import Mark, overstates, supports
from outreach_tui.domain.summary import Facts
from outreach_tui.reports.ledger import make_ledger
from outreach_tui.reports.proofreading.subjects import Subject


class Fault(StrEnum):
    """What is wrong with a number in a text."""

    ABOVE_TRUTH = "above_truth"
    TWO_MARKS = "two_marks"
    WRONG_MEASURE = "wrong_measure"
    NEEDLESS_MARK = "needless_mark"
    UNSUPPORTED = "unsupported"


@dataclass(frozen=True)
class Finding:
    """One fault: where (line, from 1), the words, and what the records say (``truth``, with its measure word)."""

    fault: Fault
    line: int
    quote: str
    value: int
    truth: int | None = None
    measure: str = ""


@dataclass(frozen=True)
class Stated:
    """A number as a text states it; ``part`` says that it may be about a part of what the words name."""

    value: int
    mark: Mark
    part: bool = False


class Judge:
    """Weighs what a text states against the figures of a period."""

    def __init__(self, facts: Facts) -> None:
        self._known = {name: entry.value for name, entry in make_ledger(facts).items() if entry.value}

    def weigh(self, subject: Subject, figures: Figures, stated: Stated) -> tuple[Fault, int] | None:
        """Return what is wrong with a number, and the true one; ``None`` when nothing is, or nothing is known."""
        truth, value, mark = subject.counted(figures), stated.value, stated.mark
        if truth is None:
            return None
        if overstates(truth, value, mark):
            return Fault.ABOVE_TRUTH, truth
        if supports(truth, value, mark):
            return None
        if mark is Mark.AT_LEAST and truth == value:
            return Fault.NEEDLESS_MARK, truth
        if stated.part or self._is_of_a_part(subject, figures, stated):
            return None
        return Fault.UNSUPPORTED, truth

    def _is_of_a_part(self, subject: Subject, figures: Figures, stated: Stated) -> bool:
        """Tell whether it may well be about a part: one category, one community, one kind of event."""
        known = {value for name, value in self._known.items() if name.startswith(subject.ledger)}
        return any(supports(value, stated.value, stated.mark) for value in known.union(subject.parts(figures)))
