"""What a file tells twice: how many asked and what was handed out, on an event's row and on sheets of their own."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from outreach_tui.domain.drafts import ConsultationDraft, DistributionDraft, EventDraft, MaterialLine
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.intake.layout import Table
from outreach_tui.intake.row_cells import Flaw
from outreach_tui.intake.rows import Reader, Row


class ToldTwice:
    """Lines that other sheets have of events, by the number of the event; they are kept, the event's own are not."""

    def __init__(self, readers: Sequence[Reader]) -> None:
        told = [
            reader.headings
            for reader in readers
            if reader.headings.table is Table.EVENTS and reader.headings.column("number")
        ]
        of_events = {name for name in ("consultations", "materials") for headings in told if headings.column(name)}
        #: Day, community and material (``""``: consultations) of what events on the rows before have told.
        self._at_events: set[tuple[date, str, str]] = set()
        self._visits: Counter[str] = Counter()
        self._copies: Mapping[str, Counter[str]] = defaultdict(Counter)
        if "consultations" in of_events:
            for row in _linked(readers, Table.CONSULTATIONS):
                if isinstance(row.draft, ConsultationDraft):
                    self._visits[row.number] += row.draft.count
        if "materials" in of_events:
            for row in _linked(readers, Table.MATERIALS):
                if isinstance(row.draft, DistributionDraft):
                    self._copies[row.number][row.draft.material] += row.draft.quantity

    def settle(self, row: Row) -> None:
        """Take from the row of an event what has lines of its own."""
        if row.number in self._visits:
            self._settle_visits(row, self._visits[row.number])
        if row.number in self._copies:
            self._settle_copies(row, self._copies[row.number])
        if isinstance(row.draft, EventDraft):
            told = {line.material for line in row.draft.materials} | ({""} if row.draft.consultations else set())
            self._at_events.update((row.draft.day, name, what) for name in row.draft.communities for what in told)

    def compare(self, row: Row) -> None:
        """Doubt a line of no event where an event of the same day and community has told as much."""
        draft = row.draft
        if row.number or isinstance(draft, EventDraft):
            return
        if isinstance(draft, ConsultationDraft):
            code, what, count = "visits_beside", "", draft.count
        else:
            code, what, count = "copies_beside", draft.material, draft.quantity
        if (draft.day, draft.community, what) in self._at_events:
            _doubt(row, Problem(code, "count", str(count), Severity.DOUBT, details={"community": draft.community}))

    def _settle_visits(self, row: Row, lines: int) -> None:
        draft = row.draft
        if not isinstance(draft, EventDraft) or not draft.consultations:
            return
        own = sum(line.count for line in draft.consultations)
        kept = max(own - lines, 0)
        row.draft = replace(draft, consultations=(replace(draft.consultations[0], count=kept),) if kept else ())
        if own != lines:
            details = {"lines": str(lines), "kept": str(kept)}
            _doubt(row, Problem("visits_told_twice", "consultations", str(own), Severity.DOUBT, details=details))

    def _settle_copies(self, row: Row, lines: Counter[str]) -> None:
        draft = row.draft
        if not isinstance(draft, EventDraft):
            return
        own: Counter[str] = Counter()
        for line in draft.materials:
            own[line.material] += line.quantity
        kept: list[MaterialLine] = [line for line in draft.materials if line.material not in lines]
        row.draft = replace(draft, materials=tuple(kept))
        for name in own:
            details = {"material": name, "lines": str(lines[name])}
            if name not in lines:
                told = f"{name} {own[name]}"
                _doubt(row, Problem("copies_told_twice", "materials", told, Severity.DOUBT, details=details))
            elif own[name] != lines[name]:
                _doubt(row, Problem("copies_differ", "materials", str(own[name]), Severity.DOUBT, details=details))


def _doubt(row: Row, problem: Problem) -> None:
    row.flaws = (*row.flaws, Flaw(row.place, problem))


def _linked(readers: Sequence[Reader], table: Table) -> list[Row]:
    """Return the rows of a table that name an event; they are read once more when their turn comes."""
    return [
        row
        for reader in readers
        if reader.headings.table is table
        for row in Reader(reader.sheet, reader.headings, reader.around).rows()
        if row.number
    ]
