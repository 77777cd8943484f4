"""Finding the headings of a table and what each column holds, with how sure that is.

Headings may stand anywhere in the first rows, under titles, in one row or in two, merged or not.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from outreach_tui.domain.naming import folded
from outreach_tui.domain.new_materials import kind_of_name
from outreach_tui.domain.records import Material
from outreach_tui.domain.vocabulary import MATERIAL_KINDS
from outreach_tui.intake.heading_words import CONTAINED, KNOWN_WORD, OURS, SURE, is_idle, match
from outreach_tui.intake.layout import FIELDS, Field, Table, Where, field_named, named_table
from outreach_tui.intake.material_headings import bare_heading, material_name, unit_of
from outreach_tui.intake.merged import filled
from outreach_tui.intake.sheets import Cells, Merge, Sheet, as_text, is_empty

#: Rows at the top in which headings are looked for.
HEAD_ROWS = 40
_GENERIC = frozenset(
    {"人次", "人数", "数量", "件数", "份数", "册数", "次数", "数", "合计", "总数", "场次", "number", "count", "total"}
)
#: Words in the name of a sheet that say what it lists, and what they weigh against one known heading, which is 20.
_NAMED_AFTER = {Table.CONSULTATIONS: ("咨询",), Table.MATERIALS: ("发放", "领用", "领取")}
_WELL_NAMED = 15
#: 填报单位：某社区 is a line of a form with what was filled in, and no heading.
_FILLED_IN = re.compile(r"[:：]\s*\S")


@dataclass(frozen=True)
class Column:
    """A column: what stands above it, the field it was taken for (``""``: left out), how sure that is in percent.

    ``material`` names what a column of plain numbers counts, ``unit`` its measure word. ``twice`` is the field of a
    column that was left out because another column was taken for the same; ``unread`` says that a column was left
    out because nobody knows what it holds.
    """

    index: int
    heading: str
    field: str = ""
    confidence: int = 0
    material: str = ""
    unit: str = ""
    twice: str = ""
    unread: bool = False


@dataclass(frozen=True)
class Headings:
    """The headings of a sheet: its table, where they stand, and the columns under them.

    ``ours`` says that they are exactly the program's own; ``titles`` are the texts above them.
    """

    table: Table
    first_row: int
    last_row: int
    columns: tuple[Column, ...]
    ours: bool
    titles: tuple[str, ...]

    def column(self, field: str) -> Column | None:
        """Return the column of a field."""
        return next((column for column in self.columns if column.field == field), None)

    @property
    def unsure(self) -> tuple[Column, ...]:
        """The columns that were taken for something without being sure of it."""
        return tuple(column for column in self.columns if column.field and column.confidence < SURE)


@dataclass(frozen=True)
class Wishes:
    """What the user said about columns: folded heading to field key, ``""`` for a column to be left out."""

    fields: Mapping[str, str]


NO_WISHES = Wishes({})


def find_headings(sheet: Sheet, materials: Sequence[Material], wishes: Wishes) -> Headings | None:
    """Return the headings of a sheet, ``None`` when it has none that make a table of records."""
    above = sheet.start
    head = list(islice(filled(sheet.rows(), sheet.merges), above, above + HEAD_ROWS))
    merges = [Merge(merge.top - above, merge.left, merge.bottom - above, merge.right) for merge in sheet.merges]
    named = named_table(sheet.name)
    tables = (named,) if named else tuple(Table)
    best: tuple[int, Headings] | None = None
    for first in range(len(head)):
        if best is not None and any(_is_row(row) for row in head[best[1].last_row - above : first]):
            break  # what follows the rows of a table belongs to another one
        for last in (first, first + 1):
            paths = _paths(head, first, last, merges)
            if paths is None:
                continue
            for table in tables:
                found = _headings(table, paths, (above + first + 1, above + last + 1), materials, wishes)
                score = _score(found)
                if score and any(word in sheet.name for word in _NAMED_AFTER.get(table, ())):
                    score += _WELL_NAMED
                if score and (best is None or score > best[0]):
                    best = score, found
    if best is None:
        return None
    titles = tuple(
        dict.fromkeys(
            as_text(cell).strip() for row in head[: best[1].first_row - 1 - above] for cell in row if not is_empty(cell)
        )
    )
    return replace(best[1], titles=titles)


def _is_row(row: Cells) -> bool:
    """Tell whether a row below headings may be one of records."""
    return sum(not is_empty(cell) for cell in row) > 2


def _paths(head: Sequence[Cells], first: int, last: int, merges: Sequence[Merge]) -> list[tuple[str, ...]] | None:
    """Return the texts above each column, from the upper to the lower row; ``None`` where they cannot be headings."""
    if last >= len(head) or sum(isinstance(cell, str) and not is_empty(cell) for cell in head[last]) < 2:
        return None
    if any(isinstance(cell, int | float) and not isinstance(cell, bool) for cell in head[first]):
        return None
    if first == last:
        return None if _is_upper(head, first, merges) else [(_shown(cell),) for cell in head[first]]
    if any(not isinstance(cell, str | None) for cell in head[last]):
        return None
    if any(_FILLED_IN.search(_shown(cell)) for cell in head[first]):
        return None
    upper, width = "", max(len(head[first]), len(head[last]))
    spans = {column for merge in merges if merge.top == first + 1 for column in range(merge.left, merge.right + 1)}
    paths: list[tuple[str, ...]] = []
    for column in range(width):
        top = _shown(head[first][column]) if column < len(head[first]) else ""
        bottom = _shown(head[last][column]) if column < len(head[last]) else ""
        # a heading over several columns stands only over the first of them where the merging was lost
        upper = top or (upper if bottom and column + 1 not in spans else "")
        paths.append(tuple(dict.fromkeys(filter(None, (upper, bottom)))) or ("",))
    if len({path[0] for path in paths if path[0]}) == 1:
        return None  # a title over all columns
    return paths if any(len(path) > 1 for path in paths) else None


def _is_upper(head: Sequence[Cells], row: int, merges: Sequence[Merge]) -> bool:
    """Tell whether a row is only the upper one of two: a heading over several columns has headings of its own below.

    Left to itself, such a heading would count readers and leaflets as one.
    """
    below = [_shown(cell) for cell in head[row + 1]] if row + 1 < len(head) else []
    for merge in merges:
        if merge.bottom == row + 1 and merge.left < merge.right:
            named = set(filter(None, below[merge.left - 1 : merge.right]))
            if len(named) > 1 and not any(letter.isdigit() for name in named for letter in name):
                return True
    return False


def _shown(cell: object) -> str:
    return " ".join(cell.split()) if isinstance(cell, str) else ""


def _headings(
    table: Table,
    paths: Sequence[tuple[str, ...]],
    rows: tuple[int, int],
    materials: Sequence[Material],
    wishes: Wishes,
) -> Headings:
    taken = [_column(table, index, path, materials, wishes) for index, path in enumerate(paths, 1)]
    columns = _one_of_each(table, taken, {*wishes.fields.values()})
    own = {field.key for field in FIELDS[table] if field.where is not Where.FOREIGN}
    named = [column for column in columns if column.heading]
    ours = bool(named) and all(column.confidence == OURS and column.field in own for column in named)
    return Headings(table, *rows, columns, ours, ())


def _score(found: Headings) -> int:
    """Return how much a table of records this looks like; 0 when it is none."""
    fields = {column.field for column in found.columns if column.field}
    dated = bool(fields & {"date", "month", "day"})
    telling = fields - {"date", "year", "month", "day", "person", "note", "recorder", "number", "event", "plan_month"}
    match found.table:
        case Table.EVENTS:
            fits = dated and len(telling) >= 2 and bool(telling & {"title", "form", "attendance", "materials"})
        case Table.CONSULTATIONS:
            fits = dated and bool(telling & {"category", "outcome"})
        case Table.MATERIALS:
            fits = dated and {"material", "quantity"} <= telling
    if not fits:
        return 0
    sure = sum(2 if column.confidence >= SURE else 1 for column in found.columns if column.field)
    # of two that fit alike the shorter heading, and the table that is the point of it all
    return (
        sure * 10
        + (5 if found.ours else 0)
        + (2 if found.first_row == found.last_row else 0)
        + (1 if found.table is Table.EVENTS else 0)
    )


def _column(table: Table, index: int, path: tuple[str, ...], materials: Sequence[Material], wishes: Wishes) -> Column:
    heading = " ".join(path)
    for name in (heading, path[-1]):
        if (wish := wishes.fields.get(folded(name))) is not None:
            return Column(index, heading, wish, OURS if wish else 0, *_counted(table, wish, path))
    field, confidence = _field(table, path)
    if table is Table.EVENTS and (counted := _material_column(path, field, confidence, materials)):
        return Column(index, heading, "materials", *counted)
    unread = not field and not is_idle(path[-1])
    return Column(index, heading, field, confidence, *_counted(table, field, path), unread=unread)


def _counted(table: Table, field: str, path: tuple[str, ...]) -> tuple[str, str]:
    """Return what a column for materials counts when its cells are plain numbers, and in which measure word."""
    if table is not Table.EVENTS or field != "materials":
        return "", ""
    return material_name(path[-1] if folded(path[-1]) not in _GENERIC else path[0]), unit_of(path[-1])


def _field(table: Table, path: tuple[str, ...]) -> tuple[str, int]:
    """Return the field that headings mean, and how sure that is."""
    leaf = path[-1]
    if len(path) > 1:
        upper, joined = match(table, path[0]), match(table, "".join(path))
        if joined[1] >= SURE:
            return joined
        if folded(bare_heading(leaf)) in _GENERIC and upper[1] >= SURE:
            return upper
    return match(table, leaf)


def _material_column(
    path: tuple[str, ...], field: str, confidence: int, materials: Sequence[Material]
) -> tuple[int, str, str] | None:
    """Return confidence, material and measure word of a column that counts one material."""
    leaf = path[-1]
    name = material_name(leaf)
    under_materials = len(path) > 1 and match(Table.EVENTS, path[0])[0] == "materials"
    if under_materials and folded(name) not in _GENERIC:
        return KNOWN_WORD, name, unit_of(leaf)
    if field and confidence >= SURE:
        return None
    if any(folded(name) == folded(material.name) for material in materials):
        return KNOWN_WORD, name, unit_of(leaf)
    if any(
        folded(word) in folded(name)
        for term in MATERIAL_KINDS.values()
        for word in term.words
        if word not in {"其他", "other"}
    ):
        return SURE if unit_of(leaf) else CONTAINED, name, unit_of(leaf)
    return (SURE, name, unit_of(leaf)) if unit_of(leaf) and kind_of_name(name) else None


#: Fields of which several columns are read and joined.
_SEVERAL = frozenset({"note", "person", "materials"})


def _one_of_each(table: Table, columns: Sequence[Column], named: Collection[str]) -> tuple[Column, ...]:
    """Return the columns with each field in the one most surely its own; further titles go into the note.

    ``named`` are the fields for which the user named a column: of these there is nothing to ask.
    """
    best: dict[str, Column] = {}
    for column in columns:
        if column.field and column.confidence > (best[column.field].confidence if column.field in best else 0):
            best[column.field] = column
    result: list[Column] = []
    for column in columns:
        if not column.field or column.field in _SEVERAL or best[column.field] is column:
            result.append(column)
        elif table is Table.EVENTS and column.field == "title":
            result.append(replace(column, field="note", confidence=min(column.confidence, SURE)))
        elif column.field == "date" and table is Table.EVENTS and "from_time" not in best:
            result.append(replace(column, field="from_time", confidence=CONTAINED))
        else:
            sure, asked = column.confidence >= SURE, column.field not in named
            twice = column.field if sure and asked else ""
            result.append(replace(column, field="", confidence=0, twice=twice, unread=asked and not sure))
    return tuple(result)


def wishes_of(pairs: Iterable[tuple[str, str]]) -> Wishes | str:
    """Return what the user said about columns; the first name of a field that there is none of, if any."""
    fields: dict[str, str] = {}
    for heading, name in pairs:
        if folded(name) in {"", "-", "ignore", "忽略", "不导入"}:
            fields[folded(heading)] = ""
            continue
        found: Field | None = next((field for table in Table if (field := field_named(table, name))), None)
        if found is None:
            return name
        fields[folded(heading)] = found.key
    return Wishes(fields)
