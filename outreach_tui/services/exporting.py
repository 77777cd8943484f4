"""Exporting records: events, consultations and copies handed out, in the sheets that an import reads back."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from outreach_tui.domain.months import Month, Period
from outreach_tui.intake.layout import Table
from outreach_tui.intake.outgoing import Outgoing
from outreach_tui.intake.writing import writer_for
from outreach_tui.services.listing import ALL_MONTHS
from outreach_tui.services.office import Office
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads.leaving import Block, leaving_consultations, leaving_distributions, leaving_events
from outreach_tui.store.reads.whole import recorded_months

Counts = dict[Table, int]

_LEAVING: Mapping[Table, Callable[[Reader, Month], Iterator[Block]]] = {
    Table.EVENTS: leaving_events,
    Table.CONSULTATIONS: leaving_consultations,
    Table.MATERIALS: leaving_distributions,
}


class Exporting:
    """Writes records to files."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def export(self, path: Path, period: Period | None = None) -> Counts:
        """Write the records of a period, of all time when ``None``, and return how many there were of each kind.

        ``path`` is a workbook (.xlsx), JSON (.json), an archive of CSV files (.zip) or a folder for them.
        """
        self._office.subdistrict()
        write = writer_for(path)
        counts: Counts = dict.fromkeys(Table, 0)
        with self._office.database.reading() as reader:
            months = period or ALL_MONTHS
            write(path, [Outgoing(table, _counted(reader, months, table, counts)) for table in _LEAVING])
        return counts


def _counted(reader: Reader, period: Period, table: Table, counts: Counts) -> Iterator[Block]:
    """Yield the records of a period month by month, so that less than one month is held in memory."""
    for month in recorded_months(reader, period.first.ym, period.last.ym):
        for block in _LEAVING[table](reader, month):
            counts[table] += len(block["day"])
            yield block
