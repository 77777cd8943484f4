"""From rows under headings to drafts, each wrong or doubtful cell named by its place."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar

from outreach_tui.domain.checks import check_consultation, check_distribution, check_event
from outreach_tui.domain.drafts import ConsultationDraft, ConsultationLine, DistributionDraft, EventDraft, MaterialLine
from outreach_tui.domain.months import Month
from outreach_tui.domain.naming import folded
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.domain.vocabulary import Adviser, Category, Form, MaterialKind, Mode, Outcome, Status
from outreach_tui.intake import cells
from outreach_tui.intake.cells import BadCell, Communities
from outreach_tui.intake.columns import Headings, filled
from outreach_tui.intake.days import Days, Hint
from outreach_tui.intake.layout import Table
from outreach_tui.intake.proposals import read_material_lines
from outreach_tui.intake.sheets import Cells, Place, Sheet, Value, as_text, is_empty
from outreach_tui.intake.surroundings import Surroundings
from outreach_tui.wording.labels import label

V = TypeVar("V")

_TOTAL = re.compile(
    r"(?:.{0,8}(?:合计|小计|总计|共计|累计)|total|subtotal|sum|grandtotal)[:：]?(?:\(.*\))?", re.IGNORECASE
)
#: How many filled cells of a row are looked at for a word that makes it a total.
_TOTAL_CELLS = 3
_REMARK = re.compile(
    r"\s*(?:备注|说明|注|填表人|填报人|制表|制表人|审核|审核人|负责人|填表日期|填报日期|填表单位|填报单位|联系人|联系电话|note|remark)s?\s*[:：]",
    re.IGNORECASE,
)
#: What a check calls a field, where the column has another name.
_COLUMN_OF = {
    "law": "laws", "audience": "audiences", "speaker": "speakers", "starts_at": "from_time", "ends_at": "to_time",
    "community": "communities",
}  # fmt: skip


@dataclass(frozen=True)
class Flaw:
    """What is wrong with one cell; an error keeps the file out, a doubt waits for the user's word."""

    place: Place
    problem: Problem


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


#: No year, no month.
_NO_HINT = Hint()


@dataclass
class Reader:
    """Reads the rows of one sheet."""

    sheet: Sheet
    headings: Headings
    around: Surroundings
    #: Rows that hold no record, with the reason: ``total``, ``remark`` or ``heading``.
    left_out: list[tuple[int, str]] = field(default_factory=list)
    #: What was taken for granted for the whole sheet.
    assumed: dict[str, Flaw] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = {column.field: column.index - 1 for column in reversed(self.headings.columns) if column.field}
        self._notes = [column.index - 1 for column in self.headings.columns if column.field == "note"]
        self._materials = [column for column in self.headings.columns if column.field == "materials"]
        self._heading_texts = {folded(column.heading) for column in self.headings.columns if column.heading}
        self._width = max((column.index for column in self.headings.columns if column.heading), default=0)
        self._memo: dict[str, dict[tuple[type, Value, Hint], Any]] = {}
        self._row = 0
        self._cells: Cells = []
        self._flaws: list[Flaw] = []

    def rows(self) -> Iterator[Row]:
        """Yield every record of the sheet in order."""
        read = {
            Table.EVENTS: self._event,
            Table.CONSULTATIONS: self._consultation,
            Table.MATERIALS: self._distribution,
        }[self.headings.table]
        for number, row in enumerate(filled(self.sheet.rows(), self.sheet.merges), 1):
            if number <= self.headings.last_row or all(is_empty(cell) for cell in row):
                continue
            if reason := self._no_record(row):
                self.left_out.append((number, reason))
                continue
            self._row, self._cells, self._flaws = number, row, []
            if self.sheet.blemishes:
                self._name_blemishes()
            if len(row) > self._width:
                self._name_surplus()
            result = read()
            result.flaws = tuple(self._flaws)
            yield result

    def _no_record(self, row: Cells) -> str:
        """Return why a row holds no record, ``""`` when it does."""
        if self.headings.ours:
            return ""
        texts = [as_text(cell) for cell in row if not is_empty(cell)]
        if any(_TOTAL.fullmatch(folded(text)) for text in texts[:_TOTAL_CELLS]):
            return "total"
        if len(texts) > 1 and sum(folded(text) in self._heading_texts for text in texts) > len(texts) // 2:
            return "heading"
        distinct = set(texts)
        if (len(distinct) == 1 and (len(texts) > 1 or len(self._places) > 2)) or _REMARK.match(texts[0]):
            return "remark"
        return ""

    # cells

    def _value(self, name: str) -> Value:
        place = self._places.get(name)
        return self._cells[place] if place is not None and place < len(self._cells) else None

    def _place(self, name: str) -> Place:
        index = self._places.get(name)
        return Place(self.sheet.name, self._row, 0 if index is None else index + 1)

    def _flaw(self, name: str, problem: Problem) -> None:
        column = name if name in self._places else _COLUMN_OF.get(name, name)
        self._flaws.append(Flaw(self._place(column), problem))

    def _assume(self, code: str, name: str, value: str) -> None:
        """Note once that something was taken for granted."""
        if code not in self.assumed:
            self.assumed[code] = Flaw(
                Place(self.sheet.name, self.headings.last_row), Problem(code, name, value, Severity.DOUBT)
            )

    def _name_blemishes(self) -> None:
        for name, index in self._places.items():
            if (text := self.sheet.blemishes.get((self._row, index + 1))) is not None:
                code = "formula_uncalculated" if text == "=" else "cell_error"
                self._flaw(name, Problem(code, name, text))

    def _name_surplus(self) -> None:
        """Name what stands to the right of the last heading: nothing is left out without a word."""
        for index in range(self._width, len(self._cells)):
            if not is_empty(value := self._cells[index]):
                place = Place(self.sheet.name, self._row, index + 1)
                self._flaws.append(Flaw(place, cells.doubt("cell_without_heading", "", value)))

    def _take(self, name: str, read: Callable[[str, Value], V], otherwise: V, hint: Hint = _NO_HINT) -> V:
        """Read a cell; a value met before is not read again. What cannot be read is a flaw."""
        value = self._value(name)
        if value is None or value == "" or cells.is_nothing(value):
            return otherwise
        memo = self._memo.setdefault(name, {})
        key = (value.__class__, value, hint)
        if key not in memo:
            try:
                memo[key] = read(name, value)
            except BadCell as bad:
                memo[key] = bad
        found = memo[key]
        if isinstance(found, BadCell):
            self._flaw(name, found.problem)
            return otherwise
        taken: V = found
        return taken

    def _text(self, name: str) -> str:
        value = self._value(name)
        if self.headings.ours:
            return as_text(value)
        return as_text(value).strip()

    def _note(self) -> str:
        if len(self._notes) < 2:
            return self._text("note")
        texts = [as_text(self._cells[place]).strip() for place in self._notes if place < len(self._cells)]
        return "；".join(filter(None, texts))

    # what rows of every table have

    def _days(self) -> Days | None:
        """Return the day or days of a row, put together from the columns that say something of it."""
        year = self._take("year", cells.read_year, None)
        month = self._take("month", lambda name, value: cells.read_part(name, value, 12), None)
        hint = Hint(year, month)
        if cells.is_nothing(self._value("date")) and month is not None:
            return self._days_of_parts(hint)
        days = self._take("date", lambda name, value: self._read_days(name, value, hint), None, hint)
        if days is None:
            if not self._has_flaw("date"):
                self._flaw("date", Problem("required", "date"))
            return None
        if days.doubt:
            self._flaw("date", cells.doubt(days.doubt, "date", self._value("date"), taken=days.first.isoformat()))
        return days

    def _read_days(self, name: str, value: Value, hint: Hint) -> Days:
        try:
            return cells.read_day_cell(name, value, hint)
        except BadCell as bad:
            if bad.problem.code != "year_missing" or self.around.year is None:
                raise
        days = cells.read_day_cell(name, value, hint._replace(year=self.around.year))
        if not self.around.year_is_sure:
            self._assume("year_assumed", "year", str(self.around.year))
        return days

    def _days_of_parts(self, hint: Hint) -> Days | None:
        day = self._take("day", lambda name, value: cells.read_part(name, value, 31), None)
        year = hint.year or self.around.year
        if hint.year is None and year is not None and not self.around.year_is_sure:
            self._assume("year_assumed", "year", str(year))
        if year is None or hint.month is None:
            self._flaw("month", Problem("year_missing", "date", as_text(self._value("month"))))
            return None
        try:
            first = date(year, hint.month, day or 1)
        except ValueError:
            self._flaw("day", Problem("no_such_day", "date", f"{year}-{hint.month}-{day}"))
            return None
        if day is None:
            if "day" in self._places:
                self._flaw("day", Problem("required", "date"))
            else:
                self._assume("day_first_of_month", "date", "")
        return Days(first)

    def _has_flaw(self, name: str) -> bool:
        column = self._places.get(name, -1) + 1
        return any(flaw.place.column == column for flaw in self._flaws if column)

    def _month(self, day: date) -> Month | None:
        hint = Hint(day.year)
        month = self._take("plan_month", lambda name, value: cells.read_month_cell(name, value, hint), None, hint)
        part = self._take("month", lambda name, value: cells.read_part(name, value, 12), None)
        if month is None and part is not None and part != day.month:
            month = Month(self._take("year", cells.read_year, None) or day.year, part)
            self._flaw("month", cells.doubt("month_differs", "plan_month", str(month), day=day.isoformat()))
        return month

    def _communities(self, name: str) -> Communities:
        known = self.around.known
        found = self._take(name, lambda field_, value: cells.read_communities("community", value, known), None)
        if found is not None:
            return found
        if self.around.community and not self._has_flaw(name):
            if not self.around.community_is_sure:
                self._assume("community_assumed", "community", self.around.community)
            return Communities((self.around.community,))
        return Communities(())

    def _checked(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            name = _COLUMN_OF.get(problem.field, problem.field)
            if problem.code == "required" and self._has_flaw(name):
                continue  # what stands there was named already
            self._flaw(problem.field, problem)

    # one row of each table

    def _event(self) -> Row:
        days = self._days()
        communities = self._communities("communities")
        title = self._text("title")
        form = self._form(title)
        day = days.first if days else self.around.known.today
        heads = self._take("attendance", cells.read_number, None)
        opinions = self._take("opinions", cells.read_exact, None)
        draft = EventDraft(
            day=day,
            form=form,
            title=title or self._made_title(form),
            communities=communities.names,
            whole_subdistrict=communities.whole,
            status=self._take("status", lambda name, value: cells.read_code_cell(Status, name, value), Status.HELD),
            month=self._month(day),
            day_end=self._take("date_end", lambda name, value: self._read_days(name, value, Hint(day.year)).first,
                               days.last if days else None, Hint(day.year)),
            starts_at=self._take("from_time", cells.read_time, ""),
            ends_at=self._take("to_time", cells.read_time, ""),
            venue=self._text("venue"),
            organiser=self._text("organiser"),
            co_organisers=tuple(cells.split_list(as_text(self._value("co_organisers")))),
            speakers=self._take("speakers", lambda _name, value: cells.read_speakers(value), ()),
            laws=tuple(cells.split_list(as_text(self._value("laws")))),
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

    def _form(self, title: str) -> Form:
        """Return the form of a row; where nobody says it, what the title says of it."""
        form = self._take("form", lambda name, value: cells.read_code_cell(Form, name, value, inside=True), None)
        if form is not None or self._has_flaw("form"):
            return form or Form.OTHER
        guessed = cells.code_inside(Form, title)
        if "form" in self._places:
            self._flaw("form", Problem("required", "form"))
        else:
            self._assume("form_assumed", "form", "")
        return guessed or Form.OTHER

    def _made_title(self, form: Form) -> str:
        """Return a title where the table has no column for one; a title left empty stays missing."""
        if "title" in self._places:
            return ""
        self._assume("title_assumed", "title", "")
        laws = self._text("laws")
        return "".join(filter(None, (laws, label(form))))

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
            category=self._take(
                "category", lambda name, value: cells.read_code_cell(Category, name, value, inside=True),
                Category.UNCLASSIFIED,
            ),
            community=communities.names[0] if communities.names else "",
            event=event,
            count=count.value if count else 1,
            outcome=self._take(
                "outcome", lambda name, value: cells.read_code_cell(Outcome, name, value, inside=True),
                Outcome.UNRECORDED,
            ),
            mode=self._take(
                "mode", lambda name, value: cells.read_code_cell(Mode, name, value, inside=True), Mode.ON_SITE
            ),
            adviser=self._take(
                "adviser", lambda name, value: cells.read_code_cell(Adviser, name, value, inside=True), Adviser.LAWYER
            ),
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
        kind = self._take(
            "kind", lambda name, value: cells.read_code_cell(MaterialKind, name, value, inside=True), None
        )
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
        )
        if name:
            checked = check_distribution(draft, self.around.known)
            self._checked(checked.problems)
            draft = checked.draft
        return Row(Table.MATERIALS, self._place(""), draft, event, self._text("recorder"), communities.whole)
