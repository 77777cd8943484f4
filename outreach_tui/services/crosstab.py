"""One measure split by two dimensions at once: communities by months, categories by outcomes … Only reads."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from outreach_tui.domain.figures import Basis, Dimension, Figures, Selection, TallyRow
from outreach_tui.domain.months import Period
from outreach_tui.domain.vocabulary import Measure
from outreach_tui.services.office import Office
from outreach_tui.services.tallying import count_tally, key_text, narrowed
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import tallies as tally_reads

#: Of two dimensions, the one that comes first here is narrowed to one value after the other, and the records
#: left each time are counted by the other one. Heads of an audience are known only where audiences are counted.
_NARROWED_FIRST = (
    Dimension.MONTH, Dimension.COMMUNITY, Dimension.FORM, Dimension.LAW, Dimension.CATEGORY, Dimension.OUTCOME,
    Dimension.MATERIAL, Dimension.AUDIENCE,
)  # fmt: skip


@dataclass(frozen=True)
class CrossRow:
    """One value of the first dimension: its figure for each value of the second, and all of it, each once."""

    key: str
    values: tuple[int, ...]
    total: int
    selection: Selection


@dataclass(frozen=True)
class CrossTable:
    """A measure (of copies: those in one measure word) by two dimensions.

    ``total`` and the totals of rows and columns count each record once, so values may add up to more.
    """

    period: Period
    basis: Basis
    rows: Dimension
    columns: Dimension
    measure: Measure
    word: str
    column_keys: tuple[str, ...]
    lines: tuple[CrossRow, ...]
    totals: tuple[int, ...]
    total: int
    selection: Selection

    def selection_of(self, line: int | None, column: int | None) -> Selection:
        """Return the records behind a value; ``None`` stands for the total."""
        selection = self.selection if line is None else self.lines[line].selection
        return selection if column is None else narrowed(selection, self.columns, self.column_keys[column])


@dataclass(frozen=True)
class Question:
    """What to count: a measure by two dimensions in a period."""

    period: Period
    rows: Dimension
    columns: Dimension
    measure: Measure
    word: str = ""
    basis: Basis = Basis.PLAN


def cross(office: Office, asked: Question) -> CrossTable:
    """Count a measure by two dimensions in one transaction; both must be carried by what it counts."""
    with office.database.reading() as reader:
        rows = count_tally(reader, asked.period, asked.rows, asked.basis)
        columns = count_tally(reader, asked.period, asked.columns, asked.basis)
        cells = _cells(reader, asked, rows.rows, columns.rows)

    def of(figures: Figures) -> int:
        return figures.of(asked.measure, asked.word)

    def line(row: TallyRow) -> CrossRow:
        values = tuple(cells[row.key, column.key] for column in columns.rows)
        return CrossRow(row.key, values, of(row.figures), row.selection)

    return CrossTable(
        asked.period,
        asked.basis,
        asked.rows,
        asked.columns,
        asked.measure,
        asked.word,
        tuple(column.key for column in columns.rows),
        tuple(map(line, rows.rows)),
        tuple(of(column.figures) for column in columns.rows),
        of(rows.total.figures),
        rows.total.selection,
    )


def _cells(
    reader: Reader, asked: Question, rows: Sequence[TallyRow], columns: Sequence[TallyRow]
) -> Counter[tuple[str, str]]:
    """Return every value by the keys of its row and column."""
    by_row = _NARROWED_FIRST.index(asked.rows) < _NARROWED_FIRST.index(asked.columns)
    outer, counted = (rows, asked.columns) if by_row else (columns, asked.rows)
    cells: Counter[tuple[str, str]] = Counter()
    for one in outer:
        if not one.figures.of(asked.measure, asked.word):
            continue
        for part in _COUNT[asked.measure](reader, one.selection, counted):
            key = key_text(part.key, counted)
            place = (one.key, key) if by_row else (key, one.key)
            cells[place] += tally_reads.summed((part,)).of(asked.measure, asked.word)
    return cells


_Counting = Callable[[Reader, Selection, Dimension | None], Sequence[tally_reads.Counted]]
_COUNT: Mapping[Measure, _Counting] = {
    Measure.EVENTS: tally_reads.count_events,
    Measure.ATTENDANCE: tally_reads.count_events,
    Measure.CONSULTATIONS: tally_reads.count_consultations,
    Measure.COPIES: tally_reads.count_copies,
}
