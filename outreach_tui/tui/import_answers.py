"""What the user says of files to be imported: what columns hold, whose they are, of which year, which rows go in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from outreach_tui.domain.naming import folded
from outreach_tui.i18n import gettext as _
from outreach_tui.intake.columns import Column, Wishes
from outreach_tui.intake.layout import FIELDS, Table
from outreach_tui.intake.sheets import Place
from outreach_tui.services.import_results import Duplicates, Options, Outcome, may_be_saved
from outreach_tui.services.import_words import field_name
from outreach_tui.tui.import_lines import Kind, Line
from outreach_tui.tui.text import in_line

#: Before anything was answered: rows that may be on record already are shown, and left out.
_ASKING = Options(duplicates=Duplicates.ASK)
#: The years that are offered for days without one.
_YEARS = 12
#: Tells whether a file has to be read again.
Concerned = Callable[[Outcome], bool]


@dataclass(frozen=True)
class Question:
    """What is asked of a line: the answers, the one that holds now, and what takes an answer by its place.

    ``take`` returns which files have to be read again.
    """

    text: str
    names: Sequence[str]
    chosen: int
    take: Callable[[int], Concerned]


class Answers:
    """Everything that was answered so far."""

    def __init__(self) -> None:
        self._options: dict[Path, Options] = {}
        #: What columns hold by the user's word, in all files: heading, as it is compared, to field.
        self._fields: dict[str, str] = {}

    def of(self, path: Path) -> Options:
        """Return how a file is to be read."""
        return replace(self._options.get(path, _ASKING), columns=Wishes(dict(self._fields)))

    def decided(self, path: Path) -> Options:
        """Return how a file is to be saved: what was shown is taken as confirmed."""
        return replace(self.of(path), insist=True, duplicates=Duplicates.SKIP)

    def may_be_saved(self, outcome: Outcome) -> bool:
        """Tell whether nothing stands against importing a file."""
        return may_be_saved(outcome, self.decided(outcome.path))

    def change(self, path: Path, **changes: object) -> Concerned:
        """Change how a file is read."""
        self._options[path] = replace(self.of(path), **changes)  # type: ignore[arg-type]
        return lambda outcome: outcome.path == path

    def take(self, column: Column, key: str) -> Concerned:
        """Take a column for a field, in every file that has one headed alike."""
        heading = folded(column.heading)
        self._fields[heading] = key
        return lambda outcome: heading in _headings(outcome)

    def turn_column(self, table: Table, column: Column, steps: int) -> Concerned:
        """Take a column for the field so many places after the one it is taken for."""
        keys = _field_keys(table)
        now = keys.index(column.field) if column.field in keys else 0
        return self.take(column, keys[(now + steps) % len(keys)])

    def turn_row(self, path: Path, place: Place) -> None:
        """Add a row that is probably on record already, or leave it out again."""
        self._options[path] = replace(self.of(path), added=self.of(path).added ^ {place})

    def turn_sheet(self, path: Path, sheet: str) -> Concerned:
        """Read only one sheet of a file, or all of them again."""
        return self.change(path, sheet="" if self.of(path).sheet else sheet)

    def question(self, line: Line, path: Path, communities: Sequence[str], this_year: int) -> Question | None:
        """Return what can be asked of a line; nothing where it is answered without a question."""
        match line.kind:
            case Kind.COLUMN if line.column is not None and line.table is not None:
                return self._ask_field(line.table, line.column)
            case Kind.COMMUNITY:
                names = [_("as the file says"), *communities]
                return Question(
                    _("Whose records are these?"), names, 0,
                    lambda place: self.change(path, community=names[place] if place else ""),
                )  # fmt: skip
            case Kind.YEAR:
                years = [this_year - back for back in range(_YEARS)]
                return Question(
                    _("Of which year are days that name none?"), [*map(str, years)], 0,
                    lambda place: self.change(path, year=years[place]),
                )  # fmt: skip
        return None

    def _ask_field(self, table: Table, column: Column) -> Question:
        keys = _field_keys(table)
        names = [_("left out"), *map(partial(field_name, table), keys[1:])]
        chosen = keys.index(column.field) if column.field in keys else 0
        text = _("What does the column {heading} hold?").format(heading=in_line(column.heading))
        return Question(text, names, chosen, lambda place: self.take(column, keys[place]))


def _field_keys(table: Table) -> list[str]:
    """Return what a column may be taken for, first for nothing; personal data is always left out."""
    return ["", *(field.key for field in FIELDS[table] if field.key != "person")]


def _headings(outcome: Outcome) -> set[str]:
    """Return the headings of a file as they are compared."""
    return {folded(column.heading) for sheet in outcome.sheets if sheet.headings for column in sheet.headings.columns}
