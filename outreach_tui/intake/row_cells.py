"""The cells of one row at a time: taken by field, read once for each value, every flaw named by its place."""

import re
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from outreach_tui.domain.months import Month
from outreach_tui.domain.numerals import read_count
from outreach_tui.domain.problems import Problem, Severity
from outreach_tui.intake import cells
from outreach_tui.intake.cells import BadCell
from outreach_tui.intake.columns import Headings
from outreach_tui.intake.community_cells import Communities, named_whole, read_communities
from outreach_tui.intake.days import Days, Hint, counted_from_1900
from outreach_tui.intake.loose_words import loosely
from outreach_tui.intake.sheets import Cells, Place, Sheet, Value, as_text, is_empty
from outreach_tui.intake.surroundings import Surroundings
from outreach_tui.wording.labels import label, read_code

V = TypeVar("V")
C = TypeVar("C", bound=StrEnum)

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


#: Between the words of a cell that says more than one thing: 讲座+咨询.
_SEVERAL = re.compile("[+＋、，,/／和及与]")
_NOTHING = object()
#: Fields of names.
_NAMES = frozenset({"speakers", "co_organisers", "laws"})
#: Values of one column that are remembered with what they were read as.
_MOST_REMEMBERED = 20_000
#: No year, no month.
_NO_HINT = Hint()


def _is_number(value: Value) -> bool:
    if isinstance(value, str):
        return read_count(value) is not None
    return isinstance(value, int | float) and not isinstance(value, bool)


@dataclass
class RowCells:
    """Reads cells of the row that is at hand; what is of the whole sheet is noted once."""

    sheet: Sheet
    headings: Headings
    around: Surroundings
    #: What was taken for granted for the whole sheet.
    assumed: dict[str, Flaw] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._places = {column.field: column.index - 1 for column in reversed(self.headings.columns) if column.field}
        self._notes = [column.index - 1 for column in self.headings.columns if column.field == "note"]
        self._width = max((column.index for column in self.headings.columns if column.heading), default=0)
        #: Columns that are left out and may yet say something.
        self._unread = [column for column in self.headings.columns if column.twice or column.unread]
        self._memo: dict[str, dict[Hashable, Any]] = {}
        #: The community that the nearest heading between the rows names.
        self._group = ""
        #: The month that the nearest heading between the rows names; else that of the words around them.
        self._month_above = self.around.month
        self._row = 0
        self._cells: Cells = []
        self._flaws: list[Flaw] = []

    def _value(self, name: str) -> Value:
        place = self._places.get(name)
        return self._cells[place] if place is not None and place < len(self._cells) else None

    def _place(self, name: str) -> Place:
        index = self._places.get(name)
        return Place(self.sheet.name, self._row, 0 if index is None else index + 1)

    def _flaw(self, name: str, problem: Problem) -> None:
        column = name if name in self._places else _COLUMN_OF.get(name, name)
        self._flaws.append(Flaw(self._place(column), problem))

    def _assume(self, code: str, name: str, value: str, **details: str) -> None:
        """Note once that something was taken for granted; with ``details``, once for every value."""
        key = f"{code} {name} {value}" if details else code
        if key not in self.assumed:
            place = Place(self.sheet.name, self.headings.last_row, self._places.get(name, -1) + 1 if details else 0)
            self.assumed[key] = Flaw(place, Problem(code, name, value, Severity.DOUBT, details=details))

    def _read_code(self, kind: type[C], name: str, value: Value, *, inside: bool = True) -> C:
        """Read a word of a list; one that only seems to mean something in it is told of."""
        try:
            taken = cells.read_code_cell(kind, name, value, inside=inside)
            if not _SEVERAL.search(as_text(value)) or read_code(kind, as_text(value)):
                return taken
        except BadCell:
            loose = loosely(kind, as_text(value))
            if loose is None:
                raise
            taken = loose
        self._assume("word_taken", name, as_text(value).strip(), taken=label(taken))
        return taken

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

    def _name_unread(self) -> None:
        """Note the columns left out that another one says the same as, or that hold numbers nobody understands."""
        for column in [*self._unread]:
            value = self._cells[column.index - 1] if column.index <= len(self._cells) else None
            if not is_empty(value) and (column.twice or _is_number(value)):
                self._unread.remove(column)
                place = Place(self.sheet.name, self.headings.last_row, column.index)
                code = "column_twice" if column.twice else "column_unread"
                self.assumed[f"{code} {column.index}"] = Flaw(place, cells.doubt(code, column.twice, column.heading))

    def _take(self, name: str, read: Callable[[str, Value], V], otherwise: V, hint: Hint = _NO_HINT) -> V:
        """Read a cell; a value met before is not read again. What cannot be read is a flaw."""
        place = self._places.get(name)
        if place is None or place >= len(self._cells):
            return otherwise
        value = self._cells[place]
        if value is None or value == "":
            return otherwise
        memo = self._memo.setdefault(name, {})
        if len(memo) > _MOST_REMEMBERED:
            memo.clear()
        # True, 1 and 1.0 are not the same cell; a text is like nothing else, and most cells are texts
        key = value if hint is _NO_HINT and value.__class__ is str else (value.__class__, value, hint)
        if key not in memo:
            try:
                memo[key] = _NOTHING if self._says_nothing(name, value) else read(name, value)
            except BadCell as bad:
                memo[key] = bad
        found = memo[key]
        if found is _NOTHING:
            return otherwise
        if isinstance(found, BadCell):
            self._flaw(name, found.problem)
            return otherwise
        taken: V = found
        return taken

    def _says_nothing(self, name: str, value: Value) -> bool:
        """Tell whether a cell says that there is nothing; in our own sheets a name may well be a mere sign."""
        return cells.is_nothing(value) and not (self.headings.ours and name in _NAMES)

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
        hint = self._parts()
        if cells.is_nothing(self._value("date")):
            if hint.month is None and self._month_above is not None and "day" in self._places:
                hint = self._in_the_month(hint)
            if hint.month is not None:
                return self._days_of_parts(hint)
        days = self._take("date", lambda name, value: self._read_days(name, value, hint), None, hint)
        if days is None:
            if not self._has_flaw("date"):
                self._flaw("date", Problem("required", "date"))
            return None
        if days.doubt:
            self._flaw("date", cells.doubt(days.doubt, "date", self._value("date"), taken=days.first.isoformat()))
        return days

    def _parts(self) -> Hint:
        """Return what columns of their own say of the year and the month."""
        year = self._take("year", cells.read_year, None)
        month = self._take("month", cells.read_month_part, _NO_HINT)
        return Hint(year or month.year, month.month) if year or month.month else _NO_HINT

    def _in_the_month(self, hint: Hint) -> Hint:
        """Complete a hint by the month that the words above or around the rows name."""
        self._assume("month_assumed", "month", str(self._month_above), taken=str(self._month_above))
        return hint._replace(month=self._month_above)

    def _read_days(self, name: str, value: Value, hint: Hint) -> Days:
        """Read a cell with days; what they leave out is as the words around the rows say."""
        if self.sheet.since_1904:
            value = counted_from_1900(value)
        try:
            return cells.read_day_cell(name, value, hint)
        except BadCell as bad:
            missing = bad.problem.code
            if missing == "year_missing" and hint.year is None and self.around.year is not None:
                whole = hint._replace(year=self.around.year)
            elif missing == "month_missing" and hint.month is None and self._month_above is not None:
                whole = self._in_the_month(hint)
            else:
                raise
        days = self._read_days(name, value, whole)
        if missing == "year_missing" and not self.around.year_is_sure:
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
        part = self._parts()
        if month is None and part.month is not None and part.month != day.month:
            month = Month(part.year or day.year, part.month)
            self._flaw("month", cells.doubt("month_differs", "plan_month", str(month), day=day.isoformat()))
        return month

    def _communities(self, name: str) -> Communities:
        known = self.around.known
        found = self._take(name, lambda field_, value: read_communities("community", value, known), None)
        if found is not None:
            if found.more:
                taken = "、".join(found.names)
                self._flaw(name, cells.doubt("communities_more", "community", self._value(name), taken=taken))
            for text in found.loosely:
                self._assume("word_taken", name, text, taken=named_whole(text, known))
            return found
        return Communities(()) if self._has_flaw(name) else self._communities_around()

    def _communities_around(self) -> Communities:
        """Return the community of a row that names none: of the words around it, or of its other cells."""
        if self._group:
            self._assume("community_of_heading", "community", self._group)
            return Communities((self._group,))
        if self.around.community:
            if not self.around.community_is_sure:
                self._assume("community_assumed", "community", self.around.community)
            return Communities((self.around.community,))
        for name in ("organiser", "venue"):
            if found := named_whole(text := self._text(name), self.around.known):
                self._assume("community_of_cell", name, text, taken=found)
                return Communities((found,))
        return Communities(())

    def _checked(self, problems: tuple[Problem, ...]) -> None:
        for problem in problems:
            name = _COLUMN_OF.get(problem.field, problem.field)
            if problem.code == "required" and self._has_flaw(name):
                continue  # what stands there was named already
            self._flaw(problem.field, problem)
