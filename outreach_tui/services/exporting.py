"""Exporting records: events, consultations and copies handed out, in the sheets that an import reads back."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from outreach_tui.domain.figures import Selection
from outreach_tui.domain.months import Period
from outreach_tui.domain.vocabulary import MaterialKind
from outreach_tui.intake.layout import Table
from outreach_tui.intake.outgoing import Outgoing, consultation_row, distribution_row, event_row
from outreach_tui.intake.sheets import Value
from outreach_tui.intake.writing import writer_for
from outreach_tui.services.listing import ALL_MONTHS, everything
from outreach_tui.services.office import Office
from outreach_tui.store.connection import Reader
from outreach_tui.store.reads import office as office_reads
from outreach_tui.store.reads.whole import recorded_months, whole_consultations, whole_distributions, whole_events

Rows = Iterator[Sequence[Value]]
Counts = dict[Table, int]


class Exporting:
    """Writes records to files."""

    def __init__(self, office: Office) -> None:
        self._office = office

    def export(self, path: Path, period: Period | None = None) -> Counts:
        """Write the records of a period, of all time when ``None``, and return how many there were of each kind.

        ``path`` is a workbook (.xlsx), an archive of CSV files (.zip) or a folder for them.
        """
        self._office.subdistrict()
        write = writer_for(path)
        counts: Counts = dict.fromkeys(Table, 0)
        with self._office.database.reading() as reader:
            months = period or ALL_MONTHS
            kinds = {material.name: material.kind for material in office_reads.materials(reader)}

            def sheet(table: Table, read: Callable[[Reader, Selection], Rows]) -> Outgoing:
                return Outgoing(table, _counted(reader, months, read, counts, table))

            write(
                path,
                [
                    sheet(Table.EVENTS, _events),
                    sheet(Table.CONSULTATIONS, _consultations),
                    sheet(Table.MATERIALS, lambda reader, selection: _distributions(reader, selection, kinds)),
                ],
            )
        return counts


def _counted(
    reader: Reader, period: Period, read: Callable[[Reader, Selection], Rows], counts: Counts, table: Table
) -> Rows:
    """Yield the rows of a period month by month, so that only one month is held in memory."""
    for month in recorded_months(reader, period.first.ym, period.last.ym):
        for row in read(reader, everything(Period.of_month(month))):
            counts[table] += 1
            yield row


def _events(reader: Reader, selection: Selection) -> Rows:
    return map(event_row, whole_events(reader, selection))


def _consultations(reader: Reader, selection: Selection) -> Rows:
    for line in whole_consultations(reader, selection):
        yield consultation_row(line.record, line.recorder)


def _distributions(reader: Reader, selection: Selection, kinds: dict[str, MaterialKind]) -> Rows:
    for line in whole_distributions(reader, selection):
        yield distribution_row(line.record, line.recorder, kinds[line.record.material])
