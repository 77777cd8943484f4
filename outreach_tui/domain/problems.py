"""What can be wrong with an input, as values. Faces put them into words; nothing here is a sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import field as member
from enum import StrEnum

from outreach_tui.domain.value import Value, dataclass


class Severity(StrEnum):
    """How much a problem weighs."""

    ERROR = "error"  #: it cannot be saved
    DOUBT = "doubt"  #: it is saved only when the user says so once more
    NOTE = "note"  #: it is saved; the user is told


@dataclass(frozen=True, eq=False, repr=False)
class Problem(Value):
    """One thing wrong: which field, which value, which rule (``code``), and what the rule needs to be told.

    ``suggestions`` are acceptable values near to the one given, the nearest first.
    """

    code: str
    field: str = ""
    value: str = ""
    severity: Severity = Severity.ERROR
    suggestions: tuple[str, ...] = ()
    details: Mapping[str, str] = member(default_factory=dict)

    def stops(self, *, insist: bool) -> bool:
        """Tell whether nothing can be saved for it; ``insist`` says that the user passed over doubts."""
        return self.severity is Severity.ERROR or (self.severity is Severity.DOUBT and not insist)


class Refused(Exception):
    """An input or an action that cannot be carried out as it stands; nothing was saved."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__(", ".join(f"{problem.field}:{problem.code}" for problem in problems))
        self.problems: Sequence[Problem] = problems

    @property
    def only_doubts(self) -> bool:
        """Whether the user may insist: no problem is an error."""
        return all(problem.severity is not Severity.ERROR for problem in self.problems)


class DatabaseProblem(Refused):
    """The database cannot be used as asked: missing, not ours, damaged, locked, read-only, newer, away."""


def refuse(code: str, field: str = "", value: str = "", **details: str) -> Refused:
    """Return a refusal made of one error."""
    return Refused(Problem(code, field, value, details=details))
