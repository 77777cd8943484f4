"""Walking through a file: every row is read, checked, held against what is on record, and handed on."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from outreach_tui.domain.drafts import ConsultationDraft, DistributionDraft, EventDraft
from outreach_tui.domain.findings import Known
from outreach_tui.domain.identifiers import RecordId
from outreach_tui.domain.months import Month
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.records import Community, Event, Material
from outreach_tui.domain.text import clean
from outreach_tui.intake.columns import Headings
from outreach_tui.intake.layout import Table
from outreach_tui.intake.proposals import Proposals
from outreach_tui.intake.row_cells import Flaw
from outreach_tui.intake.rows import Reader as RowReader
from outreach_tui.intake.rows import Row
from outreach_tui.intake.several_tables import tables_of
from outreach_tui.intake.sheets import Sheet, Source
from outreach_tui.intake.surroundings import is_plan, surroundings
from outreach_tui.intake.ticks import with_ticks
from outreach_tui.services.duplicates import Existing, content_of
from outreach_tui.services.import_results import MOST_FLAWS, Alike, Duplicates, Options, Outcome, SheetRead
from outreach_tui.services.import_serials import Serials, number_of
from outreach_tui.services.import_sinks import Sink
from outreach_tui.services.told_twice import ToldTwice
from outreach_tui.store.reader import Reader
from outreach_tui.store.reads import events as event_reads
from outreach_tui.store.reads.whole import EventPlace, taken_serials

#: Rows between two reports of progress.
_STEP = 500

#: Told how many rows were read, and of how many (0: nobody knows yet); what it raises ends the walk.
Progress = Callable[[int, int], None]


class _Remembering(Known):
    """Known names that are looked up once; ``materials`` may grow."""

    def __init__(self, known: Known, materials: list[Material]) -> None:
        super().__init__(known.communities, materials, known.today)
        object.__setattr__(self, "_found", {})

    def community(self, name: str) -> Community | None:
        """Return the community a name means."""
        found: dict[str, Community | None] = self._found  # type: ignore[attr-defined]
        if name not in found:
            found[name] = super().community(name)
        return found[name]


@dataclass
class Walk:
    """One walk through one source."""

    outcome: Outcome
    options: Options
    sink: Sink
    known: Known
    reader: Reader
    progress: Progress
    _numbers: dict[str, EventPlace | None] = field(default_factory=dict)
    #: Events that were on record before, so that their lines may be too.
    _recorded: set[RecordId] = field(default_factory=set)
    _seen: dict[int, int] = field(default_factory=dict)
    _serials: dict[int, Serials] = field(default_factory=dict)

    def __post_init__(self) -> None:
        materials = list(self.known.materials)
        self.known = _Remembering(self.known, materials)
        self._proposals = Proposals(materials)
        self._existing = Existing(self.reader)
        self._told_twice = ToldTwice(())

    def run(self, source: Source) -> None:
        """Read every sheet, events before what hangs on them."""
        self.outcome.encoding = source.encoding
        readers = [reader for sheet in source.sheets for reader in self._open(source, sheet)]
        self._told_twice = ToldTwice(readers)
        rows, total = 0, sum(reader.sheet.height for reader in readers)
        for reader in sorted(readers, key=lambda reader: [*Table].index(reader.headings.table)):
            for row in reader.rows():
                self._take(row)
                rows += 1
                if rows % _STEP == 0:
                    self.progress(rows, total)
            self._settle(reader)
        self.progress(rows, total)
        self.outcome.proposals = [*self._proposals.proposed.values()]
        for name in self._proposals.uncertain:
            problem = Problem("kind_assumed", "material", name, Severity.DOUBT)
            self.outcome.doubts.append(Flaw(self._proposals.places[name], problem))

    def _open(self, source: Source, sheet: Sheet) -> Iterator[RowReader]:
        """Yield a reader for each table of a sheet, none for a sheet that is passed over."""
        wanted = self.options.sheet
        reason = "not_named" if wanted and sheet.name != wanted else "hidden" if sheet.hidden and not wanted else ""
        if reason:
            self.outcome.sheets.append(SheetRead(sheet.name, None, reason))
            return
        for table, headings in tables_of(sheet, self.known.materials, self.options.columns):
            if reader := self._open_table(source, table, headings):
                yield reader

    def _open_table(self, source: Source, sheet: Sheet, headings: Headings | None) -> RowReader | None:
        """Return a reader of a table's rows, ``None`` for one that is passed over."""
        reason = ""
        if headings is not None and not self.options.sheet and is_plan(sheet, headings):
            headings, reason = None, "plan"
        if headings is None:
            self.outcome.sheets.append(SheetRead(sheet.name, None, reason or "no_records"))
            return None
        headings = with_ticks(sheet, headings)
        around = surroundings(
            source,
            sheet,
            headings,
            self.known,
            self._proposals,
            year=self.options.year,
            community=self.options.community,
        )
        return RowReader(sheet, headings, around)

    def _settle(self, reader: RowReader) -> None:
        """Note how a sheet was taken, once its rows are read."""
        self.outcome.sheets.append(SheetRead(reader.sheet.name, reader.headings, left_out=tuple(reader.left_out)))
        self.outcome.doubts += reader.assumed.values()

    def _take(self, row: Row) -> None:
        errors = [flaw for flaw in row.flaws if flaw.problem.severity is Severity.ERROR]
        if not errors and row.table is not Table.EVENTS and row.number:
            errors = self._event_errors(row)
        if errors:
            self.outcome.rejected_rows += 1
            self.outcome.rejected += errors[: max(0, MOST_FLAWS - len(self.outcome.rejected))]
            if row.number and row.table is Table.EVENTS:
                self._numbers.setdefault(row.number, None)
            return
        if row.table is Table.EVENTS:
            self._take_event(row)
        else:
            self._take_line(row)

    def _keep_flaws(self, row: Row) -> None:
        """Keep what the user should confirm or know about a row that is new; of others it was settled before."""
        for flaw in row.flaws:
            kept = self.outcome.doubts if flaw.problem.severity is Severity.DOUBT else self.outcome.notes
            if len(kept) < MOST_FLAWS:
                kept.append(flaw)

    # events

    def _take_event(self, row: Row) -> None:
        number = row.number
        self._told_twice.settle(row)
        draft = row.draft
        assert isinstance(draft, EventDraft)
        for name in draft.communities or ("",):
            self.outcome.communities[name] += 1
        first = self._same_row(draft, row)
        found = self._existing.event(draft, number)
        if found is None and first is not None:
            self._doubt(row, Alike(row.place, draft, "", str(first)), None)
            return
        if found is not None:
            event = self._place_on_record(found.event)
            if found.same:
                self.outcome.same[Table.EVENTS] += 1
                self._numbers[number] = event
            else:
                self._doubt(row, Alike(row.place, draft, found.event.number, found.event.title), event)
            return
        self._add_event(row)

    def _same_row(self, draft: EventDraft, row: Row) -> int | None:
        """Return the row of the file that says the same, for rows that no number tells apart."""
        if row.number:
            return None
        mark = hash(content_of(draft))
        first = self._seen.setdefault(mark, row.place.row)
        return None if first == row.place.row else first

    def _doubt(self, row: Row, alike: Alike, event: EventPlace | None) -> None:
        self.outcome.doubtful.append(alike)
        if self.options.duplicates is Duplicates.ADD or row.place in self.options.added:
            if row.table is Table.EVENTS:
                self._add_event(row)
            else:
                self._add_line(row, self._numbers.get(row.number))
        elif row.table is Table.EVENTS and row.number:
            self._numbers[row.number] = event

    def _add_event(self, row: Row) -> None:
        draft = row.draft
        assert isinstance(draft, EventDraft)
        self._keep_flaws(row)
        self.outcome.new[Table.EVENTS] += 1
        self.outcome.new[Table.CONSULTATIONS] += len(draft.consultations)
        self.outcome.new[Table.MATERIALS] += len(draft.materials)
        self.sink.propose(self._proposals)
        year, serial = self._year_and_serial(draft, row.number)
        event = self.sink.event(draft, year, serial, clean(row.recorder))
        if row.number:
            self._numbers[row.number] = event

    def _year_and_serial(self, draft: EventDraft, number: str) -> tuple[int, int]:
        """Return what numbers an event: its own number where it is free, else the next of its year."""
        own = number_of(number)
        if own and self._serials_of(own[0]).claim(own[1]):
            return own
        year = (draft.month or Month.of(draft.day)).year
        return year, self._serials_of(year).give()

    def _serials_of(self, year: int) -> Serials:
        if year not in self._serials:
            self._serials[year] = Serials(taken_serials(self.reader, year))
        return self._serials[year]

    # lines

    def _event_errors(self, row: Row) -> list[Flaw]:
        if row.number in self._numbers:
            return []
        event_id = event_reads.find_event_id(self.reader, row.number)
        event = event_reads.read_event(self.reader, event_id) if event_id else None
        if event is None or event.deleted:
            return [Flaw(row.place, Problem("unknown_event", "event", row.number))]
        self._numbers[row.number] = self._place_on_record(event)
        return []

    def _place_on_record(self, event: Event) -> EventPlace:
        self._recorded.add(event.id)
        return EventPlace.of(event.id, EventDraft.of(event))

    def _take_line(self, row: Row) -> None:
        event = self._numbers.get(row.number) if row.number else None
        draft = row.draft
        assert not isinstance(draft, EventDraft)
        self._told_twice.compare(row)
        if draft.community:
            self.outcome.communities[draft.community] += 1
        if event is None or event.id in self._recorded:
            own = event.community if event and not draft.community and not row.whole else draft.community
            placed = replace(draft, community=own)
            key = event.id if event else None
            known = (
                self._existing.consultation(placed, key)
                if isinstance(placed, ConsultationDraft)
                else self._existing.distribution(placed, key)
            )
            if known:
                self.outcome.same[row.table] += 1
                return
            if known is None:
                self._doubt(row, Alike(row.place, draft, row.number), event)
                return
        self._add_line(row, event)

    def _add_line(self, row: Row, event: EventPlace | None) -> None:
        self._keep_flaws(row)
        self.outcome.new[row.table] += 1
        self.sink.propose(self._proposals)
        recorder = clean(row.recorder)
        if isinstance(row.draft, ConsultationDraft):
            self.sink.consultation(row.draft, event, recorder, whole=row.whole)
        elif isinstance(row.draft, DistributionDraft):
            self.sink.distribution(row.draft, event, recorder, whole=row.whole)
