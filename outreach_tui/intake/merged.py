"""Merged cells: a workbook keeps what they say in the first of them only."""

from collections.abc import Collection, Iterable, Sequence

from outreach_tui.intake.sheets import Cells, Merge


def filled(rows: Iterable[Cells], merges: Sequence[Merge], counting: Collection[int] = ()) -> Iterable[Cells]:
    """Yield rows in which every cell of a merged range holds what its first cell does.

    Not so in the columns that count something: a number over several rows is one number.
    """
    if not merges:
        yield from rows
        return
    starting: dict[int, list[Merge]] = {}
    for merge in merges:
        starting.setdefault(merge.top, []).append(merge)
    open_merges: list[tuple[Merge, object]] = []
    for number, row in enumerate(rows, 1):
        for merge in starting.get(number, ()):
            value = row[merge.left - 1] if merge.left <= len(row) else None
            open_merges.append((merge, value))
        if open_merges:
            row = _fill(row, number, open_merges, counting)
            open_merges = [(merge, value) for merge, value in open_merges if merge.bottom > number]
        yield row


def _fill(row: Cells, number: int, merges: Iterable[tuple[Merge, object]], counting: Collection[int]) -> Cells:
    copied = list(row)
    for merge, value in merges:
        for column in range(merge.left, min(merge.right, len(copied)) + 1):
            if (number, column) != (merge.top, merge.left) and column not in counting:
                copied[column - 1] = value  # type: ignore[call-overload]
    return copied
