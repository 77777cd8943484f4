"""What came of importing a file, and what the user decided about it."""

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from outreach_tui.domain.drafts import ConsultationDraft, DistributionDraft, EventDraft, MaterialDraft
from outreach_tui.domain.problems import Problem
from outreach_tui.intake.columns import NO_WISHES, Headings, Wishes
from outreach_tui.intake.layout import Table
from outreach_tui.intake.row_cells import Flaw
from outreach_tui.intake.sheets import Place

#: So many flaws of a file are kept; a file with more is wrong as a whole.
MOST_FLAWS = 5000


class Duplicates(StrEnum):
    """What becomes of rows that are probably on record already."""

    ASK = "ask"  #: nothing is saved before somebody says
    SKIP = "skip"
    ADD = "add"


@dataclass(frozen=True)
class Options:
    """How a file is to be read, and what the user has decided.

    ``insist`` says yes to everything that was only taken for granted or doubted.
    """

    columns: Wishes = NO_WISHES
    community: str = ""
    sheet: str = ""
    year: int | None = None
    insist: bool = False
    duplicates: Duplicates = Duplicates.ASK
    #: Rows that are to be added whatever becomes of others that are probably on record already.
    added: frozenset[Place] = frozenset()


class Alike(NamedTuple):
    """A row that may be on record already; ``number`` names the event it resembles, ``title`` what that is called."""

    place: Place
    draft: EventDraft | ConsultationDraft | DistributionDraft
    number: str = ""
    title: str = ""


class SheetRead(NamedTuple):
    """How a sheet was taken: its headings, ``None`` when it was passed over for the reason given."""

    name: str
    headings: Headings | None
    passed_over: str = ""
    left_out: tuple[tuple[int, str], ...] = ()


@dataclass
class Outcome:
    """What came of one file."""

    name: str
    path: Path
    encoding: str = ""
    sheets: list[SheetRead] = field(default_factory=list)
    new: Counter[Table] = field(default_factory=Counter)
    same: Counter[Table] = field(default_factory=Counter)
    doubtful: list[Alike] = field(default_factory=list)
    rejected: list[Flaw] = field(default_factory=list)
    #: Rows with at least one cell that was rejected, also those whose flaws were too many to keep.
    rejected_rows: int = 0
    doubts: list[Flaw] = field(default_factory=list)
    notes: list[Flaw] = field(default_factory=list)
    proposals: list[MaterialDraft] = field(default_factory=list)
    communities: Counter[str] = field(default_factory=Counter)
    #: What keeps the whole file from being read.
    refused: tuple[Problem, ...] = ()
    saved: bool = False

    @property
    def records(self) -> int:
        """How many records the file holds that are not rejected."""
        return sum(self.new.values()) + sum(self.same.values()) + len(self.doubtful)

    @property
    def unsure(self) -> bool:
        """Whether anything was taken for granted that the user has to confirm."""
        return bool(self.doubts) or any(sheet.headings and sheet.headings.unsure for sheet in self.sheets)


def may_be_saved(outcome: Outcome, options: Options) -> bool:
    """Tell whether nothing stands against saving: no rejected cell, no question without an answer."""
    if outcome.refused or outcome.rejected or not outcome.records:
        return False
    if outcome.doubtful and options.duplicates is Duplicates.ASK:
        return False
    return options.insist or not outcome.unsure
