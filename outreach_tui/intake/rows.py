"""From rows under headings to drafts, each wrong or doubtful cell named by its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from outreach_tui.domain.checks import check_consultation, check_distribution, check_event, month_of
from outreach_tui.domain.drafts import ConsultationDraft, ConsultationLine, DistributionDraft, EventDraft, MaterialLine
from outreach_tui.domain.problems import Problem
from outreach_tui.domain.vocabulary import Adviser, Category, MaterialKind, Mode, Outcome, Status
from outreach_tui.intake import cells
from outreach_tui.intake.cell_lists import read_items, read_speakers
from outreach_tui.intake.cells import BadCell
from outreach_tui.intake.community_cells import Communities
from outreach_tui.intake.days import Hint
from outreach_tui.intake.event_names import EventNames
from outreach_tui.intake.layout import Table
from outreach_tui.intake.merged import filled
from outreach_tui.intake.no_record import FILLED_BEFORE, may_be_record, why_no_record
from outreach_tui.intake.proposals import read_material_lines
from outreach_tui.intake.row_cells import Flaw
from outreach_tui.intake.sheets import Cells, Place, Value, as_text, is_empty
from outreach_tui.intake.surroundings import one_community, one_month
from outreach_tui.sheet_columns import column_letters

#: How a text begins that is a day of a year.
_WHOLE_DATE = re.compile(r"\s*[0-9]{4}\s?[-./年]\s?[0-9]{1,2}\s?[-./月]\s?[0-9]{1,2}")
#: Marks what was read of a cell with a day as its hours.
_HOURS = Hint(0, 0)
#: Characters of a heading over some rows; what is longer is a remark.
_LONGEST_GROUP = 20
#: Fields that say how many: a number over several rows is of all of them together.
_COUNTS = frozenset({"attendance", "consultations", "materials", "opinions", "count", "quantity"})


@dataclass(slots=True)
class Row:
    """One row as it was read: the draft, and what stands against it.

    ``number`` is what an event is called in the file, or the event that a line belongs to; ``whole`` says that the
    row names the whole subdistrict, and so not just nobody.
    """

    table: Table
    place: Place
    draft: EventDraft | ConsultationDraft | DistributionDraft
    number: str = ""
    recorder: str = ""
    whole: bool = False
    flaws: tuple[Flaw, ...] = ()


@dataclass
class Reader(EventNames):
    """Reads the rows of one sheet."""

    #: Rows without a record, with the reason: ``total``, ``remark``, ``heading``, ``unfilled``, ``above`` or ``error``.
    left_out: list[tuple[int, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__post_init__()
        self._counting = {column.index for column in self.headings.columns if column.field in _COUNTS}
        self._materials = [column for column in self.headings.columns if column.field == "materials"]
        self._telling = [
            column.index - 1 for column in self.headings.columns if column.field and column.field not in FILLED_BEFORE
        ]
        #: Rows with errors, of which nothing else was met yet.
        self._blemished = {row for row, _ in self.sheet.blemishes if row > self.headings.last_row}
        self._heading_texts = {column.heading for column in self.headings.columns if column.heading}

    def rows(self) -> Iterator[Row]:
        """Yield every record of the sheet in order."""
        read = {
            Table.EVENTS: self._event,
            Table.CONSULTATIONS: self._consultation,
            Table.MATERIALS: self._distribution,
        }[self.headings.table]
        self._name_merged_counts()
        rows_filled = filled(self.sheet.rows(), self.sheet.merges, self._counting)
        for number, row in enumerate(rows_filled, 1):
            if self.sheet.start < number < self.headings.first_row and may_be_record(row):
                self.left_out.append((number, "above"))
            if number <= self.headings.last_row or all(is_empty(cell) for cell in row):
                continue
            self._blemished.discard(number)
            if reason := self._no_record(row):
                self.left_out.append((number, reason))
                if reason == "remark":
                    self._head_rows_below(row)
                continue
            self._row, self._cells, self._flaws = number, row, []
            if self.sheet.blemishes:
                self._name_blemishes()
            if len(row) > self._width:
                self._name_surplus()
            if self._unread:
                self._name_unread()
            result = read()
            result.flaws = tuple(self._flaws)
            yield result
        for number in sorted(self._blemished):
            self.left_out.append((number, "error"))
            self._assume("rows_of_errors", "", "")

    def _name_merged_counts(self) -> None:
        """Say which numbers stand over several rows: they count once, with the first of them."""
        for merge in self.sheet.merges:
            over = range(max(merge.top, self.headings.last_row + 1), merge.bottom + 1)
            if merge.left in self._counting and len(over) > 1:
                place = Place(self.sheet.name, merge.top, merge.left)
                rows = f"{over[0]}-{over[-1]}"
                doubt = cells.doubt("number_over_rows", "", column_letters(merge.left), rows=rows, first=str(over[0]))
                self.assumed[f"number_over_rows {place}"] = Flaw(place, doubt)

    def _no_record(self, row: Cells) -> str:
        """Return why a row holds no record, ``""`` when it does."""
        if self.headings.ours or self._is_dated(row):
            return ""
        if reason := why_no_record(row, self._heading_texts, len(self._places)):
            return reason
        told = any(place < len(row) and not is_empty(row[place]) for place in self._telling)
        return "" if told else "unfilled"

    def _head_rows_below(self, row: Cells) -> None:
        """Keep the community, or the month, that a heading over the rows below it names: 一、长城社区; 三月."""
        text = next(as_text(cell) for cell in row if not is_empty(cell))
        if len(text) > _LONGEST_GROUP:
            return
        self._group = one_community(text, self.around.known) or self._group
        if month := one_month(text):
            self._month_above = month
            self._memo.pop("date", None)

    def _is_dated(self, row: Cells) -> bool:
        """Tell whether a row has a whole date in the column of dates: then it is a record, whatever else it says.

        A date alone says nothing of an event: it is that of a signature, or of a merged cell that reaches too far.
        """
        place = self._places.get("date")
        if place is None or place >= len(row):
            return False
        day = row[place]
        dated = isinstance(day, date) or (isinstance(day, str) and _WHOLE_DATE.match(day) is not None)
        return dated and any(not is_empty(cell) for at, cell in enumerate(row) if at != place)

    def _event(self) -> Row:
        days = self._days()
        communities = self._communities("communities")
        title = self._text("title")
        form = self._form(title)
        day = days.first if days else self.around.known.today
        heads = self._take("attendance", cells.read_number, None)
        opinions = self._take("opinions", cells.read_exact, None)
        begin, end = self._take("date", lambda _name, value: cells.read_hours(value), ("", ""), _HOURS)
        draft = EventDraft(
            day=day,
            form=form,
            title=title or self._made_title(form),
            communities=communities.names,
            whole_subdistrict=communities.whole,
            status=self._take("status", partial(self._read_code, Status, inside=False), Status.HELD),
            month=self._month(day) or month_of(day),
            day_end=self._take("date_end", lambda name, value: self._read_days(name, value, Hint(day.year)).first,
                               days.last if days else None, Hint(day.year)),
            starts_at=self._take("from_time", cells.read_time, begin),
            ends_at=self._take("to_time", cells.read_time, end),
            venue=self._text("venue"),
            organiser=self._text("organiser"),
            co_organisers=self._take("co_organisers", read_items, ()),
            speakers=self._take("speakers", lambda _name, value: read_speakers(value), ()),
            laws=self._take("laws", read_items, ()),
            audiences=self._take("audiences", cells.read_audiences, ()),
            attendance=heads.value if heads else None,
            attendance_estimated=heads.estimated if heads else False,
            opinions=opinions.value if opinions else None,
            note=self._note(),
            materials=self._material_lines(),
            consultations=self._visits(),
        )  # fmt: skip
        checked = check_event(draft, self.around.known)
        if checked.problems:
            self._checked(checked.problems)
        return Row(Table.EVENTS, self._place(""), checked.draft, self._text("number").strip(), self._text("recorder"))

    def _material_lines(self) -> tuple[MaterialLine, ...]:
        lines: list[MaterialLine] = []
        for column in self._materials:
            value = self._cells[column.index - 1] if column.index <= len(self._cells) else None
            if cells.is_nothing(value) or value == 0 or value == "0":
                continue
            try:
                found = read_material_lines(value, column.material, column.unit)
            except BadCell as bad:
                self._flaws.append(Flaw(Place(self.sheet.name, self._row, column.index), bad.problem))
                continue
            for line in found:
                if line.problem is not None:
                    self._flaws.append(Flaw(Place(self.sheet.name, self._row, column.index), line.problem))
                name = self.around.proposals.named(
                    line.name, line.unit, place=Place(self.sheet.name, self._row, column.index)
                )
                lines.append(MaterialLine(name, line.quantity, line.unit))
        return tuple(lines)

    def _visits(self) -> tuple[ConsultationLine, ...]:
        number = self._take("consultations", cells.read_number, None)
        if number is None or not number.value:
            return ()
        if number.estimated:
            value = self._value("consultations")
            self._flaw("consultations", cells.doubt("estimate_taken", "count", value, taken=str(number.value)))
            return (ConsultationLine(count=number.value, note=as_text(value)),)
        return (ConsultationLine(count=number.value),)

    def _consultation(self) -> Row:
        days = self._days()
        day = days.first if days else self.around.known.today
        event = self._text("event").strip()
        communities = self._one_community(event)
        count = self._take("count", cells.read_exact, None)
        hint = Hint(day.year)

        def promised(name: str, value: Value) -> date:
            return self._read_days(name, value, hint).first

        draft = ConsultationDraft(
            day=day,
            category=self._take("category", partial(self._read_code, Category), Category.UNCLASSIFIED),
            community=communities.names[0] if communities.names else "",
            event=event,
            count=count.value if count else 1,
            outcome=self._take("outcome", partial(self._read_code, Outcome), Outcome.UNRECORDED),
            mode=self._take("mode", partial(self._read_code, Mode), Mode.ON_SITE),
            adviser=self._take("adviser", partial(self._read_code, Adviser), Adviser.LAWYER),
            month=self._month(day),
            note=self._note(),
            follow_up_on=self._take("follow_up", promised, None, hint),
            followed_up_on=self._take("followed_up", promised, None, hint),
        )  # fmt: skip
        checked = check_consultation(
            replace(draft, event=event or ("-" if communities.whole else "")), self.around.known
        )
        self._checked(checked.problems)
        settled = replace(checked.draft, event=event)
        return Row(Table.CONSULTATIONS, self._place(""), settled, event, self._text("recorder"), communities.whole)

    def _one_community(self, event: str) -> Communities:
        """Return the one community of a line; a line of an event may leave it to the event."""
        if event and cells.is_nothing(self._value("community")):
            return Communities(())
        communities = self._communities("community")
        if len(communities.names) > 1:
            self._flaw("community", Problem("one_community", "community", as_text(self._value("community"))))
        return communities

    def _distribution(self) -> Row:
        days = self._days()
        day = days.first if days else self.around.known.today
        event = self._text("event").strip()
        communities = self._one_community(event)
        number = self._take("quantity", cells.read_exact, None)
        if number is None and not self._has_flaw("quantity"):
            self._flaw("quantity", Problem("required", "quantity"))
        kind = self._take("kind", partial(self._read_code, MaterialKind), None)
        unit = self._text("unit").strip() or (number.unit if number else "")
        name = self._text("material").strip()
        if not name:
            self._flaw("material", Problem("required", "material"))
        else:
            name = self.around.proposals.named(name, unit, kind, place=self._place("material"))
        draft = DistributionDraft(
            material=name,
            quantity=number.value if number else 1,
            day=day,
            community=communities.names[0] if communities.names else "",
            event=event,
            month=self._month(day),
            note=self._note(),
            measure=unit,
            **self._booth_count(),
        )
        if name:
            checked = check_distribution(draft, self.around.known)
            self._checked(checked.problems)
            draft = checked.draft
        return Row(Table.MATERIALS, self._place(""), draft, event, self._text("recorder"), communities.whole)

    def _booth_count(self) -> dict[str, int]:
        """Return what was counted at a booth; more cannot have come back than went out."""
        taken, back = (self._take(name, cells.read_exact, None) for name in ("taken_out", "brought_back"))
        if taken is None:
            return {}
        brought = back.value if back else 0
        if brought > taken.value:
            details = {"taken": str(taken.value), "back": str(brought)}
            self._flaw(
                "brought_back", Problem("back_beyond_taken", "brought_back", self._text("material"), details=details)
            )
        return {"taken_out": taken.value, "brought_back": brought}
